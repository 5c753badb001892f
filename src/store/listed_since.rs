//! What of the list of people reads otherwise than it did.

use chrono::NaiveDate;

use crate::domain::listed::Listed;
use crate::store::error::Result;
use crate::store::mark::Mark;
use crate::store::open::Reader;

/// What was written since.
#[derive(Debug)]
pub struct Since {
    /// The rows of the list that may read otherwise.
    pub people: Vec<Listed>,
    /// Whether interactions may have other tags.
    pub tags: bool,
}

impl Reader {
    /// What was written since the file stood at `mark`, if nothing was undone, and nobody was added, changed
    /// or put elsewhere; else `None`: then everything is to be read.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn listed_since(&self, mark: &Mark, today: NaiveDate) -> Result<Option<Since>> {
        let Some(concerned) = self.concerned_since(mark)? else {
            return Ok(None);
        };
        let people = if concerned.with.is_empty() {
            Vec::new()
        } else {
            self.listed_of(Some(&concerned.with), today)?
        };
        Ok(Some(Since {
            people,
            tags: concerned.tags,
        }))
    }
}
