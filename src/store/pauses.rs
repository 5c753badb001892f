//! Pauses.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::domain::act::Verb;
use crate::domain::day::{Day, shifted};
use crate::domain::id::Id;
use crate::domain::pause::{Pause, PauseReason};
use crate::domain::person::Person;
use crate::domain::record::Record;
use crate::domain::rhythm::pause_today;
use crate::domain::sorting;
use crate::store::act::{Acting, check_fresh};
use crate::store::error::{Result, StoreError};
use crate::store::open::{Reader, Stamp, Store};
use crate::store::people;
use crate::store::value::{self, AsWord};

const COLUMNS: &str =
    "id, person, from_day, to_day, until_contact, reason, words, revision, edited_at, deleted_at";

fn pause(row: &Row<'_>) -> rusqlite::Result<Pause> {
    Ok(Pause {
        id: row.get(0)?,
        person: row.get(1)?,
        from: row.get(2)?,
        to: row.get(3)?,
        until_contact: row.get(4)?,
        reason: row.get::<_, AsWord<PauseReason>>(5)?.0,
        words: row.get(6)?,
        record: value::record(row, 7)?,
    })
}

impl Reader {
    /// The pauses with `person`, by their first day.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn pauses(&self, person: Id<Person>) -> Result<Vec<Pause>> {
        let sql = format!(
            "SELECT {COLUMNS} FROM pause WHERE person = ?1 AND deleted_at IS NULL ORDER BY from_day, id"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map([person], pause)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The pause with this id, also from the trash; `None` if there is none.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn pause(&self, id: Id<Pause>) -> Result<Option<Pause>> {
        by_id(&self.connection, id)
    }

    /// The pause that `today` belongs to with `person`; `None` if there is none.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn pause_on(&self, person: Id<Person>, today: NaiveDate) -> Result<Option<Pause>> {
        let pauses = self.pauses(person)?;
        let last = self.gaps(person, &pauses, today)?.last_contact;
        Ok(pause_today(&pauses, last, today).cloned())
    }

