//! Imported traffic that waits for the user's word. It counts as nothing until it is accepted.

use chrono::NaiveTime;
use serde::{Deserialize, Serialize};

use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::interaction::{Interaction, Kind, clock_time};
use crate::domain::person::Person;
use crate::domain::record::Record;
use crate::domain::word::Word;

/// One candidate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Candidate {
    /// Which candidate.
    pub id: Id<Candidate>,
    /// What names the message or event in its source, so that it comes in once.
    pub source: String,
    /// The day it happened.
    pub day: Day,
    /// When on that day, if known.
    #[serde(default, with = "clock_time")]
    pub time: Option<NaiveTime>,
    /// What it would be.
    #[serde(default)]
    pub kind: Option<Kind>,
    /// People of the file that it is about.
    #[serde(default)]
    pub people: Vec<Id<Person>>,
    /// Names and addresses as the source has them.
    #[serde(default)]
    pub addresses: Vec<String>,
    /// What it was about, as the source has it.
    #[serde(default)]
    pub summary: String,
    /// What became of it.
    pub state: CandidateState,
    /// The interaction it became, once accepted.
    #[serde(default)]
    pub interaction: Option<Id<Interaction>>,
    /// Revision, last edit, tombstone.
    #[serde(default)]
    pub record: Record,
}

/// A candidate that waits, with the names of those it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// What waits.
    pub candidate: Candidate,
    /// Whom it is about, out of the trash.
    pub people: Vec<(Id<Person>, String)>,
}

/// What became of a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CandidateState {
    /// It waits in the tray.
    Waiting,
    /// It became an interaction.
    Accepted,
    /// The user did not want it.
    Dismissed,
}

impl Word for CandidateState {
    const ALL: &'static [Self] = &[Self::Waiting, Self::Accepted, Self::Dismissed];

    fn word(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Accepted => "accepted",
            Self::Dismissed => "dismissed",
        }
    }
}
