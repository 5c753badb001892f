//! Days named by the calendar: 2026-09-14, 14.9., 9/14, Nov 3, the 5th of last month, 3-5 Nov.
//!
//! A day without a year is the latest one that is not still to come; where this year's is to come
//! it is asked, since a plan and a memory look the same.

use chrono::{Datelike, NaiveDate};

use crate::domain::day::{Day, Days, YEARS, shifted};
use crate::domain::sentence::number;
use crate::domain::sentence::page::Page;
use crate::domain::sentence::reading::NumericOrder;
use crate::domain::sentence::said::{
    Dated, Said, Toward, calendar_day, last_day_of, no_day, no_year,
};

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

/// The day that the words from `at` name by the calendar.
#[must_use]
pub fn dated(page: &Page<'_>, at: usize, calendar: Calendar) -> Option<Dated> {
    let (preposition, at) = match page.key(at) {
        word @ ("on" | "in" | "since") => (word, at + 1),
        "back" if page.key(at + 1) == "in" => ("in", at + 2),
        _ => ("", at),
    };
    if preposition == "since" || !page.whole_from(at) {
        return None;
    }
    let found = by_month_name(page, at, calendar, preposition)
        .or_else(|| iso(page, at, preposition))
        .or_else(|| dotted(page, at, calendar, preposition))
        .or_else(|| slashed(page, at, calendar, preposition))
        .or_else(|| written_in_han(page, at, calendar))
        .or_else(|| ordinal_alone(page, at, calendar, preposition))?;
    page.whole_to(found.end).then_some(found)
}

/// The month that a word names, and whether the word is often another.
#[must_use]
pub fn month(word: &str) -> Option<(u32, bool)> {
    Some(match word {
        "january" => (1, false),
        "jan" => (1, true),
        "february" | "feb" => (2, false),
        "march" | "mar" => (3, true),
        "april" | "apr" => (4, true),
        "may" => (5, true),
        "june" | "jun" => (6, true),
        "july" | "jul" => (7, false),
        "august" | "aug" => (8, true),
        "september" | "sept" | "sep" => (9, false),
        "october" | "oct" => (10, false),
        "november" | "nov" => (11, false),
        "december" | "dec" => (12, false),
        _ => return None,
    })
}

