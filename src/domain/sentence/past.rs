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
