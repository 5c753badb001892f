//! What the mirror is computed from, as it stands in the file.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use crate::domain::check_in::Step;
use crate::domain::circle::Circle;
use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::mirror::tally::Tally;
use crate::domain::mirror::year::Year;
use crate::domain::person::{Person, Standing};
use crate::domain::text::quick_hash::QuickMap;

/// Everything that is noted of a year.
#[derive(Clone, Debug)]
pub struct Noted {
    /// Today.
    pub today: NaiveDate,
    /// The people, out of the trash.
    pub people: QuickMap<Id<Person>, Known>,
    /// The circles in the user's order.
    pub circles: Vec<Circle>,
    /// Their time of the last seasons.
    pub tally: Tally,
    /// The newest answer of the last 365 days to what one carries away from time with somebody.
    pub felt: HashMap<Id<Person>, Felt>,
    /// Those of them who are quiet by the rhythm of the two of you, and not set aside.
    pub quiet: HashSet<Id<Person>>,
    /// The contact days.
    pub year: Year,
}

impl Noted {
    /// Nothing noted yet.
    #[must_use]
    pub fn nothing(today: NaiveDate) -> Self {
        Self {
            today,
            people: QuickMap::default(),
            circles: Vec::new(),
            tally: Tally::default(),
            felt: HashMap::new(),
            quiet: HashSet::new(),
            year: Year::before(today),
        }
    }
}

/// A person by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// The name.
    pub name: String,
    /// The circle, if in one.
    pub circle: Option<Id<Circle>>,
    /// Active, resting, let go or died.
    pub standing: Standing,
}

impl Known {
    /// Whether anything may be asked about this person: not of those let go, nor of those who died.
    #[must_use]
    pub fn may_be_asked_about(&self) -> bool {
        matches!(self.standing, Standing::Active | Standing::Resting)
    }
}

/// What was answered, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Felt {
    /// The step.
    pub step: Step,
    /// The day of the answer.
    pub on: Day,
}
