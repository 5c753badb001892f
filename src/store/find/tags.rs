//! The tags that there are, as they are spelled.

use crate::domain::text::fold::fold;
use crate::store::error::Result;
use crate::store::open::Reader;

/// A tag as it is written, and folded.
#[derive(Debug)]
pub struct Spelled {
    /// As written.
    pub written: String,
    /// Folded.
    pub folded: String,
}

impl Reader {
    /// The tags of a table, each once: a step along its index for each, however many rows have it.
    pub(super) fn tags_in(&self, table: &str) -> Result<Vec<Spelled>> {
        self.first_tags_in(table, -1)
    }

    /// The first `most` of them, or all if that is negative.
    pub(super) fn first_tags_in(&self, table: &str, most: i64) -> Result<Vec<Spelled>> {
        let mut statement = self.connection.prepare_cached(&format!(
            "WITH RECURSIVE each (tag) AS (SELECT min(tag) FROM {table} UNION ALL \
             SELECT (SELECT min(tag) FROM {table} WHERE {table}.tag > each.tag) FROM each WHERE each.tag IS NOT NULL) \
             SELECT tag FROM each WHERE tag IS NOT NULL LIMIT ?1"
        ))?;
        let tags = statement.query_map([most], |row| {
            let written: String = row.get(0)?;
            let folded = fold(&written);
            Ok(Spelled { written, folded })
        })?;
        Ok(tags.collect::<rusqlite::Result<_>>()?)
    }
}
