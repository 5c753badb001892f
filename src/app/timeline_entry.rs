//! What stands on a timeline, and the lines it is drawn in.

use chrono::{Datelike, NaiveDate};

use crate::domain::check_in::CheckIn;
use crate::domain::day::{Day, Days};
use crate::domain::find::wanted::Span;
use crate::domain::interaction::Interaction;
use crate::domain::item::Item;
use crate::domain::page::PersonPage;
use crate::domain::pause::Pause;
use crate::domain::promise::Promise;
use crate::domain::shift::Shift;
use crate::domain::text::visible;
use crate::domain::text::wrap::wrapped;
use crate::domain::timeline::TimelineRow;
use crate::domain::topic::Topic;
use crate::wording::{check_in, days, interactions, open, pauses, promises, shifts};

/// A gap at least this long may be drawn as a quiet stretch.
const QUIET_FROM: i64 = 28;
/// Without a rhythm to compare with, a gap is drawn from this many days on.
const QUIET_ANYWAY: i64 = 60;
/// Columns that the day takes before the words.
const DAY_COLUMN: usize = 8;

/// One thing on the timeline.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    /// An interaction.
    Interaction(Box<TimelineRow>),
    /// A promise, at the day it was given.
    Promise(Promise),
    /// A check-in.
    CheckIn(CheckIn),
    /// A topic, at the day it was noted.
    Topic(Topic),
    /// A pause, at its first day.
    Pause(Pause),
    /// Another standing or circle, at the day it was said.
    Shift(Shift),
}

/// Which thing it is, whatever stands before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// An interaction, by the number of its id.
    Interaction(i64),
    /// A promise.
    Promise(i64),
    /// A check-in.
    CheckIn(i64),
    /// A topic.
    Topic(i64),
    /// A pause.
    Pause(i64),
    /// A change of standing or circle, by its place among them.
    Shift(i64),
}

impl Key {
    /// The number in it.
    #[must_use]
    pub fn number(self) -> i64 {
        match self {
            Self::Interaction(number)
            | Self::Promise(number)
            | Self::CheckIn(number)
            | Self::Topic(number)
            | Self::Pause(number)
            | Self::Shift(number) => number,
        }
    }
}

impl Entry {
    /// Which thing it is.
    #[must_use]
    pub fn key(&self) -> Key {
        match self {
            Self::Interaction(row) => Key::Interaction(row.interaction.id.number()),
            Self::Promise(promise) => Key::Promise(promise.id.number()),
            Self::CheckIn(check_in) => Key::CheckIn(check_in.id.number()),
            Self::Topic(topic) => Key::Topic(topic.id.number()),
            Self::Pause(pause) => Key::Pause(pause.id.number()),
            Self::Shift(shift) => Key::Shift(i64::try_from(shift.place).unwrap_or(i64::MAX)),
        }
    }

    /// What it is called where it can go into the trash; `None` for what only follows from the history.
    #[must_use]
    pub fn item(&self) -> Option<Item> {
        Some(match self {
            Self::Interaction(row) => Item::Interaction(row.interaction.id),
            Self::Promise(promise) => Item::Promise(promise.id),
            Self::CheckIn(check_in) => Item::CheckIn(check_in.id),
            Self::Topic(topic) => Item::Topic(topic.id),
            Self::Pause(pause) => Item::Pause(pause.id),
            Self::Shift(_) => return None,
        })
    }

    /// Its last day.
    fn last_day(&self) -> Day {
        match self {
            Self::Interaction(row) => row.interaction.days().last(),
            Self::Pause(pause) => pause.to.unwrap_or(pause.from),
            _ => self.day(),
        }
    }

    /// What is said where one went to the `wanted` days and came here, unless it is of these days.
    #[must_use]
    pub fn missed(&self, wanted: Days) -> Option<String> {
        if self.day().packed() > Span::of(wanted.last()).last {
            let first = days::in_full(self.day());
            return Some(format!("nothing before {first}"));
        }
        (self.last_day().latest() < wanted.first().earliest()).then(|| {
            let when = days::at_days(wanted);
            format!("nothing {when}; this is the next before it")
        })
    }

