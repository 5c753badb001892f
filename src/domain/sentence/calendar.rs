//! Days named by the calendar: 2026-09-14, 14.9., 9/14, Nov 3, the 5th of last month, 3-5 Nov.
//!
//! A day without a year is the latest one that is not still to come; where this year's is to come
//! it is asked, since a plan and a memory look the same.

use chrono::Datelike;

use crate::domain::day::{Day, Days};
use crate::domain::sentence::day_of_month::{day_of_month, ordinal_alone};
use crate::domain::sentence::foreign;
use crate::domain::sentence::months::{BEFORE_MONTH, after_part_of_day, month, month_of_day};
use crate::domain::sentence::number;
use crate::domain::sentence::numeric;
use crate::domain::sentence::page::Page;
use crate::domain::sentence::said::{Dated, Said, calendar_day, no_year};
use crate::domain::sentence::year::{
    Calendar, full_year, month_without_year, without_year, year_at,
};
use crate::domain::text::pieces::Piece;

/// The day that the words from `at` name by the calendar.
#[must_use]
pub fn dated(page: &Page<'_>, at: usize, calendar: Calendar) -> Option<Dated> {
    let at = after_part_of_day(page, at);
    let (preposition, at) = match page.key(at) {
        word @ ("on" | "in" | "since") => (word, at + 1),
        word if foreign::is_on(word)
            && (by_foreign_month(page, at + 1) || is_dotted(page, at + 1)) =>
        {
            ("on", at + 1)
        }
        "vom" | "du" | "del" | "dal" | "van" | "od" | "с" if page.number(at + 1).is_some() => {
            ("on", at + 1)
        }
        "back" if page.key(at + 1) == "in" => ("in", at + 2),
        // "W maju"; but "lunch w May" is with May.
        "w" if page.key(at + 1).ends_with('u') && month(page.key(at + 1)).is_some() => {
            ("in", at + 1)
        }
        word if BEFORE_MONTH.contains(&word) && month(page.key(at + 1)).is_some() => ("in", at + 1),
        "mid" if page.key(at + 1) == "-" && month(page.key(at + 2)).is_some() => ("in", at + 2),
        "last" | "past" if month(page.key(at + 1)).is_some() => ("last", at + 1),
        _ => ("", at),
    };
    if preposition == "in"
        && let Some((year, end)) = short_year(page, at, calendar)
    {
        return Some(Dated::sure(end, Said::Settled(Days::on(Day::year(year)?))));
    }
    let (preposition, at) = match (page.key(at), page.key(at + 1)) {
        ("year", _) if page.number(at + 1).is_some() => ("in", at + 1),
        ("the", "year") if page.number(at + 2).is_some() => ("in", at + 2),
        _ => (preposition, at),
    };
    if preposition == "since" || !page.whole_from(at) {
        return None;
    }
    let found = by_month_name(page, at, calendar, preposition)
        .or_else(|| numeric::dated(page, at, calendar, preposition))
        .or_else(|| ordinal_alone(page, at, calendar, preposition))?;
    let free = page.whole_to(found.end) || page.key(found.end.saturating_sub(1)) == "t";
    free.then_some(found)
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
    if let Some((day, end)) = range_end(page, next, Some(first)) {
        (last, next) = (Some(day), end);
    }
    // "The 17th inst." is of this month.
    if last.is_none() && matches!(page.key(next), "inst" | "instant") {
        let end = next + 1 + usize::from(page.key(next + 1) == "." && page.glued(next + 1));
        return Some(Dated::sure(end, day_of_month(calendar, first)));
    }
    let of = usize::from(matches!(page.key(next), "of" | "de"));
    let month_at = next + of + usize::from(is_dash(page, next));
    let (month, weak) = month_of_day(page.piece(month_at)?)?;
    let mut end = month_at + 1;
    if page.key(end) == "." && page.glued(end) && page.key(month_at).len() < 5 {
        end += 1;
    }
    let (said, end) = with_year(page, end, calendar, month, first, last);
    // "May 3 people" and "3 may come": a month that is a verb needs a capital after a bare number.
    let capital = page.piece(month_at).is_some_and(Piece::is_capitalised);
    let verb = matches!(page.key(month_at), "may" | "march") && !capital && of == 0;
    Some(Dated {
        end,
        said,
        weak: weak && verb && preposition.is_empty(),
        besides: false,
    })
}

