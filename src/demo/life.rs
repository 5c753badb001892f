//! A made-up life out of its scripts.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use crate::demo::beside;
use crate::demo::cast::{Cast, ME};
use crate::demo::numbering;
use crate::demo::rhythm::Rhythm;
use crate::demo::row::Row;
use crate::demo::script::{Line, Mistake, Understood, lines};
use crate::demo::when;
use crate::domain::day::{Day, Days, shifted};
use crate::domain::document::Document;
use crate::domain::id::{Id, IdSource};
use crate::domain::interaction::Interaction;
use crate::domain::person::Person;

/// The scripts by name.
const SCRIPTS: &[(&str, &str)] = &[
    ("places", include_str!("../../assets/demo/places.txt")),
    ("close", include_str!("../../assets/demo/close.txt")),
    ("friends", include_str!("../../assets/demo/friends.txt")),
    ("wider", include_str!("../../assets/demo/wider.txt")),
];

/// How many days ago the file was begun; what is older was written down from memory.
const KEPT_FOR: i64 = 2_192;

/// What a script says on its own, without a seed from outside: the days between the days.
const SEED: u64 = 0x0B07;

/// A life, and the lines of its scripts that were not understood.
pub struct Told {
    /// The life.
    pub document: Document,
    /// Lines that were not understood, and words that found no day.
    pub mistakes: Vec<Mistake>,
}

/// The whole of it, as it would stand in a file on `today`.
#[must_use]
pub fn told(today: NaiveDate, ids: &mut IdSource) -> Told {
    let since = shifted(today, -KEPT_FOR);
    let mut telling = Telling {
        cast: Cast::new(today, numbering::millis_of(since)),
        document: Document::default(),
        mistakes: Vec::new(),
        labels: HashMap::new(),
        threads: Vec::new(),
        rhythms: Vec::new(),
        person: None,
        newest: None,
    };
    for (script, text) in SCRIPTS {
        for line in lines(text) {
            let entered = telling.cast.enter(line, ids, &mut telling.document);
            telling.note(script, line, entered);
        }
    }
    for (script, text) in SCRIPTS {
        for line in lines(text) {
            let understood = telling.read(script, line, ids);
            telling.note(script, line, understood);
        }
    }
    telling.lay_out();
    telling.tie_threads();
    numbering::number(&mut telling.document, since, ids);
    Told {
        document: telling.document,
        mistakes: telling.mistakes,
    }
}

struct Telling<'a> {
    cast: Cast<'a>,
    document: Document,
    mistakes: Vec<Mistake>,
    labels: HashMap<&'a str, Id<Interaction>>,
    /// Which rows grew from which label.
    threads: Vec<(Id<Interaction>, &'a str)>,
    rhythms: Vec<(&'static str, usize, Id<Person>, Rhythm<'a>)>,
    /// Whose section it is; `None` in one's own.
    person: Option<Id<Person>>,
    /// The row that promises and topics below it came up in.
    newest: Option<Id<Interaction>>,
}

impl<'a> Telling<'a> {
    fn note(&mut self, script: &'static str, line: Line<'_>, understood: Understood<()>) {
        if let Err(what) = understood {
            self.mistakes.push(Mistake {
                script,
                line: line.number,
                what,
            });
        }
    }

