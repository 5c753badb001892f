//! The story of two people, as far as it is written down.

use chrono::NaiveDate;

use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::domain::story::build;
use crate::domain::story::choices::Choices;
use crate::domain::story::tale::Story;
use crate::store::error::Result;
use crate::store::open::Reader;

impl Reader {
    /// The story of `person` and you, as it is chosen; `None` if there is no such person out of the trash. `day_of` gives the civil day of a stamp.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn story(
        &self,
        person: Id<Person>,
        choices: &Choices,
        today: NaiveDate,
        day_of: fn(i64) -> NaiveDate,
    ) -> Result<Option<Story>> {
        let Some(page) = self.person_page(person, today, day_of)? else {
            return Ok(None);
        };
        let rows = self.timeline(person, None, usize::MAX)?;
        Ok(Some(build::story(&page, rows, choices, today)))
    }
}
