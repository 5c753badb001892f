//! The trash: what lies in it counts nowhere, stays whole, and comes back on request.

use rusqlite::params;

use crate::domain::act::Verb;
use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::interaction::Interaction;
use crate::domain::person::Person;
use crate::store::act::Acting;
use crate::store::error::{Result, StoreError};
use crate::store::open::{Reader, Stamp, Store};

/// What can go into the trash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// A person; interactions shared with others stay for them.
    Person(Id<Person>),
    /// An interaction, for everybody who was there.
    Interaction(Id<Interaction>),
}

/// One thing in the trash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trashed {
    /// What.
    pub item: Item,
    /// The name of the person, or the words of the interaction.
    pub name: String,
    /// The day of the interaction.
    pub day: Option<Day>,
    /// Since when: UTC, milliseconds since 1970.
    pub since: i64,
}

impl Reader {
    /// What lies in the trash, the newest first.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn trash(&self) -> Result<Vec<Trashed>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT 1, id, name, NULL, deleted_at FROM person WHERE deleted_at IS NOT NULL UNION ALL \
             SELECT 0, id, words, day, deleted_at FROM interaction WHERE live = 0 ORDER BY 5 DESC, 2 DESC",
        )?;
        let rows = statement.query_map([], |row| {
            let id = row.get(1)?;
            let item = if row.get(0)? {
                Item::Person(Id::from_number(id))
            } else {
                Item::Interaction(Id::from_number(id))
            };
            Ok(Trashed {
                item,
                name: row.get(2)?,
                day: row.get(3)?,
                since: row.get(4)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Store {
    /// Puts `item` into the trash.
    ///
    /// # Errors
    /// [`StoreError::Gone`] if it is not there or lies in the trash already.
    pub fn trash(&mut self, item: Item, stamp: Stamp) -> Result<()> {
        self.act(stamp, Verb::Trash, |acting| {
            let at = acting.at;
            set_deleted(acting, item, Some(at))
        })
    }

    /// Takes `item` out of the trash.
    ///
    /// # Errors
    /// [`StoreError::Gone`] if it does not lie in the trash.
    pub fn restore(&mut self, item: Item, stamp: Stamp) -> Result<()> {
        self.act(stamp, Verb::Restore, |acting| {
            set_deleted(acting, item, None)
        })
    }
}

fn set_deleted(acting: &mut Acting<'_>, item: Item, deleted_at: Option<i64>) -> Result<()> {
    let (sql, id, gone) = match item {
        Item::Person(id) => (
            "UPDATE person SET deleted_at = ?2, revision = revision + 1, edited_at = ?3 \
             WHERE id = ?1 AND (deleted_at IS NULL) = ?4 RETURNING name",
            id.number(),
            "the person",
        ),
        Item::Interaction(id) => (
            "UPDATE interaction SET deleted_at = ?2, live = (?2 IS NULL), revision = revision + 1, edited_at = ?3 \
             WHERE id = ?1 AND (deleted_at IS NULL) = ?4 RETURNING day",
            id.number(),
            "the interaction",
        ),
    };
    let mut statement = acting.connection.prepare_cached(sql)?;
    let mut rows = statement.query(params![id, deleted_at, acting.at, deleted_at.is_some()])?;
    let Some(row) = rows.next()? else {
        return Err(StoreError::Gone(gone));
    };
    acting.about = match item {
        Item::Person(_) => row.get(0)?,
        Item::Interaction(_) => format!("an interaction of {}", row.get::<_, Day>(0)?),
    };
    // The statement has run to its end only once no row is left.
    while rows.next()?.is_some() {}
    Ok(())
}
