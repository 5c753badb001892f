//! Promises in words, as they are given and as they end.

use chrono::NaiveDate;

use crate::domain::promise::{End, Promise, Side};
use crate::wording::{days, open};

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

/// "you promised: read her letter · ✓ kept 12 Nov".
#[must_use]
pub fn told(of: &Promise, today: NaiveDate) -> String {
    let end = match of.ended {
        Some(ended) => {
            let how = match ended.how {
                End::Kept => "✓ kept",
                End::Broken => "not kept",
                End::Released => "released",
                End::Renegotiated => "a new day agreed",
            };
            let late = if of.kept_late() {
                ", after its day"
            } else {
                ""
            };
            format!(" · {how} {}{late}", days::short(ended.on, today))
        }
        None => of
            .by
            .map(|by| format!(" · by {}", days::short(by, today)))
            .unwrap_or_default(),
    };
    format!("{}: {}{end}", open::promised(of.whose), of.text)
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
