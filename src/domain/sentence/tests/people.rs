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
    assert_eq!(world.people("talked about Ana"), "Élodie Roux");
    // She may have been there.
    let asked = "?Ana(Ana Petrović|Élodie Roux|nobody)";
    assert_eq!(world.people("Ana is pregnant"), asked);
    assert_eq!(world.people("gift for Ana: a scarf"), asked);
    assert_eq!(world.people("Zoran texted Ana"), asked);
    world.choose(OpenKind::Person, "Ana", "4");
    assert_eq!(world.people("Ana is pregnant"), "Élodie Roux");
    world.choose(OpenKind::Person, "Ana", "none");
    assert_eq!(world.people("Ana is pregnant"), "-");
    world = World::new();
    world.selected = Some(Id::from_number(4));
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

/// [`World::read`] sees that two of a surname stand for all of them.
#[test]
fn of_many_with_one_surname_some_are_enough_to_read_against() {
    let named = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    let people: Vec<Vec<String>> = [
        named(&["Ana Petrović"]),
        named(&["Jo Petrović"]),
        named(&["Mia Petrović", "Mimi"]),
        named(&["Ana Maria Petrović"]),
        named(&["Petrović"]),
        named(&["Mark Novak"]),
        named(&["Will Novak"]),
        named(&["Mum Novak"]),
        named(&["Petra Novak Petrović"]),
    ]
    .into();
    let mut world = World::of(&people);
    world.call_groups(&[named(&["The Petrovićs", "Mia Petrović", "Jo Petrović"])]);
    let called = [
        "Petrović",
        "Novak",
        "Ana",
        "Ana Petrović",
        "Mia P",
        "Mimi",
        "Jo Petrović",
        "Will Novak",
        "Petra Novak",
        "The Petrovićs",
        "petrovic",
        "mark",
        "@\"Mia Petrović\"",
        "Petrvić",
        "Dora Novak",
    ];
    let mut closed = 0;
    for one in called {
        for other in called {
            for text in [
                format!("walked with {one} and {other}"),
                format!("{one} told me about {other}"),
                format!("{one}, {other}: called {one}"),
                format!("{other} will help {one} on friday"),
            ] {
                closed += usize::from(world.read(&text).open.is_empty());
            }
        }
    }
    assert!(closed > 100, "{closed} left nothing open");
}

#[test]
fn the_full_stop_of_a_name_ends_no_sentence() {
    let named = |name: &str| vec![name.to_owned()];
    let world = World::of(&[
        named("Luka"),
        named("Tom M."),
        named("Martin King Jr."),
        named("Dr. Strange"),
    ]);
    for (text, people) in [
        ("walk with Tom M. and Luka, 1h", "Tom M., Luka"),
        ("Tom M. & Luka", "Tom M., Luka"),
        (
            "lunch with Luka, Martin King Jr. and Tom M.",
            "Luka, Martin King Jr., Tom M.",
        ),
        ("walk with Dr. Strange and Luka", "Dr. Strange, Luka"),
        // Here it does.
        ("walk with Tom M. Luka was not there", "Tom M."),
        ("walk with Luka. Called Tom M.", "Luka, Tom M."),
    ] {
        assert_eq!(world.people(text), people, "{text}");
    }
}
