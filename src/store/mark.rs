//! How far a file has come, in a few numbers: whether anything happened is seen without reading it.

use rusqlite::OptionalExtension;

use crate::store::error::Result;
use crate::store::open::Reader;

/// Where the history of a file stands. Keeping a draft does not move it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Moves when rows are removed for good, or the file is brought to a newer version.
    schema: i64,
    /// The newest act, done or not.
    newest: i64,
    /// The newest act that is not undone.
    done: i64,
}

impl Mark {
    /// Whether nothing was ever done.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.newest == 0
    }

    /// The newest act, done or not.
    pub(in crate::store) fn newest(&self) -> i64 {
        self.newest
    }

    /// Whether two files hold the same acts.
    #[must_use]
    pub fn same_acts(&self, other: &Self) -> bool {
        (self.newest, self.done) == (other.newest, other.done)
    }
}

impl Reader {
    /// Where the history stands now.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn mark(&self) -> Result<Mark> {
        let one = |sql: &str| -> Result<i64> {
            let mut statement = self.connection.prepare_cached(sql)?;
            let found = statement.query_row([], |row| row.get(0)).optional()?;
            Ok(found.unwrap_or(0))
        };
        Ok(Mark {
            schema: self
                .connection
                .pragma_query_value(None, "schema_version", |row| row.get(0))?,
            newest: one("SELECT id FROM act ORDER BY id DESC LIMIT 1")?,
            done: one("SELECT id FROM act WHERE state = 'done' ORDER BY id DESC LIMIT 1")?,
        })
    }

    /// Whether all that happened since `earlier` is acts that were done: nothing was undone that was done then.
    ///
    /// # Errors
    /// Whatever the database says.
    pub(in crate::store) fn goes_on_from(&self, earlier: &Mark) -> Result<bool> {
        let now = self.mark()?;
        let all_done = |mark: &Mark| mark.newest == mark.done;
        if now.schema != earlier.schema || !all_done(&now) || !all_done(earlier) {
            return Ok(false);
        }
        // An act that was undone, and left behind by a later one, is done no more.
        let mut newest = self
            .connection
            .prepare_cached("SELECT state = 'done' FROM act WHERE id = ?1")?;
        let still = newest.query_row([earlier.newest], |row| row.get(0));
        Ok(still.optional()?.unwrap_or(earlier.is_empty()))
    }
}
