//! Parts of a sentence that stand alone: a day in an option or a field, a promise or a topic in a
//! line of its own. They read as they do in the whole sentence.

use chrono::{Datelike, NaiveDate};

use crate::domain::day::{Anniversary, Day, DayError, Days};
use crate::domain::names::Names;
use crate::domain::promise::Side;
use crate::domain::sentence::clause::{What, clauses, next_after};
use crate::domain::sentence::day_of_month::day_of_the_month;
use crate::domain::sentence::days::dated;
use crate::domain::sentence::page::Page;
use crate::domain::sentence::reading::{Company, NumericOrder, OpenKind, Setting};
use crate::domain::sentence::said::{Said, Toward};
use crate::domain::sentence::year::Calendar;
use crate::domain::topic::TopicKind;

/// Why a text is not what it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Nothing is there.
    Empty,
    /// These words say no day.
    NoDay(String),
    /// These words say several days, and one is wanted.
    SeveralDays(String),
    /// These words can be any of these days.
    OneOf(String, Vec<Days>),
    /// These words are no part of it.
    LeftOver(String),
    /// It cannot be: why not, and what to do.
    Refused(String, String),
}

/// A promise or a topic as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Its text; never empty.
    pub text: String,
    /// The day at its end.
    pub day: Option<Day>,
}

/// The day, month or year that `text` names.
///
/// # Errors
/// Why it names none, or not one alone.
pub fn day(
    text: &str,
    today: NaiveDate,
    order: NumericOrder,
    toward: Toward,
) -> Result<Day, Trouble> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Trouble::Empty);
    }
    match text.parse::<Day>() {
        Ok(day) => return Ok(day),
        Err(error @ DayError::Impossible(_)) => {
            let next = "Check the day; it reads like 2026-11-21".to_owned();
            return Err(Trouble::Refused(error.to_string(), next));
        }
        Err(DayError::Shape(_)) => {}
    }
    let page = Page::new(text);
    let calendar = Calendar {
        today,
        order,
        toward,
    };
    let from = usize::from(matches!(page.key(0), "on" | "by" | "until" | "till"));
    let found = [
        dated(&page, from, calendar),
        day_of_the_month(&page, from, calendar),
    ];
    let whole = found
        .into_iter()
        .flatten()
        .find(|found| found.end == page.len());
    match whole.map(|found| found.said) {
        None => Err(Trouble::NoDay(text.to_owned())),
        Some(Said::Refused(message, next)) => Err(Trouble::Refused(message, next)),
        Some(Said::OneOf(days)) => Err(Trouble::OneOf(text.to_owned(), days)),
        Some(Said::Settled(days)) if days.first() == days.last() => Ok(days.first()),
        Some(Said::Settled(_)) => Err(Trouble::SeveralDays(text.to_owned())),
    }
}

/// The same of what comes after `given`: a day of the year without its year is the next one after that day.
///
/// # Errors
/// Why it names none, or not one alone.
pub fn coming(
    text: &str,
    given: Day,
    today: NaiveDate,
    order: NumericOrder,
) -> Result<Day, Trouble> {
    let now = day(text, today, order, Toward::Future)?;
    let then = earlier(given, today);
    let then = then.and_then(|then| day(text, then, order, Toward::Future).ok());
    Ok(next_after(now, then))
}

/// The exact day before today on which a word was given.
fn earlier(given: Day, today: NaiveDate) -> Option<NaiveDate> {
    given.date().filter(|given| *given < today)
}

/// The same of something that happened: a day to come is refused.
///
/// # Errors
/// Why it names none, not one alone, or one to come.
pub fn happened(text: &str, today: NaiveDate, order: NumericOrder) -> Result<Day, Trouble> {
    let read = day(text, today, order, Toward::Past)?;
    if read.earliest() > today {
        let message = format!("{read} is still to come");
        return Err(Trouble::Refused(message, "Look at the year".to_owned()));
    }
    Ok(read)
}