/// Whether a day of a month follows that is named in words: "le 3 novembre".
fn by_foreign_month(page: &Page<'_>, at: usize) -> bool {
    day_number(page, at).is_some_and(|(_, end)| {
        let of = usize::from(page.key(end) == "de");
        page.piece(end + of).and_then(month_of_day).is_some()
    })
}

/// "3.11." after "am".
fn is_dotted(page: &Page<'_>, at: usize) -> bool {
    page.number(at).is_some()
        && page.key(at + 1) == "."
        && page.number(at + 2).is_some()
        && (at + 1..=at + 3).all(|at| page.glued(at))
        && page.key(at + 3) == "."
}

/// The hyphen of 3-Nov-2025, the stroke of 3/Nov/2025.
fn is_dash(page: &Page<'_>, at: usize) -> bool {
    matches!(page.key(at), "-" | "/") && page.glued(at) && page.glued(at + 1)
}

/// The number of a day at `at`: 3, 3rd, "third".
fn day_number(page: &Page<'_>, at: usize) -> Option<(u32, usize)> {
    number::ordinal(page, at).or_else(|| {
        let (value, digits) = page.number(at)?;
        let after = at + 1;
        let end = if page.key(after) == "."
            && page.glued(after)
            && (!page.glued(after + 1)
                || matches!(page.key(after + 1), "/" | "-" | "–")
                || page.piece(after + 1).and_then(month_of_day).is_some())
        {
            after + 1
        } else {
            after
        };
        (digits <= 2).then_some((value, end))
    })
}

/// The second day of 3-5, 3/4, "3 to 5"; "3 and 4" is two days only before the month and in a row.
fn range_end(page: &Page<'_>, at: usize, before_month: Option<u32>) -> Option<(u32, usize)> {
    let joined = matches!(
        page.key(at),
        "-" | "–"
            | "—"
            | "/"
            | "to"
            | "until"
            | "till"
            | "through"
            | "thru"
            | "bis"
            | "au"
            | "al"
            | "tot"
            | "do"
            | "по"
    );
    let and = matches!(page.key(at), "and" | "&");
    let (day, end) = day_number(page, at + 1).filter(|_| joined || and)?;
    (joined || before_month.is_some_and(|first| first.checked_add(1) == Some(day)))
        .then_some((day, end))
}

