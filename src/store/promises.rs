//! Promises.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::domain::act::Verb;
use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::domain::promise::{End, Ended, OutOfOrder, Promise, Side};
use crate::domain::record::Record;
use crate::domain::review::card::Given;
use crate::store::act::{Acting, check_fresh};
use crate::store::error::{Result, StoreError};
use crate::store::open::{Reader, Stamp, Store};
use crate::store::people;
use crate::store::value::{self, AsWord, word_or_null};

const COLUMNS: &str = "id, person, whose, text, given_on, by, ended, ended_on, repaired, renews, interaction, \
                       revision, edited_at, deleted_at";

fn promise(row: &Row<'_>) -> rusqlite::Result<Promise> {
    let how: Option<AsWord<End>> = row.get(6)?;
    Ok(Promise {
        id: row.get(0)?,
        person: row.get(1)?,
        whose: row.get::<_, AsWord<Side>>(2)?.0,
        text: row.get(3)?,
        given_on: row.get(4)?,
        by: row.get(5)?,
        ended: how
            .zip(row.get(7)?)
            .map(|(AsWord(how), on)| Ended { how, on }),
        repaired: row.get(8)?,
        renews: row.get(9)?,
        interaction: row.get(10)?,
        record: value::record(row, 11)?,
    })
}

