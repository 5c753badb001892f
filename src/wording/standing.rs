//! Whether somebody is in your life as it is now, in words.

use crate::domain::person::Standing;

/// What it means, for a list to pick from.
#[must_use]
pub fn meaning(of: Standing) -> &'static str {
    match of {
        Standing::Active => "active: part of your life",
        Standing::Resting => "resting: quiet is fine for as long as it lasts",
        Standing::LetGo => "let go: nothing is asked any more",
        Standing::Died => "died: the story stays, and nothing is asked",
    }
}

/// What was just said of `name`: "Ana is resting".
#[must_use]
pub fn said(of: Standing, name: &str) -> String {
    match of {
        Standing::Active => format!("{name} is part of your life"),
        Standing::Resting => format!("{name} is resting: quiet is fine"),
        Standing::LetGo => format!("{name}: let go"),
        Standing::Died => format!("{name} died. The day can be kept in the form; the story stays"),
    }
}
