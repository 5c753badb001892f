//! What a sentence was understood to say, and what is still open.

use std::collections::HashMap;
use std::fmt;

use chrono::{NaiveDate, NaiveTime, Timelike};

use crate::domain::day::{Day, Days};
use crate::domain::group::Group;
use crate::domain::id::Id;
use crate::domain::interaction::{Began, DepthOfBoth, Kind, Minutes};
use crate::domain::names::Names;
use crate::domain::person::Person;
use crate::domain::place::Place;
use crate::domain::promise::Side;
use crate::domain::topic::TopicKind;

/// What a sentence is read against.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    /// Everybody's names.
    pub names: &'a Names,
    /// Groups that a sentence can name as one.
    pub groups: &'a [Group],
    /// Places that are known.
    pub places: &'a [Place],
    /// How often two people were there together, for the pairs that matter; may be empty.
    pub company: &'a Company,
    /// Today.
    pub today: NaiveDate,
    /// The time of day now; without it no time of today is still to come.
    pub now: Option<NaiveTime>,
    /// The person selected on the screen, who is meant when nobody is named.
    pub selected: Option<Id<Person>>,
    /// What 3/4 means.
    pub order: NumericOrder,
    /// What the user has chosen for open questions of this sentence.
    pub choices: &'a [Choice],
}

/// How often pairs of people were there together.
#[derive(Clone, Debug, Default)]
pub struct Company(HashMap<(Id<Person>, Id<Person>), u32>);

impl Company {
    /// Notes that `one` and `other` were `times` together.
    pub fn note(&mut self, one: Id<Person>, other: Id<Person>, times: u32) {
        self.0.insert((one.min(other), one.max(other)), times);
    }

    /// How often they were together, as far as is noted.
    #[must_use]
    pub fn times(&self, one: Id<Person>, other: Id<Person>) -> u32 {
        self.0
            .get(&(one.min(other), one.max(other)))
            .copied()
            .unwrap_or(0)
    }
}

/// The order of day and month in a date written in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NumericOrder {
    /// 3/4 is a question, 14/9 is not.
    #[default]
    Ask,
    /// 3/4 is the third of April.
    DayFirst,
    /// 3/4 is the fourth of March.
    MonthFirst,
}

/// The user's choice for an open question. It holds for the same words in the rest of the sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Which question.
    pub kind: OpenKind,
    /// The words it was about, as typed.
    pub words: String,
    /// The [`Offer::id`] that was chosen.
    pub offer: String,
}

/// A stretch of the text, in bytes; always on borders of graphemes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The bytes from `start` up to `end`.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// Whether they have a byte in common.
    #[must_use]
    pub fn meets(&self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The words of `text` that it covers; empty if it lies outside.
    #[must_use]
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.start..self.end).unwrap_or_default()
    }
}

/// The reading of a sentence. Never saved while anything is open or a problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// When it happened; today if nothing is said.
    pub days: Days,
    /// The order of day and month by which a day in numbers was decided, where that made the day.
    pub order: Option<NumericOrder>,
    /// At what time of day.
    pub time: Option<NaiveTime>,
    /// Whether something happened: `false` if the text only notes promises, topics or a plan for a
    /// day to come, and saving makes no interaction.
    pub happened: bool,
    /// Who was there.
    pub people: Vec<ReadPerson>,
    /// Names of people who are created on saving.
    pub new_people: Vec<String>,
    /// What it was; `None` if the words do not say.
    pub kind: Option<Kind>,
    /// Who began it, where that is the same for everybody there; `None` if not known.
    pub began: Option<Began>,
    /// Whether both took part.
    pub two_way: bool,
    /// How long.
    pub minutes: Option<Minutes>,
    /// Time freely chosen; `false` is duty.
    pub chosen: bool,
    /// Where.
    pub place: Option<ReadPlace>,
    /// Tags without the `#`, in the order of the text, each once.
    pub tags: Vec<String>,
    /// How deep it went.
    pub depth: DepthOfBoth,
    /// Words given.
    pub promises: Vec<ReadPromise>,
    /// Topics noted.
    pub topics: Vec<ReadTopic>,
    /// What is stored as words: the sentence without date, attributes, tags and clauses.
    pub words: String,
    /// What each stretch of the text was understood as, in order, without overlap.
    pub marks: Vec<Mark>,
    /// Questions to be settled before it can be saved, in the order of the text.
    pub open: Vec<Open>,
    /// What cannot be as it stands, in the order of the text.
    pub problems: Vec<Problem>,
    /// Those who are named as having been there and are nobody here; they stay text.
    pub strangers: Vec<Stranger>,
    /// Those who are named, where nobody is taken to have been there.
    pub mentioned: Vec<Span>,
    /// What was looked for among names that are only nearly the same: for "Did you mean".
    pub likened: Vec<Span>,
}

