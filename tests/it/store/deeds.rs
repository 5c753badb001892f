//! Promises, topics, pauses, circles, tags, ties, groups and places: each act done, looked at, undone,
//! looked at.

use std::collections::BTreeMap;

use betwixt::clock;
use betwixt::domain::check_in::{Answer, CheckIn, Question, Step};
use betwixt::domain::circle::Circle;
use betwixt::domain::group::Group;
use betwixt::domain::id::Id;
use betwixt::domain::item::Item;
use betwixt::domain::pause::{Pause, PauseReason};
use betwixt::domain::person::Person;
use betwixt::domain::promise::{End, Ended, Promise, Side};
use betwixt::domain::record::Record;
use betwixt::domain::tie::{Tie, TieKind};
use betwixt::domain::topic::{Closed, Closing, Topic, TopicKind};
use betwixt::store::error::StoreError;
use betwixt::store::open::Store;
use betwixt::store::people::CircleChoice;

use crate::store::acts::undoes;
use crate::store::shelf::{Shelf, add, log, stamp, strings, today};

fn named(store: &Store, name: &str) -> Id<Person> {
    let listed = store.reader().listed(today()).unwrap();
    listed.iter().find(|row| row.name == name).unwrap().id
}

fn people(store: &mut Store) {
    for name in ["Ana", "Jo", "王小明"] {
        add(store, name);
    }
    log(store, "2026-11-10: walked with Ana along the river #boat");
    log(store, "2026-11-01: coffee with Jo at:river");
}

fn promise(person: Id<Person>, text: &str) -> Promise {
    Promise {
        id: Id::from_number(0),
        person,
        whose: Side::Mine,
        text: text.to_owned(),
        given_on: "2026-11-20".parse().unwrap(),
        by: "2026-11-27".parse().ok(),
        ended: None,
        repaired: String::new(),
        renews: None,
        interaction: None,
        record: Record::default(),
    }
}

fn with_promise(store: &mut Store) {
    people(store);
    let letter = promise(named(store, "Ana"), "read her letter");
    store.add_promise(letter, stamp()).unwrap();
}

fn open_promise(store: &Store) -> Promise {
    store.reader().open_promises().unwrap().remove(0).0
}

#[test]
fn a_promise_is_given_kept_moved_and_put_away() {
    undoes(people, |store| {
        let ana = named(store, "Ana");
        let new = store.add_promise(promise(ana, "read"), stamp()).unwrap();
        let open = store.reader().open_promises().unwrap();
        assert_eq!(open, [(new, "Ana".to_owned())]);
    });
    undoes(with_promise, |store| {
        let kept = Ended {
            how: End::Kept,
            on: "2026-11-22".parse().unwrap(),
        };
        let read = open_promise(store);
        store.end_promise(read.clone(), kept, stamp()).unwrap();
        assert!(store.reader().open_promises().unwrap().is_empty());
        assert!(matches!(
            store.end_promise(read, kept, stamp()),
            Err(StoreError::Stale(_))
        ));
    });
    undoes(with_promise, |store| {
        let (by, on) = ("2026-12-01".parse().unwrap(), "2026-11-22".parse().unwrap());
        let old = open_promise(store);
        let new = store.renew_promise(old.clone(), by, on, stamp()).unwrap();
        assert_eq!((new.renews, new.by), (Some(old.id), Some(by)));
        assert_eq!(open_promise(store), new);
        let old = store.reader().promise(old.id).unwrap().unwrap();
        assert_eq!(old.ended.map(|ended| ended.how), Some(End::Renegotiated));
    });
    undoes(with_promise, |store| {
        let item = Item::Promise(open_promise(store).id);
        store.trash(item, stamp()).unwrap();
        assert!(store.reader().open_promises().unwrap().is_empty());
        assert_eq!(store.reader().trash().unwrap()[0].name, "read her letter");
    });
    undoes(with_promise, |store| {
        let ana = named(store, "Ana");
        store.trash(Item::Person(ana), stamp()).unwrap();
        assert!(
            store.reader().open_promises().unwrap().is_empty(),
            "with somebody in the trash"
        );
    });
}

