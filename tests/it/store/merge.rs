//! Two entries that are one person: joined with everything kept, taken apart again to the byte.

use betwixt::domain::document::Document;
use betwixt::domain::id::Id;
use betwixt::domain::interaction::Began;
use betwixt::domain::item::Item;
use betwixt::domain::merge::KeptIn;
use betwixt::domain::person::{Person, Standing};
use betwixt::store::error::StoreError;
use betwixt::store::import::Format;
use betwixt::store::open::Store;
use betwixt::store::people::CircleChoice;
use serde_json::json;

use crate::store::acts::undoes;
use crate::store::shelf::{Shelf, add, document, log, same_in_another_file, stamp, today};
use crate::whole_document::filled_with;

fn import(store: &mut Store, document: &Document) {
    store
        .import(
            document,
            &mut std::iter::empty(),
            Format::Json,
            "two.json",
            stamp(),
        )
        .unwrap();
}

fn number(id: i64) -> Id<Person> {
    Id::from_number(id)
}

fn join(store: &mut Store, kept: i64, gone: i64) -> Person {
    let seen = store.reader().merging(number(kept), number(gone)).unwrap();
    store.merge_people(&seen, stamp()).unwrap()
}

/// Élodie Roux under two names, and somebody between them.
fn twice(store: &mut Store) {
    let document = json!({
        "people": [
            {"id": "1", "name": "Élodie Roux", "other_names": ["Lo"], "birthday": "--05-14", "circle": "90",
             "lives_in": "Graz", "tags": ["choir"], "note": "Plays the viola.", "usual_gap": 14, "met_through": "2",
             "contact_points": [{"kind": "mail", "value": "lo@example.org"}]},
            {"id": "2", "name": "Elodie R.", "other_names": ["LO", "王小明"], "birthday": "1984-05-14", "circle": "91",
             "lives_in": "Lyon", "tags": ["boat", "choir"], "note": "Afraid of dogs.", "pronouns": "she/her",
             "standing": "resting", "how_met": "at the sea", "met_on": "2014-05",
             "contact_points": [{"kind": "mail", "value": "lo@example.org", "label": "work"},
                                {"kind": "phone", "value": "+43 1"}]},
            {"id": "3", "name": "Sam", "met_through": "2"},
        ],
        "circles": [{"id": "90", "name": "close", "position": 0}, {"id": "91", "name": "wider", "position": 1}],
        "groups": [{"id": "80", "name": "quartet", "members": ["1", "2", "3"]},
                   {"id": "81", "name": "sailors", "members": ["2"]}],
        "ties": [{"id": "70", "person": "1", "other": "2", "kind": "friend"},
                 {"id": "71", "person": "1", "other": "3", "kind": "partner"},
                 {"id": "72", "person": "3", "other": "2", "kind": "partner"},
                 {"id": "73", "person": "2", "other": "3", "kind": "colleague"}],
        "interactions": [
            {"id": "60", "day": "2026-10-01", "kind": "met",
             "people": [{"id": "1", "two_way": false}, {"id": "2", "two_way": true, "began": "them"}]},
            {"id": "61", "day": "2026-10-05", "kind": "met",
             "people": [{"id": "1", "two_way": true, "began": "me"}, {"id": "2", "two_way": true, "began": "them"}]},
            {"id": "62", "day": "2026-11-01", "kind": "call", "people": [{"id": "2", "two_way": true}, {"id": "3", "two_way": true}]},
        ],
        "promises": [{"id": "50", "person": "2", "whose": "mine", "text": "send the score", "given_on": "2026-10-01"}],
        "topics": [{"id": "51", "person": "2", "kind": "ask", "whose": "mine", "text": "the exam", "noted_on": "2026-10-01"}],
        "check_ins": [{"id": "52", "person": "2", "day": "2026-10-02", "answers": {"trust": {"step": 3}}}],
        "pauses": [{"id": "53", "person": "2", "from": "2026-11-03", "reason": "travel"}],
        "reviews": [{"id": "54", "person": "2", "day": "2026-11-03", "kind": "not_now", "until": "2026-11-20"}],
        "candidates": [{"id": "55", "source": "a", "day": "2026-11-04", "people": ["2", "1"], "state": "waiting"},
                       {"id": "56", "source": "b", "day": "2026-11-04", "people": ["3", "2"], "state": "waiting"}],
    });
    import(store, &serde_json::from_value(document).unwrap());
}

