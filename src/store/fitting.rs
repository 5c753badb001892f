//! How a document of our own format fits to the file: which of its rows are new, and whether these can stand in it.

use std::collections::HashMap;
use std::mem;

use crate::domain::document::Document;
use crate::domain::id::Id;
use crate::store::error::{Result, StoreError};
use crate::store::import::LARGEST;
use crate::store::open::Reader;

/// The new rows of a document.
#[derive(Debug)]
pub struct Fitted {
    /// The document without the rows whose id is in the file already.
    pub document: Document,
    /// How many these are.
    pub already_here: usize,
}

/// What of `document` is new to the file, or all of it if there is no file yet.
///
/// # Errors
/// [`StoreError::Import`] names the first new row that cannot come in; whatever the database says.
pub fn fitted(document: Document, file: Option<&Reader>) -> Result<Fitted> {
    let mut fitting = Fitting {
        file,
        names: named(&document),
        already_here: 0,
    };
    let document = fitting.without_known(document)?;
    fitting.references(&document)?;
    for row in &document.candidates {
        if fitting.has(
            "SELECT EXISTS (SELECT 1 FROM candidate WHERE source = ?1)",
            &row.source,
        )? {
            let why = format!("another one has its source {:?}", row.source);
            return Err(refused(CANDIDATE, row.id.number(), why));
        }
    }
    Ok(Fitted {
        document,
        already_here: fitting.already_here,
    })
}

/// A kind of row: what it is called, and the table that holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Sort {
    name: &'static str,
    table: &'static str,
}

const fn sort(name: &'static str, table: &'static str) -> Sort {
    Sort { name, table }
}

const PERSON: Sort = sort("person", "person");
const TIE: Sort = sort("tie", "tie");
const GROUP: Sort = sort("group", "people_group");
const CIRCLE: Sort = sort("circle", "circle");
const PLACE: Sort = sort("place", "place");
const INTERACTION: Sort = sort("interaction", "interaction");
const PROMISE: Sort = sort("promise", "promise");
const TOPIC: Sort = sort("topic", "topic");
const CHECK_IN: Sort = sort("check-in", "check_in");
const PAUSE: Sort = sort("pause", "pause");
const REVIEW_EVENT: Sort = sort("review event", "review_event");
const CANDIDATE: Sort = sort("candidate", "candidate");

fn refused(of: Sort, id: i64, why: String) -> StoreError {
    StoreError::Import {
        row: format!("{} {id}", of.name),
        why,
    }
}

/// What the rows of the document are that others of it can point to.
fn named(document: &Document) -> HashMap<i64, Sort> {
    let people = document.people.iter().map(|row| (row.id.number(), PERSON));
    let circles = document.circles.iter().map(|row| (row.id.number(), CIRCLE));
    let places = document.places.iter().map(|row| (row.id.number(), PLACE));
    let interactions = document.interactions.iter();
    let interactions = interactions.map(|row| (row.id.number(), INTERACTION));
    let promises = document.promises.iter();
    let promises = promises.map(|row| (row.id.number(), PROMISE));
    people
        .chain(circles)
        .chain(places)
        .chain(interactions)
        .chain(promises)
        .collect()
}

struct Fitting<'a> {
    file: Option<&'a Reader>,
    names: HashMap<i64, Sort>,
    already_here: usize,
}

