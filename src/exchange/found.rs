//! What was found in a file of another program.

use crate::domain::document::Document;
use crate::store::import::Changes;

/// What an import would bring in, and what not.
#[derive(Debug, Default)]
pub struct Found {
    /// The new rows.
    pub document: Document,
    /// Rows that are there already and would be added to.
    pub changes: Changes,
    /// Whom it would be added to, and what.
    pub added: Vec<Added>,
    /// Names of people who are in the file already; their rows stay as they are.
    pub joined: Vec<String>,
    /// How much else is in the file already.
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

impl Remark {
    /// About a line.
    pub fn new(line: usize, what: impl Into<String>) -> Self {
        Self {
            line,
            what: what.into(),
        }
    }
}

/// Somebody who is there already, and what would be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Added {
    /// The name in the file.
    pub name: String,
    /// What: "3 contact points, a birthday".
    pub what: String,
}
