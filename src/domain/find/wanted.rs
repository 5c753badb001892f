//! What is wanted of what was written: words, kinds, tags, years, who was there, where.

use crate::domain::check_in::CheckIn;
use crate::domain::day::Day;
use crate::domain::find::words::Words;
use crate::domain::id::Id;
use crate::domain::interaction::Kind;
use crate::domain::pause::Pause;
use crate::domain::person::Person;
use crate::domain::place::Place;
use crate::domain::promise::Promise;
use crate::domain::topic::Topic;
use crate::domain::word::Word;

/// Everything that is wanted; all of it must hold. Without anything, everything is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Words, wherever they stand.
    pub words: Words,
    /// Any of these sorts.
    pub sorts: Vec<Sort>,
    /// All of these tags.
    pub tags: Vec<TagWanted>,
    /// Within these days; months and years that are known no better count as they are written.
    pub span: Option<Span>,
    /// With all of these people.
    pub with: Vec<Id<Person>>,
    /// At this place.
    pub at: Option<Id<Place>>,
}

/// Sorts of things with a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Interactions of a kind.
    Interaction(Kind),
    /// Promises.
    Promise,
    /// Topics.
    Topic,
    /// Check-ins.
    CheckIn,
    /// Pauses.
    Pause,
}

impl Sort {
    /// The sort that `word` names: "call", "reached-out", "promise".
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        let word = word.to_lowercase().replace(['-', ' '], "_");
        Some(match word.as_str() {
            "promise" | "promises" => Self::Promise,
            "topic" | "topics" => Self::Topic,
            "check_in" | "check_ins" | "checkin" => Self::CheckIn,
            "pause" | "pauses" => Self::Pause,
            other => {
                let one = other.strip_suffix('s').unwrap_or(other);
                Self::Interaction(Kind::from_word(other).or_else(|| Kind::from_word(one))?)
            }
        })
    }

    /// All the words that name one.
    #[must_use]
    pub fn names() -> Vec<&'static str> {
        let kinds = Kind::ALL.iter().map(|kind| kind.word());
        kinds
            .chain(["promise", "topic", "check_in", "pause"])
            .collect()
    }
}

/// A tag that is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagWanted {
    /// Folded, without the `#`.
    pub folded: String,
    /// Whether it may go on: it is still being typed.
    pub open: bool,
}

impl TagWanted {
    /// Whether the tag that is `folded` is meant.
    #[must_use]
    pub fn means(&self, folded: &str) -> bool {
        if self.open {
            folded.starts_with(&self.folded)
        } else {
            folded == self.folded
        }
    }
}

/// A stretch of the calendar, both ends included, as packed days: 2024 holds "2024", "2024-06" and
/// all its days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The smallest packed day.
    pub first: i32,
    /// The largest packed day.
    pub last: i32,
}

impl Span {
    /// The span of one year, month or day.
    #[must_use]
    pub fn of(day: Day) -> Self {
        let first = day.packed();
        let width = match (first % 10_000, first % 100) {
            (0, _) => 9_999,
            (_, 0) => 99,
            _ => 0,
        };
        Self {
            first,
            last: first + width,
        }
    }

    /// Whether `day` lies in it.
    #[must_use]
    pub fn holds(self, day: Day) -> bool {
        (self.first..=self.last).contains(&day.packed())
    }
}

impl Wanted {
    /// Whether everything is wanted.
    #[must_use]
    pub fn is_everything(&self) -> bool {
        *self == Self::default()
    }

    /// Whether only interactions can be meant: only they have tags, places and several people.
    #[must_use]
    pub fn only_interactions(&self) -> bool {
        !self.tags.is_empty() || self.at.is_some() || self.with.len() > 1
    }

    /// Whether things of `sort` can be meant; `None` is an interaction whose kind is not known.
    #[must_use]
    pub fn admits(&self, sort: Option<Sort>) -> bool {
        let interaction = matches!(sort, None | Some(Sort::Interaction(_)));
        (interaction || !self.only_interactions())
            && (self.sorts.is_empty() || sort.is_some_and(|sort| self.sorts.contains(&sort)))
    }

    /// Whether a promise of the person on the page is wanted.
    #[must_use]
    pub fn has_promise(&self, promise: &Promise) -> bool {
        self.has(Sort::Promise, promise.given_on, || {
            format!("{} {}", promise.text, promise.repaired)
        })
    }

    /// Whether a topic of the person on the page is wanted.
    #[must_use]
    pub fn has_topic(&self, topic: &Topic) -> bool {
        self.has(Sort::Topic, topic.noted_on, || topic.text.clone())
    }

    /// Whether a check-in of the person on the page is wanted.
    #[must_use]
    pub fn has_check_in(&self, check_in: &CheckIn) -> bool {
        self.has(Sort::CheckIn, check_in.day, || {
            let words = check_in
                .answers
                .values()
                .map(|answer| answer.words.as_str());
            words.collect::<Vec<_>>().join(" ")
        })
    }

    /// Whether a pause of the person on the page is wanted.
    #[must_use]
    pub fn has_pause(&self, pause: &Pause) -> bool {
        self.has(Sort::Pause, pause.from, || pause.words.clone())
    }

    fn has(&self, sort: Sort, day: Day, words: impl FnOnce() -> String) -> bool {
        self.with.is_empty()
            && self.admits(Some(sort))
            && self.span.is_none_or(|span| span.holds(day))
            && (self.words.is_empty() || self.words.found_in(&words()))
    }
}
