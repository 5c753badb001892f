//! Bringing in a whole document as one act.

use rusqlite::Connection;

use crate::domain::act::Verb;
use crate::domain::document::Document;
use crate::domain::group::Group;
use crate::domain::id::Id;
use crate::domain::interaction::Interaction;
use crate::domain::person::Person;
use crate::domain::word::Word;
use crate::store::act::Acting;
use crate::store::error::{Result, StoreError};
use crate::store::history::MARK;
use crate::store::open::{Stamp, Store};
use crate::store::{
    candidates, check_ins, circles, groups, interactions, pauses, people, places, promises,
    review_events, ties, topics, triggers,
};

/// Where a document comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Our own JSON.
    Json,
    /// A friends.md.
    Friends,
    /// Cards of an address book.
    VCard,
    /// Made up by the program for a demonstration.
    Demo,
}

impl Word for Format {
    const ALL: &'static [Self] = &[Self::Json, Self::Friends, Self::VCard, Self::Demo];

    fn word(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Friends => "friends.md",
            Self::VCard => "vcard",
            Self::Demo => "demo",
        }
    }
}

/// The largest id that may come in. New rows stand above every row of the file: this leaves them
/// more room than they will ever need.
pub(in crate::store) const LARGEST: i64 = i64::MAX - (1 << 40);

/// From so many interactions on a batch is large.
const MANY: usize = 10_000;
/// KiB of the file that are held in memory while much comes in: rows of an import lie all over its indexes.
const HELD: i64 = 65_536;

/// Rows that are in the file already and that an import adds to, as they shall be. Nothing that
/// stands in them goes away.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// People.
    pub people: Vec<Person>,
    /// Groups.
    pub groups: Vec<Group>,
}

impl Changes {
    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.people.is_empty() && self.groups.is_empty()
    }
}

/// What came in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// New rows of each kind, in the order of [`Document`].
    pub people: usize,
    /// New interactions.
    pub interactions: usize,
    /// New rows of all other kinds.
    pub others: usize,
    /// Rows that were there and were added to.
    pub changed: usize,
    /// Rows whose id is in the file already; they were left as they are.
    pub already_here: usize,
}

impl Store {
    /// Brings in `document` and then `more` interactions, all or nothing, as one act whose undo
    /// removes it all again. References may point to rows of the document or of the file.
    ///
    /// # Errors
    /// Whatever the database says; nothing comes in then.
    pub fn import(
        &mut self,
        document: &Document,
        more: &mut dyn Iterator<Item = Interaction>,
        format: Format,
        file: &str,
        stamp: Stamp,
    ) -> Result<Imported> {
        self.import_and_change(document, more, &Changes::default(), (format, file), stamp)
    }

    /// The same, and adds to rows that are there; what they were comes back with the undo.
    ///
    /// # Errors
    /// [`StoreError::Stale`] or [`StoreError::Gone`] if such a row is not as it was read; whatever the
    /// database says. Nothing comes in then.
    pub fn import_and_change(
        &mut self,
        document: &Document,
        more: &mut dyn Iterator<Item = Interaction>,
        changes: &Changes,
        (format, file): (Format, &str),
        stamp: Stamp,
    ) -> Result<Imported> {
        let switches = self.switches.clone();
        self.reader
            .connection
            .pragma_update(None, "cache_size", -HELD)?;
        let answer = self.act(stamp, Verb::Import, |acting| {
            acting
                .connection
                .pragma_update(None, "defer_foreign_keys", true)?;
            switches.record_under(0);
            switches.note_words(false);
            file.clone_into(&mut acting.about);
            let batch = begin(acting, format, file)?;
            let mut intake = Intake {
                connection: acting.connection,
                batch,
                imported: Imported::default(),
                newest: 0,
            };
            intake.document(document)?;
            for interaction in more {
                intake.interaction(&interaction)?;
            }
            let Intake {
                mut imported,
                newest,
                ..
            } = intake;
            acting.ids.stay_above(newest);
            let twice = if imported.interactions < MANY {
                triggers::index_batch(acting.connection, batch)?
            } else {
                triggers::index_large_batch(acting.connection, batch, imported.interactions)?
            };
            if let Some((table, id)) = twice {
                return Err(StoreError::Import {
                    row: format!("{table} {id}"),
                    why: "a row of another kind has the same id".to_owned(),
                });
            }
            if format == Format::Json {
                check_references(acting.connection)?;
            }
            if !changes.is_empty() {
                switches.note_words(true);
                switches.record_under(this_act(acting.connection)?);
                imported.changed = change(acting, changes)?;
                switches.record_under(0);
                acting.connection.execute(
                    "INSERT INTO change (act, of_table, after) VALUES (?1, ?2, '{}')",
                    (this_act(acting.connection)?, MARK),
                )?;
            }
            Ok(imported)
        });
        switches.note_words(true);
        answer
    }
}