    fn read(&mut self, script: &'static str, line: Line<'a>, ids: &mut IdSource) -> Understood<()> {
        match line.mark {
            "=" => {
                let key = line.words().next().unwrap_or("");
                self.person = (key != ME).then(|| self.cast.person(key)).transpose()?;
                self.newest = None;
            }
            "place" => {}
            "circle" if self.person.is_none() => {}
            "group" => self.document.groups.push(self.cast.group(line, ids)?),
            "tray" => {
                let mut candidate = beside::candidate(line, &self.cast)?;
                candidate.id = placeholder(self.document.candidates.len());
                self.document.candidates.push(candidate);
            }
            "*" => self.moment(line)?,
            "-" => {
                let row = Row::read(line.words(), line, &self.cast)?;
                let (.., rhythm) = self.rhythms.last_mut().ok_or("no rhythm above it")?;
                rhythm.rows.push(row);
            }
            "?" => {
                let mut topic = beside::topic(line, self.person, &self.cast)?;
                topic.id = placeholder(self.document.topics.len());
                topic.interaction = self.on_day_of(topic.noted_on);
                self.document.topics.push(topic);
            }
            "&" => {
                let mut review = beside::review(line, self.person, &self.cast)?;
                review.id = placeholder(self.document.reviews.len());
                self.document.reviews.push(review);
            }
            _ => self.about(script, line, self.person.ok_or("nobody's section")?, ids)?,
        }
        Ok(())
    }

    /// A line that is about the person of the section.
    fn about(
        &mut self,
        script: &'static str,
        line: Line<'a>,
        person: Id<Person>,
        ids: &mut IdSource,
    ) -> Understood<()> {
        match line.mark {
            "~" => {
                let rhythm = Rhythm::read(line, &self.cast)?;
                self.rhythms.push((script, line.number, person, rhythm));
                self.newest = None;
            }
            "!" => {
                let mut promise = beside::promise(line, person, &self.cast)?;
                promise.id = placeholder(self.document.promises.len());
                promise.interaction = self.on_day_of(promise.given_on);
                if promise.renews.is_some() {
                    promise.renews = self.document.promises.last().map(|before| before.id);
                }
                self.document.promises.push(promise);
            }
            "%" => {
                let mut check_in = beside::check_in(line, person, &self.cast)?;
                check_in.id = placeholder(self.document.check_ins.len());
                self.document.check_ins.push(check_in);
            }
            "^" => {
                let mut pause = beside::pause(line, person, &self.cast)?;
                pause.id = placeholder(self.document.pauses.len());
                self.document.pauses.push(pause);
            }
            "tie" => {
                let tie = self.cast.tie(line, person, ids)?;
                self.document.ties.push(tie);
            }
            _ => {
                let mut people = self.document.people.iter_mut();
                let found = people.find(|other| other.id == person);
                self.cast.describe(found.ok_or("nobody's section")?, line)?;
            }
        }
        Ok(())
    }

    /// A row with a day of its own.
    fn moment(&mut self, line: Line<'a>) -> Understood<()> {
        let mut words = line.words();
        let when = words.next().unwrap_or("");
        let (first, last) = when
            .split_once("..")
            .map_or((when, None), |(first, last)| (first, Some(last)));
        let day = when::day(first, self.cast.today)?;
        let last = last
            .map(|days| match days.strip_prefix('+') {
                Some(more) => more
                    .parse()
                    .map(|more| Day::nearest(shifted(day.earliest(), more)))
                    .map_err(|_| format!("{days:?} is no number of days")),
                None => when::day(days, self.cast.today),
            })
            .transpose()?;
        if last.is_some_and(|last| Days::between(day, last).is_none()) {
            return Err("the last day is before the first".to_owned());
        }
        let row = Row::read(words, line, &self.cast)?;
        self.newest = Some(self.add(row, self.person, (day, last)));
        Ok(())
    }

    fn add(
        &mut self,
        row: Row<'a>,
        person: Option<Id<Person>>,
        days: (Day, Option<Day>),
    ) -> Id<Interaction> {
        let id = placeholder(self.document.interactions.len());
        if let Some(label) = row.label {
            self.labels.insert(label, id);
        }
        self.threads.extend(row.grew_from.map(|label| (id, label)));
        let interaction = row.interaction(id, person, days, 0);
        self.document.interactions.push(interaction);
        id
    }

    /// The row just above, if it is of that day: the one in which it came up.
    fn on_day_of(&self, day: Day) -> Option<Id<Interaction>> {
        let rows = &self.document.interactions;
        let above = rows.last().filter(|row| Some(row.id) == self.newest)?;
        (above.day == day).then_some(above.id)
    }

