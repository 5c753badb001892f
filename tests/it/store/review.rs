//! A month of daily reviews, with a clock that the test turns.

use std::collections::{BTreeMap, BTreeSet};

use betwixt::domain::day::{Anniversary, Day, shifted};
use betwixt::domain::days::{self, Kept};
use betwixt::domain::document::Document;
use betwixt::domain::id::Id;
use betwixt::domain::interaction::{Interaction, Kind, Participant};
use betwixt::domain::person::{Person, Standing};
use betwixt::domain::promise::{End, Ended, Promise, Side};
use betwixt::domain::record::{Origin, Record};
use betwixt::domain::review::card::{Card, CardKind};
use betwixt::domain::review::deck::AHEAD;
use betwixt::domain::review::turn::APART;
use betwixt::domain::review_event::{NOT_NOW_DAYS, ReviewKind};
use betwixt::domain::word::Word;
use betwixt::store::import::Format;
use betwixt::store::open::Store;
use chrono::{Datelike, NaiveDate};
use proptest::prelude::*;

use crate::store::shelf::{Shelf, document, stamp, today};

/// One person of the ground, in small numbers.
#[derive(Clone, Debug)]
struct Somebody {
    standing: u8,
    gap: u8,
    silent: u8,
    birthday: u16,
    promise: Option<(bool, i8)>,
}

fn somebody() -> impl Strategy<Value = Somebody> {
    (
        0u8..10,
        1u8..20,
        0u8..150,
        0u16..365,
        prop::option::of((any::<bool>(), -20i8..30)),
    )
        .prop_map(|(standing, gap, silent, birthday, promise)| Somebody {
            standing,
            gap,
            silent,
            birthday,
            promise,
        })
}

fn ground(people: &[Somebody]) -> Document {
    let mut ground = Document::default();
    let mut number = 0;
    let mut next = || {
        number += 1;
        number
    };
    for one in people {
        let id = Id::from_number(next());
        let name = format!("Person {id}");
        let mut person = Person::named(id, name, Origin::Hand, 0);
        person.standing = match one.standing {
            0 => Standing::Resting,
            1 => Standing::LetGo,
            2 => Standing::Died,
            _ => Standing::Active,
        };
        let born = shifted(today(), i64::from(one.birthday));
        person.birthday = Anniversary::new(Some(1980), born.month(), born.day().min(28));
        ground.people.push(person);
        for back in 0..8 {
            let days = i64::from(one.silent) + back * i64::from(one.gap);
            ground.interactions.push(Interaction {
                id: Id::from_number(next()),
                day: Day::nearest(shifted(today(), -days)),
                last_day: None,
                time: None,
                kind: Some(Kind::Met),
                people: vec![Participant {
                    id,
                    two_way: true,
                    began: None,
                }],
                minutes: None,
                chosen: true,
                depth: betwixt::domain::interaction::DepthOfBoth::default(),
                place: None,
                tags: Vec::new(),
                words: format!("number {back}"),
                grew_from: None,
                private: false,
                origin: Origin::Hand,
                record: Record::new(0),
            });
        }
        if let Some((mine, by)) = one.promise {
            ground.promises.push(Promise {
                id: Id::from_number(next()),
                person: id,
                whose: if mine { Side::Mine } else { Side::Theirs },
                text: "read it".to_owned(),
                given_on: Day::nearest(shifted(today(), -30)),
                by: Some(Day::nearest(shifted(today(), i64::from(by)))),
                ended: None,
                repaired: String::new(),
                renews: None,
                interaction: None,
                record: Record::new(0),
            });
        }
    }
    ground
}

