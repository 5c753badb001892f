//! One interaction of a pair, as far as the measures look at it.

use chrono::NaiveDate;

use crate::domain::id::Id;
use crate::domain::interaction::{Began, Depth, Interaction, Kind};
use crate::domain::person::Person;

/// What the measures see of an interaction on an exact day. It belongs to a window by its first day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Its first day.
    pub day: NaiveDate,
    /// Its last day; the first again if it ran over one.
    pub last_day: NaiveDate,
    /// Whether both took part.
    pub two_way: bool,
    /// Who began it.
    pub began: Option<Began>,
    /// How many minutes, if noted.
    pub minutes: Option<u32>,
    /// Time freely chosen.
    pub chosen: bool,
    /// What kind it was, if noted.
    pub kind: Option<Kind>,
    /// How deep your side went, if noted.
    pub mine: Option<Depth>,
    /// How deep theirs went.
    pub theirs: Option<Depth>,
    /// Its tags.
    pub tags: Vec<String>,
}

impl Moment {
    /// What `interaction` was between you and `person`; `None` if its day is not known exactly, or they
    /// were not there.
    #[must_use]
    pub fn of(interaction: &Interaction, person: Id<Person>) -> Option<Self> {
        let (day, last_day) = interaction.days().dates()?;
        let there = interaction.people.iter().find(|one| one.id == person)?;
        Some(Self {
            day,
            last_day,
            two_way: there.two_way,
            began: there.began,
            minutes: interaction.minutes.map(u32::from),
            chosen: interaction.chosen,
            kind: interaction.kind,
            mine: interaction.depth.mine,
            theirs: interaction.depth.theirs,
            tags: interaction.tags.clone(),
        })
    }

    /// Whether it is an interaction of chosen time in which both took part.
    #[must_use]
    pub fn is_time_together(&self) -> bool {
        self.two_way && self.chosen
    }
}

#[cfg(test)]
pub(in crate::domain) mod tests {
    use super::*;

    /// Time together on a day, with nothing else noted.
    pub(in crate::domain) fn moment(day: &str) -> Moment {
        let day = day.parse().unwrap();
        Moment {
            day,
            last_day: day,
            two_way: true,
            began: None,
            minutes: None,
            chosen: true,
            kind: None,
            mine: None,
            theirs: None,
            tags: Vec::new(),
        }
    }
}
