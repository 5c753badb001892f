//! Half-typed text, kept in the file itself. Saving one is no act.
//!
//! Each sitting has a draft of its own in a slot, so that two screens do not write over each other.
//! What a sitting left behind is taken over by a later one, one text at a time or all at once; what
//! another screen is in the middle of is left alone.

use std::path::Path;

use rusqlite::{Connection, OptionalExtension, params};

use crate::store::error::Result;
use crate::store::in_use;
use crate::store::open::{Reader, Store};
use crate::store::writing::Writing;

/// What the sittings keep in a slot, the newest first.
const ALL: &str = "SELECT slot, text FROM draft WHERE (slot = ?1 OR slot GLOB ?1 || '/*') AND at <= ?2 \
                   ORDER BY at DESC, slot";

/// A draft that may be offered: of this sitting, or of one that has ended.
struct Left {
    slot: String,
    text: String,
}

impl Reader {
    /// The newest draft of a box or form, of this sitting or one that has ended; `None` if there is none.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn draft(&self, slot: &str) -> Result<Option<String>> {
        Ok(self.drafts(slot)?.into_iter().next())
    }

    /// The drafts of this sitting and of those that have ended, the newest first.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn drafts(&self, slot: &str) -> Result<Vec<String>> {
        let left = left(&self.connection, self.location.path(), slot, i64::MAX)?;
        Ok(left.into_iter().map(|left| left.text).collect())
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
        if self.left(slot, until)?.is_empty() {
            return Ok(());
        }
        let own = self.own_slot(slot);
        let taking = Writing::begin(&mut self.reader.connection, &self.switches)?;
        self.reader.location.check()?;
        let left = left(&taking, self.reader.location.path(), slot, until)?;
        for Left { slot, .. } in &left {
            put(&taking, slot, "", until)?;
        }
        let texts = left.into_iter().map(|left| left.text).collect();
        put(&taking, &own, &join(texts), until)?;
        taking.commit()
    }

    /// Takes over the newest draft of `slot` that was kept until `until` (UTC milliseconds), unless
    /// this sitting has one; answers it.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn take_over_draft(&mut self, slot: &str, until: i64) -> Result<Option<String>> {
        let own = self.own_slot(slot);
        if self.left(slot, i64::MAX)?.iter().any(|of| of.slot == own) {
            return Ok(None);
        }
        let left = self.left(slot, until)?;
        let Some(newest) = left.first() else {
            return Ok(None);
        };
        self.reader.location.check()?;
        let connection = &self.reader.connection;
        Ok(connection
            .prepare_cached("UPDATE draft SET slot = ?2 WHERE slot = ?1 RETURNING text")?
            .query_row([&newest.slot, &own], |row| row.get(0))
            .optional()?)
    }

    fn left(&self, slot: &str, until: i64) -> Result<Vec<Left>> {
        let Reader {
            connection,
            location,
        } = &self.reader;
        left(connection, location.path(), slot, until)
    }

    /// Where this sitting keeps its draft of `slot`.
    pub(in crate::store) fn own_slot(&self, slot: &str) -> String {
        format!("{slot}/{:x}", self.sitting)
    }
}

/// What was kept in `slot` until `until`, but for what another screen is in the middle of.
fn left(connection: &Connection, path: &Path, slot: &str, until: i64) -> Result<Vec<Left>> {
    let mut statement = connection.prepare_cached(ALL)?;
    let rows = statement.query_map(params![slot, until], |row| {
        Ok(Left {
            slot: row.get(0)?,
            text: row.get(1)?,
        })
    })?;
    let mut left = rows.collect::<rusqlite::Result<Vec<_>>>()?;
    left.retain(|draft| {
        let sitting = draft.slot.rsplit_once('/').map(|(_, sitting)| sitting);
        let sitting = sitting.and_then(|sitting| i64::from_str_radix(sitting, 16).ok());
        !sitting.is_some_and(|sitting| in_use::by_sitting(path, sitting))
    });
    Ok(left)
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
