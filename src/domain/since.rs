//! Since we last spoke: what lies between you and one person until you speak again.
//!
//! Seven parts, in this order: what you meant to ask, what went deep on the last two contact days,
//! what you have not told them, your word, their word, ideas for a gift, and what is near in their
//! days. Nothing is weighed and nobody is compared: a row stands here because of a day or a mark.
//!
//! News of your own that is for whoever you meet (`tell:` without a person) counts as told once there
//! is a contact day after it. Of somebody who died only the days are left.

use std::cmp::Reverse;

use chrono::NaiveDate;

use crate::domain::day::{Day, shifted};
use crate::domain::days::{self, Coming, Kept};
use crate::domain::id::Id;
use crate::domain::interaction::Interaction;
use crate::domain::person::{Person, Standing};
use crate::domain::promise::{Promise, Side};
use crate::domain::sorting;
use crate::domain::topic::{Topic, TopicKind};

/// How many days ahead their days are told.
pub const AHEAD: i64 = 14;

/// From which depth on words are told again.
pub const DEEP: u8 = 2;

/// What is read for it.
#[derive(Clone, Debug)]
pub struct Read {
    /// What of the person comes round, with the name.
    pub kept: Kept,
    /// The last contact day.
    pub last: Option<Day>,
    /// What went [`DEEP`] on the last two contact days, newest first; with words.
    pub deep: Vec<Told>,
    /// Topics with this person, and news for whoever you meet.
    pub topics: Vec<Topic>,
    /// Notes of your own life that are marked to be told; newest first.
    pub notes: Vec<Told>,
    /// Promises between you and this person.
    pub promises: Vec<Promise>,
}

/// The words of an interaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Which interaction.
    pub interaction: Id<Interaction>,
    /// Its day.
    pub day: Day,
    /// Its words; never empty.
    pub words: String,
}

/// What lies between you and one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Since {
    /// Who.
    pub person: Id<Person>,
    /// The name.
    pub name: String,
    /// The last contact day.
    pub last: Option<Day>,
    /// The rows, part by part.
    pub rows: Vec<Row>,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// A topic that is open.
    Topic(Topic),
    /// Words that went deep between you.
    Deep(Told),
    /// A note of your own life.
    Note(Told),
    /// A promise that is open.
    Promise(Promise),
    /// A day of theirs.
    Day(Coming),
}

/// The parts, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// What you meant to ask about.
    Ask,
    /// What went deep.
    Deep,
    /// What you have not told them.
    Tell,
    /// What you promised.
    YourWord,
    /// What they promised, as you see it.
    TheirWord,
    /// Ideas for a gift.
    Gift,
    /// What is near in their days.
    Days,
}

impl Row {
    /// The part it stands in. A need of theirs is to be asked about, one of your own to be told;
    /// what is theirs to tell is to be asked about.
    #[must_use]
    pub fn part(&self) -> Part {
        match self {
            Self::Topic(topic) => match (topic.kind, topic.whose) {
                (TopicKind::Gift, _) => Part::Gift,
                (TopicKind::Ask, _) | (_, Side::Theirs) => Part::Ask,
                (TopicKind::Tell | TopicKind::Need, Side::Mine) => Part::Tell,
            },
            Self::Deep(_) => Part::Deep,
            Self::Note(_) => Part::Tell,
            Self::Promise(promise) => match promise.whose {
                Side::Mine => Part::YourWord,
                Side::Theirs => Part::TheirWord,
            },
            Self::Day(_) => Part::Days,
        }
    }
}

/// What lies between you and the person that `read` is about.
#[must_use]
pub fn since(read: Read, today: NaiveDate) -> Since {
    let coming = days::between([&read.kept], today, shifted(today, AHEAD));
    let mut rows: Vec<Row> = Vec::new();
    if read.kept.standing != Standing::Died {
        rows.extend(topics(read.topics, read.last).into_iter().map(Row::Topic));
        rows.extend(read.deep.into_iter().map(Row::Deep));
        let new = |told: &Told| is_after(told.day, read.last);
        rows.extend(read.notes.into_iter().filter(new).map(Row::Note));
        rows.extend(promises(read.promises).into_iter().map(Row::Promise));
    }
    rows.extend(coming.into_iter().map(Row::Day));
    sorting::by_key(&mut rows, Row::part);
    Since {
        person: read.kept.person,
        name: read.kept.name,
        last: read.last,
        rows,
    }
}

/// Those that are open: by the day from which they matter, then the newest first.
fn topics(mut topics: Vec<Topic>, last: Option<Day>) -> Vec<Topic> {
    topics.retain(|topic| {
        let for_them = topic.person.is_some() || is_after(topic.noted_on, last);
        topic.closed.is_none() && for_them
    });
    sorting::by_key(&mut topics, |topic| {
        let from = topic.from.map(Day::earliest);
        (from.is_none(), from, Reverse(topic.noted_on.packed()))
    });
    topics
}

/// Those that are open, by the day they are due, those without one last.
fn promises(mut promises: Vec<Promise>) -> Vec<Promise> {
    promises.retain(|promise| promise.ended.is_none());
    sorting::by_key(&mut promises, |promise| {
        let by = promise.by.map(Day::latest);
        (by.is_none(), by, promise.given_on.packed())
    });
    promises
}

fn is_after(day: Day, last: Option<Day>) -> bool {
    last.is_none_or(|last| day.latest() > last.latest())
}
