//! Whatever is typed: no panic, spans in order on the borders of graphemes, and nothing that was
//! finished changes.

use proptest::prelude::{
    ProptestConfig, Strategy, any, prop, prop_assert, prop_assert_eq, proptest,
};
use unicode_segmentation::UnicodeSegmentation;

use super::days::rows;
use super::world::World;
use crate::domain::id::Id;
use crate::domain::sentence::reading::{Mark, Meaning, Reading, Span};

const TABLES: &[&str] = &[
    include_str!("../../../../tests/data/sentence_days.tsv"),
    include_str!("../../../../tests/data/sentence_people.tsv"),
    include_str!("../../../../tests/data/sentence_kinds.tsv"),
    include_str!("../../../../tests/data/sentence_clauses.tsv"),
    include_str!("../../../../tests/data/sentence_diary.tsv"),
];

/// Words of the grammar in any order, with anything between.
fn nearly_a_sentence() -> impl Strategy<Value = String> {
    let words: Vec<String> = TABLES
        .iter()
        .flat_map(|table| rows(table))
        .flat_map(|(text, _)| text.split(' '))
        .map(str::to_owned)
        .collect();
    let word = prop::sample::select(words);
    let part = proptest::prop_oneof![6 => word, 1 => any::<String>()];
    let gap = prop::sample::select(vec![
        " ", " ", " ", "", ",", "\n", ": ", "\u{301}", "'s ", "\u{200d}",
    ]);
    prop::collection::vec((part, gap), 0..14).prop_map(|parts| {
        parts
            .into_iter()
            .fold(String::new(), |text, (part, gap)| text + &part + gap)
    })
}

/// A name put together from parts, perhaps with a slip of the finger.
fn nearly_a_name() -> impl Strategy<Value = String> {
    let part = prop::sample::select(vec![
        "Ana",
        "Anna",
        "Petrović",
        "petrovic",
        "Jo",
        "Jordan",
        "O’Brien",
        "OBrien",
        "van",
        "der",
        "Berg",
        "Jürgen",
        "Juergen",
        "Groß",
        "Jean-Luc",
        "Dr.",
        "Kim",
        "Zoë",
        "Łukasz",
        "Þóra",
        "Abdurrahman",
        "王小明",
        "小",
        "田中太郎",
        "김지민",
        "지민이",
        "محمد",
        "Мария",
        "สมชาย",
        "🦊",
        "Æsa",
        "Luka",
        "Luca",
        "J.",
        "’Alī",
    ]);
    let slip = (any::<prop::sample::Index>(), 0..4);
    (prop::collection::vec(part, 1..4), slip).prop_map(|(parts, (at, slip))| {
        let mut letters: Vec<char> = parts.join(" ").chars().collect();
        let at = at.index(letters.len());
        match slip {
            0 if letters.len() > 1 => drop(letters.remove(at)),
            1 => letters.insert(at, 'e'),
            2 if at > 0 => letters.swap(at, at - 1),
            _ => {}
        }
        letters.into_iter().collect()
    })
}

/// Some people by their names, and a text that has names like theirs in it.
fn people_and_a_text() -> impl Strategy<Value = (Vec<Vec<String>>, String)> {
    let names = prop::collection::vec(nearly_a_name(), 1..4);
    let between = prop::sample::select(vec![
        " with ",
        " and ",
        ", ",
        ": ",
        " ",
        "'s ",
        " called ",
        " promise: ",
    ]);
    let parts = prop::collection::vec((between, nearly_a_name()), 1..5);
    let text = parts.prop_map(|parts| {
        parts
            .into_iter()
            .map(|(gap, name)| gap.to_owned() + &name)
            .collect()
    });
    (prop::collection::vec(names, 0..14), text)
}

fn spans_are_sound(text: &str, reading: &Reading) -> Result<(), String> {
    let mut borders: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).collect();
    borders.push(text.len());
    let sound = |span: Span| {
        span.start <= span.end
            && borders.binary_search(&span.start).is_ok()
            && borders.binary_search(&span.end).is_ok()
    };
    let marks = reading.marks.iter().map(|mark| mark.span);
    let open = reading.open.iter().map(|open| open.span);
    let problems = reading.problems.iter().map(|problem| problem.span);
    if let Some(bad) = marks.chain(open).chain(problems).find(|span| !sound(*span)) {
        return Err(format!("{bad:?} is not on borders of {text:?}"));
    }
    let apart = reading
        .marks
        .windows(2)
        .all(|two| two[0].span.end <= two[1].span.start);
    if !apart {
        return Err(format!("marks overlap in {text:?}: {:?}", reading.marks));
    }
    if reading.open.iter().any(|open| open.offers.is_empty()) {
        return Err(format!("a question without offers in {text:?}"));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_text_has_a_sound_reading(text in any::<String>()) {
        let reading = World::new().read(&text);
        prop_assert_eq!(spans_are_sound(&text, &reading), Ok(()));
    }

    #[test]
    fn an_index_made_for_one_text_reads_it_as_one_of_everybody((people, text) in people_and_a_text()) {
        let reading = World::of(&people).read(&text);
        prop_assert_eq!(spans_are_sound(&text, &reading), Ok(()));
        World::of(&people).read(text.trim_start_matches([' ', ',', ':']));
    }

    #[test]
    fn any_words_of_the_grammar_have_a_sound_reading(text in nearly_a_sentence()) {
        let reading = World::new().read(&text);
        prop_assert_eq!(spans_are_sound(&text, &reading), Ok(()));
        prop_assert!(reading.words.len() <= text.len());
    }
}

