//! Everything between you and one person, computed at read time.

use chrono::NaiveDate;

use crate::domain::id::Id;
use crate::domain::measures::pair::Measures;
use crate::domain::page::{PersonPage, Role, TieSeen};
use crate::domain::person::Person;
use crate::domain::rhythm::{Prior, pause_today, rhythm};
use crate::store::error::Result;
use crate::store::open::Reader;
use crate::store::people;
use crate::store::ties::{COLUMNS, tie};

impl Reader {
    /// The page of `person`; `None` if there is no such person out of the trash. `day_of` gives the civil
    /// day of a stamp.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn person_page(
        &self,
        person: Id<Person>,
        today: NaiveDate,
        day_of: fn(i64) -> NaiveDate,
    ) -> Result<Option<PersonPage>> {
        let Some(person) = self
            .person(person)?
            .filter(|person| person.record.deleted_at.is_none())
        else {
            return Ok(None);
        };
        let id = person.id;
        let circle = self
            .circles()?
            .into_iter()
            .find(|circle| Some(circle.id) == person.circle);
        let pauses = self.pauses(id)?;
        let gaps = self.gaps(id, &pauses, today)?;
        let promises = self.promises(id)?;
        let topics = self.topics(id)?;
        let check_ins = self.check_ins(id)?;
        let moments = self.moments(id, today)?;
        Ok(Some(PersonPage {
            met_through: person
                .met_through
                .map(|through| self.name_of(through))
                .transpose()?
                .flatten(),
            ties: self.ties_seen(id)?,
            groups: self.groups_of(id)?,
            since: self.since(id, today)?,
            paused: pause_today(&pauses, gaps.last_contact, today).cloned(),
            rhythm: rhythm(
                gaps,
                Prior::of(
                    person.usual_gap,
                    circle.as_ref().and_then(|circle| circle.usual_gap),
                ),
            ),
            measures: Measures::of(&moments, &promises, &topics, &check_ins, today),
            promises,
            topics,
            check_ins,
            pauses,
            circle,
            shifts: self.shifts(&person, day_of)?,
            person,
        }))
    }

    /// The name of a person out of the trash.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn name_of(&self, person: Id<Person>) -> Result<Option<String>> {
        people::name_of(&self.connection, person)
    }

    fn ties_seen(&self, person: Id<Person>) -> Result<Vec<TieSeen>> {
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT {COLUMNS}, other.id, other.name FROM tie \
             JOIN person AS other ON other.id = iif(tie.person = ?1, tie.other, tie.person) \
             WHERE (tie.person = ?1 OR tie.other = ?1) AND tie.deleted_at IS NULL AND other.deleted_at IS NULL \
             ORDER BY tie.id"
        ))?;
        let ties = statement.query_map([person], |row| {
            let tie = tie(row)?;
            Ok(TieSeen {
                other: row.get(8)?,
                name: row.get(9)?,
                role: Role::of_other(tie.kind, tie.person == person),
                tie,
            })
        })?;
        Ok(ties.collect::<rusqlite::Result<_>>()?)
    }

    fn groups_of(&self, person: Id<Person>) -> Result<Vec<String>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT name FROM group_member JOIN people_group ON people_group.id = people_group \
             WHERE person = ?1 AND deleted_at IS NULL ORDER BY name",
        )?;
        let names = statement.query_map([person], |row| row.get(0))?;
        Ok(names.collect::<rusqlite::Result<_>>()?)
    }
}
