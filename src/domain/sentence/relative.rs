//! Days told from today: yesterday, last friday, friday a week ago.
//!
//! A bare weekday is the latest one before today. Said on that very weekday it is a question:
//! today, or a week ago. "Last friday" is the latest Friday before today, even if that was
//! yesterday. "Next friday" and "this friday" mean different days to different people and are
//! always asked.

use chrono::{Datelike, NaiveDate};

use crate::domain::day::shifted;
use crate::domain::sentence::ago;
use crate::domain::sentence::ago_abroad;
use crate::domain::sentence::foreign;
use crate::domain::sentence::near_abroad;
use crate::domain::sentence::page::Page;
use crate::domain::sentence::said::{Dated, Said, Toward, weekday_after, weekday_before};
use crate::domain::sentence::weeks;

const DAY_PARTS: &[&str] = &[
    "morning",
    "afternoon",
    "evening",
    "night",
    "noon",
    "lunchtime",
    "nite",
];

/// The day that the words from `at` name relative to `today`.
#[must_use]
pub fn dated(page: &Page<'_>, at: usize, today: NaiveDate, toward: Toward) -> Option<Dated> {
    near(page, at, today)
        .or_else(|| ago::dated(page, at, today))
        .or_else(|| ago_abroad::dated(page, at, today))
        .or_else(|| foreign::weekday_unspaced(page, at, today))
        .or_else(|| weeks::dated(page, at, today))
        .or_else(|| of_several_words(page, at, today))
        .or_else(|| of_the_week(page, at, today, toward))
}

/// "Na sexta-feira", "cuma günü", "sabato scorso": the latest one; said on that very weekday it is asked.
fn of_several_words(page: &Page<'_>, at: usize, today: NaiveDate) -> Option<Dated> {
    let on = usize::from(foreign::is_on(page.key(at)));
    let named = at + on;
    let behind = || {
        let (weekday, _) = weeks::weekday(page.key(named))?;
        foreign::is_last_after(page.key(named + 1)).then_some((weekday, named + 2))
    };
    let (weekday, end) = foreign::weekday_of_several_words(page, named).or_else(behind)?;
    let end = end + usize::from(foreign::is_last_after(page.key(end)));
    let before = weekday_before(today, weekday);
    let said = if today.weekday() == weekday && !foreign::is_last_after(page.key(end - 1)) {
        Said::one_of(&[today, before])
    } else {
        Said::on(before)
    };
    Some(Dated::sure(end, said))
}

fn on(end: usize, today: NaiveDate, days: i64) -> Dated {
    Dated::sure(end, Said::on(shifted(today, days)))
}

/// Today, yesterday and their neighbours.
fn near(page: &Page<'_>, at: usize, today: NaiveDate) -> Option<Dated> {
    let found = match page.key(at) {
        "today" | "tonight" | "tonite" => (at + 1, 0),
        "this" if is_day_part(page.key(at + 1)) => (at + 2, 0),
        "earlier" if page.key(at + 1) == "today" => (at + 2, 0),
        "just" | "right" if page.key(at + 1) == "now" => (at + 2, 0),
        "now" if at == 0 && matches!(page.key(1), ":" | ",") => (at + 1, 0),
        "earlier" | "early" if page.key(at + 1) == "this" && is_day_part(page.key(at + 2)) => {
            (at + 3, 0)
        }
        "first" if page.reads(at + 1, &["thing", "this", "morning"]) => (at + 4, 0),
        "all" if page.key(at + 1) == "day" => {
            return near(page, at + 2, today).filter(|_| page.key(at + 2) != "today");
        }
        "late" if page.key(at + 1) == "last" && page.key(at + 2) == "night" => (at + 3, -1),
        "yesterday" | "yday" | "y'day" | "yest" | "yesterdays" | "ystd" | "ystrdy" | "ystdy" => {
            (at + 1 + usize::from(is_day_part(page.key(at + 1))), -1)
        }
        "last" if matches!(page.key(at + 1), "night" | "evening" | "nite") => (at + 2, -1),
        "day" if page.reads(at + 1, &["before", "yesterday"]) => (at + 3, -2),
        "day" if page.reads(at + 1, &["b", "4", "yesterday"]) => (at + 4, -2),
        "night" | "evening" if page.reads(at + 1, &["before", "last"]) => (at + 3, -2),
        "eve" if page.reads(at + 1, &["of", "yesterday"]) => {
            let said = Said::one_of(&[shifted(today, -1), shifted(today, -2)]);
            return Some(Dated::sure(at + 3, said));
        }
        "the" if matches!(page.key(at + 1), "day" | "night" | "evening") => {
            return near(page, at + 1, today);
        }
        "day" if page.reads(at + 1, &["after", "tomorrow"]) => (at + 3, 2),
        "tomorrow" | "tmrw" | "tmr" => (at + 1 + usize::from(is_day_part(page.key(at + 1))), 1),
        _ => return near_abroad::near(page, at, today),
    };
    let (end, days) = found;
    let whole = page.whole_from(at) && page.whole_to(end);
    if whole && is_possessive(page, end) {
        return Some(Dated::weak(end + 1, Said::on(shifted(today, days))));
    }
    whole.then(|| on(end, today, days))
}

