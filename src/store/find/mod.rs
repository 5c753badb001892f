//! Finding: newest first, a page at a time, nothing of the trash.
//!
//! A question looks at so many rows and no more, whatever is asked: first it reads the newest rows,
//! where a word that stands in many of them is soon found often enough; only then, for what is rare,
//! is the index asked. So neither a letter nor a word nobody ever wrote takes long.

mod along;
mod beside;
mod hits;
pub mod index;
mod merged;
pub(in crate::store) mod source;
mod tags;
mod trail;
mod walk;

use crate::domain::find::found::{FoundPage, Reached};
use crate::domain::find::wanted::Wanted;
use crate::domain::find::words::IndexQuery;
use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::store::error::Result;
use crate::store::find::index::{Answered, LastAnswer};
use crate::store::find::source::{Hit, Way};
use crate::store::find::trail::Trail;
use crate::store::find::walk::{By, End, READING, Walk};
use crate::store::open::Reader;

/// How much a page shall hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Rows with a day.
    pub rows: usize,
    /// People, groups and places.
    pub people: usize,
    /// Cells of the words around.
    pub cells: usize,
}

/// What a look has found.
#[derive(Debug)]
pub(in crate::store) struct Looked {
    /// What is wanted, in the order of the way.
    pub hits: Vec<Hit>,
    /// How far was looked; `None` if to the end.
    pub next: Option<Reached>,
}

/// How many of the newest rows are read to see how often what is wanted stands in them.
const PROBED: usize = 120;
/// So many different tags are read before the tags of each row are.
const TAGS: i64 = 200;
/// How many places of a word the index gathers in the time that a row is read.
const GATHERING: usize = 35;
/// How many rows one question reads.
const READ: usize = 4_000;
/// How many rows one question compares with what the index found, without reading them.
const COMPARED: usize = 40_000;
/// How many rows are compared in the time that one find is looked up, which mostly reads a page of the file.
const LOOKING_UP: usize = 10;
/// How many rows with words a page of the file has room for, with all that belongs to them.
const A_PAGE: usize = 5;
/// So few finds are looked up one by one.
const FEW: usize = 1_500;
/// So many finds are looked up before anyone asks for them.
const AHEAD: usize = 200;
/// How many rows are passed before it is asked whether to go on.
const A_STRETCH: usize = 500;

/// How many rows are compared in the time that one find is looked up, and read.
fn cost_of_one(reads: bool) -> usize {
    LOOKING_UP + if reads { READING } else { 0 }
}

/// Looks for what the index found among what one person has.
fn look_along_one(walk: &mut Walk<'_>, (found, reads): (&[i64], bool)) -> Result<End> {
    let by = By::Index(found, reads);
    if found.len() > FEW {
        return walk.on(&by, COMPARED);
    }
    match walk.unless_more(&by, found.len() * cost_of_one(reads))? {
        Some(end) => Ok(end),
        None => walk.each_of(found, reads),
    }
}

impl Reader {
    /// A page of what is wanted, older than `after` if given; `last` is what the index answered before. Many
    /// questions: best asked at once.
    ///
    /// # Errors
    /// Whatever the database says; what was typed cannot be an error.
    pub fn find(
        &self,
        wanted: &Wanted,
        after: Option<Reached>,
        size: Size,
        last: &mut LastAnswer,
    ) -> Result<FoundPage> {
        let whose = (wanted.with.first().copied(), false);
        let looked = self.hits(wanted, whose, (Way::Down, after), size.rows, last)?;
        let mut page = FoundPage {
            next: looked.next,
            ..FoundPage::default()
        };
        for hit in looked.hits {
            page.rows.extend(self.found(&hit, wanted, size.cells)?);
        }
        if after.is_none() {
            page.people = self.found_beside(wanted, size)?;
        }
        Ok(page)
    }