#[test]
fn everything_of_both_is_that_of_the_one_who_stays() {
    let shelf = Shelf::new();
    let mut store = shelf.open(1);
    twice(&mut store);
    let one = join(&mut store, 1, 2);
    let all = document(&store);
    assert_eq!(all.people.len(), 2);
    assert_eq!(one.other_names, ["Lo", "Elodie R.", "王小明"]);
    assert_eq!(one.tags, ["boat", "choir"]);
    assert_eq!(one.note, "Plays the viola.\n\nAfraid of dogs.");
    assert_eq!(
        (one.pronouns.as_str(), one.how_met.as_str()),
        ("she/her", "at the sea")
    );
    assert_eq!(
        (one.lives_in.as_str(), one.standing),
        ("Graz", Standing::Resting)
    );
    assert_eq!(one.met_through, None);
    assert_eq!(one.usual_gap, Some(14));
    let fields: Vec<_> = one
        .fields
        .iter()
        .map(|field| format!("{}: {}", field.name, field.value))
        .collect();
    assert_eq!(
        fields,
        ["lives in: Lyon", "birthday: 1984-05-14", "circle: wider"]
    );
    let points: Vec<_> = one
        .contact_points
        .iter()
        .map(|point| (point.value.as_str(), point.label.as_str()))
        .collect();
    assert_eq!(points, [("lo@example.org", "work"), ("+43 1", "")]);
    assert_eq!(all.people[1].met_through, Some(one.id));
    let members: Vec<_> = all
        .groups
        .iter()
        .map(|group| group.members.clone())
        .collect();
    assert_eq!(members, [vec![number(1), number(3)], vec![number(1)]]);
    let ties: Vec<_> = all.ties.iter().map(|tie| tie.id.number()).collect();
    assert_eq!(ties, [71, 73]);
    let there: Vec<_> = all
        .interactions
        .iter()
        .map(|of| of.people.clone())
        .collect();
    assert_eq!(there.iter().map(Vec::len).collect::<Vec<_>>(), [1, 1, 2]);
    assert_eq!(
        (there[0][0].two_way, there[0][0].began),
        (true, Some(Began::Them))
    );
    assert_eq!(there[1][0].began, Some(Began::Me));
    for owner in [
        all.promises[0].person,
        all.check_ins[0].person,
        all.pauses[0].person,
    ] {
        assert_eq!(owner, one.id);
    }
    assert_eq!(
        (all.topics[0].person, all.reviews[0].person),
        (Some(one.id), Some(one.id))
    );
    let waits: Vec<_> = all.candidates.iter().map(|of| of.people.clone()).collect();
    assert_eq!(waits, [vec![number(1)], vec![number(3), number(1)]]);
    assert!(store.reader().trash().unwrap().is_empty());
    assert_eq!(
        store.reader().history(1).unwrap()[0].about,
        "Elodie R. into Élodie Roux"
    );
    assert_eq!(shelf.found("elodie"), [1]);
    same_in_another_file(&shelf, &store);
    shelf.check();
}

#[test]
fn what_would_happen_is_told_first_and_changes_nothing() {
    let shelf = Shelf::new();
    let mut store = shelf.open(1);
    twice(&mut store);
    let before = shelf.dump();
    let seen = store.reader().merging(number(1), number(2)).unwrap();
    assert_eq!(shelf.dump(), before);
    let differing: Vec<_> = seen
        .differing
        .iter()
        .map(|one| (one.detail, one.kept_in))
        .collect();
    assert_eq!(
        differing,
        [
            ("name", KeptIn::OtherNames),
            ("lives in", KeptIn::OwnField),
            ("birthday", KeptIn::OwnField),
            ("circle", KeptIn::OwnField),
        ]
    );
    assert_eq!(
        seen.together
            .iter()
            .map(|one| one.began_differs)
            .collect::<Vec<_>>(),
        [false, true]
    );
    assert_eq!((seen.ties_between.len(), seen.ties_doubled.len()), (1, 1));
    assert_eq!((seen.along.interactions, seen.along.ties), (1, 1));
    let joined = store.merge_people(&seen, stamp()).unwrap();
    assert_eq!(
        Person {
            record: seen.joined.record,
            ..joined
        },
        seen.joined
    );
}

