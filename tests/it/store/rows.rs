//! Rows with unusual ids and texts.

use betwixt::domain::document::Document;
use betwixt::domain::id::Id;
use betwixt::domain::item::Item;
use betwixt::domain::person::Person;
use betwixt::domain::place::Place;
use betwixt::domain::record::{Origin, Record};
use betwixt::store::error::StoreError;
use betwixt::store::import::{Format, Imported};
use betwixt::store::open::Store;
use betwixt::store::people::CircleChoice;

use crate::store::shelf::{Shelf, add, log, stamp, strings, today};

fn import(store: &mut Store, document: &Document) -> Result<Imported, StoreError> {
    store.import(
        document,
        &mut std::iter::empty(),
        Format::Json,
        "all.json",
        stamp(),
    )
}

fn person(id: i64, name: &str) -> Person {
    Person::named(Id::from_number(id), name.to_owned(), Origin::Import, 0)
}

#[test]
fn an_id_at_the_end_of_all_ids_is_refused_and_the_file_goes_on() {
    let shelf = Shelf::new();
    let mut store = shelf.open(1);
    let document = Document {
        people: vec![person(i64::MAX, "Ana")],
        ..Document::default()
    };
    let refused = import(&mut store, &document);
    assert!(
        matches!(&refused, Err(StoreError::Import { row, .. }) if row.contains("9223372036854775807")),
        "{refused:?}"
    );
    add(&mut store, "Jo");
    add(&mut store, "Sam");
    shelf.check();
}

#[test]
fn one_id_for_rows_of_two_kinds_is_refused() {
    let shelf = Shelf::new();
    let mut store = shelf.open(1);
    let place = Place {
        id: Id::from_number(7),
        name: "river".to_owned(),
        other_names: Vec::new(),
        record: Record::new(0),
    };
    let document = Document {
        people: vec![person(7, "Ana")],
        places: vec![place],
        ..Document::default()
    };
    let before = shelf.dump();
    let refused = import(&mut store, &document);
    assert!(
        matches!(&refused, Err(StoreError::Import { row, .. }) if row.contains('7')),
        "{refused:?}"
    );
    assert_eq!(shelf.dump(), before);
    let taken = add(&mut store, "Jo").id;
    let document = Document {
        places: vec![Place {
            id: Id::from_number(taken.number()),
            name: "river".to_owned(),
            other_names: Vec::new(),
            record: Record::new(0),
        }],
        ..Document::default()
    };
    assert!(matches!(
        import(&mut store, &document),
        Err(StoreError::Import { .. })
    ));
    assert_eq!(shelf.found("jo"), [taken.number()]);
}

#[test]
fn any_text_survives_undo_and_redo() {
    let shelf = Shelf::new();
    let mut store = shelf.open(1);
    for text in crate::whole_document::HOSTILE.iter().copied().chain([
        "nul \0 inside",
        "\0",
        "\u{1}\u{1f}\u{7f}\u{85}",
    ]) {
        let mut ana = add(&mut store, "Ana");
        ana.note = text.to_owned();
        ana.other_names = vec![text.to_owned()];
        let ana = store
            .save_person(ana, &CircleChoice::AsItIs, stamp())
            .unwrap();
        let after = shelf.dump();
        store.undo().unwrap();
        store.undo().unwrap();
        assert!(store.reader().person(ana.id).unwrap().is_none());
        store.redo().unwrap();
        store.redo().unwrap();
        assert_eq!(
            store.reader().person(ana.id).unwrap(),
            Some(ana),
            "{text:?}"
        );
        assert_eq!(shelf.dump(), after, "{text:?}");
    }
    shelf.check();
}

#[test]
fn what_lies_in_the_trash_is_not_saved_over() {
    let shelf = Shelf::new();
    let mut store = shelf.open(1);
    let ana = add(&mut store, "Ana");
    let lunch = log(&mut store, "2026-10-01: lunch with Ana")
        .interaction
        .unwrap();
    let interaction = store.reader().interaction(lunch).unwrap().unwrap();
    store.trash(Item::Interaction(lunch), stamp()).unwrap();
    store.trash(Item::Person(ana.id), stamp()).unwrap();
    let before = shelf.dump();
    for of in [
        interaction,
        store.reader().interaction(lunch).unwrap().unwrap(),
    ] {
        let refused = store.save_interaction(of, stamp());
        assert!(matches!(refused, Err(StoreError::Gone(_))), "{refused:?}");
    }
    for of in [ana.clone(), store.reader().person(ana.id).unwrap().unwrap()] {
        let refused = store.save_person(of, &CircleChoice::AsItIs, stamp());
        assert!(matches!(refused, Err(StoreError::Gone(_))), "{refused:?}");
    }
    assert_eq!(shelf.dump(), before);
}

#[test]
fn the_history_tells_days_as_people_write_them() {
    let shelf = Shelf::new();
    let mut store = shelf.open(1);
    add(&mut store, "Ana");
    let lunch = log(&mut store, "2026-10-01: lunch with Ana")
        .interaction
        .unwrap();
    store.trash(Item::Interaction(lunch), stamp()).unwrap();
    let told = store.reader().history(1).unwrap().remove(0).about;
    assert_eq!(told, "an interaction of 2026-10-01");
}

#[test]
fn ids_differ_though_the_clock_stands_still_and_every_seed_is_one() {
    let shelf = Shelf::new();
    let (mut one, mut other) = (shelf.open(1), shelf.open(2));
    for round in 0..20 {
        add(&mut one, &format!("One {round}"));
        log(&mut other, "2026-10-01: lunch");
        add(&mut other, &format!("Other {round}"));
        if round % 5 == 0 {
            one.undo().unwrap();
            other.undo().unwrap();
        }
    }
    let connection = rusqlite::Connection::open(shelf.path()).unwrap();
    let twice = strings(
        &connection,
        "SELECT CAST(id AS TEXT) FROM (SELECT id FROM person UNION ALL SELECT id FROM interaction UNION ALL \
         SELECT id FROM act) GROUP BY id HAVING count(*) > 1",
    );
    assert_eq!(twice, Vec::<String>::new());
    assert_eq!(store_count(&shelf), 36);
}

fn store_count(shelf: &Shelf) -> usize {
    shelf.open(3).reader().listed(today()).unwrap().len()
}
