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

/// A kind of thing that a story holds only if it is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extra {
    /// What is marked private.
    Private,
    /// Notes about them.
    Notes,
    /// Check-ins.
    CheckIns,
    /// Topics.
    Topics,
    /// Promises that were not kept.
    Broken,
}

impl Extra {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 5] = [
        Self::Private,
        Self::Notes,
        Self::CheckIns,
        Self::Topics,
        Self::Broken,
    ];
}

impl Choices {
    /// Whether `extra` was asked for.
    #[must_use]
    pub fn has(&self, extra: Extra) -> bool {
        match extra {
            Extra::Private => self.private,
            Extra::Notes => self.notes,
            Extra::CheckIns => self.check_ins,
            Extra::Topics => self.topics,
            Extra::Broken => self.broken,
        }
    }

    /// Asks for `extra`, or no more.
    pub fn toggle(&mut self, extra: Extra) {
        let choice = match extra {
            Extra::Private => &mut self.private,
            Extra::Notes => &mut self.notes,
            Extra::CheckIns => &mut self.check_ins,
            Extra::Topics => &mut self.topics,
            Extra::Broken => &mut self.broken,
        };
        *choice = !*choice;
    }

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
