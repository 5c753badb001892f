//! Any words about a day: by the calendar, from today, or a stretch; alone or from one to another.

use chrono::{Datelike, NaiveDate, Weekday};

use crate::domain::day::Days;
use crate::domain::sentence::abroad;
use crate::domain::sentence::another_time;
use crate::domain::sentence::calendar::{self, several};
use crate::domain::sentence::day_of_month::{day_of_month, day_of_the_month};
use crate::domain::sentence::months::month;
use crate::domain::sentence::number;
use crate::domain::sentence::of_a_day;
use crate::domain::sentence::offset;
use crate::domain::sentence::page::Page;
use crate::domain::sentence::part_of_month;
use crate::domain::sentence::reading::NumericOrder;
use crate::domain::sentence::relative;
use crate::domain::sentence::said::{Dated, Said, Toward};
use crate::domain::sentence::vague;
use crate::domain::sentence::weeks::weekday;
use crate::domain::sentence::year::Calendar;
use crate::domain::text::pieces::{Piece, Shape};

/// The day or the days that the words from `at` name, the longest reading of them.
#[must_use]
pub fn dated(page: &Page<'_>, at: usize, calendar: Calendar) -> Option<Dated> {
    page.piece(at)?;
    if let Some(found) = between_ordinals(page, at, calendar) {
        return Some(found);
    }
    let between = page.key(at) == "between";
    let from = usize::from(page.key(at) == "from" || between);
    let first = one(page, at + from, calendar)?;
    let and = matches!(page.key(first.end), "and" | "&" | "+");
    let joined = (and && (between || is_next_day(page, &first, calendar)))
        || matches!(
            page.key(first.end),
            "-" | "–" | "—" | "to" | "till" | "until" | "through" | "thru" | "bis" | "tot" | "до"
        )
        || (page.key(first.end) == "/" && page.glued(first.end) && page.glued(first.end + 1));
    let dots = page.reads(first.end, &[".", "."]) && page.glued(first.end + 1);
    let last_at = first.end + 1 + usize::from(dots);
    let last = (joined || dots)
        .then(|| one(page, last_at, calendar))
        .flatten()
        .map(|last| in_its_year(page, at, &first, last))
        .filter(|last| !matches!(first.said, Said::Refused(..)) || !last.weak);
    let first = match &last {
        Some(last) => in_year_of_last(page, (at, last_at), first, last),
        None => first,
    };
    match last {
        Some(last) => Some(Dated {
            end: last.end,
            said: from_to(&first.said, &last.said, calendar),
            // "Mon to Wed": two words that may each be another are none together.
            weak: first.weak && last.weak && !ends_on_weekday(page, at + from, &last),
            besides: false,
        }),
        None if from == 1 => {
            let several = first
                .said
                .days()
                .iter()
                .all(|days| days.first() != days.last());
            (several && !first.said.days().is_empty()).then_some(first)
        }
        None => Some(first),
    }
}

fn ends_on_weekday(page: &Page<'_>, at: usize, last: &Dated) -> bool {
    weekday(page.key(at)).is_some() && weekday(page.before(last.end)).is_some()
}

/// How many words a day of a list takes.
const LISTED: usize = 8;

/// "Friday and Saturday", "Sat & Sun": the second is the day after the first.
fn is_next_day(page: &Page<'_>, first: &Dated, calendar: Calendar) -> bool {
    // Of three days that are listed two are not enough.
    let begin = (first.end.saturating_sub(LISTED)..first.end)
        .rev()
        .find(|at| page.key(*at) == ",");
    if begin.is_some_and(|comma| comma > 0 && weekday(page.before(comma)).is_some()) {
        return false;
    }
    let weekdays = weekday(page.before(first.end)).zip(weekday(page.key(first.end + 1)));
    let second = one(page, first.end + 1, calendar);
    let dates = |said: &Said| said.days().iter().find_map(|days| days.first().date());
    let next = second.is_some_and(|second| {
        let days = dates(&first.said).zip(dates(&second.said));
        days.is_some_and(|(first, second)| first.succ_opt() == Some(second))
    });
    next && weekdays.is_none_or(|((first, _), (second, _))| first.succ() == second)
}

