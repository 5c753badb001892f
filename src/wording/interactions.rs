//! Interactions in words.

use crate::domain::day::Day;
use crate::domain::interaction::{Began, DepthOfBoth, Kind, Participant};
use crate::domain::person::Person;
use crate::domain::timeline::TimelineRow;
use crate::wording::days;

/// What it was: "met", "reached out".
#[must_use]
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Met => "met",
        Kind::Call => "call",
        Kind::Video => "video",
        Kind::Message => "message",
        Kind::Letter => "letter",
        Kind::ReachedOut => "reached out",
        Kind::Helped => "helped",
        Kind::Gift => "gift",
        Kind::Event => "event",
        Kind::Note => "note",
    }
}

/// Who began: "you began", "they began", "both began". `pronouns` such as "she/her" say it better.
#[must_use]
pub fn began(began: Began, pronouns: &str) -> &'static str {
    match began {
        Began::Me => "you began",
        Began::Both => "both began",
        Began::Them => match pronouns.split('/').next().map(str::trim) {
            Some("she") => "she began",
            Some("he") => "he began",
            _ => "they began",
        },
    }
}

/// What it was beside the words, for the page of `whose`: "met · 2 h · you began · Kalemegdan · with
/// Luka, Jo · #boat". Not made safe for a terminal.
#[must_use]
pub fn head(row: &TimelineRow, whose: &Person) -> String {
    let mut people = row.interaction.people.iter();
    let there = people.find(|person| person.id == whose.id);
    told(row, there, &whose.pronouns)
}

/// The same for a page of its own.
#[must_use]
pub fn alone(row: &TimelineRow) -> String {
    told(row, None, "")
}

fn told(row: &TimelineRow, there: Option<&Participant>, pronouns: &str) -> String {
    let of = &row.interaction;
    let together = there.is_some_and(|person| person.two_way);
    let mut parts: Vec<String> = Vec::new();
    parts.extend(
        of.kind
            .map(kind)
            .or(together.then_some("together"))
            .map(str::to_owned),
    );
    parts.extend(of.last_day.map(|last| format!("until {}", until(last))));
    parts.extend(of.time.map(days::clock));
    parts.extend(of.minutes.map(days::length));
    parts.extend(
        there
            .and_then(|person| person.began)
            .map(|who| began(who, pronouns).to_owned()),
    );
    parts.extend(row.place.clone());
    let others: Vec<&str> = row.others.iter().map(|(_, name)| name.as_str()).collect();
    if !others.is_empty() {
        parts.push(format!("with {}", others.join(", ")));
    }
    if !of.chosen {
        parts.push("duty".to_owned());
    }
    let tags: Vec<String> = of.tags.iter().map(|tag| format!("#{tag}")).collect();
    if !tags.is_empty() {
        parts.push(tags.join(" "));
    }
    parts.join(" · ")
}

fn until(last: Day) -> String {
    last.date().map_or_else(
        || last.to_string(),
        |date| date.format("%a %-d %b").to_string(),
    )
}

/// "depth 2, theirs 3"; `None` if none is noted.
#[must_use]
pub fn depth(of: DepthOfBoth) -> Option<String> {
    match (of.mine.map(u8::from), of.theirs.map(u8::from)) {
        (None, None) => None,
        (Some(mine), None) => Some(format!("depth {mine}")),
        (None, Some(theirs)) => Some(format!("depth theirs {theirs}")),
        (Some(mine), Some(theirs)) if mine == theirs => Some(format!("depth {mine}")),
        (Some(mine), Some(theirs)) => Some(format!("depth {mine}, theirs {theirs}")),
    }
}
