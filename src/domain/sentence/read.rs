//! The grammar: `[when:] text`, with names, a kind, a length and tags found in it.

use crate::domain::day::{Day, Days};
use crate::domain::interaction::DepthOfBoth;
use crate::domain::sentence::reading::{Mark, Meaning, Reading, Setting, Span};
use crate::domain::sentence::verbs::{length, told};
use crate::domain::sentence::{marks, when, who};
use crate::domain::text::words::words;

/// Reads `text` against `setting`. Total: any text has a reading.
#[must_use]
pub fn read(text: &str, setting: &Setting<'_>) -> Reading {
    let words = words(text);
    let when = when::find(text, &words, setting.today, setting.choices);
    let tags = marks::tags(text);
    let new = marks::new_people(text);
    let mut taken: Vec<Span> = tags
        .iter()
        .map(|(_, span)| *span)
        .chain(new.iter().map(|(_, span)| *span))
        .collect();
    taken.extend(when.span);
    let mut who = who::find(text, &words, &taken, setting);
    if !new.is_empty() {
        who.people
            .retain(|person| Some(person.id) != setting.selected || !who.marks.is_empty());
    }
    for (name, _) in &new {
        if !who.new_people.contains(name) {
            who.new_people.push(name.clone());
        }
    }
    let told = told(text);
    let somebody = !who.people.is_empty() || !who.new_people.is_empty() || !who.open.is_empty();
    let mut marked = who.marks;
    let mut mark = |span: Span, meaning| marked.push(Mark { span, meaning });
    if let Some(span) = when.span {
        mark(
            span,
            if when.problem.is_some() {
                Meaning::Problem
            } else {
                Meaning::When
            },
        );
    }
    for (_, span) in &tags {
        mark(*span, Meaning::Tag);
    }
    for (_, span) in &new {
        mark(*span, Meaning::NewPerson);
    }
    if let Some((_, start, end)) = length(text, &words) {
        mark(Span::new(start, end), Meaning::Length);
    }
    Reading {
        days: when
            .days
            .unwrap_or_else(|| Days::on(Day::nearest(setting.today))),
        time: None,
        people: who.people,
        new_people: who.new_people,
        kind: told.kind,
        began: None,
        two_way: somebody
            && told
                .kind
                .map_or(told.together, crate::domain::interaction::Kind::two_way),
        minutes: told.minutes,
        chosen: true,
        place: None,
        tags: marks::each_once(tags.iter().map(|(tag, _)| tag.clone())),
        depth: DepthOfBoth::default(),
        promises: Vec::new(),
        topics: Vec::new(),
        words: marks::words_left(text, when.span, &tags, &new),
        marks: marks::in_order(marked),
        open: when.open.into_iter().chain(who.open).collect(),
        problems: when.problem.into_iter().chain(who.problems).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::Id;
    use crate::domain::interaction::Kind;
    use crate::domain::names::{KnownPerson, Names};
    use crate::domain::sentence::reading::{Choice, Company, NumericOrder, OpenKind};

    fn names() -> Names {
        let all = [
            "Ana Petrović",
            "Jo Novak",
            "Jo Weber",
            "Grace Hopper",
            "王小明",
            "Will Smith",
            "Élodie Roux",
        ];
        Names::new(
            all.iter()
                .zip(1..)
                .map(|(name, number)| KnownPerson {
                    id: Id::from_number(number),
                    name: (*name).to_owned(),
                    other_names: Vec::new(),
                    last_contact: None,
                })
                .collect(),
        )
    }

    /// Sunday 22 November 2026, nobody selected unless `selected`.
    fn reading_with(text: &str, selected: Option<i64>, choices: &[Choice]) -> Reading {
        let (names, company) = (names(), Company::default());
        let setting = Setting {
            names: &names,
            groups: &[],
            places: &[],
            company: &company,
            today: "2026-11-22".parse().unwrap(),
            selected: selected.map(Id::from_number),
            order: NumericOrder::Ask,
            choices,
        };
        read(text, &setting)
    }

    fn reading(text: &str) -> Reading {
        reading_with(text, None, &[])
    }

    fn people(reading: &Reading) -> Vec<i64> {
        reading
            .people
            .iter()
            .map(|person| person.id.number())
            .collect()
    }

    #[test]
    fn the_day_stands_first_before_a_colon_or_last() {
        for (text, day, words) in [
            (
                "yesterday: lunch with Grace",
                "2026-11-21",
                "lunch with Grace",
            ),
            ("yday walked with Ana", "2026-11-21", "walked with Ana"),
            (
                "lunch with Grace yesterday",
                "2026-11-21",
                "lunch with Grace",
            ),
            (
                "lunch with Grace on friday",
                "2026-11-20",
                "lunch with Grace",
            ),
            ("fri: lunch with Grace", "2026-11-20", "lunch with Grace"),
            ("last friday lunch", "2026-11-20", "lunch"),
            ("monday lunch", "2026-11-16", "lunch"),
            ("last sunday: lunch", "2026-11-15", "lunch"),
            ("3 days ago, coffee", "2026-11-19", "coffee"),
            ("two weeks ago: coffee", "2026-11-08", "coffee"),
            ("the day before yesterday: coffee", "2026-11-20", "coffee"),
            ("2026-09-14: met Ana", "2026-09-14", "met Ana"),
            ("2019-06: met Ana", "2019-06", "met Ana"),
            ("lunch with Grace", "2026-11-22", "lunch with Grace"),
            ("the 90s band played", "2026-11-22", "the 90s band played"),
            (
                "we met on a sunny day",
                "2026-11-22",
                "we met on a sunny day",
            ),
        ] {
            let reading = reading(text);
            assert_eq!(
                (
                    reading.days.first().to_string().as_str(),
                    reading.words.as_str()
                ),
                (day, words),
                "{text}"
            );
            assert!(reading.is_settled(), "{text}");
        }
    }

    #[test]
    fn a_weekday_that_is_today_is_asked() {
        let open = reading("sunday: lunch with Ana");
        assert_eq!(open.open.len(), 1);
        let choices = [Choice {
            kind: OpenKind::Day,
            words: "sunday".into(),
            offer: "2026-11-15".into(),
        }];
        let settled = reading_with("sunday: lunch with Ana", None, &choices);
        assert!(settled.is_settled());
        assert_eq!(settled.days.first().to_string(), "2026-11-15");
    }

    #[test]
    fn what_the_calendar_does_not_have_is_refused_and_the_future_too() {
        for text in [
            "2026-02-30: met Ana",
            "2026-12-24: met Ana",
            "20205-01-01: met Ana",
            "2026-13: met Ana",
        ] {
            let reading = reading(text);
            assert_eq!(reading.problems.len(), 1, "{text}");
            assert!(!reading.problems[0].next.is_empty());
        }
    }

    #[test]
    fn names_are_found_and_only_those_meant() {
        for (text, who) in [
            ("lunch with Grace", &[4][..]),
            ("lunch with grace and ana", &[4, 1]),
            ("met 王小明 downtown", &[5]),
            ("met elodie", &[7]),
            ("I will be late", &[]),
            ("will we see", &[]),
            ("dinner with Will", &[6]),
            ("Ana's mum called", &[]),
            ("\\Ana is a name", &[]),
            ("@will wrote", &[6]),
            ("Ana, Ana and ana again", &[1]),
            ("Anabel came", &[]),
        ] {
            assert_eq!(people(&reading(text)), who, "{text}");
        }
        assert_eq!(people(&reading_with("long walk", Some(1), &[])), [1]);
        assert_eq!(
            people(&reading_with("long walk with Grace", Some(1), &[])),
            [4]
        );
    }

    #[test]
    fn a_name_of_several_is_asked_and_the_answer_holds_for_the_sentence() {
        let open = reading("jo came, then Jo left");
        assert!(open.people.is_empty());
        assert_eq!(open.open[0].offers.len(), 2);
        let choices = [Choice {
            kind: OpenKind::Person,
            words: "jo".into(),
            offer: "3".into(),
        }];
        let settled = reading_with("coffee with jo, then Jo left", None, &choices);
        assert!(settled.is_settled());
        assert_eq!(people(&settled), [3]);
    }

    #[test]
    fn somebody_new_is_created_and_a_slip_of_the_finger_is_not() {
        let new = reading_with("met @\"Zoë  Park\" and said \"hi\" #boat", Some(1), &[]);
        assert_eq!(new.new_people, ["Zoë Park"]);
        assert!(new.people.is_empty());
        assert_eq!(
            (new.words.as_str(), new.tags.as_slice()),
            ("met Zoë Park and said \"hi\"", &["boat".to_owned()][..])
        );
        let slip = reading("met @Elodei");
        assert!(slip.problems[0].next.contains("Élodie Roux"));
    }

    #[test]
    fn contact_is_counted_only_when_the_words_show_it() {
        for (text, kind, two_way) in [
            ("lunch with Ana", Some(Kind::Met), true),
            ("chess with Ana", None, true),
            ("texted Ana", Some(Kind::ReachedOut), false),
            ("Ana found a flat", None, false),
            ("didn't call Ana", None, false),
        ] {
            let reading = reading(text);
            assert_eq!((reading.kind, reading.two_way), (kind, two_way), "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_has_a_reading_with_its_marks_in_order(text in "\\PC{0,60}|[ @#\"a-zJjo王é0-9:'-]{0,60}") {
            let reading = reading(&text);
            let mut end = 0;
            for mark in &reading.marks {
                proptest::prop_assert!(mark.span.start >= end && mark.span.end <= text.len());
                proptest::prop_assert!(text.get(mark.span.start..mark.span.end).is_some());
                end = mark.span.end;
            }
        }
    }
}
