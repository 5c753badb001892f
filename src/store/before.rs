//! What is good to know before you meet somebody.

use chrono::NaiveDate;

use crate::domain::before::Before;
use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::store::error::Result;
use crate::store::open::Reader;

impl Reader {
    /// What is good to know before you meet `person`; `None` if there is no such person out of the
    /// trash. `day_of` gives the civil day of a stamp.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn before_you_meet(
        &self,
        person: Id<Person>,
        today: NaiveDate,
        day_of: fn(i64) -> NaiveDate,
    ) -> Result<Option<Before>> {
        let page = self.person_page(person, today, day_of)?;
        let since = self.since_we_spoke(person, today)?;
        let (Some(page), Some(since)) = (page, since) else {
            return Ok(None);
        };
        Ok(Some(Before {
            page,
            since,
            last_words: self.last_words(person, today)?,
        }))
    }
}