/// "From the 12th to the 14th", "the 12th-14th:", "between the 3rd and the 5th".
fn between_ordinals(page: &Page<'_>, at: usize, calendar: Calendar) -> Option<Dated> {
    let said = matches!(page.key(at), "from" | "between" | "on");
    let the = at + usize::from(said);
    let named = the + usize::from(page.key(the) == "the");
    let (first, end) = number::ordinal(page, named).filter(|_| named > at)?;
    let joined = matches!(
        page.key(end),
        "-" | "–" | "to" | "till" | "until" | "through"
    );
    let and = page.key(end) == "and" && page.key(at) == "between";
    let second = end + 1 + usize::from(page.key(end + 1) == "the");
    let (last, end) = number::ordinal(page, second).filter(|_| joined || and)?;
    let of_month = month(page.key(end)).is_some() || page.key(end) == "of";
    let in_order = (1..=31).contains(&first) && first < last && last <= 31;
    let day = |day| day_of_month(calendar, day);
    (in_order && !of_month).then(|| Dated::sure(end, several(&day(first), &day(last))))
}

/// The days that `text` names and nothing else: "3 weeks ago", "June 2019", "last fri". Of several it
/// can mean the last that has begun; else why not, and what to do.
///
/// # Errors
/// Why it is no day, and what to do.
pub fn alone(text: &str, today: NaiveDate, order: NumericOrder) -> Result<Days, (String, String)> {
    let page = Page::new(text);
    let calendar = Calendar {
        today,
        order,
        toward: Toward::Past,
    };
    let said = dated(&page, 0, calendar).filter(|dated| page.piece(dated.end).is_none());
    let days = match said.map(|dated| dated.said) {
        Some(Said::Refused(why, next)) => return Err((why, next)),
        Some(said) => {
            let days = said.days().iter().copied();
            let has_begun = |days: &Days| days.first().earliest() <= today;
            days.clone().filter(has_begun).max().or_else(|| days.max())
        }
        None => None,
    };
    days.ok_or_else(|| {
        (
            format!("{:?} is no day.", text.trim()),
            "Write 21 Nov 2024, June 2019, 2019, last fri or 3 weeks ago.".to_owned(),
        )
    })
}

/// "10 Aug 2012 - 12 Sep": the last day is of the year of the first, if only that one is written.
fn in_its_year(page: &Page<'_>, at: usize, first: &Dated, mut last: Dated) -> Dated {
    let written = |from: usize, to: usize| {
        (from..to).any(|at| page.number(at).is_some_and(|(_, digits)| digits == 4))
    };
    if !written(at, first.end) || written(first.end + 1, last.end) {
        return last;
    }
    if let (Said::Settled(begun), Some(ended)) = (&first.said, last.said.days().first())
        && let Some(date) = ended.first().date()
    {
        let year = begun.first().year_number();
        let in_year = |year| {
            date.with_year(year)
                .filter(|date| Some(*date) > begun.first().date())
        };
        last.said = in_year(year)
            .or_else(|| in_year(year + 1))
            .map_or(last.said, Said::on);
    }
    last
}

/// "10 Aug - 12 Sep 2025": the first day is of the year of the last, if only that one is written.
fn in_year_of_last(
    page: &Page<'_>,
    (at, last_at): (usize, usize),
    mut first: Dated,
    last: &Dated,
) -> Dated {
    let written = |from: usize, to: usize| {
        (from..to).any(|at| page.number(at).is_some_and(|(_, digits)| digits == 4))
    };
    let named = |at: usize| (at..at + 3).any(|at| month(page.key(at)).is_some());
    if written(at, first.end) || !written(last_at, last.end) || !named(at) {
        return first;
    }
    if let (Some(begun), Said::Settled(ended)) = (first.said.days().first(), &last.said)
        && let Some(date) = begun.first().date()
    {
        let year = ended.first().year_number();
        let in_year = |year| {
            date.with_year(year)
                .filter(|date| Some(*date) < ended.first().date())
        };
        first.said = in_year(year)
            .or_else(|| in_year(year - 1))
            .map_or(first.said, Said::on);
    }
    first
}

/// "Fri-Sun" said on a Sunday ends today: nobody means the week before.
fn from_to(first: &Said, last: &Said, calendar: Calendar) -> Said {
    let today = last.days().iter().find(|days| {
        calendar.toward == Toward::Past && days.first().date() == Some(calendar.today)
    });
    match today {
        Some(today) => several(first, &Said::Settled(*today)),
        None => several(first, last),
    }
}

