//! A person as a row of the people list.

use crate::domain::circle::Circle;
use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::names::KnownPerson;
use crate::domain::person::{Person, Standing};

/// How many seasons the small bar of a row shows.
pub const SEASONS_SHOWN: usize = 4;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Who.
    pub id: Id<Person>,
    /// The name as written.
    pub name: String,
    /// Other names as written.
    pub other_names: Vec<String>,
    /// The circle, if in one.
    pub circle: Option<Id<Circle>>,
    /// Whether they are in your life as it is now.
    pub standing: Standing,
    /// Whether the user stated a usual gap for them.
    pub has_stated_gap: bool,
    /// Since when there is a relationship; may be partial.
    pub since: Option<Day>,
    /// The last exact contact day.
    pub last_contact: Option<Day>,
}

impl Listed {
    /// Whether there was ever a contact day: a relationship, not only a connection.
    #[must_use]
    pub fn is_relationship(&self) -> bool {
        self.since.is_some()
    }

    /// Whether the person stands in the list itself; everybody else is behind `C`.
    #[must_use]
    pub fn stands_in_list(&self) -> bool {
        self.is_relationship() || self.circle.is_some() || self.has_stated_gap
    }

    /// What name matching needs.
    #[must_use]
    pub fn into_known(self) -> KnownPerson {
        KnownPerson {
            id: self.id,
            name: self.name,
            other_names: self.other_names,
            last_contact: self.last_contact,
        }
    }
}
