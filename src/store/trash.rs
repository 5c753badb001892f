//! The trash: what lies in it counts nowhere, stays whole, and comes back on request.

use rusqlite::{Connection, OptionalExtension, params};

use crate::domain::act::Verb;
use crate::domain::day::Day;
use crate::domain::item::Item;
use crate::store::act::Acting;
use crate::store::error::{Result, StoreError};
use crate::store::open::{Reader, Stamp, Store};

/// Where a kind of thing is kept, and how what lies in the trash is told.
struct Shelf {
    kind: &'static str,
    table: &'static str,
    /// The name and the day, as columns.
    told: &'static str,
    /// What the history calls it, as an expression.
    about: &'static str,
}

const SHELVES: [Shelf; 9] = [
    Shelf {
        kind: "person",
        table: "person",
        told: "name, NULL",
        about: "name",
    },
    Shelf {
        kind: "interaction",
        table: "interaction",
        told: "words, day",
        about: "day",
    },
    Shelf {
        kind: "promise",
        table: "promise",
        told: "text, given_on",
        about: "'a promise with ' || (SELECT name FROM person WHERE person.id = promise.person) || ': ' || text",
    },
    Shelf {
        kind: "topic",
        table: "topic",
        told: "text, noted_on",
        about: "'a topic: ' || text",
    },
    Shelf {
        kind: "check_in",
        table: "check_in",
        told: "(SELECT name FROM person WHERE person.id = check_in.person), day",
        about: "'a check-in about ' || (SELECT name FROM person WHERE person.id = check_in.person)",
    },
    Shelf {
        kind: "pause",
        table: "pause",
        told: "(SELECT name FROM person WHERE person.id = pause.person), from_day",
        about: "'a pause with ' || (SELECT name FROM person WHERE person.id = pause.person)",
    },
    Shelf {
        kind: "tie",
        table: "tie",
        told: "(SELECT group_concat(name, ' – ') FROM person WHERE person.id IN (tie.person, tie.other)), NULL",
        about: "'a tie between ' || (SELECT name FROM person WHERE person.id = tie.person) || ' and ' \
                || (SELECT name FROM person WHERE person.id = tie.other)",
    },
    Shelf {
        kind: "circle",
        table: "circle",
        told: "name, NULL",
        about: "'the circle ' || name",
    },
    Shelf {
        kind: "group",
        table: "people_group",
        told: "name, NULL",
        about: "'the group ' || name",
    },
];

/// What is said of an item that is not there.
fn gone(item: Item) -> StoreError {
    StoreError::Gone(match item {
        Item::Person(_) => "the person",
        Item::Interaction(_) => "the interaction",
        Item::Promise(_) => "the promise",
        Item::Topic(_) => "the topic",
        Item::CheckIn(_) => "the check-in",
        Item::Pause(_) => "the pause",
        Item::Tie(_) => "the tie",
        Item::Circle(_) => "the circle",
        Item::Group(_) => "the group",
    })
}

/// One thing in the trash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trashed {
    /// What.
    pub item: Item,
    /// The name, or the words; of a pause and a tie the people.
    pub name: String,
    /// The day it happened or began.
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
        let selects: Vec<String> = SHELVES
            .iter()
            .map(|shelf| {
                let Shelf {
                    kind, table, told, ..
                } = shelf;
                format!("SELECT '{kind}', id, {told}, deleted_at FROM {table} WHERE deleted_at IS NOT NULL")
            })
            .collect();
        let sql = format!("{} ORDER BY 5 DESC, 2 DESC", selects.join(" UNION ALL "));
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut rows = statement.query([])?;
        let mut lying = Vec::new();
        while let Some(row) = rows.next()? {
            let kind: String = row.get(0)?;
            lying.extend(Item::of(&kind, row.get(1)?).map(|item| -> Result<_> {
                Ok(Trashed {
                    item,
                    name: row.get::<_, Option<String>>(2)?.unwrap_or_default(),
                    day: row.get(3)?,
                    since: row.get(4)?,
                })
            }));
        }
        lying.into_iter().collect()
    }
}

impl Store {
    /// Puts `item` into the trash.
    ///
    /// # Errors
    /// [`StoreError::Gone`] if it is not there or lies in the trash already.
    pub fn trash(&mut self, item: Item, stamp: Stamp) -> Result<()> {
        if let Item::Circle(circle) = item {
            return self.remove_circle(circle, stamp);
        }
        self.act(stamp, Verb::Trash, |acting| {
            let at = acting.at;
            set_deleted(acting, item, Some(at))
        })
    }

    /// Takes `item` out of the trash.
    ///
    /// # Errors
    /// [`StoreError::Gone`] if it does not lie in the trash, [`StoreError::Taken`] if something else
    /// has its name by now.
    pub fn restore(&mut self, item: Item, stamp: Stamp) -> Result<()> {
        self.act(stamp, Verb::Restore, |acting| {
            refuse_taken(acting, item)?;
            set_deleted(acting, item, None)
        })
    }
}

/// Two circles or two groups of one name could not be told apart.
fn refuse_taken(acting: &Acting<'_>, item: Item) -> Result<()> {
    match item {
        Item::Circle(id) => crate::store::circles::refuse_second(acting, id),
        Item::Group(id) => crate::store::groups::refuse_second(acting, id),
        _ => Ok(()),
    }
}

fn set_deleted(acting: &mut Acting<'_>, item: Item, deleted_at: Option<i64>) -> Result<()> {
    let shelf = SHELVES.iter().find(|shelf| shelf.kind == item.kind());
    let Some(Shelf { table, about, .. }) = shelf else {
        return Err(gone(item));
    };
    let live = if *table == "interaction" {
        "live = (?2 IS NULL), "
    } else {
        ""
    };
    let changed = acting
        .connection
        .prepare_cached(&format!(
            "UPDATE {table} SET deleted_at = ?2, {live}revision = revision + 1, edited_at = ?3 \
             WHERE id = ?1 AND (deleted_at IS NULL) = ?4"
        ))?
        .execute(params![
            item.number(),
            deleted_at,
            acting.at,
            deleted_at.is_some()
        ])?;
    if changed == 0 {
        return Err(gone(item));
    }
    acting.about = called(acting.connection, item, table, about)?;
    Ok(())
}

fn called(connection: &Connection, item: Item, table: &str, about: &str) -> Result<String> {
    let mut statement =
        connection.prepare_cached(&format!("SELECT {about} FROM {table} WHERE id = ?1"))?;
    if let Item::Interaction(id) = item {
        let day: Day = statement.query_row([id], |row| row.get(0))?;
        return Ok(format!("an interaction of {day}"));
    }
    let about: Option<Option<String>> = statement
        .query_row([item.number()], |row| row.get(0))
        .optional()?;
    Ok(about.flatten().unwrap_or_default())
}