/// The day of the year that `text` names, with its year if it says one: "14 May", "May 14 1984",
/// "--05-14".
///
/// # Errors
/// Why it names none.
pub fn anniversary(text: &str) -> Result<Anniversary, Trouble> {
    let text = text.trim();
    let written = text.parse::<Anniversary>();
    if let Ok(written) = written {
        return Ok(written);
    }
    if text.parse::<Day>().is_ok() {
        return Err(Trouble::NoDay(text.to_owned()));
    }
    // Read as on other days, so that what the text says is told from what it leaves to the day on which it is
    // read. All are in leap years, which have every day.
    let read = |year, month, last| {
        let today = NaiveDate::from_ymd_opt(year, month, last).unwrap_or_default();
        day(text, today, NumericOrder::Ask, Toward::Past).map(Day::date)
    };
    let same =
        |one: NaiveDate, other: NaiveDate| (one.month(), one.day()) == (other.month(), other.day());
    let (one, other) = (read(2024, 12, 31)?, read(2028, 12, 31)?);
    // In November a day of December may be open.
    let third = read(2024, 11, 30).ok().flatten();
    let of_year = match (one, other) {
        (Some(one), Some(other))
            if same(one, other) && third.is_none_or(|third| same(one, third)) =>
        {
            // "3.5.36" has a year of two digits, of this century or of the last.
            let centuries = one.year().abs_diff(other.year()) == 100;
            let is_written = one == other || centuries;
            let year = is_written.then(|| one.year().min(other.year()));
            Anniversary::new(year, one.month(), one.day())
        }
        // "Friday", "3 weeks ago".
        _ => None,
    };
    of_year.ok_or_else(|| Trouble::NoDay(text.to_owned()))
}

/// The promise or topic that `text` says, with the day at its end ("read her letter by Friday"), which comes
/// after `given`.
///
/// # Errors
/// Why it says none, or more than that.
pub fn clause(
    what: What,
    text: &str,
    given: Day,
    today: NaiveDate,
    order: NumericOrder,
) -> Result<Clause, Trouble> {
    let read = clause_on(what, text, today, order)?;
    let then = earlier(given, today);
    let then = then.and_then(|then| clause_on(what, text, then, order).ok()?.day);
    let day = read.day.map(|now| next_after(now, then));
    Ok(Clause { day, ..read })
}

fn clause_on(
    what: What,
    text: &str,
    today: NaiveDate,
    order: NumericOrder,
) -> Result<Clause, Trouble> {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.is_empty() {
        return Err(Trouble::Empty);
    }
    let marked = format!("{} {line}", marker(what));
    let mut page = Page::new(&marked);
    let found = clauses(
        &mut page,
        &Setting {
            names: &Names::default(),
            groups: &[],
            places: &[],
            company: &Company::default(),
            today,
            now: None,
            selected: None,
            order,
            choices: &[],
        },
    );
    if let Some(problem) = found.problems.into_iter().next() {
        return Err(Trouble::Refused(problem.message, problem.next));
    }
    if let Some(open) = found.open.iter().find(|open| open.kind == OpenKind::Day) {
        let offers = open.offers.iter();
        let days = offers.filter_map(|offer| offer.id.parse().ok().map(Days::on));
        return Err(Trouble::OneOf(
            open.span.of(&marked).to_owned(),
            days.collect(),
        ));
    }
    let mut read = found.clauses.into_iter();
    match (read.next(), read.next()) {
        (Some(one), None) if page.words().is_empty() => Ok(Clause {
            text: one.text,
            day: one.day,
        }),
        (Some(_), Some(second)) => Err(Trouble::LeftOver(second.span.of(&marked).to_owned())),
        _ => Err(Trouble::LeftOver(page.words())),
    }
}

