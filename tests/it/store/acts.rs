//! Every act: do, look, undo, look, do again, look; also in another sitting.

use betwixt::clock;
use betwixt::domain::day::Day;
use betwixt::domain::document::Document;
use betwixt::domain::interaction::{Kind, Minutes};
use betwixt::domain::item::Item;
use betwixt::store::error::StoreError;
use betwixt::store::import::Format;
use betwixt::store::open::Store;
use betwixt::store::people::CircleChoice;

use crate::store::shelf::{Shelf, add, bring_in, log, settled, stamp, strings, today};
use crate::whole_document::filled_with;

/// Does something to a prepared file, and sees it undone and done again to the letter, also after
/// the file was closed in between.
pub fn undoes(prepare: impl Fn(&mut Store), act: impl Fn(&mut Store)) {
    let shelf = Shelf::new();
    let mut store = shelf.open(1);
    prepare(&mut store);
    let before = shelf.dump();
    act(&mut store);
    let after = shelf.dump();
    assert_ne!(before, after, "the act changed nothing");
    for _ in 0..2 {
        assert!(store.undo().unwrap().is_some());
        assert_eq!(shelf.dump(), before, "undone");
        drop(store);
        store = shelf.open(2);
        assert!(store.redo().unwrap().is_some());
        assert_eq!(shelf.dump(), after, "done again");
    }
    drop(store);
    shelf.check();
}

fn ana_and_jo(store: &mut Store) {
    add(store, "Ana Petrović");
    add(store, "Jo");
}

#[test]
fn adding_a_person() {
    undoes(|_| {}, |store| drop(add(store, "Ana")));
}

#[test]
fn editing_a_person_into_a_circle_that_is_new() {
    undoes(ana_and_jo, |store| {
        let id = store.reader().listed(today()).unwrap()[0].id;
        let mut ana = store.reader().person(id).unwrap().unwrap();
        ana.name = "Ana P.".to_owned();
        ana.tags = vec!["boat".to_owned(), "choir".to_owned()];
        ana.other_names = vec!["Anči".to_owned()];
        let saved = store
            .save_person(ana, &CircleChoice::Named("close".to_owned()), stamp())
            .unwrap();
        assert_eq!((saved.record.revision, saved.circle.is_some()), (2, true));
    });
}

#[test]
fn recording_with_two_people_one_of_them_new() {
    undoes(ana_and_jo, |store| {
        let logged = log(
            store,
            "fri: lunch with Ana and @\"Zoë Park\", 2h #boat #river",
        );
        assert_eq!(logged.people.len(), 2);
        let rows = store
            .reader()
            .timeline(logged.people[0].0, None, 10)
            .unwrap();
        assert_eq!(rows[0].interaction.kind, Some(Kind::Met));
        assert_eq!(rows[0].interaction.minutes.map(Minutes::number), Some(120));
        assert_eq!(rows[0].interaction.tags, ["boat", "river"]);
        assert_eq!(rows[0].others.len(), 1);
    });
}

#[test]
fn moving_an_interaction_to_another_day_takes_its_people_along() {
    undoes(
        |store| {
            ana_and_jo(store);
            log(store, "2026-10-01: lunch with Ana and Jo");
        },
        |store| {
            let id = store.reader().listed(today()).unwrap()[0].id;
            let mut lunch = store
                .reader()
                .timeline(id, None, 1)
                .unwrap()
                .remove(0)
                .interaction;
            lunch.day = "2026-09-01".parse().unwrap();
            lunch.last_day = Some("2026-09-03".parse().unwrap());
            lunch.tags.push("late".to_owned());
            store.save_interaction(lunch, stamp()).unwrap();
            let ana = &store.reader().listed(today()).unwrap()[0];
            assert_eq!(ana.since, "2026-09-01".parse::<Day>().ok());
            assert_eq!(ana.last_contact, "2026-09-03".parse::<Day>().ok());
        },
    );
}

#[test]
fn the_trash_and_back() {
    let with_lunch = |store: &mut Store| {
        ana_and_jo(store);
        log(store, "2026-10-01: lunch with Ana and Jo");
    };
    let first = |store: &Store| store.reader().listed(today()).unwrap()[0].id;
    undoes(with_lunch, |store| {
        let id = first(store);
        store.trash(Item::Person(id), stamp()).unwrap();
        assert!(
            store
                .reader()
                .person_page(id, today(), clock::day)
                .unwrap()
                .is_none()
        );
        let jo = first(store);
        assert_eq!(
            store.reader().timeline(jo, None, 9).unwrap().len(),
            1,
            "what was shared stays for the others"
        );
        assert!(
            store.reader().timeline(jo, None, 9).unwrap()[0]
                .others
                .is_empty()
        );
    });
    undoes(with_lunch, |store| {
        let id = first(store);
        let lunch = store.reader().timeline(id, None, 1).unwrap()[0]
            .interaction
            .id;
        store.trash(Item::Interaction(lunch), stamp()).unwrap();
        assert!(store.reader().listed(today()).unwrap()[0].since.is_none());
        assert_eq!(store.reader().trash().unwrap().len(), 1);
    });
}