/// What the review of `day` must have on it, found in another way.
fn is_whole(store: &Store, day: NaiveDate) {
    let kept = document(store);
    let review = store.reader().review(day).unwrap();
    let standing: BTreeMap<Id<Person>, Standing> = kept
        .people
        .iter()
        .map(|one| (one.id, one.standing))
        .collect();
    let due: BTreeSet<Id<Promise>> = kept
        .promises
        .iter()
        .filter(|one| one.ended.is_none() && one.by.is_some_and(|by| by.latest() <= day))
        .filter(|one| match standing[&one.person] {
            Standing::Died => false,
            Standing::LetGo => one.whose == Side::Mine,
            _ => true,
        })
        .map(|one| one.id)
        .collect();
    let mut told_words = BTreeSet::new();
    let mut told_days = BTreeSet::new();
    for card in &review.cards {
        match card {
            Card::Words(rows) => {
                told_words.extend(rows.iter().map(|row| row.promise.id));
                assert!(rows.is_sorted_by_key(|row| row.promise.whose == Side::Theirs));
            }
            Card::Days(rows) => told_days.extend(rows.iter().map(|row| (row.of.person, row.date))),
            Card::Quiet { row, .. } | Card::PutOff { row, .. } => {
                in_peace(store, row.person, day, &kept);
            }
            Card::HowIsIt { person, .. } => in_peace(store, *person, day, &kept),
            Card::Yesterday(_) | Card::Tray => {}
        }
    }
    assert_eq!(told_words, due);
    let theirs: Vec<Kept> = kept
        .people
        .iter()
        .map(|one| Kept {
            person: one.id,
            name: one.name.clone(),
            standing: one.standing,
            birthday: one.birthday,
            dates: Vec::new(),
            died_on: None,
            edited_at: 0,
        })
        .collect();
    let until = shifted(day, i64::from(AHEAD));
    let near = days::between(&theirs, day, until).into_iter();
    assert_eq!(
        told_days,
        near.map(|one| (one.of.person, one.date)).collect()
    );
}

/// Nobody who is paused, put off, resting, let go or dead comes up.
fn in_peace(store: &Store, person: Id<Person>, day: NaiveDate, kept: &Document) {
    let found = store.reader().person(person).unwrap().unwrap();
    assert_eq!(found.standing, Standing::Active);
    assert_eq!(store.reader().pause_on(person, day).unwrap(), None);
    let newest = kept
        .reviews
        .iter()
        .filter(|event| event.kind == ReviewKind::NotNow && event.person == Some(person))
        .max_by_key(|event| (event.day, event.id))
        .and_then(|event| event.until);
    assert!(newest.is_none_or(|until| until.latest() < day));
}

/// Acts on a card as `choice` says; answers whether that was an act.
fn act(store: &mut Store, card: &Card, choice: u8, day: NaiveDate) -> bool {
    match card {
        Card::Words(rows) => {
            let promise = rows[usize::from(choice) % rows.len()].promise.clone();
            let on = Day::nearest(day);
            let how = match choice % 5 {
                0 => End::Kept,
                1 => End::Broken,
                2 => End::Released,
                3 => {
                    let by = Day::nearest(shifted(day, i64::from(choice % 9) + 1));
                    store.renew_promise(promise, by, on, stamp()).unwrap();
                    return true;
                }
                _ => return false,
            };
            store
                .end_promise(promise, Ended { how, on }, stamp())
                .unwrap();
        }
        Card::Quiet { row, .. } | Card::PutOff { row, .. } => {
            let person = row.person;
            match choice % 6 {
                0 => drop(store.quiet_is_fine(person, day, stamp()).unwrap()),
                1 | 2 => {
                    let days = NOT_NOW_DAYS[usize::from(choice / 6) % 2];
                    store.put_off(person, days, day, stamp()).unwrap();
                }
                3 => drop(
                    store
                        .set_standing(person, Standing::Resting, stamp())
                        .unwrap(),
                ),
                _ => return false,
            }
        }
        _ => return false,
    }
    true
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_month_of_reviews_misses_nothing_and_troubles_nobody_twice(
        people in prop::collection::vec(somebody(), 3..12),
        choices in prop::collection::vec(any::<u8>(), 30 * 9),
    ) {
        let shelf = Shelf::new();
        let mut store = shelf.open(1);
        let ground = ground(&people);
        let mut none = std::iter::empty();
        store.import(&ground, &mut none, Format::Json, "ground.json", stamp()).unwrap();
        let mut choices = choices.into_iter();
        let mut on_quiet: BTreeMap<Id<Person>, NaiveDate> = BTreeMap::new();
        let mut waits: BTreeMap<Id<Person>, u32> = BTreeMap::new();
        let mut asked = BTreeSet::new();
        for day in (0..30).map(|later| shifted(today(), later)) {
            is_whole(&store, day);
            let mut shown = BTreeSet::new();
            let quiet_all_day = store.reader().review(day).unwrap().quiet;
            // The review is read anew after each card: as if it was left and gone on with.
            while let Some(card) = store.reader().review(day).unwrap().left().next().cloned() {
                let key = card.key();
                prop_assert!(shown.insert((key.kind.word(), key.person)), "{key:?} twice on {day}");
                if let (CardKind::Quiet, Some(person)) = (key.kind, key.person) {
                    let before = on_quiet.insert(person, day);
                    prop_assert!(before.is_none_or(|before| (day - before).num_days() >= APART));
                }
                if key.kind == CardKind::HowIsIt {
                    prop_assert!(asked.insert(key.person), "asked twice within a season");
                }
                let before = store.reader().review(day).unwrap();
                let choice = choices.next().unwrap_or(4);
                if act(&mut store, &card, choice, day) {
                    is_whole(&store, day);
                    if choice % 3 == 0 {
                        store.undo().unwrap();
                        prop_assert_eq!(store.reader().review(day).unwrap(), before);
                    }
                }
                store.look_at(&[key], day, stamp().at).unwrap();
            }
            prop_assert!(shown.len() <= 9);
            let quiet = shown.iter().filter(|(kind, _)| *kind == "gone_quiet").count();
            prop_assert!(quiet <= 3);
            let people: Vec<_> = shown.iter().filter_map(|(_, person)| *person).collect();
            prop_assert_eq!(people.len(), people.iter().collect::<BTreeSet<_>>().len());
            store.finish_review(day, stamp().at).unwrap();
            prop_assert!(store.reader().review(day).unwrap().left().next().is_none());
            waits.retain(|person, _| quiet_all_day.contains(person));
            for person in quiet_all_day {
                let seen = people.contains(&person);
                let wait = waits.entry(person).or_default();
                *wait = if seen { 0 } else { *wait + 1 };
                prop_assert!(*wait <= 11, "{person} is quiet and never has a turn");
            }
        }
        // Marks are no acts: undo goes past them.
        let marks = |store: &Store| document(store).reviews.iter().filter(|event| event.kind != ReviewKind::NotNow).count();
        let before = marks(&store);
        let mut left = 4;
        while left > 0 && store.reader().next_undo().unwrap().is_some_and(|act| act.verb != betwixt::domain::act::Verb::Import) {
            store.undo().unwrap();
            left -= 1;
        }
        prop_assert_eq!(marks(&store), before);
        drop(store);
        shelf.check();
    }
}

