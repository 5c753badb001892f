//! What is told by another day, or of all of a stretch: the weekend of the 14th, the early hours of Saturday, the whole of last week.

use chrono::Datelike;

use crate::domain::day::{Day, Days, shifted};
use crate::domain::sentence::day_of_month::day_of_the_month;
use crate::domain::sentence::months::month;
use crate::domain::sentence::page::Page;
use crate::domain::sentence::said::{Dated, Said};
use crate::domain::sentence::vague::weekend;
use crate::domain::sentence::year::{Calendar, month_without_year};

/// The days that the words from `at` tell by another day, which `base` reads.
#[must_use]
pub fn dated(
    page: &Page<'_>,
    at: usize,
    calendar: Calendar,
    base: impl Fn(&Page<'_>, usize, Calendar) -> Option<Dated>,
) -> Option<Dated> {
    let base = |at| base(page, at, calendar).filter(|found| !found.weak);
    if let Some(of) = after_part(page, at) {
        return base(of);
    }
    if let Some(of) = after_weekend(page, at) {
        let found = base(of).or_else(|| day_of_the_month(page, of, calendar))?;
        return Some(Dated::sure(found.end, weekend_round(&found.said)?));
    }
    if let Some(found) = part_of_year(page, at) {
        return Some(found);
    }
    whole(page, after_whole(page, at)?, calendar, base)
}

/// The place after "in the early hours of", "on the night of", "early on".
fn after_part(page: &Page<'_>, at: usize) -> Option<usize> {
    if matches!(page.key(at), "early" | "late") && page.key(at + 1) == "on" {
        return Some(at + 1);
    }
    let the = at + usize::from(matches!(page.key(at), "in" | "on" | "during"));
    let part = the + usize::from(page.key(the) == "the");
    let qualified = matches!(page.key(part), "early" | "late" | "small" | "wee");
    let part = part + usize::from(qualified);
    let hours = qualified && page.key(part) == "hours";
    let of_day = matches!(
        page.key(part),
        "morning" | "afternoon" | "evening" | "night"
    );
    ((hours || of_day) && part > at && page.key(part + 1) == "of").then_some(part + 2)
}

/// The place after "the weekend of".
fn after_weekend(page: &Page<'_>, at: usize) -> Option<usize> {
    let the = at + usize::from(matches!(page.key(at), "in" | "on" | "over" | "during"));
    let named = the + usize::from(page.key(the) == "the");
    let of = matches!(page.key(named + 1), "of" | "around");
    (page.key(named) == "weekend" && of).then_some(named + 2)
}

/// The weekend round the days.
fn weekend_round(said: &Said) -> Option<Said> {
    if let Said::Refused(..) = said {
        return Some(said.clone());
    }
    let date = said.days().iter().find_map(|days| days.first().date())?;
    let monday = shifted(date, -i64::from(date.weekday().num_days_from_monday()));
    // On a Monday it is the weekend that has just been.
    let saturday = shifted(monday, if date == monday { -2 } else { 5 });
    let both = [Day::exact(saturday)?, Day::exact(shifted(saturday, 1))?];
    let [first, last] = both;
    let all = Days::between(first, last);
    Some(Said::one_of_days(
        all.into_iter().chain(both.map(Days::on)).collect(),
    ))
}

/// The place after "the whole of", "all of", "all", "most of", "throughout".
fn after_whole(page: &Page<'_>, at: usize) -> Option<usize> {
    let the = at + usize::from(matches!(page.key(at), "for" | "during"));
    let the = the + usize::from(page.key(the) == "the");
    let named = match page.key(the) {
        "whole" | "entire" if the > at => the + 1,
        "all" | "most" | "throughout" => the + 1,
        _ => return None,
    };
    let of = usize::from(page.key(named) == "of");
    let named = named + of + usize::from(page.key(named + of) == "the");
    Some(named)
}

/// All of the stretch at `at`.
fn whole(
    page: &Page<'_>,
    at: usize,
    calendar: Calendar,
    base: impl Fn(usize) -> Option<Dated>,
) -> Option<Dated> {
    if let Some((named, _)) = month(page.key(at)) {
        let said = month_without_year(page, calendar, named);
        let dated = base(at).filter(|found| found.end > at + 1);
        return dated.or(Some(Dated::sure(at + 1, said)));
    }
    let today = calendar.today;
    let which = usize::from(matches!(
        page.key(at),
        "last" | "past" | "previous" | "this"
    ));
    let back = match (page.key(at), page.key(at + which)) {
        ("this", "week") | ("week", _) => 0,
        (_, "week") => 7,
        (_, "weekend") => {
            let both = weekend(today)
                .into_iter()
                .filter(|days| days.first() != days.last());
            let said = Said::one_of_days(both.collect());
            return Some(Dated::sure(at + which + 1, said));
        }
        _ => {
            let found = base(at)?;
            let long = |days: &&Days| days.first() != days.last() || days.first().date().is_none();
            let days: Vec<Days> = found.said.days().iter().filter(long).copied().collect();
            return (!days.is_empty()).then(|| Dated::sure(found.end, Said::one_of_days(days)));
        }
    };
    // It begins on Monday for some, on Sunday for others.
    let weeks = [
        today.weekday().num_days_from_monday(),
        today.weekday().num_days_from_sunday(),
    ];
    let days = weeks.into_iter().filter_map(|into| {
        let first = shifted(today, -back - i64::from(into));
        let last = shifted(first, 6).min(today);
        Days::between(Day::exact(first)?, Day::exact(last)?)
    });
    Some(Dated::sure(
        at + which + 1,
        Said::one_of_days(days.collect()),
    ))
}

/// "Early 2025", "in late 2024", "the beginning of 2025": that year.
fn part_of_year(page: &Page<'_>, at: usize) -> Option<Dated> {
    let said = at + usize::from(page.key(at) == "in");
    let the = said + usize::from(page.key(said) == "the");
    let named = match page.key(the) {
        "early" | "late" => the + 1,
        "beginning" | "start" | "end" | "middle" if page.key(the + 1) == "of" => the + 2,
        _ => return None,
    };
    let year = page
        .number(named)
        .filter(|(year, digits)| *digits == 4 && (1900..2100).contains(year));
    let year = Day::year(i32::try_from(year?.0).ok()?)?;
    page.whole_to(named + 1)
        .then(|| Dated::sure(named + 1, Said::Settled(Days::on(year))))
}
