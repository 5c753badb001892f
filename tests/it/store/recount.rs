//! Everything that is computed when it is read, counted once more from nothing and in plain words.

use std::collections::BTreeSet;

use betwixt::clock;
use betwixt::domain::check_in::CheckIn;
use betwixt::domain::circle::Circle;
use betwixt::domain::day::{Day, shifted};
use betwixt::domain::document::Document;
use betwixt::domain::id::Id;
use betwixt::domain::interaction::{Began, Interaction, Kind, Minutes, Participant};
use betwixt::domain::measures::moment::Moment;
use betwixt::domain::measures::pair::Measures;
use betwixt::domain::pause::{Pause, PauseReason};
use betwixt::domain::person::{Person, Standing};
use betwixt::domain::promise::Promise;
use betwixt::domain::quiet::QuietRow;
use betwixt::domain::record::{Origin, Record};
use betwixt::domain::rhythm::{Gaps, Prior, rhythm};
use betwixt::domain::topic::Topic;
use betwixt::store::export::Part;
use betwixt::store::import::Format;
use betwixt::store::open::Store;
use chrono::NaiveDate;
use proptest::prelude::*;

use crate::store::shelf::{Shelf, stamp, today};

/// What the file holds, as far as it is counted here.
#[derive(Default)]
struct Kept {
    people: Vec<Person>,
    interactions: Vec<Interaction>,
    pauses: Vec<Pause>,
    circles: Vec<Circle>,
    promises: Vec<Promise>,
    topics: Vec<Topic>,
    check_ins: Vec<CheckIn>,
}

impl Kept {
    fn of(store: &Store) -> Self {
        let mut kept = Self::default();
        store
            .reader()
            .export(&mut |part| {
                match part {
                    Part::Person(row) => kept.people.push(row),
                    Part::Interaction(row) => kept.interactions.push(row),
                    Part::Pause(row) => kept.pauses.push(row),
                    Part::Circle(row) => kept.circles.push(row),
                    Part::Promise(row) => kept.promises.push(row),
                    Part::Topic(row) => kept.topics.push(row),
                    Part::CheckIn(row) => kept.check_ins.push(row),
                    _ => {}
                }
                Ok(())
            })
            .unwrap();
        kept.interactions
            .retain(|row| row.record.deleted_at.is_none());
        kept.pauses.retain(|row| row.record.deleted_at.is_none());
        kept.promises.retain(|row| row.record.deleted_at.is_none());
        kept.topics.retain(|row| row.record.deleted_at.is_none());
        kept.check_ins.retain(|row| row.record.deleted_at.is_none());
        kept
    }

    fn with(&self, person: Id<Person>) -> impl Iterator<Item = (&Interaction, &Participant)> {
        self.interactions.iter().filter_map(move |of| {
            let there = of.people.iter().find(|one| one.id == person);
            there.map(|one| (of, one))
        })
    }

    fn two_way(&self, person: Id<Person>) -> impl Iterator<Item = &Interaction> {
        self.with(person)
            .filter(|(_, one)| one.two_way)
            .map(|(of, _)| of)
    }

    fn since(&self, person: Id<Person>) -> Option<Day> {
        let days = self.two_way(person).map(|of| of.day);
        days.filter(|day| *day <= Day::nearest(today())).min()
    }

    /// Every day of contact up to today.
    fn contact_days(&self, person: Id<Person>) -> BTreeSet<NaiveDate> {
        self.two_way(person)
            .filter_map(|of| of.days().dates())
            .flat_map(|(first, last)| first.iter_days().take_while(move |day| *day <= last))
            .filter(|day| *day <= today())
            .collect()
    }

    /// The stretches of contact up to today, those that share a day joined, oldest first.
    fn stretches(&self, person: Id<Person>) -> Vec<(NaiveDate, NaiveDate)> {
        let mut all: Vec<_> = self
            .two_way(person)
            .filter_map(|of| of.days().dates())
            .filter(|(first, _)| *first <= today())
            .map(|(first, last)| (first, last.min(today())))
            .collect();
        all.sort();
        let mut joined: Vec<(NaiveDate, NaiveDate)> = Vec::new();
        for (first, last) in all {
            match joined.last_mut().filter(|before| before.1 >= first) {
                Some(before) => before.1 = before.1.max(last),
                None => joined.push((first, last)),
            }
        }
        joined
    }

    /// The first and last day of each pause of a person; none if it ended before it began.
    fn paused(&self, person: Id<Person>) -> Vec<(NaiveDate, NaiveDate)> {
        let contact = self.contact_days(person);
        let of = self.pauses.iter().filter(|pause| pause.person == person);
        of.filter_map(|pause| {
            let first = pause.from.earliest();
            let mut last = pause.to.map_or(NaiveDate::MAX, Day::latest);
            if pause.until_contact
                && let Some(next) = contact.range(first..).next()
            {
                last = last.min(next.pred_opt().unwrap());
            }
            (first <= last).then_some((first, last))
        })
        .collect()
    }

