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

/// What was answered last, of one state of the file.
#[derive(Debug, Default)]
pub struct LastAnswer {
    state: Option<Mark>,
    index: Option<Answered>,
    /// What the index was not asked, because enough was read before.
    unasked: Option<String>,
    /// The first tags of interactions.
    tags: Option<Vec<Spelled>>,
}

/// What the index answered.
#[derive(Debug)]
pub(super) struct Answered {
    query: String,
    /// What it found, in order.
    pub ids: Vec<i64>,
    /// Where that stands, as far as it was looked for.
    pub trail: Option<Trail>,
}

impl LastAnswer {
    /// Forgets all that is of another state of the file than `now`.
    pub(super) fn bring_to(&mut self, now: Mark) {
        if self.state != Some(now) {
            *self = Self {
                state: Some(now),
                ..Self::default()
            };
        }
    }

    /// Whether the index was asked this last; if not, it is remembered as what it could be asked next.
    pub(super) fn has(&mut self, query: &IndexQuery) -> bool {
        let index = self.index.as_ref();
        let has = index.is_some_and(|answered| answered.query == query.text);
        self.unasked = (!has && query.lasts).then(|| query.text.clone());
        has
    }

    /// What the index found, and where it stands, if somebody goes along it.
    pub(super) fn at_hand(&mut self) -> Option<(&[i64], &mut Trail)> {
        let answered = self.index.as_mut()?;
        Some((&answered.ids, answered.trail.as_mut()?))
    }

    /// Keeps no more than is worth it.
    pub(super) fn let_go_of_what_is_long(&mut self) {
        self.index.take_if(|answered| answered.ids.len() > MOST);
    }
}

impl Reader {
    /// The ids that the index finds, in order.
    pub(super) fn index(&self, query: &str) -> Result<Vec<i64>> {
        let mut statement = self.connection.prepare_cached(FOUND)?;
        let found = statement.query_map([query], |row| row.get(0))?;
        Ok(found.collect::<rusqlite::Result<_>>()?)
    }

    /// The same, asked anew unless it was asked the same last.
    pub(super) fn found_by_index<'a>(
        &self,
        query: &str,
        last: &'a mut LastAnswer,
    ) -> Result<&'a mut Answered> {
        last.unasked = None;
        let kept = last.index.take();
        let answered = match kept.filter(|answered| answered.query == query) {
            Some(answered) => answered,
            None => Answered {
                query: query.to_owned(),
                ids: self.index(query)?,
                trail: None,
            },
        };
        Ok(last.index.insert(answered))
    }

    /// Asks the index what it could have been asked before, as long as `goes_on` says so; whether nothing of it is left.
    pub(super) fn ask_ahead(
        &self,
        last: &mut LastAnswer,
        goes_on: &mut dyn FnMut() -> bool,
    ) -> Result<bool> {
        let Some(query) = last.unasked.take() else {
            return Ok(true);
        };
        let mut statement = self.connection.prepare_cached(FOUND)?;
        let mut found = statement.query([&query])?;
        let mut ids = Vec::new();
        while let Some(row) = found.next()? {
            if ids.len() == MOST {
                return Ok(true);
            }
            if ids.len() % A_PIECE == 0 && !goes_on() {
                last.unasked = Some(query);
                return Ok(false);
            }
            ids.push(row.get(0)?);
        }
        last.index = Some(Answered {
            query,
            ids,
            trail: Some(Trail::of_everything()),
        });
        Ok(true)
    }

    /// The first `most` tags of interactions, read anew unless they were read before.
    pub(super) fn first_tags<'a>(
        &self,
        most: i64,
        last: &'a mut LastAnswer,
    ) -> Result<&'a [Spelled]> {
        let tags = match last.tags.take() {
            Some(tags) => tags,
            None => self.first_tags_in("interaction_tag", most)?,
        };
        Ok(last.tags.insert(tags))
    }
}
