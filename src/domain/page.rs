//! Everything between you and one person, as it stands today: what the header and the sidebar show.

use crate::domain::check_in::CheckIn;
use crate::domain::circle::Circle;
use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::measures::pair::Measures;
use crate::domain::pause::Pause;
use crate::domain::person::Person;
use crate::domain::promise::Promise;
use crate::domain::rhythm::Rhythm;
use crate::domain::shift::Shift;
use crate::domain::tie::{Tie, TieKind};
use crate::domain::topic::Topic;

/// One person's page, computed when it is read.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonPage {
    /// The person.
    pub person: Person,
    /// The circle, if in one.
    pub circle: Option<Circle>,
    /// The name of the one through whom you met.
    pub met_through: Option<String>,
    /// Ties, seen from this person.
    pub ties: Vec<TieSeen>,
    /// The names of the groups the person is in.
    pub groups: Vec<String>,
    /// Since when there is a relationship; `None` for a connection.
    pub since: Option<Day>,
    /// The rhythm of the two of you.
    pub rhythm: Rhythm,
    /// The pause you are in, if any.
    pub paused: Option<Pause>,
    /// What you felt and what you noted.
    pub measures: Measures,
    /// All promises, by day.
    pub promises: Vec<Promise>,
    /// All topics, by day.
    pub topics: Vec<Topic>,
    /// All check-ins, by day.
    pub check_ins: Vec<CheckIn>,
    /// All pauses, by day.
    pub pauses: Vec<Pause>,
    /// When they came to another standing or circle, the oldest first.
    pub shifts: Vec<Shift>,
}

/// A tie as one of its two people sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TieSeen {
    /// The tie itself.
    pub tie: Tie,
    /// The other one.
    pub other: Id<Person>,
    /// Their name.
    pub name: String,
    /// What the other is to this person.
    pub role: Role,
}

/// What somebody is to somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Partner.
    Partner,
    /// Parent.
    Parent,
    /// Child.
    Child,
    /// Sibling.
    Sibling,
    /// Friend.
    Friend,
    /// Colleague.
    Colleague,
    /// Introduced this person to you.
    Introducer,
    /// Was introduced to you by this person.
    Introduced,
    /// As the words of the tie say.
    Own,
    /// This person is to them what the words of the tie say.
    OwnTo,
}

impl Role {
    /// What the other one of a tie is, for the one it is read from (`from_first`) or to.
    #[must_use]
    pub fn of_other(kind: TieKind, from_first: bool) -> Self {
        match (kind, from_first) {
            (TieKind::Partner, _) => Self::Partner,
            (TieKind::Parent, true) => Self::Child,
            (TieKind::Parent, false) => Self::Parent,
            (TieKind::Sibling, _) => Self::Sibling,
            (TieKind::Friend, _) => Self::Friend,
            (TieKind::Colleague, _) => Self::Colleague,
            (TieKind::IntroducedBy, true) => Self::Introducer,
            (TieKind::IntroducedBy, false) => Self::Introduced,
            (TieKind::Own, true) => Self::OwnTo,
            (TieKind::Own, false) => Self::Own,
        }
    }
}
