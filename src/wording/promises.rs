//! Promises in words, as they are given and as they end.

use chrono::NaiveDate;

use crate::domain::promise::{End, Promise, Side};
use crate::wording::days;

/// "you promised Ana: read her letter (by Fri 27 Nov)", or "Ana promised: bring the tent".
#[must_use]
pub fn with(of: &Promise, name: &str, today: NaiveDate) -> String {
    let whose = match of.whose {
        Side::Mine => format!("you promised {name}"),
        Side::Theirs => format!("{name} promised"),
    };
    let by = of
        .by
        .map(|by| format!(" (by {})", days::short(by, today)))
        .unwrap_or_default();
    format!("{whose}: {}{by}", of.text)
}

/// What a promise that ended is called: "Kept", "Not kept".
#[must_use]
pub fn ended(how: End) -> &'static str {
    match how {
        End::Kept => "Kept",
        End::Broken => "Not kept",
        End::Released => "Released",
        End::Renegotiated => "A new day",
    }
}
