//! What was found, in words.

use crate::domain::find::found::{Found, What};
use crate::domain::interaction::Kind;
use crate::domain::topic::TopicKind;
use crate::wording::{interactions, open};

/// What is said when nothing was found, and what to do.
pub const NOTHING: [&str; 2] = [
    "Nothing that was written down says this.",
    "All of the words must stand in one place: fewer of them find more.",
];

/// What it is: "call", "you promised", "person".
#[must_use]
pub fn what(what: What) -> &'static str {
    match what {
        What::Person => "person",
        What::Tie => "tie",
        What::Group => "group",
        What::Place => "place",
        What::Interaction(Some(kind)) => interactions::kind(kind),
        What::Interaction(None) => "together",
        What::Promise(whose) => open::promised(whose),
        What::Topic(TopicKind::Ask) => "to ask",
        What::Topic(TopicKind::Tell) => "to tell",
        What::Topic(TopicKind::Gift) => "a gift",
        What::Topic(TopicKind::Need) => "a need",
        What::CheckIn => "check-in",
        What::Pause => "pause",
    }
}

/// What it is and with whom: "met · Ana Petrović, Jo". Not made safe for a terminal.
#[must_use]
pub fn head(of: &Found) -> String {
    let people: Vec<&str> = of.people.iter().map(|(_, name)| name.as_str()).collect();
    let of_what = match of.what {
        What::Place => of.words.text.clone(),
        _ => people.join(", "),
    };
    let alone = matches!(of.what, What::Interaction(None | Some(Kind::Note)));
    if of_what.is_empty() && alone {
        return "a note of your own".to_owned();
    }
    if of_what.is_empty() {
        return what(of.what).to_owned();
    }
    format!("{} · {of_what}", what(of.what))
}
