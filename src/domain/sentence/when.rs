//! When it happened: at the beginning, before a colon, or at the end of a sentence.
//!
//! Plain forms: today, yesterday, the day before yesterday, weekdays, "3 days ago", ISO days and
//! months. A bare weekday is the last one before today; on that very weekday it could be either, and
//! is asked. A date in the future or one that the calendar does not have is refused, never moved.

use chrono::{Datelike, NaiveDate, Weekday};

use crate::domain::day::{Day, DayError, Days, shifted};
use crate::domain::sentence::reading::{Choice, Offer, Open, OpenKind, Problem, Span, Why};
use crate::domain::text::words::TextWord;

/// What was found of a date.
#[derive(Debug, Default)]
pub struct When {
    /// The days, if they are clear.
    pub days: Option<Days>,
    /// The words that said so.
    pub span: Option<Span>,
    /// A weekday that could be either.
    pub open: Option<Open>,
    /// A date that cannot be.
    pub problem: Option<Problem>,
}

/// One date at the beginning of some words: how many it takes, and what it is.
enum Found {
    Day(Day),
    /// Today or a week ago.
    Either(NaiveDate, NaiveDate),
    Refused {
        message: String,
        next: String,
    },
}

/// Looks for a date at the beginning of `text`, then at its end.
#[must_use]
pub fn find(text: &str, words: &[TextWord], today: NaiveDate, choices: &[Choice]) -> When {
    if let Some((count, found)) = date_at(text, words, today)
        && let (Some(first), Some(last)) = (words.first(), words.get(count - 1))
        && begins(text, words, count)
    {
        return settle(text, Span::new(first.start, last.end), found, choices);
    }
    for start in words.len().saturating_sub(4).max(1)..words.len() {
        let rest = words.get(start..).unwrap_or_default();
        if let Some((count, found)) = date_at(text, rest, today)
            && count == rest.len()
            && let (Some(first), Some(last)) = (rest.first(), rest.last())
            && text
                .get(last.end..)
                .is_some_and(|after| after.trim().chars().all(|c| ".!?".contains(c)))
        {
            return settle(text, Span::new(first.start, last.end), found, choices);
        }
    }
    When::default()
}

/// A date at the beginning must be followed by a colon, a comma or an ordinary space: "fri-night" is
/// none.
fn begins(text: &str, words: &[TextWord], count: usize) -> bool {
    let only_space_before = words
        .first()
        .is_some_and(|first| text.get(..first.start).is_some_and(|t| t.trim().is_empty()));
    let after = words
        .get(count - 1)
        .and_then(|last| text.get(last.end..))
        .unwrap_or_default();
    only_space_before
        && after
            .chars()
            .next()
            .is_none_or(|c| c.is_whitespace() || matches!(c, ':' | ',' | '.'))
}

fn settle(text: &str, span: Span, found: Found, choices: &[Choice]) -> When {
    let with = |days| When {
        days: Some(days),
        span: Some(span),
        ..When::default()
    };
    match found {
        Found::Day(day) => with(Days::on(day)),
        Found::Refused { message, next } => When {
            span: Some(span),
            problem: Some(Problem {
                span,
                message,
                next,
            }),
            ..When::default()
        },
        Found::Either(today, before) => {
            let chosen = choices
                .iter()
                .find(|choice| choice.kind == OpenKind::Day && choice.words == span.of(text))
                .and_then(|choice| choice.offer.parse::<Day>().ok());
            if let Some(day) = chosen {
                return with(Days::on(day));
            }
            let offer = |date: NaiveDate, label: &str| Offer {
                id: date.to_string(),
                label: label.to_owned(),
                why: Why::Reading,
            };
            let offers = vec![
                offer(before, &format!("a week ago, {before}")),
                offer(today, &format!("today, {today}")),
            ];
            When {
                span: Some(span),
                open: Some(Open {
                    span,
                    kind: OpenKind::Day,
                    offers,
                }),
                ..When::default()
            }
        }
    }
}

