//! What the user did, as the history tells it.

use crate::domain::id::Id;
use crate::domain::word::Word;

/// One act. It can be undone and done again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    /// Which act.
    pub id: Id<Act>,
    /// When: UTC, milliseconds since 1970.
    pub at: i64,
    /// The run of the program it was made in.
    pub sitting: i64,
    /// Where it came from.
    pub source: Source,
    /// What was done.
    pub verb: Verb,
    /// What it was about, such as names.
    pub about: String,
    /// Whether it is undone at the moment.
    pub undone: bool,
}

/// A field that an act changed. A value is `None` where it is not somebody's words: a number, a day, a
/// list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shifted {
    /// Which field, as the file calls it.
    pub field: String,
    /// What it read before; empty for nothing.
    pub before: Option<String>,
    /// What it read after.
    pub after: Option<String>,
}

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    /// An interaction was recorded.
    Log,
    /// A person was added.
    Add,
    /// A person or an interaction was changed.
    Edit,
    /// Something went into the trash.
    Trash,
    /// Something came out of the trash.
    Restore,
    /// A file was brought in.
    Import,
    /// A promise, a topic or a pause came to its end.
    Close,
    /// Somebody was put off: not now.
    PutOff,
    /// Two became one.
    Merge,
}

impl Word for Verb {
    const ALL: &'static [Self] = &[
        Self::Log,
        Self::Add,
        Self::Edit,
        Self::Trash,
        Self::Restore,
        Self::Import,
        Self::Close,
        Self::PutOff,
        Self::Merge,
    ];

    fn word(self) -> &'static str {
        match self {
            Self::Log => "log",
            Self::Add => "add",
            Self::Edit => "edit",
            Self::Trash => "trash",
            Self::Restore => "restore",
            Self::Import => "import",
            Self::Close => "close",
            Self::PutOff => "put_off",
            Self::Merge => "merge",
        }
    }
}

/// Where an act comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The screen.
    Screen,
    /// A command in the shell.
    Shell,
}

impl Word for Source {
    const ALL: &'static [Self] = &[Self::Screen, Self::Shell];

    fn word(self) -> &'static str {
        match self {
            Self::Screen => "screen",
            Self::Shell => "shell",
        }
    }
}
