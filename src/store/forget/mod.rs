//! Removing a person for good: the only thing that cannot be undone.
//!
//! Rows, what the history kept of them, drafts that name them, the search index, and the places in
//! the file where all of that lay. What others share with them stays, and is told.

mod history;

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, params};
use serde_json::{Map, Value, json};

use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::domain::text::fold::fold;
use crate::store::backup::{self, Stop, copy, remove_copy, with};
use crate::store::backups::{Backups, PARTIAL, refused};
use crate::store::error::{Result, StoreError};
use crate::store::forget::history::{erase_history, erase_merges};
use crate::store::functions::Switches;
use crate::store::passphrase::connect;
use crate::store::remains::{self, Remain};
use crate::store::settings::GATHERED;
use crate::store::triggers;
use crate::store::writing::Writing;
use crate::store::{file, open};

/// How long the log beside the file is waited for, while others read.
const PATIENCE: Duration = Duration::from_secs(5);

/// Rows that belong to one person, and go with them.
const OWNED: &[&str] = &[
    "image",
    "promise",
    "topic",
    "check_in",
    "pause",
    "review_event",
];

/// What went, or would go, and what remains.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forgotten {
    /// Their name.
    pub name: String,
    /// Interactions with nobody else.
    pub interactions: usize,
    /// Interactions that others were part of: these stay for the others.
    pub shared: usize,
    /// Promises, topics, check-ins, pauses, ties and all else that was kept of them.
    pub others: usize,
    /// Acts of the history that were about nothing else.
    pub acts: usize,
    /// Half-written texts that name them.
    pub drafts: usize,
    /// Texts that stay and may name them.
    pub remains: Vec<Remain>,
    /// Whether the log beside the file was emptied; another program that reads can prevent it.
    pub log_emptied: bool,
}

/// What would go if `person` were forgotten, and what would remain. Nothing is changed.
///
/// # Errors
/// [`StoreError::Gone`] if there is no such person; whatever the database says.
pub fn preview(path: &Path, person: Id<Person>) -> Result<Forgotten> {
    let (mut connection, switches) = to_rework(path)?;
    let trial = Writing::begin(&mut connection, &switches)?;
    erase(&trial, person, &[])
}

/// Forgets `person`: rows, history, drafts, search index, free pages. It cannot be undone.
///
/// # Errors
/// [`StoreError::Gone`] if there is no such person; whatever the database says. What was removed
/// stays removed even if the file could not be made smaller.
pub fn forget(path: &Path, person: Id<Person>) -> Result<Forgotten> {
    let (mut connection, switches) = to_rework(path)?;
    let act = Writing::begin(&mut connection, &switches)?;
    let mut gone = erase(&act, person, &[])?;
    act.commit()?;
    gone.log_emptied = rewrite(&connection)?;
    Ok(gone)
}

/// Whether the file at `path` knows `person`, be it only in its history.
///
/// # Errors
/// A file that is not ours or damaged.
pub fn holds(path: &Path, person: Id<Person>) -> Result<bool> {
    let reader = open::to_copy(path)?;
    Ok(reader.connection.query_row(
        "SELECT EXISTS (SELECT 1 FROM person WHERE id = ?1) OR EXISTS (SELECT 1 FROM change \
         WHERE of_table = 'person' AND coalesce(before, after) ->> '$.id' = ?1)",
        [person],
        |row| row.get(0),
    )?)
}

/// Everybody whose entry was joined to that of `person`, and who is in no entry of their own any more:
/// an older copy of the file can still have one.
///
/// # Errors
/// A file that is not ours or damaged.
pub fn joined_to(path: &Path, person: Id<Person>) -> Result<Vec<Id<Person>>> {
    joined(&open::to_copy(path)?.connection, person)
}

