//! Ties between people.

use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::domain::act::Verb;
use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::domain::record::Record;
use crate::domain::tie::{Tie, TieKind};
use crate::store::act::{Acting, check_fresh};
use crate::store::error::{Result, StoreError};
use crate::store::open::{Reader, Stamp, Store};
use crate::store::people;
use crate::store::value::{self, AsWord};

/// The columns of a tie in the order that [`tie`] reads.
pub(in crate::store) const COLUMNS: &str =
    "tie.id, tie.person, tie.other, kind, words, tie.revision, tie.edited_at, tie.deleted_at";

/// A tie from the first columns of a row.
pub(in crate::store) fn tie(row: &Row<'_>) -> rusqlite::Result<Tie> {
    Ok(Tie {
        id: row.get(0)?,
        person: row.get(1)?,
        other: row.get(2)?,
        kind: row.get::<_, AsWord<TieKind>>(3)?.0,
        words: row.get(4)?,
        record: value::record(row, 5)?,
    })
}

impl Reader {
    /// The ties of `person`, read from them or to them, by id; those with people in the trash too.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn ties(&self, person: Id<Person>) -> Result<Vec<Tie>> {
        of(&self.connection, person)
    }

    /// The tie with this id, also from the trash; `None` if there is none.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn tie(&self, id: Id<Tie>) -> Result<Option<Tie>> {
        by_id(&self.connection, id)
    }

    pub(in crate::store) fn each_tie(&self, each: &mut dyn FnMut(Tie) -> Result<()>) -> Result<()> {
        let mut statement = self
            .connection
            .prepare(&format!("SELECT {COLUMNS} FROM tie ORDER BY id"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            each(tie(row)?)?;
        }
        Ok(())
    }
}

impl Store {
    /// Ties two people, id and record given by the store; answers the row as it stands.
    ///
    /// # Errors
    /// [`StoreError::Gone`] if one of them is not there or lies in the trash, [`StoreError::Tied`] if
    /// that tie is there already.
    pub fn add_tie(&mut self, mut new: Tie, stamp: Stamp) -> Result<Tie> {
        self.act(stamp, Verb::Add, |acting| {
            acting.about = about(acting, &new)?;
            refuse_another(acting, &new)?;
            new.id = acting.mint();
            new.record = Record::new(acting.at);
            insert(acting.connection, &new, None)?;
            Ok(new)
        })
    }

    /// Saves a tie that was read before; answers the row as it stands now.
    ///
    /// # Errors
    /// [`StoreError::Stale`] if someone saved it since, [`StoreError::Gone`] if it is in the trash,
    /// [`StoreError::Tied`] if there is one like it.
    pub fn save_tie(&mut self, mut changed: Tie, stamp: Stamp) -> Result<Tie> {
        self.act(stamp, Verb::Edit, |acting| {
            let now = by_id(acting.connection, changed.id)?
                .filter(|now| now.record.deleted_at.is_none())
                .ok_or(StoreError::Gone("the tie"))?;
            check_fresh("the tie", now.record, changed.record)?;
            acting.about = about(acting, &changed)?;
            refuse_another(acting, &changed)?;
            changed.record = changed.record.saved(acting.at);
            acting
                .connection
                .prepare_cached(
                    "UPDATE tie SET person = ?2, other = ?3, kind = ?4, words = ?5, revision = ?6, edited_at = ?7 \
                     WHERE id = ?1",
                )?
                .execute(params![
                    changed.id,
                    changed.person,
                    changed.other,
                    AsWord(changed.kind),
                    changed.words,
                    changed.record.revision,
                    changed.record.edited_at
                ])?;
            Ok(changed)
        })
    }
}

/// The ties of one person out of the trash, by id.
pub(in crate::store) fn of(connection: &Connection, person: Id<Person>) -> Result<Vec<Tie>> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM tie WHERE (person = ?1 OR other = ?1) AND deleted_at IS NULL ORDER BY id"
    ))?;
    let rows = statement.query_map([person], tie)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn by_id(connection: &Connection, id: Id<Tie>) -> Result<Option<Tie>> {
    let mut statement =
        connection.prepare_cached(&format!("SELECT {COLUMNS} FROM tie WHERE id = ?1"))?;
    Ok(statement.query_row([id], tie).optional()?)
}

fn about(acting: &Acting<'_>, tie: &Tie) -> Result<String> {
    let name = |person| people::present(acting.connection, person).map(|person| person.name);
    Ok(format!(
        "a tie between {} and {}",
        name(tie.person)?,
        name(tie.other)?
    ))
}

/// One tie of a kind and in the same words is enough between two people.
fn refuse_another(acting: &Acting<'_>, new: &Tie) -> Result<()> {
    let ties = of(acting.connection, new.person)?;
    if ties
        .iter()
        .any(|tie| tie.id != new.id && tie.says_what(new))
    {
        let name = people::present(acting.connection, new.other)?.name;
        return Err(StoreError::Tied(name));
    }
    Ok(())
}

pub(in crate::store) fn insert(
    connection: &Connection,
    tie: &Tie,
    batch: Option<i64>,
) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO tie (id, person, other, kind, words, batch, revision, edited_at, deleted_at) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute(params![
            tie.id,
            tie.person,
            tie.other,
            AsWord(tie.kind),
            tie.words,
            batch,
            tie.record.revision,
            tie.record.edited_at,
            tie.record.deleted_at
        ])?;
    Ok(())
}
