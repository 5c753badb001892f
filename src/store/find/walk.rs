//! Walking down the days: which rows are wanted, and how far was looked.

use rusqlite::types::ValueRef;
use rusqlite::{CachedStatement, Connection};

use crate::domain::find::found::Reached;
use crate::domain::find::wanted::{Sort, Wanted};
use crate::domain::find::words::Stands;
use crate::domain::id::Id;
use crate::domain::interaction::Kind;
use crate::domain::person::Person;
use crate::domain::sorting;
use crate::store::error::Result;
use crate::store::find::along::{Along, Given};
use crate::store::find::merged::{Merged, Statements};
use crate::store::find::source::{Hit, Source, Way};
use crate::store::find::trail::{Trail, look_up};
use crate::store::value::AsWord;

/// How many rows are compared with what the index found in the time that one of them is read.
pub const READING: usize = 20;

/// How the words of a row are compared.
pub enum By<'s> {
    /// No words are wanted.
    Day,
    /// The row is read, and it is noted which of the words stand in it.
    Probing,
    /// The row is read.
    Reading,
    /// The row is one of these, in order; with `true` it is read too. So along the days of one person: along those of
    /// all there is a trail.
    Index(&'s [i64], bool),
}

/// How a walk ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// There may be more below.
    More,
    /// Everything was looked at.
    Nothing,
}

/// One walk.
pub struct Walk<'r> {
    connection: &'r Connection,
    wanted: &'r Wanted,
    whose: Option<Id<Person>>,
    sources: Vec<Source>,
    limit: usize,
    way: Way,
    last: i64,
    /// Each wanted tag as it is spelled in the file.
    pub tags: Vec<Vec<String>>,
    /// Whether any of the words may stand in a tag; otherwise none is read.
    pub in_tags: bool,
    /// How far was looked.
    pub at: Reached,
    /// What is wanted, newest first.
    pub hits: Vec<Hit>,
    /// How often the words stood in the rows that were probed.
    pub stands: Stands,
}

impl<'r> Walk<'r> {
    /// A walk until `limit` rows are found: of everything, or of `whose` alone, then of interactions
    /// only if `alone`; down from `from` or from the newest, or up from it.
    pub fn new(
        connection: &'r Connection,
        wanted: &'r Wanted,
        (whose, alone): (Option<Id<Person>>, bool),
        (way, from): (Way, Option<Reached>),
        limit: usize,
    ) -> Self {
        let sources = Source::ALL
            .into_iter()
            .filter(|source| source.is_wanted(wanted))
            .filter(|source| !alone || *source == Source::Interaction)
            .collect();
        let top = wanted.span.map_or(Reached::TOP, |span| Reached {
            day: i64::from(span.last),
            id: i64::MAX,
        });
        let foot = wanted.span.map_or(Reached::FOOT, |span| Reached {
            day: i64::from(span.first),
            id: i64::MIN,
        });
        let (at, last) = match way {
            Way::Down => (from.unwrap_or(Reached::TOP).min(top), foot.day),
            Way::Up => (from.unwrap_or(Reached::FOOT).max(foot), top.day),
        };
        Self {
            connection,
            wanted,
            whose,
            sources,
            limit,
            way,
            last,
            tags: Vec::new(),
            in_tags: true,
            at,
            hits: Vec::new(),
            stands: Stands::default(),
        }
    }

    /// Whether it goes along the days of one person.
    pub fn is_of_one(&self) -> bool {
        self.whose.is_some()
    }

    /// How many rows are to be found.
    pub fn limit(&self) -> usize {
        self.limit
    }

