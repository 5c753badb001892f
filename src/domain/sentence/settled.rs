//! A reading with nothing open in it: the only kind that can be saved.

use crate::domain::sentence::reading::Reading;

/// A reading without open questions and problems.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settled(Reading);

impl Settled {
    /// `reading`, if nothing in it is open or a problem, and it says anything at all; otherwise it
    /// is handed back.
    ///
    /// # Errors
    /// The reading itself, so that it can be shown.
    pub fn new(reading: Reading) -> Result<Self, Box<Reading>> {
        let happened = reading.happened
            && (!reading.words.is_empty()
                || !reading.people.is_empty()
                || !reading.new_people.is_empty());
        let says_something = happened || !reading.topics.is_empty() || !reading.promises.is_empty();
        if reading.is_settled() && says_something {
            Ok(Self(reading))
        } else {
            Err(Box::new(reading))
        }
    }

    /// What it says.
    #[must_use]
    pub fn reading(&self) -> &Reading {
        &self.0
    }
}
