//! The timeline of a person, by keyset pages.

use rusqlite::OptionalExtension;

use crate::domain::id::Id;
use crate::domain::interaction::Interaction;
use crate::domain::person::Person;
use crate::domain::timeline::{PageEnd, TimelineRow};
use crate::store::error::Result;
use crate::store::interactions;
use crate::store::open::Reader;

impl Reader {
    /// Up to `limit` interactions with `person`, newest first, older than `after` if given.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn timeline(
        &self,
        person: Id<Person>,
        after: Option<PageEnd>,
        limit: usize,
    ) -> Result<Vec<TimelineRow>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT interaction FROM participant \
             WHERE person = ?1 AND live = 1 AND (day, interaction) < (?2, ?3) \
             ORDER BY day DESC, interaction DESC LIMIT ?4",
        )?;
        let (day, interaction) = after.map_or((i64::MAX, i64::MAX), |end| {
            (i64::from(end.day.packed()), end.interaction.number())
        });
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let ids = statement
            .query_map((person, day, interaction, limit), |row| row.get(0))?
            .collect::<rusqlite::Result<Vec<Id<Interaction>>>>()?;
        let mut rows = Vec::with_capacity(ids.len());
        for id in ids {
            if let Some(interaction) = interactions::by_id(&self.connection, id)? {
                rows.push(self.timeline_row(person, interaction)?);
            }
        }
        Ok(rows)
    }

    fn timeline_row(&self, person: Id<Person>, interaction: Interaction) -> Result<TimelineRow> {
        let mut others = Vec::new();
        if interaction.people.len() > 1 {
            let mut statement = self.connection.prepare_cached(
                "SELECT person.id, name FROM participant JOIN person ON person.id = participant.person \
                 WHERE interaction = ?1 AND participant.person <> ?2 AND deleted_at IS NULL ORDER BY participant.person",
            )?;
            let found = statement.query_map((interaction.id, person), |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?;
            others = found.collect::<rusqlite::Result<_>>()?;
        }
        let place = match interaction.place {
            Some(place) => {
                let mut statement = self
                    .connection
                    .prepare_cached("SELECT name FROM place WHERE id = ?1")?;
                statement.query_row([place], |row| row.get(0)).optional()?
            }
            None => None,
        };
        Ok(TimelineRow {
            interaction,
            others,
            place,
        })
    }
}