fn one(page: &Page<'_>, at: usize, calendar: Calendar) -> Option<Dated> {
    [
        simple(page, at, calendar),
        offset::dated(page, at, calendar, simple),
        of_a_day::dated(page, at, calendar, simple),
    ]
    .into_iter()
    .flatten()
    .max_by_key(|found| found.end)
}

fn simple(page: &Page<'_>, at: usize, calendar: Calendar) -> Option<Dated> {
    if let Some(found) = weekday_and_date(page, at, calendar) {
        return Some(found);
    }
    let by_calendar = calendar::dated(page, at, calendar);
    let found = [
        by_calendar.map(|found| date_and_weekday(page, found)),
        part_of_month::dated(page, at, calendar),
        vague::dated(page, at, calendar),
        relative::dated(page, at, calendar.today, calendar.toward),
        another_time::dated(page, at, calendar.today),
        abroad::dated(page, at, calendar.today),
    ];
    found.into_iter().flatten().max_by_key(|found| found.end)
}

/// "Sat 21 Nov", "Saturday, 21.11.": the weekday must agree. Without a year it tells which year.
fn weekday_and_date(page: &Page<'_>, at: usize, calendar: Calendar) -> Option<Dated> {
    let at = at + usize::from(page.key(at) == "on");
    let (weekday, _) = weekday(page.key(at))?;
    let mut next = at + 1;
    next += usize::from(page.key(next) == "." && page.glued(next));
    next += usize::from(page.key(next) == ",");
    let found = calendar::dated(page, next, calendar)
        .or_else(|| ordinal_after_weekday(page, next, calendar))?;
    if found.end == next || matches!(found.said, Said::Refused(..)) {
        return Some(found);
    }
    Some(Dated::sure(found.end, agreeing(&found.said, weekday)?))
}

/// "Jul 18, Fri", "2026-11-21 Sat": the weekday must agree.
fn date_and_weekday(page: &Page<'_>, found: Dated) -> Dated {
    let at = found.end + usize::from(page.key(found.end) == ",");
    let capital = page.piece(at).is_some_and(Piece::is_capitalised);
    let after = page.ends_sentence(at + 1) || page.shape(at + 1) == Some(Shape::Sign);
    let said = match weekday(page.key(at)) {
        Some((day, _)) if capital && (after || at > found.end) => agreeing(&found.said, day),
        _ => None,
    };
    match said {
        Some(said) => Dated::sure(at + 1, said),
        None => found,
    }
}

/// Those of the days that fall on a weekday; refused if none does. `None` where no day is exact.
fn agreeing(said: &Said, weekday: Weekday) -> Option<Said> {
    let on_weekday = |days: &&Days| days.first().date().map(|date| date.weekday()) == Some(weekday);
    let agreeing: Vec<Days> = said.days().iter().filter(on_weekday).copied().collect();
    if agreeing.is_empty() {
        let exact = said.days().iter().find_map(|days| days.first().date())?;
        return Some(Said::Refused(
            format!("{} is a {}.", exact.format("%-d %B %Y"), exact.format("%A")),
            "Check the weekday or the date.".to_owned(),
        ));
    }
    Some(Said::one_of_days(agreeing))
}

/// "Friday the 20th", "fri 20th", "fri 20:".
fn ordinal_after_weekday(page: &Page<'_>, at: usize, calendar: Calendar) -> Option<Dated> {
    if page.key(at) == "the" {
        return day_of_the_month(page, at, calendar);
    }
    let (day, end) = number::ordinal(page, at).or_else(|| {
        let end = at + 1;
        // "Fri 13 - Sun 15 Nov".
        let dash =
            matches!(page.key(end), "-" | "–" | "to") && weekday(page.key(end + 1)).is_some();
        let colon = page.key(end) == ":" && !page.glued(end + 1);
        let stops = page.ends_sentence(end) || matches!(page.key(end), "," | "with") || dash;
        let (day, digits) = page.number(at).filter(|_| colon || stops)?;
        (digits <= 2).then_some((day, end))
    })?;
    (1..=31)
        .contains(&day)
        .then(|| Dated::sure(end, day_of_month(calendar, day)))
}
