//! Ties between people.

use rusqlite::{Connection, Row, params};

use crate::domain::tie::{Tie, TieKind};
use crate::store::error::Result;
use crate::store::open::Reader;
use crate::store::value::{self, AsWord};

const COLUMNS: &str = "id, person, other, kind, words, revision, edited_at, deleted_at";

fn tie(row: &Row<'_>) -> rusqlite::Result<Tie> {
    Ok(Tie {
        id: row.get(0)?,
        person: row.get(1)?,
        other: row.get(2)?,
        kind: row.get::<_, AsWord<TieKind>>(3)?.0,
        words: row.get(4)?,
        record: value::record(row, 5)?,
    })
}

impl Reader {
    pub(in crate::store) fn each_tie(&self, each: &mut dyn FnMut(Tie) -> Result<()>) -> Result<()> {
        let mut statement = self
            .connection
            .prepare(&format!("SELECT {COLUMNS} FROM tie ORDER BY id"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            each(tie(row)?)?;
        }
        Ok(())
    }
}

pub(in crate::store) fn insert(
    connection: &Connection,
    tie: &Tie,
    batch: Option<i64>,
) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO tie (id, person, other, kind, words, batch, revision, edited_at, deleted_at) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute(params![
            tie.id,
            tie.person,
            tie.other,
            AsWord(tie.kind),
            tie.words,
            batch,
            tie.record.revision,
            tie.record.edited_at,
            tie.record.deleted_at
        ])?;
    Ok(())
}