    fn gaps(&self, person: Id<Person>) -> Gaps {
        let (stretches, pauses) = (self.stretches(person), self.paused(person));
        let kept: Vec<u32> = stretches
            .windows(2)
            .map(|pair| (pair[0].1, pair[1].0))
            .filter(|(older, newer)| {
                !pauses
                    .iter()
                    .any(|(first, last)| first < newer && last > older)
            })
            .map(|(older, newer)| days(older, newer))
            .collect();
        let last_contact = stretches.last().map(|stretch| stretch.1);
        Gaps {
            kept: kept[kept.len().saturating_sub(12)..].to_vec(),
            open: last_contact.map(|last| days(last, today())),
            last_contact,
        }
    }

    fn seasons(&self, person: Id<Person>) -> [u32; 4] {
        let mut seasons = [0; 4];
        for day in self.contact_days(person) {
            let back = today().signed_duration_since(day).num_days() / 91;
            if let Some(season) = 3usize
                .checked_sub(usize::try_from(back).unwrap())
                .and_then(|place| seasons.get_mut(place))
            {
                *season += 1;
            }
        }
        seasons
    }

    fn moments(&self, person: Id<Person>) -> Vec<Moment> {
        let moments = self.with(person).filter_map(|(of, _)| {
            let (day, begins) = (of.day.date()?, shifted(today(), -365));
            Moment::of(of, person).filter(|moment| {
                let ran_into_it = moment.two_way && moment.last_day >= begins;
                day <= today() && (day >= begins || ran_into_it)
            })
        });
        moments.collect()
    }

    fn measures(&self, person: Id<Person>) -> Measures {
        let moments = self.moments(person);
        let promises: Vec<_> = of(&self.promises, |row| row.person == person);
        let topics: Vec<_> = of(&self.topics, |row| row.person == Some(person));
        let check_ins: Vec<_> = of(&self.check_ins, |row| row.person == person);
        Measures::of(&moments, &promises, &topics, &check_ins, today())
    }

    fn prior(&self, person: &Person) -> Prior {
        let circle = self
            .circles
            .iter()
            .find(|circle| Some(circle.id) == person.circle);
        Prior::of(person.usual_gap, circle.and_then(|circle| circle.usual_gap))
    }
}

fn of<T: Clone>(rows: &[T], wanted: impl Fn(&T) -> bool) -> Vec<T> {
    rows.iter().filter(|row| wanted(row)).cloned().collect()
}

fn days(from: NaiveDate, to: NaiveDate) -> u32 {
    u32::try_from(to.signed_duration_since(from).num_days()).unwrap()
}

fn sorted(moments: impl IntoIterator<Item = Moment>) -> Vec<String> {
    let mut told: Vec<String> = moments
        .into_iter()
        .map(|moment| format!("{moment:?}"))
        .collect();
    told.sort();
    told
}

/// Compares what the store answers about everybody with a recount.
pub fn agrees(store: &Store) {
    let (kept, reader) = (Kept::of(store), store.reader());
    let listed = reader.listed(today()).unwrap();
    let scan = reader.quiet(today()).unwrap();
    for person in &kept.people {
        let id = person.id;
        let row = listed.iter().find(|row| row.id == id);
        let page = reader.person_page(id, today(), clock::day).unwrap();
        let live = person.record.deleted_at.is_none();
        assert_eq!((row.is_some(), page.is_some()), (live, live));
        let (since, gaps) = (kept.since(id), kept.gaps(id));
        assert_eq!(reader.since(id, today()).unwrap(), since);
        let of_the_pair = reader.pauses(id).unwrap();
        assert_eq!(reader.gaps(id, &of_the_pair, today()).unwrap(), gaps);
        assert_eq!(reader.seasons(id, today()).unwrap(), kept.seasons(id));
        let moments = sorted(reader.moments(id, today()).unwrap());
        assert_eq!(moments, sorted(kept.moments(id)));
        assert_eq!(
            reader.timeline(id, None, 10_000).unwrap().len(),
            kept.with(id).count()
        );
        let expected = rhythm(gaps.clone(), kept.prior(person));
        let paused = kept
            .paused(id)
            .iter()
            .any(|(first, last)| *first <= today() && today() <= *last);
        if let (Some(row), Some(page)) = (row, page) {
            assert_eq!((row.since, page.since), (since, since));
            assert_eq!(row.last_contact.and_then(Day::date), gaps.last_contact);
            assert_eq!(page.rhythm, expected);
            assert_eq!(page.measures, kept.measures(id));
            assert_eq!(page.paused.is_some(), paused);
        }
        let is_in = |rows: &[QuietRow]| {
            let found: Vec<_> = rows.iter().filter(|row| row.person == id).collect();
            assert!(found.len() <= 1);
            for row in &found {
                assert_eq!(row.rhythm, expected);
            }
            found.len() == 1
        };
        let awaited = live && since.is_some();
        let active = awaited && person.standing == Standing::Active;
        let seen = active && !paused;
        let quiet = expected.word.is_quiet();
        assert_eq!(is_in(&scan.quiet), seen && quiet);
        assert_eq!(is_in(&scan.others), seen && !quiet);
        assert_eq!(scan.set_aside.paused.contains(&id), active && paused);
        let resting = awaited && person.standing == Standing::Resting;
        assert_eq!(scan.set_aside.resting.contains(&id), resting);
    }
}

