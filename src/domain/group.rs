//! A family, a household, a club: people that a sentence can name as one.

use serde::{Deserialize, Serialize};

use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::domain::record::Record;

/// A named set of people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Which group.
    pub id: Id<Group>,
    /// Its name; never empty.
    pub name: String,
    /// Other names it goes by.
    #[serde(default)]
    pub other_names: Vec<String>,
    /// Who is in it, by id.
    #[serde(default)]
    pub members: Vec<Id<Person>>,
    /// Revision, last edit, tombstone.
    #[serde(default)]
    pub record: Record,
}
