//! Dates in numbers: 2026-09-14, 14.9., 9/14, 2026年9月14日, and a year alone.

use crate::domain::day::{Day, Days};
use crate::domain::sentence::lexicon::AFTER_DAY;
use crate::domain::sentence::page::Page;
use crate::domain::sentence::reading::NumericOrder;
use crate::domain::sentence::said::{Dated, Said, calendar_day, no_day, no_year};
use crate::domain::sentence::year::{Calendar, checked, full_year, without_year, year_at};

/// The day that the numbers from `at` name.
#[must_use]
pub fn dated(page: &Page<'_>, at: usize, calendar: Calendar, preposition: &str) -> Option<Dated> {
    if goes_on_before(page, at) {
        return None;
    }
    let found = written_in_han(page, at, calendar)
        .or_else(|| iso(page, at, preposition))
        .or_else(|| month_and_year(page, at))
        .or_else(|| dotted(page, at, calendar, preposition))
        .or_else(|| short_year(page, at, calendar, preposition))
        .or_else(|| slashed(page, at, calendar, preposition))?;
    (!goes_on_after(page, found.end)).then_some(found)
}

/// Whether the number at `at` is a later part of something longer: 10.0.0.1, 978-3-16-148410-0.
fn goes_on_before(page: &Page<'_>, at: usize) -> bool {
    let tight = page.glued(at) && page.glued(at.saturating_sub(1));
    tight && matches!(page.before(at), "." | "-") && at >= 2 && page.number(at - 2).is_some()
}

/// Whether more numbers hang on a date that are no other date.
fn goes_on_after(page: &Page<'_>, end: usize) -> bool {
    let tight = page.glued(end) && page.glued(end + 1);
    let more = tight && page.number(end + 1).is_some();
    let date = |at: usize| page.number(at).is_some() && matches!(page.key(at + 1), "." | "/" | "-");
    more && matches!(page.key(end), "." | "-") && !date(end + 1)
}

