//! Whatever is done in whatever order: what the store answers equals a recount from nothing.

use std::collections::BTreeSet;

use betwixt::domain::act::Verb;
use betwixt::domain::day::{Day, shifted};
use betwixt::domain::document::Document;
use betwixt::domain::id::Id;
use betwixt::domain::interaction::{Interaction, Kind, Participant};
use betwixt::domain::item::Item;
use betwixt::domain::person::Person;
use betwixt::domain::record::{Origin, Record};
use betwixt::store::import::Format;
use betwixt::store::open::Store;
use proptest::prelude::*;

use crate::store::recount::{agrees, cases};
use crate::store::shelf::{Shelf, add, document, log, same_in_another_file, stamp, today};

#[derive(Clone, Debug)]
enum Step {
    Log {
        people: BTreeSet<usize>,
        back: i64,
        length: i64,
        two_way: bool,
    },
    Say {
        which: usize,
        back: i64,
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
        3 => (any::<usize>(), 0i64..400).prop_map(|(which, back)| Step::Say { which, back }),
        2 => (any::<usize>(), 0i64..400).prop_map(|(which, back)| Step::Move { which, back }),
        1 => any::<usize>().prop_map(|which| Step::Trash { which }),
        1 => (0usize..3).prop_map(|which| Step::TrashPerson { which }),
        1 => Just(Step::Restore),
        2 => Just(Step::Undo),
        1 => Just(Step::Redo),
    ]
}

fn perform(store: &mut Store, people: &[Id<Person>], step: &Step, number: i64) {
    let live: Vec<Interaction> = document(store)
        .interactions
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
        Step::Say { which, back } => {
            let listed = store.reader().listed(today()).unwrap();
            let day = Day::nearest(shifted(today(), -back));
            if !listed.is_empty() {
                let name = &listed[which % listed.len()].name;
                log(store, &format!("{day}: met {name} #said"));
            }
        }
        Step::Move { which, back } => {
            if let Some(mut moved) = pick(*which) {
                moved.day = Day::nearest(shifted(today(), -back));
                moved.last_day = None;
                moved.words = format!("moved in step {number}");
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

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_computed_equals_a_recount_from_nothing(script in prop::collection::vec(step(), 1..40)) {
        let shelf = Shelf::new();
        let mut store = shelf.open(1);
        let people: Vec<Id<Person>> = ["Ana", "Jo", "王小明"].iter().map(|name| add(&mut store, name).id).collect();
        for (number, step) in script.iter().enumerate() {
            perform(&mut store, &people, step, i64::try_from(number).unwrap());
        }
        agrees(&store);
        same_in_another_file(&shelf, &store);
        drop(store);
        shelf.check();
    }
}
