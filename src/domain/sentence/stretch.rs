//! A stretch of time in words: 3 days, a couple of weeks, half a year, 1 year and 2 months.

use chrono::{Datelike, NaiveDate};

use crate::domain::day::{Day, Days};
use crate::domain::sentence::number;
use crate::domain::sentence::page::Page;
use crate::domain::sentence::said::Said;

/// How many: two, two and a half, or nobody knows how many.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Count {
    /// So many.
    Exactly(u32),
    /// So many and a half.
    AndAHalf(u32),
    /// Nobody knows how many.
    AFew,
}

/// What is counted.
#[allow(missing_docs)]
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    Minute,
    Hour,
    Day,
    Week,
    Weekend,
    Month,
    Year,
}

/// A stretch of time: weeks and days, or years and months.
#[derive(Clone, Copy)]
pub struct Stretch {
    /// How many.
    pub count: Count,
    /// Of what.
    pub unit: Unit,
    /// How many of the smaller unit it was told in as well.
    pub more: u32,
}

/// "3 days", "a couple of weeks", "half a year", "1 year and 2 months"; with the place after it.
#[must_use]
pub fn stretch(page: &Page<'_>, at: usize) -> Option<(Stretch, usize)> {
    let (count, unit, end) = counted_unit(page, at)?;
    let mut read = Stretch {
        count,
        unit,
        more: 0,
    };
    if page.reads(end, &["and", "a", "half"]) {
        if let Count::Exactly(whole) = count {
            read.count = Count::AndAHalf(whole);
        }
        return Some((read, end + 3));
    }
    let joined = end + usize::from(matches!(page.key(end), "and" | ","));
    let joined = joined + usize::from(joined > end && page.key(joined) == "and");
    if let (Count::Exactly(whole), Some((Count::Exactly(more), smaller, after))) =
        (count, counted_unit(page, joined))
    {
        let per = match (unit, smaller) {
            (Unit::Week, Unit::Day) => 7,
            (Unit::Year, Unit::Month) => 12,
            _ => 0,
        };
        if per > 0 {
            // Weeks and days make days, years and months make months.
            read = Stretch {
                count: Count::Exactly(whole.checked_mul(per)?.checked_add(more)?),
                unit: smaller,
                more,
            };
            return Some((read, after));
        }
    }
    Some((read, end))
}

fn counted_unit(page: &Page<'_>, at: usize) -> Option<(Count, Unit, usize)> {
    if !page.whole_from(at) || begins_inside_number(page, at) {
        return None;
    }
    if page.key(at) == "half" && matches!(page.key(at + 1), "a" | "an") {
        let (unit, _) = unit(page.key(at + 2), false)?;
        return Some((Count::AndAHalf(0), unit, at + 3));
    }
    if matches!(page.key(at), "fortnight") {
        return Some((Count::Exactly(2), Unit::Week, at + 1));
    }
    let (mut count, next) = count(page, at)?;
    let mut unit_at = next;
    if page.reads(unit_at, &["and", "a", "half"]) {
        let Count::Exactly(whole) = count else {
            return None;
        };
        (count, unit_at) = (Count::AndAHalf(whole), unit_at + 3);
    }
    let short = page.number(at).is_some() && page.glued(unit_at);
    let (unit, each) = unit(page.key(unit_at), short)?;
    if let Count::Exactly(whole) = count {
        count = Count::Exactly(whole.saturating_mul(each));
    }
    Some((count, unit, unit_at + 1))
}

/// "5" in "1.5" begins nothing.
fn begins_inside_number(page: &Page<'_>, at: usize) -> bool {
    at >= 2
        && page.glued(at)
        && page.glued(at - 1)
        && page.number(at).is_some()
        && page.number(at - 2).is_some()
}

fn count(page: &Page<'_>, at: usize) -> Option<(Count, usize)> {
    let at = at + usize::from(page.key(at) == "about" || page.key(at) == "around");
    let after_a = at + usize::from(page.key(at) == "a");
    match page.key(after_a) {
        "couple" | "pair" => {
            let of = usize::from(page.key(after_a + 1) == "of");
            return Some((Count::Exactly(2), after_a + 1 + of));
        }
        "few" => {
            let of = usize::from(page.key(after_a + 1) == "of");
            return Some((Count::AFew, after_a + 1 + of));
        }
        "several" | "some" | "many" if after_a == at => return Some((Count::AFew, at + 1)),
        _ => {}
    }
    let (whole, next) = number::count(page, at)?;
    let part = page.number(next + 1).filter(|_| {
        matches!(page.key(next), "." | ",") && page.glued(next) && page.glued(next + 1)
    });
    match part {
        Some((5, 1)) => Some((Count::AndAHalf(whole), next + 2)),
        Some(_) => None,
        None => Some((Count::Exactly(whole), next)),
    }
}

/// The unit that a word names, and how many of it.
fn unit(word: &str, short: bool) -> Option<(Unit, u32)> {
    Some(match word {
        "minute" | "minutes" | "min" | "mins" => (Unit::Minute, 1),
        "hour" | "hours" | "hr" | "hrs" => (Unit::Hour, 1),
        "day" | "days" | "night" | "nights" => (Unit::Day, 1),
        "week" | "weeks" | "wk" | "wks" => (Unit::Week, 1),
        "fortnight" | "fortnights" => (Unit::Week, 2),
        "weekend" | "weekends" => (Unit::Weekend, 1),
        "month" | "months" | "mo" => (Unit::Month, 1),
        "year" | "years" | "yr" | "yrs" => (Unit::Year, 1),
        "h" if short => (Unit::Hour, 1),
        "d" if short => (Unit::Day, 1),
        "w" if short => (Unit::Week, 1),
        "y" if short => (Unit::Year, 1),
        _ => return None,
    })
}

/// The year, the month or the very day: nobody counts years to the day.
#[must_use]
pub fn roughly(date: NaiveDate) -> Said {
    let year = Day::year(date.year());
    let month = Day::month(date.year(), date.month());
    let days = [year, month, Day::exact(date)].into_iter().flatten();
    Said::one_of_days(days.map(Days::on).collect())
}
