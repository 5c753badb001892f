//! What the review of a day is made of.

use std::collections::HashMap;
use std::convert::Infallible;
use std::ops::ControlFlow;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use rusqlite::{OptionalExtension, Row};

use crate::domain::day::{Day, shifted};
use crate::domain::id::Id;
use crate::domain::interaction::{Interaction, Kind};
use crate::domain::person::Person;
use crate::domain::quiet::Scan;
use crate::domain::review::card::Noted;
use crate::domain::review::deck::{AHEAD, LastWords, Read, Review, review};
use crate::domain::review_event::ReviewEvent;
use crate::store::days::Whose;
use crate::store::error::{Result, StoreError};
use crate::store::open::Reader;
use crate::store::value::AsWord;

/// How far back the events of reviews matter, in days.
const EVENTS: i64 = 365;

/// For how many people the last words are read: more rows than that nobody reads at once.
const WITH_WORDS: usize = 60;

/// How many earlier years are looked through for a memory.
const YEARS: i32 = 30;

/// How many interactions of yesterday are told.
const OF_YESTERDAY: i64 = 12;

impl Reader {
    /// The review of `today`.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn review(&self, today: NaiveDate) -> Result<Review> {
        let mut scan = || self.quiet(today).map(Arc::new);
        let ControlFlow::Continue(read) = self.read_review(today, &mut scan, &mut |_| {
            Ok(ControlFlow::<Infallible>::Continue(()))
        })?;
        self.deck(&read, HashMap::new())
    }

    /// What the review of `today` looks at. `part` is told what there is after each part, and may break off.
    pub(in crate::store) fn read_review<B>(
        &self,
        today: NaiveDate,
        scan: &mut dyn FnMut() -> Result<Arc<Scan>>,
        part: &mut dyn FnMut(&Read) -> Result<ControlFlow<B>>,
    ) -> Result<ControlFlow<B, Read>> {
        let mut read = Read {
            yesterday: self.noted_on(shifted(today, -1))?,
            events: self.review_events_of_a_year(today)?,
            ..Read::begun(today)
        };
        if let ControlFlow::Break(end) = part(&read)? {
            return Ok(ControlFlow::Break(end));
        }
        read.due = Arc::new(self.due_promises(today)?);
        read.days = self.coming_days(today, AHEAD, Whose::Near)?;
        if let ControlFlow::Break(end) = part(&read)? {
            return Ok(ControlFlow::Break(end));
        }
        read.check_ins = self.newest_check_ins(today)?;
        read.waiting = self.anything_waits()?;
        read.scan = scan()?;
        Ok(ControlFlow::Continue(read))
    }

    /// What happened in the reviews of the last year, as far back as it matters.
    pub(in crate::store) fn review_events_of_a_year(
        &self,
        today: NaiveDate,
    ) -> Result<Vec<ReviewEvent>> {
        self.review_events_from(shifted(today, -EVENTS))
    }

    /// The cards of what was read, with the words that belong to them; `known` are those that were read.
    pub(in crate::store) fn deck(
        &self,
        read: &Read,
        mut known: HashMap<Id<Person>, LastWords>,
    ) -> Result<Review> {
        let today = read.today;
        let mut failed: Option<StoreError> = None;
        let mut review = review(read, &mut |person| match self.is_by_hand(person) {
            Ok(by_hand) => by_hand,
            Err(error) => {
                failed.get_or_insert(error);
                false
            }
        });
        if let Some(error) = failed {
            return Err(error);
        }
        for card in &review.cards {
            for person in card.people() {
                if review.last_words.len() >= WITH_WORDS {
                    break;
                }
                let words = match known.remove(&person) {
                    Some(words) => Some(words),
                    None => self.last_words(person, today)?,
                };
                review.last_words.extend(words.map(|words| (person, words)));
            }
        }
        if review.nothing_due() || review.finished {
            review.memory = self.memory(today)?;
        }
        Ok(review)
    }

    /// What is written down for a day.
    fn noted_on(&self, day: NaiveDate) -> Result<Vec<Noted>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id, day, kind, words FROM interaction WHERE day = ?1 AND live = 1 ORDER BY id LIMIT ?2",
        )?;
        let rows = statement.query_map((Day::nearest(day), OF_YESTERDAY), noted)?;
        let rows = rows.collect::<rusqlite::Result<Vec<Noted>>>()?;
        rows.into_iter().map(|row| self.with_people(row)).collect()
    }

    fn with_people(&self, mut of: Noted) -> Result<Noted> {
        let mut statement = self.connection.prepare_cached(
            "SELECT person.id, name FROM participant JOIN person ON person.id = participant.person \
             WHERE interaction = ?1 AND deleted_at IS NULL ORDER BY name",
        )?;
        let people = statement.query_map([of.interaction], |row| Ok((row.get(0)?, row.get(1)?)))?;
        of.people = people.collect::<rusqlite::Result<_>>()?;
        Ok(of)
    }

    /// The last words between you and `person` up to `today`.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn last_words(&self, person: Id<Person>, today: NaiveDate) -> Result<Option<LastWords>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT interaction.day, kind, words FROM participant JOIN interaction ON interaction.id = interaction \
             WHERE person = ?1 AND participant.live = 1 AND participant.day <= ?2 AND words <> '' \
             ORDER BY participant.day DESC, interaction DESC LIMIT 1",
        )?;
        let found = statement
            .query_row((person, Day::nearest(today)), |row| {
                Ok(LastWords {
                    day: row.get(0)?,
                    kind: row.get::<_, Option<AsWord<Kind>>>(1)?.map(|kind| kind.0),
                    words: row.get(2)?,
                })
            })
            .optional()?;
        Ok(found)
    }

    /// Whether somebody is in your life by your own word: an interaction you wrote down, or a circle
    /// that no import set (that of somebody you added, or whom you changed since they came in).
    fn is_by_hand(&self, person: Id<Person>) -> Result<bool> {
        let mut statement = self.connection.prepare_cached(
            "SELECT (circle IS NOT NULL AND (origin = 'hand' OR revision > 1)) OR EXISTS \
             (SELECT 1 FROM participant JOIN interaction ON interaction.id = interaction \
              WHERE person = ?1 AND participant.live = 1 AND interaction.origin = 'hand') \
             FROM person WHERE id = ?1",
        )?;
        Ok(statement.query_row([person], |row| row.get(0))?)
    }

    /// The day of the newest check-in of everybody, up to `today`.
    fn newest_check_ins(&self, today: NaiveDate) -> Result<HashMap<Id<Person>, Day>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT person, max(day) FROM check_in WHERE day <= ?1 AND deleted_at IS NULL GROUP BY person",
        )?;
        let rows =
            statement.query_map([Day::nearest(today)], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    fn anything_waits(&self) -> Result<bool> {
        let mut statement = self.connection.prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM candidate WHERE state = 'waiting' AND deleted_at IS NULL)",
        )?;
        Ok(statement.query_row([], |row| row.get(0))?)
    }

    /// What was written of this day of the year, or of the days round it, in the newest earlier year
    /// that has something: words with somebody who is out of the trash.
    fn memory(&self, today: NaiveDate) -> Result<Option<Noted>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id, day, kind, words FROM interaction WHERE day BETWEEN ?1 AND ?2 AND live = 1 \
             AND words <> '' AND EXISTS (SELECT 1 FROM participant JOIN person ON person.id = participant.person \
             WHERE interaction = interaction.id AND deleted_at IS NULL AND standing <> 'let_go') \
             ORDER BY day DESC, length(words) DESC LIMIT 1",
        )?;
        for ago in 1..=YEARS {
            // 29 February is looked for as the 28th.
            let then = today.with_year(today.year() - ago).or_else(|| {
                today
                    .with_day(28)
                    .and_then(|day| day.with_year(today.year() - ago))
            });
            let Some(then) = then else { break };
            let round = (
                Day::nearest(shifted(then, -3)),
                Day::nearest(shifted(then, 3)),
            );
            if let Some(found) = statement.query_row(round, noted).optional()? {
                return self.with_people(found).map(Some);
            }
        }
        Ok(None)
    }
}

fn noted(row: &Row<'_>) -> rusqlite::Result<Noted> {
    Ok(Noted {
        interaction: row.get::<_, Id<Interaction>>(0)?,
        day: row.get(1)?,
        kind: row.get::<_, Option<AsWord<Kind>>>(2)?.map(|kind| kind.0),
        people: Vec::new(),
        words: row.get(3)?,
    })
}
