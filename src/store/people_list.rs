//! Everybody at a glance: names, circle, and the contact days at both ends, by index probes.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::types::ValueRef;

use crate::domain::day::{Day, shifted};
use crate::domain::id::Id;
use crate::domain::listed::{Listed, SEASONS_SHOWN};
use crate::domain::measures::window::SEASON_DAYS;
use crate::domain::person::{Person, Standing};
use crate::domain::sorting;
use crate::domain::text::fold::fold;
use crate::store::error::Result;
use crate::store::open::Reader;
use crate::store::quiet::MANY;
use crate::store::value::{AsJson, AsWord};

/// So many people fill a screen of eighty rows: each is looked up before anything is seen.
const A_SCREEN_FULL: usize = 80;

impl Reader {
    /// Everybody out of the trash, by folded name. A person's last contact day is an exact one, the
    /// day since when may be partial; days after `today` do not count.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn listed(&self, today: NaiveDate) -> Result<Vec<Listed>> {
        self.listed_of(None, today)
    }

    /// Where there are many people, those with whom the list of the innermost circles begins, by folded name:
    /// more than fit on a screen, long before everybody is listed. `None` where nothing is won by that.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn innermost_listed(&self, today: NaiveDate) -> Result<Option<Vec<Listed>>> {
        if !self.has_many_people()? {
            return Ok(None);
        }
        let mut members = self.connection.prepare_cached(
            "SELECT id, name FROM person WHERE deleted_at IS NULL AND circle = ?1",
        )?;
        let mut first = Vec::new();
        for circle in self.circles()? {
            let found = members.query_map([circle.id], |row| {
                Ok((fold(row.get_ref(1)?.as_str()?), row.get(0)?))
            })?;
            let mut found = found.collect::<rusqlite::Result<Vec<(String, Id<Person>)>>>()?;
            found.sort_unstable();
            first.extend(found.into_iter().map(|(_, person)| person));
            if first.len() >= A_SCREEN_FULL {
                break;
            }
        }
        first.truncate(A_SCREEN_FULL);
        if first.is_empty() {
            return Ok(None);
        }
        self.listed_of(Some(&first), today).map(Some)
    }

    /// Whether there are so many people that listing them all takes a while.
    pub(in crate::store) fn has_many_people(&self) -> Result<bool> {
        let mut many = self.connection.prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM person WHERE deleted_at IS NULL LIMIT 1 OFFSET ?1 - 1)",
        )?;
        let count = i64::try_from(MANY).unwrap_or(i64::MAX);
        Ok(many.query_row([count], |row| row.get(0))?)
    }

    /// Everybody, or these, by folded name.
    pub(in crate::store) fn listed_of(
        &self,
        people: Option<&[Id<Person>]>,
        today: NaiveDate,
    ) -> Result<Vec<Listed>> {
        let last_of_several = self.last_of_several_days(today)?;
        let mut statement = self.connection.prepare_cached(
            "SELECT id, name, other_names, circle, standing, usual_gap, \
             (SELECT min(day) FROM participant WHERE person = person.id AND two_way = 1 AND live = 1 AND day <= ?1), \
             (SELECT last_day FROM participant WHERE person = person.id AND two_way = 1 AND live = 1 \
              AND day % 100 > 0 AND day <= ?1 ORDER BY day DESC LIMIT 1) \
             FROM person WHERE deleted_at IS NULL \
             AND (?2 IS NULL OR id IN (SELECT value FROM json_each(?2)))",
        )?;
        let now = Day::nearest(today);
        let mut rows = statement.query((now, people.map(AsJson)))?;
        let mut listed = Vec::new();
        while let Some(row) = rows.next()? {
            let mut other_names: Vec<String> = match row.get_ref(2)? {
                ValueRef::Text(b"[]") => Vec::new(),
                names => names
                    .as_str()
                    .ok()
                    .and_then(|names| serde_json::from_str(names).ok())
                    .unwrap_or_default(),
            };
            // Everybody is kept.
            other_names.shrink_to_fit();
            let id = row.get(0)?;
            let newest: Option<Day> = row.get(7)?;
            let last_contact = newest.max(last_of_several.get(&id).copied());
            listed.push(Listed {
                id,
                name: row.get(1)?,
                other_names,
                circle: row.get(3)?,
                standing: row.get::<_, AsWord<Standing>>(4)?.0,
                has_stated_gap: row.get::<_, Option<i64>>(5)?.is_some(),
                since: row.get(6)?,
                last_contact: last_contact.map(|day| day.min(now)),
            });
        }
        sorting::by_cached_key(&mut listed, |person| (fold(&person.name), person.id));
        listed.shrink_to_fit();
        Ok(listed)
    }

    /// The last day of the contacts that ran over several days, by person. There are few, and an
    /// index of their own has them.
    fn last_of_several_days(&self, today: NaiveDate) -> Result<HashMap<Id<Person>, Day>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT person, max(last_day) FROM participant INDEXED BY participant_several_days \
             WHERE last_day > day AND two_way = 1 AND live = 1 AND day <= ?1 GROUP BY person",
        )?;
        let rows =
            statement.query_map([Day::nearest(today)], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The contact days of `person` in each of the last seasons, the oldest first. Each day of a
    /// contact over several is one.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn seasons(&self, person: Id<Person>, today: NaiveDate) -> Result<[u32; SEASONS_SHOWN]> {
        let shown = i64::try_from(SEASONS_SHOWN).unwrap_or(0);
        let from = shifted(today, 1 - SEASON_DAYS * shown);
        let mut contact = vec![false; usize::try_from(SEASON_DAYS * shown).unwrap_or(0)];
        let mut there = |first: Option<NaiveDate>, last: Option<NaiveDate>| {
            let place = |date: NaiveDate| date.signed_duration_since(from).num_days();
            if let (Some(first), Some(last)) = (first, last) {
                for day in place(first).max(0)..=place(last) {
                    let day = usize::try_from(day).ok();
                    let Some(day) = day.and_then(|day| contact.get_mut(day)) else {
                        break;
                    };
                    *day = true;
                }
            }
        };
        let mut statement = self.connection.prepare_cached(
            "SELECT day FROM participant WHERE person = ?1 AND day BETWEEN ?2 AND ?3 \
             AND two_way = 1 AND live = 1 AND day % 100 > 0",
        )?;
        let mut rows = statement.query((person, Day::nearest(from), Day::nearest(today)))?;
        while let Some(row) = rows.next()? {
            let date = row.get::<_, Day>(0)?.date();
            there(date, date);
        }
        let mut statement = self.connection.prepare_cached(
            "SELECT day, last_day FROM participant INDEXED BY participant_several_days \
             WHERE person = ?1 AND last_day > day AND two_way = 1 AND live = 1",
        )?;
        let mut rows = statement.query([person])?;
        while let Some(row) = rows.next()? {
            there(row.get::<_, Day>(0)?.date(), row.get::<_, Day>(1)?.date());
        }
        let mut seasons = [0; SEASONS_SHOWN];
        let length = usize::try_from(SEASON_DAYS).unwrap_or(1);
        for (season, days) in seasons.iter_mut().zip(contact.chunks(length)) {
            *season = days.iter().map(|contact| u32::from(*contact)).sum();
        }
        Ok(seasons)
    }
}
