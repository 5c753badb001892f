//! Words that name a stretch of days and no day: last week, last spring, over Christmas. They ask.

use chrono::{Datelike, NaiveDate};

use crate::domain::day::{Day, Days, shifted};
use crate::domain::sentence::feasts;
use crate::domain::sentence::months::month as month_named;
use crate::domain::sentence::number;
use crate::domain::sentence::page::{Page, Zone};
use crate::domain::sentence::past::{is_stay, is_told};
use crate::domain::sentence::said::{Dated, Said};
use crate::domain::sentence::year::Calendar;

/// The stretch that the words from `at` name.
#[must_use]
pub fn dated(page: &Page<'_>, at: usize, calendar: Calendar) -> Option<Dated> {
    let today = calendar.today;
    if page.key(at) == "the" && page.key(at + 1) == "other" {
        let days = match page.key(at + 2) {
            "day" | "night" | "evening" | "morning" | "afternoon" => recent(today, 10),
            "week" => recent(today, 28),
            "month" => months_back(today, 6),
            _ => return None,
        };
        return Some(Dated::sure(at + 3, Said::one_of_days(days)));
    }
    let from_the = at + usize::from(page.key(at) == "the");
    if page.reads(from_the + 1, &["before", "last"]) {
        let days = match page.key(from_the) {
            "week" => week(today, 14),
            "weekend" => weekend(shifted(today, -7)),
            "month" => months_back(shifted(today, -i64::from(today.day())), 2),
            "year" => Day::year(today.year() - 2)
                .map(Days::on)
                .into_iter()
                .collect(),
            _ => return feasts::dated(page, at, calendar),
        };
        return Some(Dated::sure(from_the + 3, Said::one_of_days(days)));
    }
    if let Some(found) = feasts::around(page, at, calendar) {
        return Some(found);
    }
    if let Some(found) = the_weekend(page, at, today) {
        return Some(found);
    }
    if let Some(found) = season_of_year(page, at) {
        return Some(found);
    }
    if let Some(found) = season_alone(page, at, today) {
        return Some(found);
    }
    if let Some(found) = past_few(page, at, today) {
        return Some(found);
    }
    let at = match page.key(at) {
        "for" if is_stay(page, at) => return stay(page, at + 1, calendar),
        "over" | "around" | "at" | "during" | "on" | "in" | "the" => {
            let which = matches!(
                page.key(at + 1),
                "last" | "past" | "previous" | "this" | "next" | "coming" | "following"
            );
            if !which {
                return feasts::dated(page, at, calendar);
            }
            return dated(page, at + 1, calendar).or_else(|| feasts::dated(page, at, calendar));
        }
        _ => at,
    };
    let past = at + usize::from(page.key(at) == "this" && page.key(at + 1) == "past");
    let found = match (page.key(past), page.key(past + 1)) {
        ("last" | "past" | "previous", "week") => Said::one_of_days(week(today, 7)),
        ("this", "week") => Said::one_of_days(week(today, 0)),
        ("last" | "past" | "this" | "previous", "weekend") => Said::one_of_days(weekend(today)),
        ("next" | "coming" | "following", "week" | "weekend" | "month" | "year") => {
            coming(page.key(past + 1), today)
        }
        ("next" | "coming", season) if is_season(season) => {
            Said::one_of_days(months_ahead(season, today))
        }
        ("next" | "coming", feast) if is_feast(feast) => {
            let years = [today.year(), today.year() + 1];
            let years = years.into_iter().filter_map(Day::year);
            Said::one_of_days(years.map(Days::on).collect())
        }
        ("next", month) if month_named(month).is_some() && stands(page, past + 2) => {
            month_ahead(page.key(past + 1), today, 0)?
        }
        ("next", _) => return next_few(page, past + 1, today),
        (month, "after") if page.key(past + 2) == "next" => {
            return Some(Dated::sure(past + 3, month_ahead(month, today, 1)?));
        }
        ("last" | "previous", "month") => month_before(today),
        ("last" | "previous", "year" | "yr") => {
            Day::year(today.year() - 1).map(|year| Said::Settled(Days::on(year)))?
        }
        ("this" | "current", "year" | "yr") => {
            Day::year(today.year()).map(|year| Said::Settled(Days::on(year)))?
        }
        ("this", "month") => Said::one_of_days(recent(today, i64::from(today.day()))),
        ("last" | "previous", "fortnight") => Said::one_of_days(recent(today, 21)),
        ("last" | "this" | "previous", "quarter") => Said::one_of_days(months_back(today, 6)),
        ("last" | "this" | "current", season) if months_of(season, today).is_some() => {
            let mut months = months_of(season, today)?;
            if page.key(past) != "last" && !is_told(page) {
                months.extend(months_ahead(season, today));
            }
            Said::one_of_days(months)
        }
        ("recently" | "lately", _) => {
            return Some(Dated::sure(past + 1, Said::one_of_days(recent(today, 14))));
        }
        _ => return feasts::dated(page, at, calendar),
    };
    Some(Dated::sure(past + 2, found))
}

