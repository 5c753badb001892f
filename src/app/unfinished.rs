//! What was begun in forms, check-ins, and the lines for a new person and a new day and not saved, as it
//! outlasts the program.
//!
//! The store keeps it as a text, as it is typed; the screen that comes next goes on with it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::app::form::sheet::Line;
use crate::domain::check_in::{Answer, CheckIn, Mirror, Question};
use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::domain::promise::Promise;

/// Where forms and check-ins that were begun are kept.
pub const FORM_DRAFT: &str = "forms";

/// What of all this the screen knows.
#[derive(Debug, Default)]
pub struct Unsaved {
    /// What an earlier sitting left, until it is opened.
    pub left: Vec<Unfinished>,
    /// What is kept in the file, or on its way there.
    pub kept: Vec<Unfinished>,
    /// Whether something that can be begun was open after the last message.
    pub open: bool,
}

impl Unsaved {
    /// Takes out the first that was left and meets a condition.
    pub fn take(&mut self, meets: impl Fn(&Unfinished) -> bool) -> Option<Unfinished> {
        let at = self.left.iter().position(meets)?;
        Some(self.left.remove(at))
    }
}

/// One of them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unfinished {
    /// A form.
    Form {
        /// Which row it is about: [`Subject::key`](crate::app::form::sheet::Subject::key).
        row: String,
        /// What was being written, and what to press to go on.
        told: String,
        /// On whose page it was opened.
        person: Option<Id<Person>>,
        /// What is in its fields.
        lines: Vec<Line>,
        /// The field under the cursor.
        focus: usize,
    },
    /// The name of a new person.
    Name(String),
    /// A new day for a promise.
    NewDay {
        /// Which promise.
        promise: Id<Promise>,
        /// Whose it is.
        person: Id<Person>,
        /// What is typed.
        text: String,
    },
    /// A check-in.
    CheckIn {
        /// With whom.
        person: Id<Person>,
        /// Their name.
        name: String,
        /// The row as it is kept; `None` for a new one.
        kept: Option<Box<CheckIn>>,
        /// What was answered.
        answers: BTreeMap<Question, Answer>,
        /// Whether they would say the same.
        mirror: Option<Mirror>,
        /// The question that is asked.
        at: usize,
        /// Words that are being written beside the answer.
        words: Option<String>,
    },
}

/// As a text, to be kept; empty if there is nothing.
#[must_use]
pub fn written(all: &[Unfinished]) -> String {
    if all.is_empty() {
        return String::new();
    }
    serde_json::to_string(all).unwrap_or_default()
}

/// What such a text says; nothing if another version of the program wrote it otherwise.
#[must_use]
pub fn read(text: &str) -> Vec<Unfinished> {
    serde_json::from_str(text).unwrap_or_default()
}

/// What several such texts say, the first one first.
#[must_use]
pub fn joined(texts: &[String]) -> Vec<Unfinished> {
    let mut all: Vec<Unfinished> = Vec::new();
    for one in texts.iter().flat_map(|text| read(text)) {
        if !all.contains(&one) {
            all.push(one);
        }
    }
    all
}

/// The same for people to read, where it could be kept nowhere: what was typed, field by field.
#[must_use]
pub fn in_words(all: &[Unfinished]) -> String {
    let mut text = String::new();
    for one in all {
        match one {
            Unfinished::Form { lines, .. } => {
                let typed = lines.iter().filter(|line| line.text != line.before);
                text.extend(typed.map(|line| format!("{}: {}\n", line.label, line.text)));
            }
            Unfinished::NewDay { text: day, .. } => text.extend(["by ", day.as_str(), "\n"]),
            Unfinished::Name(name) => text.extend([name.as_str(), "\n"]),
            Unfinished::CheckIn { answers, words, .. } => {
                let said = answers.values().map(|answer| answer.words.as_str());
                let said = said
                    .chain(words.as_deref())
                    .filter(|words| !words.is_empty());
                text.extend(said.map(|words| format!("{words}\n")));
            }
        }
    }
    text
}

impl Unfinished {
    /// On whose page it was begun.
    #[must_use]
    pub fn person(&self) -> Option<Id<Person>> {
        match self {
            Self::Form { person, .. } => *person,
            Self::CheckIn { person, .. } | Self::NewDay { person, .. } => Some(*person),
            Self::Name(_) => None,
        }
    }
}
