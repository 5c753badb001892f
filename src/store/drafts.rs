//! Half-typed text, kept in the file itself. Saving one is no act.
//!
//! Each sitting has a draft of its own in a slot, so that two screens do not write over each other.
//! What a sitting left behind is taken over by a later one.

use rusqlite::{OptionalExtension, params};

use crate::store::error::Result;
use crate::store::open::{Reader, Store};

impl Reader {
    /// The newest draft of a box or form, of any sitting; `None` if there is none.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn draft(&self, slot: &str) -> Result<Option<String>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT text FROM draft WHERE slot = ?1 OR slot GLOB ?1 || '/*' ORDER BY at DESC, slot LIMIT 1",
        )?;
        Ok(statement.query_row([slot], |row| row.get(0)).optional()?)
    }
}

impl Store {
    /// Keeps `text` as this sitting's draft of `slot`; an empty text clears it. `at` is UTC
    /// milliseconds.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn keep_draft(&mut self, slot: &str, text: &str, at: i64) -> Result<()> {
        self.reader.location.check()?;
        let own = self.own_slot(slot);
        let connection = &self.reader.connection;
        if text.is_empty() {
            connection
                .prepare_cached("DELETE FROM draft WHERE slot = ?1")?
                .execute([own])?;
        } else {
            connection
                .prepare_cached(
                    "INSERT OR REPLACE INTO draft (slot, text, at) VALUES (?1, ?2, ?3)",
                )?
                .execute(params![own, text, at])?;
        }
        Ok(())
    }

    /// Takes over the newest draft of `slot` that was kept until `until` (UTC milliseconds), unless
    /// this sitting has one; answers it.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn take_over_draft(&mut self, slot: &str, until: i64) -> Result<Option<String>> {
        let own = self.own_slot(slot);
        let connection = &self.reader.connection;
        let left: Option<String> = connection
            .prepare_cached(
                "SELECT slot FROM draft WHERE (slot = ?1 OR slot GLOB ?1 || '/*') AND at <= ?2 \
                 AND NOT EXISTS (SELECT 1 FROM draft WHERE slot = ?3) ORDER BY at DESC, slot LIMIT 1",
            )?
            .query_row(params![slot, until, own], |row| row.get(0))
            .optional()?;
        let Some(left) = left else { return Ok(None) };
        self.reader.location.check()?;
        Ok(connection
            .prepare_cached("UPDATE draft SET slot = ?2 WHERE slot = ?1 RETURNING text")?
            .query_row([left, own], |row| row.get(0))
            .optional()?)
    }

    /// Where this sitting keeps its draft of `slot`.
    pub(in crate::store) fn own_slot(&self, slot: &str) -> String {
        format!("{slot}/{:x}", self.sitting)
    }
}