#[test]
fn what_lies_in_the_trash_comes_back_as_it_was() {
    let shelf = Shelf::new();
    let mut store = shelf.open(1);
    ana_and_jo(&mut store);
    let lunch = log(&mut store, "2026-10-01: lunch with Ana and Jo")
        .interaction
        .unwrap();
    let listed = store.reader().listed(today()).unwrap();
    store.trash(Item::Interaction(lunch), stamp()).unwrap();
    assert!(matches!(
        store.trash(Item::Interaction(lunch), stamp()),
        Err(StoreError::Gone(_))
    ));
    store.restore(Item::Interaction(lunch), stamp()).unwrap();
    assert_eq!(store.reader().listed(today()).unwrap(), listed);
    assert!(matches!(
        store.restore(Item::Interaction(lunch), stamp()),
        Err(StoreError::Gone(_))
    ));
}

#[test]
fn an_import_is_one_act_and_one_row_of_the_history() {
    let document = filled_with("words");
    undoes(ana_and_jo, |store| {
        let imported = store
            .import(
                &document,
                &mut std::iter::empty(),
                Format::Json,
                "all.json",
                stamp(),
            )
            .unwrap();
        assert_eq!(imported.people, document.people.len());
        assert_eq!(store.reader().history(10).unwrap().len(), 3);
    });
}

#[test]
fn an_import_comes_in_once() {
    let shelf = Shelf::new();
    let mut store = shelf.open(1);
    let document = filled_with("words");
    let first = store
        .import(
            &document,
            &mut std::iter::empty(),
            Format::Json,
            "a",
            stamp(),
        )
        .unwrap();
    let dump = shelf.dump();
    let second = store
        .import(
            &document,
            &mut std::iter::empty(),
            Format::Json,
            "a",
            stamp(),
        )
        .unwrap();
    assert_eq!(
        second.already_here,
        first.people + first.interactions + first.others
    );
    assert_eq!(
        (second.people, second.interactions, second.others),
        (0, 0, 0)
    );
    assert_eq!(shelf.dump(), dump);
}

#[test]
fn an_import_that_points_to_nothing_changes_nothing() {
    let shelf = Shelf::new();
    let mut store = shelf.open(1);
    let before = shelf.dump();
    let document = Document {
        people: Vec::new(),
        ..filled_with("words")
    };
    let refused = store.import(
        &document,
        &mut std::iter::empty(),
        Format::Json,
        "a",
        stamp(),
    );
    assert!(
        matches!(refused, Err(StoreError::Import { .. })),
        "{refused:?}"
    );
    assert_eq!(shelf.dump(), before);
    assert!(store.reader().history(9).unwrap().is_empty());
    add(&mut store, "Ana");
    assert_eq!(
        shelf.found("ana").len(),
        1,
        "the index is written again after a failed import"
    );
}

#[test]
fn a_save_over_a_newer_row_is_told_and_changes_nothing() {
    let shelf = Shelf::new();
    let (mut screen, mut other) = (shelf.open(1), shelf.open(2));
    let ana = add(&mut screen, "Ana");
    let mut mine = ana.clone();
    mine.note = "mine".to_owned();
    other
        .save_person(mine, &CircleChoice::AsItIs, stamp())
        .unwrap();
    let mut late = ana;
    late.note = "late".to_owned();
    let refused = screen.save_person(late.clone(), &CircleChoice::AsItIs, stamp());
    assert!(matches!(refused, Err(StoreError::Stale(name)) if name == "Ana"));
    let now = screen.reader().person(late.id).unwrap().unwrap();
    assert_eq!(now.note, "mine");
}

#[test]
fn a_new_act_ends_redo() {
    let shelf = Shelf::new();
    let mut store = shelf.open(1);
    add(&mut store, "Ana");
    store.undo().unwrap();
    add(&mut store, "Jo");
    assert!(store.redo().unwrap().is_none());
    let told: Vec<String> = store
        .reader()
        .history(9)
        .unwrap()
        .into_iter()
        .map(|act| act.about)
        .collect();
    assert_eq!(told, ["Jo"]);
}

#[test]
fn undo_goes_back_through_everybodys_acts_to_the_empty_file() {
    let shelf = Shelf::new();
    let mut screen = shelf.open(1);
    let empty = shelf.dump();
    let mut other = shelf.open(2);
    ana_and_jo(&mut screen);
    log(&mut other, "lunch with Ana and Jo");
    log(&mut screen, "yesterday: called Jo");
    for _ in 0..4 {
        assert!(other.undo().unwrap().is_some());
    }
    assert!(other.undo().unwrap().is_none());
    assert_eq!(shelf.dump(), empty);
}

