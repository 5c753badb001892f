//! What happened in reviews.

use chrono::NaiveDate;
use rusqlite::{Connection, Row, params};

use crate::domain::act::Verb;
use crate::domain::day::{Day, shifted};
use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::domain::record::Record;
use crate::domain::review_event::{ReviewEvent, ReviewKind};
use crate::store::error::Result;
use crate::store::open::{Reader, Stamp, Store};
use crate::store::people;
use crate::store::value::{self, AsWord};

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

impl Store {
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