fn joined(connection: &Connection, person: Id<Person>) -> Result<Vec<Id<Person>>> {
    let mut statement = connection.prepare(
        "WITH RECURSIVE step (gone, kept) AS (SELECT went.before ->> '$.id', stayed.after ->> '$.id' FROM act \
             JOIN change AS went ON went.act = act.id AND went.of_table = 'person' AND went.after IS NULL \
             JOIN change AS stayed ON stayed.act = act.id AND stayed.of_table = 'person' AND stayed.after IS NOT NULL \
             WHERE act.verb = 'merge' AND act.state = 'done'), \
         same (id) AS (SELECT ?1 UNION SELECT gone FROM step JOIN same ON kept = same.id) \
         SELECT id FROM same WHERE id <> ?1 AND NOT EXISTS (SELECT 1 FROM person WHERE person.id = same.id)",
    )?;
    let rows = statement.query_map([person], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

impl Backups {
    /// Forgets `people`, who are one, in a backup or another copy as well. The copy is written anew beside it,
    /// checked, and takes its name.
    ///
    /// # Errors
    /// Whatever copying and forgetting say; the copy is as it was then.
    pub fn forget_in(&self, kept: &Path, people: &[Id<Person>]) -> Result<()> {
        // Whoever else makes a backup meanwhile removes what looks unfinished.
        let _held = self.hold(true)?;
        let partial = with(kept, PARTIAL);
        let made = copy(kept, &partial, &Stop::default()).and_then(|_| {
            let (mut connection, switches) = to_rework(&partial)?;
            let act = Writing::begin(&mut connection, &switches)?;
            for person in people {
                match erase(&act, *person, people) {
                    Ok(_) | Err(StoreError::Gone(_)) => {}
                    Err(error) => return Err(error),
                }
            }
            act.commit()?;
            rewrite(&connection)?;
            drop(connection);
            backup::check(&partial, &Stop::default(), |_| Ok(()))?;
            let synced = file::open_or_make(&partial).and_then(|file| file.sync_all());
            synced.map_err(refused(&partial, "put on disk"))?;
            std::fs::rename(&partial, kept).map_err(refused(kept, "replaced"))
        });
        if made.is_err() {
            remove_copy(&partial);
        }
        file::sync_folder(&self.folder);
        made
    }
}

fn to_rework(path: &Path) -> Result<(Connection, Switches)> {
    // Says what is wrong with the file, if anything is, before it is opened for writing.
    drop(open::to_copy(path)?);
    let connection = connect(
        path,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    connection.busy_timeout(PATIENCE)?;
    let switches = open::prepare_to_write(&connection)?;
    triggers::note_everything(&connection)?;
    Ok((connection, switches))
}

/// Writes the file anew, so that nothing is left in free pages or in the search index, and empties
/// the log beside it. Answers whether the log could be emptied.
fn rewrite(connection: &Connection) -> Result<bool> {
    connection.execute("INSERT INTO search (search) VALUES ('optimize')", [])?;
    connection.execute_batch("VACUUM")?;
    let mut emptied = true;
    connection.pragma(None, "wal_checkpoint", "TRUNCATE", |row| {
        emptied = row.get::<_, i64>(0)? == 0;
        Ok(())
    })?;
    Ok(emptied)
}

/// Removes every row of and about `person`, and of those who were joined to them, and counts what went
/// and what stays. `same` are further entries of the same person.
fn erase(connection: &Connection, person: Id<Person>, same: &[Id<Person>]) -> Result<Forgotten> {
    let joined = joined(connection, person)?;
    connection.execute_batch(
        "CREATE TEMP TABLE IF NOT EXISTS same (id INTEGER PRIMARY KEY); DELETE FROM temp.same",
    )?;
    for one in joined.iter().chain(same).chain([&person]) {
        connection.execute("INSERT OR IGNORE INTO temp.same VALUES (?1)", [one])?;
    }
    let (mut acts, mut drafts, mut interactions) = (erase_merges(connection, person)?, 0, 0);
    for other in joined {
        acts += erase_merges(connection, other)?;
        if let Some(gone) = erase_one(connection, other)? {
            acts += gone.acts;
            drafts += gone.drafts;
            interactions += gone.interactions;
        }
    }
    let mut gone = erase_one(connection, person)?.ok_or(StoreError::Gone("the person"))?;
    gone.acts += acts;
    gone.drafts += drafts;
    gone.interactions += interactions;
    Ok(gone)
}

/// `None` if nothing is known of that one.
fn erase_one(connection: &Connection, person: Id<Person>) -> Result<Option<Forgotten>> {
    let names = names(connection, person)?;
    let Some(name) = names.first().cloned() else {
        return Ok(None);
    };
    list_what_goes(connection, person)?;
    let count = |sql: &str| -> Result<usize> {
        Ok(connection
            .query_row(sql, [person], |row| row.get::<_, i64>(0))?
            .try_into()
            .unwrap_or(0))
    };
    let mut gone = Forgotten {
        name,
        interactions: count(
            "SELECT count(*) FROM interaction WHERE id IN \
             (SELECT id FROM gone WHERE of_table = 'interaction') AND ?1 IS NOT NULL",
        )?,
        shared: count(
            "SELECT count(*) FROM participant WHERE person = ?1 AND interaction NOT IN \
             (SELECT id FROM gone WHERE of_table = 'interaction')",
        )?,
        ..Forgotten::default()
    };
    for table in OWNED {
        gone.others += count(&format!("SELECT count(*) FROM {table} WHERE person = ?1"))?;
    }
    gone.others += count("SELECT count(*) FROM tie WHERE ?1 IN (person, other)")?;
    gone.acts = erase_history(connection, person, &names)?;
    erase_rows(connection, person)?;
    gone.drafts = erase_drafts(connection, person, &names)?;
    connection.execute_batch("DROP TABLE temp.gone; DROP TABLE temp.touched")?;
    gone.remains = remains::naming(connection, &names)?;
    Ok(Some(gone))
}

/// Their name, the other names, and those that the history knows; the present name first.
fn names(connection: &Connection, person: Id<Person>) -> Result<Vec<String>> {
    let mut statement = connection.prepare(
        "SELECT name, other_names FROM person WHERE id = ?1 UNION ALL \
         SELECT image ->> '$.name', image ->> '$.other_names' FROM \
         (SELECT before AS image FROM change WHERE of_table = 'person' UNION ALL \
          SELECT after FROM change WHERE of_table = 'person') \
         WHERE image ->> '$.id' = ?1 AND image ->> '$.name' IS NOT NULL",
    )?;
    let rows = statement.query_map([person], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, Option<String>>(1)?))
    })?;
    let mut names: Vec<String> = Vec::new();
    for row in rows {
        let (name, others) = row?;
        let others: Vec<String> = others
            .and_then(|json| serde_json::from_str(&json).ok())
            .unwrap_or_default();
        for name in std::iter::once(name).chain(others) {
            if !name.trim().is_empty() && !names.contains(&name) {
                names.push(name);
            }
        }
    }
    Ok(names)
}

