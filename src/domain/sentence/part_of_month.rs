//! Parts of a month, a week, a year: the first Monday of October, the last day of May, the end of last
//! month, the week of 6 October, Q2 2025. One day is read; a stretch is asked.

use chrono::{Datelike, Months, NaiveDate, Weekday};

use crate::domain::day::{Day, Days, shifted};
use crate::domain::sentence::calendar;
use crate::domain::sentence::months;
use crate::domain::sentence::number;
use crate::domain::sentence::page::Page;
use crate::domain::sentence::past::is_told;
use crate::domain::sentence::said::{Dated, Said, Toward, last_day_of};
use crate::domain::sentence::vague;
use crate::domain::sentence::weeks::{days_of, weekday};
use crate::domain::sentence::year::{Calendar, month_without_year};

/// The day or stretch that the words from `at` name.
#[must_use]
pub fn dated(page: &Page<'_>, at: usize, calendar: Calendar) -> Option<Dated> {
    let from = at + usize::from(matches!(page.key(at), "on" | "in" | "at" | "during" | "by"));
    let from = from + usize::from(page.key(from) == "the");
    if from > at && page.key(at) == "by" {
        return None;
    }
    nth(page, from, calendar)
        .or_else(|| week_of(page, from, calendar))
        .or_else(|| rough_part(page, from, calendar))
        .or_else(|| quarter(page, from, page.key(at) == "in"))
}

/// The month that is meant: "October", "October 2014", "last month"; with the place after it.
fn month(page: &Page<'_>, at: usize, calendar: Calendar) -> Option<(i32, u32, usize)> {
    let today = calendar.today;
    let before = shifted(today, -i64::from(today.day()));
    match (page.key(at), page.key(at + 1)) {
        ("last" | "previous", "month") => return Some((before.year(), before.month(), at + 2)),
        ("this", "month") => return Some((today.year(), today.month(), at + 2)),
        ("next", "month") => {
            let next = today.checked_add_months(Months::new(1))?;
            return Some((next.year(), next.month(), at + 2));
        }
        _ => {}
    }
    let (month, _) = months::month(page.key(at))?;
    let of = at + 1 + usize::from(matches!(page.key(at + 1), "of" | ","));
    let written = page
        .number(of)
        .filter(|(value, digits)| *digits == 4 && (1000..=2999).contains(value));
    if let Some((year, _)) = written {
        return Some((i32::try_from(year).ok()?, month, of + 1));
    }
    if page.reads(at + 1, &["last", "year"]) {
        return Some((today.year() - 1, month, at + 3));
    }
    let year = match calendar.toward {
        Toward::Past => today.year() - i32::from(month > today.month()),
        Toward::Future => today.year() + i32::from(month < today.month()),
    };
    Some((year, month, at + 1))
}

#[derive(Clone, Copy)]
enum Nth {
    Nth(u8),
    Last,
}

/// "First Tuesday of October", "last day in May 2015", "second week of June".
fn nth(page: &Page<'_>, at: usize, calendar: Calendar) -> Option<Dated> {
    let today = calendar.today;
    let (nth, next) = if page.key(at) == "last" {
        (Nth::Last, at + 1)
    } else {
        let (value, next) = number::ordinal(page, at)?;
        (Nth::Nth(u8::try_from(value).ok()?), next)
    };
    if !matches!(page.key(next + 1), "of" | "in") {
        return None;
    }
    let (mut year, month, end) = month(page, next + 2, calendar)?;
    let said_year = (next + 3..end).any(|at| page.number(at).is_some() || page.key(at) == "last")
        || page.key(end - 1) == "month";
    if let Some((weekday, _)) = weekday(page.key(next)) {
        let mut date = on_weekday(year, month, weekday, nth);
        let other_side = date.is_some_and(|date| match calendar.toward {
            Toward::Past => date > today,
            Toward::Future => date < today,
        });
        let this_year = on_weekday(today.year(), month, weekday, nth).filter(|date| *date > today);
        if let (Toward::Past, false, Some(coming)) = (calendar.toward, said_year, this_year)
            && !is_told(page)
        {
            let before = on_weekday(today.year() - 1, month, weekday, nth);
            let dates: Vec<NaiveDate> = before.into_iter().chain([coming]).collect();
            return Some(Dated::sure(end, Said::one_of(&dates)));
        }
        if other_side && !said_year {
            year += match calendar.toward {
                Toward::Past => -1,
                Toward::Future => 1,
            };
            date = on_weekday(year, month, weekday, nth);
        }
        return Some(Dated::sure(end, date.map_or_else(no_such_day, Said::on)));
    }
    let last = last_day_of(year, month);
    let on = |day: u32| NaiveDate::from_ymd_opt(year, month, day);
    match (page.key(next), nth) {
        ("day", Nth::Last) => Some(Dated::sure(end, Said::on(on(last)?))),
        ("day", Nth::Nth(day)) => Some(Dated::sure(
            end,
            on(day.into()).map_or_else(no_such_day, Said::on),
        )),
        ("week", nth) => {
            let first = match nth {
                Nth::Nth(nth @ 1..=5) => on(u32::from(nth) * 7 - 6)?,
                Nth::Nth(_) => return None,
                Nth::Last => on(last.saturating_sub(6))?,
            };
            Some(Dated::sure(end, Said::one_of_days(seven(first, today))))
        }
        ("weekend", nth) => {
            let saturday = on_weekday(year, month, Weekday::Sat, nth)?;
            Some(Dated::sure(end, Said::one_of_days(two(saturday))))
        }
        _ => None,
    }
}

