//! Asking the search index, and what it answered last, for whoever asks it the same again: the next letter of a
//! word that is left to reading asks nothing new of it, and neither does the next page. So with the tags, which
//! only an act changes.

use std::sync::Arc;

use crate::store::error::Result;
use crate::store::find::tags::Spelled;
use crate::store::mark::Mark;
use crate::store::open::Reader;

/// So many ids are kept; what finds more is mostly read along the days.
const MOST: usize = 40_000;

/// What was answered last, each with the state of the file: by the index, with its question, and the first tags of
/// interactions.
#[derive(Debug, Default)]
pub struct LastAnswer {
    index: Option<(Mark, String, Arc<[i64]>)>,
    tags: Option<(Mark, Vec<Spelled>)>,
}

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
        if let Some((mark, of, ids)) = &last.index
            && (mark, of.as_str()) == (&now, query)
        {
            return Ok(Arc::clone(ids));
        }
        last.index = None;
        let ids: Arc<[i64]> = self.index(query)?.into();
        if ids.len() <= MOST {
            last.index = Some((now, query.to_owned(), Arc::clone(&ids)));
        }
        Ok(ids)
    }

    /// The first `most` tags of interactions, read anew unless they were read of the same state.
    pub(super) fn first_tags<'a>(
        &self,
        most: i64,
        last: &'a mut LastAnswer,
    ) -> Result<&'a [Spelled]> {
        let now = self.mark()?;
        let kept = last.tags.take().filter(|(mark, _)| *mark == now);
        let tags = match kept {
            Some(kept) => kept,
            None => (now, self.first_tags_in("interaction_tag", most)?),
        };
        Ok(&last.tags.insert(tags).1)
    }
}
