//! Why a day, a promise or a topic alone could not be read, and what to do: a sentence each.

use crate::domain::sentence::alone::Trouble;
use crate::domain::sentence::said;

/// What was not understood, and the next step.
#[must_use]
pub fn trouble(of: &Trouble) -> (String, String) {
    match of {
        Trouble::Empty => (
            "Nothing is written there".to_owned(),
            "Write what it is about, such as: read her letter by Friday".to_owned(),
        ),
        Trouble::NoDay(words) => (
            format!("{words:?} is no day"),
            "Write it as 2026-11-20, as 2026-11 or 2026 where less will do, or in words: yesterday, Friday, 3 Nov"
                .to_owned(),
        ),
        Trouble::SeveralDays(words) => (
            format!("{words:?} are several days"),
            "Name one of them".to_owned(),
        ),
        Trouble::OneOf(words, days) => {
            let others = if days.len() > 4 { ", or another of them" } else { "" };
            let days = || days.iter().take(4);
            let offers: Vec<String> = days().map(|days| said::label(*days)).collect();
            let written: Vec<String> = days().map(|days| days.first().to_string()).collect();
            (
                format!("{words:?} could be {}{others}", offers.join(" or ")),
                format!("Write it as {}{others}", written.join(" or ")),
            )
        }
        Trouble::LeftOver(words) => (
            format!("{words:?} is no part of a promise or a topic"),
            "Leave it out here; a whole sentence is written with a, or with betwixt log".to_owned(),
        ),
        Trouble::Refused(message, next) => (message.clone(), next.clone()),
    }
}
