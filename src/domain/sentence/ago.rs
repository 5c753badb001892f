//! Days counted from today: three weeks ago, a year and two months ago, a week ago yesterday, in 3
//! days, a week from tomorrow.
//!
//! What is counted in whole days and weeks is a day, and so are months. Years, halves and "a few" are
//! too rough for one day to be meant for sure: they are asked.

use chrono::{Datelike, Months, NaiveDate};

use crate::domain::day::{Day, Days, shifted};
use crate::domain::sentence::ahead::{ahead, from, on};
use crate::domain::sentence::page::Page;
use crate::domain::sentence::said::{Dated, Said, weekday_before};
use crate::domain::sentence::stretch::{Count, Stretch, Unit, roughly, stretch};
use crate::domain::sentence::weeks;

/// The day that the words from `at` count back or ahead to.
#[must_use]
pub fn dated(page: &Page<'_>, at: usize, today: NaiveDate) -> Option<Dated> {
    signed(page, at, today)
        .or_else(|| long_ago(page, at, today))
        .or_else(|| counted(page, at, today))
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
#[must_use]
pub fn back(stretch: Stretch, base: NaiveDate) -> Said {
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
