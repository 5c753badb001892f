//! The page of the selected person: what stands above the timeline.

use chrono::NaiveDate;

use crate::domain::id::Id;
use crate::domain::page::{PersonPage, Role, TieSeen};
use crate::domain::person::{Person, Standing};
use crate::domain::promise::Side;
use crate::domain::text::visible;
use crate::domain::topic::TopicKind;
use crate::domain::word::Word;
use crate::wording::{days, open, ties};

/// The person on the screen. Before the page is read, only who it is.
#[derive(Debug)]
pub struct Shown {
    /// Who.
    pub person: Id<Person>,
    /// The name, safe to print.
    pub name: String,
    /// Everything else, once it is read.
    pub page: Option<Box<PersonPage>>,
}

/// The lines under the name: who they are, then what is open between you. Safe to print, not wrapped.
#[must_use]
pub fn header(page: &PersonPage, today: NaiveDate) -> Vec<String> {
    let mut lines = Vec::new();
    let about = about(page, today);
    if !about.is_empty() {
        lines.push(about.join(" · "));
    }
    let open = open(page, today);
    if !open.is_empty() {
        lines.push(format!("✎ {}", open.join(" · ")));
    }
    lines
}

fn about(page: &PersonPage, today: NaiveDate) -> Vec<String> {
    let person = &page.person;
    let mut parts = Vec::new();
    let mut say = |text: String| parts.push(visible::line(&text).into_owned());
    match person.standing {
        Standing::Active => {}
        Standing::Resting => say("resting".to_owned()),
        Standing::LetGo => say("let go".to_owned()),
        Standing::Died => {
            say(person.died_on.map_or_else(
                || "died".to_owned(),
                |day| format!("died {}", days::in_full(day)),
            ));
        }
    }
    if let Some(pause) = &page.paused {
        let until = pause
            .to
            .map(|day| format!(" until {}", days::short(day, today)))
            .unwrap_or_default();
        say(format!("quiet is fine{until}"));
    }
    if !person.lives_in.is_empty() {
        say(person.lives_in.clone());
    }
    let through = page
        .met_through
        .as_ref()
        .map(|name| format!(" through {name}"))
        .unwrap_or_default();
    match person.met_on {
        Some(day) => say(format!("met {}{through}", month(day))),
        None if !through.is_empty() => say(format!("met{through}")),
        None => {}
    }
    // Who brought you together is said already.
    let told = |tie: &&TieSeen| {
        tie.role == Role::Introducer && page.met_through.as_ref() == Some(&tie.name)
    };
    for tie in page.ties.iter().filter(|tie| !told(tie)) {
        say(ties::tie(tie));
    }
    for group in &page.groups {
        say(group.clone());
    }
    if let Some(birthday) = person.birthday {
        say(format!("birthday {}", days::anniversary(birthday)));
    }
    if !person.other_names.is_empty() {
        say(format!("also {}", person.other_names.join(", ")));
    }
    if !person.tags.is_empty() {
        say(person
            .tags
            .iter()
            .map(|tag| format!("#{tag}"))
            .collect::<Vec<_>>()
            .join(" "));
    }
    parts
}

/// A day at the precision of a heading: "May 2014".
fn month(day: crate::domain::day::Day) -> String {
    match day.month_number() {
        Some(_) => day.earliest().format("%b %Y").to_string(),
        None => day.year_number().to_string(),
    }
}

/// Open promises, yours first, then open topics.
fn open(page: &PersonPage, today: NaiveDate) -> Vec<String> {
    let mut promises: Vec<_> = page
        .promises
        .iter()
        .filter(|promise| promise.ended.is_none())
        .collect();
    promises.sort_by_key(|promise| promise.whose == Side::Theirs);
    let mut topics: Vec<_> = page
        .topics
        .iter()
        .filter(|topic| topic.closed.is_none())
        .collect();
    topics.sort_by_key(|topic| TopicKind::ALL.iter().position(|kind| *kind == topic.kind));
    let promises = promises
        .into_iter()
        .map(|promise| open::promise(promise, today));
    let topics = topics.into_iter().map(|topic| open::topic(topic, today));
    promises
        .chain(topics)
        .map(|text| visible::line(&text).into_owned())
        .collect()
}
