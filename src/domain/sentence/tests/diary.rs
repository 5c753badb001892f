//! Sentences as they stand in the diaries of several people, each read whole.

use super::days::{check, rows};
use super::suites::brief;
use super::world::World;
use crate::domain::sentence::reading::OpenKind;

const DIARY: &str = include_str!("../../../../tests/data/sentence_diary.tsv");
const MORE: &str = include_str!("../../../../tests/data/sentence_more.tsv");

/// When, who, what, and what was promised or noted: `2026-11-21 | Ana Petrović, ~Marek | met both | -`.
pub fn line(world: &World, text: &str) -> String {
    let reading = world.read(text);
    let mut when = brief(world, text);
    if when == "text" {
        "today".clone_into(&mut when);
    }
    if let (false, Some(time)) = (["?", "!"].contains(&when.as_str()), reading.time)
        && when.starts_with("today")
    {
        when += &time.format(" %H:%M").to_string();
    }
    let people = reading.people.iter().map(|person| world.name(person.id));
    let new = reading.new_people.iter().map(|name| format!("+{name}"));
    let nobody = reading.strangers.iter();
    let nobody = nobody.map(|stranger| format!("~{}", stranger.span.of(text)));
    let open = reading.open.iter();
    let open = open.filter(|open| open.kind == OpenKind::Person);
    let asked = open.map(|open| format!("?{}", open.span.of(text)));
    let who: Vec<String> = people.chain(new).chain(nobody).chain(asked).collect();
    let said = |text: String| {
        if text.is_empty() {
            "-".to_owned()
        } else {
            text
        }
    };
    let noted = world.clauses(text);
    let noted: Vec<&str> = noted
        .split("; ")
        .filter(|part| !part.starts_with('!'))
        .collect();
    let noted = if noted == ["?day"] {
        "-".to_owned()
    } else {
        noted.join("; ")
    };
    let what = world.what(text);
    format!(
        "{when} | {} | {what} | {}",
        said(who.join(", ")),
        said(noted)
    )
}

#[test]
fn the_entries_of_a_diary_are_read_whole() {
    let world = World::new();
    let entries: String = DIARY
        .lines()
        .filter(|line| !line.starts_with("## "))
        .flat_map(|line| [line, "\n"])
        .collect();
    assert!(rows(&entries).len() >= 250);
    check(&entries, |text| line(&world, text));
}

#[test]
fn what_was_not_looked_at_before_is_read_whole() {
    let world = World::new();
    assert!(rows(MORE).len() >= 250);
    check(MORE, |text| line(&world, text));
}
