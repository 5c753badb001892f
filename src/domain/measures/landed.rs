//! What was noted to ask, tell, give or help with, and how much of it was done: in both directions, as
//! counts.

use chrono::NaiveDate;

use crate::domain::measures::share::{Share, share};
use crate::domain::measures::window::in_window;
use crate::domain::promise::Side;
use crate::domain::topic::{Closing, Topic, TopicKind};

/// Counts are told from this many.
const ENOUGH: u32 = 3;
/// An interval needs this many.
const ENOUGH_FOR_INTERVAL: u32 = 5;

/// Topics and needs of one direction, noted in the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Landed {
    /// Noted.
    pub noticed: u32,
    /// Those that were answered.
    pub answered: u32,
}

impl Landed {
    /// Whether there are enough to tell.
    #[must_use]
    pub fn is_enough(&self) -> bool {
        self.noticed >= ENOUGH
    }

    /// The share answered; `None` below five.
    #[must_use]
    pub fn share(&self) -> Option<Share> {
        let open = self.noticed.saturating_sub(self.answered);
        (self.noticed >= ENOUGH_FOR_INTERVAL)
            .then(|| share(self.answered, open))
            .flatten()
    }
}

/// Whose turn a topic is: of a need it is the other one's than who has it.
#[must_use]
pub fn turn(topic: &Topic) -> Side {
    match (topic.kind, topic.whose) {
        (TopicKind::Need, Side::Mine) => Side::Theirs,
        (TopicKind::Need, Side::Theirs) => Side::Mine,
        (_, whose) => whose,
    }
}

/// Counts the topics whose turn it is `whose`, noted in the window that ends `today`.
#[must_use]
pub fn landed(topics: &[Topic], whose: Side, today: NaiveDate) -> Landed {
    let mut landed = Landed::default();
    for topic in topics.iter().filter(|topic| counts(topic, whose, today)) {
        landed.noticed += 1;
        landed.answered += u32::from(is_answered(topic, today));
    }
    landed
}

/// Whether it counts for that direction.
#[must_use]
pub fn counts(topic: &Topic, whose: Side, today: NaiveDate) -> bool {
    turn(topic) == whose && in_window(topic.noted_on.earliest(), today)
}

fn is_answered(topic: &Topic, today: NaiveDate) -> bool {
    topic
        .closed
        .is_some_and(|closed| closed.how == Closing::Answered && closed.on.earliest() <= today)
}
