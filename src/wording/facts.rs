//! Who somebody is, in a few facts.

use chrono::NaiveDate;

use crate::domain::day::Day;
use crate::domain::page::{PersonPage, Role, TieSeen};
use crate::domain::person::Standing;
use crate::domain::text::visible;
use crate::wording::{days, ties};

/// Who they are, fact by fact: how they stand, where they live, how you met, ties, groups, their day.
/// Safe to print.
#[must_use]
pub fn about(page: &PersonPage, today: NaiveDate) -> Vec<String> {
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
fn month(day: Day) -> String {
    match day.month_number() {
        Some(_) => day.earliest().format("%b %Y").to_string(),
        None => day.year_number().to_string(),
    }
}
