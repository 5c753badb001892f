//! What happened in a review: looked at, or put off. Neither is contact.

use serde::{Deserialize, Serialize};

use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::domain::record::Record;
use crate::domain::word::Word;

/// For how many days somebody can be put off with "not now".
pub const NOT_NOW_DAYS: [u16; 4] = [3, 7, 14, 30];

/// One event of a review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReviewEvent {
    /// Which event.
    pub id: Id<ReviewEvent>,
    /// About whom; `None` for a card that is about several, and for the end of a review.
    #[serde(default)]
    pub person: Option<Id<Person>>,
    /// The day of the review.
    pub day: Day,
    /// What happened.
    pub kind: ReviewKind,
    /// The card it happened on; may be empty.
    #[serde(default)]
    pub card: String,
    /// For "not now": the last day on which the person stays out of the review.
    #[serde(default)]
    pub until: Option<Day>,
    /// Revision, last edit, tombstone.
    #[serde(default)]
    pub record: Record,
}

/// The kinds of [`ReviewEvent`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReviewKind {
    /// The card was seen.
    LookedAt,
    /// Put off for some days.
    NotNow,
    /// The review of that day ended.
    Finished,
}

impl Word for ReviewKind {
    const ALL: &'static [Self] = &[Self::LookedAt, Self::NotNow, Self::Finished];

    fn word(self) -> &'static str {
        match self {
            Self::LookedAt => "looked_at",
            Self::NotNow => "not_now",
            Self::Finished => "finished",
        }
    }
}