    /// Who is in a pause `today`: the pause and the name, by name. People in the trash are left out.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn pauses_on(&self, today: NaiveDate) -> Result<Vec<(Pause, String)>> {
        let mut found = Vec::new();
        for person in self.pauses_of_all()?.into_keys() {
            let pause = self.pause_on(person, today)?;
            found.extend(pause.zip(self.name_of(person)?));
        }
        sorting::by(&mut found, |(one, name), (other, other_name)| {
            (name, one.id).cmp(&(other_name, other.id))
        });
        Ok(found)
    }

    /// All pauses, by person.
    pub(in crate::store) fn pauses_of_all(&self) -> Result<HashMap<Id<Person>, Vec<Pause>>> {
        let sql = format!(
            "SELECT {COLUMNS} FROM pause WHERE deleted_at IS NULL ORDER BY person, from_day"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut rows = statement.query([])?;
        let mut pauses: HashMap<_, Vec<Pause>> = HashMap::new();
        while let Some(row) = rows.next()? {
            let pause = pause(row)?;
            pauses.entry(pause.person).or_default().push(pause);
        }
        Ok(pauses)
    }

    pub(in crate::store) fn each_pause(
        &self,
        each: &mut dyn FnMut(Pause) -> Result<()>,
    ) -> Result<()> {
        let mut statement = self
            .connection
            .prepare(&format!("SELECT {COLUMNS} FROM pause ORDER BY id"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            each(pause(row)?)?;
        }
        Ok(())
    }
}

impl Store {
    /// Begins `new`, whose id and record are given by the store; answers the row as it stands.
    ///
    /// # Errors
    /// [`StoreError::Gone`] if the person is not there or lies in the trash.
    pub fn add_pause(&mut self, mut new: Pause, stamp: Stamp) -> Result<Pause> {
        self.act(stamp, Verb::Add, |acting| {
            acting.about = about(acting, &new)?;
            new.id = acting.mint();
            new.record = Record::new(acting.at);
            insert(acting.connection, &new, None)?;
            Ok(new)
        })
    }

    /// "This quiet is fine": a pause from the day after the last contact day, or from `today` if there
    /// is none, until the next contact.
    ///
    /// # Errors
    /// [`StoreError::Gone`] if the person is not there or lies in the trash.
    pub fn quiet_is_fine(
        &mut self,
        person: Id<Person>,
        today: NaiveDate,
        stamp: Stamp,
    ) -> Result<Pause> {
        let pauses = self.reader.pauses(person)?;
        let last = self.reader.gaps(person, &pauses, today)?.last_contact;
        let from = last.map_or(today, |last| shifted(last, 1));
        let pause = Pause {
            id: Id::from_number(0),
            person,
            from: Day::nearest(from),
            to: None,
            until_contact: true,
            reason: PauseReason::Fine,
            words: String::new(),
            record: Record::default(),
        };
        self.add_pause(pause, stamp)
    }

    /// Saves a pause that was read before; answers the row as it stands now.
    ///
    /// # Errors
    /// [`StoreError::Stale`] if someone saved it since, [`StoreError::Gone`] if it is in the trash.
    pub fn save_pause(&mut self, changed: Pause, stamp: Stamp) -> Result<Pause> {
        self.act(stamp, Verb::Edit, |acting| save(acting, changed))
    }

    /// Ends a pause that was read before, so that `today` is not of it any more. One that had not
    /// begun before today goes into the trash; then the answer is `None`.
    ///
    /// # Errors
    /// [`StoreError::Stale`] if someone saved it since, [`StoreError::Gone`] if it is in the trash.
    pub fn end_pause(
        &mut self,
        read: Pause,
        today: NaiveDate,
        stamp: Stamp,
    ) -> Result<Option<Pause>> {
        self.act(stamp, Verb::Close, |acting| {
            if let Some(ended) = read.clone().ended(today) {
                return save(acting, ended).map(Some);
            }
            let unbegun = save(acting, read)?;
            acting
                .connection
                .prepare_cached("UPDATE pause SET deleted_at = ?2 WHERE id = ?1")?
                .execute(params![unbegun.id, acting.at])?;
            Ok(None)
        })
    }
}

fn save(acting: &mut Acting<'_>, mut changed: Pause) -> Result<Pause> {
    let now = by_id(acting.connection, changed.id)?
        .filter(|now| now.record.deleted_at.is_none())
        .ok_or(StoreError::Gone("the pause"))?;
    check_fresh("the pause", now.record, changed.record)?;
    acting.about = about(acting, &changed)?;
    changed.record = changed.record.saved(acting.at);
    update(acting.connection, &changed)?;
    Ok(changed)
}

fn about(acting: &Acting<'_>, pause: &Pause) -> Result<String> {
    let name = people::present(acting.connection, pause.person)?.name;
    Ok(format!("a pause with {name}"))
}

fn by_id(connection: &Connection, id: Id<Pause>) -> Result<Option<Pause>> {
    let mut statement =
        connection.prepare_cached(&format!("SELECT {COLUMNS} FROM pause WHERE id = ?1"))?;
    Ok(statement.query_row([id], pause).optional()?)
}

fn update(connection: &Connection, to: &Pause) -> Result<()> {
    connection
        .prepare_cached(
            "UPDATE pause SET person = ?2, from_day = ?3, to_day = ?4, until_contact = ?5, reason = ?6, words = ?7, \
             revision = ?8, edited_at = ?9 WHERE id = ?1",
        )?
        .execute(params![
            to.id,
            to.person,
            to.from,
            to.to,
            to.until_contact,
            AsWord(to.reason),
            to.words,
            to.record.revision,
            to.record.edited_at
        ])?;
    Ok(())
}

pub(in crate::store) fn insert(
    connection: &Connection,
    pause: &Pause,
    batch: Option<i64>,
) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO pause (id, person, from_day, to_day, until_contact, reason, words, batch, revision, \
             edited_at, deleted_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        )?
        .execute(params![
            pause.id,
            pause.person,
            pause.from,
            pause.to,
            pause.until_contact,
            AsWord(pause.reason),
            pause.words,
            batch,
            pause.record.revision,
            pause.record.edited_at,
            pause.record.deleted_at
        ])?;
    Ok(())
}
