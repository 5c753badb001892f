//! What of the list of people reads otherwise than it did: a sentence that is written down concerns a few
//! of them, and the others need not be read anew for it.

use chrono::NaiveDate;

use crate::domain::id::Id;
use crate::domain::listed::Listed;
use crate::domain::person::Person;
use crate::store::error::Result;
use crate::store::mark::Mark;
use crate::store::open::Reader;

/// What was written since.
#[derive(Debug)]
pub struct Since {
    /// The rows of the list that may read otherwise.
    pub people: Vec<Listed>,
    /// Whether interactions may have other tags.
    pub tags: bool,
}

/// What can be written without a word of it in the list: what is open between you, and what the review notes.
const BESIDE: &[&str] = &[
    "promise",
    "topic",
    "check_in",
    "pause",
    "review_event",
    "candidate",
];
/// More rows than this are not gone through one by one.
const MOST: i64 = 200;

impl Reader {
    /// What was written since the file stood at `mark`, if nothing was undone, and nobody was added, changed
    /// or put elsewhere; else `None`: then everything is to be read.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn listed_since(&self, mark: &Mark, today: NaiveDate) -> Result<Option<Since>> {
        if !self.goes_on_from(mark)? {
            return Ok(None);
        }
        let mut concerned: Vec<Id<Person>> = Vec::new();
        let mut tags = false;
        let mut there = self
            .connection
            .prepare_cached("SELECT person FROM participant WHERE interaction = ?1")?;
        let mut changes = self.connection.prepare_cached(
            "SELECT batch IS NOT NULL, of_table, before ->> 'person', after ->> 'person', \
             coalesce(before, after) ->> 'id' \
             FROM act LEFT JOIN change ON change.act = act.id WHERE act.id > ?1 LIMIT ?2 + 1",
        )?;
        let mut rows = changes.query((mark.newest(), MOST))?;
        let mut seen = 0;
        while let Some(row) = rows.next()? {
            seen += 1;
            if seen > MOST || row.get(0)? {
                return Ok(None);
            }
            match row.get_ref(1)?.as_str_or_null().unwrap_or_default() {
                Some("participant") => {
                    concerned.extend(row.get::<_, Option<Id<Person>>>(2)?);
                    concerned.extend(row.get::<_, Option<Id<Person>>>(3)?);
                }
                // Its day goes over to those who were there.
                Some("interaction") => {
                    let mut people = there.query([row.get::<_, i64>(4)?])?;
                    while let Some(person) = people.next()? {
                        concerned.push(person.get(0)?);
                    }
                }
                Some("interaction_tag") => tags = true,
                Some(table) if BESIDE.contains(&table) => {}
                // An act that changed nothing.
                None => {}
                Some(_) => return Ok(None),
            }
        }
        concerned.sort_unstable();
        concerned.dedup();
        let people = if concerned.is_empty() {
            Vec::new()
        } else {
            self.listed_of(Some(&concerned), today)?
        };
        Ok(Some(Since { people, tags }))
    }
}
