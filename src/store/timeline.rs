//! The timeline of a person, by keyset pages.

use rusqlite::OptionalExtension;

use crate::domain::find::found::Reached;
use crate::domain::find::wanted::Wanted;
use crate::domain::id::Id;
use crate::domain::interaction::Interaction;
use crate::domain::person::Person;
use crate::domain::timeline::{Begin, PageEnd, Stretch, TimelineRow};
use crate::store::error::Result;
use crate::store::find::index::LastAnswer;
use crate::store::find::source::Way;
use crate::store::interactions;
use crate::store::open::Reader;

/// How many newer rows stand above the place that a stretch is about.
const ABOVE: usize = 20;

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

    /// A stretch of the timeline of `person`: of what is wanted, at least `rows` of them if there are
    /// so many.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn stretch(
        &self,
        person: Id<Person>,
        wanted: &Wanted,
        begin: Begin,
        rows: usize,
    ) -> Result<Stretch> {
        let (newer, from) = match begin {
            Begin::Newest => return self.older(person, wanted, None, rows),
            Begin::At(at) => (self.newer(person, wanted, at, 1)?, at.before()),
            Begin::Above(at) => (self.newer(person, wanted, at, ABOVE)?, at.before()),
        };
        let older = self.older(person, wanted, Some(from), rows)?;
        Ok(match begin {
            // Whatever is newer stays where it is; only whether there is anything counts.
            Begin::At(at) => Stretch {
                newer: Some(at).filter(|_| !newer.rows.is_empty() || newer.newer.is_some()),
                ..older
            },
            _ => Stretch {
                rows: newer.rows.into_iter().chain(older.rows).collect(),
                newer: newer.newer,
                older: older.older,
            },
        })
    }

    /// Up to `limit` of what is wanted with `person`, newest first, older than `after` if given.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn older(
        &self,
        person: Id<Person>,
        wanted: &Wanted,
        after: Option<Reached>,
        limit: usize,
    ) -> Result<Stretch> {
        let (rows, older) = self.along(person, wanted, (Way::Down, after), limit)?;
        Ok(Stretch {
            rows,
            newer: None,
            older,
        })
    }

    /// The `limit` of what is wanted with `person` that come just after `before`, newest first.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn newer(
        &self,
        person: Id<Person>,
        wanted: &Wanted,
        before: Reached,
        limit: usize,
    ) -> Result<Stretch> {
        let (mut rows, newer) = self.along(person, wanted, (Way::Up, Some(before)), limit)?;
        rows.reverse();
        Ok(Stretch {
            rows,
            newer,
            older: None,
        })
    }

    fn along(
        &self,
        person: Id<Person>,
        wanted: &Wanted,
        from: (Way, Option<Reached>),
        limit: usize,
    ) -> Result<(Vec<TimelineRow>, Option<Reached>)> {
        let whose = (Some(person), true);
        let looked = self.hits(wanted, whose, from, limit, &mut LastAnswer::default())?;
        let mut rows = Vec::with_capacity(looked.hits.len());
        for hit in looked.hits {
            let id = Id::from_number(hit.at.id);
            if let Some(interaction) = interactions::by_id(&self.connection, id)? {
                rows.push(self.timeline_row(person, interaction)?);
            }
        }
        Ok((rows, looked.next))
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
