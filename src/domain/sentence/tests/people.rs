//! Who was there.

use super::days::{check, rows};
use super::world::World;
use crate::domain::id::Id;
use crate::domain::sentence::reading::{OpenKind, Why};

const PEOPLE: &str = include_str!("../../../../tests/data/sentence_people.tsv");

#[test]
fn those_who_were_there_are_found() {
    let world = World::new();
    assert!(rows(PEOPLE).len() >= 200);
    check(PEOPLE, |text| world.people(text));
}

#[test]
fn with_nobody_named_it_is_the_selected_person() {
    let mut world = World::new();
    world.selected = Some(Id::from_number(4));
    assert_eq!(world.people("long walk by the river"), "Élodie Roux");
    assert_eq!(world.people("lunch with Ana"), "Ana Petrović");
    assert_eq!(world.people("Ana is pregnant"), "Élodie Roux");
    assert_eq!(world.people("lunch with Jo"), "?Jo(Jo Weber|Jo Novak)");
}

#[test]
fn of_several_with_one_name_those_who_come_along_are_first() {
    let mut world = World::new();
    world.note_company(1, 2, 3);
    let text = "lunch with Ana and Jo, later Jo and Luka called";
    assert_eq!(
        world.people(text),
        "Ana Petrović, Luka, ?Jo(Jo Novak|Jo Weber)"
    );
    let reading = world.read(text);
    assert_eq!(reading.open[0].offers[0].why, Why::Together(3));
    world.choose(OpenKind::Person, "jo", "3");
    assert_eq!(world.people(text), "Ana Petrović, Jo Weber, Luka");
}

#[test]
fn a_typo_is_offered_and_never_taken() {
    let mut world = World::new();
    let text = "lunch with Elodei";
    assert!(world.read(text).people.is_empty());
    assert!(!world.read(text).is_settled());
    world.choose(OpenKind::Person, "Elodei", "none");
    assert!(world.read(text).is_settled());
    assert!(world.read(text).people.is_empty());
    world.choose(OpenKind::Person, "Elodei", "4");
    assert_eq!(world.people(text), "Élodie Roux");
}
