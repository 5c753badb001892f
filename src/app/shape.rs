//! The shape of an entry: all of it but the day, the people and the words.

use std::fmt;

use crate::domain::interaction::{Kind, Minutes};
use crate::domain::sentence::reading::Reading;
use crate::domain::timeline::TimelineRow;
use crate::domain::word::Word;

/// What can be the same the next time. As text it is the attributes that say it, a space before each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shape {
    /// What it was.
    pub kind: Option<Kind>,
    /// How long.
    pub minutes: Option<Minutes>,
    /// Whether it was duty.
    pub duty: bool,
    /// Where.
    pub place: Option<String>,
    /// Tags.
    pub tags: Vec<String>,
}

impl From<&Reading> for Shape {
    fn from(reading: &Reading) -> Self {
        Self {
            kind: reading.kind,
            minutes: reading.minutes,
            duty: !reading.chosen,
            place: reading.place.as_ref().map(|place| place.name.clone()),
            tags: reading.tags.clone(),
        }
    }
}

impl From<&TimelineRow> for Shape {
    fn from(row: &TimelineRow) -> Self {
        Self {
            kind: row.interaction.kind,
            minutes: row.interaction.minutes,
            duty: !row.interaction.chosen,
            place: row.place.clone(),
            tags: row.interaction.tags.clone(),
        }
    }
}

impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(kind) = self.kind {
            write!(f, " kind:{}", kind.word())?;
        }
        if let Some(minutes) = self.minutes {
            write!(f, " for:{}min", minutes.number())?;
        }
        if self.duty {
            write!(f, " duty")?;
        }
        match &self.place {
            Some(place) if place.contains('\u{22}') => {}
            Some(place) if place.contains(char::is_whitespace) => write!(f, " at:\"{place}\"")?,
            Some(place) => write!(f, " at:{place}")?,
            None => {}
        }
        self.tags.iter().try_for_each(|tag| write!(f, " #{tag}"))
    }
}
