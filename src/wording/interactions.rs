//! Interactions in words.

use crate::domain::interaction::{Began, Kind};

/// What it was: "met", "reached out".
#[must_use]
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Met => "met",
        Kind::Call => "call",
        Kind::Video => "video",
        Kind::Message => "message",
        Kind::Letter => "letter",
        Kind::ReachedOut => "reached out",
        Kind::Helped => "helped",
        Kind::Gift => "gift",
        Kind::Event => "event",
        Kind::Note => "note",
    }
}

/// Who began: "you began", "they began", "both began". `pronouns` such as "she/her" say it better.
#[must_use]
pub fn began(began: Began, pronouns: &str) -> &'static str {
    match began {
        Began::Me => "you began",
        Began::Both => "both began",
        Began::Them => match pronouns.split('/').next().map(str::trim) {
            Some("she") => "she began",
            Some("he") => "he began",
            _ => "they began",
        },
    }
}
