//! What happened in reviews.

use chrono::NaiveDate;
use rusqlite::{Connection, Row, params};

use crate::domain::act::Verb;
use crate::domain::day::{Day, shifted};
use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::domain::record::Record;
use crate::domain::review::card::CardKey;
use crate::domain::review_event::{ReviewEvent, ReviewKind};
use crate::domain::word::Word;
use crate::store::error::Result;
use crate::store::open::{Reader, Stamp, Store};
use crate::store::people;
use crate::store::recording::Scope;
use crate::store::value::{self, AsWord};
use crate::store::writing::Writing;

const COLUMNS: &str = "id, person, day, kind, card, until, revision, edited_at, deleted_at";

fn review_event(row: &Row<'_>) -> rusqlite::Result<ReviewEvent> {
    Ok(ReviewEvent {
        id: row.get(0)?,
        person: row.get(1)?,
        day: row.get(2)?,
        kind: row.get::<_, AsWord<ReviewKind>>(3)?.0,
        card: row.get(4)?,
        until: row.get(5)?,
        record: value::record(row, 6)?,
    })
}

impl Reader {
    pub(in crate::store) fn each_review_event(
        &self,
        each: &mut dyn FnMut(ReviewEvent) -> Result<()>,
    ) -> Result<()> {
        let mut statement = self
            .connection
            .prepare(&format!("SELECT {COLUMNS} FROM review_event ORDER BY id"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            each(review_event(row)?)?;
        }
        Ok(())
    }
}

impl Reader {
    /// What happened in reviews from the day `from` on, by id; what was undone or lies in the trash
    /// did not happen.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn review_events_from(&self, from: NaiveDate) -> Result<Vec<ReviewEvent>> {
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM review_event WHERE day >= ?1 AND deleted_at IS NULL ORDER BY id"
        ))?;
        let rows = statement.query_map([Day::nearest(from)], review_event)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Store {
    /// Notes that these cards of the review of `today` were passed. It is no act: there is nothing in
    /// it to undo.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn look_at(&mut self, cards: &[CardKey], today: NaiveDate, at: i64) -> Result<()> {
        let events = cards.iter().map(|card| ReviewEvent {
            person: card.person,
            card: card.kind.word().to_owned(),
            ..mark(ReviewKind::LookedAt, today, at)
        });
        let events: Vec<ReviewEvent> = events.collect();
        self.mark_all(events, today, at)
    }

    /// Notes that the review of `today` has ended. It is no act.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn finish_review(&mut self, today: NaiveDate, at: i64) -> Result<()> {
        self.mark_all(vec![mark(ReviewKind::Finished, today, at)], today, at)
    }

    /// Writes marks that are not there yet, in one transaction.
    fn mark_all(&mut self, marks: Vec<ReviewEvent>, today: NaiveDate, at: i64) -> Result<()> {
        // No act is being made, and nothing recorded.
        let scope = Scope::NewRows(&["review_event"]);
        let _admitted = self.recording.admit(&self.reader.connection, scope)?;
        let transaction = Writing::begin(&mut self.reader.connection, &self.switches)?;
        self.reader.location.check()?;
        self.ids.stay_above(newest(&transaction)?);
        for mut mark in marks {
            let there: bool = transaction
                .prepare_cached(
                    "SELECT EXISTS (SELECT 1 FROM review_event WHERE day = ?1 AND kind = ?2 AND card = ?3 \
                     AND person IS ?4 AND deleted_at IS NULL)",
                )?
                .query_row(
                    params![Day::nearest(today), AsWord(mark.kind), mark.card, mark.person],
                    |row| row.get(0),
                )?;
            if !there {
                mark.id = self.ids.mint(at);
                insert(&transaction, &mark, None)?;
            }
        }
        transaction.commit()?;
        Ok(())
    }

    /// "Not now": `person` stays out of the review, and out of the quiet scan, for so many days after
    /// `today`. It is neither contact nor a look. Answers the last of these days.
    ///
    /// # Errors
    /// [`StoreError::Gone`](crate::store::error::StoreError::Gone) if the person is not there or lies
    /// in the trash.
    pub fn put_off(
        &mut self,
        person: Id<Person>,
        days: u16,
        today: NaiveDate,
        stamp: Stamp,
    ) -> Result<Day> {
        self.act(stamp, Verb::PutOff, |acting| {
            let until = Day::nearest(shifted(today, i64::from(days)));
            let name = people::present(acting.connection, person)?.name;
            acting.about = format!("{name} until {until}");
            // Marks are no acts: their ids are not among those that acts stay above.
            acting.ids.stay_above(newest(acting.connection)?);
            let event = ReviewEvent {
                id: acting.mint(),
                person: Some(person),
                day: Day::nearest(today),
                kind: ReviewKind::NotNow,
                card: String::new(),
                until: Some(until),
                record: Record::new(acting.at),
            };
            insert(acting.connection, &event, None)?;
            Ok(until)
        })
    }
}

/// A mark of the review of `today`, about nobody and no card yet.
fn mark(kind: ReviewKind, today: NaiveDate, at: i64) -> ReviewEvent {
    ReviewEvent {
        id: Id::from_number(0),
        person: None,
        day: Day::nearest(today),
        kind,
        card: String::new(),
        until: None,
        record: Record::new(at),
    }
}

/// The largest id of an event.
fn newest(connection: &Connection) -> Result<i64> {
    let mut statement = connection.prepare_cached("SELECT max(id) FROM review_event")?;
    let newest: Option<i64> = statement.query_row([], |row| row.get(0))?;
    Ok(newest.unwrap_or(0))
}

pub(in crate::store) fn insert(
    connection: &Connection,
    event: &ReviewEvent,
    batch: Option<i64>,
) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO review_event (id, person, day, kind, card, until, batch, revision, edited_at, deleted_at) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        )?
        .execute(params![
            event.id,
            event.person,
            event.day,
            AsWord(event.kind),
            event.card,
            event.until,
            batch,
            event.record.revision,
            event.record.edited_at,
            event.record.deleted_at
        ])?;
    Ok(())
}
