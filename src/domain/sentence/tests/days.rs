//! Days and times.

use super::world::World;
use crate::domain::sentence::reading::{NumericOrder, OpenKind};

const DAYS: &str = include_str!("../../../../tests/data/sentence_days.tsv");

/// The rows of a table: the text and what is expected of it.
pub fn rows(table: &str) -> Vec<(&str, &str)> {
    table
        .lines()
        .filter(|line| !line.starts_with("# ") && !line.is_empty())
        .map(|line| line.split_once('\t').unwrap_or((line, "")))
        .collect()
}

/// Fails with every row that is read otherwise than expected.
pub fn check(table: &str, reading: impl Fn(&str) -> String) {
    let wrong: Vec<String> = rows(table)
        .into_iter()
        .filter_map(|(text, expected)| {
            let read = reading(text);
            (read != expected)
                .then(|| format!("{text}\n   expected {expected}\n   read     {read}"))
        })
        .collect();
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn days_are_read_asked_or_refused() {
    let world = World::new();
    assert!(rows(DAYS).len() >= 200);
    check(DAYS, |text| world.day(text));
}

#[test]
fn the_order_of_numbers_comes_from_the_settings() {
    let mut world = World::new();
    world.order = NumericOrder::DayFirst;
    assert_eq!(world.day("3/4: lunch"), "2026-04-03");
    assert_eq!(world.day("9/14: lunch"), "2026-09-14");
    world.order = NumericOrder::MonthFirst;
    assert_eq!(world.day("3/4: lunch"), "2026-03-04");
    assert_eq!(world.day("2/30: lunch"), "! There is no 30 February.");
}

#[test]
fn a_chosen_day_is_taken() {
    let mut world = World::new();
    world.choose(OpenKind::Day, "Last week", "2026-11-13");
    assert_eq!(world.day("last week: lunch with Ana"), "2026-11-13");
    world.choose(OpenKind::Time, "around 7", "07:00");
    assert_eq!(world.day("coffee with Ana around 7"), "2026-11-22 07:00");
}

#[test]
fn dates_leave_the_words() {
    let world = World::new();
    for (text, words) in [
        ("yday: lunch with Ana", "lunch with Ana"),
        ("yesterday, lunch with Ana", "lunch with Ana"),
        ("lunch with Ana, yesterday.", "lunch with Ana."),
        ("lunch with Ana on Nov 3", "lunch with Ana"),
        ("fri 19:00: dinner  with Ana ", "dinner with Ana"),
        ("sat with Ana by the river", "sat with Ana by the river"),
        ("lunch yesterday with Ana", "lunch with Ana"),
        ("dinner with Ana at 18:30 #food", "dinner with Ana"),
    ] {
        assert_eq!(world.read(text).words, words, "{text}");
    }
}
