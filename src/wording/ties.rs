//! Ties in words.

use crate::domain::page::{Role, TieSeen};

/// What the other one is: "partner Luka", or own words: "godmother Vera".
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
        Role::Own => seen.words.as_str(),
    };
    format!("{role} {}", seen.name)
}