    /// The ids of what is wanted, in the order of the way: of everything, or of one person, then with
    /// nothing but interactions if `true`.
    pub(in crate::store) fn hits(
        &self,
        wanted: &Wanted,
        whose: (Option<Id<Person>>, bool),
        from: (Way, Option<Reached>),
        limit: usize,
        last: &mut LastAnswer,
    ) -> Result<Looked> {
        let mut walk = Walk::new(&self.connection, wanted, whose, from, limit);
        let end = match self.spelled(wanted)? {
            Some(tags) => {
                walk.tags = tags;
                self.look(&mut walk, wanted, last)?
            }
            None => End::Nothing,
        };
        last.let_go_of_what_is_long();
        Ok(Looked {
            next: (end == End::More).then_some(walk.at),
            hits: walk.hits,
        })
    }

    fn look(&self, walk: &mut Walk<'_>, wanted: &Wanted, last: &mut LastAnswer) -> Result<End> {
        if wanted.words.is_empty() {
            if let Some(few) = self.few(walk, wanted)? {
                return walk.each_of(&few, false);
            }
            return walk.on(&By::Day, READ.max(walk.limit()));
        }
        last.bring_to(self.mark()?);
        walk.in_tags = self.may_stand_in_tags(wanted, last)?;
        if let Some(end) = walk.unless_more(&By::Probing, PROBED)? {
            return Ok(end);
        }
        let query = wanted.words.index_query(&walk.stands);
        // What stands in many rows is sooner read than gathered by the index, unless it gathered it before.
        if let Some(query) = &query
            && !last.has(query)
            && let Some(worth) = self.worth_reading(walk, query)?
            && let Some(end) = walk.unless_more(&By::Reading, worth)?
        {
            return Ok(end);
        }
        let answered = query.as_ref();
        let answered = answered.map(|query| self.found_by_index(&query.text, last));
        // What the index cannot be asked is found by reading on.
        let (Some(query), Some(Ok(answered))) = (query, answered) else {
            return walk.on(&By::Reading, READ);
        };
        let reads = !query.exact;
        if walk.is_of_one() {
            look_along_one(walk, (&answered.ids, reads))
        } else {
            self.look_along_all(walk, answered, reads)
        }
    }

    /// Looks for what the index found among all.
    fn look_along_all(
        &self,
        walk: &mut Walk<'_>,
        answered: &mut Answered,
        reads: bool,
    ) -> Result<End> {
        let (found, trail) = (&answered.ids, walk.trail(&mut answered.trail));
        if let Some(end) = walk.go_along(trail, reads, COMPARED)? {
            return Ok(end);
        }
        if found.len() > FEW {
            return walk.among(trail, (found, reads), COMPARED);
        }
        // Where they lie close, a page full is sooner found along the days than by looking all of them up. Not
        // all that the index finds is wanted, if it was not asked for every word.
        let apart = self.about_rows()? / found.len().max(1);
        let apart = match walk.stands.one_of() {
            _ if !reads => apart,
            Some(one_of) => one_of.max(apart),
            None => usize::MAX,
        };
        let still = walk.limit() - walk.hits.len();
        if apart.saturating_mul(still) < found.len() * LOOKING_UP {
            let end = walk.among(trail, (found, reads), found.len() * cost_of_one(reads))?;
            if walk.is_done(end) {
                return Ok(end);
            }
        }
        if let Some(all) = Trail::of_all(&self.connection, found, &mut || true)? {
            *trail = all;
        }
        walk.among(trail, (found, reads), usize::MAX)
    }

