//! Where that which can be found is kept, by its days.

use crate::domain::find::found::Reached;
use crate::domain::find::wanted::{Sort, Wanted};
use crate::store::triggers::SEARCHED;

/// Where something with a day is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// Interactions.
    Interaction,
    /// Promises.
    Promise,
    /// Topics.
    Topic,
    /// Check-ins.
    CheckIn,
    /// Pauses.
    Pause,
}

impl Source {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Interaction,
        Self::Promise,
        Self::Topic,
        Self::CheckIn,
        Self::Pause,
    ];

    /// Its table, and the column of its day.
    pub fn table(self) -> (&'static str, &'static str) {
        match self {
            Self::Interaction => ("interaction", "day"),
            Self::Promise => ("promise", "given_on"),
            Self::Topic => ("topic", "noted_on"),
            Self::CheckIn => ("check_in", "day"),
            Self::Pause => ("pause", "from_day"),
        }
    }

    /// What holds of its rows that are out of the trash.
    pub fn alive(self) -> &'static str {
        match self {
            Self::Interaction => "live = 1",
            _ => "deleted_at IS NULL",
        }
    }

    /// The words of a row of its table, and its tags too if it is to be `tagged`: so they are indexed.
    pub fn words(self, tagged: bool) -> String {
        let (table, _) = self.table();
        let searched = SEARCHED.iter().find(|searched| searched.table == table);
        searched.map_or_else(
            || "''".to_owned(),
            |searched| {
                if tagged {
                    searched.expression(table)
                } else {
                    searched.untagged(table)
                }
            },
        )
    }

    /// Whether something of it can be wanted.
    pub fn is_wanted(self, wanted: &Wanted) -> bool {
        match self {
            Self::Interaction => {
                let interaction = |sort: &Sort| matches!(sort, Sort::Interaction(_));
                wanted.sorts.is_empty() || wanted.sorts.iter().any(interaction)
            }
            Self::Promise => wanted.admits(Some(Sort::Promise)),
            Self::Topic => wanted.admits(Some(Sort::Topic)),
            Self::CheckIn => wanted.admits(Some(Sort::CheckIn)),
            Self::Pause => wanted.admits(Some(Sort::Pause)),
        }
    }
}

/// One thing that is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Where it is kept.
    pub source: Source,
    /// Where it stands.
    pub at: Reached,
}

/// Which way a walk goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// From newer to older.
    Down,
    /// From older to newer; only along the days of one person.
    Up,
}
