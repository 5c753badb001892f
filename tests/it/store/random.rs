//! Whatever is done in whatever order: what the store answers equals a recount from nothing.

use std::collections::BTreeSet;

use betwixt::domain::act::Verb;
use betwixt::domain::day::{Day, shifted};
use betwixt::domain::document::Document;
use betwixt::domain::id::Id;
use betwixt::domain::interaction::{Interaction, Kind, Participant};
use betwixt::domain::person::Person;
use betwixt::domain::record::{Origin, Record};
use betwixt::store::export::Part;
use betwixt::store::import::Format;
use betwixt::store::open::Store;
use betwixt::store::trash::Item;
use chrono::NaiveDate;
use proptest::prelude::*;

use crate::store::shelf::{Shelf, add, stamp, today};

#[derive(Clone, Debug)]
enum Step {
    Log {
        people: BTreeSet<usize>,
        back: i64,
        length: i64,
        two_way: bool,
    },
    Move {
        which: usize,
        back: i64,
    },
    Trash {
        which: usize,
    },
    TrashPerson {
        which: usize,
    },
    Restore,
    Undo,
    Redo,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => (prop::collection::btree_set(0usize..3, 1..3), 0i64..400, 0i64..4, any::<bool>())
            .prop_map(|(people, back, length, two_way)| Step::Log { people, back, length, two_way }),
        2 => (any::<usize>(), 0i64..400).prop_map(|(which, back)| Step::Move { which, back }),
        1 => any::<usize>().prop_map(|which| Step::Trash { which }),
        1 => (0usize..3).prop_map(|which| Step::TrashPerson { which }),
        1 => Just(Step::Restore),
        2 => Just(Step::Undo),
        1 => Just(Step::Redo),
    ]
}

/// Everything in the file.
fn all(store: &Store) -> (Vec<Person>, Vec<Interaction>) {
    let (mut people, mut interactions) = (Vec::new(), Vec::new());
    store
        .reader()
        .export(&mut |part| {
            match part {
                Part::Person(person) => people.push(person),
                Part::Interaction(interaction) => interactions.push(interaction),
                _ => {}
            }
            Ok(())
        })
        .unwrap();
    (people, interactions)
}

fn perform(store: &mut Store, people: &[Id<Person>], step: &Step, number: i64) {
    let live: Vec<Interaction> = all(store)
        .1
        .into_iter()
        .filter(|interaction| interaction.record.deleted_at.is_none())
        .collect();
    let pick = |which: usize| (!live.is_empty()).then(|| live[which % live.len()].clone());
    match step {
        Step::Log {
            people: who,
            back,
            length,
            two_way,
        } => {
            let last = shifted(today(), -back);
            let first = shifted(last, -length);
            let interaction = Interaction {
                id: Id::from_number(1_000_000 + number),
                day: Day::nearest(first),
                last_day: (first < last).then(|| Day::nearest(last)),
                time: None,
                kind: Some(Kind::Met),
                people: who
                    .iter()
                    .map(|place| Participant {
                        id: people[*place],
                        two_way: *two_way,
                        began: None,
                    })
                    .collect(),
                minutes: None,
                chosen: true,
                depth: betwixt::domain::interaction::DepthOfBoth::default(),
                place: None,
                tags: Vec::new(),
                words: format!("number {number}"),
                grew_from: None,
                private: false,
                origin: Origin::Hand,
                record: Record::new(0),
            };
            let document = Document::default();
            store
                .import(
                    &document,
                    &mut std::iter::once(interaction),
                    Format::Json,
                    "step",
                    stamp(),
                )
                .unwrap();
        }
        Step::Move { which, back } => {
            if let Some(mut moved) = pick(*which) {
                moved.day = Day::nearest(shifted(today(), -back));
                moved.last_day = None;
                store.save_interaction(moved, stamp()).unwrap();
            }
        }
        Step::Trash { which } => {
            if let Some(gone) = pick(*which) {
                store.trash(Item::Interaction(gone.id), stamp()).unwrap();
            }
        }
        Step::TrashPerson { which } => drop(store.trash(Item::Person(people[*which]), stamp())),
        Step::Restore => {
            if let Some(first) = store.reader().trash().unwrap().first() {
                store.restore(first.item, stamp()).unwrap();
            }
        }
        Step::Undo => {
            // The people of the script are its ground.
            if store
                .reader()
                .next_undo()
                .unwrap()
                .is_some_and(|act| act.verb != Verb::Add)
            {
                store.undo().unwrap();
            }
        }
        Step::Redo => drop(store.redo().unwrap()),
    }
}

/// The exact contact days of a person, every day of a stretch, counted from nothing.
fn contact_days(interactions: &[Interaction], person: Id<Person>) -> BTreeSet<NaiveDate> {
    interactions
        .iter()
        .filter(|of| of.record.deleted_at.is_none())
        .filter(|of| of.people.iter().any(|one| one.id == person && one.two_way))
        .filter_map(|of| of.days().dates())
        .flat_map(|(first, last)| first.iter_days().take_while(move |day| *day <= last))
        .collect()
}

/// The gaps between stretches of days, counted from nothing.
fn gaps(interactions: &[Interaction], person: Id<Person>) -> Vec<u32> {
    let mut stretches: Vec<(NaiveDate, NaiveDate)> = interactions
        .iter()
        .filter(|of| of.record.deleted_at.is_none())
        .filter(|of| of.people.iter().any(|one| one.id == person && one.two_way))
        .filter_map(|of| of.days().dates())
        .collect();
    stretches.sort();
    let mut gaps = Vec::new();
    let mut end: Option<NaiveDate> = None;
    for (first, last) in stretches {
        if let Some(end) = end.filter(|end| *end < first) {
            gaps.push(u32::try_from(first.signed_duration_since(end).num_days()).unwrap());
        }
        end = Some(end.map_or(last, |end| end.max(last)));
    }
    gaps.split_off(gaps.len().saturating_sub(12))
}

fn steps() -> u32 {
    std::env::var("BETWIXT_CASES")
        .ok()
        .and_then(|cases| cases.parse().ok())
        .unwrap_or(24)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: steps(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_computed_equals_a_recount_from_nothing(script in prop::collection::vec(step(), 1..40)) {
        let shelf = Shelf::new();
        let mut store = shelf.open(1);
        let people: Vec<Id<Person>> = ["Ana", "Jo", "王小明"].iter().map(|name| add(&mut store, name).id).collect();
        for (number, step) in script.iter().enumerate() {
            perform(&mut store, &people, step, i64::try_from(number).unwrap());
        }
        let (everybody, interactions) = all(&store);
        let listed = store.reader().listed(today()).unwrap();
        for person in &everybody {
            let row = listed.iter().find(|row| row.id == person.id);
            prop_assert_eq!(row.is_some(), person.record.deleted_at.is_none());
            let days = contact_days(&interactions, person.id);
            if let Some(row) = row {
                prop_assert_eq!(row.last_contact.and_then(Day::date), days.last().copied());
                prop_assert_eq!(row.since.and_then(Day::date), days.first().copied());
            }
            let walked = store.reader().gaps(person.id, &[], today()).unwrap();
            prop_assert_eq!(walked.kept, gaps(&interactions, person.id));
            prop_assert_eq!(walked.last_contact, days.last().copied());
            let timeline = store.reader().timeline(person.id, None, 1000).unwrap();
            let there = interactions
                .iter()
                .filter(|of| of.record.deleted_at.is_none() && of.people.iter().any(|one| one.id == person.id))
                .count();
            prop_assert_eq!(timeline.len(), there);
        }
        drop(store);
        shelf.check();
    }
}
