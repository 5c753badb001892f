//! The scan of everybody: one walk over index probes, nothing stored.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::domain::circle::Circle;
use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::person::{Person, Standing};
use crate::domain::quiet::{Pair, Scan, scan};
use crate::domain::rhythm::Prior;
use crate::store::error::Result;
use crate::store::open::Reader;
use crate::store::value::AsWord;

/// Who, the name, the circle, the standing and the stated gap.
type Glance = (
    Id<Person>,
    String,
    Option<Id<Circle>>,
    Standing,
    Option<u16>,
);

impl Reader {
    /// Who is quiet, who is not, and who is set aside.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn quiet(&self, today: NaiveDate) -> Result<Scan> {
        let circle_gaps: HashMap<_, _> = self
            .circles()?
            .into_iter()
            .map(|circle| (circle.id, circle.usual_gap))
            .collect();
        let pauses = self.pauses_of_all()?;
        let stretches = self.stretches_of_all()?;
        let not_now = self.not_now()?;
        let mut promises = self.promises_past(today)?;
        let mut pairs = Vec::new();
        for (person, name, circle, standing, usual_gap) in self.not_gone()? {
            let circle_gap = circle
                .and_then(|circle| circle_gaps.get(&circle))
                .copied()
                .flatten();
            let pauses = pauses.get(&person).map_or(&[][..], Vec::as_slice);
            let long = stretches.get(&person).map_or(&[][..], Vec::as_slice);
            let gaps = self.gaps_around(person, pauses, long, today)?;
            // A relationship has an exact contact day, or else one that is known to the month or the year.
            if gaps.last_contact.is_none() && self.since(person, today)?.is_none() {
                continue;
            }
            pairs.push(Pair {
                person,
                name,
                circle,
                standing,
                prior: Prior::of(usual_gap, circle_gap),
                gaps,
                pauses,
                not_now: not_now.get(&person).copied(),
                promises_past: promises.remove(&person).unwrap_or_default(),
            });
        }
        Ok(scan(pairs, today))
    }

    /// Everybody but those let go and those who died, by id: contact days lie in the same order, so that
    /// a walk over all of them reads each page of the file once.
    fn not_gone(&self) -> Result<Vec<Glance>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id, name, circle, standing, usual_gap FROM person WHERE deleted_at IS NULL \
             AND standing NOT IN ('let_go', 'died')",
        )?;
        let mut people = statement
            .query_map([], |row| {
                let AsWord(standing) = row.get(3)?;
                Ok((row.get(0)?, row.get(1)?, row.get(2)?, standing, row.get(4)?))
            })?
            .collect::<rusqlite::Result<Vec<Glance>>>()?;
        people.sort_unstable_by_key(|(person, ..)| *person);
        Ok(people)
    }

    /// The last day of the newest "not now" of each person; it may be past.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn not_now(&self) -> Result<HashMap<Id<Person>, NaiveDate>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT person, until FROM review_event WHERE kind = 'not_now' AND person IS NOT NULL \
             AND until IS NOT NULL AND deleted_at IS NULL ORDER BY day, id",
        )?;
        let mut rows = statement.query([])?;
        let mut until = HashMap::new();
        while let Some(row) = rows.next()? {
            until.insert(row.get(0)?, row.get::<_, Day>(1)?.latest());
        }
        Ok(until)
    }

    /// By how many days own open promises are past their day, by person.
    fn promises_past(&self, today: NaiveDate) -> Result<HashMap<Id<Person>, Vec<i64>>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT person, by FROM promise WHERE by IS NOT NULL AND by < ?1 AND ended IS NULL \
             AND deleted_at IS NULL AND whose = 'mine'",
        )?;
        let mut rows = statement.query([Day::nearest(today)])?;
        let mut past: HashMap<_, Vec<i64>> = HashMap::new();
        while let Some(row) = rows.next()? {
            let days = today
                .signed_duration_since(row.get::<_, Day>(1)?.latest())
                .num_days();
            if days > 0 {
                past.entry(row.get(0)?).or_default().push(days);
            }
        }
        Ok(past)
    }
}
