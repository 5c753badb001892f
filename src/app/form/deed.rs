//! What a form asks to be saved.

use crate::domain::check_in::CheckIn;
use crate::domain::circle::Circle;
use crate::domain::group::Group;
use crate::domain::interaction::Interaction;
use crate::domain::pause::Pause;
use crate::domain::person::Person;
use crate::domain::promise::Promise;
use crate::domain::tie::Tie;
use crate::domain::topic::Topic;

/// The row as it shall be from now on; it names the revision it was read at.
#[derive(Clone, Debug, PartialEq)]
pub enum FormDeed {
    /// A person.
    Person {
        /// The row.
        person: Box<Person>,
        /// The name of the circle, empty for none; `None` leaves it as it is.
        circle: Option<String>,
    },
    /// An interaction.
    Interaction {
        /// The row.
        interaction: Box<Interaction>,
        /// The name of a place to be found or made; `None` leaves the one of the row.
        place: Option<String>,
    },
    /// A promise; one with the number 0 is new.
    Promise(Box<Promise>),
    /// A topic; one with the number 0 is new.
    Topic(Box<Topic>),
    /// A check-in; one with the number 0 is new.
    CheckIn(Box<CheckIn>),
    /// A pause.
    Pause(Box<Pause>),
    /// A tie; one with the number 0 is new.
    Tie(Box<Tie>),
    /// A group; one with the number 0 is new.
    Group(Box<Group>),
    /// A circle; one with the number 0 is new.
    Circle(Box<Circle>),
}
