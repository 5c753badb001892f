//! The trash: what lies in it counts nowhere, stays whole, and comes back on request.

use rusqlite::{Connection, OptionalExtension, params};

use crate::domain::act::Verb;
use crate::domain::circle::Circle;
use crate::domain::day::Day;
use crate::domain::group::Group;
use crate::domain::id::Id;
use crate::domain::interaction::Interaction;
use crate::domain::pause::Pause;
use crate::domain::person::Person;
use crate::domain::promise::Promise;
use crate::domain::tie::Tie;
use crate::domain::topic::Topic;
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
    /// A promise.
    Promise(Id<Promise>),
    /// A topic.
    Topic(Id<Topic>),
    /// A pause.
    Pause(Id<Pause>),
    /// A tie between two people.
    Tie(Id<Tie>),
    /// A circle. Nobody is in one that lies in the trash.
    Circle(Id<Circle>),
    /// A group; its members stay.
    Group(Id<Group>),
}

/// Where a kind of thing is kept, and how what lies in the trash is told.
struct Shelf {
    kind: &'static str,
    table: &'static str,
    /// The name and the day, as columns.
    told: &'static str,
    /// What the history calls it, as an expression.
    about: &'static str,
}

const SHELVES: [Shelf; 8] = [
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

impl Item {
    /// What kind of thing it is, in one word.
    #[must_use]
    pub fn kind(self) -> &'static str {
        match self {
            Self::Person(_) => "person",
            Self::Interaction(_) => "interaction",
            Self::Promise(_) => "promise",
            Self::Topic(_) => "topic",
            Self::Pause(_) => "pause",
            Self::Tie(_) => "tie",
            Self::Circle(_) => "circle",
            Self::Group(_) => "group",
        }
    }

    /// The number of its id.
    #[must_use]
    pub fn number(self) -> i64 {
        match self {
            Self::Person(id) => id.number(),
            Self::Interaction(id) => id.number(),
            Self::Promise(id) => id.number(),
            Self::Topic(id) => id.number(),
            Self::Pause(id) => id.number(),
            Self::Tie(id) => id.number(),
            Self::Circle(id) => id.number(),
            Self::Group(id) => id.number(),
        }
    }

    fn of(kind: &str, number: i64) -> Option<Self> {
        Some(match kind {
            "person" => Self::Person(Id::from_number(number)),
            "interaction" => Self::Interaction(Id::from_number(number)),
            "promise" => Self::Promise(Id::from_number(number)),
            "topic" => Self::Topic(Id::from_number(number)),
            "pause" => Self::Pause(Id::from_number(number)),
            "tie" => Self::Tie(Id::from_number(number)),
            "circle" => Self::Circle(Id::from_number(number)),
            "group" => Self::Group(Id::from_number(number)),
            _ => return None,
        })
    }

    fn gone(self) -> StoreError {
        StoreError::Gone(match self {
            Self::Person(_) => "the person",
            Self::Interaction(_) => "the interaction",
            Self::Promise(_) => "the promise",
            Self::Topic(_) => "the topic",
            Self::Pause(_) => "the pause",
            Self::Tie(_) => "the tie",
            Self::Circle(_) => "the circle",
            Self::Group(_) => "the group",
        })
    }
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
        return Err(item.gone());
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
        return Err(item.gone());
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
