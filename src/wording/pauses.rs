//! Pauses in words.

use chrono::NaiveDate;

use crate::domain::pause::{Pause, PauseReason};
use crate::wording::days;

/// "quiet is fine until Sun 29 Nov", with the reason if there is one more to say.
#[must_use]
pub fn pause(of: &Pause, today: NaiveDate) -> String {
    let until = match (of.to, of.until_contact) {
        (Some(to), _) => format!("quiet is fine until {}", days::short(to, today)),
        (None, true) => "quiet is fine until you meet again".to_owned(),
        (None, false) => "quiet is fine from here".to_owned(),
    };
    match reason(of.reason) {
        Some(reason) => format!("{until} · {reason}"),
        None => until,
    }
}

/// Why quiet is fine; nothing more where it simply is.
#[must_use]
pub fn reason(of: PauseReason) -> Option<&'static str> {
    match of {
        PauseReason::Agreed => Some("agreed"),
        PauseReason::Travel => Some("travel"),
        PauseReason::Illness => Some("illness"),
        PauseReason::Grief => Some("grief"),
        PauseReason::Fine => None,
    }
}
