//! Topics.

use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::domain::act::Verb;
use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::domain::promise::Side;
use crate::domain::record::Record;
use crate::domain::topic::{Closed, Closing, Topic, TopicKind};
use crate::store::act::{Acting, check_fresh};
use crate::store::error::{Result, StoreError};
use crate::store::open::{Reader, Stamp, Store};
use crate::store::people;
use crate::store::promises::in_order;
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

    /// Open news of your own for whoever you meet, the newest of it.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn news(&self) -> Result<Vec<Topic>> {
        let sql = format!(
            "SELECT {COLUMNS} FROM topic WHERE person IS NULL AND kind = 'tell' AND closed IS NULL \
             AND deleted_at IS NULL ORDER BY noted_on DESC, id DESC LIMIT 20"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map([], topic)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The topic with this id, also from the trash; `None` if there is none.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn topic(&self, id: Id<Topic>) -> Result<Option<Topic>> {
        by_id(&self.connection, id)
    }

    /// The open topics with the name of whom they are with, if with somebody: by the day from which
    /// they matter, those without one last. Those with people in the trash are left out.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn open_topics(&self) -> Result<Vec<(Topic, Option<String>)>> {
        let columns = COLUMNS.split(", ").map(|column| format!("topic.{column}"));
        let columns: Vec<String> = columns.collect();
        let sql = format!(
            "SELECT {}, person.name FROM topic LEFT JOIN person ON person.id = topic.person \
             WHERE closed IS NULL AND topic.deleted_at IS NULL AND person.deleted_at IS NULL \
             ORDER BY from_day IS NULL, from_day, noted_on, topic.id",
            columns.join(", ")
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map([], |row| Ok((topic(row)?, row.get(13)?)))?;
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

impl Store {
    /// Notes `new`, whose id and record are given by the store; answers the row as it stands.
    ///
    /// # Errors
    /// [`StoreError::Gone`] if the person is not there or lies in the trash.
    pub fn add_topic(&mut self, mut new: Topic, stamp: Stamp) -> Result<Topic> {
        self.act(stamp, Verb::Add, |acting| {
            acting.about = about(acting, &new)?;
            new.id = acting.mint();
            new.record = Record::new(acting.at);
            insert(acting.connection, &new, None)?;
            Ok(new)
        })
    }

    /// Saves a topic that was read before; answers the row as it stands now.
    ///
    /// # Errors
    /// [`StoreError::Stale`] if someone saved it since, [`StoreError::Gone`] if it is in the trash.
    pub fn save_topic(&mut self, changed: Topic, stamp: Stamp) -> Result<Topic> {
        self.act(stamp, Verb::Edit, |acting| save(acting, changed))
    }

    /// Closes a topic that was read before.
    ///
    /// # Errors
    /// [`StoreError::Stale`] if someone saved it since, [`StoreError::Gone`] if it is in the trash,
    /// [`StoreError::OutOfOrder`] if it is closed before the day it was noted.
    pub fn close_topic(&mut self, mut read: Topic, closed: Closed, stamp: Stamp) -> Result<Topic> {
        self.act(stamp, Verb::Close, |acting| {
            read.closed = Some(closed);
            save(acting, read)
        })
    }
}

fn save(acting: &mut Acting<'_>, mut changed: Topic) -> Result<Topic> {
    let now = by_id(acting.connection, changed.id)?
        .filter(|now| now.record.deleted_at.is_none())
        .ok_or(StoreError::Gone("the topic"))?;
    check_fresh("the topic", now.record, changed.record)?;
    in_order(changed.out_of_order(), now.out_of_order())?;
    acting.about = about(acting, &changed)?;
    changed.record = changed.record.saved(acting.at);
    update(acting.connection, &changed)?;
    Ok(changed)
}

fn about(acting: &Acting<'_>, topic: &Topic) -> Result<String> {
    Ok(match topic.person {
        Some(person) => {
            let name = people::present(acting.connection, person)?.name;
            format!("a topic with {name}: {}", topic.text)
        }
        None => format!("a topic: {}", topic.text),
    })
}

fn by_id(connection: &Connection, id: Id<Topic>) -> Result<Option<Topic>> {
    let mut statement =
        connection.prepare_cached(&format!("SELECT {COLUMNS} FROM topic WHERE id = ?1"))?;
    Ok(statement.query_row([id], topic).optional()?)
}

fn update(connection: &Connection, to: &Topic) -> Result<()> {
    connection
        .prepare_cached(
            "UPDATE topic SET person = ?2, kind = ?3, whose = ?4, text = ?5, noted_on = ?6, from_day = ?7, \
             closed = ?8, closed_on = ?9, interaction = ?10, revision = ?11, edited_at = ?12 WHERE id = ?1",
        )?
        .execute(params![
            to.id,
            to.person,
            AsWord(to.kind),
            AsWord(to.whose),
            to.text,
            to.noted_on,
            to.from,
            word_or_null(to.closed.map(|closed| closed.how)),
            to.closed.map(|closed| closed.on),
            to.interaction,
            to.record.revision,
            to.record.edited_at
        ])?;
    Ok(())
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
