//! A name the user gives to a closeness. None is ever assigned by the program.

use serde::{Deserialize, Serialize};

use crate::domain::id::Id;
use crate::domain::record::Record;

/// The circles that are offered while there are none.
pub const OFFERED: [&str; 3] = ["close", "friends", "wider"];

/// A circle; a person is in one at most.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Circle {
    /// Which circle.
    pub id: Id<Circle>,
    /// Such as "close"; never empty, unique when folded.
    pub name: String,
    /// Its place in the user's order, from 0.
    pub position: u16,
    /// The usual gap in days between contact days, if the user names one.
    #[serde(default)]
    pub usual_gap: Option<u16>,
    /// Revision, last edit, tombstone.
    #[serde(default)]
    pub record: Record,
}