    /// Asks the index what the next letter most likely asks it, and looks up where that stands which it found last: as
    /// long as `goes_on` says so; whether it has come to its end.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn find_ahead(
        &self,
        last: &mut LastAnswer,
        goes_on: &mut dyn FnMut() -> bool,
    ) -> Result<bool> {
        self.at_once(|reader| {
            last.bring_to(reader.mark()?);
            if !reader.ask_ahead(last, goes_on)? {
                return Ok(false);
            }
            let Some((found, trail)) = last.at_hand() else {
                return Ok(true);
            };
            while trail.count() < AHEAD && !trail.is_whole() {
                if found.len() <= FEW {
                    match Trail::of_all(&reader.connection, found, goes_on)? {
                        Some(all) => *trail = all,
                        None => return Ok(false),
                    }
                } else if goes_on() {
                    trail.on(&reader.connection, found, A_STRETCH, AHEAD)?;
                } else {
                    return Ok(false);
                }
            }
            Ok(true)
        })
    }

    /// Whether any of the words may stand in a tag of an interaction: the tags that there are, if they are
    /// not too many, are sooner read than those of each row.
    fn may_stand_in_tags(&self, wanted: &Wanted, last: &mut LastAnswer) -> Result<bool> {
        let tags = self.first_tags(TAGS, last)?;
        let many = i64::try_from(tags.len()).is_ok_and(|tags| tags >= TAGS);
        Ok(many || tags.iter().any(|tag| wanted.words.touches(&tag.written)))
    }

    /// How many rows it is worth to read on before the index is asked; `None` if it is asked at once.
    fn worth_reading(&self, walk: &Walk<'_>, query: &IndexQuery) -> Result<Option<usize>> {
        let Some(one_of) = walk.stands.one_of() else {
            return Ok(None);
        };
        let still = walk.limit() - walk.hits.len();
        let (read, asked) = (
            still.saturating_mul(one_of),
            self.about_rows()? / 100 * query.gathered / GATHERING,
        );
        // As often as not the page is not full yet when it should be.
        Ok((read < asked).then(|| asked.min(read * 2)))
    }

    /// How many rows have words, very roughly: by the size of the file, which costs nothing to ask.
    fn about_rows(&self) -> Result<usize> {
        let mut pages = self.connection.prepare_cached("PRAGMA page_count")?;
        let pages: i64 = pages.query_row([], |row| row.get(0))?;
        Ok(usize::try_from(pages).unwrap_or_default() * A_PAGE)
    }

    /// The interactions under a tag or at a place, if they are few.
    fn few(&self, walk: &Walk<'_>, wanted: &Wanted) -> Result<Option<Vec<i64>>> {
        let most = i64::try_from(FEW).unwrap_or(i64::MAX);
        if let Some([tag]) = walk.tags.first().map(Vec::as_slice) {
            let mut statement = self.connection.prepare_cached(
                "SELECT interaction FROM interaction_tag WHERE tag = ?1 LIMIT ?2 + 1",
            )?;
            let few = statement.query_map((tag, most), |row| row.get(0))?;
            let few = few.collect::<rusqlite::Result<Vec<i64>>>()?;
            return Ok(Some(few).filter(|few| few.len() <= FEW));
        }
        let Some(place) = wanted.at else {
            return Ok(None);
        };
        let mut statement = self
            .connection
            .prepare_cached("SELECT id FROM interaction WHERE place = ?1 LIMIT ?2 + 1")?;
        let few = statement.query_map((place, most), |row| row.get(0))?;
        let few = few.collect::<rusqlite::Result<Vec<i64>>>()?;
        Ok(Some(few).filter(|few| few.len() <= FEW))
    }

    /// Each wanted tag as it is spelled in the file; `None` if one of them is nowhere.
    fn spelled(&self, wanted: &Wanted) -> Result<Option<Vec<Vec<String>>>> {
        if wanted.tags.is_empty() {
            return Ok(Some(Vec::new()));
        }
        let tags = self.tags_in("interaction_tag")?;
        let spelled: Vec<Vec<String>> = wanted
            .tags
            .iter()
            .map(|wanted| {
                let meant = tags.iter().filter(|tag| wanted.means(&tag.folded));
                meant.map(|tag| tag.written.clone()).collect()
            })
            .collect();
        Ok(Some(spelled).filter(|spelled| spelled.iter().all(|tags| !tags.is_empty())))
    }
}
