//! What was found, newest first, a page at a time.

use crate::domain::day::Day;
use crate::domain::find::excerpt::Excerpt;
use crate::domain::find::wanted::Span;
use crate::domain::id::Id;
use crate::domain::interaction::Kind;
use crate::domain::person::Person;
use crate::domain::promise::Side;
use crate::domain::topic::TopicKind;

/// One thing that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What it is.
    pub what: What,
    /// The number of its id.
    pub id: i64,
    /// Its day; people, groups and places have none.
    pub day: Option<Day>,
    /// Whose it is, or who was there: out of the trash, by name.
    pub people: Vec<(Id<Person>, String)>,
    /// The words around.
    pub words: Excerpt,
    /// The tags of an interaction.
    pub tags: Vec<String>,
}

impl Found {
    /// Whether the words around say more than what it is and whose.
    #[must_use]
    pub fn says_more(&self) -> bool {
        let name = self.people.first().map(|(_, name)| name.as_str());
        match self.what {
            What::Person => name != Some(self.words.text.as_str()),
            What::Place => false,
            _ => !self.words.text.trim().is_empty(),
        }
    }
}

/// What can be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A person: by a name, or by what is kept of them.
    Person,
    /// A tie between two people, by its own words.
    Tie,
    /// A group of people.
    Group,
    /// A place.
    Place,
    /// An interaction.
    Interaction(Option<Kind>),
    /// A promise.
    Promise(Side),
    /// A topic.
    Topic(TopicKind),
    /// A check-in.
    CheckIn,
    /// A pause.
    Pause,
}

/// One page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoundPage {
    /// People, groups and places, by name; on the first page only.
    pub people: Vec<Found>,
    /// What has a day, newest first.
    pub rows: Vec<Found>,
    /// Where to look on; `None` once everything was looked at. A page may be short, or empty, and
    /// still not be the last one: a question looks at so many rows and no more.
    pub next: Option<Reached>,
}

/// How far was looked: everything newer than this, and this itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reached {
    /// A packed day.
    pub day: i64,
    /// The number of an id.
    pub id: i64,
}

impl Reached {
    /// Before anything.
    pub const TOP: Self = Self {
        day: i64::MAX,
        id: i64::MAX,
    };
    /// Behind everything.
    pub const FOOT: Self = Self {
        day: i64::MIN,
        id: i64::MIN,
    };

    /// The place just before this one, from where the next on the way down is this one.
    #[must_use]
    pub fn before(self) -> Self {
        Self {
            id: self.id.saturating_add(1),
            ..self
        }
    }

    /// The end of a day, a month or a year: before all that happened in it.
    #[must_use]
    pub fn end_of(span: Span) -> Self {
        Self {
            day: i64::from(span.last),
            id: i64::MAX,
        }
    }
}
