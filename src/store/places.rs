//! Places.

use rusqlite::{Connection, Row, params};

use crate::domain::act::Verb;
use crate::domain::id::Id;
use crate::domain::place::Place;
use crate::domain::record::Record;
use crate::domain::text::fold::fold;
use crate::store::act::{Acting, check_fresh};
use crate::store::error::{Result, StoreError};
use crate::store::known::Called;
use crate::store::named::named_by;
use crate::store::open::{Reader, Stamp, Store};
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
        live(&self.connection, None)
    }

    /// The same, but only those that are `called`.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn places_called(&self, called: &Called<'_>) -> Result<Vec<Place>> {
        live(&self.connection, Some(called))
    }

    /// Hands all places to `each`, by id, the trash included.
    ///
    /// # Errors
    /// What `each` answers, and whatever the database says.
    pub fn each_place(&self, each: &mut dyn FnMut(Place) -> Result<()>) -> Result<()> {
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

impl Store {
    /// Saves a place that was read before; answers the row as it stands now.
    ///
    /// # Errors
    /// [`StoreError::Stale`] if someone saved it since, [`StoreError::Gone`] if it is not there,
    /// [`StoreError::Taken`] if another place goes by that name.
    pub fn save_place(&mut self, changed: Place, stamp: Stamp) -> Result<Place> {
        self.act(stamp, Verb::Edit, |acting| {
            let places = live(acting.connection, None)?;
            let now = present(&places, changed.id)?;
            check_fresh(&now.name, now.record, changed.record)?;
            let names = std::iter::once(&changed.name).chain(&changed.other_names);
            let wanted: Vec<String> = names.map(|name| fold(name)).collect();
            let taken = |place: &&Place| {
                place.id != changed.id && wanted.iter().any(|name| goes_by(place, name))
            };
            if let Some(other) = places.iter().find(taken) {
                return Err(StoreError::Taken {
                    what: "place",
                    name: other.name.clone(),
                });
            }
            acting.about = format!("the place {}", changed.name);
            update(acting, changed)
        })
    }

    /// Makes two places one: what happened at `gone` happened at `kept`, which takes over its names.
    /// Answers the place as it stands now.
    ///
    /// # Errors
    /// [`StoreError::Gone`] if one of them is not there.
    pub fn merge_places(
        &mut self,
        kept: Id<Place>,
        gone: Id<Place>,
        stamp: Stamp,
    ) -> Result<Place> {
        self.act(stamp, Verb::Merge, |acting| {
            let places = live(acting.connection, None)?;
            let (mut kept, gone) = (present(&places, kept)?.clone(), present(&places, gone)?);
            if kept.id == gone.id {
                return Err(StoreError::Gone("the second place"));
            }
            acting.about = format!("the place {} into {}", gone.name, kept.name);
            for name in std::iter::once(&gone.name).chain(&gone.other_names) {
                if !goes_by(&kept, &fold(name)) {
                    kept.other_names.push(name.clone());
                }
            }
            for sql in [
                "UPDATE interaction SET place = ?2, revision = revision + 1, edited_at = ?3 WHERE place = ?1",
                "UPDATE place SET deleted_at = ?3, revision = revision + 1, edited_at = ?3 WHERE id = ?1 AND id <> ?2",
            ] {
                acting
                    .connection
                    .prepare_cached(sql)?
                    .execute(params![gone.id, kept.id, acting.at])?;
            }
            update(acting, kept)
        })
    }
}

fn present(places: &[Place], id: Id<Place>) -> Result<&Place> {
    let found = places.iter().find(|place| place.id == id);
    found.ok_or(StoreError::Gone("the place"))
}

fn goes_by(place: &Place, folded: &str) -> bool {
    let mut names = std::iter::once(&place.name).chain(&place.other_names);
    names.any(|name| fold(name) == folded)
}

fn update(acting: &Acting<'_>, mut to: Place) -> Result<Place> {
    to.record = to.record.saved(acting.at);
    acting
        .connection
        .prepare_cached(
            "UPDATE place SET name = ?2, other_names = ?3, revision = ?4, edited_at = ?5 WHERE id = ?1",
        )?
        .execute(params![
            to.id,
            to.name,
            AsJson(&to.other_names),
            to.record.revision,
            to.record.edited_at
        ])?;
    Ok(to)
}

fn live(connection: &Connection, called: Option<&Called<'_>>) -> Result<Vec<Place>> {
    named_by(connection, (COLUMNS, "place"), called, place, |place| {
        &place.name
    })
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
    let known = live(acting.connection, None)?
        .into_iter()
        .find(|place| goes_by(place, &wanted));
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