/// Writes into a table for the moment what goes: of each kind the ids, also of rows that only the
/// history still knows.
fn list_what_goes(connection: &Connection, person: Id<Person>) -> Result<()> {
    connection.execute_batch(
        "CREATE TEMP TABLE gone (of_table TEXT, id INTEGER, PRIMARY KEY (of_table, id)) WITHOUT ROWID; \
         CREATE TEMP TABLE touched (act INTEGER PRIMARY KEY); \
         CREATE TEMP TABLE image (of_table TEXT, whole TEXT); \
         INSERT INTO temp.image SELECT of_table, before FROM change WHERE before IS NOT NULL \
         UNION ALL SELECT of_table, after FROM change WHERE after IS NOT NULL;",
    )?;
    for table in OWNED.iter().chain(&["tie"]) {
        let (row, image) = match *table {
            "tie" => (
                "?1 IN (person, other)",
                "?1 IN (whole ->> '$.person', whole ->> '$.other')",
            ),
            _ => ("person = ?1", "whole ->> '$.person' = ?1"),
        };
        connection.execute(
            &format!(
                "INSERT OR IGNORE INTO temp.gone SELECT '{table}', id FROM main.{table} WHERE {row} UNION \
                 SELECT '{table}', whole ->> '$.id' FROM temp.image \
                 WHERE of_table = '{table}' AND {image} AND whole ->> '$.id' IS NOT NULL"
            ),
            [person],
        )?;
    }
    // An interaction goes with its only participant, under whichever of their entries, whether it is there
    // or was taken back.
    connection.execute(
        "INSERT OR IGNORE INTO temp.gone WITH part (person, interaction) AS ( \
             SELECT person, interaction FROM participant UNION \
             SELECT whole ->> '$.person', whole ->> '$.interaction' FROM temp.image WHERE of_table = 'participant') \
         SELECT DISTINCT 'interaction', interaction FROM part WHERE person = ?1 AND interaction NOT IN \
         (SELECT interaction FROM part WHERE person NOT IN (SELECT id FROM temp.same))",
        [person],
    )?;
    // Traffic that waits, or waited, with nobody else in it.
    connection.execute(
        "INSERT OR IGNORE INTO temp.gone SELECT 'candidate', id FROM candidate \
         WHERE EXISTS (SELECT 1 FROM json_each(people) WHERE value = CAST(?1 AS TEXT)) \
         AND NOT EXISTS (SELECT 1 FROM json_each(people) WHERE value NOT IN (SELECT CAST(id AS TEXT) FROM temp.same))",
        [person],
    )?;
    connection.execute_batch("DROP TABLE temp.image")?;
    Ok(())
}

