//! What lies between you and one person until you speak again: a handful of bounded questions.

use chrono::NaiveDate;

use crate::domain::day::Day;
use crate::domain::days::Kept;
use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::domain::since::{self, DEEP, Read, Since, Told};
use crate::store::error::Result;
use crate::store::open::Reader;

/// How many words of each kind are read at most.
const MOST: i64 = 12;

impl Reader {
    /// What lies between you and `person`; `None` if there is no such person out of the trash.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn since_we_spoke(&self, person: Id<Person>, today: NaiveDate) -> Result<Option<Since>> {
        let Some(person) = self
            .person(person)?
            .filter(|person| person.record.deleted_at.is_none())
        else {
            return Ok(None);
        };
        let id = person.id;
        let mut topics = self.topics(id)?;
        topics.extend(self.news()?);
        let read = Read {
            last: self.last_contact_day(id, today)?,
            deep: self.deep_words(id, today)?,
            topics,
            notes: self.notes_to_tell(today)?,
            promises: self.promises(id)?,
            kept: Kept {
                person: id,
                name: person.name,
                standing: person.standing,
                birthday: person.birthday,
                dates: person.dates,
                died_on: person.died_on,
                edited_at: person.record.edited_at,
            },
        };
        Ok(Some(since::since(read, today)))
    }

    /// The newest exact day with two-way contact; of several days on end the last one that has come.
    fn last_contact_day(&self, person: Id<Person>, today: NaiveDate) -> Result<Option<Day>> {
        let today = Day::nearest(today);
        let mut newest = self.connection.prepare_cached(
            "SELECT max(day) FROM participant \
             WHERE person = ?1 AND day <= ?2 AND two_way = 1 AND live = 1 AND day % 100 > 0",
        )?;
        let mut long = self.connection.prepare_cached(
            "SELECT max(min(last_day, ?2)) FROM participant INDEXED BY participant_several_days \
             WHERE person = ?1 AND day <= ?2 AND last_day > day AND two_way = 1 AND live = 1",
        )?;
        let one: Option<Day> = newest.query_row((person, today), |row| row.get(0))?;
        let other: Option<Day> = long.query_row((person, today), |row| row.get(0))?;
        Ok(one.into_iter().chain(other).max_by_key(|day| day.packed()))
    }

    /// What went deep on the last two contact days.
    fn deep_words(&self, person: Id<Person>, today: NaiveDate) -> Result<Vec<Told>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT interaction.id, interaction.day, words FROM participant \
             JOIN interaction ON interaction.id = participant.interaction \
             WHERE person = ?1 AND participant.live = 1 AND two_way = 1 AND participant.day IN \
             (SELECT DISTINCT day FROM participant WHERE person = ?1 AND day <= ?2 AND two_way = 1 \
              AND live = 1 AND day % 100 > 0 ORDER BY day DESC LIMIT 2) \
             AND max(ifnull(depth_mine, 0), ifnull(depth_theirs, 0)) >= ?3 AND words <> '' \
             ORDER BY participant.day DESC, interaction.id DESC LIMIT ?4",
        )?;
        let rows = statement.query_map((person, Day::nearest(today), DEEP, MOST), told)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Notes of your own life with the tag `tell`, the newest.
    fn notes_to_tell(&self, today: NaiveDate) -> Result<Vec<Told>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id, day, words FROM interaction_tag JOIN interaction ON id = interaction \
             WHERE tag = 'tell' AND live = 1 AND day <= ?1 AND words <> '' AND NOT EXISTS \
             (SELECT 1 FROM participant WHERE participant.interaction = id) \
             ORDER BY day DESC, id DESC LIMIT ?2",
        )?;
        let rows = statement.query_map((Day::nearest(today), MOST), told)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

fn told(row: &rusqlite::Row<'_>) -> rusqlite::Result<Told> {
    Ok(Told {
        interaction: row.get(0)?,
        day: row.get(1)?,
        words: row.get(2)?,
    })
}
