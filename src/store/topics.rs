//! Topics.

use rusqlite::{Connection, Row, params};

use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::domain::promise::Side;
use crate::domain::topic::{Closed, Closing, Topic, TopicKind};
use crate::store::error::Result;
use crate::store::open::Reader;
use crate::store::value::{self, AsWord, word_or_null};

const COLUMNS: &str = "id, person, kind, whose, text, noted_on, from_day, closed, closed_on, interaction, \
                       revision, edited_at, deleted_at";

fn topic(row: &Row<'_>) -> rusqlite::Result<Topic> {
    let how: Option<AsWord<Closing>> = row.get(7)?;
    Ok(Topic {
        id: row.get(0)?,
        person: row.get(1)?,
        kind: row.get::<_, AsWord<TopicKind>>(2)?.0,
        whose: row.get::<_, AsWord<Side>>(3)?.0,
        text: row.get(4)?,
        noted_on: row.get(5)?,
        from: row.get(6)?,
        closed: how
            .zip(row.get(8)?)
            .map(|(AsWord(how), on)| Closed { how, on }),
        interaction: row.get(9)?,
        record: value::record(row, 10)?,
    })
}

impl Reader {
    /// The topics between you and `person`, by the day they were noted.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn topics(&self, person: Id<Person>) -> Result<Vec<Topic>> {
        let sql = format!(
            "SELECT {COLUMNS} FROM topic WHERE person = ?1 AND deleted_at IS NULL ORDER BY noted_on, id"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map([person], topic)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    pub(in crate::store) fn each_topic(
        &self,
        each: &mut dyn FnMut(Topic) -> Result<()>,
    ) -> Result<()> {
        let mut statement = self
            .connection
            .prepare(&format!("SELECT {COLUMNS} FROM topic ORDER BY id"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            each(topic(row)?)?;
        }
        Ok(())
    }
}

pub(in crate::store) fn insert(
    connection: &Connection,
    topic: &Topic,
    batch: Option<i64>,
) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO topic (id, person, kind, whose, text, noted_on, from_day, closed, closed_on, interaction, \
             batch, revision, edited_at, deleted_at) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
        )?
        .execute(params![
            topic.id,
            topic.person,
            AsWord(topic.kind),
            AsWord(topic.whose),
            topic.text,
            topic.noted_on,
            topic.from,
            word_or_null(topic.closed.map(|closed| closed.how)),
            topic.closed.map(|closed| closed.on),
            topic.interaction,
            batch,
            topic.record.revision,
            topic.record.edited_at,
            topic.record.deleted_at
        ])?;
    Ok(())
}
