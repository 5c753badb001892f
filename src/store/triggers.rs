//! The triggers that keep the search index as the rows are, made anew after every migration.
//!
//! They lie in the file, so that nothing can write to it past them.

use std::fmt::Write as _;

use rusqlite::{Connection, OptionalExtension};

use crate::store::error::Result;

/// What of each table can be found by its words, as an expression over `row`.
const SEARCHED: &[(&str, &str)] = &[
    (
        "person",
        "row.name || ' ' || json_words(row.other_names) || ' ' || row.how_met || ' ' || row.lives_in || ' ' \
         || row.note || ' ' || json_words(row.fields) || ' ' || json_words(row.contact_points)",
    ),
    (
        "people_group",
        "row.name || ' ' || json_words(row.other_names)",
    ),
    ("place", "row.name || ' ' || json_words(row.other_names)"),
    ("interaction", "row.words"),
    ("promise", "row.text || ' ' || row.repaired"),
    ("topic", "row.text"),
    ("check_in", "json_words(row.answers)"),
    ("pause", "row.words"),
];

/// One table's columns.
pub struct Columns {
    /// All of them, in order.
    pub all: Vec<String>,
    /// Those of the primary key.
    pub key: Vec<String>,
}

/// The columns of `table`.
pub fn columns(connection: &Connection, table: &str) -> Result<Columns> {
    let mut statement =
        connection.prepare_cached("SELECT name, pk FROM pragma_table_info(?1) ORDER BY cid")?;
    let mut columns = Columns {
        all: Vec::new(),
        key: Vec::new(),
    };
    let mut rows = statement.query([table])?;
    while let Some(row) = rows.next()? {
        let name: String = row.get(0)?;
        if row.get::<_, i64>(1)? > 0 {
            columns.key.push(name.clone());
        }
        columns.all.push(name);
    }
    Ok(columns)
}

/// Makes all triggers anew.
pub fn remake(connection: &Connection) -> Result<()> {
    let mut old = connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'")?;
    let names = old
        .query_map([], |row| row.get::<_, String>(0))?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    let mut sql = String::new();
    for name in names {
        let _ = writeln!(sql, "DROP TRIGGER {name};");
    }
    for (table, words) in SEARCHED {
        indexing(&mut sql, table, words);
    }
    connection.execute_batch(&sql)?;
    Ok(())
}

fn indexing(sql: &mut String, table: &str, words: &str) {
    let (old, new) = (words.replace("row.", "old."), words.replace("row.", "new."));
    let _ = writeln!(
        sql,
        "CREATE TRIGGER {table}_insert_indexed AFTER INSERT ON {table} WHEN search_is_live() BEGIN \
         INSERT INTO search (rowid, words) VALUES (new.id, searchable({new})); END;\n\
         CREATE TRIGGER {table}_update_indexed AFTER UPDATE ON {table} \
         WHEN search_is_live() AND {old} IS NOT {new} BEGIN \
         UPDATE search SET words = searchable({new}) WHERE rowid = new.id; END;\n\
         CREATE TRIGGER {table}_delete_indexed AFTER DELETE ON {table} WHEN search_is_live() BEGIN \
         DELETE FROM search WHERE rowid = old.id; END;"
    );
}

/// Indexes the rows of a batch, which were written with the index off. Answers the first row, if
/// any, whose id a row of another kind has: the index could not tell the two apart.
pub fn index_batch(connection: &Connection, batch: i64) -> Result<Option<(&'static str, i64)>> {
    for (table, words) in SEARCHED {
        let twice = connection
            .query_row(
                &format!(
                    "SELECT id FROM {table} WHERE batch = ?1 \
                     AND EXISTS (SELECT 1 FROM search_docsize WHERE search_docsize.id = {table}.id)"
                ),
                [batch],
                |row| row.get(0),
            )
            .optional()?;
        if let Some(id) = twice {
            return Ok(Some((table, id)));
        }
        let words = words.replace("row.", "");
        connection.execute(
            &format!(
                "INSERT INTO search (rowid, words) SELECT id, searchable({words}) FROM {table} WHERE batch = ?1 ORDER BY id"
            ),
            [batch],
        )?;
    }
    Ok(None)
}
