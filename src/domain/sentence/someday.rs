//! What is still to come and has no day: later today, in an hour, soon, one of these days. Nobody
//! means today by it, or not what has been of today.

use crate::domain::sentence::ahead::looks_back;
use crate::domain::sentence::intent::is_elsewhere;
use crate::domain::sentence::page::{Page, Zone};
use crate::domain::sentence::past::is_told;
use crate::domain::sentence::reading::{Meaning, Span};
use crate::domain::sentence::stretch::{Unit, stretch};

/// Words for what is still to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coming {
    /// The words.
    pub span: Span,
    /// When.
    pub time: SomeTime,
}

/// When it comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SomeTime {
    /// Later today.
    Today,
    /// Later today, if the words do not say how long it took: "in an hour".
    PerhapsToday,
    /// On a day that is not said.
    Someday,
}

/// Finds and takes out the words for what is still to come, at the beginning or at the end.
pub fn take(page: &mut Page<'_>) -> Option<Coming> {
    let (from, end, time) = (0..page.len().min(REACH)).find_map(|at| {
        let (end, time) = read(page, at)?;
        let begins = at == 0 && matches!(page.key(end), ":" | ",");
        let last = page.ends_sentence(end) && end + 1 >= page.len();
        let goes_on = matches!(page.key(end), "with" | "at" | "in" | "for");
        let today = time == SomeTime::Today && (at == 0 || goes_on);
        let stands = page.zone(at) == Zone::Main && (begins || last || today);
        (stands && page.whole_from(at) && !belongs_elsewhere(page, at)).then_some((at, end, time))
    })?;
    if is_told(page) && time != SomeTime::Today {
        return None;
    }
    let span = page.span(from, end);
    let colon = usize::from(from == 0 && page.key(end) == ":");
    page.take(from, end + colon, Meaning::When);
    page.close_gaps();
    Some(Coming { span, time })
}

/// How far words are looked for.
const REACH: usize = 200;

fn belongs_elsewhere(page: &Page<'_>, at: usize) -> bool {
    let other = matches!(
        page.before(at),
        "in" | "within"
            | "after"
            | "as"
            | "too"
            | "so"
            | "how"
            | "very"
            | "for"
            | "of"
            | "only"
            | "just"
            | "until"
            | "by"
            | "not"
    );
    at > 0 && (other || is_elsewhere(page, at))
}

/// The place after the words at `at`, and when they say.
fn read(page: &Page<'_>, at: usize) -> Option<(usize, SomeTime)> {
    if page.key(at) == "later" {
        return later(page, at).map(|end| (end, SomeTime::Today));
    }
    if page.key(at) == "in" && !looks_back(page, at) {
        let soon = stretch(page, at + 1)
            .filter(|(found, _)| matches!(found.unit, Unit::Minute | Unit::Hour))
            .map(|(_, end)| (end, SomeTime::PerhapsToday));
        if soon.is_some() {
            return soon;
        }
    }
    PHRASES
        .iter()
        .find(|words| page.reads(at, words))
        .map(|words| (at + words.len(), SomeTime::Someday))
}

/// "Later today", "later on", "later this evening", "later tonight".
fn later(page: &Page<'_>, at: usize) -> Option<usize> {
    let on = at + 1 + usize::from(page.key(at + 1) == "on");
    match (page.key(on), page.key(on + 1)) {
        ("today" | "tonight", _) => Some(on + 1),
        ("this", "morning" | "afternoon" | "evening" | "night") => Some(on + 2),
        _ => None,
    }
}

const PHRASES: &[&[&str]] = &[
    &["sometime", "soon"],
    &["some", "time", "soon"],
    &["soon"],
    &["someday"],
    &["some", "day"],
    &["sometime"],
    &["one", "day", "soon"],
    &["one", "day"],
    &["one", "of", "these", "days"],
    &["at", "some", "point"],
    &["in", "the", "future"],
    &["in", "future"],
    &["in", "the", "near", "future"],
];