    /// Walks on over at most `most` rows.
    pub fn on(&mut self, by: &By<'_>, most: usize) -> Result<End> {
        if self.sources.is_empty() {
            return Ok(End::Nothing);
        }
        let given = match by {
            By::Probing | By::Reading => Given::Words,
            By::Day | By::Index(..) => Given::Rows,
        };
        let mut statements = self.statements(given)?;
        let whose = self.whose.map(Id::number);
        let asked = (self.at.day, self.at.id, self.last, whose);
        let mut rows = Merged::new(&mut statements, asked, self.way)?;
        let (mut looked, mut read) = (0, Vec::new());
        while let Some((hit, row)) = rows.next()? {
            if self.hits.len() == self.limit || looked >= most {
                return Ok(End::More);
            }
            looked += 1;
            let worded = match by {
                By::Probing => {
                    let words = row.get_ref(2)?.as_str().unwrap_or_default();
                    self.wanted.words.count(words, &mut self.stands);
                    self.wanted.words.found_in(words)
                }
                By::Reading => self.says(row.get_ref(2)?),
                By::Index(found, _) if found.binary_search(&hit.at.id).is_err() => false,
                By::Day | By::Index(_, false) => true,
                By::Index(_, true) => {
                    looked += READING;
                    self.says_when_read(&hit, &mut read)?
                }
            };
            if worded && self.passes(&hit)? {
                self.hits.push(hit);
            }
            self.at = hit.at;
        }
        Ok(End::Nothing)
    }

    /// Goes along what is known of `trail`, and `reads` the words too; `None` if more lies below it.
    pub fn go_along(&mut self, trail: &Trail, reads: bool, most: usize) -> Result<Option<End>> {
        let (mut looked, mut read) = (0, Vec::new());
        for hit in trail.below(self.at) {
            if hit.at.day < self.last {
                return Ok(Some(End::Nothing));
            }
            if self.hits.len() == self.limit || looked >= most {
                return Ok(Some(End::More));
            }
            looked += if reads { READING } else { 1 };
            let wanted = self.sources.contains(&hit.source)
                && (!reads || self.says_when_read(hit, &mut read)?)
                && self.passes(hit)?;
            if wanted {
                self.hits.push(*hit);
            }
            self.at = hit.at;
        }
        self.at = self.at.min(trail.until());
        Ok(if trail.is_whole() || self.at.day < self.last {
            Some(End::Nothing)
        } else {
            (self.hits.len() == self.limit).then_some(End::More)
        })
    }

    /// The same, but where not enough is known the trail is made longer, over at most `most` rows, by what is `found`,
    /// which is in order.
    pub fn among(
        &mut self,
        trail: &mut Trail,
        (found, reads): (&[i64], bool),
        most: usize,
    ) -> Result<End> {
        let mut passed = 0;
        loop {
            if let Some(end) = self.go_along(trail, reads, most)? {
                return Ok(end);
            }
            if passed >= most {
                return Ok(End::More);
            }
            let (before, still) = (trail.count(), self.limit - self.hits.len());
            passed += trail.on(self.connection, found, most - passed, still)?;
            if reads {
                passed += READING * (trail.count() - before);
            }
        }
    }

