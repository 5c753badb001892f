//! Days counted from today: three weeks ago, a year and two months ago, a week ago yesterday, in 3
//! days, a week from tomorrow.
//!
//! What is counted in whole days and weeks is a day, and so are months. Years, halves and "a few" are
//! too rough for one day to be meant for sure: they are asked.

use chrono::{Datelike, Months, NaiveDate};

use crate::domain::day::{Day, Days, shifted};
use crate::domain::sentence::number;
use crate::domain::sentence::page::Page;
use crate::domain::sentence::said::{Dated, Said, weekday_after, weekday_before};
use crate::domain::sentence::weeks;

/// The day that the words from `at` count back or ahead to.
#[must_use]
pub fn dated(page: &Page<'_>, at: usize, today: NaiveDate) -> Option<Dated> {
    signed(page, at, today)
        .or_else(|| long_ago(page, at, today))
        .or_else(|| counted(page, at, today))
}

/// How many: two, two and a half, or nobody knows how many.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Count {
    Exactly(u32),
    AndAHalf(u32),
    AFew,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
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
struct Stretch {
    count: Count,
    unit: Unit,
    more: u32,
}

/// "3 days", "a couple of weeks", "half a year", "1 year and 2 months"; with the place after it.
fn stretch(page: &Page<'_>, at: usize) -> Option<(Stretch, usize)> {
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

/// "A while ago", "ages ago": a long list, today first.
fn long_ago(page: &Page<'_>, at: usize, today: NaiveDate) -> Option<Dated> {
    let from = at + usize::from(matches!(page.key(at), "a" | "some"));
    let from = from + usize::from(matches!(page.key(from), "long" | "short" | "little"));
    let stretch = matches!(page.key(from), "while" | "time" | "ages");
    let back = matches!(page.key(from + 1), "ago" | "back");
    (stretch && back).then(|| {
        let month = |back: u32| {
            let date = today.checked_sub_months(Months::new(back))?;
            Day::month(date.year(), date.month())
        };
        let year = |back: i32| Day::year(today.year() - back);
        let days = (0..7).map(month).chain((0..3).map(year)).flatten();
        Dated::sure(from + 2, Said::one_of_days(days.map(Days::on).collect()))
    })
}

fn counted(page: &Page<'_>, at: usize, today: NaiveDate) -> Option<Dated> {
    if page.key(at) == "in" {
        return ahead(page, at, today);
    }
    let (stretch, end) = stretch(page, at)?;
    match page.key(end) {
        "ago" | "back" => Some(ago(page, end, stretch, today)),
        "before" if page.key(end + 1) == "yesterday" => {
            Some(Dated::sure(end + 2, back(stretch, shifted(today, -1))))
        }
        "hence" => Some(Dated::sure(end + 1, on(stretch, today)?)),
        "from" => from(page, end + 1, stretch, today),
        _ => None,
    }
}

/// What stands after "ago": nothing, or the day from which it is counted.
fn ago(page: &Page<'_>, ago: usize, stretch: Stretch, today: NaiveDate) -> Dated {
    let end = ago + 1;
    let base = match page.key(end) {
        _ if page.key(ago) != "ago" || matches!(stretch.unit, Unit::Hour | Unit::Minute) => None,
        "today" => Some(today),
        "yesterday" => Some(shifted(today, -1)),
        "tomorrow" => Some(shifted(today, 1)),
        _ => None,
    };
    if let Some(base) = base {
        let said = match stretch.unit {
            // "A year ago today" is that very day.
            Unit::Year => match months_back(base, stretch, 12) {
                Some(date) => Said::on(date),
                None => too_long_ago(),
            },
            _ => back(stretch, base),
        };
        return Dated::sure(end + 1, said);
    }
    let on_weekday = usize::from(page.key(end) == "on");
    if let (Unit::Week, Count::Exactly(count), Some((weekday, false))) = (
        stretch.unit,
        stretch.count,
        weeks::weekday(page.key(end + on_weekday)),
    ) {
        // "A week ago friday": a week before the latest Friday, or the one of that week.
        let latest = shifted(
            weekday_before(today, weekday),
            7 - 7 * i64::from(count.min(5000)),
        );
        let said = Said::one_of(&[shifted(latest, -7), latest]);
        return Dated::sure(end + on_weekday + 1, said);
    }
    Dated::sure(end, back(stretch, today))
}

/// That long before `base`.
fn back(stretch: Stretch, base: NaiveDate) -> Said {
    match (stretch.unit, stretch.count) {
        (Unit::Minute, _) | (Unit::Hour, Count::AndAHalf(0) | Count::Exactly(0..=3)) => {
            Said::on(base)
        }
        // More than a few hours ago may have been before midnight.
        (Unit::Hour, _) => Said::one_of(&[base, shifted(base, -1)]),
        (Unit::Weekend, Count::Exactly(count)) => weekends(base, count),
        (_, Count::AFew) => a_few(stretch.unit, base),
        (Unit::Day, Count::Exactly(count)) => days_back(base, count, 1),
        (Unit::Week, Count::Exactly(count)) => days_back(base, count, 7),
        (Unit::Month, Count::Exactly(_)) => match months_back(base, stretch, 1) {
            Some(date) if stretch.more == 0 => Said::on(date),
            Some(date) => roughly(date),
            None => too_long_ago(),
        },
        (Unit::Year, Count::Exactly(_)) => {
            months_back(base, stretch, 12).map_or_else(too_long_ago, roughly)
        }
        (unit, Count::AndAHalf(count)) => half_back(unit, count, base),
    }
}

fn days_back(base: NaiveDate, count: u32, each: i64) -> Said {
    let back = i64::from(count).saturating_mul(each);
    if back > 400_000 {
        return too_long_ago();
    }
    Said::on(shifted(base, -back))
}

fn months_back(base: NaiveDate, stretch: Stretch, each: u32) -> Option<NaiveDate> {
    let Count::Exactly(count) = stretch.count else {
        return None;
    };
    base.checked_sub_months(Months::new(count.checked_mul(each)?))
        .filter(|date| date.year() >= 1000)
}

/// The year, the month or the very day: nobody counts years to the day.
fn roughly(date: NaiveDate) -> Said {
    let year = Day::year(date.year());
    let month = Day::month(date.year(), date.month());
    let days = [year, month, Day::exact(date)].into_iter().flatten();
    Said::one_of_days(days.map(Days::on).collect())
}

fn half_back(unit: Unit, count: u32, base: NaiveDate) -> Said {
    let month = |months: u32| {
        let date = base.checked_sub_months(Months::new(months))?;
        Day::month(date.year(), date.month()).map(Days::on)
    };
    let count = count.min(2000);
    let days: Vec<Days> = match unit {
        Unit::Day => vec![i64::from(count), i64::from(count) + 1]
            .into_iter()
            .filter_map(|days| Day::exact(shifted(base, -days)).map(Days::on))
            .collect(),
        Unit::Week => (3..=4)
            .filter_map(|days| Day::exact(shifted(base, -i64::from(count * 7 + days))))
            .map(Days::on)
            .collect(),
        Unit::Month => [month(count), month(count + 1)]
            .into_iter()
            .flatten()
            .collect(),
        _ => (5..=7)
            .filter_map(|more| month(count * 12 + more))
            .collect(),
    };
    Said::one_of_days(days)
}

fn a_few(unit: Unit, base: NaiveDate) -> Said {
    let days: Vec<Days> = match unit {
        Unit::Day => (0..7)
            .filter_map(|back| Day::exact(shifted(base, -back)))
            .chain(Day::month(base.year(), base.month()))
            .map(Days::on)
            .collect(),
        Unit::Week | Unit::Weekend => (14..36)
            .filter_map(|back| Day::exact(shifted(base, -back)))
            .map(Days::on)
            .collect(),
        Unit::Month => (2..8)
            .filter_map(|back| {
                let date = base.checked_sub_months(Months::new(back))?;
                Day::month(date.year(), date.month())
            })
            .chain(Day::year(base.year()))
            .map(Days::on)
            .collect(),
        _ => (2..9)
            .filter_map(|back| Day::year(base.year() - back))
            .map(Days::on)
            .collect(),
    };
    Said::one_of_days(days)
}

/// The weekend that many back, and the one before: not everybody counts the latest one.
fn weekends(base: NaiveDate, count: u32) -> Said {
    let since_saturday = (base.weekday().num_days_from_monday() + 2) % 7;
    let latest = shifted(base, -i64::from(since_saturday));
    let count = i64::from(count.clamp(1, 500));
    let mut found = Vec::new();
    for back in [count - 1, count] {
        let saturday = shifted(latest, -7 * back);
        let ends = (Day::exact(saturday), Day::exact(shifted(saturday, 1)));
        if let (Some(first), Some(second)) = ends {
            found.extend([Days::on(first), Days::on(second)]);
            found.extend(Days::between(first, second));
        }
    }
    found.retain(|days| days.last().earliest() <= base);
    Said::one_of_days(found)
}

/// That long after `base`; `None` where no day can be told.
fn on(stretch: Stretch, base: NaiveDate) -> Option<Said> {
    let Count::Exactly(count) = stretch.count else {
        return None;
    };
    let months = |each: u32| {
        let ahead = Months::new(count.min(400).saturating_mul(each));
        base.checked_add_months(ahead)
    };
    let date = match stretch.unit {
        Unit::Day => shifted(base, i64::from(count.min(4000))),
        Unit::Week => shifted(base, 7 * i64::from(count.min(600))),
        Unit::Month => months(1)?,
        Unit::Year => return Some(roughly(months(12)?)),
        Unit::Minute | Unit::Hour | Unit::Weekend => return None,
    };
    Some(Said::on(date))
}

/// "From now", "from tomorrow", "from friday".
fn from(page: &Page<'_>, at: usize, stretch: Stretch, today: NaiveDate) -> Option<Dated> {
    let base = match page.key(at) {
        "now" | "today" => today,
        "tomorrow" => shifted(today, 1),
        word => {
            let (weekday, _) = weeks::weekday(word).filter(|(_, weak)| !weak)?;
            weekday_after(today, weekday)
        }
    };
    Some(Dated::sure(at + 1, on(stretch, base)?))
}

/// "In 3 days", "in a week": not "for the first time in a week", which looks back.
fn ahead(page: &Page<'_>, at: usize, today: NaiveDate) -> Option<Dated> {
    let (stretch, end) = stretch(page, at + 1)?;
    let looks_back = (at.saturating_sub(20)..at).rev().any(|at| {
        matches!(
            page.key(at),
            "first"
                | "time"
                | "times"
                | "once"
                | "twice"
                | "only"
                | "not"
                | "never"
                | "most"
                | "best"
                | "longest"
                | "haven't"
                | "hadn't"
                | "hasn't"
                | "didn't"
                | "done"
        )
    });
    let of_something = matches!(
        page.key(end),
        "of" | "flat" | "time" | "'" | "before" | "after"
    );
    if looks_back || of_something {
        return None;
    }
    Some(Dated::sure(end, on(stretch, today)?))
}

fn too_long_ago() -> Said {
    Said::Refused(
        "That is before the calendar that is kept.".to_owned(),
        "Check the number.".to_owned(),
    )
}

/// -3d, -2w and +3d.
fn signed(page: &Page<'_>, at: usize, today: NaiveDate) -> Option<Dated> {
    let sign = page.key(at);
    let minus = matches!(sign, "-" | "−" | "+") && page.whole_from(at) && !page.glued(at);
    if !minus || !page.glued(at + 1) || !page.glued(at + 2) || !page.whole_to(at + 3) {
        return None;
    }
    let (count, _) = page.number(at + 1)?;
    let each = match page.key(at + 2) {
        "d" => 1,
        "w" => 7,
        _ => return None,
    };
    let said = if sign == "+" {
        Said::on(shifted(today, i64::from(count.min(4000)) * each))
    } else {
        days_back(today, count, each)
    };
    Some(Dated::sure(at + 3, said))
}
