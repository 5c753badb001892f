//! A day told from another: two days after Christmas, a week before last friday, 2 weeks from yesterday.

use chrono::NaiveDate;

use crate::domain::day::{Day, Days, shifted};
use crate::domain::sentence::feasts;
use crate::domain::sentence::number;
use crate::domain::sentence::page::Page;
use crate::domain::sentence::said::{Dated, Said, weekday_after, weekday_before};
use crate::domain::sentence::weeks::weekday;
use crate::domain::sentence::year::Calendar;

/// The day that the words from `at` tell from another one, which `base` reads. A bare weekday may
/// be the latest or the one before: it is asked.
#[must_use]
pub fn dated(
    page: &Page<'_>,
    at: usize,
    calendar: Calendar,
    base: impl Fn(&Page<'_>, usize, Calendar) -> Option<Dated>,
) -> Option<Dated> {
    if let Some(found) = weekday_round(page, at, calendar, &base) {
        return Some(found);
    }
    let (count, next) = match page.key(at) {
        "the" => (1, at + 1),
        _ => number::count(page, at)?,
    };
    let each: i64 = match page.key(next) {
        "day" | "days" => 1,
        "week" | "weeks" => 7,
        "year" | "years" | "month" | "months" => 0,
        _ => return None,
    };
    let (sign, from) = match (page.key(next + 1), page.key(next + 2)) {
        ("before" | "earlier", _) => (-1, next + 2),
        ("prior", "to") => (-1, next + 3),
        ("after" | "from", _) => (1, next + 2),
        _ => return None,
    };
    let found = base(page, from, calendar)
        .filter(|found| !found.weak)
        .or_else(|| before_feast(page, from, calendar.today))?;
    let away = sign * each * i64::from(count.min(4000));
    let mut days: Vec<Days> = found
        .said
        .days()
        .iter()
        .filter_map(|days| Day::exact(shifted(days.first().date()?, away)))
        .map(Days::on)
        .collect();
    if each == 0 {
        // "A year after Christmas": that year.
        days = found
            .said
            .days()
            .iter()
            .copied()
            .filter_map(|days| {
                let years = i32::try_from(sign).ok()?;
                Day::year(days.first().year_number() + years).map(Days::on)
            })
            .chain(days)
            .collect();
    }
    if weekday(page.key(from)).is_some() {
        let before = days
            .iter()
            .filter_map(|days| Day::exact(shifted(days.first().date()?, -7)).map(Days::on));
        days = days.iter().copied().chain(before).collect();
    }
    (!days.is_empty()).then(|| Dated::sure(found.end, Said::one_of_days(days)))
}

/// "Two days before Halloween I carved pumpkins": a feast that is one day, whatever follows.
fn before_feast(page: &Page<'_>, at: usize, today: NaiveDate) -> Option<Dated> {
    let (days, end) = feasts::latest(page, at, today)?;
    Some(Dated::sure(end, Said::one_of(&days)))
}

/// "The Tuesday after Easter", "the friday before Christmas".
fn weekday_round(
    page: &Page<'_>,
    at: usize,
    calendar: Calendar,
    base: impl Fn(&Page<'_>, usize, Calendar) -> Option<Dated>,
) -> Option<Dated> {
    let on = at + usize::from(page.key(at) == "on");
    let named = on + usize::from(page.key(on) == "the");
    let (weekday, _) = weekday(page.key(named)).filter(|_| named > at)?;
    let after = match page.key(named + 1) {
        "after" => true,
        "before" => false,
        _ => return None,
    };
    let (around, end) = if let Some(latest) = feasts::latest(page, named + 2, calendar.today) {
        latest
    } else {
        let found = base(page, named + 2, calendar).filter(|found| !found.weak)?;
        let days = found.said.days().iter();
        (
            days.filter_map(|days| days.first().date()).collect(),
            found.end,
        )
    };
    let dates: Vec<NaiveDate> = around
        .into_iter()
        .map(|date| {
            if after {
                weekday_after(date, weekday)
            } else {
                weekday_before(date, weekday)
            }
        })
        .filter(|date| *date <= calendar.today)
        .collect();
    (!dates.is_empty()).then(|| Dated::sure(end, Said::one_of(&dates)))
}