fn no_such_day() -> Said {
    Said::Refused(
        "That month has no such day.".to_owned(),
        "Write the day as 2026-11-21.".to_owned(),
    )
}

fn on_weekday(year: i32, month: u32, weekday: Weekday, nth: Nth) -> Option<NaiveDate> {
    match nth {
        Nth::Nth(nth) => NaiveDate::from_weekday_of_month_opt(year, month, weekday, nth),
        Nth::Last => {
            let last = NaiveDate::from_ymd_opt(year, month, last_day_of(year, month))?;
            let back =
                (7 + last.weekday().num_days_from_monday() - weekday.num_days_from_monday()) % 7;
            Some(shifted(last, -i64::from(back)))
        }
    }
}

/// Seven days and their month, none still to come unless all are.
fn seven(first: NaiveDate, today: NaiveDate) -> Vec<Days> {
    (0..7)
        .map(|day| shifted(first, day))
        .filter(|date| *date <= today || first > today)
        .filter_map(Day::exact)
        .chain(Day::month(first.year(), first.month()))
        .map(Days::on)
        .collect()
}

fn two(saturday: NaiveDate) -> Vec<Days> {
    match (Day::exact(saturday), Day::exact(shifted(saturday, 1))) {
        (Some(first), Some(second)) => [Days::on(first), Days::on(second)]
            .into_iter()
            .chain(Days::between(first, second))
            .collect(),
        _ => Vec::new(),
    }
}

/// "The week of 6 October", "week beginning 2026-10-05".
fn week_of(page: &Page<'_>, at: usize, calendar: Calendar) -> Option<Dated> {
    let joined = matches!(
        page.key(at + 1),
        "of" | "beginning" | "commencing" | "starting"
    );
    if page.key(at) != "week" || !joined {
        return None;
    }
    let found = calendar::dated(page, at + 2, calendar)?;
    let said = match &found.said {
        Said::Refused(..) => found.said.clone(),
        said => {
            let monday =
                |date: NaiveDate| shifted(date, -i64::from(date.weekday().num_days_from_monday()));
            let date = said.days().iter().find_map(|days| days.first().date())?;
            days_of(monday(date), calendar.today)
        }
    };
    Some(Dated::sure(found.end, said))
}

/// "End of last month", "early October", "towards the end of the year", "late last year".
fn rough_part(page: &Page<'_>, at: usize, calendar: Calendar) -> Option<Dated> {
    let at = at + usize::from(matches!(page.key(at), "towards" | "toward" | "around"));
    let at = at + usize::from(page.key(at) == "the");
    let at = at + usize::from(page.key(at) == "very");
    let inner = match page.key(at) {
        "early" | "late" | "mid" | "earlier" | "later" => {
            at + 1 + usize::from(matches!(page.key(at + 1), "in" | "-"))
        }
        "end" | "beginning" | "start" | "middle" if page.key(at + 1) == "of" => at + 2,
        _ => return None,
    };
    let today = calendar.today;
    let inner = inner + usize::from(page.key(inner) == "the");
    if page.key(at) == "earlier" && page.key(inner) == "this" {
        return vague::dated(page, inner, calendar);
    }
    if let Some((year, month, end)) = month(page, inner, calendar) {
        let day = Day::month(year, month)?;
        let alone = end == inner + 1;
        let said = if alone {
            month_without_year(page, calendar, month)
        } else {
            Said::Settled(Days::on(day))
        };
        return Some(Dated::sure(end, said));
    }
    if page.key(inner) == "month" && inner > at + 2 {
        let day = Day::month(today.year(), today.month())?;
        return Some(Dated::sure(inner + 1, Said::Settled(Days::on(day))));
    }
    if page.key(inner) == "year" {
        let day = Day::year(today.year())?;
        return Some(Dated::sure(inner + 1, Said::Settled(Days::on(day))));
    }
    if page.key(inner) == "week" {
        let monday = shifted(today, -i64::from(today.weekday().num_days_from_monday()));
        return Some(Dated::sure(inner + 1, days_of(monday, today)));
    }
    let stretch = matches!(
        page.key(inner),
        "last" | "this" | "previous" | "past" | "next"
    ) || vague::is_season(page.key(inner));
    vague::dated(page, inner, calendar).filter(|_| stretch)
}

/// "Q2 2025", "in Q3": its months and the year.
fn quarter(page: &Page<'_>, at: usize, announced: bool) -> Option<Dated> {
    let key = page.key(at);
    let (number, next) = match page.number(at + 1) {
        Some((number, 1)) if key == "q" && page.glued(at + 1) => (number, at + 2),
        _ => match number::ordinal(page, at)? {
            (number, next) if matches!(page.key(next), "quarter" | "qtr") => (number, next + 1),
            _ => return None,
        },
    };
    let of = next + usize::from(page.key(next) == "of");
    let (year, _) = page
        .number(of)
        .filter(|(value, digits)| *digits == 4 && (1000..=2999).contains(value))?;
    let year = i32::try_from(year).ok()?;
    if !(1..=4).contains(&number) || (announced && !page.whole_to(of + 1)) {
        return None;
    }
    let months = (number * 3 - 2..=number * 3).filter_map(|month| Day::month(year, month));
    let days = months.chain(Day::year(year)).map(Days::on).collect();
    Some(Dated::sure(of + 1, Said::one_of_days(days)))
}