#[test]
fn a_topic_is_noted_and_closed() {
    let topic = |person| Topic {
        id: Id::from_number(0),
        person,
        kind: TopicKind::Ask,
        whose: Side::Mine,
        text: "the exam".to_owned(),
        noted_on: "2026-11-20".parse().unwrap(),
        from: None,
        closed: None,
        interaction: None,
        record: Record::default(),
    };
    undoes(people, |store| {
        let ana = named(store, "Ana");
        store.add_topic(topic(Some(ana)), stamp()).unwrap();
        assert_eq!(
            store.reader().open_topics().unwrap()[0].1.as_deref(),
            Some("Ana")
        );
    });
    undoes(
        |store| {
            people(store);
            store.add_topic(topic(None), stamp()).unwrap();
        },
        |store| {
            let read = store.reader().open_topics().unwrap().remove(0).0;
            let closed = Closed {
                how: Closing::Answered,
                on: "2026-11-22".parse().unwrap(),
            };
            store.close_topic(read, closed, stamp()).unwrap();
            assert!(store.reader().open_topics().unwrap().is_empty());
        },
    );
}

#[test]
fn this_quiet_is_fine_from_the_day_after_the_last_contact_until_the_next() {
    undoes(people, |store| {
        let ana = named(store, "Ana");
        let pause = store.quiet_is_fine(ana, today(), stamp()).unwrap();
        assert_eq!(pause.from, "2026-11-11".parse().unwrap());
        assert!(store.reader().pause_on(ana, today()).unwrap().is_some());
        assert_eq!(store.reader().pauses_on(today()).unwrap().len(), 1);
    });
    undoes(
        |store| {
            people(store);
            store
                .quiet_is_fine(named(store, "Ana"), today(), stamp())
                .unwrap();
        },
        |store| {
            log(store, "called Ana");
            assert!(store.reader().pauses_on(today()).unwrap().is_empty());
        },
    );
}

#[test]
fn a_pause_ends_yesterday_or_is_put_away_if_it_had_not_begun() {
    let pause = |person, from: &str| Pause {
        id: Id::from_number(0),
        person,
        from: from.parse().unwrap(),
        to: None,
        until_contact: false,
        reason: PauseReason::Travel,
        words: String::new(),
        record: Record::default(),
    };
    for (from, left) in [("2026-11-01", Some("2026-11-21")), ("2026-11-22", None)] {
        undoes(
            |store| {
                people(store);
                store
                    .add_pause(pause(named(store, "Jo"), from), stamp())
                    .unwrap();
            },
            |store| {
                let (read, _) = store.reader().pauses_on(today()).unwrap().remove(0);
                let ended = store.end_pause(read, today(), stamp()).unwrap();
                assert_eq!(
                    ended.and_then(|pause| pause.to),
                    left.and_then(|day| day.parse().ok())
                );
                assert!(store.reader().pauses_on(today()).unwrap().is_empty());
            },
        );
    }
}

#[test]
fn not_now_sets_somebody_aside_for_so_many_days() {
    undoes(people, |store| {
        let jo = named(store, "Jo");
        let until = store.put_off(jo, 7, today(), stamp()).unwrap();
        assert_eq!(until, "2026-11-29".parse().unwrap());
        assert_eq!(
            store.reader().quiet(today()).unwrap().set_aside.not_now,
            [jo]
        );
    });
}

