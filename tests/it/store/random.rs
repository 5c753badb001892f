//! Whatever is done in whatever order: what the store answers equals a recount from nothing.

use std::collections::BTreeSet;

use betwixt::domain::check_in::{Answer, CheckIn, Question};
use betwixt::domain::day::{Day, shifted};
use betwixt::domain::document::Document;
use betwixt::domain::id::Id;
use betwixt::domain::interaction::{Interaction, Kind, Participant};
use betwixt::domain::item::Item;
use betwixt::domain::listed::Listed;
use betwixt::domain::pause::{Pause, PauseReason};
use betwixt::domain::person::{Person, Standing};
use betwixt::domain::promise::{End, Ended, Promise, Side};
use betwixt::domain::record::{Origin, Record};
use betwixt::domain::topic::{Closed, Closing, Topic, TopicKind};
use betwixt::domain::word::Word;
use betwixt::store::import::Format;
use betwixt::store::kept::Kept;
use betwixt::store::mark::Mark;
use betwixt::store::open::Store;
use betwixt::store::people::CircleChoice;
use chrono::NaiveDate;
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
    Change {
        which: usize,
        gap: Option<u16>,
        circle: Option<bool>,
        standing: usize,
    },
    Give {
        which: usize,
        back: i64,
        ended: Option<i64>,
    },
    Note {
        which: usize,
        back: i64,
        closed: Option<i64>,
    },
    Feel {
        which: usize,
        back: i64,
        step: u8,
    },
    Rest {
        which: usize,
        back: i64,
        length: Option<i64>,
        until_contact: bool,
    },
    Merge {
        kept: usize,
        gone: usize,
    },
    Restore,
    Undo,
    Redo,
}

fn step() -> impl Strategy<Value = Step> {
    let (which, back) = (any::<usize>, || 0i64..400);
    prop_oneof![
        8 => (prop::collection::btree_set(0usize..4, 1..3), 0i64..400, 0i64..4, any::<bool>())
            .prop_map(|(people, back, length, two_way)| Step::Log { people, back, length, two_way }),
        3 => (which(), back()).prop_map(|(which, back)| Step::Say { which, back }),
        2 => (which(), back()).prop_map(|(which, back)| Step::Move { which, back }),
        1 => which().prop_map(|which| Step::Trash { which }),
        1 => which().prop_map(|which| Step::TrashPerson { which }),
        1 => (which(), prop::option::of(1u16..60), prop::option::of(any::<bool>()), 0usize..8)
            .prop_map(|(which, gap, circle, standing)| Step::Change { which, gap, circle, standing }),
        1 => (which(), back(), prop::option::of(back()))
            .prop_map(|(which, back, ended)| Step::Give { which, back, ended }),
        1 => (which(), back(), prop::option::of(back()))
            .prop_map(|(which, back, closed)| Step::Note { which, back, closed }),
        1 => (which(), back(), 0u8..5).prop_map(|(which, back, step)| Step::Feel { which, back, step }),
        1 => (which(), back(), prop::option::of(0i64..60), any::<bool>())
            .prop_map(|(which, back, length, until_contact)| Step::Rest { which, back, length, until_contact }),
        2 => (which(), which()).prop_map(|(kept, gone)| Step::Merge { kept, gone }),
        2 => Just(Step::Restore),
        4 => Just(Step::Undo),
        2 => Just(Step::Redo),
    ]
}

/// Somebody out of the trash, as the number says; somebody new where hardly anybody is left.
fn somebody(store: &mut Store, which: usize) -> Id<Person> {
    let listed = store.reader().listed(today()).unwrap();
    if listed.len() < 4 {
        let name = ["Ana", "Jo", "王小明", "محمد"][which % 4];
        return add(store, name).id;
    }
    listed[which % listed.len()].id
}

