//! The lines above a timeline: what is wanted of it, and the day to go to.

use crate::app::field::Field;
use crate::domain::find::line::Line;

/// A line above the timeline.
#[derive(Debug, Default)]
pub struct Narrowing {
    /// What is typed.
    pub field: Field,
    /// How it was read.
    pub line: Line,
    /// Whether keys go there.
    pub typing: bool,
}

/// The day to go to, while it is typed.
#[derive(Debug, Default)]
pub struct Going {
    /// What is typed.
    pub field: Field,
    /// What was not understood of it, and what to do.
    pub problem: Option<String>,
}