/// 2026-09-14, 2026/09/14, 2026.09.14, 2019-06, and a year alone.
fn iso(page: &Page<'_>, at: usize, preposition: &str) -> Option<Dated> {
    let (value, digits) = page.number(at)?;
    if digits < 4 {
        return None;
    }
    if digits == 8
        && let Ok(year @ 1900..=2100) = i32::try_from(value / 10_000)
    {
        // Any long number may look like a day: only before a colon is it surely one.
        let said = calendar_day(year, value / 100 % 100, value % 100);
        let weak = page.key(at + 1) != ":";
        let end = at + 1;
        return (!weak || !matches!(said, Said::Refused(..))).then_some(Dated {
            end,
            said,
            weak,
            besides: false,
        });
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
        Some((day, _)) => {
            // 2026-09-14T18:30 goes on with its time.
            let time =
                page.key(at + 5) == "t" && page.glued(at + 5) && page.number(at + 6).is_some();
            let end = at + 5 + usize::from(time);
            Some(Dated::sure(end, calendar_day(year, month, day)))
        }
        None if sign != "." && month_digits == 2 => {
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
    // "1830 dinner": half past six.
    if at == 0 && opens(page, at, end) && page.number(at).is_some_and(|(year, _)| year < 1900) {
        return None;
    }
    let decade =
        (page.glued(end) && page.glued(end + 1) && matches!(page.key(end), "-" | "/" | "."))
            || page.key(end) == "s"
            || page.glued(end) && page.number(end).is_some();
    if decade {
        return None;
    }
    Some(if preposition == "in" || colon {
        Dated::sure(end, said)
    } else {
        Dated::weak(end, said)
    })
}

/// 11.2026 and 11/2026.
fn month_and_year(page: &Page<'_>, at: usize) -> Option<Dated> {
    let (month, digits) = page.number(at)?;
    let (year, year_digits) = page.number(at + 2)?;
    let tight = page.glued(at + 1) && page.glued(at + 2);
    let shape = tight && digits <= 2 && year_digits == 4 && matches!(page.key(at + 1), "." | "/");
    if !shape || (page.glued(at + 3) && page.number(at + 4).is_some()) {
        return None;
    }
    let day = Day::month(i32::try_from(year).ok()?, month)?;
    Some(Dated::sure(at + 3, Said::Settled(Days::on(day))))
}

/// 14.9. and 14.9.2026: with full stops the day always comes first.
fn dotted(page: &Page<'_>, at: usize, calendar: Calendar, preposition: &str) -> Option<Dated> {
    let (day, digits) = page.number(at)?;
    let (month, month_digits) = page.number(at + 2)?;
    // "14. 9. 2025" has spaces; then the second full stop must be there.
    let tight = page.glued(at + 2);
    if digits > 2 || month_digits > 2 || page.key(at + 1) != "." || !page.glued(at + 1) {
        return None;
    }
    let stop = page.key(at + 3) == "." && page.glued(at + 3);
    if !tight && (!stop || !(1..=31).contains(&day) || !(1..=12).contains(&month)) {
        return None;
    }
    if stop {
        let year = page.glued(at + 4) || page.number(at + 4).is_some_and(|(_, digits)| digits >= 4);
        if let Some((written, digits)) = page.number(at + 4).filter(|_| year) {
            let said = match full_year(written, digits, calendar.today) {
                Some(year) => calendar_day(year, month, day),
                None => no_year(page.typed(at + 4, at + 5)),
            };
            return Some(Dated::sure(at + 5, said));
        }
        if !page.glued(at + 4) || page.number(at + 4).is_none() {
            return Some(Dated::sure(at + 4, checked(calendar, month, day)));
        }
        return None;
    }
    let said = checked(calendar, month, day);
    let clock = month > 12 && month < 60 && day < 24;
    let stands = preposition == "on"
        || page.key(at + 3) == ":"
        || (opens(page, at, at + 3) && !clock)
        || is_in_brackets(page, at, at + 3);
    stands.then(|| Dated::sure(at + 3, said))
}

/// "Coffee with Ana (19/11)".
fn is_in_brackets(page: &Page<'_>, at: usize, end: usize) -> bool {
    matches!((page.before(at), page.key(end)), ("(", ")") | ("[", "]"))
}

/// "12.11 lunch with Ana": at the beginning of the text, before a word for what it was.
fn opens(page: &Page<'_>, at: usize, end: usize) -> bool {
    at == 0 && AFTER_DAY.contains(page.key(end)) && !page.glued(end)
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
    let opens = year.is_none() && opens(page, at, at + 3);
    if sign == "-" && !opens && year.is_none_or(|(_, digits)| digits != 4) {
        return None;
    }
    // 24/7, 50/50 and 3/0 are no dates; 30/2 is one that does not exist.
    let none = (one, two) == (24, 7) || one == 0 || two == 0;
    let everyday = year.is_none() && (none || (!opens && (one > 31 || two > 31)));
    let measure = year.is_none()
        && matches!(
            page.key(at + 3),
            "hour"
                | "hours"
                | "h"
                | "hr"
                | "day"
                | "days"
                | "of"
                | "pint"
                | "cup"
                | "portion"
                | "price"
                | "mile"
                | "marathon"
        );
    if everyday || measure {
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
    let opens = opens || is_in_brackets(page, at, end);
    let (small, large) = (one.min(two), one.max(two));
    let impossible = matches!(said, Said::Refused(..)) && small <= 12 && large <= 31;
    let stands = page.key(end) == "," || page.ends_sentence(end);
    let sure = year.is_some()
        || preposition == "on"
        || page.key(end) == ":"
        || (impossible && stands)
        || opens;
    Some(Dated {
        end,
        said,
        weak: !sure,
        besides: false,
    })
}

/// 03-11-26: of three numbers of two digits any order may be meant, the year in front as well. Where nothing
/// stands before or behind; elsewhere it may be anything.
fn short_year(page: &Page<'_>, at: usize, calendar: Calendar, preposition: &str) -> Option<Dated> {
    let end = at + 5;
    let two_digits = |at: usize| {
        let number = page.number(at).filter(|(_, digits)| *digits == 2)?;
        Some(number.0)
    };
    let numbers = (two_digits(at)?, two_digits(at + 2)?, two_digits(at + 4)?);
    let tight = (at + 1..end).all(|at| page.glued(at));
    let joined = page.key(at + 1) == "-" && page.key(at + 3) == "-" && tight;
    let begins = at == 0 || (at == 1 && matches!(page.before(at), "'" | "’"));
    if !joined || !(begins || preposition == "on" || page.ends_sentence(end)) {
        return None;
    }
    let year = |written: u32| full_year(written, 2, calendar.today);
    let (one, two, three) = numbers;
    let last = year(three).map(|year| {
        in_order(calendar, one, two, |month, day| {
            calendar_day(year, month, day)
        })
    });
    let first = year(one).map(|year| calendar_day(year, two, three));
    let days: Vec<Days> = [last, first]
        .iter()
        .flatten()
        .flat_map(|said| said.days().iter().copied())
        .collect();
    // "10-20-30" counts something: nobody notes a day of 2030 alone.
    let has_been = |days: &Days| days.first().earliest() <= calendar.today;
    (days.iter().any(has_been)).then(|| Dated::sure(end, Said::one_of_days(days)))
}

/// Whether `words` have a day in numbers that only the order of day and month decides: 3/4, 3-4-2026.
#[must_use]
pub fn is_undecided(words: &str) -> bool {
    let page = Page::new(words);
    let small = |at: usize| {
        page.number(at)
            .filter(|(value, digits)| *digits <= 2 && (1..=12).contains(value))
            .map(|(value, _)| value)
    };
    (0..page.len()).any(|at| {
        let glued = at > 0 && page.glued(at);
        let sign = matches!(page.key(at + 1), "/" | "-");
        match (small(at), small(at + 2)) {
            (Some(one), Some(two)) if !glued && sign && one != two => {
                let tight = page.glued(at + 1) && page.glued(at + 2);
                tight && (page.key(at + 1) == "/" || page.number(at + 4).is_some())
            }
            _ => false,
        }
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

/// 2026年9月14日, 9月14日, 9월 14일.
fn written_in_han(page: &Page<'_>, at: usize, calendar: Calendar) -> Option<Dated> {
    let (first, _) = page.number(at)?;
    let (year, at) = if matches!(page.key(at + 1), "年" | "년") {
        (i32::try_from(first).ok(), at + 2)
    } else {
        (None, at)
    };
    let (month, _) = page
        .number(at)
        .filter(|_| matches!(page.key(at + 1), "月" | "월"))?;
    let day_follows = page.number(at + 2).is_some();
    if let Some(year) = year.filter(|_| !day_follows) {
        let month = Day::month(year, month)?;
        return Some(Dated::sure(at + 2, Said::Settled(Days::on(month))));
    }
    let (day, _) = page
        .number(at + 2)
        .filter(|_| matches!(page.key(at + 3), "日" | "号" | "號" | "일"))?;
    let said = match year {
        Some(year) => calendar_day(year, month, day),
        None => checked(calendar, month, day),
    };
    Some(Dated::sure(at + 4, said))
}