    /// Gives the rhythms their days, around those that have one of their own.
    fn lay_out(&mut self) {
        let rhythms = std::mem::take(&mut self.rhythms);
        for ((script, line, person, rhythm), seed) in rhythms.into_iter().zip(SEED..) {
            // Each from its own seed, so that a line more in one leaves the others as they are.
            let mut random = fastrand::Rng::with_seed(seed);
            let taken = self.taken(person);
            let (rows, homeless) = rhythm.laid_out(|date| taken.contains(&date), &mut random);
            for (day, row) in rows {
                self.add(row, Some(person), (day, None));
            }
            if homeless > 0 {
                self.mistakes.push(Mistake {
                    script,
                    line,
                    what: format!("{homeless} rows found no day"),
                });
            }
        }
    }

    /// Days on which something with this person happened already, or nothing was to happen.
    fn taken(&self, person: Id<Person>) -> HashSet<NaiveDate> {
        let rows = self.document.interactions.iter();
        let with = rows.filter(|row| row.people.iter().any(|other| other.id == person));
        let happened = with.filter_map(|row| row.days().dates());
        let quiet = self.document.pauses.iter();
        let paused = quiet.filter(|pause| pause.person == person).map(|pause| {
            (
                pause.from.earliest(),
                pause.to.map_or(self.cast.today, Day::latest),
            )
        });
        happened
            .chain(paused)
            .flat_map(|(first, last)| first.iter_days().take_while(move |date| *date <= last))
            .collect()
    }

    fn tie_threads(&mut self) {
        for (id, label) in std::mem::take(&mut self.threads) {
            let from = self.labels.get(label).copied();
            let mut rows = self.document.interactions.iter_mut();
            match (rows.find(|row| row.id == id), from) {
                (Some(row), Some(_)) => row.grew_from = from,
                _ => self.mistakes.push(Mistake {
                    script: "threads",
                    line: 0,
                    what: format!("nothing is labelled {label:?}"),
                }),
            }
        }
    }
}

