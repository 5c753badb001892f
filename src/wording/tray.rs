//! What waits in the tray, in words.

use chrono::NaiveDate;

use crate::domain::candidate::Waiting;
use crate::domain::word::Word;
use crate::wording::{days, interactions};

/// What a name of several words stands between.
const QUOTE: &str = "\u{22}";

/// What is said of an empty one.
pub const EMPTY: &str = "Nothing waits. What comes in from mail, chats and calendars would wait here for your word; \
     it counts as nothing until then.";

/// What the tray is for.
pub const WAITS: &str = "It counts as nothing until you say so.";

/// Whom it is about: names, else the addresses as they came in.
#[must_use]
pub fn whom(of: &Waiting) -> String {
    let names: Vec<&str> = of.people.iter().map(|(_, name)| name.as_str()).collect();
    if names.is_empty() {
        return of.candidate.addresses.join(", ");
    }
    names.join(", ")
}

/// "Tue 3 Nov, 18:30 · call".
#[must_use]
pub fn what(of: &Waiting, today: NaiveDate) -> String {
    let candidate = &of.candidate;
    let time = candidate
        .time
        .map(|time| format!(", {}", days::clock(time)));
    let kind = candidate
        .kind
        .map(|kind| format!(" · {}", interactions::kind(kind)));
    format!(
        "{}{}{}",
        days::short(candidate.day, today),
        time.unwrap_or_default(),
        kind.unwrap_or_default()
    )
}

/// The sentence that says the same, to be changed in the box.
#[must_use]
pub fn sentence(of: &Waiting) -> String {
    let candidate = &of.candidate;
    let mut sentence = format!("{}: {}", candidate.day, candidate.summary.trim());
    for (_, name) in &of.people {
        let name = name.replace(QUOTE, "'");
        sentence.extend([" @", QUOTE, &name, QUOTE]);
    }
    if let Some(kind) = candidate.kind {
        sentence.extend([" kind:", kind.word()]);
    }
    if let Some(time) = candidate.time {
        sentence.extend([" at ", &days::clock(time)]);
    }
    sentence
}
