//! The scan of everybody: one walk over index probes, nothing stored.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, Row};

use crate::domain::circle::Circle;
use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::pause::Pause;
use crate::domain::person::{Person, Standing};
use crate::domain::quiet::{Pair, Scan, scan};
use crate::domain::rhythm::{Prior, Stretch};
use crate::domain::sorting;
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

/// What bears on a silence besides contact days, by person.
struct Around {
    pauses: HashMap<Id<Person>, Vec<Pause>>,
    stretches: HashMap<Id<Person>, Vec<Stretch>>,
    not_now: HashMap<Id<Person>, NaiveDate>,
    promises: HashMap<Id<Person>, Vec<i64>>,
    circle_gaps: HashMap<Id<Circle>, Option<u16>>,
}

/// So many people are many: looking at all of them is done in two halves at the same time, and not waited for.
pub(in crate::store) const MANY: usize = 1_000;
/// By twice as many the first half is the larger: it is begun while the file is opened for the second.
const AHEAD: usize = 100;
/// How many people of the innermost circles are looked at before all others, for those who wait for them.
const INNERMOST: usize = 400;
/// How many are looked at before it is asked again whether somebody waits for something else.
const AT_ONCE: usize = 50;

impl Reader {
    /// Who is quiet, who is not, and who is set aside.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn quiet(&self, today: NaiveDate) -> Result<Scan> {
        self.scan(today, None)
    }

    /// The same, and `early` is given what was found among the innermost circles as soon as it is, if there
    /// are many more people.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn quiet_and_early(&self, today: NaiveDate, early: &mut dyn FnMut(Scan)) -> Result<Scan> {
        self.scan(today, Some(early))
    }

    /// The same of `people` only.
    ///
    /// # Errors
    /// Whatever the database says.
    pub(in crate::store) fn quiet_of(
        &self,
        people: &HashSet<Id<Person>>,
        today: NaiveDate,
    ) -> Result<Scan> {
        let around = self.around(&self.circles()?, today)?;
        let mut one = self.connection.prepare_cached(
            "SELECT id, name, circle, standing, usual_gap FROM person WHERE id = ?1 AND deleted_at IS NULL \
             AND standing NOT IN ('let_go', 'died')",
        )?;
        let mut known = Vec::with_capacity(people.len());
        for person in people {
            known.extend(one.query_row([person], glance).optional()?);
        }
        Ok(scan(self.look_at(&known, &around, today)?, today))
    }

    /// The same of everybody, on one processor and in small pieces, as long as `goes_on` says so; `None` if
    /// it does not.
    ///
    /// # Errors
    /// Whatever the database says.
    pub(in crate::store) fn quiet_while(
        &self,
        today: NaiveDate,
        goes_on: &mut dyn FnMut() -> bool,
    ) -> Result<Option<Scan>> {
        let around = self.around(&self.circles()?, today)?;
        let mut pairs = Vec::new();
        for people in self.not_gone()?.chunks(AT_ONCE) {
            if !goes_on() {
                return Ok(None);
            }
            pairs.extend(self.look_at(people, &around, today)?);
        }
        Ok(Some(scan(pairs, today)))
    }

    fn scan(&self, today: NaiveDate, early: Option<&mut dyn FnMut(Scan)>) -> Result<Scan> {
        let circles = self.circles()?;
        let around = self.around(&circles, today)?;
        let mut people = self.not_gone()?;
        let mut pairs = Vec::new();
        if let Some(early) = early.filter(|_| people.len() > 2 * INNERMOST) {
            let others = beyond_the_innermost(&mut people, &circles);
            pairs = self.look_at(&people, &around, today)?;
            let found = scan(pairs.iter().cloned(), today);
            early(Scan {
                to_come: true,
                ..found
            });
            people = others;
        }
        if people.len() < MANY {
            pairs.extend(self.look_at(&people, &around, today)?);
        } else {
            let (left, right) = people.split_at(people.len() / 2 + AHEAD);
            let (left, right) = self.halves(
                |reader| reader.look_at(left, &around, today),
                |reader| reader.look_at(right, &around, today),
            )?;
            pairs.extend(left.into_iter().chain(right));
        }
        Ok(scan(pairs, today))
    }

    fn around(&self, circles: &[Circle], today: NaiveDate) -> Result<Around> {
        Ok(Around {
            pauses: self.pauses_of_all()?,
            stretches: self.stretches_of_all()?,
            not_now: self.not_now()?,
            promises: self.promises_past(today)?,
            circle_gaps: circles
                .iter()
                .map(|circle| (circle.id, circle.usual_gap))
                .collect(),
        })
    }

    /// The pairs of these people, as far as there is a relationship.
    fn look_at<'a>(
        &self,
        people: &[Glance],
        around: &'a Around,
        today: NaiveDate,
    ) -> Result<Vec<Pair<'a>>> {
        let mut pairs = Vec::with_capacity(people.len());
        for (person, name, circle, standing, usual_gap) in people {
            let (person, circle) = (*person, *circle);
            let circle_gap = circle
                .and_then(|circle| around.circle_gaps.get(&circle))
                .copied()
                .flatten();
            let pauses = around.pauses.get(&person).map_or(&[][..], Vec::as_slice);
            let long = around.stretches.get(&person).map_or(&[][..], Vec::as_slice);
            let gaps = self.gaps_around(person, pauses, long, today)?;
            // A relationship has an exact contact day, or else one that is known to the month or the year.
            if gaps.last_contact.is_none() && self.since(person, today)?.is_none() {
                continue;
            }
            pairs.push(Pair {
                person,
                name: name.clone(),
                circle,
                standing: *standing,
                prior: Prior::of(*usual_gap, circle_gap),
                gaps,
                pauses,
                not_now: around.not_now.get(&person).copied(),
                promises_past: around.promises.get(&person).cloned().unwrap_or_default(),
            });
        }
        Ok(pairs)
    }

    /// Everybody but those let go and those who died, by id: contact days lie in the same order, so that
    /// a walk over all of them reads each page of the file once.
    fn not_gone(&self) -> Result<Vec<Glance>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id, name, circle, standing, usual_gap FROM person WHERE deleted_at IS NULL \
             AND standing NOT IN ('let_go', 'died')",
        )?;
        let mut people = statement
            .query_map([], glance)?
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

fn glance(row: &Row<'_>) -> rusqlite::Result<Glance> {
    let AsWord(standing) = row.get(3)?;
    Ok((row.get(0)?, row.get(1)?, row.get(2)?, standing, row.get(4)?))
}

/// Takes out of `people` all but those of the innermost circles; both are in the order of ids.
fn beyond_the_innermost(people: &mut Vec<Glance>, circles: &[Circle]) -> Vec<Glance> {
    let places: HashMap<_, _> = (0_usize..)
        .zip(circles)
        .map(|(place, circle)| (circle.id, place))
        .collect();
    sorting::by_key(people, |(_, _, circle, ..)| {
        circle.map_or(usize::MAX, |circle| {
            places.get(&circle).copied().unwrap_or(usize::MAX)
        })
    });
    let mut others = people.split_off(INNERMOST);
    for part in [people, &mut others] {
        part.sort_unstable_by_key(|(person, ..)| *person);
    }
    others
}
