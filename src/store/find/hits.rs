//! What was found, with whom and the words around.

use rusqlite::OptionalExtension;

use crate::domain::find::excerpt::Excerpt;
use crate::domain::find::found::{Found, What};
use crate::domain::find::wanted::Wanted;
use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::store::error::Result;
use crate::store::find::source::{Hit, Source};
use crate::store::open::Reader;
use crate::store::value::AsWord;

/// Somebody by id and name, and whether they lie in the trash.
type Somebody = (Id<Person>, String, bool);

impl Reader {
    /// The thing itself; `None` if all whom it is about lie in the trash.
    pub(in crate::store) fn found(
        &self,
        hit: &Hit,
        wanted: &Wanted,
        cells: usize,
    ) -> Result<Option<Found>> {
        let id = hit.at.id;
        let people = match hit.source {
            Source::Interaction => self.everybody_there(id)?,
            source => self.whose(source, id)?,
        };
        let anybody = people.is_empty();
        let people: Vec<_> = people
            .into_iter()
            .filter(|(_, _, trashed)| !trashed)
            .map(|(id, name, _)| (id, name))
            .collect();
        if people.is_empty() && !anybody {
            return Ok(None);
        }
        let (what, day, words) = match hit.source {
            Source::Interaction => self.one(
                "SELECT day, words, kind FROM interaction WHERE id = ?1",
                id,
                |row| {
                    let kind = row.get::<_, Option<AsWord<_>>>(2)?;
                    Ok(What::Interaction(kind.map(|kind| kind.0)))
                },
            )?,
            Source::Promise => self.one(
                "SELECT given_on, iif(repaired = '', text, text || ' · ' || repaired), whose FROM promise WHERE id = ?1",
                id,
                |row| Ok(What::Promise(row.get::<_, AsWord<_>>(2)?.0)),
            )?,
            Source::Topic => self.one(
                "SELECT noted_on, text, kind FROM topic WHERE id = ?1",
                id,
                |row| Ok(What::Topic(row.get::<_, AsWord<_>>(2)?.0)),
            )?,
            Source::CheckIn => self.one(
                "SELECT day, trim(json_words(answers)) FROM check_in WHERE id = ?1",
                id,
                |_| Ok(What::CheckIn),
            )?,
            Source::Pause => self.one(
                "SELECT from_day, words FROM pause WHERE id = ?1",
                id,
                |_| Ok(What::Pause),
            )?,
        };
        let tags = match hit.source {
            Source::Interaction => self.tags_of(id)?,
            _ => Vec::new(),
        };
        Ok(Some(Found {
            what,
            id,
            day: Some(day),
            people,
            words: Excerpt::of(&words, &wanted.words, cells),
            tags,
        }))
    }

    fn one(
        &self,
        sql: &str,
        id: i64,
        what: impl FnOnce(&rusqlite::Row<'_>) -> rusqlite::Result<What>,
    ) -> Result<(What, crate::domain::day::Day, String)> {
        let mut statement = self.connection.prepare_cached(sql)?;
        Ok(statement.query_row([id], |row| Ok((what(row)?, row.get(0)?, row.get(1)?)))?)
    }

    fn tags_of(&self, interaction: i64) -> Result<Vec<String>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT tag FROM interaction_tag WHERE interaction = ?1 ORDER BY tag",
        )?;
        let tags = statement.query_map([interaction], |row| row.get(0))?;
        Ok(tags.collect::<rusqlite::Result<_>>()?)
    }

    fn everybody_there(&self, interaction: i64) -> Result<Vec<Somebody>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT person.id, name, deleted_at IS NOT NULL FROM participant \
             JOIN person ON person.id = participant.person WHERE interaction = ?1 ORDER BY participant.person",
        )?;
        let people = statement.query_map([interaction], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })?;
        Ok(people.collect::<rusqlite::Result<_>>()?)
    }

    fn whose(&self, source: Source, id: i64) -> Result<Vec<Somebody>> {
        let table = match source {
            Source::Promise => "promise",
            Source::Topic => "topic",
            Source::CheckIn => "check_in",
            Source::Pause | Source::Interaction => "pause",
        };
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT person.id, name, person.deleted_at IS NOT NULL FROM {table} \
             JOIN person ON person.id = {table}.person WHERE {table}.id = ?1"
        ))?;
        let person = statement
            .query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .optional()?;
        Ok(person.into_iter().collect())
    }
}