    /// Its day.
    #[must_use]
    pub fn day(&self) -> Day {
        match self {
            Self::Interaction(row) => row.interaction.day,
            Self::Promise(promise) => promise.given_on,
            Self::CheckIn(check_in) => check_in.day,
            Self::Topic(topic) => topic.noted_on,
            Self::Pause(pause) => pause.from,
            Self::Shift(shift) => shift.day,
        }
    }
}

/// One line as it is drawn, safe to print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The entry it belongs to, by its place.
    pub entry: Option<usize>,
    /// What stands in it.
    pub what: Content,
}

/// The kinds of line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// The name of a month or year.
    Month(String),
    /// The first line of an entry: its day and what it was.
    Head {
        /// "10 Tue".
        day: String,
        /// "met · 2 h".
        text: String,
    },
    /// More of what it was.
    More(String),
    /// Words, as they were written.
    Words(String),
    /// A stretch of quiet: "6 weeks quiet".
    Quiet(String),
    /// Nothing.
    Gap,
}

/// Whether both took part.
#[must_use]
pub fn two_way(interaction: &Interaction) -> bool {
    interaction.people.iter().any(|person| person.two_way)
}

/// The heading over a day.
#[must_use]
pub fn month_of(day: Day) -> String {
    match day.month_number() {
        Some(_) => day.earliest().format("%B %Y").to_string(),
        None => day.year_number().to_string(),
    }
}

/// The stretch of quiet between an entry and the newer contact above it, if it was one.
#[must_use]
pub fn quiet_before(entry: &Entry, newer: Option<NaiveDate>, usual: Option<i64>) -> Option<String> {
    let Entry::Interaction(row) = entry else {
        return None;
    };
    if !two_way(&row.interaction) {
        return None;
    }
    let (_, last) = row.interaction.days().dates()?;
    let gap = newer?.signed_duration_since(last).num_days();
    let quiet = match usual {
        Some(usual) => gap >= QUIET_FROM && gap > usual,
        None => gap >= QUIET_ANYWAY,
    };
    quiet.then(|| format!("{} quiet", days::stretch(gap)))
}

/// The lines of an entry on the page of a person, in `width` cells.
#[must_use]
pub fn lines_of(entry: &Entry, page: &PersonPage, width: usize, today: NaiveDate) -> Vec<Content> {
    let (text, words) = match entry {
        Entry::Interaction(row) => (
            visible::line(&interactions::head(row, &page.person)).into_owned(),
            row.interaction.words.as_str(),
        ),
        Entry::Promise(promise) => (
            visible::line(&promises::told(promise, today)).into_owned(),
            "",
        ),
        Entry::CheckIn(check_in) => (visible::line(&check_in::head(check_in)).into_owned(), ""),
        Entry::Topic(topic) => (
            visible::line(&open::topic_told(topic, today)).into_owned(),
            "",
        ),
        Entry::Pause(pause) => (pauses::pause(pause, today), pause.words.as_str()),
        Entry::Shift(shift) => (visible::line(&shifts::told(shift)).into_owned(), ""),
    };
    let room = width.saturating_sub(DAY_COLUMN);
    let mut head = wrapped(&text, room).into_iter();
    let mut lines = vec![Content::Head {
        day: day_in_month(entry.day()),
        text: head.next().unwrap_or_default(),
    }];
    lines.extend(head.map(Content::More));
    if !words.trim().is_empty() {
        lines.extend(
            wrapped(words.trim(), room.saturating_sub(2))
                .into_iter()
                .map(Content::Words),
        );
    }
    lines
}

/// "10 Tue"; empty if the day is not known.
fn day_in_month(day: Day) -> String {
    day.date().map_or_else(String::new, |date| {
        format!("{:>2} {}", date.day(), date.format("%a"))
    })
}
