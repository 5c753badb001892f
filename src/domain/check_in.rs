//! How it feels: a few questions with one-key answers, at most once a season per person.
//!
//! The answers are felt, never computed, never summed. Nothing orders people by them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::domain::record::Record;
use crate::domain::word::Word;

/// The answers of one sitting about one person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckIn {
    /// Which check-in.
    pub id: Id<CheckIn>,
    /// About whom.
    pub person: Id<Person>,
    /// The day it was answered.
    pub day: Day,
    /// What was answered; a question that was skipped is absent.
    #[serde(default)]
    pub answers: BTreeMap<Question, Answer>,
    /// "And would they say the same of me?"
    #[serde(default)]
    pub mirror: Option<Mirror>,
    /// Revision, last edit, tombstone.
    #[serde(default)]
    pub record: Record,
}

/// One answer: a step, words, or both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// The step, if one was chosen.
    #[serde(default)]
    pub step: Option<Step>,
    /// Free words beside it; may be empty.
    #[serde(default)]
    pub words: String,
}

/// One of five steps, 0 to 4, as on the keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Step(u8);

impl TryFrom<u8> for Step {
    type Error = String;

    fn try_from(step: u8) -> Result<Self, String> {
        if step <= 4 {
            Ok(Self(step))
        } else {
            Err(format!("an answer is a step from 0 to 4, not {step}"))
        }
    }
}

impl From<Step> for u8 {
    fn from(step: Step) -> Self {
        step.0
    }
}

/// The questions; the fifth has two halves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    /// C1: would you tell them something you'd rather not have known?
    Trust,
    /// C2: what do you carry away from time with them?
    Value,
    /// C3: they say "leave it to me".
    Reliability,
    /// C4: do words and deeds meet when it costs them something?
    Integrity,
    /// C5, from you: did what mattered to you land with them?
    LandedWithThem,
    /// C5, from them: did what mattered to them land with you?
    LandedWithMe,
    /// C6: whose is the giving, lately? A place, not a grade.
    Giving,
}

impl Word for Question {
    const ALL: &'static [Self] = &[
        Self::Trust,
        Self::Value,
        Self::Reliability,
        Self::Integrity,
        Self::LandedWithThem,
        Self::LandedWithMe,
        Self::Giving,
    ];

    fn word(self) -> &'static str {
        match self {
            Self::Trust => "trust",
            Self::Value => "value",
            Self::Reliability => "reliability",
            Self::Integrity => "integrity",
            Self::LandedWithThem => "landed_with_them",
            Self::LandedWithMe => "landed_with_me",
            Self::Giving => "giving",
        }
    }
}

/// The answers to the mirror question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mirror {
    /// They would not.
    No,
    /// Not sure.
    Unsure,
    /// I think so.
    ThinkSo,
    /// Something to ask them.
    AskThem,
}

impl Word for Mirror {
    const ALL: &'static [Self] = &[Self::No, Self::Unsure, Self::ThinkSo, Self::AskThem];

    fn word(self) -> &'static str {
        match self {
            Self::No => "no",
            Self::Unsure => "unsure",
            Self::ThinkSo => "think_so",
            Self::AskThem => "ask_them",
        }
    }
}