/// A stretch that other languages name.
#[allow(missing_docs)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stretch {
    LastWeek,
    LastMonth,
    LastYear,
    NextWeek,
    Weekend,
    LastSeason,
}

/// What the words for a stretch can mean.
#[must_use]
pub fn of_stretch(stretch: Stretch, today: NaiveDate) -> Option<Said> {
    Some(match stretch {
        Stretch::LastWeek => Said::one_of_days(week(today, 7)),
        Stretch::LastMonth => month_before(today),
        Stretch::LastYear => {
            Day::year(today.year() - 1).map(|year| Said::Settled(Days::on(year)))?
        }
        Stretch::NextWeek => coming("week", today),
        Stretch::Weekend => Said::one_of_days(weekend(today)),
        Stretch::LastSeason => Said::one_of_days(months_back(today, 24)),
    })
}

/// The place of an "ago" that was not understood, such as "a hundred moons ago", and what it can mean:
/// nothing is saved as today that says it was long ago.
#[must_use]
pub fn unread_ago(page: &Page<'_>, today: NaiveDate) -> Option<(usize, Said)> {
    let at = (1..page.len().min(12))
        .chain(page.len().saturating_sub(2).max(12)..page.len())
        .find(|at| page.key(*at) == "ago" && page.zone(*at) == Zone::Main)?;
    let stands = page.ends_sentence(at + 1) || matches!(page.key(at + 1), ":" | "," | "we" | "i");
    let years = (0..12).filter_map(|back| Day::year(today.year() - back));
    let days = months_back(today, 6)
        .into_iter()
        .chain(years.map(Days::on))
        .collect();
    stands.then(|| (at, Said::one_of_days(days)))
}

/// "Last 2 weeks", "over the past few days": each day of them, and the month.
fn past_few(page: &Page<'_>, at: usize, today: NaiveDate) -> Option<Dated> {
    let from = at + usize::from(matches!(page.key(at), "over" | "during" | "in"));
    let from = from + usize::from(page.key(from) == "the");
    if !matches!(page.key(from), "last" | "past") {
        return None;
    }
    let (count, next) = match page.key(from + 1) {
        "few" | "several" => (7, from + 2),
        "couple" => (3, from + 2 + usize::from(page.key(from + 2) == "of")),
        _ => number::count(page, from + 1)?,
    };
    let days = match page.key(next) {
        "day" | "days" => recent(today, i64::from(count.clamp(1, 60)) + 1),
        "week" | "weeks" => recent(today, i64::from(count.clamp(1, 8)) * 7 + 7),
        "month" | "months" => months_back(today, count.clamp(1, 24) + 1),
        "year" | "years" => (0..=i32::try_from(count.clamp(1, 30)).ok()?)
            .filter_map(|back| Day::year(today.year() - back))
            .map(Days::on)
            .collect(),
        _ => return None,
    };
    Some(Dated::sure(next + 1, Said::one_of_days(days)))
}

/// This month and so many before it, latest first.
fn months_back(today: NaiveDate, count: u32) -> Vec<Days> {
    (0..count)
        .filter_map(|back| {
            let date = today.checked_sub_months(chrono::Months::new(back))?;
            Day::month(date.year(), date.month())
        })
        .map(Days::on)
        .collect()
}

/// "In spring", "over the summer", "during the winter", "spring:".
fn season_alone(page: &Page<'_>, at: usize, today: NaiveDate) -> Option<Dated> {
    let said = matches!(page.key(at), "in" | "over" | "during");
    // "Spring: visit Luka".
    let opens = at == 0 && page.key(1) == ":";
    if !said && !opens {
        return None;
    }
    let from = at + usize::from(said);
    let the = from + usize::from(page.key(from) == "the");
    let mut months = months_of(page.key(the), today)?;
    if !is_told(page) {
        months.extend(months_ahead(page.key(the), today));
    }
    stands(page, the + 1).then(|| Dated::sure(the + 1, Said::one_of_days(months)))
}

