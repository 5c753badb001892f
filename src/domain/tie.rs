//! What two people in the file are to each other. One row is read in both directions.

use serde::{Deserialize, Serialize};

use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::domain::record::Record;
use crate::domain::word::Word;

/// A tie, read "`person` is the `kind` of `other`".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tie {
    /// Which tie.
    pub id: Id<Tie>,
    /// The one the row reads from.
    pub person: Id<Person>,
    /// The other one.
    pub other: Id<Person>,
    /// What the first is to the second.
    pub kind: TieKind,
    /// Own words, for [`TieKind::Own`] or as an addition.
    #[serde(default)]
    pub words: String,
    /// Revision, last edit, tombstone.
    #[serde(default)]
    pub record: Record,
}

impl Tie {
    /// Whether the other one says the same of the same two people.
    #[must_use]
    pub fn says_what(&self, other: &Self) -> bool {
        let same = (self.person, self.other) == (other.person, other.other);
        let turned = (self.person, self.other) == (other.other, other.person);
        let either_way = !matches!(
            self.kind,
            TieKind::Parent | TieKind::IntroducedBy | TieKind::Own
        );
        self.kind == other.kind && self.words == other.words && (same || (turned && either_way))
    }
}

/// The kinds of [`Tie`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TieKind {
    /// Partners, either way round.
    Partner,
    /// `person` is a parent of `other`.
    Parent,
    /// Siblings, either way round.
    Sibling,
    /// Friends, either way round.
    Friend,
    /// Colleagues, either way round.
    Colleague,
    /// `person` was introduced by `other`.
    IntroducedBy,
    /// As the words say.
    Own,
}

impl Word for TieKind {
    const ALL: &'static [Self] = &[
        Self::Partner,
        Self::Parent,
        Self::Sibling,
        Self::Friend,
        Self::Colleague,
        Self::IntroducedBy,
        Self::Own,
    ];

    fn word(self) -> &'static str {
        match self {
            Self::Partner => "partner",
            Self::Parent => "parent",
            Self::Sibling => "sibling",
            Self::Friend => "friend",
            Self::Colleague => "colleague",
            Self::IntroducedBy => "introduced_by",
            Self::Own => "own",
        }
    }
}