fn erase_rows(connection: &Connection, person: Id<Person>) -> Result<()> {
    connection.execute(
        "DELETE FROM setting WHERE name = ?1 AND value = ?2",
        params![GATHERED, person.to_string()],
    )?;
    connection.execute(
        "UPDATE person SET met_through = NULL, revision = revision + 1 WHERE met_through = ?1",
        [person],
    )?;
    connection.execute(
        "UPDATE candidate SET people = (SELECT json_group_array(value) FROM json_each(candidate.people) \
         WHERE value <> CAST(?1 AS TEXT)), revision = revision + 1 \
         WHERE EXISTS (SELECT 1 FROM json_each(candidate.people) WHERE value = CAST(?1 AS TEXT))",
        [person],
    )?;
    for table in ["candidate", "interaction"] {
        connection.execute(
            &format!("DELETE FROM {table} WHERE id IN (SELECT id FROM temp.gone WHERE of_table = '{table}')"),
            [],
        )?;
    }
    // By name and not only by the references, so that each row is noted for the search index.
    for table in OWNED {
        connection.execute(&format!("DELETE FROM {table} WHERE person = ?1"), [person])?;
    }
    connection.execute("DELETE FROM tie WHERE ?1 IN (person, other)", [person])?;
    connection.execute("DELETE FROM person WHERE id = ?1", [person])?;
    Ok(())
}

/// Removes half-written texts that have one of the words of their names in them, and forms about them.
/// What is written small, such as "van", is in the names of many.
fn erase_drafts(connection: &Connection, person: Id<Person>, names: &[String]) -> Result<usize> {
    let about = ["\"person\":\"", "person ", "with "].map(|before| format!("{before}{person}\""));
    let words: Vec<String> = names
        .iter()
        .flat_map(|name| name.split_whitespace())
        .filter(|word| !word.starts_with(char::is_lowercase))
        .map(fold)
        .collect();
    let mut statement = connection.prepare("SELECT slot, text FROM draft")?;
    let drafts = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let mut removed = 0;
    for draft in drafts.collect::<rusqlite::Result<Vec<(String, String)>>>()? {
        let (slot, text) = draft;
        let names_them = |text: &str| {
            let folded = fold(text);
            words.iter().any(|word| remains::has_word(&folded, word))
                || about.iter().any(|about| text.contains(about))
        };
        if !names_them(&text) {
            continue;
        }
        // Of several forms in one draft the others stay.
        let forms: Vec<Map<String, Value>> = serde_json::from_str(&text).unwrap_or_default();
        let forms: Vec<_> = forms.into_iter().map(Value::Object).collect();
        let stay: Vec<_> = forms
            .iter()
            .filter(|form| !names_them(&form.to_string()))
            .collect();
        removed += if stay.is_empty() {
            connection.execute("DELETE FROM draft WHERE slot = ?1", [slot])?
        } else {
            let stay = json!(stay).to_string();
            connection.execute("UPDATE draft SET text = ?2 WHERE slot = ?1", [slot, stay])?
        };
    }
    Ok(removed)
}
