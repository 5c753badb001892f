//! The lines of the sidebar by name.

use serde::Serialize;

use crate::domain::check_in::Question;
use crate::domain::word::Word;

/// A line of the sidebar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Would you tell them?
    Trust,
    /// What you carry away.
    Value,
    /// Whether a word given is kept.
    Reliability,
    /// Whether words and deeds meet.
    Integrity,
    /// Whose is the giving, and who begins.
    Reciprocity,
    /// Hours by choice.
    SharedTime,
    /// Whether what mattered landed.
    Responsiveness,
    /// The gaps between contact days.
    Rhythm,
    /// How deep it goes.
    Depth,
}

impl Word for Measure {
    const ALL: &'static [Self] = &[
        Self::Trust,
        Self::Value,
        Self::Reliability,
        Self::Integrity,
        Self::Reciprocity,
        Self::SharedTime,
        Self::Responsiveness,
        Self::Rhythm,
        Self::Depth,
    ];

    fn word(self) -> &'static str {
        match self {
            Self::Trust => "trust",
            Self::Value => "value",
            Self::Reliability => "reliability",
            Self::Integrity => "integrity",
            Self::Reciprocity => "reciprocity",
            Self::SharedTime => "shared_time",
            Self::Responsiveness => "responsiveness",
            Self::Rhythm => "rhythm",
            Self::Depth => "depth",
        }
    }
}

impl Measure {
    /// The questions of a check-in that ask about it.
    #[must_use]
    pub fn questions(self) -> &'static [Question] {
        match self {
            Self::Trust => &[Question::Trust],
            Self::Value => &[Question::Value],
            Self::Reliability => &[Question::Reliability],
            Self::Integrity => &[Question::Integrity],
            Self::Reciprocity => &[Question::Giving],
            Self::Responsiveness => &[Question::LandedWithThem, Question::LandedWithMe],
            Self::SharedTime | Self::Rhythm | Self::Depth => &[],
        }
    }
}