/// The marks that were finished while `typed`, which ends with a space, was all there was. A date at
/// the end is not, since only the end makes it one; nor is a day that is asked, since another may follow.
fn finished<'r>(typed: &str, reading: &'r Reading) -> Vec<&'r Mark> {
    let end = typed.trim_end().len();
    reading
        .marks
        .iter()
        .filter(|mark| {
            let asked = reading.open.iter().any(|open| open.span == mark.span);
            !matches!(mark.meaning, Meaning::When | Meaning::Time)
                || (mark.span.end < end && !asked)
        })
        .collect()
}

/// What of `text` was finished at some space and is not so in the whole: typed so far, meaning, words.
fn changed_later(world: &World, text: &str) -> Vec<String> {
    let whole = world.read(text);
    let mut changed = Vec::new();
    for (at, _) in text.char_indices().filter(|(_, c)| *c == ' ') {
        let typed = &text[..=at];
        let reading = world.read(typed);
        for mark in finished(typed, &reading) {
            let stays = whole.marks.contains(mark);
            let grew = whole
                .marks
                .iter()
                .any(|other| other.span.start <= mark.span.start && mark.span.end < other.span.end);
            if !stays && !grew {
                let (meaning, words) = (mark.meaning, mark.span.of(text));
                changed.push(format!("{typed:?} of {text:?}: {meaning:?} {words:?}"));
            }
        }
    }
    changed
}

#[test]
fn what_is_finished_stays_as_one_types_on() {
    let mut world = World::new();
    let mut changed = Vec::new();
    for selected in [None, Some(Id::from_number(4))] {
        world.selected = selected;
        let texts = TABLES.iter().flat_map(|table| rows(table));
        changed.extend(texts.flat_map(|(text, _)| changed_later(&world, text)));
    }
    assert!(
        changed.is_empty(),
        "{} changed:\n{}",
        changed.len(),
        changed.join("\n")
    );
}

/// Sentences put together from what people write, in the orders in which they write it.
fn an_entry() -> impl Strategy<Value = String> {
    let when = prop::sample::select(vec![
        "",
        "yesterday ",
        "fri: ",
        "3 days ago ",
        "on Nov 3 ",
        "2026-11-03: ",
        "Sat evening, ",
        "in October ",
    ]);
    let what = prop::sample::select(vec![
        "lunch with ",
        "walked 2h with ",
        "coffee w/ ",
        "called ",
        "talked to ",
        "texted ",
        "dinner at 19:00 with ",
        "helped ",
        "long call with ",
    ]);
    let who = prop::sample::select(vec![
        "Ana",
        "ana",
        "Jo",
        "Luka Modrić",
        "Mary Jane",
        "nico",
        "Zoran",
        "the kids",
        "王小明",
        "Élodie",
        "may",
        "fresh bread",
        "Aunt May",
        "the Novaks",
        "my boss",
        "Ana's sister",
    ]);
    let tail = prop::sample::select(vec![
        "",
        " for an hour",
        " at Kalemegdan",
        " #boat depth:2",
        ", she asked",
        " about the exam",
        " promise: read it by fri",
        " last week",
        ", 2h",
        " and then home",
        ". She is well",
        ", but it rained",
        " by the river",
    ]);
    let whom = prop::collection::vec(who, 1..4);
    (when, what, whom, prop::collection::vec(tail, 0..3)).prop_map(|(when, what, whom, tails)| {
        format!("{when}{what}{}{} ", whom.join(" and "), tails.concat())
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn what_is_finished_stays_in_entries_of_any_parts(
        text in an_entry(),
        selected in any::<bool>(),
    ) {
        let mut world = World::new();
        world.selected = selected.then(|| Id::from_number(4));
        prop_assert_eq!(changed_later(&world, &text), Vec::<String>::new());
    }
}

#[test]
fn a_long_text_is_read_in_time_that_grows_with_its_length() {
    let world = World::new();
    for unit in [
        "Ana ",
        "with Ana and Jo, ",
        "(@\"",
        "2h30 ",
        "by fri promise: x ",
        "王小明",
        "a\u{301}",
        "Nov 3 ",
        "- ",
        "\\",
        "#a",
        "called ",
        "she called ",
    ] {
        let long = unit.repeat(20_000 / unit.len());
        let reading = world.read(&long);
        assert_eq!(spans_are_sound(&long, &reading), Ok(()));
    }
}
