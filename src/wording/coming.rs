//! Days that come round, in words.

use chrono::NaiveDate;

use crate::domain::days::{Coming, Occasion, Yearly};
use crate::wording::days;

/// "today", "tomorrow", "in 5 days".
#[must_use]
pub fn away(days: i64) -> String {
    match days {
        ..=0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        days => format!("in {days} days"),
    }
}

/// What the day is, without the name: "birthday, turns 42", "wedding, 12 years", "in memory: died 7 years
/// ago".
#[must_use]
pub fn occasion(of: &Coming) -> String {
    let said = if of.of.remembrance {
        remembered(of)
    } else {
        lived(of)
    };
    if of.is_moved() {
        return format!("{said} (29 February)");
    }
    said
}

fn lived(of: &Coming) -> String {
    match (&of.of.occasion, of.years) {
        (Occasion::Birthday, Some(age)) => format!("birthday, turns {age}"),
        (Occasion::Birthday, None) => "birthday".to_owned(),
        (Occasion::Named(name), Some(1)) => format!("{name}, a year"),
        (Occasion::Named(name), Some(years)) => format!("{name}, {years} years"),
        (Occasion::Named(name), None) => name.clone(),
        (Occasion::Death, _) => "died on this day".to_owned(),
    }
}

fn remembered(of: &Coming) -> String {
    match (&of.of.occasion, of.years) {
        (Occasion::Birthday, _) => match of.of.on.year() {
            Some(year) => format!("in memory: born in {year}"),
            None => "in memory: born on this day".to_owned(),
        },
        (Occasion::Named(name), _) => match of.of.on.year() {
            Some(year) => format!("in memory: {name}, {year}"),
            None => format!("in memory: {name}"),
        },
        (Occasion::Death, Some(1)) => "in memory: died a year ago".to_owned(),
        (Occasion::Death, Some(years)) => {
            format!("in memory: died {years} years ago")
        }
        (Occasion::Death, None) => "in memory: died on this day".to_owned(),
    }
}

/// One line: "Ana Petrović: birthday, turns 42 · Fri 27 Nov, in 5 days".
#[must_use]
pub fn line(of: &Coming, name: &str, today: NaiveDate) -> String {
    let date = crate::domain::day::Day::nearest(of.date);
    format!(
        "{name}: {} · {}, {}",
        occasion(of),
        days::short(date, today),
        away(of.in_days(today))
    )
}

/// What it is called in a calendar, where it comes each year: "Ana Petrović: birthday".
#[must_use]
pub fn title(of: &Yearly) -> String {
    let name = &of.name;
    match (&of.occasion, of.remembrance) {
        (Occasion::Birthday, false) => format!("{name}: birthday"),
        (Occasion::Birthday, true) => format!("In memory of {name}: born on this day"),
        (Occasion::Named(what), false) => format!("{name}: {what}"),
        (Occasion::Named(what), true) => format!("In memory of {name}: {what}"),
        (Occasion::Death, _) => format!("In memory of {name}"),
    }
}

/// What stands below it there: the year, if it is known.
#[must_use]
pub fn since(of: &Yearly) -> Option<String> {
    let year = of.on.year()?;
    Some(match of.occasion {
        Occasion::Birthday => format!("born in {year}"),
        Occasion::Named(_) => format!("since {year}"),
        Occasion::Death => format!("died in {year}"),
    })
}
