//! Check-ins. Their answers are kept as one value: no query can put people in an order by them.

use std::collections::BTreeMap;

use rusqlite::{Connection, Row, params};

use crate::domain::check_in::{Answer, CheckIn, Mirror, Question};
use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::store::error::Result;
use crate::store::open::Reader;
use crate::store::value::{self, AsJson, AsWord, word_or_null};

const COLUMNS: &str = "id, person, day, answers, mirror, revision, edited_at, deleted_at";

fn check_in(row: &Row<'_>) -> rusqlite::Result<CheckIn> {
    Ok(CheckIn {
        id: row.get(0)?,
        person: row.get(1)?,
        day: row.get(2)?,
        answers: row.get::<_, AsJson<BTreeMap<Question, Answer>>>(3)?.0,
        mirror: row
            .get::<_, Option<AsWord<Mirror>>>(4)?
            .map(|mirror| mirror.0),
        record: value::record(row, 5)?,
    })
}

impl Reader {
    /// The check-ins about `person`, by day.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn check_ins(&self, person: Id<Person>) -> Result<Vec<CheckIn>> {
        let sql = format!(
            "SELECT {COLUMNS} FROM check_in WHERE person = ?1 AND deleted_at IS NULL ORDER BY day, id"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map([person], check_in)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    pub(in crate::store) fn each_check_in(
        &self,
        each: &mut dyn FnMut(CheckIn) -> Result<()>,
    ) -> Result<()> {
        let mut statement = self
            .connection
            .prepare(&format!("SELECT {COLUMNS} FROM check_in ORDER BY id"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            each(check_in(row)?)?;
        }
        Ok(())
    }
}

pub(in crate::store) fn insert(
    connection: &Connection,
    check_in: &CheckIn,
    batch: Option<i64>,
) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO check_in (id, person, day, answers, mirror, batch, revision, edited_at, deleted_at) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute(params![
            check_in.id,
            check_in.person,
            check_in.day,
            AsJson(&check_in.answers),
            word_or_null(check_in.mirror),
            batch,
            check_in.record.revision,
            check_in.record.edited_at,
            check_in.record.deleted_at
        ])?;
    Ok(())
}
