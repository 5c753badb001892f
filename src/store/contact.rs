//! The contact days of a pair, walked back only as far as they matter.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::domain::day::{Day, shifted};
use crate::domain::id::Id;
use crate::domain::interaction::{Began, Kind};
use crate::domain::measures::moment::Moment;
use crate::domain::measures::window::WINDOW_DAYS;
use crate::domain::pause::Pause;
use crate::domain::person::Person;
use crate::domain::rhythm::{Gaps, GapsBackward, Stretch};
use crate::store::error::Result;
use crate::store::open::Reader;
use crate::store::value::{self, AsJson, AsWord};

impl Reader {
    /// The day, month or year since when there is contact with `person`.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn since(&self, person: Id<Person>, today: NaiveDate) -> Result<Option<Day>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT min(day) FROM participant WHERE person = ?1 AND two_way = 1 AND live = 1 AND day <= ?2",
        )?;
        Ok(statement.query_row((person, Day::nearest(today)), |row| row.get(0))?)
    }

    /// The newest gaps between you and `person`.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn gaps(&self, person: Id<Person>, pauses: &[Pause], today: NaiveDate) -> Result<Gaps> {
        let mut statement = self.connection.prepare_cached(
            "SELECT day, last_day FROM participant INDEXED BY participant_several_days \
             WHERE person = ?1 AND last_day > day AND two_way = 1 AND live = 1 ORDER BY day DESC",
        )?;
        let mut rows = statement.query([person])?;
        let mut long = Vec::new();
        while let Some(row) = rows.next()? {
            long.extend(stretch(row.get(0)?, row.get(1)?));
        }
        self.gaps_around(person, pauses, &joined(long), today)
    }

    /// The same, with the contacts over several days already at hand, apart and newest first.
    pub(in crate::store) fn gaps_around(
        &self,
        person: Id<Person>,
        pauses: &[Pause],
        long: &[Stretch],
        today: NaiveDate,
    ) -> Result<Gaps> {
        let mut statement = self.connection.prepare_cached(
            "SELECT day FROM participant WHERE person = ?1 AND day <= ?2 AND two_way = 1 AND live = 1 \
             AND last_day = day ORDER BY day DESC",
        )?;
        let mut rows = statement.query((person, Day::nearest(today)))?;
        let mut gaps = GapsBackward::new(today, pauses, long);
        let mut before = None;
        while !gaps.is_full() {
            let Some(row) = rows.next()? else { break };
            let day: Day = row.get(0)?;
            if before != Some(day)
                && let Some(date) = day.date()
            {
                gaps.day(date);
            }
            before = Some(day);
        }
        Ok(gaps.finish())
    }

    /// The contacts over several days of everybody, apart and newest first.
    pub(in crate::store) fn stretches_of_all(&self) -> Result<HashMap<Id<Person>, Vec<Stretch>>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT person, day, last_day FROM participant INDEXED BY participant_several_days \
             WHERE last_day > day AND two_way = 1 AND live = 1 ORDER BY person DESC, day DESC",
        )?;
        let mut rows = statement.query([])?;
        let mut stretches: HashMap<_, Vec<Stretch>> = HashMap::new();
        while let Some(row) = rows.next()? {
            stretches
                .entry(row.get(0)?)
                .or_default()
                .extend(stretch(row.get(1)?, row.get(2)?));
        }
        Ok(stretches
            .into_iter()
            .map(|(person, long)| (person, joined(long)))
            .collect())
    }

    /// What happened between you and `person` on exact days of the last year, for the measures, with
    /// the contacts that began earlier and ran into it.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn moments(&self, person: Id<Person>, today: NaiveDate) -> Result<Vec<Moment>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT there.day, there.last_day, two_way, began, minutes, chosen, kind, depth_mine, depth_theirs, \
             (SELECT json_group_array(tag) FROM interaction_tag WHERE interaction = interaction.id) \
             FROM (SELECT interaction, day, last_day, two_way, began FROM participant \
             WHERE person = ?1 AND day BETWEEN ?2 AND ?3 AND live = 1 AND day % 100 > 0 \
             UNION ALL SELECT interaction, day, last_day, two_way, began FROM participant \
             INDEXED BY participant_several_days WHERE person = ?1 AND day < ?2 AND last_day >= ?2 \
             AND last_day > day AND two_way = 1 AND live = 1) AS there \
             JOIN interaction ON interaction.id = there.interaction",
        )?;
        let from = shifted(today, -WINDOW_DAYS);
        let mut rows = statement.query((person, Day::nearest(from), Day::nearest(today)))?;
        let mut moments = Vec::new();
        while let Some(row) = rows.next()? {
            let days = stretch(row.get(0)?, row.get(1)?);
            let Some(Stretch { first, last }) = days else {
                continue;
            };
            moments.push(Moment {
                day: first,
                last_day: last,
                two_way: row.get(2)?,
                began: row.get::<_, Option<AsWord<Began>>>(3)?.map(|began| began.0),
                minutes: row.get(4)?,
                chosen: row.get(5)?,
                kind: row.get::<_, Option<AsWord<Kind>>>(6)?.map(|kind| kind.0),
                mine: value::depth(row, 7)?,
                theirs: value::depth(row, 8)?,
                tags: row.get::<_, AsJson<_>>(9)?.0,
            });
        }
        Ok(moments)
    }
}

fn stretch(first: Day, last: Day) -> Option<Stretch> {
    first
        .date()
        .zip(last.date())
        .map(|(first, last)| Stretch { first, last })
}

/// Stretches newest first by their first day, joined where they share a day.
fn joined(stretches: Vec<Stretch>) -> Vec<Stretch> {
    let mut apart: Vec<Stretch> = Vec::with_capacity(stretches.len());
    for stretch in stretches.into_iter().rev() {
        match apart.last_mut() {
            Some(before) if before.last >= stretch.first => {
                before.last = before.last.max(stretch.last);
            }
            _ => apart.push(stretch),
        }
    }
    apart.reverse();
    apart
}