/// What is written down about somebody, one row each.
fn write_down(store: &mut Store, step: &Step) {
    let day = |back: &i64| Day::nearest(shifted(today(), -back));
    match step {
        Step::Give { which, back, ended } => {
            let person = somebody(store, *which);
            let promise = Promise {
                id: Id::from_number(0),
                person,
                whose: if which % 2 == 0 {
                    Side::Mine
                } else {
                    Side::Theirs
                },
                text: "a word".to_owned(),
                given_on: day(back),
                by: (which % 3 > 0).then(|| Day::nearest(shifted(today(), 30 - back))),
                ended: ended.as_ref().map(|on| Ended {
                    how: End::ALL[which % 2],
                    on: day(on),
                }),
                repaired: String::new(),
                renews: None,
                interaction: None,
                record: Record::new(0),
            };
            store.add_promise(promise, stamp()).unwrap();
        }
        Step::Note {
            which,
            back,
            closed,
        } => {
            let person = Some(somebody(store, *which));
            let topic = Topic {
                id: Id::from_number(0),
                person,
                kind: TopicKind::ALL[which % TopicKind::ALL.len()],
                whose: if which % 2 == 0 {
                    Side::Mine
                } else {
                    Side::Theirs
                },
                text: "a topic".to_owned(),
                noted_on: day(back),
                from: None,
                closed: closed.as_ref().map(|on| Closed {
                    how: Closing::Answered,
                    on: day(on),
                }),
                interaction: None,
                record: Record::new(0),
            };
            store.add_topic(topic, stamp()).unwrap();
        }
        Step::Feel { which, back, step } => {
            let person = somebody(store, *which);
            let answer = Answer {
                step: (*step).try_into().ok(),
                words: String::new(),
            };
            let question = Question::ALL[which % Question::ALL.len()];
            let check_in = CheckIn {
                id: Id::from_number(0),
                person,
                day: day(back),
                answers: std::iter::once((question, answer)).collect(),
                mirror: None,
                record: Record::new(0),
            };
            store.add_check_in(check_in, stamp()).unwrap();
        }
        Step::Rest {
            which,
            back,
            length,
            until_contact,
        } => {
            let person = somebody(store, *which);
            let pause = Pause {
                id: Id::from_number(0),
                person,
                from: day(back),
                to: length.map(|length| Day::nearest(shifted(today(), length - back))),
                until_contact: *until_contact,
                reason: PauseReason::Fine,
                words: String::new(),
                record: Record::new(0),
            };
            store.add_pause(pause, stamp()).unwrap();
        }
        _ => {}
    }
}

