//! A file looked at as a whole, for those who wonder whether it is well. Nothing is written.

use std::path::Path;

use crate::store::backup;
use crate::store::error::{Result, StoreError};
use crate::store::open::{self, Reader};
use crate::store::triggers::{SEARCHED, Searched};

/// What a look at the whole file found.
#[derive(Clone, Debug, Default)]
pub struct Inspection {
    /// The version of the file.
    pub version: i64,
    /// What is wrong with pages, indexes, rules or references; `None` if nothing is.
    pub damage: Option<String>,
    /// Rows that the search index lacks or has too many, and words that the index of names does.
    pub unindexed: i64,
    /// Whether a write-ahead log is in use, as it should be.
    pub logged_ahead: bool,
    /// When the newest act was made: UTC, milliseconds since 1970; 0 if nothing was done yet.
    pub newest_act: i64,
}

/// The version of the database library.
#[must_use]
pub fn sqlite() -> &'static str {
    rusqlite::version()
}

/// Whether the file at `path` can be opened at all: it is ours, and the passphrase fits.
///
/// # Errors
/// What stands in the way.
pub fn opens(path: &Path) -> Result<()> {
    open::to_copy(path).map(drop)
}

/// Looks at the whole file at `path`.
///
/// # Errors
/// A file that is missing, not ours, newer, or cannot be read at all.
pub fn inspect(path: &Path) -> Result<Inspection> {
    let reader = open::to_copy(path)?;
    let damage = match backup::sound(&reader.connection) {
        Ok(()) => None,
        Err(StoreError::Damaged(what)) => Some(what),
        Err(other) => return Err(other),
    };
    let mut found = Inspection {
        damage,
        ..Inspection::default()
    };
    if let Err(error) = found.look(&reader) {
        // A file that is damaged may not answer; that it is damaged is said already.
        found.damage.get_or_insert_with(|| error.to_string());
    }
    Ok(found)
}

impl Inspection {
    fn look(&mut self, reader: &Reader) -> Result<()> {
        let one = |sql: &str| -> Result<i64> {
            Ok(reader.connection.query_row(sql, [], |row| row.get(0))?)
        };
        self.version = one("PRAGMA user_version")?;
        let mode: String = reader
            .connection
            .pragma_query_value(None, "journal_mode", |row| row.get(0))?;
        self.logged_ahead = mode == "wal";
        self.newest_act = one("SELECT coalesce(max(at), 0) FROM act")?;
        for searched in SEARCHED {
            self.unindexed += one(&format!(
                "SELECT count(*) FROM {} AS row WHERE NOT EXISTS \
                 (SELECT 1 FROM search_docsize WHERE search_docsize.id = row.id)",
                searched.table
            ))?;
        }
        let rows: Vec<String> = SEARCHED
            .iter()
            .map(|searched| format!("(SELECT count(*) FROM {})", searched.table))
            .collect();
        let all = one(&format!("SELECT {}", rows.join(" + ")))?;
        let indexed = one("SELECT count(*) FROM search_docsize")?;
        self.unindexed += (indexed - all).max(0);
        let due: Vec<String> = SEARCHED.iter().filter_map(Searched::calling).collect();
        let due = format!("SELECT * FROM ({})", due.join(" UNION ALL "));
        let kept = "SELECT word, named, forms FROM called";
        self.unindexed += one(&format!("SELECT count(*) FROM ({due} EXCEPT {kept})"))?;
        self.unindexed += one(&format!("SELECT count(*) FROM ({kept} EXCEPT {due})"))?;
        Ok(())
    }
}