    /// A trail that leads from where it stands: `known`, if that one does.
    pub fn trail<'t>(&self, known: &'t mut Option<Trail>) -> &'t mut Trail {
        let leads = |trail: &Trail| trail.leads(&self.sources, self.at, self.last);
        let kept = known.take().filter(leads);
        known.insert(kept.unwrap_or_else(|| Trail::new(&self.sources, self.at, self.last)))
    }

    /// Whether the page is full, or there is nothing more.
    pub fn is_done(&self, end: End) -> bool {
        end == End::Nothing || self.hits.len() == self.limit
    }

    /// As [`Self::on`], but `None` if the rows were used up and not enough was found.
    pub fn unless_more(&mut self, by: &By<'_>, most: usize) -> Result<Option<End>> {
        let end = self.on(by, most)?;
        Ok(self.is_done(end).then_some(end))
    }

    /// Looks at just these rows, which need not be in order; `reads` compares their words too.
    pub fn each_of(&mut self, ids: &[i64], reads: bool) -> Result<End> {
        if self.sources.is_empty() {
            return Ok(End::Nothing);
        }
        let asked = (self.sources.as_slice(), self.along());
        let mut found = look_up(self.connection, asked, self.whose, ids)?;
        let (from, last) = (self.at, self.last);
        match self.way {
            Way::Down => {
                found.retain(|hit| hit.at < from && hit.at.day >= last);
                sorting::by_key(&mut found, |hit: &Hit| std::cmp::Reverse(hit.at));
            }
            Way::Up => {
                found.retain(|hit| hit.at > from && hit.at.day <= last);
                sorting::by_key(&mut found, |hit: &Hit| hit.at);
            }
        }
        let mut read = Vec::new();
        for hit in found {
            if self.hits.len() == self.limit {
                return Ok(End::More);
            }
            let theirs = match self.whose {
                Some(person) => self.was_there(person, &hit)?,
                None => true,
            };
            if theirs && (!reads || self.says_when_read(&hit, &mut read)?) && self.passes(&hit)? {
                self.hits.push(hit);
            }
            self.at = hit.at;
        }
        Ok(End::Nothing)
    }

    /// Whether `person` took part; all but interactions were asked for theirs alone.
    fn was_there(&self, person: Id<Person>, hit: &Hit) -> Result<bool> {
        if hit.source != Source::Interaction {
            return Ok(true);
        }
        let mut statement = self.once(
            "SELECT 1 FROM participant WHERE person = ?1 AND day = ?2 AND interaction = ?3",
        )?;
        Ok(statement.exists((person, hit.at.day, hit.at.id))?)
    }

    fn says(&self, words: ValueRef<'_>) -> bool {
        words
            .as_str()
            .is_ok_and(|words| self.wanted.words.found_in(words))
    }

    /// The same for a row that is read now; `read` keeps the statement for each source.
    fn says_when_read(&self, hit: &Hit, read: &mut Statements<'r>) -> Result<bool> {
        let there = read.iter().position(|(source, _)| *source == hit.source);
        let place = there.unwrap_or(read.len());
        if there.is_none() {
            let (table, _) = hit.source.table();
            let sql = format!(
                "SELECT {} FROM {table} WHERE id = ?1",
                hit.source.words(self.in_tags)
            );
            read.push((hit.source, self.once(&sql)?));
        }
        let Some((_, statement)) = read.get_mut(place) else {
            return Ok(false);
        };
        Ok(statement.query_row([hit.at.id], |row| Ok(self.says(row.get_ref(0)?)))?)
    }

    /// Whether all holds but the words and the days.
    fn passes(&self, hit: &Hit) -> Result<bool> {
        if hit.source != Source::Interaction {
            return Ok(true);
        }
        if !self.wanted.sorts.is_empty() || self.wanted.at.is_some() {
            let mut statement = self.once("SELECT kind, place FROM interaction WHERE id = ?1")?;
            let (kind, place) = statement.query_row([hit.at.id], |row| {
                Ok((row.get::<_, Option<AsWord<Kind>>>(0)?, row.get(1)?))
            })?;
            let sort = kind.map(|kind| Sort::Interaction(kind.0));
            if !self.wanted.admits(sort) || (self.wanted.at.is_some() && self.wanted.at != place) {
                return Ok(false);
            }
        }
        for person in self
            .wanted
            .with
            .iter()
            .filter(|one| Some(**one) != self.whose)
        {
            if !self.was_there(*person, hit)? {
                return Ok(false);
            }
        }
        for spellings in &self.tags {
            let mut any = false;
            for tag in spellings {
                let mut statement =
                    self.once("SELECT 1 FROM interaction_tag WHERE interaction = ?1 AND tag = ?2")?;
                any = any || statement.exists((hit.at.id, tag))?;
            }
            if !any {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn once(&self, sql: &str) -> Result<CachedStatement<'r>> {
        Ok(self.connection.prepare_cached(sql)?)
    }

    /// A statement for each source, in the order of the way; they are read no further than is asked.
    fn statements(&self, given: Given) -> Result<Statements<'r>> {
        let (sources, along) = (self.sources.iter(), self.along());
        let statements =
            sources.map(|source| Ok((*source, self.once(&along.sql(*source, given))?)));
        statements.collect()
    }

    fn along(&self) -> Along {
        Along {
            of_one: self.is_of_one(),
            way: self.way,
            ends: ![Reached::TOP.day, Reached::FOOT.day].contains(&self.last),
            in_tags: self.in_tags,
        }
    }
}
