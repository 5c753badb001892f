//! A story in words, before it has a format: what a page of it says, and in what order. None of it
//! is made safe for anything yet; each format does that its own way.

use crate::domain::day::{Day, Days};
use crate::domain::story::season::Season;

/// The whole page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// The title.
    pub title: String,
    /// The same in pieces, so that a name of another script does not turn our words round.
    pub heading: Vec<Piece>,
    /// "since 12 May 2014"; may be empty.
    pub span: String,
    /// Words before everything else; may be empty.
    pub opening: String,
    /// How it began, and the first time.
    pub beginning: Option<Part>,
    /// The seasons.
    pub chapters: Vec<Part>,
    /// The last lines.
    pub closing: Vec<String>,
}

/// A part under a heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// The heading.
    pub heading: String,
    /// The season it is about.
    pub season: Option<Season>,
    /// One sentence of our own; may be empty.
    pub line: Vec<Piece>,
    /// Words of the user; may be empty.
    pub words: String,
    /// What happened.
    pub entries: Vec<Entry>,
    /// One line about what has no words; may be empty.
    pub also: String,
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// By what others point to it; `None` if none can.
    pub mark: Option<i64>,
    /// The days.
    pub on: Days,
    /// The days in words, beside it.
    pub when: String,
    /// What it was, where, who else, or a sentence of our own with its texts; may be empty.
    pub beside: Vec<Piece>,
    /// Words of the user; may be empty.
    pub words: String,
    /// Lines that each belong together, such as answers.
    pub lines: Vec<String>,
    /// What it grew from, and what grew from it.
    pub threads: Vec<Thread>,
}

/// A piece of a line: ours, or from the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words of this program.
    Ours(&'static str),
    /// Words of the user.
    Theirs(String),
}

/// A line that points to other entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thread {
    /// "It grew from".
    pub says: &'static str,
    /// The entries by their marks, with their days in words.
    pub to: Vec<(i64, String)>,
}

impl Entry {
    /// The day as a machine reads it.
    #[must_use]
    pub fn day(&self) -> Day {
        self.on.first()
    }
}
