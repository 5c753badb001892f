//! What makes undo possible: the triggers that keep each changed row as it was, and that note for the search
//! index which it is.
//!
//! This is SQLite's own recipe, but for one thing: the triggers are temporary, made by the connection
//! that acts. In the file they would cost every opening the time to read them, also those that only ask. No
//! table can be forgotten: they are made from the columns that are there, and a statement that writes to a table
//! without them is not authorized.
//!
//! An act that makes new rows and changes none needs no triggers, which take as long to make as the act itself: the
//! rows of its tables with ids above its own are what it made.

use std::fmt::{Display, Write as _};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use rusqlite::Connection;
use rusqlite::hooks::{AuthAction, AuthContext, Authorization};
use rusqlite::types::ValueRef;

use crate::store::error::Result;
use crate::store::functions::{Switches, Touched};
use crate::store::triggers::{Event, columns, noting, place};

/// A table whose rows an act may change.
#[derive(Clone, Copy, Debug)]
pub struct Recorded {
    /// Its name.
    pub table: &'static str,
    /// The columns of its primary key.
    key: &'static [&'static str],
    /// The one of them that is above the id of the act in each row that an act makes, if there is one.
    minted: Option<&'static str>,
}

const fn by_id(table: &'static str) -> Recorded {
    Recorded {
        table,
        key: &["id"],
        minted: Some("id"),
    }
}

/// Tables whose rows an act may change. Everything else is no act: drafts, settings, the history.
pub const RECORDED: &[Recorded] = &[
    by_id("circle"),
    by_id("person"),
    Recorded {
        table: "person_tag",
        key: &["person", "tag"],
        minted: None,
    },
    by_id("image"),
    by_id("tie"),
    by_id("people_group"),
    Recorded {
        table: "group_member",
        key: &["people_group", "person"],
        minted: None,
    },
    by_id("place"),
    by_id("interaction"),
    Recorded {
        table: "participant",
        key: &["person", "day", "interaction"],
        minted: Some("interaction"),
    },
    Recorded {
        table: "interaction_tag",
        key: &["interaction", "tag"],
        minted: Some("interaction"),
    },
    by_id("promise"),
    by_id("topic"),
    by_id("check_in"),
    by_id("pause"),
    by_id("review_event"),
    by_id("candidate"),
];

/// What an act may change.
#[derive(Clone, Copy, Debug)]
pub enum Scope<'a> {
    /// Any row of any recorded table.
    Everything,
    /// New rows of these tables that belong to something new, and nothing else.
    NewRows(&'a [&'a str]),
}

/// What of one connection is being recorded: of each table of [`RECORDED`] a bit for new rows, and
/// 32 places higher one for changed and removed rows.
#[derive(Clone, Debug)]
pub struct Recording {
    /// By triggers, as long as the connection is open.
    armed: Arc<AtomicU64>,
    /// By the ids of new rows, as long as an act is made.
    admitted: Arc<AtomicU64>,
}

/// Tables that take new rows until this is dropped.
#[derive(Debug)]
pub struct Admitted {
    /// Each with the column whose value is above the id of the act in a new row.
    tables: Vec<(&'static Recorded, &'static str)>,
    admitted: Arc<AtomicU64>,
}

impl Drop for Admitted {
    fn drop(&mut self) {
        self.admitted.store(0, Ordering::Relaxed);
    }
}

impl Admitted {
    /// Records the rows that `act` has made, and notes for the search index which they are.
    pub fn record(&self, connection: &Connection, act: i64, switches: &Switches) -> Result<()> {
        for (Recorded { table, key, .. }, minted) in &self.tables {
            let columns = key.join(", ");
            let sql = format!("SELECT {columns} FROM {table} WHERE {minted} > ?1");
            let mut made = connection.prepare_cached(&sql)?;
            let mut rows = made.query([act])?;
            while let Some(row) = rows.next()? {
                let mut image = serde_json::Map::new();
                for (place, column) in key.iter().enumerate() {
                    let value = match row.get_ref(place)? {
                        ValueRef::Text(text) => String::from_utf8_lossy(text).into(),
                        value => value.as_i64().map_err(rusqlite::Error::from)?.into(),
                    };
                    image.insert((*column).to_owned(), value);
                }
                connection
                    .prepare_cached(
                        "INSERT INTO change (act, of_table, after) VALUES (?1, ?2, ?3)",
                    )?
                    .execute((act, table, serde_json::Value::from(image).to_string()))?;
                if let Some(table) = place(table) {
                    switches.touch(Touched {
                        table,
                        id: row.get(0)?,
                        known: false,
                    });
                }
            }
        }
        Ok(())
    }
}