fn is_day_part(word: &str) -> bool {
    DAY_PARTS.contains(&word)
}

/// "Yesterday's" and "today's" belong to something else.
fn is_possessive(page: &Page<'_>, at: usize) -> bool {
    page.shape(at) == Some(crate::domain::text::pieces::Shape::Possessive)
}

/// "Last week Monday", "last week on Tuesday", "last week's Monday".
fn last_week(page: &Page<'_>, at: usize, today: NaiveDate) -> Option<Dated> {
    let next = at + 2 + usize::from(is_possessive(page, at + 2) || page.key(at + 2) == "on");
    let (weekday, _) = weeks::weekday(page.key(next))?;
    Some(Dated::sure(next + 1, weeks::of_week(today, weekday, -7)))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Prefix {
    None,
    On,
    Last,
    This,
    Next,
    Coming,
}

fn of_the_week(page: &Page<'_>, at: usize, today: NaiveDate, toward: Toward) -> Option<Dated> {
    let (prefix, at) = match page.key(at) {
        "on" | "the" if matches!(page.key(at + 1), "last" | "past" | "previous") => {
            (Prefix::Last, at + 2)
        }
        "on" if page.key(at + 1) == "the" => (Prefix::On, at + 2),
        // "The Monday before last", "the Friday of last week".
        "the" if matches!(page.key(at + 2), "before" | "of") => (Prefix::On, at + 1),
        "on" => (Prefix::On, at + 1),
        "all" if page.key(at + 1) == "day" => (Prefix::On, at + 2),
        "last" if page.key(at + 1) == "week" => return last_week(page, at, today),
        "last" | "past" | "previous" => (Prefix::Last, at + 1),
        "this" if matches!(page.key(at + 1), "past" | "last") => (Prefix::Last, at + 2),
        "this" | "the" if page.key(at + 1) == "coming" => (Prefix::Coming, at + 2),
        "coming" | "upcoming" => (Prefix::Coming, at + 1),
        word if foreign::is_last(word) => (Prefix::Last, at + 1),
        word if foreign::is_next(word) => (Prefix::Next, at + 1),
        word if foreign::is_this(word) => (Prefix::This, at + 1),
        word if foreign::is_on(word) && foreign::is_last(page.key(at + 1)) => {
            (Prefix::Last, at + 2)
        }
        word if foreign::is_on(word) && foreign::is_next(page.key(at + 1)) => {
            (Prefix::Next, at + 2)
        }
        word if foreign::is_on(word) && foreign::is_weekday(page.key(at + 1)) => {
            (Prefix::On, at + 1)
        }
        "this" => (Prefix::This, at + 1),
        "next" => (Prefix::Next, at + 1),
        _ => (Prefix::None, at),
    };
    let (weekday, mut weak) = weeks::weekday(page.key(at))?;
    if !page.whole_from(at) || !page.whole_to(at + 1) {
        return None;
    }
    if is_possessive(page, at + 1) {
        return Some(Dated::weak(
            at + 2,
            Said::on(weekday_before(today, weekday)),
        ));
    }
    let mut end = at + 1;
    let before_last = matches!(page.key(end + 1), "week" | "night" | "year" | "month");
    end += match page.key(end) {
        "just" if page.key(end + 1) == "gone" => 2,
        "gone" if page.key(end + 1) != "by" => 1,
        "last" if !before_last => 1,
        "pasado" | "passe" | "dernier" | "scorso" | "scorsa" | "passada" | "passado" => 1,
        _ => 0,
    };
    let abbreviated = page.key(at).len() < 6 && !page.key(at).ends_with("day");
    end += usize::from(abbreviated && page.key(end) == "." && page.glued(end));
    let prefix = if foreign::is_next_after(page.key(end)) {
        end += 1;
        Prefix::Next
    } else {
        prefix
    };
    let early = usize::from(matches!(page.key(end), "early" | "late"));
    if is_day_part(page.key(end + early)) {
        (end, weak) = (end + early + 1, false);
    }
    let part = near_abroad::after_part(page, end);
    (end, weak) = (part, weak && part == end);
    let before = weekday_before(today, weekday);
    let after = weekday_after(today, weekday);
    let is_today = today.weekday() == weekday;
    if let Some(found) = weeks::in_another_week(page, end, today, weekday) {
        return Some(found);
    }
    let said = match (prefix, toward) {
        (Prefix::Last, _) => Said::on(before),
        (Prefix::Coming, _) => Said::on(after),
        (Prefix::Next, _) => Said::one_of(&[after, shifted(after, 7)]),
        (Prefix::This, _) if is_today => Said::on(today),
        (Prefix::This, Toward::Past) => Said::one_of(&[before, after]),
        (_, Toward::Past) if is_today => Said::one_of(&[today, before]),
        (_, Toward::Past) => Said::on(before),
        (_, Toward::Future) if is_today => Said::one_of(&[today, after]),
        (_, Toward::Future) => Said::on(after),
    };
    let weak = weak && matches!(prefix, Prefix::None | Prefix::This);
    Some(Dated {
        end,
        said,
        weak,
        besides: false,
    })
}
