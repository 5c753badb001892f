//! Groups and places by their names: all of them, or those that one text can name.

use rusqlite::{Connection, Row};

use crate::domain::name_filter::Wanted;
use crate::store::error::Result;

/// Rows of `table`, groups or places out of the trash, by name: all, or those that a text can name. `columns`
/// are those that `read` reads. Of the others little more than the name is looked at.
pub(in crate::store) fn named_by<T>(
    connection: &Connection,
    (table, columns): (&str, &str),
    wanted: Option<&Wanted>,
    read: fn(&Row<'_>) -> rusqlite::Result<T>,
    names: fn(&T) -> (&String, &Vec<String>),
) -> Result<Vec<T>> {
    let mut found = match wanted {
        None => {
            let sql = format!("SELECT {columns} FROM {table} WHERE deleted_at IS NULL ORDER BY id");
            let mut all = connection.prepare_cached(&sql)?;
            let all = all.query_map([], read)?;
            all.collect::<rusqlite::Result<Vec<T>>>()?
        }
        Some(wanted) => {
            let ids = perhaps_named(connection, table, wanted)?;
            let mut found = Vec::with_capacity(ids.len());
            for id in ids {
                let sql = format!("SELECT {columns} FROM {table} WHERE id = ?1");
                let one = connection.prepare_cached(&sql)?.query_row([id], read)?;
                let (name, others) = names(&one);
                if wanted.calls(name, others) {
                    found.push(one);
                }
            }
            found
        }
    };
    // Those of one name stay in the order of their ids.
    found.sort_by(|one, other| names(one).0.cmp(names(other).0));
    Ok(found)
}

/// The ids of those that a text may name, in order.
fn perhaps_named(connection: &Connection, table: &str, wanted: &Wanted) -> Result<Vec<i64>> {
    let sql = format!(
        "SELECT id, name, other_names = '[]' FROM {table} WHERE deleted_at IS NULL ORDER BY id"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query([])?;
    let mut ids = Vec::new();
    while let Some(row) = rows.next()? {
        let name = row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?;
        let is_only_name: bool = row.get(2)?;
        if !is_only_name || wanted.may_call(name) {
            ids.push(row.get(0)?);
        }
    }
    Ok(ids)
}
