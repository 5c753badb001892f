//! The days of a story in words: in full, and beneath the heading of their season.

use crate::domain::day::{Day, Days, Precision};
use crate::domain::story::tale::Moment;
use crate::wording::days;

/// The days it took.
#[must_use]
pub fn days_of(moment: &Moment) -> Days {
    moment
        .last_day
        .and_then(|last| Days::between(moment.day, last))
        .unwrap_or(Days::on(moment.day))
}

/// "12 May 2014", "28 May to 3 June 2014".
#[must_use]
pub fn in_full(on: Days) -> String {
    match on.dates().filter(|_| on.first() != on.last()) {
        Some(_) => format!("{} {}", in_season(on), on.last().year_number()),
        None => days::in_full(on.first()),
    }
}

/// The same beneath the heading of its season, which says the year.
#[must_use]
pub fn in_season(on: Days) -> String {
    let day = |day: Day, shape: &str| day.earliest().format(shape).to_string();
    let (first, last) = (on.first(), on.last());
    match (first == last, first.precision()) {
        (true, Precision::Day) => day(first, "%-d %B"),
        (true, Precision::Month) => day(first, "%B"),
        (true, Precision::Year) => "That year".to_owned(),
        (false, _) if first.month_number() == last.month_number() => {
            format!("{} to {}", day(first, "%-d"), day(last, "%-d %B"))
        }
        (false, _) => format!("{} to {}", day(first, "%-d %B"), day(last, "%-d %B")),
    }
}
