//! The 5th, the 5th of last month: a day of the month, without the month or with one told from today.

use chrono::{Datelike, NaiveDate};

use crate::domain::day::shifted;
use crate::domain::sentence::number;
use crate::domain::sentence::page::Page;
use crate::domain::sentence::said::{Dated, Said, Toward, calendar_day};
use crate::domain::sentence::year::Calendar;

/// "The 5th", "the 5th of last month".
#[must_use]
pub fn ordinal_alone(
    page: &Page<'_>,
    at: usize,
    calendar: Calendar,
    preposition: &str,
) -> Option<Dated> {
    let the = page.key(at) == "the";
    let (day, end) = number::ordinal(page, at + usize::from(the))?;
    let today = calendar.today;
    let last_month = shifted(today, -i64::from(today.day()));
    let of = usize::from(page.key(end) == "of");
    match (page.key(end + of), page.key(end + of + 1)) {
        ("last", "month") => {
            let said = calendar_day(last_month.year(), last_month.month(), day);
            return Some(Dated::sure(end + of + 2, said));
        }
        ("this" | "the", "month") => {
            let said = calendar_day(today.year(), today.month(), day);
            return Some(Dated::sure(end + of + 2, said));
        }
        _ => {}
    }
    let last = the && page.ends_sentence(end);
    let told = last && (page.before(at) == "," || day > 31);
    if last && !told && at > 0 && preposition.is_empty() {
        let found = day_of_the_month(page, at, calendar)?;
        let stands = page.number(at + 1).is_some();
        return stands.then_some(Dated {
            weak: true,
            ..found
        });
    }
    // "13th: called Mum".
    if !the
        && at == 0
        && page.key(end) == ":"
        && page.number(at).is_some()
        && (1..=31).contains(&day)
    {
        return Some(Dated::sure(end, day_of_month(calendar, day)));
    }
    if preposition != "on" && !(the && (at == 0 || page.key(end) == ":")) && !told {
        return None;
    }
    day_of_the_month(page, at, calendar)
}

/// "The 5th" with nothing else said of the month.
#[must_use]
pub fn day_of_the_month(page: &Page<'_>, at: usize, calendar: Calendar) -> Option<Dated> {
    let the = page.key(at) == "the";
    let (day, end) = number::ordinal(page, at + usize::from(the))?;
    // "On the second floor", "the first of many": only a number of the calendar stands alone.
    let stops = page.ends_sentence(end) || matches!(page.key(end), "," | ":" | "with" | "at");
    if !the || page.key(end) == "of" || !(stops || page.number(at + 1).is_some()) {
        return None;
    }
    if day == 0 || day > 31 {
        return Some(Dated::sure(end, no_day_of_any_month(day)));
    }
    Some(Dated::sure(end, day_of_month(calendar, day)))
}

fn no_day_of_any_month(day: u32) -> Said {
    Said::Refused(
        format!("No month has a day {day}."),
        "A month has at most 31 days.".to_owned(),
    )
}

/// The nth of this month; where that is still to come, or there is none, it is asked.
#[must_use]
pub fn day_of_month(calendar: Calendar, day: u32) -> Said {
    let today = calendar.today;
    let first = shifted(today, 1 - i64::from(today.day()));
    let of = |shift: i32| {
        let months = chrono::Months::new(shift.unsigned_abs());
        let month = if shift < 0 {
            first.checked_sub_months(months)
        } else {
            first.checked_add_months(months)
        }?;
        NaiveDate::from_ymd_opt(month.year(), month.month(), day)
    };
    match (calendar.toward, of(0)) {
        (Toward::Past, Some(date)) if date <= today => Said::on(date),
        (Toward::Future, Some(date)) if date >= today => Said::on(date),
        (Toward::Past, _) => {
            let near: Vec<NaiveDate> = [-1, 0, -2].into_iter().filter_map(of).take(2).collect();
            Said::one_of(&near)
        }
        (Toward::Future, _) => (1..4)
            .find_map(of)
            .map_or_else(|| no_day_of_any_month(day), Said::on),
    }
}
