//! Rows of a timeline, newest first, a page at a time.

use crate::domain::day::Day;
use crate::domain::find::found::Reached;
use crate::domain::id::Id;
use crate::domain::interaction::Interaction;
use crate::domain::person::Person;

/// One interaction as the timeline of a person shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimelineRow {
    /// The interaction.
    pub interaction: Interaction,
    /// Who else was there, by name.
    pub others: Vec<(Id<Person>, String)>,
    /// The name of the place.
    pub place: Option<String>,
}

/// Where a page of a timeline ends and the next one begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageEnd {
    /// The day of its last row.
    pub day: Day,
    /// The interaction of its last row.
    pub interaction: Id<Interaction>,
}

impl From<&TimelineRow> for PageEnd {
    fn from(row: &TimelineRow) -> Self {
        Self {
            day: row.interaction.day,
            interaction: row.interaction.id,
        }
    }
}

impl From<&TimelineRow> for Reached {
    fn from(row: &TimelineRow) -> Self {
        Self {
            day: i64::from(row.interaction.day.packed()),
            id: row.interaction.id.number(),
        }
    }
}

/// A stretch of a timeline, newest first, without a gap.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stretch {
    /// The rows.
    pub rows: Vec<TimelineRow>,
    /// Where newer ones go on above it; `None` if it begins with the newest.
    pub newer: Option<Reached>,
    /// Where older ones go on below it; `None` if it ends with the oldest.
    pub older: Option<Reached>,
}

/// Where a stretch begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begin {
    /// With the newest.
    Newest,
    /// Here, or with the next older one.
    At(Reached),
    /// Some newer ones above this place.
    Above(Reached),
}