/// A number for a row until it gets its id: its place in the list, from 1.
fn placeholder<T>(place: usize) -> Id<T> {
    Id::from_number(i64::try_from(place + 1).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::check_in::Question;
    use crate::domain::interaction::{Began, Kind};
    use crate::domain::pause::PauseReason;
    use crate::domain::person::Standing;
    use crate::domain::promise::{End, Side};
    use crate::domain::record::Origin;
    use crate::domain::review_event::ReviewKind;
    use crate::domain::text::visible;
    use crate::domain::tie::TieKind;
    use crate::domain::topic::TopicKind;
    use crate::domain::word::Word;
    use chrono::Datelike;

    const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();

    fn life() -> Document {
        told(TODAY, &mut IdSource::seeded(1)).document
    }

    /// Sundays, leap days, the turn of a year: the demo is opened on any day.
    fn days() -> impl Iterator<Item = NaiveDate> {
        let odd = [(2024, 2, 29), (2025, 12, 25), (2027, 1, 1), (2028, 2, 29)];
        let odd = odd.map(|(year, month, day)| NaiveDate::from_ymd_opt(year, month, day).unwrap());
        TODAY.iter_days().step_by(37).take(20).chain(odd)
    }

    fn named<'a>(life: &'a Document, name: &str) -> &'a Person {
        life.people.iter().find(|p| p.name == name).unwrap()
    }

    fn rows<'a>(life: &'a Document, person: &Person) -> Vec<&'a Interaction> {
        let id = person.id;
        let rows = life.interactions.iter();
        rows.filter(|row| row.people.iter().any(|other| other.id == id))
            .collect()
    }

    /// Days since each contact day, the newest first.
    fn ago(life: &Document, person: &Person, today: NaiveDate) -> Vec<i64> {
        let two_way = |row: &&&Interaction| {
            let mut people = row.people.iter();
            people.any(|other| other.id == person.id && other.two_way)
        };
        let rows = rows(life, person);
        let days = rows.iter().filter(two_way);
        let mut ago: Vec<i64> = days
            .filter_map(|row| row.days().dates())
            .flat_map(|(first, last)| first.iter_days().take_while(move |date| *date <= last))
            .map(|date| (today - date).num_days())
            .collect();
        ago.sort_unstable();
        ago.dedup();
        ago
    }

    #[test]
    fn every_line_is_understood_and_nothing_is_in_the_future_whatever_the_day() {
        for today in days() {
            let told = told(today, &mut IdSource::seeded(1));
            assert_eq!(told.mistakes, [], "on {today}");
            let (life, today) = (told.document, Day::nearest(today));
            for row in &life.interactions {
                assert!(row.days().last() <= today, "{row:?}");
            }
            for row in &life.promises {
                assert!(row.given_on <= today, "{row:?}");
                assert!(row.ended.is_none_or(|end| end.on <= today), "{row:?}");
                assert!(
                    row.ended.is_none_or(|end| end.on >= row.given_on),
                    "{row:?}"
                );
            }
            for row in &life.topics {
                assert!(row.noted_on <= today, "{row:?}");
                assert!(row.closed.is_none_or(|end| end.on <= today), "{row:?}");
                assert!(
                    row.closed.is_none_or(|end| end.on >= row.noted_on),
                    "{row:?}"
                );
            }
            assert!(life.check_ins.iter().all(|row| row.day <= today));
            assert!(life.pauses.iter().all(|row| row.from <= today));
            assert!(life.reviews.iter().all(|row| row.day <= today));
        }
    }

    #[test]
    fn the_same_day_and_seed_give_the_same_life() {
        assert_eq!(life(), life());
        let other = told(TODAY, &mut IdSource::seeded(2)).document;
        assert_ne!(life(), other);
        let words = |life: &Document| -> Vec<(Day, String)> {
            let rows = life.interactions.iter();
            rows.map(|row| (row.day, row.words.clone())).collect()
        };
        assert_eq!(words(&life()), words(&other), "a seed changes the ids only");
    }

    #[test]
    fn ids_are_unique_and_rise_and_every_reference_leads_somewhere() {
        let life = life();
        let mut all = Vec::new();
        let mut take = |ids: Vec<i64>| {
            assert!(ids.is_sorted_by(|one, two| one < two));
            all.extend(ids);
        };
        take(life.people.iter().map(|row| row.id.number()).collect());
        take(life.ties.iter().map(|row| row.id.number()).collect());
        take(life.groups.iter().map(|row| row.id.number()).collect());
        take(life.circles.iter().map(|row| row.id.number()).collect());
        take(life.places.iter().map(|row| row.id.number()).collect());
        take(
            life.interactions
                .iter()
                .map(|row| row.id.number())
                .collect(),
        );
        take(life.promises.iter().map(|row| row.id.number()).collect());
        take(life.topics.iter().map(|row| row.id.number()).collect());
        take(life.check_ins.iter().map(|row| row.id.number()).collect());
        take(life.pauses.iter().map(|row| row.id.number()).collect());
        take(life.reviews.iter().map(|row| row.id.number()).collect());
        take(life.candidates.iter().map(|row| row.id.number()).collect());
        let different: HashSet<i64> = all.iter().copied().collect();
        assert_eq!(different.len(), all.len());
        assert!(all.iter().all(|id| *id > 1_000_000));

        let people: HashSet<_> = life.people.iter().map(|row| row.id).collect();
        let places: HashSet<_> = life.places.iter().map(|row| row.id).collect();
        let days: HashMap<_, _> = life
            .interactions
            .iter()
            .map(|row| (row.id, row.day))
            .collect();
        for row in &life.interactions {
            let mut there = HashSet::new();
            for person in &row.people {
                assert!(people.contains(&person.id), "{row:?}");
                assert!(there.insert(person.id), "twice in {row:?}");
            }
            assert!(row.place.is_none_or(|place| places.contains(&place)));
            assert!(
                row.grew_from.is_none_or(|from| days[&from] < row.day),
                "{row:?}"
            );
            assert!(!row.people.is_empty() || row.kind == Some(Kind::Note));
        }
        for row in &life.promises {
            assert!(row.interaction.is_none_or(|id| days[&id] == row.given_on));
            let before = |id| life.promises.iter().find(|other| other.id == id).unwrap();
            let renewed = row.renews.map(before);
            assert!(renewed.is_none_or(|before| before.ended.unwrap().how == End::Renegotiated));
        }
        for tie in &life.ties {
            assert!(people.contains(&tie.other) && tie.person != tie.other);
        }
    }

    #[test]
    fn words_are_safe_to_print_and_never_said_twice_of_one_person() {
        let life = life();
        for person in &life.people {
            for name in std::iter::once(&person.name).chain(&person.other_names) {
                assert_eq!(visible::line(name), name.as_str());
                assert!(!name.is_empty());
            }
            let mut said = HashSet::new();
            for row in rows(&life, person) {
                assert!(
                    row.words.is_empty() || said.insert(&row.words),
                    "{}",
                    row.words
                );
            }
        }
        for row in &life.interactions {
            for paragraph in row.words.split('\n') {
                assert_eq!(visible::line(paragraph), paragraph);
            }
            assert!(!row.words.contains(['!', '{', '|', '¶']), "{}", row.words);
        }
        let worded = life.interactions.iter().filter(|row| !row.words.is_empty());
        let worded = worded.count();
        assert!(worded > 550 && worded * 2 > life.interactions.len());
        assert!((700..1_100).contains(&life.interactions.len()));
        assert!((35..=45).contains(&life.people.len()));
    }

    #[test]
    fn addresses_and_numbers_are_of_the_reserved_ones() {
        for point in life()
            .people
            .iter()
            .flat_map(|person| &person.contact_points)
        {
            use crate::domain::person::ContactKind;
            let value = point.value.as_str();
            match point.kind {
                ContactKind::Mail | ContactKind::Url => {
                    assert!(
                        ["example.org", "example.com", "example.net"]
                            .iter()
                            .any(|domain| value.contains(domain))
                    );
                }
                ContactKind::Phone => assert!(value.starts_with("+44 1632 960")),
                ContactKind::Handle | ContactKind::Address => {}
            }
        }
    }

    #[test]
    fn ana_is_as_the_first_picture_of_the_program_shows_her() {
        let life = life();
        let ana = named(&life, "Ana Petrović");
        assert_eq!(ana.met_on.unwrap().to_string(), "2014-05");
        let ago_ana = ago(&life, ana, TODAY);
        assert_eq!(ago_ana[0], 12);
        assert_eq!(ago_ana.last(), Some(&4_577), "since 12 May 2014");
        let gaps: Vec<i64> = ago_ana.windows(2).map(|pair| pair[1] - pair[0]).collect();
        assert_eq!(gaps[..13], [7, 44, 8, 5, 9, 7, 14, 7, 5, 8, 6, 7, 7]);
        let since = Day::nearest(shifted(TODAY, -365));
        let kept = |whose: Side, how: End| {
            let promises = life.promises.iter();
            promises
                .filter(|row| row.person == ana.id && row.whose == whose && row.given_on > since)
                .filter(|row| row.ended.is_some_and(|end| end.how == how))
                .count()
        };
        assert_eq!(
            (kept(Side::Mine, End::Kept), kept(Side::Mine, End::Broken)),
            (6, 1)
        );
        assert_eq!(
            (
                kept(Side::Theirs, End::Kept),
                kept(Side::Theirs, End::Broken)
            ),
            (4, 0)
        );
        let began = |who| {
            let rows = rows(&life, ana);
            rows.iter()
                .filter(|row| row.day > since)
                .filter(|row| {
                    row.people
                        .iter()
                        .any(|p| p.id == ana.id && p.began == Some(who))
                })
                .count()
        };
        assert_eq!((began(Began::Me), began(Began::Them)), (5, 4));
        let season = Day::nearest(shifted(TODAY, -90));
        let minutes: u32 = rows(&life, ana)
            .iter()
            .filter(|row| row.day >= season)
            .filter_map(|row| row.minutes.map(crate::domain::interaction::Minutes::number))
            .sum();
        assert_eq!(minutes, 9 * 60);
        let open = life.topics.iter().filter(|row| row.person == Some(ana.id));
        let open: Vec<&str> = open
            .filter(|row| row.closed.is_none() && row.kind != TopicKind::Gift)
            .map(|row| row.text.as_str())
            .collect();
        assert_eq!(open, ["about the exam", "her about the boat"]);
        for (name, days) in [
            ("Mum", 3),
            ("Jo Novak", 71),
            ("Élodie Roux", 8),
            ("Sam", 40),
        ] {
            assert_eq!(ago(&life, named(&life, name), TODAY)[0], days, "{name}");
        }
        assert!(
            life.people
                .iter()
                .filter(|p| p.name.starts_with("Jo "))
                .count()
                == 2
        );
    }

    #[test]
    fn what_hangs_on_the_calendar_fits_it_whatever_the_day() {
        for today in days() {
            let life = told(today, &mut IdSource::seeded(1)).document;
            for name in ["Dr. Werner Köhler", "Ioana Dumitrescu"] {
                for row in rows(&life, named(&life, name)) {
                    assert!(when::works(row.day.date().unwrap()), "{row:?}");
                }
            }
            let near = life.people.iter().filter_map(|person| person.birthday);
            let near = near.filter(|day| {
                day.next_from(today)
                    .is_some_and(|date| (date - today).num_days() <= 7)
            });
            assert!(near.count() >= 4);
            for person in &life.people {
                let seasons: Vec<NaiveDate> = life
                    .check_ins
                    .iter()
                    .filter(|row| row.person == person.id)
                    .filter_map(|row| row.day.date())
                    .collect();
                for pair in seasons.windows(2) {
                    assert!((pair[1] - pair[0]).num_days() >= 91, "{}", person.name);
                }
            }
            // The quiet ones are quiet and Ana's rhythm is her own on every day.
            let gaps = |name| -> Vec<i64> {
                let ago = ago(&life, named(&life, name), today);
                ago.windows(2).map(|pair| pair[1] - pair[0]).collect()
            };
            assert_eq!(gaps("Ana Petrović")[..3], [7, 44, 8]);
            assert_eq!(gaps("Jo Novak")[..3], [33, 26, 30]);
            let dario = named(&life, "Dario Conti");
            let open = ago(&life, dario, today)[0];
            assert_eq!(open, 55);
            assert!(gaps("Dario Conti")[..12].iter().all(|gap| *gap < 40));
            let marek = ago(&life, named(&life, "Marek Zieliński"), today);
            assert!(marek[0] > 1_000 && marek.len() > 30);
        }
    }

    #[test]
    fn every_screen_has_something_true_to_show() {
        let life = life();
        let any = |fits: &dyn Fn(&Interaction) -> bool| life.interactions.iter().any(fits);
        assert!(any(&|row| row.last_day.is_some()));
        assert!(any(&|row| row.grew_from.is_some() && row.people.len() > 1));
        assert!(any(&|row| !row.chosen) && any(&|row| row.people.len() > 3));
        assert!(any(&|row| row.words.chars().count() > 450));
        assert!(any(
            &|row| row.day.date().is_none() && row.day.month_number().is_some()
        ));
        assert!(any(&|row| row.day.month_number().is_none()));
        assert!(any(&|row| row.time.is_some()) && any(&|row| row.private));
        assert!(any(&|row| row.depth.mine != row.depth.theirs));
        for kind in Kind::ALL {
            assert!(any(&|row| row.kind == Some(*kind)), "{kind:?}");
        }
        for standing in Standing::ALL {
            assert!(
                life.people
                    .iter()
                    .any(|person| person.standing == *standing)
            );
        }
        for kind in TopicKind::ALL {
            assert!(
                life.topics
                    .iter()
                    .any(|row| row.kind == *kind && row.closed.is_none())
            );
        }
        for side in Side::ALL {
            let theirs = || life.promises.iter().filter(|row| row.whose == *side);
            assert!(theirs().any(|row| row.past_its_day(TODAY)));
            assert!(theirs().any(crate::domain::promise::Promise::kept_late));
            assert!(theirs().any(|row| row.ended.is_some_and(|end| end.how == End::Broken)));
            assert!(theirs().any(|row| row.ended.is_none()));
        }
        for end in End::ALL {
            let mut promises = life.promises.iter();
            assert!(promises.any(|row| row.ended.is_some_and(|ended| ended.how == *end)));
        }
        assert!(life.promises.iter().any(|row| !row.repaired.is_empty()));
        assert!(life.topics.iter().any(|row| row.person.is_none()));
        for reason in PauseReason::ALL {
            assert!(
                life.pauses.iter().any(|row| row.reason == *reason),
                "{reason:?}"
            );
        }
        assert!(
            life.pauses
                .iter()
                .any(|row| row.until_contact && row.to.is_none())
        );
        for kind in [
            TieKind::Partner,
            TieKind::Parent,
            TieKind::Sibling,
            TieKind::IntroducedBy,
        ] {
            assert!(life.ties.iter().any(|tie| tie.kind == kind), "{kind:?}");
        }
        for question in Question::ALL {
            assert!(
                life.check_ins
                    .iter()
                    .any(|row| row.answers.contains_key(question))
            );
        }
        assert!(life.check_ins.iter().any(|row| row.mirror.is_some()));
        assert!(
            life.reviews
                .iter()
                .any(|row| row.kind == ReviewKind::NotNow)
        );
        assert!(!life.candidates.is_empty() && life.groups.len() > 2);
        let people = || life.people.iter();
        assert!(people().any(|person| person.origin == Origin::Import));
        assert!(people().any(|person| !person.fields.is_empty()));
        assert!(people().any(|person| person.name.contains('-') && person.name.len() > 35));
        assert!(people().any(|p| p.other_names.iter().any(|name| name.contains('🌻'))));
        assert!(people().any(|p| p.birthday.is_some_and(|day| day.to_string() == "--02-29")));
        let connections = people().filter(|person| ago(&life, person, TODAY).is_empty());
        assert!(connections.count() >= 4);
    }

    #[test]
    fn who_died_has_no_contact_after_and_a_story_that_stays() {
        let life = life();
        let branka = named(&life, "Branka Ilić");
        let died = branka.died_on.and_then(Day::date).unwrap();
        let since = (TODAY - died).num_days();
        assert!(ago(&life, branka, TODAY)[0] > since);
        let after = rows(&life, branka);
        let after = after.iter().filter(|row| row.day.earliest() > died);
        let kinds: Vec<_> = after.filter_map(|row| row.kind).collect();
        assert_eq!(kinds, [Kind::Event, Kind::Note]);
        let asked = life
            .promises
            .iter()
            .any(|row| row.person == branka.id && row.ended.is_none());
        assert!(!asked && branka.birthday.is_some_and(|day| day.year().is_some()));
        assert!(died.year() < TODAY.year());
    }

    #[test]
    fn of_a_one_sided_tie_nearly_every_beginning_is_yours() {
        let life = life();
        let grace = named(&life, "Grace Oduya");
        let rows = rows(&life, grace);
        let began = |who| {
            let mut count = 0;
            for row in &rows {
                count += usize::from(row.people.iter().any(|p| p.began == Some(who)));
            }
            count
        };
        assert!(began(Began::Me) > 6 * began(Began::Them));
    }
}
