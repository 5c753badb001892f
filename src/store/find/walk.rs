//! Walking down the days: which rows are wanted, and how far was looked.

use std::fmt::Write as _;

use rusqlite::types::ValueRef;
use rusqlite::{CachedStatement, Connection, Row};

use crate::domain::find::found::Reached;
use crate::domain::find::wanted::{Sort, Wanted};
use crate::domain::find::words::Stands;
use crate::domain::id::Id;
use crate::domain::interaction::Kind;
use crate::domain::person::Person;
use crate::store::error::Result;
use crate::store::triggers::SEARCHED;
use crate::store::value::AsWord;

/// Where something with a day is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// Interactions.
    Interaction,
    /// Promises.
    Promise,
    /// Topics.
    Topic,
    /// Check-ins.
    CheckIn,
    /// Pauses.
    Pause,
}

impl Source {
    const ALL: [Self; 5] = [
        Self::Interaction,
        Self::Promise,
        Self::Topic,
        Self::CheckIn,
        Self::Pause,
    ];

    /// Its table, and the column of its day.
    fn table(self) -> (&'static str, &'static str) {
        match self {
            Self::Interaction => ("interaction", "day"),
            Self::Promise => ("promise", "given_on"),
            Self::Topic => ("topic", "noted_on"),
            Self::CheckIn => ("check_in", "day"),
            Self::Pause => ("pause", "from_day"),
        }
    }

    fn alive(self) -> &'static str {
        match self {
            Self::Interaction => "live = 1",
            _ => "deleted_at IS NULL",
        }
    }

    /// The words of a row of its table, as they are indexed.
    pub fn words(self) -> String {
        let (table, _) = self.table();
        SEARCHED
            .iter()
            .find(|searched| searched.table == table)
            .map_or_else(|| "''".to_owned(), |searched| searched.expression(table))
    }

    fn is_wanted(self, wanted: &Wanted) -> bool {
        match self {
            Self::Interaction => {
                let interaction = |sort: &Sort| matches!(sort, Sort::Interaction(_));
                wanted.sorts.is_empty() || wanted.sorts.iter().any(interaction)
            }
            Self::Promise => wanted.admits(Some(Sort::Promise)),
            Self::Topic => wanted.admits(Some(Sort::Topic)),
            Self::CheckIn => wanted.admits(Some(Sort::CheckIn)),
            Self::Pause => wanted.admits(Some(Sort::Pause)),
        }
    }
}

/// One thing that is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Where it is kept.
    pub source: Source,
    /// Where it stands.
    pub at: Reached,
}

/// How many rows are compared with what the index found in the time that one of them is read.
pub const READING: usize = 60;

