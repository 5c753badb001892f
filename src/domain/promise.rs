//! A word given, by you or by them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::interaction::Interaction;
use crate::domain::person::Person;
use crate::domain::record::Record;
use crate::domain::word::Word;

/// One promise between you and one person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Promise {
    /// Which promise.
    pub id: Id<Promise>,
    /// With whom.
    pub person: Id<Person>,
    /// Who gave it.
    pub whose: Side,
    /// What was promised; never empty.
    pub text: String,
    /// The day it was given.
    pub given_on: Day,
    /// The day by which it is to be done, if one was named.
    #[serde(default)]
    pub by: Option<Day>,
    /// How it ended; `None` while it is open.
    #[serde(default)]
    pub ended: Option<Ended>,
    /// How a broken one was made good, in words.
    #[serde(default)]
    pub repaired: String,
    /// The promise that this one renews with a new day.
    #[serde(default)]
    pub renews: Option<Id<Promise>>,
    /// The interaction in which it was given.
    #[serde(default)]
    pub interaction: Option<Id<Interaction>>,
    /// Revision, last edit, tombstone.
    #[serde(default)]
    pub record: Record,
}

impl Promise {
    /// Whether it ended on a day that surely lies before the day it was given.
    #[must_use]
    pub fn out_of_order(&self) -> Option<OutOfOrder> {
        let before = |ended: Ended| ended.on.latest() < self.given_on.earliest();
        self.ended
            .is_some_and(before)
            .then_some(OutOfOrder::PromiseEnded)
    }

    /// Whether its day surely lies before the day it was given. Somebody may note so late what was promised, and
    /// say no more of when: only where both days were said is it a slip.
    #[must_use]
    pub fn due_before_given(&self) -> Option<OutOfOrder> {
        let before = |by: Day| by.latest() < self.given_on.earliest();
        self.by.is_some_and(before).then_some(OutOfOrder::PromiseBy)
    }

    /// Whether it is open and `today` is after its day.
    #[must_use]
    pub fn past_its_day(&self, today: NaiveDate) -> bool {
        self.ended.is_none() && self.by.is_some_and(|by| by.latest() < today)
    }

    /// Whether it was kept, after its day.
    #[must_use]
    pub fn kept_late(&self) -> bool {
        match (self.ended, self.by) {
            (Some(Ended { how: End::Kept, on }), Some(by)) => on.earliest() > by.latest(),
            _ => false,
        }
    }
}

/// Two days that cannot both be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OutOfOrder {
    /// A promise that ended before it was given.
    #[error("a promise cannot end before the day it is given")]
    PromiseEnded,
    /// A promise whose day is before it was given.
    #[error("the day of a promise cannot be before the day it is given")]
    PromiseBy,
    /// A topic that was closed before it was noted.
    #[error("a topic cannot be closed before the day it is noted")]
    TopicClosed,
}

/// How and when a promise ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ended {
    /// How.
    pub how: End,
    /// When.
    pub on: Day,
}

/// One of the two sides of a relationship.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Yours.
    Mine,
    /// Theirs, as you see it.
    Theirs,
}

impl Word for Side {
    const ALL: &'static [Self] = &[Self::Mine, Self::Theirs];

    fn word(self) -> &'static str {
        match self {
            Self::Mine => "mine",
            Self::Theirs => "theirs",
        }
    }
}

/// The ways a promise ends. "Kept late" and "past its day" follow from the days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum End {
    /// Done.
    Kept,
    /// Not done.
    Broken,
    /// The other side let it go.
    Released,
    /// A new day was agreed; another row carries on.
    Renegotiated,
}

impl Word for End {
    const ALL: &'static [Self] = &[Self::Kept, Self::Broken, Self::Released, Self::Renegotiated];

    fn word(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Broken => "broken",
            Self::Released => "released",
            Self::Renegotiated => "renegotiated",
        }
    }
}
