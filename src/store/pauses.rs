//! Pauses.

use std::collections::HashMap;

use rusqlite::{Connection, Row, params};

use crate::domain::id::Id;
use crate::domain::pause::{Pause, PauseReason};
use crate::domain::person::Person;
use crate::store::error::Result;
use crate::store::open::Reader;
use crate::store::value::{self, AsWord};

const COLUMNS: &str =
    "id, person, from_day, to_day, until_contact, reason, words, revision, edited_at, deleted_at";

fn pause(row: &Row<'_>) -> rusqlite::Result<Pause> {
    Ok(Pause {
        id: row.get(0)?,
        person: row.get(1)?,
        from: row.get(2)?,
        to: row.get(3)?,
        until_contact: row.get(4)?,
        reason: row.get::<_, AsWord<PauseReason>>(5)?.0,
        words: row.get(6)?,
        record: value::record(row, 7)?,
    })
}

impl Reader {
    /// The pauses with `person`, by their first day.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn pauses(&self, person: Id<Person>) -> Result<Vec<Pause>> {
        let sql = format!(
            "SELECT {COLUMNS} FROM pause WHERE person = ?1 AND deleted_at IS NULL ORDER BY from_day, id"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map([person], pause)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// All pauses, by person.
    pub(in crate::store) fn pauses_of_all(&self) -> Result<HashMap<Id<Person>, Vec<Pause>>> {
        let sql = format!(
            "SELECT {COLUMNS} FROM pause WHERE deleted_at IS NULL ORDER BY person, from_day"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut rows = statement.query([])?;
        let mut pauses: HashMap<_, Vec<Pause>> = HashMap::new();
        while let Some(row) = rows.next()? {
            let pause = pause(row)?;
            pauses.entry(pause.person).or_default().push(pause);
        }
        Ok(pauses)
    }

    pub(in crate::store) fn each_pause(
        &self,
        each: &mut dyn FnMut(Pause) -> Result<()>,
    ) -> Result<()> {
        let mut statement = self
            .connection
            .prepare(&format!("SELECT {COLUMNS} FROM pause ORDER BY id"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            each(pause(row)?)?;
        }
        Ok(())
    }
}

pub(in crate::store) fn insert(
    connection: &Connection,
    pause: &Pause,
    batch: Option<i64>,
) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO pause (id, person, from_day, to_day, until_contact, reason, words, batch, revision, \
             edited_at, deleted_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        )?
        .execute(params![
            pause.id,
            pause.person,
            pause.from,
            pause.to,
            pause.until_contact,
            AsWord(pause.reason),
            pause.words,
            batch,
            pause.record.revision,
            pause.record.edited_at,
            pause.record.deleted_at
        ])?;
    Ok(())
}
