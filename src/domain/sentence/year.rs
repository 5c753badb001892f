//! The year of a day that is named without one.

use chrono::{Datelike, NaiveDate};

use crate::domain::day::{Day, Days, YEARS};
use crate::domain::sentence::page::Page;
use crate::domain::sentence::past::is_told;
use crate::domain::sentence::reading::NumericOrder;
use crate::domain::sentence::said::{Said, Toward, last_day_of, no_day, no_year};

/// What dates are read against.
#[derive(Clone, Copy, Debug)]
pub struct Calendar {
    /// Today.
    pub today: NaiveDate,
    /// What 3/4 means.
    pub order: NumericOrder,
    /// Where a day without a year is looked for.
    pub toward: Toward,
}

/// A year at `at`: four digits, or refused when it has another number of them and `must` be one.
#[must_use]
pub fn year_at(page: &Page<'_>, at: usize) -> Option<(Result<i32, Said>, usize)> {
    let (value, digits) = page.number(at)?;
    if !page.whole_to(at + 1) {
        return None;
    }
    if digits < 4 {
        return None;
    }
    let year = i32::try_from(value)
        .ok()
        .filter(|year| digits == 4 && YEARS.contains(year));
    Some((year.ok_or_else(|| no_year(page.typed(at, at + 1))), at + 1))
}

/// This day of a month in the year that is meant when none is said.
#[must_use]
pub fn without_year(calendar: Calendar, month: u32, day: u32) -> Said {
    let this = calendar.today.year();
    if day == 0 || day > last_day_of(2000, month) {
        return no_day(day, month, None);
    }
    let in_year = |year| NaiveDate::from_ymd_opt(year, month, day);
    let (past, coming) = match in_year(this) {
        Some(date) if date <= calendar.today => (Some(date), in_year(this + 1)),
        date => (in_year(this - 1), date.or_else(|| in_year(this + 1))),
    };
    match (calendar.toward, past, coming) {
        (Toward::Past, Some(past), _) if past.year() == this => Said::on(past),
        (Toward::Past, Some(past), Some(coming)) => Said::one_of(&[past, coming]),
        (Toward::Past, Some(past), None) => Said::on(past),
        (Toward::Future, _, Some(coming)) if in_year(this) != Some(calendar.today) => {
            Said::on(coming)
        }
        (Toward::Future, _, _) if in_year(this) == Some(calendar.today) => Said::on(calendar.today),
        _ => no_day(day, month, Some(this)),
    }
}

/// This month in the year that is meant when none is said. Where this year's is still to come, and no
/// verb tells that it has been, it is asked.
#[must_use]
pub fn month_without_year(page: &Page<'_>, calendar: Calendar, month: u32) -> Said {
    let (this, now) = (calendar.today.year(), calendar.today.month());
    let years = match calendar.toward {
        Toward::Past if month > now && !is_told(page) => vec![this - 1, this],
        Toward::Past => vec![this - i32::from(month > now)],
        Toward::Future => vec![this + i32::from(month < now)],
    };
    let months = years.into_iter().filter_map(|year| Day::month(year, month));
    Said::one_of_days(months.map(Days::on).collect())
}

/// This day of a month without a year, if there is such a month.
#[must_use]
pub fn checked(calendar: Calendar, month: u32, day: u32) -> Said {
    if (1..=12).contains(&month) {
        without_year(calendar, month, day)
    } else {
        no_day(day, month, None)
    }
}

/// A year of two digits is the latest that is not far ahead.
#[must_use]
pub fn full_year(written: u32, digits: usize, today: NaiveDate) -> Option<i32> {
    let written = i32::try_from(written).ok()?;
    match digits {
        2 if 2000 + written <= today.year() + 10 => Some(2000 + written),
        2 => Some(1900 + written),
        4 => Some(written).filter(|year| YEARS.contains(year)),
        _ => None,
    }
}
