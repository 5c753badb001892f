//! Promises.

use rusqlite::{Connection, Row, params};

use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::domain::promise::{End, Ended, Promise, Side};
use crate::store::error::Result;
use crate::store::open::Reader;
use crate::store::value::{self, AsWord, word_or_null};

const COLUMNS: &str = "id, person, whose, text, given_on, by, ended, ended_on, repaired, renews, interaction, \
                       revision, edited_at, deleted_at";

fn promise(row: &Row<'_>) -> rusqlite::Result<Promise> {
    let how: Option<AsWord<End>> = row.get(6)?;
    Ok(Promise {
        id: row.get(0)?,
        person: row.get(1)?,
        whose: row.get::<_, AsWord<Side>>(2)?.0,
        text: row.get(3)?,
        given_on: row.get(4)?,
        by: row.get(5)?,
        ended: how
            .zip(row.get(7)?)
            .map(|(AsWord(how), on)| Ended { how, on }),
        repaired: row.get(8)?,
        renews: row.get(9)?,
        interaction: row.get(10)?,
        record: value::record(row, 11)?,
    })
}

impl Reader {
    /// The promises between you and `person`, by the day they were given.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn promises(&self, person: Id<Person>) -> Result<Vec<Promise>> {
        let sql = format!(
            "SELECT {COLUMNS} FROM promise WHERE person = ?1 AND deleted_at IS NULL ORDER BY given_on, id"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map([person], promise)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    pub(in crate::store) fn each_promise(
        &self,
        each: &mut dyn FnMut(Promise) -> Result<()>,
    ) -> Result<()> {
        let mut statement = self
            .connection
            .prepare(&format!("SELECT {COLUMNS} FROM promise ORDER BY id"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            each(promise(row)?)?;
        }
        Ok(())
    }
}

pub(in crate::store) fn insert(
    connection: &Connection,
    promise: &Promise,
    batch: Option<i64>,
) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO promise (id, person, whose, text, given_on, by, ended, ended_on, repaired, renews, \
             interaction, batch, revision, edited_at, deleted_at) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
        )?
        .execute(params![
            promise.id,
            promise.person,
            AsWord(promise.whose),
            promise.text,
            promise.given_on,
            promise.by,
            word_or_null(promise.ended.map(|ended| ended.how)),
            promise.ended.map(|ended| ended.on),
            promise.repaired,
            promise.renews,
            promise.interaction,
            batch,
            promise.record.revision,
            promise.record.edited_at,
            promise.record.deleted_at
        ])?;
    Ok(())
}