fn stay(page: &Page<'_>, at: usize, calendar: Calendar) -> Option<Dated> {
    the_weekend(page, at, calendar.today).or_else(|| feasts::dated(page, at, calendar))
}

/// "Over the weekend", "the weekend:".
fn the_weekend(page: &Page<'_>, at: usize, today: NaiveDate) -> Option<Dated> {
    if page.reads(at, &["all", "weekend"]) || page.reads(at, &["whole", "weekend"]) {
        return Some(Dated::sure(at + 2, Said::one_of_days(weekend(today))));
    }
    let said = matches!(page.key(at), "over" | "at" | "on" | "during");
    let the = at + usize::from(said);
    let end = the + usize::from(page.key(the) == "the") + 1;
    if page.key(end - 1) != "weekend" || (end == the + 1 && at > 0) {
        return None;
    }
    let opens = (at == 0 || page.before(at) == "spent")
        && matches!(
            page.key(end),
            "with" | "w" | "at" | "in" | "trip" | "away" | "visit" | "hike"
        );
    let alone = said || opens || page.key(end) == ":" || page.ends_sentence(end);
    alone.then(|| Dated::sure(end, Said::one_of_days(weekend(today))))
}

/// "Spring 2025" on either half of the earth.
fn season_of_year(page: &Page<'_>, at: usize) -> Option<Dated> {
    let at = at + usize::from(matches!(page.key(at), "in" | "over" | "during"));
    let at = at + usize::from(page.key(at) == "the");
    let months = season_months(page.key(at))?;
    let of = usize::from(page.key(at + 1) == "of");
    let (year, _) = page
        .number(at + of + 1)
        .filter(|(_, digits)| *digits == 4 && page.whole_to(at + of + 2))?;
    let year = i32::try_from(year).ok()?;
    let days = months
        .iter()
        .filter_map(|(shift, month)| Day::month(year + shift, *month))
        .chain(Day::year(year))
        .map(Days::on)
        .collect();
    Some(Dated::sure(at + of + 2, Said::one_of_days(days)))
}

/// Each of the `days` days that end today, today first, and the month.
fn recent(today: NaiveDate, days: i64) -> Vec<Days> {
    (0..days)
        .filter_map(|back| Day::exact(shifted(today, -back)))
        .chain(Day::month(today.year(), today.month()))
        .map(Days::on)
        .collect()
}

/// The days of the week `back` days ago that are not still to come, latest first, and its month.
fn week(today: NaiveDate, back: i64) -> Vec<Days> {
    let monday = shifted(
        today,
        -back - i64::from(today.weekday().num_days_from_monday()),
    );
    (0..7)
        .rev()
        .map(|day| shifted(monday, day))
        .filter(|date| *date <= today)
        .filter_map(Day::exact)
        .chain(Day::month(monday.year(), monday.month()))
        .map(Days::on)
        .collect()
}

/// The weekends that can be meant: the latest one and the one before, each by its days and as a whole.
#[must_use]
pub fn weekend(today: NaiveDate) -> Vec<Days> {
    let since_saturday = (today.weekday().num_days_from_monday() + 2) % 7;
    let saturday = shifted(today, -i64::from(since_saturday));
    let mut found = Vec::new();
    for first in [saturday, shifted(saturday, -7)] {
        let second = shifted(first, 1);
        let (Some(first), Some(second)) = (Day::exact(first), Day::exact(second)) else {
            continue;
        };
        found.push(Days::on(first));
        if second.latest() <= today {
            found.push(Days::on(second));
            found.extend(Days::between(first, second));
        }
    }
    found
}

fn coming(stretch: &str, today: NaiveDate) -> Said {
    let days: Vec<i64> = match stretch {
        "month" => {
            let month = today
                .checked_add_months(chrono::Months::new(1))
                .unwrap_or(today);
            let day = Day::month(month.year(), month.month());
            return Said::one_of_days(day.into_iter().map(Days::on).collect());
        }
        "year" => {
            let year = Day::year(today.year() + 1);
            return Said::one_of_days(year.into_iter().map(Days::on).collect());
        }
        "week" => (1..15).collect(),
        _ => (1..15)
            .filter(|ahead| shifted(today, *ahead).weekday().num_days_from_monday() > 4)
            .collect(),
    };
    let dates: Vec<NaiveDate> = days
        .into_iter()
        .map(|ahead| shifted(today, ahead))
        .collect();
    Said::one_of(&dates)
}

