//! What lies between you and whoever is being written about, beside the box of quick entry and on a
//! quiet card of the review. It is read by itself and never in the way: until it is here nothing
//! stands there, and no key waits for it.

use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::domain::since::Since;

/// From how many columns on it stands beside the box; under that, a few lines in it.
pub const WIDE: u16 = 100;

/// Its state.
#[derive(Debug, Default)]
pub struct Beside {
    about: Option<Id<Person>>,
    read: Option<Box<Since>>,
}

impl Beside {
    /// About `person`, and not read yet.
    #[must_use]
    pub fn of(person: Option<Id<Person>>) -> Self {
        Self {
            about: person,
            read: None,
        }
    }

    /// About whom.
    #[must_use]
    pub fn about(&self) -> Option<Id<Person>> {
        self.about
    }

    /// What was read.
    #[must_use]
    pub fn read(&self) -> Option<&Since> {
        self.read.as_deref()
    }

    /// Takes in what was read, if it is still about the same person.
    pub fn take(&mut self, read: Option<Box<Since>>) {
        if let Some(read) = read.filter(|read| Some(read.person) == self.about) {
            self.read = Some(read);
        }
    }
}