#[test]
fn a_draft_is_kept_and_goes_with_the_sentence_it_became() {
    let shelf = Shelf::new();
    let mut store = shelf.open(1);
    add(&mut store, "Ana");
    store.keep_draft("quick-entry", "lunch with An", 5).unwrap();
    drop(store);
    let mut store = shelf.open(2);
    assert_eq!(
        store.reader().draft("quick-entry").unwrap().as_deref(),
        Some("lunch with An")
    );
    store.take_over_draft("quick-entry", 5).unwrap();
    let sentence = settled(&store, "lunch with Ana");
    store.log(&sentence, Some("quick-entry"), stamp()).unwrap();
    assert_eq!(store.reader().draft("quick-entry").unwrap(), None);
}

#[test]
fn everything_written_can_be_found_and_nothing_else() {
    let shelf = Shelf::new();
    let mut store = shelf.open(1);
    let ana = add(&mut store, "Ana Petrović");
    log(&mut store, "walked with Ana along the Kälte 王小明 #boat");
    assert_eq!(shelf.found("petrovic"), [ana.id.number()]);
    assert_eq!(shelf.found("kalte").len(), 1);
    assert_eq!(shelf.found("\"王 小 明\"").len(), 1);
    store.undo().unwrap();
    assert!(shelf.found("kalte").is_empty());
    store.redo().unwrap();
    assert_eq!(shelf.found("kalte").len(), 1);
    drop(store);
    shelf.check();
}

/// The rows of the newest act as they were recorded, in the order of their bytes.
fn recorded(shelf: &Shelf) -> Vec<String> {
    let connection = rusqlite::Connection::open(shelf.path()).unwrap();
    strings(
        &connection,
        "SELECT of_table || ' ' || coalesce(before, '-') || ' ' || (SELECT group_concat(key || '=' || atom) FROM \
         (SELECT key, atom FROM json_each(after) ORDER BY key)) FROM change \
         WHERE act = (SELECT max(id) FROM act) ORDER BY 1",
    )
}

#[test]
fn new_rows_are_recorded_by_their_ids_as_triggers_record_them() {
    for sentence in [
        "yesterday: walked with Ana and Jo, 2h",
        "called Ana #boat #sunday",
        "lunch with +Zoë and Ana at:Kalemegdan, I promised to send the photos",
        "letter from Jo, ask about the boat",
        "rain all day",
    ] {
        let [by_ids, by_triggers] = [false, true].map(|ready| {
            let shelf = Shelf::new();
            ana_and_jo(&mut shelf.open(1));
            let before = (shelf.dump(), shelf.indexed());
            // Another program, so to say: nothing is armed.
            let mut store = shelf.open(2);
            if ready {
                store.make_ready().unwrap();
            }
            log(&mut store, sentence);
            let after = (shelf.dump(), shelf.indexed());
            let kept = (recorded(&shelf), after.clone());
            assert!(store.undo().unwrap().is_some());
            assert_eq!(
                (shelf.dump(), shelf.indexed()),
                before,
                "{sentence}, undone"
            );
            assert!(store.redo().unwrap().is_some());
            assert_eq!(
                (shelf.dump(), shelf.indexed()),
                after,
                "{sentence}, done again"
            );
            // What changes rows afterwards is recorded by triggers.
            let ana = store.reader().listed(today()).unwrap()[0].id;
            store.trash(Item::Person(ana), stamp()).unwrap();
            assert!(store.undo().unwrap().is_some());
            assert_eq!(
                shelf.dump(),
                after.0,
                "{sentence}, a person taken out again"
            );
            drop(store);
            shelf.check();
            kept
        });
        assert_eq!(by_ids, by_triggers, "{sentence}");
        assert!(
            by_ids.0.iter().any(|row| row.starts_with("interaction ")),
            "{sentence}"
        );
    }
}

#[test]
fn rows_that_came_in_with_large_ids_are_not_taken_for_new_ones() {
    let shelf = Shelf::new();
    let mut store = shelf.open(1);
    bring_in(
        &mut store,
        serde_json::json!({
            "people": [{"id": "8000000000000000000", "name": "Ana"}],
            "interactions": [{"id": "8000000000000000001", "day": "2024-06-01", "kind": "met", "words": "a walk",
                              "people": [{"id": "8000000000000000000", "two_way": true}]}],
        }),
    );
    drop(store);
    let mut store = shelf.open(2);
    log(&mut store, "called Ana");
    let tables: Vec<String> = recorded(&shelf)
        .iter()
        .filter_map(|row| row.split(' ').next().map(str::to_owned))
        .collect();
    assert_eq!(tables, ["interaction", "participant"]);
}
