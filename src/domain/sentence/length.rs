//! How long it took: 2h, 90 min, 1h30, an hour and a half.

use crate::domain::interaction::Minutes;
use crate::domain::sentence::lexicon::{BEFORE_OTHER_LENGTH, LASTING, NOT_HOW_LONG};
use crate::domain::sentence::number;
use crate::domain::sentence::page::{Page, Zone};
use crate::domain::text::pieces::Shape;

/// A length found in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Length {
    /// Where it begins.
    pub from: usize,
    /// The place after it.
    pub end: usize,
    /// In minutes; may be too much to be kept.
    pub minutes: u32,
}

/// The lengths that say how long it took, in order. What somebody told, and "two hours late", is
/// none.
#[must_use]
pub fn lengths(page: &Page<'_>) -> Vec<Length> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < page.len() {
        let read = length(page, at).filter(|read| is_how_long(page, at, read.end));
        match read {
            Some(read) => {
                at = read.end;
                found.push(read);
            }
            None => at += 1,
        }
    }
    found
}

fn is_how_long(page: &Page<'_>, at: usize, end: usize) -> bool {
    let zone = page.zone(at);
    if zone == Zone::Told || zone == Zone::About || !page.whole_from(at) {
        return false;
    }
    let other_use = NOT_HOW_LONG.contains(page.key(end))
        && !(page.key(end) == "of" && page.key(end + 1) != "sleep")
        && !(page.key(end) != "of" && (end + 1..end + 3).any(|at| page.key(at) == "with"));
    // "Drove 3 hours to see Mum", "a third of an hour".
    let on_the_way =
        page.key(end) == "to" && matches!(page.key(end + 1), "see" | "visit" | "meet" | "get");
    let other_use = other_use || on_the_way || page.before(at) == "of";
    let asked = BEFORE_OTHER_LENGTH.contains(page.before(at));
    // "2-3 hours" is no one length.
    let range = at >= 2 && matches!(page.before(at), "-" | "–") && page.number(at - 2).is_some();
    let described = matches!(page.before(at), "a" | "the" | "her" | "his" | "their")
        && page.shape(end) == Some(Shape::Letters)
        && !LASTING.contains(page.key(end));
    !other_use && !range && !asked && !described
}

/// The length that begins at `at`.
#[must_use]
pub fn length(page: &Page<'_>, at: usize) -> Option<Length> {
    spoken(page, at)
        .or_else(|| counted(page, at))
        .map(|(minutes, end)| Length {
            from: at,
            end,
            minutes,
        })
}

/// The length that `text` says, and nothing else; `None` if it says none or more than is kept. "20m" is
/// minutes here, where in a sentence it may be metres.
#[must_use]
pub fn minutes_of(text: &str) -> Option<Minutes> {
    let page = Page::new(text);
    let in_minutes = || {
        let (minutes, _) = page.number(0).filter(|_| page.key(1) == "m")?;
        Some((minutes, 2))
    };
    let (minutes, end) = length(&page, 0)
        .map(|length| (length.minutes, length.end))
        .or_else(in_minutes)?;
    (end >= page.len()).then(|| Minutes::new(minutes)).flatten()
}

/// "Half an hour", "an hour and a half", "quarter of an hour", "a couple of hours".
fn spoken(page: &Page<'_>, at: usize) -> Option<(u32, usize)> {
    let fixed: &[(&[&str], u32)] = &[
        (&["half", "an", "hour"], 30),
        (&["half", "hour"], 30),
        (&["half", "-", "hour"], 30),
        (&["a", "half", "hour"], 30),
        (&["a", "half", "an", "hour"], 30),
        (&["three", "quarters", "of", "an", "hour"], 45),
        (&["3", "/", "4", "of", "an", "hour"], 45),
        (&["3", "/", "4", "hour"], 45),
        (&["3", "/", "4", "h"], 45),
        (&["1", "/", "2", "h"], 30),
        (&["1", "/", "4", "h"], 15),
        (&["1", "/", "2", "hour"], 30),
        (&["a", "quarter", "of", "an", "hour"], 15),
        (&["quarter", "of", "an", "hour"], 15),
        (&["a", "couple", "of", "hours"], 120),
        (&["a", "couple", "hours"], 120),
        (&["couple", "of", "hours"], 120),
    ];
    fixed
        .iter()
        .find(|(words, _)| page.reads(at, words))
        .map(|(words, minutes)| (*minutes, at + words.len()))
}