fn with_year(
    page: &Page<'_>,
    at: usize,
    calendar: Calendar,
    month: u32,
    first: u32,
    last: Option<u32>,
) -> (Said, usize) {
    if is_dash(page, at)
        && let Some((written, digits)) = page.number(at + 1)
    {
        return match full_year(written, digits, calendar.today) {
            Some(year) => (calendar_day(year, month, first), at + 2),
            None => (no_year(page.typed(at + 1, at + 2)), at + 2),
        };
    }
    let comma = page.key(at) == ",";
    let short = comma && short_year(page, at + 1, calendar).is_some();
    let written = comma && page.number(at + 1).is_some();
    let of = page.key(at) == "de" && page.number(at + 1).is_some_and(|(_, digits)| digits == 4);
    let year_place = at + usize::from(short || written || of);
    let (year, end) = match year_at(page, year_place) {
        Some((Ok(year), end)) => (Some(year), end),
        Some((Err(refused), end)) => return (refused, end),
        None if page.reads(at, &["last", "year"]) => (Some(calendar.today.year() - 1), at + 2),
        None => match two_digit_year(page, at + usize::from(short), calendar) {
            Some((year, end)) => (Some(year), end),
            None => (None, at),
        },
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

/// "14 Sep 26:" and "14 Sep '26".
fn two_digit_year(page: &Page<'_>, at: usize, calendar: Calendar) -> Option<(i32, usize)> {
    short_year(page, at, calendar).or_else(|| {
        let colon = page.key(at + 1) == ":" && !page.glued(at + 2);
        let (written, digits) = page
            .number(at)
            .filter(|(_, digits)| colon && *digits == 2)?;
        Some((full_year(written, digits, calendar.today)?, at + 1))
    })
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
    let of_year = page.number(next + 1).is_some_and(|(_, digits)| digits == 4);
    next += usize::from(page.key(next) == "of" && of_year);
    // Aug-12-2017.
    let dashed = is_dash(page, next) && is_dash(page, next + 2) && page.number(next + 3).is_some();
    next += usize::from(dashed && page.number(next + 1).is_some());
    // "August-10, 2012", and "June, 2013".
    let hyphen =
        is_dash(page, next) && page.number(next + 1).is_some_and(|(_, digits)| digits <= 2);
    next += usize::from(hyphen);
    next += usize::from(page.key(next) == "," && is_written_year(page, next + 1));
    next += usize::from(page.key(next) == "the" && number::ordinal(page, next + 1).is_some());
    if page.reads(next, &["last", "year"]) {
        let last = Day::month(calendar.today.year() - 1, month)?;
        return Some(Dated::sure(next + 2, Said::Settled(Days::on(last))));
    }
    if let Some((year, end)) = short_year(page, next, calendar) {
        return Some(Dated::sure(
            end,
            Said::Settled(Days::on(Day::month(year, month)?)),
        ));
    }
    if let Some((year, end)) = year_at(page, next) {
        let said = match year {
            Ok(year) => Day::month(year, month).map(|day| Said::Settled(Days::on(day)))?,
            Err(refused) => refused,
        };
        return Some(Dated::sure(end, said));
    }
    if let Some((first, mut end)) = day_number(page, next).filter(|(_, end)| page.whole_to(*end)) {
        let mut last = None;
        let second = number::ordinal(page, end + 1).map(|_| first);
        if let Some((day, after)) = range_end(page, end, second) {
            (last, end) = (Some(day), after);
        }
        let capital = page.piece(at).is_some_and(Piece::is_capitalised);
        let (said, end) = with_year(page, end, calendar, month, first, last);
        let verb = matches!(page.key(at), "may" | "march" | "mar") && (at == 0 || !capital);
        let impossible = matches!(said, Said::Refused(..)) && page.key(end) == ",";
        let verb = verb
            && !impossible
            && page
                .number(end.saturating_sub(1))
                .is_none_or(|(_, digits)| digits < 4);
        return Some(Dated {
            end,
            said,
            weak: verb && preposition.is_empty() && page.key(end) != ":",
            besides: false,
        });
    }
    month_alone(page, next, calendar, month, weak, preposition)
}

/// Whether four digits of this or the last century stand at `at`, and nothing that they count.
fn is_written_year(page: &Page<'_>, at: usize) -> bool {
    let year = page
        .number(at)
        .is_some_and(|(year, digits)| digits == 4 && (1900..2100).contains(&year));
    year && (page.ends_sentence(at + 1) || matches!(page.key(at + 1), ":" | ","))
}

/// '25 after a month.
fn short_year(page: &Page<'_>, at: usize, calendar: Calendar) -> Option<(i32, usize)> {
    let mark = matches!(page.key(at), "'") && page.glued(at + 1);
    let (written, digits) = page
        .number(at + 1)
        .filter(|(_, digits)| mark && *digits == 2)?;
    Some((full_year(written, digits, calendar.today)?, at + 2))
}

/// "In May" and "October:" are the latest such month that has begun, unless this year's may be meant.
fn month_alone(
    page: &Page<'_>,
    end: usize,
    calendar: Calendar,
    month: u32,
    weak: bool,
    preposition: &str,
) -> Option<Dated> {
    let today = calendar.today;
    let said = if preposition == "last" {
        let year = today.year() - i32::from(month >= today.month());
        Said::Settled(Days::on(Day::month(year, month)?))
    } else {
        month_without_year(page, calendar, month)
    };
    Some(match preposition {
        "in" | "last" => Dated::sure(end, said),
        _ if page.key(end) == ":" && !weak => Dated::sure(end, said),
        _ => Dated::weak(end, said),
    })
}