#[test]
fn circles_are_made_renamed_ordered_and_put_away() {
    let circles = |store: &mut Store| {
        people(store);
        store.add_circle("close", Some(7), stamp()).unwrap();
        store.add_circle("friends", None, stamp()).unwrap();
        let both = [named(store, "Ana"), named(store, "Jo")];
        let close = CircleChoice::Named("CLOSE".to_owned());
        store.put_in_circle(&both, &close, stamp()).unwrap();
    };
    let of = |store: &Store| -> Vec<Circle> { store.reader().circles().unwrap() };
    let names = move |store: &Store| -> Vec<String> {
        of(store).into_iter().map(|circle| circle.name).collect()
    };
    undoes(people, |store| {
        store.add_circle("close", None, stamp()).unwrap();
    });
    undoes(people, |store| {
        let both = [named(store, "Ana"), named(store, "Jo")];
        let close = CircleChoice::Named("close".to_owned());
        store.put_in_circle(&both, &close, stamp()).unwrap();
    });
    undoes(circles, |store| {
        let taken = store.add_circle("Friends", None, stamp());
        assert!(matches!(taken, Err(StoreError::Taken { .. })));
        let mut friends = of(store).remove(1);
        friends.name = "near".to_owned();
        store.save_circle(friends.clone(), stamp()).unwrap();
        assert!(matches!(
            store.save_circle(friends, stamp()),
            Err(StoreError::Stale(_))
        ));
    });
    undoes(circles, |store| {
        let last = of(store)[1].id;
        store.order_circles(&[last], stamp()).unwrap();
        assert_eq!(names(store), ["friends", "close"]);
    });
    undoes(circles, |store| {
        let close = of(store)[0].id;
        store.trash(Item::Circle(close), stamp()).unwrap();
        assert_eq!(names(store), ["friends"]);
        let listed = store.reader().listed(today()).unwrap();
        assert!(listed.iter().all(|row| row.circle.is_none()));
        let item = store.reader().trash().unwrap()[0].item;
        assert_eq!(item, Item::Circle(close));
    });
}

#[test]
fn a_circle_whose_name_was_taken_meanwhile_stays_in_the_trash() {
    let shelf = Shelf::new();
    let mut store = shelf.open(1);
    let close = store.add_circle("close", None, stamp()).unwrap().id;
    store.trash(Item::Circle(close), stamp()).unwrap();
    store.add_circle("Close", None, stamp()).unwrap();
    assert!(matches!(
        store.restore(Item::Circle(close), stamp()),
        Err(StoreError::Taken { .. })
    ));
}

#[test]
fn tags_are_put_on_people_and_renamed_everywhere() {
    let tagged = |store: &mut Store| {
        let both = [named(store, "Ana"), named(store, "Jo")];
        let tags = ["boat".to_owned(), "choir".to_owned()];
        store.tag_people(&both, &tags, &[], stamp()).unwrap();
    };
    let before = move |store: &mut Store| {
        people(store);
        tagged(store);
    };
    undoes(people, tagged);
    undoes(before, |store| {
        let ana = [named(store, "Ana")];
        let gone = ["CHOIR".to_owned()];
        store.tag_people(&ana, &[], &gone, stamp()).unwrap();
        let left = store.reader().person(ana[0]).unwrap().unwrap().tags;
        assert_eq!(left, ["boat"]);
    });
    undoes(before, |store| {
        store.rename_tag("boat", "choir", stamp()).unwrap();
        let told: Vec<_> = store
            .reader()
            .tags()
            .unwrap()
            .into_iter()
            .map(|of| (of.tag, of.people.len(), of.in_interactions))
            .collect();
        assert_eq!(told, [("choir".to_owned(), 2, true)]);
        assert!(matches!(
            store.rename_tag("nothing", "x", stamp()),
            Err(StoreError::Gone(_))
        ));
    });
}

#[test]
fn ties_and_groups_are_made_changed_and_put_away() {
    let tie = |person, other, kind| Tie {
        id: Id::from_number(0),
        person,
        other,
        kind,
        words: String::new(),
        record: Record::default(),
    };
    undoes(people, |store| {
        let (ana, jo) = (named(store, "Ana"), named(store, "Jo"));
        store
            .add_tie(tie(ana, jo, TieKind::Partner), stamp())
            .unwrap();
        let turned = store.add_tie(tie(jo, ana, TieKind::Partner), stamp());
        assert!(matches!(turned, Err(StoreError::Tied(name)) if name == "Ana"));
        let page = store
            .reader()
            .person_page(jo, today(), clock::day)
            .unwrap()
            .unwrap();
        assert_eq!(page.ties[0].name, "Ana");
    });
    let choir = |store: &mut Store| {
        people(store);
        let members = vec![named(store, "Ana"), named(store, "王小明")];
        let new = Group {
            id: Id::from_number(0),
            name: "Choir".to_owned(),
            other_names: Vec::new(),
            members,
            record: Record::default(),
        };
        store.add_group(new, stamp()).unwrap();
    };
    undoes(people, |store| {
        let new = Group {
            id: Id::from_number(0),
            name: "Family".to_owned(),
            other_names: vec!["home".to_owned()],
            members: vec![named(store, "Jo")],
            record: Record::default(),
        };
        store.add_group(new, stamp()).unwrap();
    });
    undoes(choir, |store| {
        let mut group = store.reader().groups().unwrap().remove(0);
        group.members.pop();
        group.name = "Chorus".to_owned();
        let saved = store.save_group(group, stamp()).unwrap();
        assert_eq!(store.reader().group(saved.id).unwrap(), Some(saved));
    });
    undoes(choir, |store| {
        let group = store.reader().groups().unwrap()[0].id;
        store.trash(Item::Group(group), stamp()).unwrap();
        assert!(store.reader().groups().unwrap().is_empty());
    });
}