/// A number of hours or minutes, and what follows it.
fn counted(page: &Page<'_>, at: usize) -> Option<(u32, usize)> {
    let (tenths, next) = tenths(page, at)?;
    if let Some(clock) = hours_and_minutes(page, at) {
        return Some(clock);
    }
    let digits = page.number(at).is_some();
    let next = next + usize::from(page.key(next) == "-" && page.glued(next));
    let hyphen = page.key(next.saturating_sub(1)) == "-";
    let glued = page.glued(next);
    match page.key(next) {
        "h" | "hr" | "hrs" if digits => {
            Some(with_minutes(page, next + 1, tenths.saturating_mul(6)))
        }
        "hour" | "hours" => Some(with_minutes(page, next + 1, tenths.saturating_mul(6))),
        "min" | "mins" if digits => Some((tenths / 10, next + 1)),
        "minute" | "minutes" => Some((tenths / 10, next + 1)),
        "m" if digits && glued && !hyphen && page.before(at) == "for" => {
            Some((tenths / 10, next + 1))
        }
        _ => None,
    }
    .filter(|(minutes, end)| *minutes > 0 && page.whole_to(*end) || *minutes == 0 && digits)
}

/// "1:30 h", "1:30 hours".
fn hours_and_minutes(page: &Page<'_>, at: usize) -> Option<(u32, usize)> {
    let (hours, _) = page.number(at)?;
    let (minutes, _) = page.number(at + 2).filter(|(_, digits)| *digits == 2)?;
    let tight = page.key(at + 1) == ":" && page.glued(at + 1) && page.glued(at + 2);
    let unit = matches!(page.key(at + 3), "h" | "hr" | "hrs" | "hour" | "hours");
    let said = hours.checked_mul(60)?.checked_add(minutes)?;
    (tight && unit && minutes < 60 && page.whole_to(at + 4)).then_some((said, at + 4))
}

/// The number at `at` in tenths: 2, 1.5, 1,5, ½, "two and a half".
fn tenths(page: &Page<'_>, at: usize) -> Option<(u32, usize)> {
    if page.key(at) == "½" || page.key(at) == "1⁄2" {
        return Some((5, at + 1));
    }
    let (count, mut next) = number::count(page, at)?;
    let mut tenths = count.checked_mul(10)?;
    if matches!(page.key(next), "." | ",") && page.glued(next) && page.glued(next + 1) {
        let (part, digits) = page.number(next + 1)?;
        let part = if digits == 1 { part } else { part / 10 };
        (tenths, next) = (tenths.checked_add(part)?, next + 2);
    }
    if page.reads(next, &["and", "a", "half"]) {
        (tenths, next) = (tenths.checked_add(5)?, next + 3);
    } else if matches!(page.key(next), "½" | "1⁄2") && page.glued(next) {
        (tenths, next) = (tenths.checked_add(5)?, next + 1);
    }
    Some((tenths, next))
}

/// Minutes after hours: 1h30, 1h 30min, "and a half", "and 20 minutes".
fn with_minutes(page: &Page<'_>, at: usize, minutes: u32) -> (u32, usize) {
    if page.reads(at, &["and", "a", "half"]) {
        return (minutes + 30, at + 3);
    }
    if page.reads(at, &["and", "a", "quarter"]) {
        return (minutes + 15, at + 3);
    }
    if let Some((more, 1..=2)) = page
        .number(at)
        .filter(|(more, _)| *more < 60 && page.glued(at))
    {
        let unit = matches!(page.key(at + 1), "m" | "min" | "mins") && page.glued(at + 1);
        let end = at + 1 + usize::from(unit);
        return (minutes.saturating_add(more), end);
    }
    // "2 h 15".
    if let Some((more, 2)) = page.number(at).filter(|(more, _)| *more < 60)
        && (page.ends_sentence(at + 1) || matches!(page.key(at + 1), "," | "with"))
    {
        return (minutes.saturating_add(more), at + 1);
    }
    let and = usize::from(page.key(at) == "and");
    let Some((more, next)) = number::count(page, at + and).filter(|(more, _)| *more < 60) else {
        return (minutes, at);
    };
    // "One hour thirty with Ana".
    let spelled = page.number(at + and).is_none() && more >= 5 && more % 5 == 0;
    let stops = page.ends_sentence(next) || matches!(page.key(next), "with" | ",");
    if spelled && stops {
        return (minutes.saturating_add(more), next);
    }
    let unit = matches!(page.key(next), "m" | "min" | "mins" | "minute" | "minutes");
    let digits = page.number(at + and).is_some();
    if unit && (page.key(next).len() > 1 || digits) {
        return (minutes.saturating_add(more), next + 1);
    }
    (minutes, at)
}
