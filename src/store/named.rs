//! Groups and places by their names: all of them, or those that one text can name.

use rusqlite::{Connection, OptionalExtension, Row};

use crate::domain::sorting;
use crate::store::error::Result;
use crate::store::known::Called;

/// The rows of groups or places that are out of the trash, by name; with `called` only those. `columns` begin with
/// the id.
pub(in crate::store) fn named_by<T>(
    connection: &Connection,
    (columns, table): (&str, &str),
    called: Option<&Called<'_>>,
    read: fn(&Row<'_>) -> rusqlite::Result<T>,
    name: fn(&T) -> &String,
) -> Result<Vec<T>> {
    let sql = format!("SELECT {columns} FROM {table} WHERE deleted_at IS NULL");
    let mut found = Vec::new();
    if let Some(called) = called {
        // Most sentences name none: then nothing is prepared.
        let sql = format!("{sql} AND id = ?1");
        for id in called.things() {
            let mut one = connection.prepare_cached(&sql)?;
            found.extend(one.query_row([id], read).optional()?);
        }
    } else {
        let mut statement = connection.prepare_cached(&format!("{sql} ORDER BY id"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            found.push(read(row)?);
        }
    }
    // Those of one name stay in the order of their ids.
    sorting::by(&mut found, |one, other| name(one).cmp(name(other)));
    Ok(found)
}
