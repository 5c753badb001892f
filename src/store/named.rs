//! Groups and places by their names: all of them, or those that one text can name.

use rusqlite::{Connection, Row};

use crate::domain::name_filter::Wanted;
use crate::store::error::Result;

/// Groups or places by name: all, or those that a text can name. `sql` gives them by id, and of each the id, the
/// name and the other names first. Most of the others are passed over unread, and are not put in order.
pub(in crate::store) fn named_by<T>(
    connection: &Connection,
    sql: &str,
    wanted: Option<&Wanted>,
    read: fn(&Row<'_>) -> rusqlite::Result<T>,
    names: fn(&T) -> (&String, &Vec<String>),
) -> Result<Vec<T>> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let name = row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?;
        let others = row.get_ref(2)?.as_str().map_err(rusqlite::Error::from)?;
        if others == "[]" && wanted.is_some_and(|wanted| !wanted.may_call(name)) {
            continue;
        }
        let one = read(row)?;
        let (name, others) = names(&one);
        if wanted.is_none_or(|wanted| wanted.calls(name, others)) {
            found.push(one);
        }
    }
    // Those of one name stay in the order of their ids.
    found.sort_by(|one, other| names(one).0.cmp(names(other).0));
    Ok(found)
}
