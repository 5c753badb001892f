//! What can lie in the trash.

use crate::domain::check_in::CheckIn;
use crate::domain::circle::Circle;
use crate::domain::group::Group;
use crate::domain::id::Id;
use crate::domain::interaction::Interaction;
use crate::domain::pause::Pause;
use crate::domain::person::Person;
use crate::domain::promise::Promise;
use crate::domain::tie::Tie;
use crate::domain::topic::Topic;

/// What can go into the trash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// A person; interactions shared with others stay for them.
    Person(Id<Person>),
    /// An interaction, for everybody who was there.
    Interaction(Id<Interaction>),
    /// A promise.
    Promise(Id<Promise>),
    /// A topic.
    Topic(Id<Topic>),
    /// A check-in.
    CheckIn(Id<CheckIn>),
    /// A pause.
    Pause(Id<Pause>),
    /// A tie between two people.
    Tie(Id<Tie>),
    /// A circle. Nobody is in one that lies in the trash.
    Circle(Id<Circle>),
    /// A group; its members stay.
    Group(Id<Group>),
}

impl Item {
    /// What kind of thing it is, in one word.
    #[must_use]
    pub fn kind(self) -> &'static str {
        match self {
            Self::Person(_) => "person",
            Self::Interaction(_) => "interaction",
            Self::Promise(_) => "promise",
            Self::Topic(_) => "topic",
            Self::CheckIn(_) => "check_in",
            Self::Pause(_) => "pause",
            Self::Tie(_) => "tie",
            Self::Circle(_) => "circle",
            Self::Group(_) => "group",
        }
    }

    /// The number of its id.
    #[must_use]
    pub fn number(self) -> i64 {
        match self {
            Self::Person(id) => id.number(),
            Self::Interaction(id) => id.number(),
            Self::Promise(id) => id.number(),
            Self::Topic(id) => id.number(),
            Self::CheckIn(id) => id.number(),
            Self::Pause(id) => id.number(),
            Self::Tie(id) => id.number(),
            Self::Circle(id) => id.number(),
            Self::Group(id) => id.number(),
        }
    }

    /// The item of this kind with this number; `None` if there is no such kind.
    #[must_use]
    pub fn of(kind: &str, number: i64) -> Option<Self> {
        Some(match kind {
            "person" => Self::Person(Id::from_number(number)),
            "interaction" => Self::Interaction(Id::from_number(number)),
            "promise" => Self::Promise(Id::from_number(number)),
            "topic" => Self::Topic(Id::from_number(number)),
            "check_in" => Self::CheckIn(Id::from_number(number)),
            "pause" => Self::Pause(Id::from_number(number)),
            "tie" => Self::Tie(Id::from_number(number)),
            "circle" => Self::Circle(Id::from_number(number)),
            "group" => Self::Group(Id::from_number(number)),
            _ => return None,
        })
    }
}