fn marker(what: What) -> &'static str {
    match what {
        What::Promise(Side::Mine) => "promise:",
        What::Promise(Side::Theirs) => "theirs:",
        What::Topic(TopicKind::Ask) => "ask:",
        What::Topic(TopicKind::Tell) => "tell:",
        What::Topic(TopicKind::Gift) => "gift:",
        What::Topic(TopicKind::Need) => "need:",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, toward: Toward) -> String {
        let today = "2026-11-22".parse().unwrap();
        match day(text, today, NumericOrder::Ask, toward) {
            Ok(day) => day.to_string(),
            Err(Trouble::OneOf(_, days)) => format!("one of {}", days.len()),
            Err(Trouble::Refused(message, _)) => message,
            Err(other) => format!("{other:?}"),
        }
    }

    #[test]
    fn a_day_alone_reads_as_in_the_sentence() {
        for (text, toward, expected) in [
            ("2026-11-27", Toward::Past, "2026-11-27"),
            ("2014", Toward::Past, "2014"),
            ("May 2014", Toward::Past, "2014-05"),
            ("yesterday", Toward::Past, "2026-11-21"),
            ("tomorrow", Toward::Future, "2026-11-23"),
            ("fri", Toward::Future, "2026-11-27"),
            ("by 3 Dec", Toward::Future, "2026-12-03"),
            ("-3d", Toward::Past, "2026-11-19"),
            ("in 2 weeks", Toward::Future, "2026-12-06"),
            ("end of March", Toward::Future, "2027-03"),
            ("end of March", Toward::Past, "2026-03"),
            ("end of November", Toward::Future, "2026-11"),
            ("the first monday of march", Toward::Future, "2027-03-01"),
            ("end of next month", Toward::Future, "2026-12"),
            ("end of the month", Toward::Future, "2026-11"),
            ("christmas eve", Toward::Future, "2026-12-24"),
            ("christmas eve", Toward::Past, "one of 2"),
            ("halloween", Toward::Past, "2026-10-31"),
            ("3/4", Toward::Past, "one of 2"),
            (
                "2026-02-30",
                Toward::Past,
                "there is no 2026-02-30 in the calendar",
            ),
            ("fri-sun", Toward::Past, "SeveralDays(\"fri-sun\")"),
            ("the boat", Toward::Past, "NoDay(\"the boat\")"),
            ("fri the boat", Toward::Past, "NoDay(\"fri the boat\")"),
            (" ", Toward::Past, "Empty"),
        ] {
            assert_eq!(read(text, toward), expected, "{text}");
        }
    }

    #[test]
    fn a_birthday_has_its_year_or_none() {
        for (text, expected) in [
            ("--05-14", Some("--05-14")),
            ("14 May", Some("--05-14")),
            ("May 14 1984", Some("1984-05-14")),
            ("29 Feb", Some("--02-29")),
            ("30 Feb", None),
            ("1984", None),
            ("May 1984", None),
            ("", None),
        ] {
            let read = anniversary(text).ok().map(|day| day.to_string());
            assert_eq!(read.as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn a_clause_alone_ends_with_its_day_and_holds_nothing_else() {
        let read = |text: &str| {
            let today = "2026-11-22".parse().unwrap();
            clause(
                What::Promise(Side::Mine),
                text,
                Day::nearest(today),
                today,
                NumericOrder::Ask,
            )
        };
        let letter = read("read her  letter by fri").unwrap();
        assert_eq!(letter.text, "read her letter");
        assert_eq!(letter.day, "2026-11-27".parse().ok());
        assert_eq!(read("call: the bank").unwrap().text, "call: the bank");
        assert!(matches!(read("read it #boat"), Err(Trouble::LeftOver(_))));
        assert!(matches!(read("read it ask: x"), Err(Trouble::LeftOver(_))));
        assert!(matches!(read("x by 30 feb"), Err(Trouble::Refused(..))));
        assert!(matches!(read("x by 3/4"), Err(Trouble::OneOf(..))));
        assert!(matches!(read("  "), Err(Trouble::Empty)));
    }
}
