//! What happened in reviews.

use rusqlite::{Connection, Row, params};

use crate::domain::review_event::{ReviewEvent, ReviewKind};
use crate::store::error::Result;
use crate::store::open::Reader;
use crate::store::value::{self, AsWord};

const COLUMNS: &str = "id, person, day, kind, card, until, revision, edited_at, deleted_at";

fn review_event(row: &Row<'_>) -> rusqlite::Result<ReviewEvent> {
    Ok(ReviewEvent {
        id: row.get(0)?,
        person: row.get(1)?,
        day: row.get(2)?,
        kind: row.get::<_, AsWord<ReviewKind>>(3)?.0,
        card: row.get(4)?,
        until: row.get(5)?,
        record: value::record(row, 6)?,
    })
}

impl Reader {
    pub(in crate::store) fn each_review_event(
        &self,
        each: &mut dyn FnMut(ReviewEvent) -> Result<()>,
    ) -> Result<()> {
        let mut statement = self
            .connection
            .prepare(&format!("SELECT {COLUMNS} FROM review_event ORDER BY id"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            each(review_event(row)?)?;
        }
        Ok(())
    }
}

pub(in crate::store) fn insert(
    connection: &Connection,
    event: &ReviewEvent,
    batch: Option<i64>,
) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO review_event (id, person, day, kind, card, until, batch, revision, edited_at, deleted_at) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        )?
        .execute(params![
            event.id,
            event.person,
            event.day,
            AsWord(event.kind),
            event.card,
            event.until,
            batch,
            event.record.revision,
            event.record.edited_at,
            event.record.deleted_at
        ])?;
    Ok(())
}