impl Reader {
    /// The promises between you and `person`, by the day they were given.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn promises(&self, person: Id<Person>) -> Result<Vec<Promise>> {
        let sql = format!(
            "SELECT {COLUMNS} FROM promise WHERE person = ?1 AND deleted_at IS NULL ORDER BY given_on, id"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map([person], promise)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The promise with this id, also from the trash; `None` if there is none.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn promise(&self, id: Id<Promise>) -> Result<Option<Promise>> {
        by_id(&self.connection, id)
    }

    /// The open promises with people out of the trash, and their names: yours first, each side by
    /// the day they are due; those without a day come last.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn open_promises(&self) -> Result<Vec<(Promise, String)>> {
        let columns = COLUMNS
            .split(", ")
            .map(|column| format!("promise.{column}"));
        let columns: Vec<String> = columns.collect();
        let sql = format!(
            "SELECT {}, person.name FROM promise JOIN person ON person.id = promise.person \
             WHERE ended IS NULL AND promise.deleted_at IS NULL AND person.deleted_at IS NULL \
             ORDER BY whose, by IS NULL, by, given_on, promise.id",
            columns.join(", ")
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map([], |row| Ok((promise(row)?, row.get(14)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The open promises whose day has come or is past, and the names: yours first, each side by the
    /// day. None with somebody who died; of somebody you let go only your own.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn due_promises(&self, today: NaiveDate) -> Result<Vec<Given>> {
        let columns = COLUMNS
            .split(", ")
            .map(|column| format!("promise.{column}"));
        let columns: Vec<String> = columns.collect();
        let sql = format!(
            "SELECT {}, person.name FROM promise JOIN person ON person.id = promise.person \
             WHERE by <= ?1 AND ended IS NULL AND promise.deleted_at IS NULL AND person.deleted_at IS NULL \
             AND standing <> 'died' AND (whose = 'mine' OR standing <> 'let_go') \
             ORDER BY whose, by, given_on, promise.id",
            columns.join(", ")
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map([Day::nearest(today)], |row| {
            Ok(Given {
                promise: promise(row)?,
                name: row.get(14)?,
            })
        })?;
        let mut due: Vec<Given> = rows.collect::<rusqlite::Result<_>>()?;
        // A month or a year is over with its last day.
        due.retain(|given| given.days_past(today) >= 0);
        due.shrink_to_fit();
        Ok(due)
    }

    pub(in crate::store) fn each_promise(
        &self,
        each: &mut dyn FnMut(Promise) -> Result<()>,
    ) -> Result<()> {
        let mut statement = self
            .connection
            .prepare(&format!("SELECT {COLUMNS} FROM promise ORDER BY id"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            each(promise(row)?)?;
        }
        Ok(())
    }
}

impl Store {
    /// Notes `new`, whose id and record are given by the store; answers the row as it stands.
    ///
    /// # Errors
    /// [`StoreError::Gone`] if the person is not there or lies in the trash.
    pub fn add_promise(&mut self, new: Promise, stamp: Stamp) -> Result<Promise> {
        self.act(stamp, Verb::Add, |acting| {
            acting.about = about(acting, &new)?;
            minted(acting, new)
        })
    }

    /// Saves a promise that was read before; answers the row as it stands now.
    ///
    /// # Errors
    /// [`StoreError::Stale`] if someone saved it since, [`StoreError::Gone`] if it is in the trash,
    /// [`StoreError::OutOfOrder`] if it ends before the day it was given.
    pub fn save_promise(&mut self, changed: Promise, stamp: Stamp) -> Result<Promise> {
        self.act(stamp, Verb::Edit, |acting| save(acting, changed))
    }

    /// Ends a promise that was read before: kept, broken or released.
    ///
    /// # Errors
    /// [`StoreError::Stale`] if someone saved it since, [`StoreError::Gone`] if it is in the trash,
    /// [`StoreError::OutOfOrder`] if it ends before the day it was given.
    pub fn end_promise(
        &mut self,
        mut read: Promise,
        ended: Ended,
        stamp: Stamp,
    ) -> Result<Promise> {
        self.act(stamp, Verb::Close, |acting| {
            read.ended = Some(ended);
            save(acting, read)
        })
    }

    /// Gives a promise that was read before a new day, agreed `on` this one: it ends, and another one
    /// with the same words carries on. Answers the new one.
    ///
    /// # Errors
    /// [`StoreError::Stale`] if someone saved it since, [`StoreError::Gone`] if it is in the trash,
    /// [`StoreError::OutOfOrder`] if it ends before the day it was given.
    pub fn renew_promise(
        &mut self,
        mut read: Promise,
        by: Day,
        on: Day,
        stamp: Stamp,
    ) -> Result<Promise> {
        self.act(stamp, Verb::Edit, |acting| {
            read.ended = Some(Ended {
                how: End::Renegotiated,
                on,
            });
            let old = save(acting, read)?;
            let new = Promise {
                given_on: on,
                by: Some(by),
                ended: None,
                repaired: String::new(),
                renews: Some(old.id),
                ..old
            };
            minted(acting, new)
        })
    }
}

fn minted(acting: &mut Acting<'_>, mut new: Promise) -> Result<Promise> {
    new.id = acting.mint();
    new.record = Record::new(acting.at);
    insert(acting.connection, &new, None)?;
    Ok(new)
}

fn save(acting: &mut Acting<'_>, mut changed: Promise) -> Result<Promise> {
    let now = by_id(acting.connection, changed.id)?
        .filter(|now| now.record.deleted_at.is_none())
        .ok_or(StoreError::Gone("the promise"))?;
    check_fresh("the promise", now.record, changed.record)?;
    in_order(changed.out_of_order(), now.out_of_order())?;
    acting.about = about(acting, &changed)?;
    changed.record = changed.record.saved(acting.at);
    update(acting.connection, &changed)?;
    Ok(changed)
}

/// Refuses days that cannot both be, unless they stood so before: what came from elsewhere can still be changed.
pub(in crate::store) fn in_order(of: Option<OutOfOrder>, before: Option<OutOfOrder>) -> Result<()> {
    match of {
        Some(wrong) if of != before => Err(wrong.into()),
        _ => Ok(()),
    }
}

fn about(acting: &Acting<'_>, promise: &Promise) -> Result<String> {
    let name = people::present(acting.connection, promise.person)?.name;
    Ok(format!("a promise with {name}: {}", promise.text))
}

fn by_id(connection: &Connection, id: Id<Promise>) -> Result<Option<Promise>> {
    let mut statement =
        connection.prepare_cached(&format!("SELECT {COLUMNS} FROM promise WHERE id = ?1"))?;
    Ok(statement.query_row([id], promise).optional()?)
}

fn update(connection: &Connection, to: &Promise) -> Result<()> {
    connection
        .prepare_cached(
            "UPDATE promise SET person = ?2, whose = ?3, text = ?4, given_on = ?5, by = ?6, ended = ?7, \
             ended_on = ?8, repaired = ?9, renews = ?10, interaction = ?11, revision = ?12, edited_at = ?13 \
             WHERE id = ?1",
        )?
        .execute(params![
            to.id,
            to.person,
            AsWord(to.whose),
            to.text,
            to.given_on,
            to.by,
            word_or_null(to.ended.map(|ended| ended.how)),
            to.ended.map(|ended| ended.on),
            to.repaired,
            to.renews,
            to.interaction,
            to.record.revision,
            to.record.edited_at
        ])?;
    Ok(())
}

pub(in crate::store) fn insert(
    connection: &Connection,
    promise: &Promise,
    batch: Option<i64>,
) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO promise (id, person, whose, text, given_on, by, ended, ended_on, repaired, renews, \
             interaction, batch, revision, edited_at, deleted_at) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
        )?
        .execute(params![
            promise.id,
            promise.person,
            AsWord(promise.whose),
            promise.text,
            promise.given_on,
            promise.by,
            word_or_null(promise.ended.map(|ended| ended.how)),
            promise.ended.map(|ended| ended.on),
            promise.repaired,
            promise.renews,
            promise.interaction,
            batch,
            promise.record.revision,
            promise.record.edited_at,
            promise.record.deleted_at
        ])?;
    Ok(())
}