fn person() -> impl Strategy<Value = Person> {
    (
        prop::sample::select(vec![
            Standing::Active,
            Standing::Active,
            Standing::Active,
            Standing::Resting,
            Standing::LetGo,
            Standing::Died,
        ]),
        prop::option::of(1u16..60),
        prop::option::of(100i64..102),
        prop::bool::weighted(0.1),
    )
        .prop_map(|(standing, usual_gap, circle, gone)| {
            let mut person = Person::named(Id::from_number(1), "Ana".to_owned(), Origin::Import, 0);
            person.standing = standing;
            person.usual_gap = usual_gap;
            person.circle = circle.map(Id::from_number);
            person.record.deleted_at = gone.then_some(5);
            person
        })
}

/// A day around the year before today, seldom after it, seldom only the month or the year.
fn day() -> impl Strategy<Value = Day> {
    prop_oneof![
        12 => (0i64..420).prop_map(|back| Day::nearest(shifted(today(), -back))),
        1 => (-30i64..0).prop_map(|back| Day::nearest(shifted(today(), -back))),
        1 => (2024i32..2027, 1u32..13).prop_map(|(year, month)| Day::month(year, month).unwrap()),
        1 => (2023i32..2028).prop_map(|year| Day::year(year).unwrap()),
    ]
}

fn interaction() -> impl Strategy<Value = Interaction> {
    let there = prop::collection::btree_map(
        1i64..4,
        (
            prop::bool::weighted(0.85),
            prop::option::of(prop::sample::select(vec![
                Began::Me,
                Began::Them,
                Began::Both,
            ])),
        ),
        0..4,
    );
    (
        day(),
        prop_oneof![5 => Just(0i64), 1 => 1i64..12],
        there,
        prop::option::of(1u32..300),
        any::<bool>(),
        prop::bool::weighted(0.1),
    )
        .prop_map(|(day, length, there, minutes, chosen, gone)| Interaction {
            id: Id::from_number(1),
            day,
            last_day: day
                .date()
                .filter(|_| length > 0)
                .map(|first| Day::nearest(shifted(first, length))),
            time: None,
            kind: Some(Kind::Met),
            people: there
                .into_iter()
                .map(|(id, (two_way, began))| Participant {
                    id: Id::from_number(id),
                    two_way,
                    began,
                })
                .collect(),
            minutes: minutes.and_then(Minutes::new),
            chosen,
            depth: betwixt::domain::interaction::DepthOfBoth::default(),
            place: None,
            tags: Vec::new(),
            words: "words".to_owned(),
            grew_from: None,
            private: false,
            origin: Origin::Import,
            record: Record {
                deleted_at: gone.then_some(5),
                ..Record::new(0)
            },
        })
}

fn pause() -> impl Strategy<Value = Pause> {
    (1i64..4, day(), prop::option::of(0i64..60), any::<bool>()).prop_map(
        |(person, from, length, until_contact)| Pause {
            id: Id::from_number(1),
            person: Id::from_number(person),
            from,
            to: length.map(|length| Day::nearest(shifted(from.latest(), length))),
            until_contact,
            reason: PauseReason::Fine,
            words: String::new(),
            record: Record::new(0),
        },
    )
}

fn circle(id: i64, usual_gap: Option<u16>) -> Circle {
    Circle {
        id: Id::from_number(id),
        name: format!("circle {id}"),
        position: 0,
        usual_gap,
        record: Record::new(0),
    }
}

/// How many cases are tried: few by default, as many as `BETWIXT_CASES` says.
pub fn cases() -> u32 {
    std::env::var("BETWIXT_CASES")
        .ok()
        .and_then(|cases| cases.parse().ok())
        .unwrap_or(24)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_life_is_read_as_it_is_counted(
        mut people in prop::collection::vec(person(), 3),
        mut interactions in prop::collection::vec(interaction(), 0..60),
        mut pauses in prop::collection::vec(pause(), 0..4),
    ) {
        for (person, id) in people.iter_mut().zip(1..) {
            person.id = Id::from_number(id);
        }
        for (interaction, id) in interactions.iter_mut().zip(1_000..) {
            interaction.id = Id::from_number(id);
        }
        for (pause, id) in pauses.iter_mut().zip(2_000..) {
            pause.id = Id::from_number(id);
        }
        let document = Document {
            people,
            circles: vec![circle(100, Some(14)), circle(101, None)],
            pauses,
            ..Document::default()
        };
        let shelf = Shelf::new();
        let mut store = shelf.open(1);
        store
            .import(&document, &mut interactions.into_iter(), Format::Json, "life", stamp())
            .unwrap();
        agrees(&store);
    }
}