#[test]
fn nobody_comes_up_because_of_an_import() {
    let somebody = Somebody {
        standing: 9,
        gap: 5,
        silent: 60,
        birthday: 100,
        promise: None,
    };
    let mut ground = ground(&vec![somebody; 2]);
    for row in &mut ground.interactions {
        row.origin = Origin::Import;
    }
    for person in &mut ground.people {
        person.origin = Origin::Import;
    }
    let shelf = Shelf::new();
    let mut store = shelf.open(1);
    store
        .import(
            &ground,
            &mut std::iter::empty(),
            Format::Json,
            "a.json",
            stamp(),
        )
        .unwrap();
    let kinds = |store: &Store| -> Vec<_> {
        let review = store.reader().review(today()).unwrap();
        review.cards.iter().map(|card| card.key().kind).collect()
    };
    assert_eq!(store.reader().quiet(today()).unwrap().quiet.len(), 2);
    assert_eq!(kinds(&store), [CardKind::Yesterday]);
    let circle = betwixt::store::people::CircleChoice::Named("close".to_owned());
    store
        .put_in_circle(&[ground.people[0].id], &circle, stamp())
        .unwrap();
    assert_eq!(kinds(&store), [CardKind::Yesterday, CardKind::Quiet]);
    store.undo().unwrap();
    assert_eq!(kinds(&store), [CardKind::Yesterday]);
}

#[test]
fn somebody_put_off_again_and_again_is_asked_about_once() {
    let somebody = Somebody {
        standing: 9,
        gap: 5,
        silent: 60,
        birthday: 100,
        promise: None,
    };
    let ground = ground(&[somebody]);
    let shelf = Shelf::new();
    let mut store = shelf.open(1);
    store
        .import(
            &ground,
            &mut std::iter::empty(),
            Format::Json,
            "a.json",
            stamp(),
        )
        .unwrap();
    let person = ground.people[0].id;
    let kind_on = |store: &Store, day: NaiveDate| {
        let review = store.reader().review(day).unwrap();
        let card = review.left().find(|card| card.key().person == Some(person));
        card.map(Card::key)
    };
    let mut day = today();
    for _ in 0..3 {
        assert_eq!(
            kind_on(&store, day).map(|key| key.kind),
            Some(CardKind::Quiet)
        );
        store.put_off(person, 7, day, stamp()).unwrap();
        assert_eq!(kind_on(&store, shifted(day, 7)), None);
        day = shifted(day, 8);
    }
    let asked = kind_on(&store, day).unwrap();
    assert_eq!(asked.kind, CardKind::PutOff);
    store.look_at(&[asked], day, stamp().at).unwrap();
    let next = shifted(day, 1);
    assert_eq!(
        kind_on(&store, next).map(|key| key.kind),
        Some(CardKind::Quiet)
    );
}
