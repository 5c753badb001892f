//! Check-ins. Their answers are kept as one value: no query can put people in an order by them.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::domain::act::Verb;
use crate::domain::check_in::{Answer, CheckIn, Mirror, Question};
use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::domain::record::Record;
use crate::store::act::{Acting, check_fresh};
use crate::store::error::{Result, StoreError};
use crate::store::open::{Reader, Stamp, Store};
use crate::store::people;
use crate::store::value::{self, AsJson, AsWord, word_or_null};

const COLUMNS: &str = "id, person, day, answers, mirror, revision, edited_at, deleted_at";

fn check_in(row: &Row<'_>) -> rusqlite::Result<CheckIn> {
    Ok(CheckIn {
        id: row.get(0)?,
        person: row.get(1)?,
        day: row.get(2)?,
        answers: row.get::<_, AsJson<BTreeMap<Question, Answer>>>(3)?.0,
        mirror: row
            .get::<_, Option<AsWord<Mirror>>>(4)?
            .map(|mirror| mirror.0),
        record: value::record(row, 5)?,
    })
}

impl Reader {
    /// The check-ins about `person`, by day.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn check_ins(&self, person: Id<Person>) -> Result<Vec<CheckIn>> {
        let sql = format!(
            "SELECT {COLUMNS} FROM check_in WHERE person = ?1 AND deleted_at IS NULL ORDER BY day, id"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map([person], check_in)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The check-in with this id, also from the trash; `None` if there is none.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn check_in(&self, id: Id<CheckIn>) -> Result<Option<CheckIn>> {
        by_id(&self.connection, id)
    }

    pub(in crate::store) fn each_check_in(
        &self,
        each: &mut dyn FnMut(CheckIn) -> Result<()>,
    ) -> Result<()> {
        let mut statement = self
            .connection
            .prepare(&format!("SELECT {COLUMNS} FROM check_in ORDER BY id"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            each(check_in(row)?)?;
        }
        Ok(())
    }
}

impl Store {
    /// Keeps `new`, whose id and record are given by the store; answers the row as it stands.
    ///
    /// # Errors
    /// [`StoreError::Gone`] if the person is not there or lies in the trash.
    pub fn add_check_in(&mut self, mut new: CheckIn, stamp: Stamp) -> Result<CheckIn> {
        self.act(stamp, Verb::Add, |acting| {
            acting.about = about(acting, &new)?;
            new.id = acting.mint();
            new.record = Record::new(acting.at);
            insert(acting.connection, &new, None)?;
            Ok(new)
        })
    }

    /// Saves a check-in that was read before; answers the row as it stands now.
    ///
    /// # Errors
    /// [`StoreError::Stale`] if someone saved it since, [`StoreError::Gone`] if it is in the trash.
    pub fn save_check_in(&mut self, mut changed: CheckIn, stamp: Stamp) -> Result<CheckIn> {
        self.act(stamp, Verb::Edit, |acting| {
            let now = by_id(acting.connection, changed.id)?
                .filter(|now| now.record.deleted_at.is_none())
                .ok_or(StoreError::Gone("the check-in"))?;
            check_fresh("the check-in", now.record, changed.record)?;
            acting.about = about(acting, &changed)?;
            changed.record = changed.record.saved(acting.at);
            update(acting.connection, &changed)?;
            Ok(changed)
        })
    }
}

fn about(acting: &Acting<'_>, check_in: &CheckIn) -> Result<String> {
    let name = people::present(acting.connection, check_in.person)?.name;
    Ok(format!("a check-in about {name}"))
}

fn by_id(connection: &Connection, id: Id<CheckIn>) -> Result<Option<CheckIn>> {
    let mut statement =
        connection.prepare_cached(&format!("SELECT {COLUMNS} FROM check_in WHERE id = ?1"))?;
    Ok(statement.query_row([id], check_in).optional()?)
}

fn update(connection: &Connection, to: &CheckIn) -> Result<()> {
    connection
        .prepare_cached(
            "UPDATE check_in SET person = ?2, day = ?3, answers = ?4, mirror = ?5, revision = ?6, \
             edited_at = ?7 WHERE id = ?1",
        )?
        .execute(params![
            to.id,
            to.person,
            to.day,
            AsJson(&to.answers),
            word_or_null(to.mirror),
            to.record.revision,
            to.record.edited_at
        ])?;
    Ok(())
}

pub(in crate::store) fn insert(
    connection: &Connection,
    check_in: &CheckIn,
    batch: Option<i64>,
) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO check_in (id, person, day, answers, mirror, batch, revision, edited_at, deleted_at) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute(params![
            check_in.id,
            check_in.person,
            check_in.day,
            AsJson(&check_in.answers),
            word_or_null(check_in.mirror),
            batch,
            check_in.record.revision,
            check_in.record.edited_at,
            check_in.record.deleted_at
        ])?;
    Ok(())
}
