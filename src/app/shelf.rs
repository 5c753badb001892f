//! What has a name of its own beside the people: the ties of one person, the groups, the circles; a short
//! list to make, change, order and throw away from. What lies on it is read from the model
//! ([`crate::app::shelved`]).

use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::domain::text::visible;

/// Its state.
#[derive(Debug)]
pub struct Shelf {
    /// What lies on it.
    pub of: Of,
    /// The one under the cursor.
    pub selected: usize,
}

/// What lies on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Of {
    /// The ties of one person.
    Ties {
        /// Who.
        person: Id<Person>,
        /// The name.
        name: String,
    },
    /// The groups.
    Groups,
    /// The circles, in their order.
    Circles,
}

impl Of {
    /// The title, safe to print.
    #[must_use]
    pub fn title(&self) -> String {
        match self {
            Self::Ties { name, .. } => format!("The ties of {}", visible::line(name)),
            Self::Groups => "Groups".to_owned(),
            Self::Circles => "Circles, in your order".to_owned(),
        }
    }
}
