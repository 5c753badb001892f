//! Sentences as people write them, with people, groups and places of their own.

use chrono::NaiveTime;

use super::days::{check, rows};
use super::diary::line;
use super::world::World;

const BLIND: &str = include_str!("../../../../tests/data/sentence_blind.tsv");

/// What each line with this mark before it names: a name, then what belongs to it.
fn named(mark: &str) -> Vec<Vec<String>> {
    let names = BLIND.lines().filter_map(|line| line.strip_prefix(mark));
    names
        .map(|line| line.split('|').map(str::to_owned).collect())
        .collect()
}

#[test]
fn what_people_write_is_read_whole() {
    let mut world = World::of(&named("## "));
    world.call_groups(&named("### "));
    world.call_places(&named("#### "));
    world.now = NaiveTime::from_hms_opt(14, 0, 0);
    let sentences: String = BLIND
        .lines()
        .filter(|line| !line.starts_with("##"))
        .flat_map(|line| [line, "\n"])
        .collect();
    assert!(rows(&sentences).len() >= 500);
    check(&sentences, |text| line(&world, text));
}
