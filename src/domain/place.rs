//! Where things happen.

use serde::{Deserialize, Serialize};

use crate::domain::id::Id;
use crate::domain::record::Record;

/// A place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// Which place.
    pub id: Id<Place>,
    /// Its name; never empty, unique when folded.
    pub name: String,
    /// Other names it goes by.
    #[serde(default)]
    pub other_names: Vec<String>,
    /// Revision, last edit, tombstone.
    #[serde(default)]
    pub record: Record,
}
