//! A stretch in which quiet is fine.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::domain::record::Record;
use crate::domain::word::Word;

/// One pause; both its days belong to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pause {
    /// Which pause.
    pub id: Id<Pause>,
    /// With whom.
    pub person: Id<Person>,
    /// Its first day.
    pub from: Day,
    /// Its last day; `None` while it has no end.
    #[serde(default)]
    pub to: Option<Day>,
    /// Ends by itself with the next contact day.
    #[serde(default)]
    pub until_contact: bool,
    /// Why.
    pub reason: PauseReason,
    /// More about it, in words.
    #[serde(default)]
    pub words: String,
    /// Revision, last edit, tombstone.
    #[serde(default)]
    pub record: Record,
}

impl Pause {
    /// The dates it covers, both included, given the contact days of the pair in any order.
    /// A pause without an end runs to the end of the calendar, or to the day before the next
    /// contact if it ends with that.
    #[must_use]
    pub fn dates(
        &self,
        contact_days: impl IntoIterator<Item = NaiveDate>,
    ) -> (NaiveDate, NaiveDate) {
        let first = self.from.earliest();
        let stated = self.to.map_or(NaiveDate::MAX, Day::latest);
        if !self.until_contact {
            return (first, stated);
        }
        let next = contact_days.into_iter().filter(|day| *day >= first).min();
        let before = next
            .and_then(|day| day.pred_opt())
            .unwrap_or(NaiveDate::MAX);
        (first, stated.min(before))
    }

    /// The pause as it stands when it ends today: its last day is yesterday. `None` if it would have
    /// no day left, because it had not begun before today.
    #[must_use]
    pub fn ended(self, today: NaiveDate) -> Option<Self> {
        let yesterday = today.pred_opt()?;
        (self.from.earliest() <= yesterday).then(|| Self {
            to: Some(Day::nearest(yesterday)),
            ..self
        })
    }
}

/// Why quiet is fine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PauseReason {
    /// Both agreed.
    Agreed,
    /// Someone is away.
    Travel,
    /// Someone is ill.
    Illness,
    /// Someone is grieving.
    Grief,
    /// It is simply fine.
    Fine,
}

impl Word for PauseReason {
    const ALL: &'static [Self] = &[
        Self::Agreed,
        Self::Travel,
        Self::Illness,
        Self::Grief,
        Self::Fine,
    ];

    fn word(self) -> &'static str {
        match self {
            Self::Agreed => "agreed",
            Self::Travel => "travel",
            Self::Illness => "illness",
            Self::Grief => "grief",
            Self::Fine => "fine",
        }
    }
}