impl Reading {
    /// Whether it can be saved as it is.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.open.is_empty() && self.problems.is_empty()
    }

    /// Whether it is asked on which day it happened.
    #[must_use]
    pub fn day_is_open(&self) -> bool {
        let of_this = |span| {
            let mut marks = self.marks.iter().filter(|mark| mark.span == span);
            marks.any(|mark| matches!(mark.meaning, Meaning::When | Meaning::Time))
        };
        let mut open = self.open.iter();
        open.any(|open| open.kind == OpenKind::Day && of_this(open.span))
    }
}

/// Somebody who is named as having been there and is nobody here yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stranger {
    /// The words.
    pub span: Span,
    /// Whether they are a name and not "my boss".
    pub is_name: bool,
}

/// One person in a reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadPerson {
    /// Who.
    pub id: Id<Person>,
    /// Who began it between you and them; `None` if not known.
    pub began: Option<Began>,
}

/// A place in a reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadPlace {
    /// The place, if it is known; otherwise it is created on saving.
    pub id: Option<Id<Place>>,
    /// Its name.
    pub name: String,
}

/// A promise in a reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadPromise {
    /// Who gave it.
    pub whose: Side,
    /// With whom; `None` while that is open, or when it is the one new person.
    pub person: Option<Id<Person>>,
    /// What was promised.
    pub text: String,
    /// By when.
    pub by: Option<Day>,
}

/// A topic in a reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadTopic {
    /// What is to be done with it.
    pub kind: TopicKind,
    /// With whom; `None` while that is open, when it is the one new person, or for news of one's own.
    pub person: Option<Id<Person>>,
    /// What it is about.
    pub text: String,
    /// The day from which it matters.
    pub from: Option<Day>,
}

/// A stretch of text and what it was understood as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Where.
    pub span: Span,
    /// As what.
    pub meaning: Meaning,
}

/// What a stretch of text can be understood as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A day.
    When,
    /// A time of day.
    Time,
    /// Somebody who was there.
    Person,
    /// A name that means several people.
    Ambiguous,
    /// Somebody who is created on saving.
    NewPerson,
    /// A group.
    Group,
    /// The verb or attribute that says what it was.
    Kind,
    /// Who began it.
    Began,
    /// How long.
    Length,
    /// Where.
    Place,
    /// A tag.
    Tag,
    /// How deep.
    Depth,
    /// Chosen or duty.
    Duty,
    /// A promise with its text.
    Promise,
    /// A topic with its text.
    Topic,
    /// What is refused.
    Problem,
}

/// A question that the sentence leaves open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Open {
    /// The words it is about.
    pub span: Span,
    /// What is asked.
    pub kind: OpenKind,
    /// What can be chosen, the likeliest first; never empty.
    pub offers: Vec<Offer>,
}

/// The kinds of open question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OpenKind {
    /// Which person a name means.
    Person,
    /// Which day.
    Day,
    /// Morning or evening.
    Time,
    /// Who began it.
    Began,
    /// Whose promise or topic it is, of several people there.
    Whose,
    /// Which place.
    Place,
}

impl OpenKind {
    /// The word for it in JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Day => "day",
            Self::Time => "time",
            Self::Began => "began",
            Self::Whose => "whose",
            Self::Place => "place",
        }
    }
}

/// One way to settle an open question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What a [`Choice`] names.
    pub id: String,
    /// How it is shown, such as a full name.
    pub label: String,
    /// Why it is offered.
    pub why: Why,
}

impl Offer {
    /// The label, and why it is offered where that says more: "Jo Weber (last contact 2026-11-01)".
    #[must_use]
    pub fn shown(&self) -> String {
        match self.why.to_string() {
            why if why.is_empty() => self.label.clone(),
            why => format!("{} ({why})", self.label),
        }
    }
}

/// Why something is offered; shown as nothing where the label says it all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// They were there together with others of the sentence this many times.
    Together(u32),
    /// The last contact day.
    LastContact(Day),
    /// The name fits; nothing else is known.
    NameFits,
    /// The letters are nearly the same.
    Resembles,
    /// One of the ways to read the words.
    Reading,
    /// In this part of the day.
    PartOfDay(NaiveTime),
    /// The words say no day.
    NoDay,
    /// It has not happened yet.
    StillToCome,
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Together(1) => write!(f, "once together with those named"),
            Self::Together(times) => write!(f, "{times} times together with those named"),
            Self::LastContact(day) => write!(f, "last contact {day}"),
            Self::NameFits => write!(f, "the name fits"),
            Self::Resembles => write!(f, "nearly the same letters"),
            Self::Reading => Ok(()),
            Self::PartOfDay(time) => match time.hour() {
                0..5 => write!(f, "at night"),
                5..12 => write!(f, "in the morning"),
                12..18 => write!(f, "in the afternoon"),
                _ => write!(f, "in the evening"),
            },
            Self::NoDay => write!(f, "then it was today"),
            Self::StillToCome => write!(f, "kept as something to ask about"),
        }
    }
}

/// Something that cannot be as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The words it is about.
    pub span: Span,
    /// What is wrong, in a sentence.
    pub message: String,
    /// What to do about it, in a sentence.
    pub next: String,
}