impl Recording {
    /// Watches `connection`: from now on no statement changes a recorded table before it is armed, or adds to
    /// one before it is admitted.
    pub fn watch(connection: &mut Connection) -> Result<Self> {
        let recording = Self {
            armed: Arc::new(AtomicU64::new(0)),
            admitted: Arc::new(AtomicU64::new(0)),
        };
        let armed = Arc::clone(&recording.armed);
        let admitted = Arc::clone(&recording.admitted);
        connection.authorizer(Some(move |context: AuthContext<'_>| {
            let (table, bit): (&str, fn(usize) -> u64) = match context.action {
                AuthAction::Insert { table_name } => (table_name, new_rows),
                AuthAction::Update { table_name, .. } | AuthAction::Delete { table_name } => {
                    (table_name, old_rows)
                }
                _ => return Authorization::Allow,
            };
            match RECORDED.iter().position(|recorded| recorded.table == table) {
                Some(place)
                    if (armed.load(Ordering::Relaxed) | admitted.load(Ordering::Relaxed))
                        & bit(place)
                        == 0 =>
                {
                    Authorization::Deny
                }
                _ => Authorization::Allow,
            }
        }))?;
        Ok(recording)
    }

    /// Admits new rows of the tables of `scope`, as far as nothing is armed for them and the rows tell by their ids
    /// that they are new; the others are armed.
    pub fn admit(&self, connection: &Connection, scope: Scope<'_>) -> Result<Admitted> {
        let armed = self.armed.load(Ordering::Relaxed);
        let (mut admitted, mut tables) = (0, Vec::new());
        if let Scope::NewRows(wanted) = scope {
            for (place, recorded) in RECORDED.iter().enumerate() {
                if let Some(minted) = recorded.minted
                    && armed & new_rows(place) == 0
                    && wanted.contains(&recorded.table)
                {
                    admitted |= new_rows(place);
                    tables.push((recorded, minted));
                }
            }
        }
        if admitted != 0 {
            // What was prepared while other tables were admitted is asked about anew.
            connection.flush_prepared_statement_cache();
        }
        self.admitted.store(admitted, Ordering::Relaxed);
        let taking = Admitted {
            tables,
            admitted: Arc::clone(&self.admitted),
        };
        self.arm(connection, scope)?;
        Ok(taking)
    }

    /// Makes the triggers for what an act may change, as far as there are none yet.
    pub fn arm(&self, connection: &Connection, scope: Scope<'_>) -> Result<()> {
        let before = self.armed.load(Ordering::Relaxed);
        let mut armed = before;
        let admitted = self.admitted.load(Ordering::Relaxed);
        let at_once = connection.unchecked_transaction()?;
        let mut sql = String::new();
        for (place, Recorded { table, key, .. }) in RECORDED.iter().enumerate() {
            let wanted = match scope {
                Scope::Everything => new_rows(place) | old_rows(place),
                Scope::NewRows(tables) if tables.contains(table) => new_rows(place),
                Scope::NewRows(_) => 0,
            };
            let missing = wanted & !armed & !admitted;
            if missing == 0 {
                continue;
            }
            let key = image("new", key);
            if missing & new_rows(place) != 0 {
                trigger(&mut sql, table, Event::Insert, ("NULL", &key));
            }
            if missing & old_rows(place) != 0 {
                let before = image("old", &columns(connection, table)?.all);
                trigger(&mut sql, table, Event::Update, (&before, &key));
                trigger(&mut sql, table, Event::Delete, (&before, "NULL"));
            }
            armed |= missing;
        }
        if armed != before {
            connection.execute_batch(&sql)?;
            at_once.commit()?;
            self.armed.store(armed, Ordering::Relaxed);
        }
        Ok(())
    }
}

