//! Phrases in the manner of the suites of other date and name parsers, and what a careful reader wants.

use super::days::{check, rows};
use super::world::World;
use crate::domain::sentence::reading::{Meaning, OpenKind};

const DAYS: &str = include_str!("../../../../tests/data/sentence_suites.tsv");
const NAMES: &str = include_str!("../../../../tests/data/sentence_names.tsv");

/// The day in short: `?` is asked, `!` refused, `text` left unread, `+` still to come.
pub fn brief(world: &World, text: &str) -> String {
    let reading = world.read(text);
    let asked = |kind| matches!(kind, OpenKind::Day | OpenKind::Time);
    if !reading.problems.is_empty() {
        return "!".to_owned();
    }
    if reading.open.iter().any(|open| asked(open.kind)) {
        return "?".to_owned();
    }
    if !reading
        .marks
        .iter()
        .any(|mark| matches!(mark.meaning, Meaning::When | Meaning::Time))
    {
        return "text".to_owned();
    }
    let ahead = if reading.happened { "" } else { "+" };
    format!("{ahead}{}", world.day(text))
}

#[test]
fn days_of_other_suites_are_read_asked_or_left() {
    let world = World::new();
    assert!(rows(DAYS).len() >= 500);
    check(DAYS, |text| brief(&world, text));
}

/// The people are the lines that begin with `## `: name, then other names.
#[test]
fn names_of_many_kinds_are_found() {
    let people: Vec<Vec<String>> = NAMES
        .lines()
        .filter_map(|line| line.strip_prefix("## "))
        .map(|line| line.split('|').map(str::to_owned).collect())
        .collect();
    let world = World::of(&people);
    let table: String = NAMES
        .lines()
        .filter(|line| !line.starts_with("## "))
        .flat_map(|line| [line, "\n"])
        .collect();
    assert!(rows(&table).len() >= 500);
    check(&table, |text| world.people(text));
}
