//! Circles.

use rusqlite::{Connection, Row, params};

use crate::domain::circle::Circle;
use crate::domain::id::Id;
use crate::domain::record::Record;
use crate::domain::text::fold::fold;
use crate::store::act::Acting;
use crate::store::error::Result;
use crate::store::open::Reader;
use crate::store::value;

const COLUMNS: &str = "id, name, position, usual_gap, revision, edited_at, deleted_at";

fn circle(row: &Row<'_>) -> rusqlite::Result<Circle> {
    Ok(Circle {
        id: row.get(0)?,
        name: row.get(1)?,
        position: row.get(2)?,
        usual_gap: row.get(3)?,
        record: value::record(row, 4)?,
    })
}

impl Reader {
    /// The circles out of the trash, in the user's order.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn circles(&self) -> Result<Vec<Circle>> {
        live(&self.connection)
    }

    pub(in crate::store) fn each_circle(
        &self,
        each: &mut dyn FnMut(Circle) -> Result<()>,
    ) -> Result<()> {
        let mut statement = self
            .connection
            .prepare(&format!("SELECT {COLUMNS} FROM circle ORDER BY id"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            each(circle(row)?)?;
        }
        Ok(())
    }
}

fn live(connection: &Connection) -> Result<Vec<Circle>> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM circle WHERE deleted_at IS NULL ORDER BY position, id"
    ))?;
    let rows = statement.query_map([], circle)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(in crate::store) fn insert(
    connection: &Connection,
    circle: &Circle,
    batch: Option<i64>,
) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO circle (id, name, position, usual_gap, batch, revision, edited_at, deleted_at) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute(params![
            circle.id,
            circle.name,
            circle.position,
            circle.usual_gap,
            batch,
            circle.record.revision,
            circle.record.edited_at,
            circle.record.deleted_at
        ])?;
    Ok(())
}

/// The circle of this name, made as the last one if there is none.
pub(in crate::store) fn named(acting: &mut Acting<'_>, name: &str) -> Result<Id<Circle>> {
    let circles = live(acting.connection)?;
    if let Some(circle) = circles
        .iter()
        .find(|circle| fold(&circle.name) == fold(name))
    {
        return Ok(circle.id);
    }
    let position = circles
        .iter()
        .map(|circle| circle.position.saturating_add(1))
        .max()
        .unwrap_or(0);
    let circle = Circle {
        id: acting.mint(),
        name: name.to_owned(),
        position,
        usual_gap: None,
        record: Record::new(acting.at),
    };
    insert(acting.connection, &circle, None)?;
    Ok(circle.id)
}
