//! Faults on purpose: how tests see that the terminal is given back whatever breaks.

use crate::app::message::Message;

/// The variable that asks for a fault.
pub const VARIABLE: &str = "BETWIXT_FAULT";

/// Where the fault shall be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// While drawing.
    Draw,
    /// While taking in a key.
    Update,
    /// In the thread that answers questions.
    Reader,
    /// In the thread that writes.
    Writer,
}

impl Fault {
    /// The fault of this name; `None` for any other text.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "draw" => Some(Self::Draw),
            "update" => Some(Self::Update),
            "reader" => Some(Self::Reader),
            "writer" => Some(Self::Writer),
            _ => None,
        }
    }

    /// Breaks if this is the place.
    #[allow(
        clippy::panic,
        reason = "a fault on purpose, and only when a test asks for it"
    )]
    pub fn strike(wanted: Option<Self>, here: Self) {
        if wanted == Some(here) {
            std::panic::panic_any("a fault on purpose");
        }
    }

    /// Breaks in the update on the first key.
    pub fn strike_update(wanted: Option<Self>, message: &Message) {
        if matches!(message, Message::Key(_)) {
            Self::strike(wanted, Self::Update);
        }
    }
}
