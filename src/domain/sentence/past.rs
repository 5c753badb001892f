//! Whether a sentence tells of what has happened: "visited Ana in December" was the last one, and "lunch
//! with Ana in December" may be the next.

use crate::domain::sentence::lexicon::{PAST, PAST_AS_WELL};
use crate::domain::sentence::page::{Page, Zone};

/// How many pieces are looked at.
const REACH: usize = 60;

/// Whether a verb says that it has happened.
#[must_use]
pub fn is_told(page: &Page<'_>) -> bool {
    (0..page.len().min(REACH)).any(|at| page.zone(at) == Zone::Main && is_past(page.key(at)))
}

fn is_past(word: &str) -> bool {
    let regular = word.ends_with("ed") && word.chars().count() > 4;
    let other = matches!(
        word,
        "hundred" | "indeed" | "naked" | "speed" | "ahmed" | "mohammed"
    );
    PAST.contains(word) || PAST_AS_WELL.contains(word) || (regular && !other)
}

/// Whether "for", at `at`, says how long somebody was with somebody: "had Mum over for the weekend". "Bought a cake for
/// the weekend" was on another day.
#[must_use]
pub fn is_stay(page: &Page<'_>, at: usize) -> bool {
    let there = matches!(
        page.before(at),
        "over"
            | "here"
            | "there"
            | "away"
            | "home"
            | "back"
            | "round"
            | "together"
            | "came"
            | "stayed"
            | "up"
            | "down"
    );
    let with = |at| {
        let visit = matches!(
            page.key(at),
            "visited" | "visiting" | "hosted" | "joined" | "stayed"
        );
        visit || page.reads(at, &["went", "to"]) || page.reads(at, &["came", "to"])
    };
    there || page.key(0) == "with" || (0..at).any(with)
}
