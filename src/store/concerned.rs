//! Whom the acts since a state of the file concern: a sentence that is written down is about a few people,
//! and what was read of the others need not be read anew for it.

use rusqlite::OptionalExtension;

use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::store::error::Result;
use crate::store::mark::Mark;
use crate::store::open::Reader;

/// Whom they concern, each once, by id.
#[derive(Debug, Default)]
pub(in crate::store) struct Concerned {
    /// With whom something was written down, or is written down otherwise.
    pub with: Vec<Id<Person>>,
    /// To whom a word was given or by whom, who is in a pause, and whom the review notes.
    pub beside: Vec<Id<Person>>,
    /// Whether interactions may have other tags.
    pub tags: bool,
}

/// More rows than this are not gone through one by one.
const MOST: i64 = 200;

impl Reader {
    /// Whom the acts since `mark` concern, if nothing was undone, and nobody was added, changed or put
    /// elsewhere; else `None`: then everything is to be read.
    ///
    /// # Errors
    /// Whatever the database says.
    pub(in crate::store) fn concerned_since(&self, mark: &Mark) -> Result<Option<Concerned>> {
        if !self.goes_on_from(mark)? {
            return Ok(None);
        }
        let mut concerned = Concerned::default();
        let mut there = self
            .connection
            .prepare_cached("SELECT person FROM participant WHERE interaction = ?1")?;
        let about = |table: &str| {
            let sql = format!("SELECT person FROM {table} WHERE id = ?1");
            self.connection.prepare_cached(&sql)
        };
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
            let people: [Option<Id<Person>>; 2] = [row.get(2)?, row.get(3)?];
            let people = people.into_iter().flatten();
            match row.get_ref(1)?.as_str_or_null().unwrap_or_default() {
                Some("participant") => concerned.with.extend(people),
                // Its day goes over to those who were there.
                Some("interaction") => {
                    let mut people = there.query([row.get::<_, i64>(4)?])?;
                    while let Some(person) = people.next()? {
                        concerned.with.push(person.get(0)?);
                    }
                }
                // Of a new row only the key is noted.
                Some(table @ ("promise" | "pause" | "review_event")) => {
                    let id = row.get::<_, i64>(4)?;
                    let now = about(table)?.query_row([id], |row| row.get(0)).optional()?;
                    concerned.beside.extend(people.chain(now.flatten()));
                }
                Some("interaction_tag") => concerned.tags = true,
                // An act that changed nothing is noted without a table.
                Some("topic" | "check_in" | "candidate") | None => {}
                Some(_) => return Ok(None),
            }
        }
        for people in [&mut concerned.with, &mut concerned.beside] {
            people.sort_unstable();
            people.dedup();
        }
        Ok(Some(concerned))
    }
}