/// A year at `at`: four digits, or refused when it has another number of them and `must` be one.
fn year_at(page: &Page<'_>, at: usize) -> Option<(Result<i32, Said>, usize)> {
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
fn without_year(calendar: Calendar, month: u32, day: u32) -> Said {
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

/// Nov 3, 3 Nov, November 3rd 2025, the 3rd of November, 3-5 Nov, Nov 2025, in May.
fn by_month_name(
    page: &Page<'_>,
    at: usize,
    calendar: Calendar,
    preposition: &str,
) -> Option<Dated> {
    if let Some((month, weak)) = month(page.key(at)) {
        return month_first(page, at, calendar, month, weak, preposition);
    }
    let at = at + usize::from(page.key(at) == "the");
    let (first, mut next) = day_number(page, at)?;
    let mut last = None;
    if let Some((day, end)) = range_end(page, next) {
        (last, next) = (Some(day), end);
    }
    let of = usize::from(page.key(next) == "of");
    let month_at = next + of;
    let (month, weak) = month(page.key(month_at))?;
    let mut end = month_at + 1;
    if page.key(end) == "." && page.glued(end) && page.key(month_at).len() < 5 {
        end += 1;
    }
    let (said, end) = with_year(page, end, calendar, month, first, last);
    // "May 3 people" and "3 may come": a month that is a verb needs a capital after a bare number.
    let capital = page
        .piece(month_at)
        .is_some_and(crate::domain::text::pieces::Piece::is_capitalised);
    let verb = matches!(page.key(month_at), "may" | "march") && !capital && of == 0;
    Some(Dated {
        end,
        said,
        weak: weak && verb && preposition.is_empty(),
    })
}

/// The number of a day at `at`: 3, 3rd, "third".
fn day_number(page: &Page<'_>, at: usize) -> Option<(u32, usize)> {
    number::ordinal(page, at).or_else(|| {
        let (value, digits) = page.number(at)?;
        let after = at + 1;
        let end = if page.key(after) == "." && page.glued(after) && !page.glued(after + 1) {
            after + 1
        } else {
            after
        };
        (digits <= 2).then_some((value, end))
    })
}

/// The second day of 3-5, 3/4, "3 to 5", "3 and 4".
fn range_end(page: &Page<'_>, at: usize) -> Option<(u32, usize)> {
    matches!(
        page.key(at),
        "-" | "–" | "—" | "/" | "to" | "until" | "till"
    )
    .then(|| day_number(page, at + 1))
    .flatten()
}

fn with_year(
    page: &Page<'_>,
    at: usize,
    calendar: Calendar,
    month: u32,
    first: u32,
    last: Option<u32>,
) -> (Said, usize) {
    let year_place = at + usize::from(page.key(at) == "," && page.number(at + 1).is_some());
    let (year, end) = match year_at(page, year_place) {
        Some((Ok(year), end)) => (Some(year), end),
        Some((Err(refused), end)) => return (refused, end),
        None => (None, at),
    };
    let on = |day| match year {
        Some(year) => calendar_day(year, month, day),
        None => without_year(calendar, month, day),
    };
    let Some(last) = last else {
        return (on(first), end);
    };
    (several(&on(first), &on(last)), end)
}

/// From the one to the other, each pair in order.
#[must_use]
pub fn several(first: &Said, last: &Said) -> Said {
    if let Said::Refused(..) = first {
        return first.clone();
    }
    if let Said::Refused(..) = last {
        return last.clone();
    }
    let mut pairs = Vec::new();
    for last in last.days() {
        let latest = first
            .days()
            .iter()
            .filter(|first| first.last() < last.first())
            .max()
            .and_then(|first| Days::between(first.first(), last.last()));
        pairs.extend(latest);
    }
    if pairs.is_empty() {
        return Said::Refused(
            "The last day is not after the first.".to_owned(),
            "Write the days in order, such as 3-5 Nov.".to_owned(),
        );
    }
    Said::one_of_days(pairs)
}

fn month_first(
    page: &Page<'_>,
    at: usize,
    calendar: Calendar,
    month: u32,
    weak: bool,
    preposition: &str,
) -> Option<Dated> {
    let mut next = at + 1;
    if page.key(next) == "." && page.glued(next) && page.key(at).len() < 5 {
        next += 1;
    }
    next += usize::from(page.key(next) == "the" && number::ordinal(page, next + 1).is_some());
    if let Some((year, end)) = year_at(page, next) {
        let said = match year {
            Ok(year) => Day::month(year, month).map(|day| Said::Settled(Days::on(day)))?,
            Err(refused) => refused,
        };
        return Some(Dated::sure(end, said));
    }
    if let Some((first, mut end)) = day_number(page, next).filter(|(_, end)| page.whole_to(*end)) {
        let mut last = None;
        if let Some((day, after)) = range_end(page, end) {
            (last, end) = (Some(day), after);
        }
        let capital = page
            .piece(at)
            .is_some_and(crate::domain::text::pieces::Piece::is_capitalised);
        let (said, end) = with_year(page, end, calendar, month, first, last);
        let verb = matches!(page.key(at), "may" | "march" | "mar") && !capital;
        return Some(Dated {
            end,
            said,
            weak: verb && preposition.is_empty(),
        });
    }
    month_alone(page, next, calendar, month, weak, preposition)
}

/// "In May" and "October:" are the latest such month that has begun.
fn month_alone(
    page: &Page<'_>,
    end: usize,
    calendar: Calendar,
    month: u32,
    weak: bool,
    preposition: &str,
) -> Option<Dated> {
    let today = calendar.today;
    let year = match calendar.toward {
        Toward::Past => today.year() - i32::from(month > today.month()),
        Toward::Future => today.year() + i32::from(month < today.month()),
    };
    let said = Said::Settled(Days::on(Day::month(year, month)?));
    Some(match preposition {
        "in" => Dated::sure(end, said),
        _ if page.key(end) == ":" && !weak => Dated::sure(end, said),
        _ => Dated::weak(end, said),
    })
}

/// 2026-09-14, 2026/09/14, 2026.09.14, 2019-06, and a year alone.
fn iso(page: &Page<'_>, at: usize, preposition: &str) -> Option<Dated> {
    let (value, digits) = page.number(at)?;
    if digits < 4 {
        return None;
    }
    let sign = page.key(at + 1);
    let part = |at: usize| {
        page.number(at)
            .filter(|(_, digits)| *digits <= 2 && page.glued(at) && page.glued(at - 1))
    };
    let month = part(at + 2).filter(|_| matches!(sign, "-" | "/" | "."));
    let Some((month, month_digits)) = month else {
        return year_alone(page, at, preposition);
    };
    let year = i32::try_from(value).unwrap_or(i32::MAX);
    let day = part(at + 4).filter(|_| page.key(at + 3) == sign);
    if digits != 4 {
        let end = if day.is_some() { at + 5 } else { at + 3 };
        return Some(Dated::sure(end, no_year(page.typed(at, at + 1))));
    }
    match day {
        Some((day, _)) => Some(Dated::sure(at + 5, calendar_day(year, month, day))),
        None if sign == "-" && month_digits == 2 => {
            let said = Day::month(year, month).map_or_else(
                || calendar_day(year, month, 1),
                |month| Said::Settled(Days::on(month)),
            );
            Some(Dated::sure(at + 3, said))
        }
        None => None,
    }
}

fn year_alone(page: &Page<'_>, at: usize, preposition: &str) -> Option<Dated> {
    let (year, end) = year_at(page, at)?;
    let colon = page.key(end) == ":" && !page.glued(end + 1);
    let said = match year {
        Ok(year) => Said::Settled(Days::on(Day::year(year)?)),
        Err(refused) => refused,
    };
    let decade = page.key(end) == "s" || page.glued(end) && page.number(end).is_some();
    if decade {
        return None;
    }
    Some(if preposition == "in" || colon {
        Dated::sure(end, said)
    } else {
        Dated::weak(end, said)
    })
}

/// 14.9. and 14.9.2026: with full stops the day always comes first.
fn dotted(page: &Page<'_>, at: usize, calendar: Calendar, preposition: &str) -> Option<Dated> {
    let (day, digits) = page.number(at)?;
    let (month, month_digits) = page.number(at + 2)?;
    let tight = (at + 1..=at + 2).all(|at| page.glued(at));
    if digits > 2 || month_digits > 2 || page.key(at + 1) != "." || !tight {
        return None;
    }
    if page.key(at + 3) == "." && page.glued(at + 3) {
        let year = page.glued(at + 4) || page.number(at + 4).is_some_and(|(_, digits)| digits >= 4);
        if let Some((written, digits)) = page.number(at + 4).filter(|_| year) {
            let said = match full_year(written, digits, calendar.today) {
                Some(year) => calendar_day(year, month, day),
                None => no_year(page.typed(at + 4, at + 5)),
            };
            return Some(Dated::sure(at + 5, said));
        }
        if !page.glued(at + 4) {
            return Some(Dated::sure(at + 4, checked(calendar, month, day)));
        }
        return None;
    }
    let said = checked(calendar, month, day);
    (preposition == "on" || page.key(at + 3) == ":").then(|| Dated::sure(at + 3, said))
}

fn checked(calendar: Calendar, month: u32, day: u32) -> Said {
    if (1..=12).contains(&month) {
        without_year(calendar, month, day)
    } else {
        no_day(day, month, None)
    }
}

/// A year of two digits is the latest that is not far ahead.
fn full_year(written: u32, digits: usize, today: NaiveDate) -> Option<i32> {
    let written = i32::try_from(written).ok()?;
    match digits {
        2 if 2000 + written <= today.year() + 10 => Some(2000 + written),
        2 => Some(1900 + written),
        4 => Some(written).filter(|year| YEARS.contains(year)),
        _ => None,
    }
}

/// 9/14, 14/9/2026. What can be read in two ways is asked unless the order is set.
fn slashed(page: &Page<'_>, at: usize, calendar: Calendar, preposition: &str) -> Option<Dated> {
    let (one, one_digits) = page.number(at)?;
    let (two, two_digits) = page.number(at + 2)?;
    let sign = page.key(at + 1);
    let tight = (at + 1..=at + 2).all(|at| page.glued(at));
    if one_digits > 2 || two_digits > 2 || !matches!(sign, "/" | "-") || !tight {
        return None;
    }
    let year = page
        .number(at + 4)
        .filter(|_| page.key(at + 3) == sign && page.glued(at + 3) && page.glued(at + 4));
    if sign == "-" && year.is_none_or(|(_, digits)| digits != 4) {
        return None;
    }
    // 24/7, 50/50 and 3/0 are no dates; 30/2 is one that does not exist.
    let everyday =
        year.is_none() && ((one, two) == (24, 7) || one > 31 || two > 31 || one == 0 || two == 0);
    if everyday {
        return None;
    }
    let end = if year.is_some() { at + 5 } else { at + 3 };
    let said = match year.map(|(written, digits)| full_year(written, digits, calendar.today)) {
        Some(None) => no_year(page.typed(at + 4, at + 5)),
        Some(Some(year)) => in_order(calendar, one, two, |month, day| {
            calendar_day(year, month, day)
        }),
        None => in_order(calendar, one, two, |month, day| {
            without_year(calendar, month, day)
        }),
    };
    let sure = year.is_some() || preposition == "on" || page.key(end) == ":";
    Some(Dated {
        end,
        said,
        weak: !sure,
    })
}

fn in_order(calendar: Calendar, one: u32, two: u32, on: impl Fn(u32, u32) -> Said) -> Said {
    let month = |number: u32| (1..=12).contains(&number);
    match (month(one), month(two), calendar.order) {
        (false, false, NumericOrder::MonthFirst) => no_day(two, one, None),
        (false, false, _) => no_day(one, two, None),
        (false, true, _) | (true, true, NumericOrder::DayFirst) => on(two, one),
        (true, false, _) | (true, true, NumericOrder::MonthFirst) => on(one, two),
        (true, true, NumericOrder::Ask) => {
            let (day_first, month_first) = (on(two, one), on(one, two));
            let both = day_first
                .days()
                .iter()
                .chain(month_first.days())
                .copied()
                .collect();
            Said::one_of_days(both)
        }
    }
}

/// 2026年9月14日, 9月14日.
fn written_in_han(page: &Page<'_>, at: usize, calendar: Calendar) -> Option<Dated> {
    let (first, _) = page.number(at)?;
    let (year, at) = if page.key(at + 1) == "年" {
        (i32::try_from(first).ok(), at + 2)
    } else {
        (None, at)
    };
    let (month, _) = page.number(at).filter(|_| page.key(at + 1) == "月")?;
    let (day, _) = page
        .number(at + 2)
        .filter(|_| matches!(page.key(at + 3), "日" | "号"))?;
    let said = match year {
        Some(year) => calendar_day(year, month, day),
        None => checked(calendar, month, day),
    };
    Some(Dated::sure(at + 4, said))
}

/// "The 5th", "the 5th of last month".
fn ordinal_alone(
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
        ("this", "month") => {
            let said = calendar_day(today.year(), today.month(), day);
            return Some(Dated::sure(end + of + 2, said));
        }
        _ => {}
    }
    if preposition != "on" {
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
    if !the || page.key(end) == "of" || page.number(at + 1).is_none() {
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
fn day_of_month(calendar: Calendar, day: u32) -> Said {
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
