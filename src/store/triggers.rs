//! What keeps the search index as the rows are: triggers, made anew after every migration, that note
//! each row that is written, and the indexing of the noted rows at the end of the transaction.
//!
//! The triggers lie in the file, so that nothing can write to it past them.

use std::fmt::Write as _;

use rusqlite::{Connection, OptionalExtension};

use crate::store::error::Result;
use crate::store::functions::Touched;

/// A table whose rows can be found by their words.
pub struct Searched {
    /// The table.
    pub table: &'static str,
    /// The words, as an expression over `row`.
    pub words: &'static str,
    /// The table of its tags, which are found with it.
    tags: Option<&'static str>,
}

/// What can be found by its words. Circles are names the user gives to lists, and candidates are no
/// words of the user: neither is here. The triggers in the file name a table by its place here, so a
/// place that was given stays.
pub const SEARCHED: &[Searched] = &[
    Searched {
        table: "person",
        words: "row.name || ' ' || json_words(row.other_names) || ' ' || row.how_met || ' ' || row.lives_in || ' ' \
                || row.note || ' ' || json_words(row.fields) || ' ' || json_words(row.contact_points) || ' ' \
                || json_words(row.dates) || ' ' || row.pronouns",
        tags: Some("person_tag"),
    },
    searched("tie", "row.words"),
    searched(
        "people_group",
        "row.name || ' ' || json_words(row.other_names)",
    ),
    searched("place", "row.name || ' ' || json_words(row.other_names)"),
    Searched {
        table: "interaction",
        words: "row.words",
        tags: Some("interaction_tag"),
    },
    searched("promise", "row.text || ' ' || row.repaired"),
    searched("topic", "row.text"),
    searched("check_in", "json_words(row.answers)"),
    searched("pause", "row.words"),
];

const fn searched(table: &'static str, words: &'static str) -> Searched {
    Searched {
        table,
        words,
        tags: None,
    }
}

impl Searched {
    /// The words and tags of `row`, as an expression.
    pub fn expression(&self, row: &str) -> String {
        let words = self.words.replace("row.", &format!("{row}."));
        match self.tags {
            Some(tags) => format!(
                "{words} || ' ' || coalesce((SELECT group_concat(tag, ' ') FROM {tags} WHERE {} = {row}.id), '')",
                self.table
            ),
            None => words,
        }
    }
}

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
    for (place, searched) in SEARCHED.iter().enumerate() {
        noting(&mut sql, place, searched);
    }
    connection.execute_batch(&sql)?;
    Ok(())
}

/// Each trigger only notes which row it was: they are read at every opening, and a row that is touched
/// several times is indexed once, by [`index`].
fn noting(sql: &mut String, place: usize, searched: &Searched) {
    let table = searched.table;
    let mut trigger = |on: &str, event: &str, row: &str, known: bool| {
        let name = event.to_lowercase();
        let _ = writeln!(
            sql,
            "CREATE TRIGGER {on}_{name}_noted AFTER {event} ON {on} BEGIN \
             SELECT words_touched({place}, {row}, {known}); END;"
        );
    };
    trigger(table, "INSERT", "new.id", false);
    trigger(table, "UPDATE", "new.id", true);
    trigger(table, "DELETE", "old.id", true);
    if let Some(tags) = searched.tags {
        trigger(tags, "INSERT", &format!("new.{table}"), true);
        trigger(tags, "UPDATE", &format!("new.{table}"), true);
        trigger(tags, "DELETE", &format!("old.{table}"), true);
    }
}

/// Brings the search index to what the touched rows are now.
pub fn index(connection: &Connection, mut touched: Vec<Touched>) -> Result<()> {
    // Of several notes of one row the first tells whether the index may have it.
    touched.sort_by_key(|row| (row.table, row.id));
    touched.dedup_by_key(|row| (row.table, row.id));
    for row in touched {
        let Some(searched) = SEARCHED.get(usize::from(row.table)) else {
            continue;
        };
        if row.known {
            connection
                .prepare_cached("DELETE FROM search WHERE rowid = ?1")?
                .execute([row.id])?;
        }
        let words = searched.expression(searched.table);
        let sql = format!(
            "INSERT INTO search (rowid, words) SELECT id, searchable({words}) FROM {} WHERE id = ?1",
            searched.table
        );
        connection.prepare_cached(&sql)?.execute([row.id])?;
    }
    Ok(())
}

/// How many bytes of the index are gathered before they are written: usually, and while a large batch
/// is indexed. Fewer and larger pieces are merged less often.
const GATHERED: i64 = 1 << 20;
const GATHERED_OF_MANY: i64 = 64 << 20;

/// Indexes a batch of so many rows that they are gathered in larger pieces.
pub fn index_large_batch(
    connection: &Connection,
    batch: i64,
) -> Result<Option<(&'static str, i64)>> {
    let gather = |bytes: i64| {
        connection.execute(
            "INSERT INTO search (search, rank) VALUES ('hashsize', ?1)",
            [bytes],
        )
    };
    gather(GATHERED_OF_MANY)?;
    let indexed = index_batch(connection, batch)?;
    gather(GATHERED)?;
    Ok(indexed)
}

/// Indexes the rows of a batch, which were not noted as they were written. Answers the first row, if
/// any, whose id a row of another kind has: the index could not tell the two apart.
pub fn index_batch(connection: &Connection, batch: i64) -> Result<Option<(&'static str, i64)>> {
    for searched in SEARCHED {
        let table = searched.table;
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
        let words = searched.expression(table);
        connection.execute(
            &format!(
                "INSERT INTO search (rowid, words) SELECT id, searchable({words}) FROM {table} WHERE batch = ?1 ORDER BY id"
            ),
            [batch],
        )?;
    }
    Ok(None)
}
