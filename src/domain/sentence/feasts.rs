//! Days with a name: Christmas Eve, Easter Monday, Halloween, Thanksgiving, Mother's Day.
//!
//! One day of the year is the latest one. What lasts several days, or falls on different days in
//! different countries, is asked.

use chrono::{Datelike, Months, NaiveDate, Weekday};

use crate::domain::day::{Day, Days, shifted};
use crate::domain::sentence::lexicon::AFTER_DAY;
use crate::domain::sentence::page::Page;
use crate::domain::sentence::past::is_told;
use crate::domain::sentence::said::{Dated, Said, Toward};
use crate::domain::sentence::year::Calendar;
use crate::domain::text::pieces::Shape;

/// The feast that the words from `at` name, with or without "over", "at", "on", "last" or a year.
#[must_use]
pub fn dated(page: &Page<'_>, at: usize, calendar: Calendar) -> Option<Dated> {
    let Calendar { today, toward, .. } = calendar;
    let ahead = toward == Toward::Future;
    let preposition = matches!(page.key(at), "over" | "around" | "at" | "during" | "on");
    let named = at + usize::from(preposition);
    let the = preposition && page.key(named) == "the" && page.key(named + 1) == "holidays";
    let named = named + usize::from(the);
    let last = matches!(page.key(named), "last" | "this" | "past");
    let named = named + usize::from(last);
    let (feast, end) = feast(page, named)?;
    let (year, end) = year(page, end, today);
    // "Christmas dinner" says what it was, and "Christmas shopping" nothing of the day.
    let stands = preposition
        || last
        || year.is_some()
        || page.ends_sentence(end)
        || matches!(page.key(end), ":" | "," | "with")
        || (named == 0 && feast.is_one() && AFTER_DAY.contains(page.key(end)))
        || (named == 0 && matches!(page.key(end), "we" | "i"));
    if !stands || goes_on_as_name(page, end) {
        return None;
    }
    let years = match year {
        Some(year) => vec![year],
        None if ahead => vec![today.year(), today.year() + 1],
        None => vec![today.year(), today.year() - 1],
    };
    let near: Vec<NaiveDate> = years
        .into_iter()
        .flat_map(|year| feast.days(year))
        .filter(|date| {
            year.is_some()
                || if ahead {
                    *date >= today
                } else {
                    *date <= today
                }
        })
        .collect();
    let one = feast.is_one();
    let mut days: Vec<Days> = near
        .iter()
        .take(if one { 1 } else { 4 })
        .filter_map(|date| Day::exact(*date))
        .map(Days::on)
        .collect();
    if !one {
        let months = near.iter().take(4);
        days.extend(
            months
                .filter_map(|date| Day::month(date.year(), date.month()))
                .map(Days::on),
        );
    }
    let may_come = !ahead && year.is_none() && !matches!(page.before(named), "last" | "past");
    if may_come && !is_told(page) {
        days.extend(coming(feast, today));
    }
    // "Last Christmas" said in December may be this one.
    if last && let Some(before) = near.get(1).filter(|_| one) {
        days.extend(Day::exact(*before).map(Days::on));
    }
    Some(Dated::sure(end, Said::one_of_days(days)))
}

/// This year's, if it is still to come: the day, or the month of what lasts several days.
fn coming(feast: Feast, today: NaiveDate) -> Option<Days> {
    let days = feast.days(today.year());
    let first = days.iter().filter(|date| **date > today).min()?;
    let day = if feast.is_one() {
        Day::exact(*first)
    } else {
        Day::month(first.year(), first.month())
    };
    day.map(Days::on)
}

