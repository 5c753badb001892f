//! The history: what was done, undone and done again.

use rusqlite::{Connection, OptionalExtension, Row, params, params_from_iter};

use crate::domain::act::{Act, Source, Verb};
use crate::domain::id::Id;
use crate::store::error::Result;
use crate::store::open::{Reader, Store};
use crate::store::recording::{RECORDED, Recorded, Scope, image};
use crate::store::triggers::{Columns, columns};
use crate::store::value::AsWord;
use crate::store::writing::Writing;

const PAST: &str = "SELECT id, at, sitting, source, verb, about, state = 'undone' FROM act";

fn past(row: &Row<'_>) -> rusqlite::Result<Act> {
    Ok(Act {
        id: row.get(0)?,
        at: row.get(1)?,
        sitting: row.get(2)?,
        source: row.get::<_, AsWord<Source>>(3)?.0,
        verb: row.get::<_, AsWord<Verb>>(4)?.0,
        about: row.get(5)?,
        undone: row.get(6)?,
    })
}

impl Reader {
    /// The newest `limit` acts, newest first. Acts that were undone and left behind are not told.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn history(&self, limit: usize) -> Result<Vec<Act>> {
        let sql = format!("{PAST} WHERE state <> 'left_behind' ORDER BY id DESC LIMIT ?1");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map([i64::try_from(limit).unwrap_or(i64::MAX)], past)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The act that undo would undo.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn next_undo(&self) -> Result<Option<Act>> {
        one(
            &self.connection,
            &format!("{PAST} WHERE state = 'done' ORDER BY id DESC LIMIT 1"),
        )
    }
}

impl Store {
    /// This run of the program, as the history tells it apart from others.
    #[must_use]
    pub fn sitting(&self) -> i64 {
        self.sitting
    }

    /// Undoes the newest act; answers which, or `None` if there is none.
    ///
    /// # Errors
    /// Whatever the database says; nothing is changed then.
    pub fn undo(&mut self) -> Result<Option<Act>> {
        self.step(
            &format!("{PAST} WHERE state = 'done' ORDER BY id DESC LIMIT 1"),
            Direction::Back,
        )
    }

    /// Undoes `act` if it is still the newest one; otherwise changes nothing and answers `None`.
    ///
    /// # Errors
    /// Whatever the database says; nothing is changed then.
    pub fn undo_newest(&mut self, act: Id<Act>) -> Result<Option<Act>> {
        let newest = "SELECT max(id) FROM act WHERE state = 'done'";
        self.step(
            &format!("{PAST} WHERE id = {act} AND id = ({newest})"),
            Direction::Back,
        )
    }

    /// Does the act again that was undone last; answers which, or `None` if there is none.
    ///
    /// # Errors
    /// Whatever the database says; nothing is changed then.
    pub fn redo(&mut self) -> Result<Option<Act>> {
        self.step(
            &format!("{PAST} WHERE state = 'undone' ORDER BY id LIMIT 1"),
            Direction::Forth,
        )
    }

    fn step(&mut self, which: &str, direction: Direction) -> Result<Option<Act>> {
        let switches = self.switches.clone();
        self.recording
            .arm(&self.reader.connection, Scope::Everything)?;
        let transaction = Writing::begin(&mut self.reader.connection, &switches)?;
        self.reader.location.check()?;
        transaction.pragma_update(None, "defer_foreign_keys", true)?;
        let Some(act) = one(&transaction, which)? else {
            return Ok(None);
        };
        let batch: Option<i64> =
            transaction.query_row("SELECT batch FROM act WHERE id = ?1", [act.id], |row| {
                row.get(0)
            })?;
        // Of an act with a batch: what it changed itself, and what its undo removed.
        let mark: i64 = transaction.query_row(
            "SELECT coalesce(max(id), 0) FROM change WHERE act = ?1 AND of_table = ?2",
            params![act.id, MARK],
            |row| row.get(0),
        )?;
        let (own, removed) = (format!("AND id < {mark}"), format!("AND id > {mark}"));
        match (direction, batch) {
            (_, None) => replay(&transaction, act.id, direction, "")?,
            (Direction::Back, Some(batch)) => {
                // What the act changed beside its batch becomes as it was.
                replay(&transaction, act.id, direction, &own)?;
                switches.record_under(act.id.number());
                let taken = take_back(&transaction, batch);
                switches.record_under(0);
                taken?;
            }
            (Direction::Forth, Some(_)) => {
                replay(&transaction, act.id, Direction::Back, &removed)?;
                let forgotten = format!("DELETE FROM change WHERE act = ?1 {removed}");
                transaction.execute(&forgotten, [act.id])?;
                replay(&transaction, act.id, direction, &own)?;
            }
        }
        let state = match direction {
            Direction::Back => "undone",
            Direction::Forth => "done",
        };
        transaction.execute(
            "UPDATE act SET state = ?2 WHERE id = ?1",
            params![act.id, state],
        )?;
        transaction.commit()?;
        Ok(Some(act))
    }
}

