//! The triggers that keep the search index as the rows are, made anew after every migration.
//!
//! They lie in the file, so that nothing can write to it past them.

use std::fmt::Write as _;

use rusqlite::{Connection, OptionalExtension};

use crate::store::error::Result;

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
/// words of the user: neither is here.
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
    for searched in SEARCHED {
        indexing(&mut sql, searched);
    }
    connection.execute_batch(&sql)?;
    Ok(())
}

fn indexing(sql: &mut String, searched: &Searched) {
    let table = searched.table;
    let (old, new) = (
        searched.words.replace("row.", "old."),
        searched.words.replace("row.", "new."),
    );
    let whole = searched.expression("new");
    let _ = writeln!(
        sql,
        "CREATE TRIGGER {table}_insert_indexed AFTER INSERT ON {table} WHEN search_is_live() BEGIN \
         INSERT INTO search (rowid, words) VALUES (new.id, searchable({whole})); END;\n\
         CREATE TRIGGER {table}_update_indexed AFTER UPDATE ON {table} \
         WHEN search_is_live() AND {old} IS NOT {new} BEGIN \
         UPDATE search SET words = searchable({whole}) WHERE rowid = new.id; END;\n\
         CREATE TRIGGER {table}_delete_indexed AFTER DELETE ON {table} WHEN search_is_live() BEGIN \
         DELETE FROM search WHERE rowid = old.id; END;"
    );
    let Some(tags) = searched.tags else { return };
    let of_row = searched.expression(table);
    // A tag that goes with its row finds no row any more, and the index is left alone.
    for (event, row) in [("INSERT", "new"), ("UPDATE", "new"), ("DELETE", "old")] {
        let name = event.to_lowercase();
        let _ = writeln!(
            sql,
            "CREATE TRIGGER {tags}_{name}_indexed AFTER {event} ON {tags} WHEN search_is_live() BEGIN \
             UPDATE search SET words = (SELECT searchable({of_row}) FROM {table} WHERE id = {row}.{table}) \
             WHERE rowid = {row}.{table} AND EXISTS (SELECT 1 FROM {table} WHERE id = {row}.{table}); END;"
        );
    }
}

/// Indexes the rows of a batch, which were written with the index off. Answers the first row, if
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
