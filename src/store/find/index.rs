//! Asking the search index, and what it answered last, for whoever asks it the same again: the next letter of a
//! word that is left to reading asks nothing new of it, and neither does the next page. So with the tags, which
//! only an act changes.

use crate::domain::find::words::IndexQuery;
use crate::store::error::Result;
use crate::store::find::tags::Spelled;
use crate::store::find::trail::Trail;
use crate::store::mark::Mark;
use crate::store::open::Reader;

/// So many ids are kept; what finds more is mostly read along the days.
const MOST: usize = 40_000;

/// So many are gathered before it is asked whether to go on.
const A_PIECE: usize = 250;

const FOUND: &str = "SELECT rowid FROM search WHERE search MATCH ?1 ORDER BY rowid";

/// What was answered last: by the index, and the first tags of interactions with the state of the file.
#[derive(Debug, Default)]
pub struct LastAnswer {
    index: Option<Answered>,
    /// What the index was not asked, because enough was read before.
    unasked: Option<(Mark, String)>,
    tags: Option<(Mark, Vec<Spelled>)>,
}

/// What the index answered.
#[derive(Debug)]
pub(super) struct Answered {
    /// Of which state of the file.
    mark: Mark,
    query: String,
    /// What it found, in order.
    pub ids: Vec<i64>,
    /// Where that stands, as far as it was looked for.
    pub trail: Option<Trail>,
}

impl LastAnswer {
    /// What the index found, and where it stands, if somebody goes along it and it is of this state of the file.
    pub(super) fn at_hand(&mut self, mark: &Mark) -> Option<(&[i64], &mut Trail)> {
        let answered = self.index.as_mut().filter(|known| known.mark == *mark)?;
        Some((&answered.ids, answered.trail.as_mut()?))
    }

    /// Keeps no more than is worth it.
    pub(super) fn let_go_of_what_is_long(&mut self) {
        self.index.take_if(|answered| answered.ids.len() > MOST);
    }
}

impl Answered {
    fn is_of(&self, mark: &Mark, query: &str) -> bool {
        (&self.mark, self.query.as_str()) == (mark, query)
    }
}

impl Reader {
    /// The ids that the index finds, in order.
    pub(super) fn index(&self, query: &str) -> Result<Vec<i64>> {
        let mut statement = self.connection.prepare_cached(FOUND)?;
        let found = statement.query_map([query], |row| row.get(0))?;
        Ok(found.collect::<rusqlite::Result<_>>()?)
    }

    /// The same, asked anew unless it was asked the same of the same state.
    pub(super) fn found_by_index<'a>(
        &self,
        query: &str,
        last: &'a mut LastAnswer,
    ) -> Result<&'a mut Answered> {
        let mark = self.mark()?;
        last.unasked = None;
        let known = last.index.take();
        let answered = match known.filter(|known| known.is_of(&mark, query)) {
            Some(answered) => answered,
            None => Answered {
                mark,
                query: query.to_owned(),
                ids: self.index(query)?,
                trail: None,
            },
        };
        Ok(last.index.insert(answered))
    }

    /// Whether the index was asked this last; if not, it is remembered as what it could be asked next.
    pub(super) fn has_answered(&self, query: &IndexQuery, last: &mut LastAnswer) -> Result<bool> {
        let mark = self.mark()?;
        let known = last.index.as_ref();
        let answered = known.is_some_and(|known| known.is_of(&mark, &query.text));
        last.unasked = (!answered && query.lasts).then(|| (mark, query.text.clone()));
        Ok(answered)
    }

    /// Asks the index what it could have been asked before, as long as `goes_on` says so; whether nothing of it is left.
    pub(super) fn ask_ahead(
        &self,
        last: &mut LastAnswer,
        goes_on: &mut dyn FnMut() -> bool,
    ) -> Result<bool> {
        let Some((mark, query)) = last.unasked.take() else {
            return Ok(true);
        };
        if mark != self.mark()? {
            return Ok(true);
        }
        let mut statement = self.connection.prepare_cached(FOUND)?;
        let mut found = statement.query([&query])?;
        let mut ids = Vec::new();
        while let Some(row) = found.next()? {
            if ids.len() == MOST {
                return Ok(true);
            }
            if ids.len() % A_PIECE == 0 && !goes_on() {
                last.unasked = Some((mark, query));
                return Ok(false);
            }
            ids.push(row.get(0)?);
        }
        last.index = Some(Answered {
            mark,
            query,
            ids,
            trail: Some(Trail::of_everything()),
        });
        Ok(true)
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
