//! Promises and topics: `promise: text by day`, `theirs:`, `ask:`, `tell:`, `gift:`, `need:`, and
//! the short forms `!p ?p !ask !tell`. A clause ends at the next marker, `#`, "by DAY" or line end.

use crate::domain::day::{Day, Days};
use crate::domain::promise::Side;
use crate::domain::sentence::attribute;
use crate::domain::sentence::choice::chosen;
use crate::domain::sentence::day_of_month::day_of_the_month;
use crate::domain::sentence::days::dated;
use crate::domain::sentence::numeric::is_undecided;
use crate::domain::sentence::page::{Page, tidied};
use crate::domain::sentence::reading::{Meaning, Open, OpenKind, Problem, Setting, Span};
use crate::domain::sentence::said::{Said, Toward, id};
use crate::domain::sentence::when::asked;
use crate::domain::sentence::year::Calendar;
use crate::domain::topic::TopicKind;

/// A promise or a topic in the text; whose it is follows from who was there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// All of it.
    pub span: Span,
    /// What it is.
    pub what: What,
    /// Its text.
    pub text: String,
    /// The day at its end.
    pub day: Option<Day>,
}

/// What a clause notes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A word given.
    Promise(Side),
    /// A topic.
    Topic(TopicKind),
}

/// The clauses of a text.
#[derive(Clone, Debug, Default)]
pub struct Clauses {
    /// In order.
    pub clauses: Vec<Clause>,
    /// What is to be asked.
    pub open: Vec<Open>,
    /// What cannot be.
    pub problems: Vec<Problem>,
    /// Whether a day of one was decided by the order of day and month.
    pub by_order: bool,
}

/// Finds the clauses and takes them out.
pub fn clauses(page: &mut Page<'_>, setting: &Setting<'_>) -> Clauses {
    let mut found = Clauses::default();
    let mut at = 0;
    while at < page.len() {
        match marker(page, at) {
            Some((what, body)) => at = clause(page, (at, body), what, setting, &mut found),
            None => at += 1,
        }
    }
    page.close_gaps();
    found
}

/// Of a day as it is read today, and as it would have been read when it was said, the one that is meant: the next
/// 10 November after 5 November is in the same year, whenever that is written down.
#[must_use]
pub fn next_after(now: Day, then: Option<Day>) -> Day {
    then.filter(|then| then.is_same_in_another_year(now))
        .unwrap_or(now)
}

/// The marker of a clause at `at`, and where its text begins.
fn marker(page: &Page<'_>, at: usize) -> Option<(What, usize)> {
    if page.glued(at) && !page.begins_line(at) {
        return None;
    }
    let what = |word: &str| {
        Some(match word {
            "promise" | "p" => What::Promise(Side::Mine),
            "theirs" => What::Promise(Side::Theirs),
            "ask" => What::Topic(TopicKind::Ask),
            "tell" => What::Topic(TopicKind::Tell),
            "gift" => What::Topic(TopicKind::Gift),
            "need" => What::Topic(TopicKind::Need),
            _ => return None,
        })
    };
    let short = page.glued(at + 1) && page.whole_to(at + 2);
    let colon = usize::from(page.key(at + 2) == ":" && page.glued(at + 2));
    match page.key(at) {
        "!" if short && page.key(at + 1) != "theirs" => {
            Some((what(page.key(at + 1))?, at + 2 + colon))
        }
        "?" if short && page.key(at + 1) == "p" => {
            Some((What::Promise(Side::Theirs), at + 2 + colon))
        }
        "p" => None,
        word if page.key(at + 1) == ":" && page.glued(at + 1) => Some((what(word)?, at + 2)),
        _ => None,
    }
}

/// Reads one clause and gives the place after it.
fn clause(
    page: &mut Page<'_>,
    (from, body): (usize, usize),
    what: What,
    setting: &Setting<'_>,
    found: &mut Clauses,
) -> usize {
    let mut end = body;
    let mut by = None;
    while end < page.len() {
        let next_line = end > from && page.begins_line(end);
        if next_line || marker(page, end).is_some() || attribute::begins(page, end) {
            break;
        }
        by = day_at_end(page, end, body, what, setting);
        if by.is_some() {
            break;
        }
        end += 1;
    }
    let text = tidied(page.typed(body, end));
    let text = text.trim_end_matches(['.', ',', ' ']).to_owned();
    let after = by.as_ref().map_or(end, |(after, ..)| *after);
    let span = page.span(from, after);
    if text.is_empty() {
        found.problems.push(Problem {
            span,
            message: "Nothing follows the marker.".to_owned(),
            next: "Write what it is about, or take the marker out.".to_owned(),
        });
        page.take(from, after, Meaning::Problem);
        return after;
    }
    let day = by.and_then(|(to, said)| settle(page, (end, to), &said, setting, found));
    let meaning = match what {
        What::Promise(_) => Meaning::Promise,
        What::Topic(_) => Meaning::Topic,
    };
    let ends = page.before(after) == ".";
    page.take(from, after, meaning);
    if ends {
        page.begin_line(after);
    }
    found.clauses.push(Clause {
        span,
        what,
        text,
        day,
    });
    after.max(from + 1)
}

/// "By DAY", and for a topic "from DAY", at `at`.
fn day_at_end(
    page: &Page<'_>,
    at: usize,
    body: usize,
    what: What,
    setting: &Setting<'_>,
) -> Option<(usize, Said)> {
    let word = page.key(at);
    let announces = word == "by" || (word == "from" && matches!(what, What::Topic(_)));
    if !announces || at <= body {
        return None;
    }
    let calendar = Calendar {
        today: setting.today,
        order: setting.order,
        toward: Toward::Future,
    };
    let first = at + 1 + usize::from(page.key(at + 1) == "the" && page.key(at + 2) == "end");
    let found = dated(page, first, calendar).or_else(|| day_of_the_month(page, first, calendar))?;
    // "A letter from 2019".
    let is_past =
        matches!(&found.said, Said::Settled(days) if days.last().latest() < setting.today);
    (word == "by" || !is_past).then_some((found.end, found.said))
}

fn settle(
    page: &Page<'_>,
    (from, to): (usize, usize),
    said: &Said,
    setting: &Setting<'_>,
    found: &mut Clauses,
) -> Option<Day> {
    let span = page.span(from, to);
    match said {
        Said::Settled(days) => {
            found.by_order |= is_undecided(span.of(page.text));
            Some(days.last())
        }
        Said::Refused(message, next) => {
            found.problems.push(Problem {
                span,
                message: message.clone(),
                next: next.clone(),
            });
            None
        }
        Said::OneOf(days) => {
            let choice = chosen(setting.choices, OpenKind::Day, span.of(page.text));
            let chosen: Option<&Days> =
                days.iter().find(|days| choice == Some(id(**days).as_str()));
            if chosen.is_none() {
                found.open.push(asked(span, days));
            }
            chosen.map(|days| days.last())
        }
    }
}
