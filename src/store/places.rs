//! Places.

use rusqlite::{Connection, Row, params};

use crate::domain::id::Id;
use crate::domain::place::Place;
use crate::domain::record::Record;
use crate::domain::text::fold::fold;
use crate::store::act::Acting;
use crate::store::error::Result;
use crate::store::open::Reader;
use crate::store::value::{self, AsJson};

const COLUMNS: &str = "id, name, other_names, revision, edited_at, deleted_at";

fn place(row: &Row<'_>) -> rusqlite::Result<Place> {
    Ok(Place {
        id: row.get(0)?,
        name: row.get(1)?,
        other_names: row.get::<_, AsJson<Vec<String>>>(2)?.0,
        record: value::record(row, 3)?,
    })
}

impl Reader {
    /// The places out of the trash, by name.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn places(&self) -> Result<Vec<Place>> {
        live(&self.connection)
    }

    pub(in crate::store) fn each_place(
        &self,
        each: &mut dyn FnMut(Place) -> Result<()>,
    ) -> Result<()> {
        let mut statement = self
            .connection
            .prepare(&format!("SELECT {COLUMNS} FROM place ORDER BY id"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            each(place(row)?)?;
        }
        Ok(())
    }
}

fn live(connection: &Connection) -> Result<Vec<Place>> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM place WHERE deleted_at IS NULL ORDER BY name, id"
    ))?;
    let rows = statement.query_map([], place)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(in crate::store) fn insert(
    connection: &Connection,
    place: &Place,
    batch: Option<i64>,
) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO place (id, name, other_names, batch, revision, edited_at, deleted_at) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            place.id,
            place.name,
            AsJson(&place.other_names),
            batch,
            place.record.revision,
            place.record.edited_at,
            place.record.deleted_at
        ])?;
    Ok(())
}

/// The place of this name, made if there is none.
pub(in crate::store) fn named(acting: &mut Acting<'_>, name: &str) -> Result<Id<Place>> {
    let wanted = fold(name);
    let known = live(acting.connection)?.into_iter().find(|place| {
        std::iter::once(&place.name)
            .chain(&place.other_names)
            .any(|name| fold(name) == wanted)
    });
    if let Some(place) = known {
        return Ok(place.id);
    }
    let place = Place {
        id: acting.mint(),
        name: name.to_owned(),
        other_names: Vec::new(),
        record: Record::new(acting.at),
    };
    insert(acting.connection, &place, None)?;
    Ok(place.id)
}