fn date_at(text: &str, words: &[TextWord], today: NaiveDate) -> Option<(usize, Found)> {
    let folded: Vec<&str> = words
        .iter()
        .take(5)
        .map(|word| word.folded.as_str())
        .collect();
    if let Some(iso) = iso_at(text, words) {
        return Some((iso.0, checked(iso.1, today)));
    }
    let back = |count, days: i64| Some((count, Found::Day(Day::nearest(shifted(today, -days)))));
    match folded.as_slice() {
        ["the", "day", "before", "yesterday", ..] => back(4, 2),
        ["day", "before", "yesterday", ..] => back(3, 2),
        ["today", ..] => back(1, 0),
        ["yesterday" | "yday", ..] => back(1, 1),
        ["last", day, ..] => {
            weekday(day).map(|day| (2, Found::Day(Day::nearest(before(today, day)))))
        }
        [count, "days" | "day", "ago", ..] => number(count).and_then(|days| back(3, days)),
        [count, "weeks" | "week", "ago", ..] => number(count).and_then(|weeks| back(3, weeks * 7)),
        ["on", day, ..] => weekday(day).map(|day| (2, bare(today, day))),
        [day, ..] => weekday(day).map(|day| (1, bare(today, day))),
        [] => None,
    }
}

fn bare(today: NaiveDate, day: Weekday) -> Found {
    if today.weekday() == day {
        Found::Either(today, shifted(today, -7))
    } else {
        Found::Day(Day::nearest(before(today, day)))
    }
}

/// The last such weekday before today.
fn before(today: NaiveDate, day: Weekday) -> NaiveDate {
    let back = (i64::from(today.weekday().num_days_from_monday())
        - i64::from(day.num_days_from_monday())
        + 6)
    .rem_euclid(7)
        + 1;
    shifted(today, -back)
}

fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "monday" | "mon" => Weekday::Mon,
        "tuesday" | "tue" | "tues" => Weekday::Tue,
        "wednesday" | "wed" => Weekday::Wed,
        "thursday" | "thu" | "thur" | "thurs" => Weekday::Thu,
        "friday" | "fri" => Weekday::Fri,
        "saturday" | "sat" => Weekday::Sat,
        "sunday" | "sun" => Weekday::Sun,
        _ => return None,
    })
}

fn number(word: &str) -> Option<i64> {
    let spelled = [
        "a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    ];
    let place = spelled
        .iter()
        .position(|spelled| *spelled == word || (*spelled == "a" && word == "one"));
    place
        .and_then(|place| i64::try_from(place + 1).ok())
        .or_else(|| word.parse().ok())
        .filter(|number| (1..=3660).contains(number))
}

/// A day written `2026-11-20` or `2026-11`, and how many words it takes; or what is wrong with it.
fn iso_at(text: &str, words: &[TextWord]) -> Option<(usize, Result<Day, DayError>)> {
    let first = words.first()?;
    let run = text.get(first.start..)?;
    let length = run
        .find(|c: char| !c.is_ascii_digit() && c != '-')
        .unwrap_or(run.len());
    let written = run.get(..length)?.trim_end_matches('-');
    let parts: Vec<&str> = written.split('-').collect();
    let shaped = matches!(parts.as_slice(), [year, month] | [year, month, _] if year.len() >= 4 && month.len() <= 2)
        && parts.iter().all(|part| !part.is_empty());
    if !shaped {
        return None;
    }
    let end = first.start + written.len();
    let count = words.iter().take_while(|word| word.end <= end).count();
    let padded = parts
        .iter()
        .map(|part| format!("{part:0>2}"))
        .collect::<Vec<_>>()
        .join("-");
    (count > 0).then(|| (count, padded.parse()))
}

fn checked(day: Result<Day, DayError>, today: NaiveDate) -> Found {
    match day {
        Ok(day) if day.earliest() > today => Found::Refused {
            message: format!("{day} is still to come"),
            next: "Only what happened is written down: name a day up to today.".to_owned(),
        },
        Ok(day) => Found::Day(day),
        Err(error) => Found::Refused {
            message: error.to_string(),
            next: "Write a day such as 2026-11-20, or a month such as 2026-11.".to_owned(),
        },
    }
}