fn begin(acting: &mut Acting<'_>, format: Format, file: &str) -> Result<i64> {
    let batch: Id<Document> = acting.mint();
    acting.connection.execute(
        "INSERT INTO batch (id, at, format, file) VALUES (?1, ?2, ?3, ?4)",
        (batch, acting.at, format.word(), file),
    )?;
    acting.connection.execute(
        "UPDATE act SET batch = ?1 WHERE id = ?2",
        (batch, this_act(acting.connection)?),
    )?;
    Ok(batch.number())
}

/// The act that is being made.
fn this_act(connection: &Connection) -> Result<i64> {
    Ok(connection.query_row("SELECT max(id) FROM act", [], |row| row.get(0))?)
}

fn change(acting: &Acting<'_>, changes: &Changes) -> Result<usize> {
    for person in &changes.people {
        people::add_to(acting, person)?;
    }
    for group in &changes.groups {
        groups::add_to(acting, group)?;
    }
    Ok(changes.people.len() + changes.groups.len())
}

struct Intake<'a> {
    connection: &'a Connection,
    batch: i64,
    imported: Imported,
    newest: i64,
}

impl Intake<'_> {
    fn document(&mut self, document: &Document) -> Result<()> {
        let (connection, batch) = (self.connection, Some(self.batch));
        for row in &document.circles {
            self.other("circle", row.id, || circles::insert(connection, row, batch))?;
        }
        for row in &document.places {
            self.other("place", row.id, || places::insert(connection, row, batch))?;
        }
        for row in &document.people {
            if self.is_new("person", row.id)? {
                people::insert(connection, row, batch)
                    .map_err(|error| broken("person", row.id, error))?;
                self.imported.people += 1;
            }
        }
        for row in &document.ties {
            self.other("tie", row.id, || ties::insert(connection, row, batch))?;
        }
        for row in &document.groups {
            self.other("people_group", row.id, || {
                groups::insert(connection, row, batch)
            })?;
        }
        for row in &document.interactions {
            self.interaction(row)?;
        }
        for row in &document.promises {
            self.other("promise", row.id, || {
                promises::insert(connection, row, batch)
            })?;
        }
        for row in &document.topics {
            self.other("topic", row.id, || topics::insert(connection, row, batch))?;
        }
        for row in &document.check_ins {
            self.other("check_in", row.id, || {
                check_ins::insert(connection, row, batch)
            })?;
        }
        for row in &document.pauses {
            self.other("pause", row.id, || pauses::insert(connection, row, batch))?;
        }
        for row in &document.reviews {
            self.other("review_event", row.id, || {
                review_events::insert(connection, row, batch)
            })?;
        }
        for row in &document.candidates {
            self.other("candidate", row.id, || {
                candidates::insert(connection, row, batch)
            })?;
        }
        Ok(())
    }

    fn interaction(&mut self, row: &Interaction) -> Result<()> {
        if self.is_new("interaction", row.id)? {
            interactions::insert(self.connection, row, Some(self.batch))
                .map_err(|error| broken("interaction", row.id, error))?;
            self.imported.interactions += 1;
        }
        Ok(())
    }

    fn other<T>(
        &mut self,
        table: &str,
        id: Id<T>,
        insert: impl FnOnce() -> Result<()>,
    ) -> Result<()> {
        if self.is_new(table, id)? {
            insert().map_err(|error| broken(table, id, error))?;
            self.imported.others += 1;
        }
        Ok(())
    }

    fn is_new<T>(&mut self, table: &str, id: Id<T>) -> Result<bool> {
        if id.number() > LARGEST {
            return Err(StoreError::Import {
                row: format!("{table} {id}"),
                why: format!("an id may be {LARGEST} at most"),
            });
        }
        self.newest = self.newest.max(id.number());
        let sql = format!("SELECT EXISTS (SELECT 1 FROM {table} WHERE id = ?1)");
        let here: bool = self
            .connection
            .prepare_cached(&sql)?
            .query_row([id], |row| row.get(0))?;
        self.imported.already_here += usize::from(here);
        Ok(!here)
    }
}

fn broken<T>(table: &str, id: Id<T>, error: StoreError) -> StoreError {
    match error {
        StoreError::Database(why) => StoreError::Import {
            row: format!("{table} {id}"),
            why,
        },
        other => other,
    }
}

/// Names the first row that points to nothing, before the commit refuses without a name.
fn check_references(connection: &Connection) -> Result<()> {
    let mut statement = connection.prepare("PRAGMA foreign_key_check")?;
    let mut rows = statement.query([])?;
    let Some(row) = rows.next()? else {
        return Ok(());
    };
    let (table, parent): (String, String) = (row.get(0)?, row.get(2)?);
    let id = row
        .get::<_, Option<i64>>(1)?
        .map_or_else(String::new, |id| format!(" {id}"));
    Err(StoreError::Import {
        row: format!("{table}{id}"),
        why: format!("it points to a {parent} that is not there"),
    })
}
