//! Days told from today: yesterday, three weeks ago, last friday, -3d.
//!
//! A bare weekday is the latest one before today. Said on that very weekday it is a question:
//! today, or a week ago. "Last friday" is the latest Friday before today, even if that was
//! yesterday. "Next friday" and "this friday" mean different days to different people and are
//! always asked.

use chrono::{Datelike, Months, NaiveDate};

use crate::domain::day::{Day, Days, shifted};
use crate::domain::sentence::number;
use crate::domain::sentence::page::Page;
use crate::domain::sentence::said::{Dated, Said, Toward, weekday_after, weekday_before};
use crate::domain::sentence::weeks;

/// Words for today and yesterday in other languages, joined as they are compared.
const FOREIGN: &[(&[&str], i64)] = &[
    (&["heute"], 0),
    (&["hoy"], 0),
    (&["oggi"], 0),
    (&["danas"], 0),
    (&["сегодня"], 0),
    (&["σημερα"], 0),
    (&["היום"], 0),
    (&["اليوم"], 0),
    (&["今", "天"], 0),
    (&["今", "日"], 0),
    (&["gestern"], -1),
    (&["vorgestern"], -2),
    (&["ayer"], -1),
    (&["ieri"], -1),
    (&["jucer"], -1),
    (&["вчера"], -1),
    (&["позавчера"], -2),
    (&["χθες"], -1),
    (&["אתמול"], -1),
    (&["امس"], -1),
    (&["昨", "天"], -1),
    (&["昨", "日"], -1),
    (&["前", "天"], -2),
];

const DAY_PARTS: &[&str] = &[
    "morning",
    "afternoon",
    "evening",
    "night",
    "noon",
    "lunchtime",
];

/// The day that the words from `at` name relative to `today`.
#[must_use]
pub fn dated(page: &Page<'_>, at: usize, today: NaiveDate, toward: Toward) -> Option<Dated> {
    near(page, at, today)
        .or_else(|| ago(page, at, today))
        .or_else(|| signed(page, at, today))
        .or_else(|| ahead(page, at, today))
        .or_else(|| weeks::dated(page, at, today))
        .or_else(|| of_the_week(page, at, today, toward))
}

fn on(end: usize, today: NaiveDate, days: i64) -> Dated {
    Dated::sure(end, Said::on(shifted(today, days)))
}

