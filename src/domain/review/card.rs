//! The cards of a review.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::day::Day;
use crate::domain::days::Coming;
use crate::domain::id::Id;
use crate::domain::interaction::{Interaction, Kind};
use crate::domain::person::Person;
use crate::domain::promise::Promise;
use crate::domain::quiet::QuietRow;
use crate::domain::word::Word;

/// One card, with why it is there.
#[derive(Clone, Debug, PartialEq)]
pub enum Card {
    /// Whom did you meet yesterday?
    Yesterday(Vec<Noted>),
    /// Words given that are due or past their day: yours first, then theirs.
    Words(Arc<Vec<Given>>),
    /// Days that come round within a week.
    Days(Vec<Coming>),
    /// Somebody who has gone quiet.
    Quiet {
        /// The terms.
        row: Box<QuietRow>,
        /// When they last stood on this card; `None` for not yet.
        last_look: Option<NaiveDate>,
    },
    /// How is it between you?
    HowIsIt {
        /// With whom.
        person: Id<Person>,
        /// The name.
        name: String,
        /// When that was asked last; `None` for never.
        last_asked: Option<Day>,
        /// The last contact day.
        last_contact: Option<NaiveDate>,
    },
    /// Somebody who was put off again and again: is the rhythm wrong, is a rest fine?
    PutOff {
        /// The terms.
        row: Box<QuietRow>,
        /// Since when.
        since: NaiveDate,
    },
    /// Something waits in the tray.
    Tray,
}

/// The kinds of [`Card`], in the order in which they come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CardKind {
    /// Whom did you meet yesterday?
    Yesterday,
    /// Words given.
    Words,
    /// Days that come round.
    Days,
    /// Gone quiet.
    Quiet,
    /// How is it?
    HowIsIt,
    /// Put off again and again.
    PutOff,
    /// The tray.
    Tray,
}

impl Word for CardKind {
    const ALL: &'static [Self] = &[
        Self::Yesterday,
        Self::Words,
        Self::Days,
        Self::Quiet,
        Self::HowIsIt,
        Self::PutOff,
        Self::Tray,
    ];

    fn word(self) -> &'static str {
        match self {
            Self::Yesterday => "yesterday",
            Self::Words => "words_given",
            Self::Days => "their_day",
            Self::Quiet => "gone_quiet",
            Self::HowIsIt => "how_is_it",
            Self::PutOff => "put_off",
            Self::Tray => "tray",
        }
    }
}

/// Which card of a day: its kind, and about whom if it is about one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CardKey {
    /// The kind.
    pub kind: CardKind,
    /// About whom; `None` for a card about several.
    pub person: Option<Id<Person>>,
}

impl Card {
    /// Which card it is.
    #[must_use]
    pub fn key(&self) -> CardKey {
        let (kind, person) = match self {
            Self::Yesterday(_) => (CardKind::Yesterday, None),
            Self::Words(_) => (CardKind::Words, None),
            Self::Days(_) => (CardKind::Days, None),
            Self::Quiet { row, .. } => (CardKind::Quiet, Some(row.person)),
            Self::HowIsIt { person, .. } => (CardKind::HowIsIt, Some(*person)),
            Self::PutOff { row, .. } => (CardKind::PutOff, Some(row.person)),
            Self::Tray => (CardKind::Tray, None),
        };
        CardKey { kind, person }
    }

    /// Whom row `at` of the card is about, and the name.
    #[must_use]
    pub fn person(&self, at: usize) -> Option<(Id<Person>, &str)> {
        match self {
            Self::Words(rows) => rows.get(at).map(|row| (row.promise.person, &*row.name)),
            Self::Days(rows) => rows.get(at).map(|row| (row.of.person, &*row.of.name)),
            Self::Quiet { row, .. } | Self::PutOff { row, .. } => Some((row.person, &row.name)),
            Self::HowIsIt { person, name, .. } => Some((*person, name)),
            Self::Yesterday(_) | Self::Tray => None,
        }
    }

    /// Everybody on it, each once, in the order of the rows.
    #[must_use]
    pub fn people(&self) -> Vec<Id<Person>> {
        let rows = match self {
            Self::Words(rows) => rows.len(),
            Self::Days(rows) => rows.len(),
            _ => 1,
        };
        let mut people = Vec::new();
        for (person, _) in (0..rows).filter_map(|at| self.person(at)) {
            if !people.contains(&person) {
                people.push(person);
            }
        }
        people
    }
}

/// A word given that is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// The promise; open, with a day.
    pub promise: Promise,
    /// The name of the one it is between you and.
    pub name: String,
}

impl Given {
    /// By how many days it is past its day; 0 on the day itself.
    #[must_use]
    pub fn days_past(&self, today: NaiveDate) -> i64 {
        let by = self.promise.by.map_or(today, Day::latest);
        today.signed_duration_since(by).num_days()
    }
}

/// Something that is written down already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noted {
    /// Which interaction.
    pub interaction: Id<Interaction>,
    /// Its day.
    pub day: Day,
    /// What it was.
    pub kind: Option<Kind>,
    /// With whom, by name; empty for a note of one's own.
    pub people: Vec<(Id<Person>, String)>,
    /// Its words; may be empty.
    pub words: String,
}
