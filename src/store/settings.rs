//! What the program remembers of itself: no act, in no history and in no export.

use rusqlite::{OptionalExtension, params};

use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::store::error::Result;
use crate::store::open::{Reader, Store};

/// At whom one stopped with putting people into circles.
pub(in crate::store) const GATHERED: &str = "gathered";

impl Reader {
    /// At whom one stopped with putting people into circles; `None` if that was never begun.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn gathered(&self) -> Result<Option<Id<Person>>> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT value FROM setting WHERE name = ?1")?;
        let value: Option<String> = statement
            .query_row([GATHERED], |row| row.get(0))
            .optional()?;
        Ok(value.and_then(|value| value.parse().ok()))
    }
}

impl Store {
    /// Remembers at whom one stopped with putting people into circles.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn keep_gathered(&mut self, place: Id<Person>) -> Result<()> {
        self.reader.location.check()?;
        self.reader
            .connection
            .prepare_cached("INSERT OR REPLACE INTO setting (name, value) VALUES (?1, ?2)")?
            .execute(params![GATHERED, place.to_string()])?;
        Ok(())
    }
}
