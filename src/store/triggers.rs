//! What keeps the search index, and the index of names, as the rows are: statements in the triggers of a connection that writes,
//! which note each row that is written, and the indexing of the noted rows at the end of the transaction.
//!
//! No trigger lies in the file: they would be read at every opening, also by those who only ask.

use std::fmt::Write as _;

use rusqlite::{Connection, OptionalExtension};

use crate::domain::sorting;
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
    /// Whether it is people, who are found apart from all else.
    people: bool,
    /// The function that tells by which words a sentence can call it, if it can.
    calls: Option<&'static str>,
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
        people: true,
        calls: Some("calls"),
    },
    searched("tie", "row.words"),
    named("people_group"),
    named("place"),
    Searched {
        tags: Some("interaction_tag"),
        ..searched("interaction", "row.words")
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
        people: false,
        calls: None,
    }
}

/// Groups and places, which a sentence can call by any of their names.
const fn named(table: &'static str) -> Searched {
    Searched {
        calls: Some("begins_with"),
        ..searched(table, "row.name || ' ' || json_words(row.other_names)")
    }
}

impl Searched {
    /// The words and tags of `row`, as an expression.
    pub fn expression(&self, row: &str) -> String {
        let words = self.untagged(row);
        match self.tags {
            Some(tags) => format!(
                "{words} || ' ' || coalesce((SELECT group_concat(tag, ' ') FROM {tags} WHERE {} = {row}.id), '')",
                self.table
            ),
            None => words,
        }
    }

    /// The words of `row` without its tags, as an expression.
    pub fn untagged(&self, row: &str) -> String {
        self.words.replace("row.", &format!("{row}."))
    }

    /// What the index is given of `row`, as an expression.
    fn indexed(&self, row: &str) -> String {
        let words = self.expression(row);
        let searchable = if self.people {
            "searchable_person"
        } else {
            "searchable"
        };
        format!("{searchable}({words})")
    }

    /// By which words a sentence can call its rows out of the trash, as a query of words, ids and forms.
    pub fn calling(&self) -> Option<String> {
        let (table, calls) = (self.table, self.calls?);
        Some(format!(
            "SELECT begun.key, {table}.id, begun.value \
             FROM {table}, json_each({calls}(name, other_names)) AS begun WHERE {table}.deleted_at IS NULL"
        ))
    }

    /// Notes by which words a sentence can call the rows of which `column` has this value.
    fn call(&self, connection: &Connection, column: &str, value: i64) -> Result<()> {
        if let Some(calling) = self.calling() {
            let table = self.table;
            let sql = format!(
                "INSERT INTO called (word, named, forms) {calling} AND {table}.{column} = ?1"
            );
            connection.prepare_cached(&sql)?.execute([value])?;
        }
        Ok(())
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

/// What happens to a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// It is new.
    Insert,
    /// It is changed.
    Update,
    /// It is removed.
    Delete,
}

impl Event {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Insert, Self::Update, Self::Delete];

    /// As SQL calls it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Insert => "INSERT",
            Self::Update => "UPDATE",
            Self::Delete => "DELETE",
        }
    }
}

/// The place of `table` in [`SEARCHED`]; `None` if it has no words.
pub fn place(table: &str) -> Option<u8> {
    let place = SEARCHED
        .iter()
        .position(|searched| searched.table == table)?;
    u8::try_from(place).ok()
}

/// The statement of a trigger that notes which row of `table`, or whose tag there, it was; `None` if it
/// has no words. A row that is touched several times is indexed once, by [`index`].
pub fn noting(table: &str, event: Event) -> Option<String> {
    let (row, known) = match event {
        Event::Insert => ("new", false),
        Event::Update => ("new", true),
        Event::Delete => ("old", true),
    };
    SEARCHED.iter().enumerate().find_map(|(place, searched)| {
        if searched.table == table {
            return Some(format!("SELECT words_touched({place}, {row}.id, {known});"));
        }
        let of = searched.table;
        (searched.tags == Some(table))
            .then(|| format!("SELECT words_touched({place}, {row}.{of}, true);"))
    })
}

/// Has a connection that writes without an act note every row with words.
pub fn note_everything(connection: &Connection) -> Result<()> {
    let mut sql = String::new();
    for searched in SEARCHED {
        for table in std::iter::once(searched.table).chain(searched.tags) {
            for event in Event::ALL {
                if let Some(note) = noting(table, event) {
                    let event = event.word();
                    let _ = writeln!(
                        sql,
                        "CREATE TEMP TRIGGER {table}_{event}_noted AFTER {event} ON main.{table} BEGIN {note} END;"
                    );
                }
            }
        }
    }
    connection.execute_batch(&sql)?;
    Ok(())
}

/// Brings the search index to what the touched rows are now.
pub fn index(connection: &Connection, mut touched: Vec<Touched>) -> Result<()> {
    // Of several notes of one row the first tells whether the index may have it.
    sorting::by_key(&mut touched, |row| (row.table, row.id));
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
        let words = searched.indexed(searched.table);
        let sql = format!(
            "INSERT INTO search (rowid, words) SELECT id, {words} FROM {} WHERE id = ?1",
            searched.table
        );
        connection.prepare_cached(&sql)?.execute([row.id])?;
        if searched.calls.is_some() {
            connection
                .prepare_cached("DELETE FROM called WHERE named = ?1")?
                .execute([row.id])?;
            searched.call(connection, "id", row.id)?;
        }
    }
    Ok(())
}

/// How many bytes of the index are gathered before they are written: usually, and while a large batch
/// is indexed. Fewer and larger pieces are merged less often.
const GATHERED: i64 = 1 << 20;
const GATHERED_OF_MANY: i64 = 64 << 20;

/// The index is joined into one piece after a batch that is at least one of so many parts of it. Left apart,
/// its large pieces would be merged while somebody waits for a single entry to be saved.
const A_LARGE_PART: i64 = 4;

/// Indexes a batch of `rows`, so many that they are gathered in larger pieces.
pub fn index_large_batch(
    connection: &Connection,
    batch: i64,
    rows: usize,
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
    let all: i64 =
        connection.query_row("SELECT count(*) FROM search_docsize", [], |row| row.get(0))?;
    if i64::try_from(rows).is_ok_and(|rows| rows.saturating_mul(A_LARGE_PART) >= all) {
        connection.execute("INSERT INTO search (search) VALUES ('optimize')", [])?;
    }
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
        let words = searched.indexed(table);
        connection.execute(
            &format!(
                "INSERT INTO search (rowid, words) SELECT id, {words} FROM {table} WHERE batch = ?1 ORDER BY id"
            ),
            [batch],
        )?;
        searched.call(connection, "batch", batch)?;
    }
    Ok(None)
}
