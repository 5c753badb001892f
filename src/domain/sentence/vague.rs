//! Words that name a stretch of days and no day: last week, last spring, over Christmas. They ask.

use chrono::{Datelike, NaiveDate};

use crate::domain::day::{Day, Days, shifted};
use crate::domain::sentence::page::Page;
use crate::domain::sentence::said::{Dated, Said};

/// The stretch that the words from `at` name.
#[must_use]
pub fn dated(page: &Page<'_>, at: usize, today: NaiveDate) -> Option<Dated> {
    if page.reads(at, &["the", "other", "day"]) {
        return Some(Dated::sure(at + 3, Said::one_of_days(recent(today, 10))));
    }
    let from_the = at + usize::from(page.key(at) == "the");
    if page.reads(from_the, &["week", "before", "last"]) {
        return Some(Dated::sure(
            from_the + 3,
            Said::one_of_days(week(today, 14)),
        ));
    }
    if let Some(found) = the_weekend(page, at, today) {
        return Some(found);
    }
    if let Some(found) = season_of_year(page, at) {
        return Some(found);
    }
    let at = match page.key(at) {
        "over" | "around" | "at" | "during" | "on" | "in" | "the" => {
            return feast(page, at, today);
        }
        "earlier" if page.key(at + 1) == "this" => at + 1,
        _ => at,
    };
    let found = match (page.key(at), page.key(at + 1)) {
        ("last" | "past", "week") => Said::one_of_days(week(today, 7)),
        ("this", "week") => Said::one_of_days(week(today, 0)),
        ("last" | "past" | "this", "weekend") => Said::one_of_days(weekend(today)),
        ("next", "week" | "weekend" | "month" | "year") => coming(page.key(at + 1), today),
        ("last", "month") => month_before(today),
        ("last", "year") => {
            Day::year(today.year() - 1).map(|year| Said::Settled(Days::on(year)))?
        }
        ("this", "month") => Said::one_of_days(recent(today, i64::from(today.day()))),
        ("last" | "this", season) if months_of(season, today).is_some() => {
            Said::one_of_days(months_of(season, today)?)
        }
        ("a", "few") if page.reads(at + 2, &["days", "ago"]) => {
            return Some(Dated::sure(at + 4, Said::one_of_days(recent(today, 7))));
        }
        ("few" | "several" | "some", "days") if page.key(at + 2) == "ago" => {
            return Some(Dated::sure(at + 3, Said::one_of_days(recent(today, 7))));
        }
        ("a", "few") if page.reads(at + 2, &["weeks", "ago"]) => {
            return Some(Dated::sure(at + 4, Said::one_of_days(week(today, 21))));
        }
        ("recently" | "lately", _) => {
            return Some(Dated::sure(at + 1, Said::one_of_days(recent(today, 14))));
        }
        _ => return feast(page, at, today),
    };
    Some(Dated::sure(at + 2, found))
}

/// "Over the weekend", "the weekend:".
fn the_weekend(page: &Page<'_>, at: usize, today: NaiveDate) -> Option<Dated> {
    let said = matches!(page.key(at), "over" | "at" | "on" | "during");
    let the = at + usize::from(said);
    if page.key(the) != "the" || page.key(the + 1) != "weekend" {
        return None;
    }
    let end = the + 2;
    let alone = said || page.key(end) == ":" || page.ends_sentence(end);
    alone.then(|| Dated::sure(end, Said::one_of_days(weekend(today))))
}

/// "Spring 2025" on either half of the earth.
fn season_of_year(page: &Page<'_>, at: usize) -> Option<Dated> {
    let at = at + usize::from(matches!(page.key(at), "in" | "over" | "during"));
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

/// The weekends that can be meant: the latest one and the one before.
fn weekend(today: NaiveDate) -> Vec<Days> {
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

/// Christmas, Easter and New Year, with or without "over", "at" or "last".
fn feast(page: &Page<'_>, at: usize, today: NaiveDate) -> Option<Dated> {
    let preposition = matches!(page.key(at), "over" | "around" | "at" | "during" | "on");
    let at = at + usize::from(preposition);
    let at = at + usize::from(page.key(at) == "last");
    let (name, mut end) = match (page.key(at), page.key(at + 1)) {
        ("christmas" | "xmas", _) => ("christmas", at + 1),
        ("easter", _) => ("easter", at + 1),
        ("new", "years" | "year") => ("new year", at + 2),
        ("halloween", _) => ("halloween", at + 1),
        ("boxing", "day") => ("boxing", at + 1),
        _ => return None,
    };
    if page.shape(end) == Some(crate::domain::text::pieces::Shape::Possessive) {
        end += 1;
    }
    let which = page.key(end);
    match which {
        "eve" | "day" => end += 1,
        // "Christmas dinner" says what it was, and "Christmas shopping" nothing of the day.
        _ if !preposition && !page.ends_sentence(end) && page.key(end) != ":" => return None,
        _ => {}
    }
    let near: Vec<NaiveDate> = [today.year(), today.year() - 1]
        .into_iter()
        .flat_map(|year| feast_days(name, which, year))
        .filter(|date| *date <= today)
        .take(if single(name, which) { 1 } else { 4 })
        .collect();
    let mut days: Vec<Days> = near
        .iter()
        .filter_map(|date| Day::exact(*date))
        .map(Days::on)
        .collect();
    let months: Vec<Days> = near
        .iter()
        .filter_map(|date| Day::month(date.year(), date.month()))
        .map(Days::on)
        .collect();
    if !single(name, which) {
        days.extend(months);
    }
    Some(Dated::sure(end, Said::one_of_days(days)))
}

/// Whether it is one day of the year: then the latest one is meant.
fn single(name: &str, which: &str) -> bool {
    matches!(name, "halloween" | "boxing") || matches!(which, "eve" | "day")
}

fn feast_days(name: &str, which: &str, year: i32) -> Vec<NaiveDate> {
    let on = |month, day| NaiveDate::from_ymd_opt(year, month, day);
    let days = match (name, which) {
        ("christmas", "eve") => vec![on(12, 24)],
        ("christmas", "day") => vec![on(12, 25)],
        ("boxing", _) => vec![on(12, 26)],
        ("halloween", _) => vec![on(10, 31)],
        ("new year", "eve") => vec![on(12, 31)],
        ("new year", "day") => vec![on(1, 1)],
        ("christmas", _) => vec![on(12, 24), on(12, 25), on(12, 26)],
        ("new year", _) => vec![on(12, 31), on(1, 1)],
        _ => vec![easter(year), easter(year).map(|sunday| shifted(sunday, 1))],
    };
    days.into_iter().flatten().collect()
}

/// Easter Sunday in the western calendar (Meeus, Jones, Butcher).
fn easter(year: i32) -> Option<NaiveDate> {
    let (golden, century, rest) = (year % 19, year / 100, year % 100);
    let moon_shift = (8 * century + 13) / 25;
    let epact = (19 * golden + century - century / 4 - moon_shift + 15) % 30;
    let to_sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    let late = (golden + 11 * epact + 22 * to_sunday) / 451;
    let from_march = epact + to_sunday - 7 * late + 114;
    let (month, day) = (from_march / 31, from_march % 31 + 1);
    NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_falls_where_the_church_says() {
        for (year, day) in [
            (2024, "2024-03-31"),
            (2025, "2025-04-20"),
            (2026, "2026-04-05"),
        ] {
            assert_eq!(easter(year).unwrap().to_string(), day);
        }
    }
}
