//! Rows of a timeline, newest first, a page at a time.

use crate::domain::day::Day;
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