/// "After Christmas", "before the holidays", "in the new year": some time then, this year or last.
#[must_use]
pub fn around(page: &Page<'_>, at: usize, calendar: Calendar) -> Option<Dated> {
    let the = at + 1 + usize::from(page.key(at + 1) == "the");
    let (feast, end) = feast(page, the)?;
    let months: &[i32] = match page.key(at) {
        "before" if feast == Feast::NewYear => &[-1],
        "before" => &[0, -1],
        "after" => &[0, 1],
        "in" if feast == Feast::NewYear && the == at + 2 => &[0, 1],
        _ => return None,
    };
    let word = page.key(end);
    let opens = at == 0 && (AFTER_DAY.contains(word) || matches!(word, "we" | "i"));
    if !opens && !page.ends_sentence(end) && !matches!(word, ":" | ",") {
        return None;
    }
    let today = calendar.today;
    let first = |year: i32| feast.days(year).into_iter().min();
    let has_been = first(today.year()).is_some_and(|first| first <= today);
    let next = today.year() + i32::from(has_been);
    let in_year = |year: i32| {
        months.iter().filter_map(move |shift| {
            let month = in_months(first(year)?, *shift)?;
            Day::month(month.year(), month.month()).map(Days::on)
        })
    };
    let last = in_year(next - 1).filter(|days| days.first().earliest() <= today);
    let coming = in_year(next).filter(|days| days.last().latest() >= today);
    let days: Vec<Days> = match calendar.toward {
        Toward::Future => coming.collect(),
        Toward::Past if is_told(page) => last.collect(),
        Toward::Past => coming.chain(last).collect(),
    };
    Some(Dated::sure(end, Said::one_of_days(days)))
}

fn in_months(date: NaiveDate, shift: i32) -> Option<NaiveDate> {
    let months = Months::new(shift.unsigned_abs());
    if shift < 0 {
        date.checked_sub_months(months)
    } else {
        date.checked_add_months(months)
    }
}

/// "On Christmas Island": a name goes on.
fn goes_on_as_name(page: &Page<'_>, end: usize) -> bool {
    page.piece(end).is_some_and(|piece| {
        piece.shape == Shape::Letters && piece.is_capitalised() && piece.key != "i"
    })
}

