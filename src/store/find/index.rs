//! Asking the search index, and what it answered last, for whoever asks it the same again: the next letter of a
//! word that is left to reading asks nothing new of it, and neither does the next page.

use std::sync::Arc;

use crate::store::error::Result;
use crate::store::mark::Mark;
use crate::store::open::Reader;

/// So many ids are kept; what finds more is mostly read along the days.
const MOST: usize = 40_000;

/// The last answer, with its question and the state of the file.
#[derive(Debug, Default)]
pub struct LastAnswer(Option<(Mark, String, Arc<[i64]>)>);

impl Reader {
    /// The ids that the index finds, in order.
    pub(super) fn index(&self, query: &str) -> Result<Vec<i64>> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT rowid FROM search WHERE search MATCH ?1 ORDER BY rowid")?;
        let found = statement.query_map([query], |row| row.get(0))?;
        Ok(found.collect::<rusqlite::Result<_>>()?)
    }

    /// The same, asked anew unless it was asked the same of the same state.
    pub(super) fn found_by_index(&self, query: &str, last: &mut LastAnswer) -> Result<Arc<[i64]>> {
        let now = self.mark()?;
        if let Some((mark, of, ids)) = &last.0
            && (mark, of.as_str()) == (&now, query)
        {
            return Ok(Arc::clone(ids));
        }
        last.0 = None;
        let ids: Arc<[i64]> = self.index(query)?.into();
        if ids.len() <= MOST {
            last.0 = Some((now, query.to_owned(), Arc::clone(&ids)));
        }
        Ok(ids)
    }
}