/// That month when it comes, or so many years later.
fn month_ahead(month: &str, today: NaiveDate, later: i32) -> Option<Said> {
    let (month, _) = month_named(month)?;
    let year = today.year() + i32::from(month <= today.month()) + later;
    let month = Day::month(year, month).map(Days::on)?;
    let year = Day::year(year).map(Days::on);
    Some(Said::one_of_days(
        std::iter::once(month).chain(year).collect(),
    ))
}

/// "Next few days", "next 3 weeks": each day of them.
fn next_few(page: &Page<'_>, at: usize, today: NaiveDate) -> Option<Dated> {
    let (count, unit_at) = match page.key(at) {
        "few" | "several" => (5, at + 1),
        _ => number::count(page, at)?,
    };
    let days = match page.key(unit_at) {
        "day" | "days" => count,
        "week" | "weeks" => count.saturating_mul(7),
        "month" | "months" | "year" | "years" => 31,
        _ => return None,
    };
    let dates: Vec<NaiveDate> = (1..=i64::from(days.clamp(2, 35)))
        .map(|ahead| shifted(today, ahead))
        .collect();
    Some(Dated::sure(unit_at + 1, Said::one_of(&dates)))
}

/// Whether the words about a day end here.
fn stands(page: &Page<'_>, end: usize) -> bool {
    page.ends_sentence(end)
        || matches!(
            page.key(end),
            "," | ":" | "we" | "i" | "with" | "at" | "lunch" | "dinner"
        )
}

fn month_before(today: NaiveDate) -> Said {
    let last = shifted(today, -i64::from(today.day()));
    Day::month(last.year(), last.month())
        .map_or_else(|| Said::on(last), |month| Said::Settled(Days::on(month)))
}

/// The months that a season can mean on either half of the earth, none still to come, and the year.
fn months_of(season: &str, today: NaiveDate) -> Option<Vec<Days>> {
    let months = season_months(season)?;
    let mut found: Vec<Day> = Vec::new();
    for year in [today.year(), today.year() - 1] {
        found.extend(
            months
                .iter()
                .filter_map(|(shift, month)| Day::month(year + shift, *month))
                .filter(|month| month.latest() < today),
        );
        found.extend(Day::year(year));
    }
    Some(found.into_iter().map(Days::on).collect())
}

/// The months of a season that come next on either half of the earth, and their last year.
fn months_ahead(season: &str, today: NaiveDate) -> Vec<Days> {
    let coming = |month: u32| {
        let years = today.year()..=today.year() + 1;
        let mut months = years.filter_map(|year| Day::month(year, month));
        months.find(|month| month.earliest() > today)
    };
    let months = season_months(season).unwrap_or_default();
    let mut found: Vec<Day> = months
        .iter()
        .filter_map(|(_, month)| coming(*month))
        .collect();
    let last = found.iter().map(|month| month.year_number()).max();
    found.extend(last.and_then(Day::year));
    found.into_iter().map(Days::on).collect()
}

fn is_feast(word: &str) -> bool {
    matches!(
        word,
        "christmas" | "xmas" | "easter" | "thanksgiving" | "halloween"
    )
}

/// Whether a word names a season.
#[must_use]
pub fn is_season(word: &str) -> bool {
    season_months(word).is_some()
}

/// The months of a season on the northern half of the earth and then on the southern, each with the
/// shift of its year.
fn season_months(season: &str) -> Option<[(i32, u32); 6]> {
    Some(match season {
        "spring" => [(0, 3), (0, 4), (0, 5), (0, 9), (0, 10), (0, 11)],
        "summer" => [(0, 6), (0, 7), (0, 8), (-1, 12), (0, 1), (0, 2)],
        "autumn" | "fall" => [(0, 9), (0, 10), (0, 11), (0, 3), (0, 4), (0, 5)],
        "winter" => [(-1, 12), (0, 1), (0, 2), (0, 6), (0, 7), (0, 8)],
        _ => return None,
    })
}
