//! Who somebody is, in a few facts.

use chrono::NaiveDate;

use crate::domain::day::Day;
use crate::domain::page::{PersonPage, Role, TieSeen};
use crate::domain::person::{NamedDate, Person, Standing};
use crate::domain::text::visible;
use crate::wording::{days, ties};

/// Who they are, fact by fact: how they stand, where they live, when you met, ties, groups, their days.
/// Safe to print.
#[must_use]
pub fn about(page: &PersonPage, today: NaiveDate) -> Vec<String> {
    let person = &page.person;
    let mut parts = Vec::new();
    let mut say = |text: String| parts.push(visible::line(&text).into_owned());
    for fact in stands(page, today) {
        say(fact);
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
    for date in &person.dates {
        say(self::date(date));
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

/// How they stand in your life, and whether quiet is fine; nothing where both are as usual.
#[must_use]
pub fn stands(page: &PersonPage, today: NaiveDate) -> Vec<String> {
    let died = page.person.died_on;
    let standing = match page.person.standing {
        Standing::Active => None,
        Standing::Resting => Some("resting".to_owned()),
        Standing::LetGo => Some("let go".to_owned()),
        Standing::Died => Some(died.map_or_else(
            || "died".to_owned(),
            |day| format!("died {}", days::in_full(day)),
        )),
    };
    let paused = page.paused.as_ref().map(|pause| {
        let until = pause.to.map(|day| days::short(day, today));
        let until = until.map(|day| format!(" until {day}"));
        format!("quiet is fine{}", until.unwrap_or_default())
    });
    standing.into_iter().chain(paused).collect()
}

/// A day of theirs that comes round: "wedding 21 June 2014".
#[must_use]
pub fn date(of: &NamedDate) -> String {
    format!("{} {}", of.name, days::anniversary(of.on))
}

/// How you met in your own words, and the fields of your own, one after another. Not made safe for a
/// terminal.
#[must_use]
pub fn own(person: &Person) -> Vec<String> {
    let met = Some(&person.how_met).filter(|words| !words.is_empty());
    let met = met.map(|words| format!("how you met: {words}"));
    met.into_iter().chain(fields(person)).collect()
}

/// The fields of your own: "allergies: nuts". Not made safe for a terminal.
pub fn fields(person: &Person) -> impl Iterator<Item = String> {
    let fields = person.fields.iter();
    fields.map(|field| format!("{}: {}", field.name, field.value))
}

/// A day at the precision of a heading: "May 2014".
fn month(day: Day) -> String {
    match day.month_number() {
        Some(_) => day.earliest().format("%b %Y").to_string(),
        None => day.year_number().to_string(),
    }
}