/// Brings in something that happened with these people, from a first day to a last.
fn bring_in(
    store: &mut Store,
    who: &BTreeSet<usize>,
    (first, last): (NaiveDate, NaiveDate),
    two_way: bool,
    number: i64,
) {
    let there: BTreeSet<_> = who.iter().map(|which| somebody(store, *which)).collect();
    let interaction = Interaction {
        id: Id::from_number(1_000_000 + number),
        day: Day::nearest(first),
        last_day: (first < last).then(|| Day::nearest(last)),
        time: None,
        kind: Some(Kind::Met),
        people: there
            .into_iter()
            .map(|id| Participant {
                id,
                two_way,
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

fn perform(store: &mut Store, step: &Step, number: i64) {
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
            bring_in(store, who, (shifted(last, -length), last), *two_way, number);
        }
        Step::Say { which, back } => {
            let person = somebody(store, *which);
            let day = Day::nearest(shifted(today(), -back));
            let name = store.reader().name_of(person).unwrap().unwrap();
            // Of several with one name the sentence would ask which.
            let listed = store.reader().listed(today()).unwrap();
            let named = |of: &Listed| of.name == name || of.other_names.contains(&name);
            if listed.iter().filter(|of| named(of)).count() == 1 {
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
        Step::TrashPerson { which } => {
            let gone = somebody(store, *which);
            store.trash(Item::Person(gone), stamp()).unwrap();
        }
        Step::Change {
            which,
            gap,
            circle,
            standing,
        } => {
            let person = somebody(store, *which);
            let mut person = store.reader().person(person).unwrap().unwrap();
            person.usual_gap = *gap;
            person.standing = Standing::ALL.get(*standing).copied().unwrap_or_default();
            let circle = match circle {
                None => CircleChoice::None,
                Some(close) => {
                    CircleChoice::Named(if *close { "close" } else { "wider" }.to_owned())
                }
            };
            store.save_person(person, &circle, stamp()).unwrap();
        }
        Step::Merge { kept, gone } => {
            let (kept, gone) = (somebody(store, *kept), somebody(store, *gone));
            if kept != gone {
                let seen = store.reader().merging(kept, gone).unwrap();
                store.merge_people(&seen, stamp()).unwrap();
            }
        }
        Step::Give { .. } | Step::Note { .. } | Step::Feel { .. } | Step::Rest { .. } => {
            write_down(store, step);
        }
        Step::Restore => {
            if let Some(first) = store.reader().trash().unwrap().first() {
                store.restore(first.item, stamp()).unwrap();
            }
        }
        Step::Undo => drop(store.undo().unwrap()),
        Step::Redo => drop(store.redo().unwrap()),
    }
}

/// What was read of a state of the file, to be brought up to the next.
#[derive(Default)]
struct Told {
    list: Option<(Mark, Vec<Listed>)>,
    kept: Kept,
}

impl Told {
    /// After what was written since it was read: it is as if all was read.
    fn bring_up(&mut self, store: &Store) {
        let reader = store.reader();
        let scan = reader.quiet_kept(&mut self.kept, today(), &mut |_| ());
        assert_eq!(*scan.unwrap(), reader.quiet(today()).unwrap());
        let review = reader.review_kept(&mut self.kept, today(), &mut |_| ());
        assert_eq!(review.unwrap(), reader.review(today()).unwrap());
        let mirror = reader.mirror_kept(&mut self.kept, today());
        assert_eq!(*mirror.unwrap(), reader.mirror(today()).unwrap());
        let mark = reader.mark().unwrap();
        let all = reader.listed(today()).unwrap();
        if let Some((since, mut list)) = self.list.take()
            && let Some(written) = reader.listed_since(&since, today()).unwrap()
        {
            for row in written.people {
                let place = list.iter().position(|before| before.id == row.id);
                list[place.unwrap()] = row;
            }
            assert_eq!(list, all);
        }
        self.list = Some((mark, all));
    }
}

#[test]
fn after_a_sentence_only_the_rows_it_concerns_are_read_anew() {
    let shelf = Shelf::new();
    let mut store = shelf.open(1);
    let (ana, _) = (add(&mut store, "Ana"), add(&mut store, "Jo"));
    let since = |store: &Store, mark| {
        let since = store.reader().listed_since(mark, today()).unwrap();
        since.map(|since| (since.people.iter().map(|row| row.id).collect(), since.tags))
    };
    let mark = store.reader().mark().unwrap();
    assert_eq!(since(&store, &mark), Some((vec![], false)));
    log(&mut store, "yesterday: lunch with Ana");
    assert_eq!(since(&store, &mark), Some((vec![ana.id], false)));
    log(&mut store, "today: tea with Ana #boat");
    assert_eq!(since(&store, &mark), Some((vec![ana.id], true)));
    // What was undone, and whoever is new, is in no row that was written.
    let mark = store.reader().mark().unwrap();
    store.undo().unwrap();
    assert_eq!(since(&store, &mark), None);
    store.redo().unwrap();
    let mark = store.reader().mark().unwrap();
    add(&mut store, "王小明");
    assert_eq!(since(&store, &mark), None);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    /// As many steps as cases times forty: 10,000 with `BETWIXT_CASES=250`.
    #[test]
    fn what_is_computed_equals_a_recount_from_nothing(script in prop::collection::vec(step(), 40)) {
        let shelf = Shelf::new();
        let mut store = shelf.open(1);
        let mut told = Told::default();
        told.bring_up(&store);
        for (number, step) in script.iter().enumerate() {
            perform(&mut store, step, i64::try_from(number).unwrap());
            if number % 8 == 0 {
                agrees(&store);
            }
            // Not after each: several acts are caught up with as well.
            if number % 3 != 0 {
                told.bring_up(&store);
            }
        }
        agrees(&store);
        same_in_another_file(&shelf, &store);
        drop(store);
        shelf.check();
    }
}
