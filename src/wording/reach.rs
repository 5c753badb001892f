//! How somebody is reached, in words.

use crate::domain::person::{ContactKind, ContactPoint};
use crate::domain::word::Word as _;

/// A contact point with what it is: "phone (work) +381 64 123".
#[must_use]
pub fn point(point: &ContactPoint) -> String {
    if point.label.is_empty() {
        format!("{} {}", point.kind.word(), point.value)
    } else {
        format!("{} ({}) {}", point.kind.word(), point.label, point.value)
    }
}

/// A contact point alone, where what it is can be seen: "+381 64 123 (work)", and of a handle the
/// service first.
#[must_use]
pub fn brief(point: &ContactPoint) -> String {
    match (point.kind, point.label.as_str()) {
        (_, "") => point.value.clone(),
        (ContactKind::Handle, label) => format!("{label} {}", point.value),
        (_, label) => format!("{} ({label})", point.value),
    }
}

/// The same with a dot for each figure where names are hidden: the shortest house number tells where somebody lives.
#[must_use]
pub fn kept_from_view(reached: String, hidden: bool) -> String {
    if !hidden {
        return reached;
    }
    reached.replace(|c: char| c.is_ascii_digit(), "·")
}
