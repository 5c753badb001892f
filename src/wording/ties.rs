//! Ties in words.

use crate::domain::page::{Role, TieSeen};
use crate::domain::tie::TieKind;

/// What the other one is: "partner Luka", or own words: "godmother Vera", "godmother of Ana".
#[must_use]
pub fn tie(seen: &TieSeen) -> String {
    let role = match seen.role {
        Role::Partner => "partner",
        Role::Parent => "parent",
        Role::Child => "child",
        Role::Sibling => "sibling",
        Role::Friend => "friend",
        Role::Colleague => "colleague",
        Role::Introducer => "introduced by",
        Role::Introduced => "introduced you to",
        Role::Own => seen.tie.words.as_str(),
        Role::OwnTo => return format!("{} of {}", seen.tie.words, seen.name),
    };
    format!("{role} {}", seen.name)
}

/// The tie from outside: "Ana and Luka are partners", "Vera is a parent of Ana".
#[must_use]
pub fn between(person: &str, kind: TieKind, words: &str, other: &str) -> String {
    match kind {
        TieKind::Partner => format!("{person} and {other} are partners"),
        TieKind::Parent => format!("{person} is a parent of {other}"),
        TieKind::Sibling => format!("{person} and {other} are siblings"),
        TieKind::Friend => format!("{person} and {other} are friends"),
        TieKind::Colleague => format!("{person} and {other} are colleagues"),
        TieKind::IntroducedBy => format!("{other} introduced {person} to you"),
        TieKind::Own => format!("{person} and {other}: {words}"),
    }
}
