//! Circles.

use rusqlite::{Connection, Row, params};

use crate::domain::act::Verb;
use crate::domain::circle::{Circle, OFFERED};
use crate::domain::id::Id;
use crate::domain::record::Record;
use crate::domain::text::fold::fold;
use crate::store::act::{Acting, check_fresh};
use crate::store::error::{Result, StoreError};
use crate::store::open::{Reader, Stamp, Store};
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

impl Store {
    /// Makes a circle, the last in the order; answers the row as it stands.
    ///
    /// # Errors
    /// [`StoreError::Taken`] if there is one of that name.
    pub fn add_circle(
        &mut self,
        name: &str,
        usual_gap: Option<u16>,
        stamp: Stamp,
    ) -> Result<Circle> {
        self.act(stamp, Verb::Add, |acting| {
            acting.about = format!("the circle {name}");
            let circles = live(acting.connection)?;
            refuse_taken(&circles, None, name)?;
            let circle = Circle {
                id: acting.mint(),
                name: name.to_owned(),
                position: after_all(&circles),
                usual_gap,
                record: Record::new(acting.at),
            };
            insert(acting.connection, &circle, None)?;
            Ok(circle)
        })
    }

    /// Saves the name and the usual gap of a circle that was read before; answers the row as it
    /// stands now.
    ///
    /// # Errors
    /// [`StoreError::Stale`] if someone saved it since, [`StoreError::Gone`] if it is in the trash,
    /// [`StoreError::Taken`] if another one has that name.
    pub fn save_circle(&mut self, changed: Circle, stamp: Stamp) -> Result<Circle> {
        self.act(stamp, Verb::Edit, |acting| {
            let circles = live(acting.connection)?;
            let now = present(&circles, changed.id)?;
            check_fresh(&now.name, now.record, changed.record)?;
            refuse_taken(&circles, Some(changed.id), &changed.name)?;
            acting.about = format!("the circle {}", changed.name);
            update(acting, changed)
        })
    }

    /// Orders the circles: those of `first` come first, in this order; the others follow as they were.
    ///
    /// # Errors
    /// [`StoreError::Gone`] if one of them is not there or lies in the trash.
    pub fn order_circles(&mut self, first: &[Id<Circle>], stamp: Stamp) -> Result<()> {
        self.act(stamp, Verb::Edit, |acting| {
            "the order of the circles".clone_into(&mut acting.about);
            let circles = live(acting.connection)?;
            let mut ordered = Vec::with_capacity(circles.len());
            for id in first {
                let circle = present(&circles, *id)?;
                if !ordered.contains(circle) {
                    ordered.push(circle.clone());
                }
            }
            ordered.extend(
                circles
                    .into_iter()
                    .filter(|circle| !first.contains(&circle.id)),
            );
            for (position, mut circle) in (0_u16..).zip(ordered) {
                if circle.position != position {
                    circle.position = position;
                    update(acting, circle)?;
                }
            }
            Ok(())
        })
    }

    /// Puts a circle into the trash; the people in it are in none then.
    ///
    /// # Errors
    /// [`StoreError::Gone`] if it is not there or lies in the trash.
    pub fn remove_circle(&mut self, id: Id<Circle>, stamp: Stamp) -> Result<()> {
        self.act(stamp, Verb::Trash, |acting| {
            let name = present(&live(acting.connection)?, id)?.name.clone();
            acting.about = format!("the circle {name}");
            acting
                .connection
                .prepare_cached(
                    "UPDATE circle SET deleted_at = ?2, revision = revision + 1, edited_at = ?2 WHERE id = ?1",
                )?
                .execute(params![id, acting.at])?;
            acting
                .connection
                .prepare_cached(
                    "UPDATE person SET circle = NULL, revision = revision + 1, edited_at = ?2 WHERE circle = ?1",
                )?
                .execute(params![id, acting.at])?;
            Ok(())
        })
    }
}

fn present(circles: &[Circle], id: Id<Circle>) -> Result<&Circle> {
    let found = circles.iter().find(|circle| circle.id == id);
    found.ok_or(StoreError::Gone("the circle"))
}

fn refuse_taken(circles: &[Circle], own: Option<Id<Circle>>, name: &str) -> Result<()> {
    let wanted = fold(name);
    let taken = |circle: &&Circle| Some(circle.id) != own && fold(&circle.name) == wanted;
    match circles.iter().find(taken) {
        Some(other) => Err(StoreError::Taken {
            what: "circle",
            name: other.name.clone(),
        }),
        None => Ok(()),
    }
}

/// Refuses to take a circle out of the trash when another one has its name by now.
pub(in crate::store) fn refuse_second(acting: &Acting<'_>, id: Id<Circle>) -> Result<()> {
    let mut statement = acting
        .connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM circle WHERE id = ?1"))?;
    let Some(trashed) = statement.query_map([id], circle)?.next().transpose()? else {
        return Ok(());
    };
    refuse_taken(&live(acting.connection)?, Some(id), &trashed.name)
}

fn after_all(circles: &[Circle]) -> u16 {
    circles
        .iter()
        .map(|circle| circle.position.saturating_add(1))
        .max()
        .unwrap_or(0)
}

fn update(acting: &Acting<'_>, mut to: Circle) -> Result<Circle> {
    to.record = to.record.saved(acting.at);
    acting
        .connection
        .prepare_cached(
            "UPDATE circle SET name = ?2, position = ?3, usual_gap = ?4, revision = ?5, edited_at = ?6 WHERE id = ?1",
        )?
        .execute(params![
            to.id,
            to.name,
            to.position,
            to.usual_gap,
            to.record.revision,
            to.record.edited_at
        ])?;
    Ok(to)
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

/// Makes the circles that are offered first, in their order, if there are none at all.
pub(in crate::store) fn make_first(acting: &mut Acting<'_>) -> Result<()> {
    if live(acting.connection)?.is_empty() {
        for name in OFFERED {
            named(acting, name)?;
        }
    }
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
    let circle = Circle {
        id: acting.mint(),
        name: name.to_owned(),
        position: after_all(&circles),
        usual_gap: None,
        record: Record::new(acting.at),
    };
    insert(acting.connection, &circle, None)?;
    Ok(circle.id)
}