impl Fitting<'_> {
    fn without_known(&mut self, mut of: Document) -> Result<Document> {
        self.new_of(PERSON, &mut of.people, |row| row.id.number())?;
        self.new_of(TIE, &mut of.ties, |row| row.id.number())?;
        self.new_of(GROUP, &mut of.groups, |row| row.id.number())?;
        self.new_of(CIRCLE, &mut of.circles, |row| row.id.number())?;
        self.new_of(PLACE, &mut of.places, |row| row.id.number())?;
        self.new_of(INTERACTION, &mut of.interactions, |row| row.id.number())?;
        self.new_of(PROMISE, &mut of.promises, |row| row.id.number())?;
        self.new_of(TOPIC, &mut of.topics, |row| row.id.number())?;
        self.new_of(CHECK_IN, &mut of.check_ins, |row| row.id.number())?;
        self.new_of(PAUSE, &mut of.pauses, |row| row.id.number())?;
        self.new_of(REVIEW_EVENT, &mut of.reviews, |row| row.id.number())?;
        self.new_of(CANDIDATE, &mut of.candidates, |row| row.id.number())?;
        Ok(of)
    }

    fn new_of<T>(&mut self, of: Sort, rows: &mut Vec<T>, id: impl Fn(&T) -> i64) -> Result<()> {
        for row in mem::take(rows) {
            let id = id(&row);
            if id > LARGEST {
                return Err(refused(of, id, format!("an id may be {LARGEST} at most")));
            }
            if self.holds(of, id)? {
                self.already_here += 1;
                continue;
            }
            if self.has(
                "SELECT EXISTS (SELECT 1 FROM search_docsize WHERE id = ?1)",
                id,
            )? {
                let why = "a row of another kind has the same id".to_owned();
                return Err(refused(of, id, why));
            }
            rows.push(row);
        }
        Ok(())
    }

    /// Whether the file holds this row.
    fn holds(&self, of: Sort, id: i64) -> Result<bool> {
        let table = of.table;
        self.has(
            &format!("SELECT EXISTS (SELECT 1 FROM {table} WHERE id = ?1)"),
            id,
        )
    }

    fn has(&self, sql: &str, value: impl rusqlite::ToSql) -> Result<bool> {
        let Some(file) = self.file else {
            return Ok(false);
        };
        let mut statement = file.connection.prepare_cached(sql)?;
        Ok(statement.query_row([value], |row| row.get(0))?)
    }

    /// Names the first row that points to nothing.
    fn references(&self, document: &Document) -> Result<()> {
        for row in &document.people {
            self.points(PERSON, row.id, PERSON, row.met_through)?;
            self.points(PERSON, row.id, CIRCLE, row.circle)?;
        }
        for row in &document.ties {
            self.points(TIE, row.id, PERSON, [row.person, row.other])?;
        }
        for row in &document.groups {
            self.points(GROUP, row.id, PERSON, row.members.iter().copied())?;
        }
        for row in &document.interactions {
            let people = row.people.iter().map(|person| person.id);
            self.points(INTERACTION, row.id, PERSON, people)?;
            self.points(INTERACTION, row.id, PLACE, row.place)?;
            self.points(INTERACTION, row.id, INTERACTION, row.grew_from)?;
        }
        for row in &document.promises {
            self.points(PROMISE, row.id, PERSON, [row.person])?;
            self.points(PROMISE, row.id, PROMISE, row.renews)?;
            self.points(PROMISE, row.id, INTERACTION, row.interaction)?;
        }
        for row in &document.topics {
            self.points(TOPIC, row.id, PERSON, row.person)?;
            self.points(TOPIC, row.id, INTERACTION, row.interaction)?;
        }
        for row in &document.check_ins {
            self.points(CHECK_IN, row.id, PERSON, [row.person])?;
        }
        for row in &document.pauses {
            self.points(PAUSE, row.id, PERSON, [row.person])?;
        }
        for row in &document.reviews {
            self.points(REVIEW_EVENT, row.id, PERSON, row.person)?;
        }
        for row in &document.candidates {
            self.points(CANDIDATE, row.id, INTERACTION, row.interaction)?;
        }
        Ok(())
    }

    fn points<T, U>(
        &self,
        of: Sort,
        id: Id<T>,
        to: Sort,
        ids: impl IntoIterator<Item = Id<U>>,
    ) -> Result<()> {
        for other in ids {
            let other = other.number();
            if self.names.get(&other) != Some(&to) && !self.holds(to, other)? {
                let why = format!("it points to {} {other}, and there is none", to.name);
                return Err(refused(of, id.number(), why));
            }
        }
        Ok(())
    }
}
