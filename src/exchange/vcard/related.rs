//! What a card says of others: somebody related, by name or by the mark of their card.

use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::domain::record::Record;
use crate::domain::tie::{Tie, TieKind};
use crate::exchange::vcard::property::Property;

/// Somebody that a card names beside the one it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// The line.
    pub line: usize,
    /// What they are: "spouse", "mother".
    pub label: String,
    /// Who they are.
    pub who: Who,
}

/// How somebody is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// By name.
    Name(String),
    /// By the mark of their card.
    Mark(String),
    /// By the line of their card in this file.
    Line(usize),
}

/// What a property says somebody is, if it is one that names somebody.
pub fn role(name: &str) -> Option<&'static str> {
    Some(match name {
        "X-SPOUSE" | "X-EVOLUTION-SPOUSE" | "X-KADDRESSBOOK-X-SPOUSESNAME" => "spouse",
        "X-MANAGER" | "X-EVOLUTION-MANAGER" | "X-KADDRESSBOOK-X-MANAGERSNAME" => "manager",
        "X-ASSISTANT" | "X-EVOLUTION-ASSISTANT" | "X-KADDRESSBOOK-X-ASSISTANTSNAME" => "assistant",
        "X-CHILDREN" => "child",
        "X-ABRELATEDNAMES" | "RELATED" => "",
        _ => return None,
    })
}

/// The mark of a card, as it is compared.
pub fn mark(text: &str) -> String {
    let text = text.trim().to_lowercase();
    text.strip_prefix("urn:uuid:").unwrap_or(&text).to_owned()
}

/// Who a property names, by its value; `None` if that is an address of something else.
pub fn who(property: &Property, said: &str) -> Option<Who> {
    let lower = said.to_lowercase();
    if lower.starts_with("urn:") {
        return Some(Who::Mark(mark(said)));
    }
    let elsewhere = [
        "http:", "https:", "mailto:", "file:", "data:", "cid:", "tel:",
    ];
    if elsewhere.iter().any(|scheme| lower.starts_with(scheme)) {
        return None;
    }
    if property.is_uri() {
        return Some(Who::Mark(mark(said)));
    }
    Some(Who::Name(said.to_owned()))
}

/// The tie between the person of a card and somebody who is `label` to them.
pub fn tie(id: Id<Tie>, of: Id<Person>, other: Id<Person>, label: &str, at: i64) -> Tie {
    let label = label.trim().to_lowercase();
    let (kind, plain) = match label.as_str() {
        "spouse" | "partner" | "husband" | "wife" | "domestic partner" | "domestic-partner"
        | "sweetheart" | "boyfriend" | "girlfriend" => (TieKind::Partner, "partner"),
        "parent" | "mother" | "father" => (TieKind::Parent, "parent"),
        "child" | "son" | "daughter" => (TieKind::Parent, "child"),
        "sibling" | "brother" | "sister" => (TieKind::Sibling, "sibling"),
        "friend" => (TieKind::Friend, "friend"),
        "colleague" | "co-worker" | "coworker" => (TieKind::Colleague, "colleague"),
        _ => (TieKind::Own, ""),
    };
    // A parent stands first; in all other ties the one who is something to the other does.
    let (person, other) = if plain == "child" {
        (of, other)
    } else {
        (other, of)
    };
    let words = match label.as_str() {
        "" => "related".to_owned(),
        said if said == plain => String::new(),
        _ => label,
    };
    Tie {
        id,
        person,
        other,
        kind,
        words,
        record: Record::new(at),
    }
}
