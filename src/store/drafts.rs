//! Half-typed text, kept in the file itself. Saving one is no act.

use rusqlite::{OptionalExtension, params};

use crate::store::error::Result;
use crate::store::open::{Reader, Store};

impl Reader {
    /// The draft of a box or form; `None` if there is none.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn draft(&self, slot: &str) -> Result<Option<String>> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT text FROM draft WHERE slot = ?1")?;
        Ok(statement.query_row([slot], |row| row.get(0)).optional()?)
    }
}

impl Store {
    /// Keeps `text` as the draft of `slot`; an empty text clears it. `at` is UTC milliseconds.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn keep_draft(&mut self, slot: &str, text: &str, at: i64) -> Result<()> {
        let connection = &self.reader.connection;
        if text.is_empty() {
            connection
                .prepare_cached("DELETE FROM draft WHERE slot = ?1")?
                .execute([slot])?;
        } else {
            connection
                .prepare_cached(
                    "INSERT OR REPLACE INTO draft (slot, text, at) VALUES (?1, ?2, ?3)",
                )?
                .execute(params![slot, text, at])?;
        }
        Ok(())
    }
}