#[test]
fn two_places_become_one_that_goes_by_both_names() {
    undoes(
        |store| {
            people(store);
            log(store, "2026-11-02: lunch with Jo at:Sava");
        },
        |store| {
            let places = store.reader().places().unwrap();
            let id = |name: &str| places.iter().find(|place| place.name == name).unwrap().id;
            let kept = store
                .merge_places(id("river"), id("Sava"), stamp())
                .unwrap();
            assert_eq!(kept.other_names, ["Sava"]);
            let jo = named(store, "Jo");
            for row in store.reader().timeline(jo, None, 9).unwrap() {
                assert_eq!(row.place.as_deref(), Some("river"));
            }
            assert_eq!(store.reader().places().unwrap().len(), 1);
        },
    );
}

#[test]
fn what_was_done_before_a_column_came_can_still_be_undone() {
    let shelf = Shelf::new();
    let mut store = shelf.open(1);
    let mut ana = add(&mut store, "Ana");
    ana.note = "before".to_owned();
    let ana = store
        .save_person(ana, &CircleChoice::AsItIs, stamp())
        .unwrap();
    store.trash(Item::Person(ana.id), stamp()).unwrap();
    drop(store);
    let raw = rusqlite::Connection::open(shelf.path()).unwrap();
    raw.execute_batch("ALTER TABLE person ADD COLUMN mood TEXT NOT NULL DEFAULT 'calm'")
        .unwrap();
    let mut store = shelf.open(2);
    for _ in 0..3 {
        assert!(store.undo().unwrap().is_some());
    }
    for _ in 0..2 {
        assert!(store.redo().unwrap().is_some());
    }
    let now = store.reader().person(ana.id).unwrap();
    assert_eq!(now.map(|now| now.note), Some("before".to_owned()));
    assert_eq!(strings(&raw, "SELECT mood FROM person"), ["calm"]);
}

#[test]
fn a_check_in_is_kept_changed_and_put_away() {
    let answers = |step: u8| {
        let step = Step::try_from(step).ok();
        let words = "as ever".to_owned();
        BTreeMap::from([(Question::Trust, Answer { step, words })])
    };
    let new = move |store: &Store| CheckIn {
        id: Id::from_number(0),
        person: named(store, "Ana"),
        day: "2026-11-22".parse().unwrap(),
        answers: answers(3),
        mirror: None,
        record: Record::default(),
    };
    undoes(people, |store| {
        let kept = store.add_check_in(new(store), stamp()).unwrap();
        assert_eq!(store.reader().check_in(kept.id).unwrap(), Some(kept));
    });
    undoes(people, |store| {
        let kept = store.add_check_in(new(store), stamp()).unwrap();
        let mut changed = kept.clone();
        changed.answers = answers(1);
        store.save_check_in(changed, stamp()).unwrap();
        let stale = store.save_check_in(kept.clone(), stamp());
        assert!(matches!(stale, Err(StoreError::Stale(_))));
        store.trash(Item::CheckIn(kept.id), stamp()).unwrap();
        assert!(store.reader().check_ins(kept.person).unwrap().is_empty());
        store.undo().unwrap();
        store.undo().unwrap();
        assert_eq!(store.reader().check_ins(kept.person).unwrap(), [kept]);
    });
}
