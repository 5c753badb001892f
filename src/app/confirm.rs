//! A yes-or-no question: before something that was not made in this sitting is undone, and before two
//! people become one.

use chrono::NaiveDate;

use crate::app::effect::Deed;
use crate::domain::act::Act;
use crate::domain::merge::Merging;
use crate::wording::{acts, merge};

/// What is asked about.
#[derive(Debug)]
pub enum Confirm {
    /// An act that would be undone.
    Undo(Act),
    /// Two entries that would become one, as they were read.
    Merge(Box<Merging>),
}

impl Confirm {
    /// The title of the box.
    #[must_use]
    pub fn title(&self) -> &'static str {
        match self {
            Self::Undo(_) => "Undo",
            Self::Merge(_) => "The same person",
        }
    }

    /// The question, a sentence a line.
    #[must_use]
    pub fn lines(&self, today: NaiveDate) -> Vec<String> {
        match self {
            Self::Undo(act) => vec![format!(
                "The newest act is not from this sitting: {}, {}. Undo it?",
                acts::done(act),
                acts::source(act.source)
            )],
            Self::Merge(merging) => {
                let mut lines = merge::lines(merging, today);
                lines.push("Join them?".to_owned());
                lines
            }
        }
    }

    /// What a yes does.
    #[must_use]
    pub fn deed(self) -> Deed {
        match self {
            Self::Undo(act) => Deed::Undo {
                agreed: Some(act.id),
            },
            Self::Merge(merging) => Deed::Merge(merging),
        }
    }
}