fn new_rows(place: usize) -> u64 {
    1 << place
}

fn old_rows(place: usize) -> u64 {
    1 << (place + 32)
}

/// Records of a changed row what cannot be read from the file any more when it is undone: the row as
/// it was, and by which key the new one is found. The new row itself is read when it is undone. What has
/// words is noted for the search index besides.
fn trigger(sql: &mut String, table: &str, event: Event, (before, after): (&str, &str)) {
    let noted = noting(table, event).unwrap_or_default();
    let event = event.word();
    let _ = writeln!(
        sql,
        "CREATE TEMP TRIGGER {table}_{event}_recorded AFTER {event} ON main.{table} BEGIN \
         INSERT INTO change (act, of_table, before, after) \
         SELECT current_act(), '{table}', {before}, {after} WHERE current_act() > 0; {noted} END;"
    );
}

/// The expression for the JSON of some columns of `row`.
pub fn image(row: &str, columns: &[impl Display]) -> String {
    let fields: Vec<String> = columns
        .iter()
        .map(|column| format!("'{column}', {row}.{column}"))
        .collect();
    format!("json_object({})", fields.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    use std::path::Path;

    use crate::store::migrate;

    #[test]
    fn every_table_that_an_act_may_change_is_recorded() {
        let mut connection = Connection::open_in_memory().unwrap();
        Switches::register(&connection).unwrap();
        migrate::migrate(&mut connection, Path::new("")).unwrap();
        let mut statement = connection
            .prepare(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search%' \
                 AND name NOT LIKE 'sqlite%'",
            )
            .unwrap();
        let no_acts = ["act", "change", "batch", "draft", "setting", "called"];
        let tables: Vec<String> = statement
            .query_map([], |row| row.get(0))
            .unwrap()
            .map(std::result::Result::unwrap)
            .filter(|name: &String| !no_acts.contains(&name.as_str()))
            .collect();
        for Recorded { table, key, .. } in RECORDED {
            assert_eq!(columns(&connection, table).unwrap().key, *key, "{table}");
        }
        let mut recorded: Vec<&str> = RECORDED.iter().map(|recorded| recorded.table).collect();
        recorded.sort_unstable();
        let mut tables: Vec<&str> = tables.iter().map(String::as_str).collect();
        tables.sort_unstable();
        assert_eq!(tables, recorded);
        assert!(RECORDED.len() <= 32);
    }

    #[test]
    fn a_table_that_was_admitted_for_another_act_cannot_be_written() {
        let mut connection = Connection::open_in_memory().unwrap();
        connection
            .execute_batch("CREATE TABLE topic (id INTEGER); CREATE TABLE place (id INTEGER);")
            .unwrap();
        let recording = Recording::watch(&mut connection).unwrap();
        let write = |table: &str| {
            let sql = format!("INSERT INTO {table} VALUES (1)");
            connection.prepare_cached(&sql)?.execute([])
        };
        let admitted = recording.admit(&connection, Scope::NewRows(&["topic"]));
        assert!(write("topic").is_ok() && write("place").is_err());
        drop(admitted);
        let admitted = recording.admit(&connection, Scope::NewRows(&["place"]));
        assert!(write("topic").is_err() && write("place").is_ok());
        drop(admitted);
    }

    #[test]
    fn a_table_that_is_not_armed_cannot_be_written() {
        let mut connection = Connection::open_in_memory().unwrap();
        connection
            .execute_batch("CREATE TABLE person (id INTEGER); CREATE TABLE draft (slot TEXT);")
            .unwrap();
        let recording = Recording::watch(&mut connection).unwrap();
        connection
            .execute("INSERT INTO draft VALUES ('a')", [])
            .unwrap();
        for statement in [
            "INSERT INTO person VALUES (1)",
            "UPDATE person SET id = 2",
            "DELETE FROM person",
        ] {
            assert!(connection.execute(statement, []).is_err(), "{statement}");
        }
        recording.armed.store(u64::MAX, Ordering::Relaxed);
        connection
            .execute("INSERT INTO person VALUES (1)", [])
            .unwrap();
    }
}
