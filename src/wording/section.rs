//! A part of a page that is read: a heading, and lines under it.

use crate::domain::day::Day;
use crate::domain::measures::evidence::Piece;

/// A heading and what stands under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The heading.
    pub heading: String,
    /// The lines.
    pub lines: Vec<String>,
    /// What can be gone to from here, in the order of the lines.
    pub links: Vec<Link>,
}

/// A line that tells of something on the timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// The place of its first line.
    pub line: usize,
    /// What it tells of.
    pub piece: Piece,
    /// The day at which that stands.
    pub day: Day,
}

impl Section {
    /// A section from which nothing can be gone to.
    #[must_use]
    pub fn new(heading: &str, lines: Vec<String>) -> Self {
        Self {
            heading: heading.to_owned(),
            lines,
            links: Vec::new(),
        }
    }
}
