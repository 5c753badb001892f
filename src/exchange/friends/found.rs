//! What was found in a friends.md.

use crate::domain::document::Document;

/// What an import would bring in, and what not.
#[derive(Debug, Default)]
pub struct Friends {
    /// The new rows.
    pub document: Document,
    /// Names of people who are in the file already; their rows stay as they are.
    pub joined: Vec<String>,
    /// How many activities, notes and places are in the file already.
    pub already_here: usize,
    /// What else there is to say, with the line it is about.
    pub remarks: Vec<Remark>,
    /// What is left out, with the line and the reason.
    pub left_out: Vec<Remark>,
}

/// Something to say about a line.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Remark {
    /// The line, from 1.
    pub line: usize,
    /// What there is to say.
    pub what: String,
}
