//! What every editable row carries beside its content.

use serde::{Deserialize, Serialize};

use crate::domain::word::Word;

/// Revision, last edit and tombstone of one row. A save names the revision it read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// 1 for a new row, one more with each save.
    pub revision: i64,
    /// When it was last saved: UTC, milliseconds since 1970.
    pub edited_at: i64,
    /// When it went to the trash, if it is there: UTC, milliseconds since 1970.
    #[serde(default)]
    pub deleted_at: Option<i64>,
}

impl Record {
    /// The record of a row that is new at `at` (UTC, milliseconds since 1970).
    #[must_use]
    pub fn new(at: i64) -> Self {
        Self {
            revision: 1,
            edited_at: at,
            deleted_at: None,
        }
    }

    /// The record after one more save at `at` (UTC, milliseconds since 1970).
    #[must_use]
    pub fn saved(self, at: i64) -> Self {
        Self {
            revision: self.revision.saturating_add(1),
            edited_at: at,
            ..self
        }
    }
}

impl Default for Record {
    /// For a row that another program wrote without one: never edited here.
    fn default() -> Self {
        Self::new(0)
    }
}

/// Where a row came from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// Entered by hand, on the screen or in the shell.
    Hand,
    /// Brought in from a file.
    #[default]
    Import,
}

impl Word for Origin {
    const ALL: &'static [Self] = &[Self::Hand, Self::Import];

    fn word(self) -> &'static str {
        match self {
            Self::Hand => "hand",
            Self::Import => "import",
        }
    }
}