/// "2019", "last year", "of last year".
fn year(page: &Page<'_>, at: usize, today: NaiveDate) -> (Option<i32>, usize) {
    let of = at + usize::from(matches!(page.key(at), "of" | "in"));
    let written = page.number(of).filter(|(value, digits)| {
        *digits == 4 && (1000..=2999).contains(value) && page.whole_to(of + 1)
    });
    if let Some(year) = written.and_then(|(year, _)| i32::try_from(year).ok()) {
        return (Some(year), of + 1);
    }
    match (page.key(of), page.key(of + 1)) {
        ("last", "year") => (Some(today.year() - 1), of + 2),
        ("this", "year") => (Some(today.year()), of + 2),
        _ => (None, at),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Feast {
    On(u32, u32),
    Christmas,
    NewYear,
    Easter,
    FromEaster(i64),
    Thanksgiving,
    BlackFriday,
    MothersDay,
    FathersDay,
    LabourDay,
    MemorialDay,
}

fn feast(page: &Page<'_>, at: usize) -> Option<(Feast, usize)> {
    let possessive = |at: usize| usize::from(page.shape(at) == Some(Shape::Possessive));
    let after = |words: usize| at + words + possessive(at + words);
    let second = page.key(after(1)).to_owned();
    let found = match (page.key(at), second.as_str()) {
        ("christmas" | "xmas", "eve") => (Feast::On(12, 24), after(1) + 1),
        ("christmas" | "xmas", "day") => (Feast::On(12, 25), after(1) + 1),
        ("christmas" | "xmas", _) => (Feast::Christmas, at + 1),
        ("new", "years" | "year") => {
            let end = after(2);
            match page.key(end) {
                "eve" => (Feast::On(12, 31), end + 1),
                "day" => (Feast::On(1, 1), end + 1),
                _ => (Feast::NewYear, end),
            }
        }
        ("boxing", "day") => (Feast::On(12, 26), at + 2),
        ("halloween", _) => (Feast::On(10, 31), at + 1),
        ("valentine" | "valentines", "day") => (Feast::On(2, 14), after(1) + 1),
        ("easter", "sunday") => (Feast::FromEaster(0), at + 2),
        ("easter", "monday") => (Feast::FromEaster(1), at + 2),
        ("easter", _) => (Feast::Easter, at + 1),
        ("holidays", _) if page.before(at) == "the" => (Feast::Christmas, at + 1),
        ("ash", "wednesday") => (Feast::FromEaster(-46), at + 2),
        ("shrove", "tuesday") | ("pancake", "day") => (Feast::FromEaster(-47), at + 2),
        ("palm", "sunday") => (Feast::FromEaster(-7), at + 2),
        ("maundy", "thursday") => (Feast::FromEaster(-3), at + 2),
        ("ascension", "day") => (Feast::FromEaster(39), at + 2),
        ("whit", "sunday") => (Feast::FromEaster(49), at + 2),
        ("whit", "monday") => (Feast::FromEaster(50), at + 2),
        ("good", "friday") => (Feast::FromEaster(-2), at + 2),
        ("black", "friday") => (Feast::BlackFriday, at + 2),
        ("thanksgiving", "day") => (Feast::Thanksgiving, at + 2),
        ("thanksgiving", _) => (Feast::Thanksgiving, at + 1),
        ("mother" | "mothers", "day") => (Feast::MothersDay, after(1) + 1),
        ("father" | "fathers", "day") => (Feast::FathersDay, after(1) + 1),
        ("labor" | "labour", "day") => (Feast::LabourDay, at + 2),
        ("memorial", "day") => (Feast::MemorialDay, at + 2),
        _ => return None,
    };
    // "Mother day" and "new year" need what makes them a day.
    let bare = matches!(page.key(at), "mother" | "father") && possessive(at + 1) == 0;
    (!bare).then_some(found)
}

impl Feast {
    /// Whether it is the same one day everywhere.
    fn is_one(self) -> bool {
        matches!(self, Self::On(..) | Self::FromEaster(_) | Self::MemorialDay)
    }

    /// Its days in a year, the latest first.
    fn days(self, year: i32) -> Vec<NaiveDate> {
        let on = |month, day| NaiveDate::from_ymd_opt(year, month, day);
        let nth =
            |month, weekday, nth| NaiveDate::from_weekday_of_month_opt(year, month, weekday, nth);
        let from_easter = |days| easter(year).map(|sunday| shifted(sunday, days));
        let days = match self {
            Self::On(month, day) => vec![on(month, day)],
            Self::Christmas => vec![on(12, 24), on(12, 25), on(12, 26)],
            Self::NewYear => vec![on(12, 31), on(1, 1)],
            Self::Easter => vec![from_easter(0), from_easter(1)],
            Self::FromEaster(days) => vec![from_easter(days)],
            // In the United States and in Canada.
            Self::Thanksgiving => vec![nth(11, Weekday::Thu, 4), nth(10, Weekday::Mon, 2)],
            Self::BlackFriday => {
                vec![nth(11, Weekday::Thu, 4).map(|thursday| shifted(thursday, 1))]
            }
            // The second Sunday of May in most countries, three weeks before Easter in some.
            Self::MothersDay => vec![nth(5, Weekday::Sun, 2), from_easter(-21)],
            Self::FathersDay => vec![nth(6, Weekday::Sun, 3), on(3, 19), nth(9, Weekday::Sun, 1)],
            Self::LabourDay => vec![nth(9, Weekday::Mon, 1), on(5, 1)],
            Self::MemorialDay => vec![on(5, 31).map(last_monday)],
        };
        days.into_iter().flatten().collect()
    }
}

fn last_monday(end: NaiveDate) -> NaiveDate {
    shifted(end, -i64::from(end.weekday().num_days_from_monday()))
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