/// How the words of a row are compared.
pub enum By<'s> {
    /// No words are wanted.
    Day,
    /// The row is read, and it is noted which of the words stand in it.
    Probing,
    /// The row is read.
    Reading,
    /// The row is one of these, in order.
    Index(&'s [i64]),
    /// The row is one of these, and is read.
    IndexAndReading(&'s [i64]),
}

/// Which way a walk goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// From newer to older.
    Down,
    /// From older to newer; only along the days of one person.
    Up,
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
            at,
            hits: Vec::new(),
            stands: Stands::default(),
        }
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
        let reads = matches!(by, By::Probing | By::Reading);
        let mut statement = self.connection.prepare_cached(&self.sql(reads))?;
        let whose = self.whose.map(Id::number);
        let mut rows = statement.query((self.at.day, self.at.id, self.last, whose))?;
        let mut looked = 0;
        while let Some(row) = rows.next()? {
            if self.hits.len() == self.limit || looked >= most {
                return Ok(End::More);
            }
            looked += 1;
            let hit = hit_of(row)?;
            let worded = match by {
                By::Day => true,
                By::Probing => {
                    let words = row.get_ref(3)?.as_str().unwrap_or_default();
                    self.wanted.words.count(words, &mut self.stands);
                    self.wanted.words.found_in(words)
                }
                By::Reading => self.says(row.get_ref(3)?),
                By::Index(found) => found.binary_search(&hit.at.id).is_ok(),
                By::IndexAndReading(found) if found.binary_search(&hit.at.id).is_ok() => {
                    looked += READING;
                    self.says_when_read(&hit)?
                }
                By::IndexAndReading(_) => false,
            };
            if worded && self.passes(&hit)? {
                self.hits.push(hit);
            }
            self.at = hit.at;
        }
        Ok(End::Nothing)
    }

    /// The same, but `None` if the rows were used up and not enough was found.
    pub fn unless_more(&mut self, by: &By<'_>, most: usize) -> Result<Option<End>> {
        let end = self.on(by, most)?;
        Ok((end == End::Nothing || self.hits.len() == self.limit).then_some(end))
    }

    /// Looks at just these rows, which need not be in order; `reads` compares their words too.
    pub fn each_of(&mut self, ids: &[i64], reads: bool) -> Result<End> {
        if self.sources.is_empty() {
            return Ok(End::Nothing);
        }
        let mut found = Vec::with_capacity(ids.len());
        {
            let mut statement = self.connection.prepare_cached(&self.sql_of_one())?;
            for id in ids {
                let mut rows = statement.query((id, self.whose.map(Id::number)))?;
                while let Some(row) = rows.next()? {
                    found.push(hit_of(row)?);
                }
            }
        }
        let (from, last) = (self.at, self.last);
        match self.way {
            Way::Down => {
                found.retain(|hit| hit.at < from && hit.at.day >= last);
                found.sort_by_key(|hit: &Hit| std::cmp::Reverse(hit.at));
            }
            Way::Up => {
                found.retain(|hit| hit.at > from && hit.at.day <= last);
                found.sort_by_key(|hit: &Hit| hit.at);
            }
        }
        for hit in found {
            if self.hits.len() == self.limit {
                return Ok(End::More);
            }
            let theirs = match self.whose {
                Some(person) => self.was_there(person, &hit)?,
                None => true,
            };
            if theirs && (!reads || self.says_when_read(&hit)?) && self.passes(&hit)? {
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

    fn says_when_read(&self, hit: &Hit) -> Result<bool> {
        let (table, _) = hit.source.table();
        let sql = format!("SELECT {} FROM {table} WHERE id = ?1", hit.source.words());
        let mut statement = self.connection.prepare_cached(&sql)?;
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

    /// All the sources in one order; each is read along its index, and no further than is asked.
    fn sql(&self, reads: bool) -> String {
        let mut sql = String::new();
        let theirs = if reads {
            let words = Source::Interaction.words();
            format!(
                "(SELECT {words} FROM interaction WHERE interaction.id = participant.interaction)"
            )
        } else {
            "NULL".to_owned()
        };
        let (beyond, until, order) = match self.way {
            Way::Down => ("<", ">=", "DESC"),
            Way::Up => (">", "<=", "ASC"),
        };
        for source in &self.sources {
            let (table, day) = source.table();
            let words = if reads {
                source.words()
            } else {
                "NULL".to_owned()
            };
            let between = if sql.is_empty() { "" } else { " UNION ALL " };
            let number = *source as usize;
            let _ = match (source, self.whose) {
                (Source::Interaction, Some(_)) => write!(
                    sql,
                    "{between}SELECT day, interaction, {number}, {theirs} FROM participant \
                     WHERE person = ?4 AND live = 1 AND (day, interaction) {beyond} (?1, ?2) AND day {until} ?3"
                ),
                (source, whose) => write!(
                    sql,
                    "{between}SELECT {day}, id, {number}, {words} FROM {table} WHERE {} \
                     AND ({day}, id) {beyond} (?1, ?2) AND {day} {until} ?3 AND {}",
                    source.alive(),
                    if whose.is_some() {
                        "person = ?4"
                    } else {
                        "?4 IS NULL"
                    },
                ),
            };
        }
        let _ = write!(sql, " ORDER BY 1 {order}, 2 {order}");
        sql
    }

    /// One row by its id, from whichever source has it.
    fn sql_of_one(&self) -> String {
        let one = |source: &Source| {
            let (table, day) = source.table();
            let theirs = match (source, self.whose) {
                (Source::Interaction, _) => "?2 IS ?2",
                (_, None) => "?2 IS NULL",
                (_, Some(_)) => "person = ?2",
            };
            format!(
                "SELECT {day}, id, {} FROM {table} WHERE id = ?1 AND {} AND {theirs}",
                *source as usize,
                source.alive()
            )
        };
        let all: Vec<String> = self.sources.iter().map(one).collect();
        all.join(" UNION ALL ")
    }
}

fn hit_of(row: &Row<'_>) -> Result<Hit> {
    let number = usize::from(row.get::<_, u8>(2)?);
    Ok(Hit {
        source: Source::ALL
            .get(number)
            .copied()
            .unwrap_or(Source::Interaction),
        at: Reached {
            day: row.get(0)?,
            id: row.get(1)?,
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::IdSource;
    use crate::store::open::Store;

    #[test]
    fn rows_are_read_along_their_days_and_never_sorted() {
        let folder = tempfile::TempDir::new().unwrap();
        let store = Store::open(&folder.path().join("a.db"), IdSource::seeded(1), 1).unwrap();
        let connection = &store.reader().connection;
        let wanted = Wanted::default();
        for whose in [None, Some(Id::from_number(1))] {
            let walk = |way| {
                let whose = (whose, whose.is_some());
                Walk::new(connection, &wanted, whose, (way, None), 40)
            };
            let (down, up) = (walk(Way::Down), walk(Way::Up));
            for sql in [
                down.sql(true),
                down.sql(false),
                up.sql(true),
                up.sql(false),
                down.sql_of_one(),
            ] {
                let mut plan = connection
                    .prepare(&format!("EXPLAIN QUERY PLAN {sql}"))
                    .unwrap();
                let zeros = vec![0; plan.parameter_count()];
                let steps = plan
                    .query_map(rusqlite::params_from_iter(zeros), |row| {
                        row.get::<_, String>(3)
                    })
                    .unwrap();
                for step in steps.map(|step| step.unwrap()) {
                    assert!(!step.contains("TEMP B-TREE"), "{step} in {sql}");
                    assert!(!step.starts_with("SCAN interaction"), "{step} in {sql}");
                    assert!(!step.starts_with("SCAN participant"), "{step} in {sql}");
                }
            }
        }
    }
}