/// Today, yesterday and their neighbours.
fn near(page: &Page<'_>, at: usize, today: NaiveDate) -> Option<Dated> {
    let found = match page.key(at) {
        "today" | "tonight" => (at + 1, 0),
        "this" if is_day_part(page.key(at + 1)) => (at + 2, 0),
        "earlier" if page.key(at + 1) == "today" => (at + 2, 0),
        "just" if page.key(at + 1) == "now" => (at + 2, 0),
        "half" if page.reads(at + 1, &["an", "hour", "ago"]) => (at + 4, 0),
        "yesterday" | "yday" | "yest" | "yesterdays" | "ystd" => {
            (at + 1 + usize::from(is_day_part(page.key(at + 1))), -1)
        }
        "last" if matches!(page.key(at + 1), "night" | "evening") => (at + 2, -1),
        "day" if page.reads(at + 1, &["before", "yesterday"]) => (at + 3, -2),
        "night" | "evening" if page.reads(at + 1, &["before", "last"]) => (at + 3, -2),
        "the" if matches!(page.key(at + 1), "day" | "night" | "evening") => {
            return near(page, at + 1, today);
        }
        "day" if page.reads(at + 1, &["after", "tomorrow"]) => (at + 3, 2),
        "tomorrow" | "tmrw" | "tmr" => (at + 1 + usize::from(is_day_part(page.key(at + 1))), 1),
        _ => return foreign(page, at, today),
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

fn foreign(page: &Page<'_>, at: usize, today: NaiveDate) -> Option<Dated> {
    FOREIGN
        .iter()
        .find(|(words, _)| page.reads(at, words))
        .map(|(words, days)| on(at + words.len(), today, *days))
}

/// "3 days ago", "2w ago", "a month ago", "a week ago on friday" (the last not).
fn ago(page: &Page<'_>, at: usize, today: NaiveDate) -> Option<Dated> {
    if let Some(found) = couple(page, at, today) {
        return Some(found);
    }
    let (count, unit_at) = number::count(page, at)?;
    let end = unit_at + 2;
    match page.key(unit_at + 1) {
        "ago" | "back" => {}
        "from" if page.key(end) == "now" => return later(page, end + 1, unit_at, today, count),
        "before" if page.key(end) == "yesterday" => {
            let from = shifted(today, -1);
            let unit = Unit::named(page.key(unit_at), false)?;
            return Some(Dated::sure(end + 1, unit.back(from, count)));
        }
        _ => return None,
    }
    if page.key(unit_at + 1) == "ago"
        && let Some(found) = hours_ago(page.key(unit_at), end, today, count)
    {
        return Some(found);
    }
    let digits = page.number(at).is_some();
    let unit = Unit::named(page.key(unit_at), digits && page.glued(unit_at))?;
    let on_weekday = usize::from(page.key(end) == "on");
    if let (Unit::Week, Some((weekday, false))) = (unit, weeks::weekday(page.key(end + on_weekday)))
    {
        // "A week ago friday": a week before the latest Friday, or the one of that week.
        let latest = shifted(
            weekday_before(today, weekday),
            7 - 7 * i64::from(count.min(5000)),
        );
        let said = Said::one_of(&[shifted(latest, -7), latest]);
        return Some(Dated::sure(end + on_weekday + 1, said));
    }
    Some(Dated::sure(end, unit.back(today, count)))
}

/// What happened minutes ago happened today. Hours ago may have been before midnight: more than a
/// few are asked.
fn hours_ago(unit: &str, end: usize, today: NaiveDate, count: u32) -> Option<Dated> {
    let few = match unit {
        "minute" | "minutes" | "min" | "mins" => true,
        "hour" | "hours" | "hr" | "hrs" | "h" => count <= 3,
        _ => return None,
    };
    let said = if few {
        Said::on(today)
    } else {
        Said::one_of(&[today, shifted(today, -1)])
    };
    Some(Dated::sure(end, said))
}

/// "A couple of weeks ago" is two of them; "a few" is nobody knows how many.
fn couple(page: &Page<'_>, at: usize, today: NaiveDate) -> Option<Dated> {
    let at = if page.key(at) == "a" { at + 1 } else { at };
    if page.key(at) != "couple" {
        return None;
    }
    let unit_at = if page.key(at + 1) == "of" {
        at + 2
    } else {
        at + 1
    };
    if page.key(unit_at + 1) != "ago" {
        return None;
    }
    let unit = Unit::named(page.key(unit_at), false)?;
    Some(Dated::sure(unit_at + 2, unit.back(today, 2)))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    Day,
    Week,
    Fortnight,
    Month,
    Year,
}

impl Unit {
    fn named(word: &str, short: bool) -> Option<Self> {
        Some(match word {
            "day" | "days" | "night" | "nights" => Self::Day,
            "week" | "weeks" | "wk" | "wks" => Self::Week,
            "fortnight" | "fortnights" => Self::Fortnight,
            "month" | "months" | "mo" => Self::Month,
            "year" | "years" | "yr" | "yrs" => Self::Year,
            "d" if short => Self::Day,
            "w" if short => Self::Week,
            "y" if short => Self::Year,
            _ => return None,
        })
    }

    /// That many back from `today`. A year is too long for one day to be meant for sure.
    fn back(self, today: NaiveDate, count: u32) -> Said {
        let days = |each: i64| {
            let back = i64::from(count).saturating_mul(each);
            if back > 400_000 {
                return too_long_ago();
            }
            Said::on(shifted(today, -back))
        };
        let months = |each: u32| {
            let back = Months::new(count.saturating_mul(each));
            today.checked_sub_months(back).filter(|_| count < 2000)
        };
        match self {
            Self::Day => days(1),
            Self::Week => days(7),
            Self::Fortnight => days(14),
            Self::Month => months(1).map_or_else(too_long_ago, Said::on),
            Self::Year => match months(12) {
                Some(date) => {
                    let exact = Day::exact(date);
                    let month = Day::month(date.year(), date.month());
                    let year = Day::year(date.year());
                    Said::one_of_days(
                        [year, month, exact]
                            .into_iter()
                            .flatten()
                            .map(Days::on)
                            .collect(),
                    )
                }
                None => too_long_ago(),
            },
        }
    }
}

fn too_long_ago() -> Said {
    Said::Refused(
        "That is before the calendar that is kept.".to_owned(),
        "Check the number.".to_owned(),
    )
}

/// -3d and -2w.
fn signed(page: &Page<'_>, at: usize, today: NaiveDate) -> Option<Dated> {
    let minus = matches!(page.key(at), "-" | "−") && page.whole_from(at) && !page.glued(at);
    if !minus || !page.glued(at + 1) || !page.glued(at + 2) || !page.whole_to(at + 3) {
        return None;
    }
    let (count, _) = page.number(at + 1)?;
    let unit = match page.key(at + 2) {
        "d" => Unit::Day,
        "w" => Unit::Week,
        _ => return None,
    };
    Some(Dated::sure(at + 3, unit.back(today, count)))
}

/// "2 days from now".
fn later(
    page: &Page<'_>,
    end: usize,
    unit_at: usize,
    today: NaiveDate,
    count: u32,
) -> Option<Dated> {
    let each = match page.key(unit_at) {
        "day" | "days" => 1,
        "week" | "weeks" => 7,
        _ => return None,
    };
    Some(on(end, today, i64::from(count.min(4000)) * each))
}

/// "In 3 days", "in a week".
fn ahead(page: &Page<'_>, at: usize, today: NaiveDate) -> Option<Dated> {
    if page.key(at) != "in" {
        return None;
    }
    let (count, unit_at) = number::count(page, at + 1)?;
    let each = match page.key(unit_at) {
        "day" | "days" => 1,
        "week" | "weeks" => 7,
        _ => return None,
    };
    let days = i64::from(count.min(4000)) * each;
    Some(on(unit_at + 1, today, days))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Prefix {
    None,
    On,
    Last,
    This,
    Next,
}

fn of_the_week(page: &Page<'_>, at: usize, today: NaiveDate, toward: Toward) -> Option<Dated> {
    let (prefix, at) = match page.key(at) {
        "on" if page.key(at + 1) == "last" => (Prefix::Last, at + 2),
        "on" => (Prefix::On, at + 1),
        "last" | "past" => (Prefix::Last, at + 1),
        "this" if matches!(page.key(at + 1), "past" | "last") => (Prefix::Last, at + 2),
        "this" => (Prefix::This, at + 1),
        "next" => (Prefix::Next, at + 1),
        _ => (Prefix::None, at),
    };
    let (weekday, weak) = weeks::weekday(page.key(at))?;
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
    if page.key(end) == "last" && !matches!(page.key(end + 1), "week" | "night" | "year" | "month")
    {
        end += 1;
    }
    if is_day_part(page.key(end)) {
        end += 1;
    }
    let before = weekday_before(today, weekday);
    let after = weekday_after(today, weekday);
    let is_today = today.weekday() == weekday;
    if let Some(found) = weeks::in_another_week(page, end, today, weekday) {
        return Some(found);
    }
    let said = match (prefix, toward) {
        (Prefix::Last, _) => Said::on(before),
        (Prefix::Next, _) => Said::one_of(&[after, shifted(after, 7)]),
        (Prefix::This, _) if is_today => Said::on(today),
        (Prefix::This, Toward::Past) => Said::one_of(&[before, after]),
        (_, Toward::Past) if is_today => Said::one_of(&[today, before]),
        (_, Toward::Past) => Said::on(before),
        (_, Toward::Future) if is_today => Said::one_of(&[today, after]),
        (_, Toward::Future) => Said::on(after),
    };
    let weak = weak && matches!(prefix, Prefix::None | Prefix::This);
    Some(Dated { end, said, weak })
}
