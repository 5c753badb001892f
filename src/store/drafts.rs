//! Half-typed text, kept in the file itself. Saving one is no act.
//!
//! Each sitting has a draft of its own in a slot, so that two screens do not write over each other.
//! What a sitting left behind is taken over by a later one, one text at a time or all at once.

use rusqlite::{Connection, OptionalExtension, params};

use crate::store::error::Result;
use crate::store::open::{Reader, Store};
use crate::store::writing::Writing;

/// What every sitting keeps in a slot, the newest first.
const ALL: &str = "SELECT text FROM draft WHERE (slot = ?1 OR slot GLOB ?1 || '/*') AND at <= ?2 \
                   ORDER BY at DESC, slot";

impl Reader {
    /// The newest draft of a box or form, of any sitting; `None` if there is none.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn draft(&self, slot: &str) -> Result<Option<String>> {
        let mut statement = self.connection.prepare_cached(ALL)?;
        Ok(statement
            .query_row(params![slot, i64::MAX], |row| row.get(0))
            .optional()?)
    }

    /// What every sitting keeps in a slot, the newest first.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn drafts(&self, slot: &str) -> Result<Vec<String>> {
        all(&self.connection, slot, i64::MAX)
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
        put(&self.reader.connection, &own, text, at)
    }

    /// Makes an act that leaves `text` as the draft of `slot`, in its own transaction: both are kept, or
    /// neither.
    ///
    /// # Errors
    /// What `act` answers, and whatever the database says.
    pub fn leaving_draft<T>(
        &mut self,
        slot: &str,
        text: String,
        at: i64,
        act: impl FnOnce(&mut Self) -> Result<T>,
    ) -> Result<T> {
        let own = self.own_slot(slot);
        self.draft_after = Some((own, text));
        let answer = act(self);
        // Where there was nothing to change no act was made.
        let left = self.draft_after.take();
        let answer = answer?;
        if let Some((own, text)) = left {
            put(&self.reader.connection, &own, &text, at)?;
        }
        Ok(answer)
    }

    /// Takes over everything that was kept in `slot` until `until` (UTC milliseconds), as the one text
    /// that `join` makes of it, the newest first.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn take_over_drafts(
        &mut self,
        slot: &str,
        until: i64,
        join: impl FnOnce(Vec<String>) -> String,
    ) -> Result<()> {
        if all(&self.reader.connection, slot, until)?.is_empty() {
            return Ok(());
        }
        let own = self.own_slot(slot);
        let taking = Writing::begin(&mut self.reader.connection, &self.switches)?;
        self.reader.location.check()?;
        let left = all(&taking, slot, until)?;
        taking.execute(
            "DELETE FROM draft WHERE (slot = ?1 OR slot GLOB ?1 || '/*') AND at <= ?2",
            params![slot, until],
        )?;
        put(&taking, &own, &join(left), until)?;
        taking.commit()
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

fn all(connection: &Connection, slot: &str, until: i64) -> Result<Vec<String>> {
    let mut statement = connection.prepare_cached(ALL)?;
    let texts = statement.query_map(params![slot, until], |row| row.get(0))?;
    Ok(texts.collect::<rusqlite::Result<_>>()?)
}

/// Writes the draft of a slot; an empty text clears it.
pub(in crate::store) fn put(
    connection: &Connection,
    slot: &str,
    text: &str,
    at: i64,
) -> Result<()> {
    if text.is_empty() {
        connection
            .prepare_cached("DELETE FROM draft WHERE slot = ?1")?
            .execute([slot])?;
    } else {
        connection
            .prepare_cached("INSERT OR REPLACE INTO draft (slot, text, at) VALUES (?1, ?2, ?3)")?
            .execute(params![slot, text, at])?;
    }
    Ok(())
}
