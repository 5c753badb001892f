//! What acts changed in rows that were there before: field by field, what it read before and after.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, params};
use serde_json::{Map, Value};

use crate::domain::act::{Act, Shifted};
use crate::domain::id::Id;
use crate::store::error::Result;
use crate::store::open::Reader;
use crate::store::recording::image;
use crate::store::triggers::columns;

/// Fields of an act that are told, at most.
const MOST: usize = 12;
/// What every save changes, and what is nobody's words.
const UNTOLD: &[&str] = &[
    "id",
    "revision",
    "edited_at",
    "batch",
    "origin",
    "deleted_at",
];

type Image = Map<String, Value>;

impl Reader {
    /// What the acts from `oldest` on changed in rows that stayed, by act; some fields of each at most.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn changed_since(&self, oldest: Id<Act>) -> Result<HashMap<Id<Act>, Vec<Shifted>>> {
        let connection = &self.connection;
        let mut statement = connection.prepare_cached(
            "SELECT act, of_table, before, after FROM change WHERE act >= ?1 AND before IS NOT NULL \
             AND after IS NOT NULL ORDER BY id DESC",
        )?;
        let mut rows = statement.query([oldest])?;
        // What a row read before the act that changed it next, by its table and number.
        let mut next: HashMap<(String, i64), Image> = HashMap::new();
        let mut changed: HashMap<Id<Act>, Vec<Shifted>> = HashMap::new();
        while let Some(row) = rows.next()? {
            let (act, table): (Id<Act>, String) = (row.get(0)?, row.get(1)?);
            let (before, after): (String, String) = (row.get(2)?, row.get(3)?);
            let (Some(before), Some(noted)) = (read(&before), read(&after)) else {
                continue;
            };
            let Some(number) = before.get("id").and_then(Value::as_i64) else {
                continue;
            };
            let told = changed.entry(act).or_default();
            let row = (table, number);
            if told.len() < MOST {
                // Once an act was undone, what it had made of the row is noted with it.
                let after = if noted.len() > 1 {
                    Some(noted)
                } else if let Some(later) = next.get(&row) {
                    Some(later.clone())
                } else {
                    present(connection, &row.0, number)?
                };
                tell(told, &before, &after.unwrap_or_default());
                told.truncate(MOST);
            }
            next.insert(row, before);
        }
        Ok(changed)
    }
}

fn read(text: &str) -> Option<Image> {
    serde_json::from_str(text).ok()
}

/// The row as it is now; `None` if it is gone.
fn present(connection: &Connection, table: &str, number: i64) -> Result<Option<Image>> {
    let all = columns(connection, table)?.all;
    let sql = format!("SELECT {} FROM {table} WHERE id = ?1", image(table, &all));
    let text: Option<String> = connection
        .prepare_cached(&sql)?
        .query_row(params![number], |row| row.get(0))
        .optional()?;
    Ok(text.as_deref().and_then(read))
}

fn tell(told: &mut Vec<Shifted>, before: &Image, after: &Image) {
    for (field, was) in before {
        let Some(is) = after.get(field).filter(|is| *is != was) else {
            continue;
        };
        if !UNTOLD.contains(&field.as_str()) {
            told.push(Shifted {
                field: field.clone(),
                before: words(was),
                after: words(is),
            });
        }
    }
}

/// A value that is somebody's words; `None` for a number, a day or a list.
fn words(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.starts_with(['[', '{']) => Some(text.clone()),
        Value::Null => Some(String::new()),
        _ => None,
    }
}
