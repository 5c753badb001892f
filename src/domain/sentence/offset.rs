//! A day told from another: two days after Christmas, a week before last friday, 2 weeks from yesterday.

use crate::domain::day::{Day, Days, shifted};
use crate::domain::sentence::number;
use crate::domain::sentence::page::Page;
use crate::domain::sentence::said::{Dated, Said};
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
    let found = base(page, from, calendar).filter(|found| !found.weak)?;
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
