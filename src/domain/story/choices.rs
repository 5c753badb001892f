//! What the user wants in a story.

use crate::domain::day::{Day, Days};
use crate::domain::find::wanted::Sort;
use crate::domain::interaction::Kind;
use crate::domain::text::fold::fold;
use crate::domain::timeline::TimelineRow;

/// What goes into a story. By default everything that is not private, from the first day on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each private kind of thing is asked for by itself"
)]
pub struct Choices {
    /// The title, instead of the usual one.
    pub title: Option<String>,
    /// Words before everything else; may be empty.
    pub opening: String,
    /// Nothing before this day.
    pub from: Option<Day>,
    /// Nothing after this day.
    pub to: Option<Day>,
    /// Only these sorts; all, if there are none.
    pub sorts: Vec<Sort>,
    /// Only what has all of these tags, folded. Only interactions have tags.
    pub tags: Vec<String>,
    /// What is marked private too.
    pub private: bool,
    /// Notes too: they were written about somebody, not with them.
    pub notes: bool,
    /// Check-ins too.
    pub check_ins: bool,
    /// Topics too.
    pub topics: bool,
    /// Promises that were not kept too.
    pub broken: bool,
    /// The seasons of the southern half of the earth.
    pub southern: bool,
}

impl Choices {
    /// Whether some of the days lie within the chosen ones. A month or a year that is known no
    /// better does if part of it does.
    #[must_use]
    pub fn hold(&self, days: Days) -> bool {
        self.from
            .is_none_or(|from| days.last().latest() >= from.earliest())
            && self
                .to
                .is_none_or(|to| days.first().earliest() <= to.latest())
    }

    /// Whether something without tags, of this sort, is chosen.
    #[must_use]
    pub fn take(&self, sort: Sort, days: Days) -> bool {
        self.tags.is_empty() && self.takes_sort(sort) && self.hold(days)
    }

    /// Whether the interaction is chosen, private or not.
    #[must_use]
    pub fn take_row(&self, row: &TimelineRow) -> bool {
        let of = &row.interaction;
        let sorts = of.kind.map_or(self.sorts.is_empty(), |kind| {
            self.takes_sort(Sort::Interaction(kind))
        });
        let tagged = |wanted: &String| of.tags.iter().any(|tag| fold(tag) == *wanted);
        sorts && self.tags.iter().all(tagged) && self.hold(of.days())
    }

    /// Whether notes are wanted: asked for as such, or named as a kind.
    #[must_use]
    pub fn want_notes(&self) -> bool {
        self.notes || self.sorts.contains(&Sort::Interaction(Kind::Note))
    }

    /// Whether the story is to be less than the whole of it.
    #[must_use]
    pub fn narrow(&self) -> bool {
        self.from.is_some() || self.to.is_some() || !self.sorts.is_empty() || !self.tags.is_empty()
    }

    fn takes_sort(&self, sort: Sort) -> bool {
        self.sorts.is_empty() || self.sorts.contains(&sort)
    }
}