#[test]
fn it_is_undone_and_done_again_to_the_byte() {
    undoes(twice, |store| drop(join(store, 1, 2)));
    undoes(twice, |store| drop(join(store, 2, 1)));
    // Everything that a file can hold, and what lies in the trash.
    undoes(
        |store| import(store, &filled_with("said")),
        |store| {
            let people: Vec<Id<Person>> = document(store)
                .people
                .iter()
                .filter(|person| person.record.deleted_at.is_none())
                .map(|person| person.id)
                .collect();
            join(store, people[0].number(), people[1].number());
        },
    );
    undoes(
        |store| {
            twice(store);
            store
                .trash(Item::Interaction(Id::from_number(61)), stamp())
                .unwrap();
            store
                .trash(Item::Tie(Id::from_number(70)), stamp())
                .unwrap();
            store
                .trash(Item::Tie(Id::from_number(72)), stamp())
                .unwrap();
            store
                .trash(Item::Promise(Id::from_number(50)), stamp())
                .unwrap();
        },
        |store| {
            join(store, 1, 2);
            store
                .restore(Item::Interaction(Id::from_number(61)), stamp())
                .unwrap();
            store.undo().unwrap();
        },
    );
}

#[test]
fn nobody_is_joined_with_themselves_or_with_somebody_in_the_trash() {
    let shelf = Shelf::new();
    let mut store = shelf.open(1);
    twice(&mut store);
    let same = store.reader().merging(number(1), number(1));
    assert!(matches!(same, Err(StoreError::OnePerson(_))), "{same:?}");
    let seen = store.reader().merging(number(1), number(2)).unwrap();
    store.trash(Item::Person(number(2)), stamp()).unwrap();
    let before = shelf.dump();
    let refused = store.merge_people(&seen, stamp());
    assert!(matches!(refused, Err(StoreError::Gone(_))), "{refused:?}");
    let refused = store.reader().merging(number(2), number(1));
    assert!(matches!(refused, Err(StoreError::Gone(_))), "{refused:?}");
    assert_eq!(shelf.dump(), before);
}

#[test]
fn what_another_program_changed_since_it_was_looked_at_is_looked_at_again() {
    let shelf = Shelf::new();
    let mut store = shelf.open(1);
    twice(&mut store);
    let stale = |store: &mut Store, change: &dyn Fn(&mut Store)| {
        let seen = store.reader().merging(number(1), number(2)).unwrap();
        change(store);
        let refused = store.merge_people(&seen, stamp());
        assert!(matches!(refused, Err(StoreError::Stale(_))), "{refused:?}");
    };
    stale(&mut store, &|store| {
        log(store, "2026-11-20: coffee with 王小明");
    });
    stale(&mut store, &|store| {
        let mut sam = store.reader().person(number(2)).unwrap().unwrap();
        sam.note = "Not afraid any more.".to_owned();
        store
            .save_person(sam, &CircleChoice::AsItIs, stamp())
            .unwrap();
    });
    // Whoever has a row of theirs open is told as well.
    let call = store
        .reader()
        .interaction(Id::from_number(62))
        .unwrap()
        .unwrap();
    let sam = store.reader().person(number(3)).unwrap().unwrap();
    join(&mut store, 1, 2);
    let refused = store.save_interaction(call, stamp());
    assert!(matches!(refused, Err(StoreError::Stale(_))), "{refused:?}");
    let refused = store.save_person(sam, &CircleChoice::AsItIs, stamp());
    assert!(matches!(refused, Err(StoreError::Stale(_))), "{refused:?}");
}

#[test]
fn a_death_that_either_entry_knew_of_stays() {
    let shelf = Shelf::new();
    let mut store = shelf.open(1);
    let (ana, mut other) = (add(&mut store, "Ana"), add(&mut store, "Anči"));
    other.standing = Standing::Died;
    other.died_on = "2026-01-05".parse().ok();
    store
        .save_person(other.clone(), &CircleChoice::AsItIs, stamp())
        .unwrap();
    let one = join(&mut store, ana.id.number(), other.id.number());
    assert_eq!((one.standing, one.died_on), (Standing::Died, other.died_on));
    assert_eq!(store.reader().listed(today()).unwrap()[0].name, "Ana");
}
