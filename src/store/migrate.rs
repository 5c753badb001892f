//! Migrations by position: file version N is reached by the first N scripts, in one transaction.

use std::path::Path;

use rusqlite::{Connection, TransactionBehavior};

use crate::store::error::{Result, StoreError};

/// Marks a file as ours: "btwx".
pub const APPLICATION_ID: i64 = 0x6274_7778;

/// All migrations; append only, but for what a later one makes anew from the beginning.
const MIGRATIONS: &[&str] = &[
    include_str!("migrations/0001.sql"),
    include_str!("migrations/0002.sql"),
    include_str!("migrations/0003.sql"),
    include_str!("migrations/0004.sql"),
    include_str!("migrations/0005.sql"),
    include_str!("migrations/0006.sql"),
];

/// The newest file version known here.
pub fn newest() -> i64 {
    i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX)
}

/// What a file is, before anything is written to it.
pub enum Standing {
    /// Nothing is in it yet.
    Empty,
    /// Ours, at this version.
    At(i64),
}

/// Looks at a file without writing to it.
pub fn standing(connection: &Connection, path: &Path) -> Result<Standing> {
    let number =
        |pragma: &str| connection.pragma_query_value(None, pragma, |row| row.get::<_, i64>(0));
    let application = number("application_id")?;
    let version = number("user_version")?;
    let empty = || {
        connection.query_row("SELECT count(*) = 0 FROM sqlite_schema", [], |row| {
            row.get::<_, bool>(0)
        })
    };
    match (application, version) {
        (APPLICATION_ID, found) if found > newest() => Err(StoreError::Newer {
            path: path.to_owned(),
            found,
            known: newest(),
        }),
        (APPLICATION_ID, found) => Ok(Standing::At(found)),
        (0, 0) if empty()? => Ok(Standing::Empty),
        _ => Err(StoreError::Foreign(path.to_owned())),
    }
}

/// Brings the file to the newest version. Two programs may try at once: the second finds it done.
pub fn migrate(connection: &mut Connection, path: &Path) -> Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let from = match standing(&transaction, path)? {
        Standing::Empty => 0,
        Standing::At(version) => version,
    };
    if from < newest() {
        drop_triggers(&transaction)?;
        for script in MIGRATIONS.iter().skip(usize::try_from(from).unwrap_or(0)) {
            transaction.execute_batch(script)?;
        }
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        transaction.pragma_update(None, "user_version", newest())?;
    }
    transaction.commit()?;
    Ok(())
}

/// No trigger lies in the file: each connection that writes makes those it needs. Older files had some.
fn drop_triggers(connection: &Connection) -> Result<()> {
    let mut triggers =
        connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'")?;
    let names = triggers
        .query_map([], |row| row.get::<_, String>(0))?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    for name in names {
        connection.execute_batch(&format!("DROP TRIGGER {name}"))?;
    }
    Ok(())
}
