//! Something to ask, to tell, to give, or a need that was noticed; open until closed.

use serde::{Deserialize, Serialize};

use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::interaction::Interaction;
use crate::domain::person::Person;
use crate::domain::promise::{OutOfOrder, Side};
use crate::domain::record::Record;
use crate::domain::word::Word;

/// One topic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// Which topic.
    pub id: Id<Topic>,
    /// With whom; `None` for news of your own to tell whoever you meet.
    #[serde(default)]
    pub person: Option<Id<Person>>,
    /// What is to be done with it.
    pub kind: TopicKind,
    /// Whose it is: for a need, who has it; otherwise whose turn it is.
    pub whose: Side,
    /// What it is about; never empty.
    pub text: String,
    /// The day it was noted.
    pub noted_on: Day,
    /// The day from which it matters: a plan.
    #[serde(default)]
    pub from: Option<Day>,
    /// How it was closed; `None` while it is open.
    #[serde(default)]
    pub closed: Option<Closed>,
    /// The interaction in which it came up.
    #[serde(default)]
    pub interaction: Option<Id<Interaction>>,
    /// Revision, last edit, tombstone.
    #[serde(default)]
    pub record: Record,
}

impl Topic {
    /// Whether it was closed on a day that surely lies before the day it was noted.
    #[must_use]
    pub fn out_of_order(&self) -> Option<OutOfOrder> {
        let before = |closed: Closed| closed.on.latest() < self.noted_on.earliest();
        self.closed
            .is_some_and(before)
            .then_some(OutOfOrder::TopicClosed)
    }
}

/// What a topic is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TopicKind {
    /// To ask them about.
    Ask,
    /// To tell them.
    Tell,
    /// An idea for a gift.
    Gift,
    /// A need that was noticed.
    Need,
}

impl Word for TopicKind {
    const ALL: &'static [Self] = &[Self::Ask, Self::Tell, Self::Need, Self::Gift];

    fn word(self) -> &'static str {
        match self {
            Self::Ask => "ask",
            Self::Tell => "tell",
            Self::Gift => "gift",
            Self::Need => "need",
        }
    }
}

/// How and when a topic was closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Closed {
    /// How.
    pub how: Closing,
    /// When.
    pub on: Day,
}

/// The ways a topic is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Closing {
    /// Asked, told, given, met.
    Answered,
    /// It no longer matters.
    Dropped,
}

impl Word for Closing {
    const ALL: &'static [Self] = &[Self::Answered, Self::Dropped];

    fn word(self) -> &'static str {
        match self {
            Self::Answered => "answered",
            Self::Dropped => "dropped",
        }
    }
}