#[derive(Clone, Copy)]
enum Direction {
    Back,
    Forth,
}

/// Stands in the history of an import behind the rows that it changed: what comes after is of its
/// undo. It is no row of any table that an act may change.
pub const MARK: &str = "batch";

fn one(connection: &Connection, sql: &str) -> Result<Option<Act>> {
    Ok(connection
        .prepare_cached(sql)?
        .query_row([], past)
        .optional()?)
}

/// Removes every row that came in with a batch. The triggers keep the rows, so that it can be done
/// again.
fn take_back(connection: &Connection, batch: i64) -> Result<()> {
    for Recorded { table, .. } in RECORDED.iter().rev() {
        let columns = columns(connection, table)?;
        if columns.all.iter().any(|column| column == "batch") {
            connection.execute(&format!("DELETE FROM {table} WHERE batch = ?1"), [batch])?;
        }
    }
    Ok(())
}

/// Puts rows of an act back as they were before it, or as they were after it; `which` is a condition.
fn replay(connection: &Connection, act: Id<Act>, direction: Direction, which: &str) -> Result<()> {
    let order = match direction {
        Direction::Back => "DESC",
        Direction::Forth => "ASC",
    };
    let mut statement = connection.prepare(&format!(
        "SELECT id, of_table, before, after FROM change WHERE act = ?1 {which} ORDER BY id {order}"
    ))?;
    let changes = statement.query_map([act], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
    })?;
    for change in
        changes.collect::<rusqlite::Result<Vec<(i64, String, Option<String>, Option<String>)>>>()?
    {
        let (id, table, before, after) = change;
        match direction {
            Direction::Back => {
                if let Some(key) = &after {
                    remember(connection, id, &table, key)?;
                }
                put_row(connection, &table, after.as_deref(), before.as_deref())?;
            }
            Direction::Forth => put_row(connection, &table, before.as_deref(), after.as_deref())?,
        }
    }
    Ok(())
}

/// Keeps the row of this key whole with the change that is about to undo it.
fn remember(connection: &Connection, change: i64, table: &str, key: &str) -> Result<()> {
    let columns = columns(connection, table)?;
    let sql = format!(
        "UPDATE change SET after = whole.image FROM (SELECT {} AS image FROM {table} WHERE {}) AS whole WHERE id = ?2",
        image(table, &columns.all),
        this_row(&columns)
    );
    connection
        .prepare_cached(&sql)?
        .execute(params![key, change])?;
    Ok(())
}

/// The condition for the row whose key the JSON in the first parameter holds.
fn this_row(columns: &Columns) -> String {
    let parts: Vec<String> = columns
        .key
        .iter()
        .map(|name| format!("{name} = json_extract(?1, '$.{name}')"))
        .collect();
    parts.join(" AND ")
}

/// Leaves the columns that an image of the row has a value for. A column that is younger than the
/// image stays as it is, or has what its table says for new rows.
fn keep_known(all: &mut Vec<String>, image: Option<&str>) {
    let image: Option<serde_json::Map<String, serde_json::Value>> =
        image.and_then(|image| serde_json::from_str(image).ok());
    if let Some(image) = image {
        all.retain(|column| image.contains_key(column));
    }
}

/// Turns a row that reads `is` into one that reads `shall_be`; `None` is no row.
fn put_row(
    connection: &Connection,
    table: &str,
    is: Option<&str>,
    shall_be: Option<&str>,
) -> Result<()> {
    let mut columns = columns(connection, table)?;
    keep_known(&mut columns.all, shall_be);
    let of = |parameter: usize, names: &[String]| -> Vec<String> {
        names
            .iter()
            .map(|name| format!("json_extract(?{parameter}, '$.{name}')"))
            .collect()
    };
    let this_row = this_row(&columns);
    let (sql, values) = match (is, shall_be) {
        (Some(is), Some(shall_be)) => {
            let set: Vec<String> = columns
                .all
                .iter()
                .zip(of(2, &columns.all))
                .map(|(name, value)| format!("{name} = {value}"))
                .collect();
            (
                format!("UPDATE {table} SET {} WHERE {this_row}", set.join(", ")),
                vec![is, shall_be],
            )
        }
        (Some(is), None) => (format!("DELETE FROM {table} WHERE {this_row}"), vec![is]),
        (None, Some(shall_be)) => (
            format!(
                "INSERT INTO {table} ({}) VALUES ({})",
                columns.all.join(", "),
                of(1, &columns.all).join(", ")
            ),
            vec![shall_be],
        ),
        (None, None) => return Ok(()),
    };
    connection
        .prepare_cached(&sql)?
        .execute(params_from_iter(values))?;
    Ok(())
}
