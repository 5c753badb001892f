//! People: the rows and their tags, adding and editing.

use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::domain::act::Verb;
use crate::domain::circle::Circle;
use crate::domain::id::Id;
use crate::domain::person::{ContactPoint, NamedDate, OwnField, Person, Standing};
use crate::domain::record::Origin;
use crate::store::act::{Acting, check_fresh};
use crate::store::circles;
use crate::store::error::{Result, StoreError};
use crate::store::open::{Reader, Stamp, Store};
use crate::store::value::{self, AsJson, AsWord};

const COLUMNS: &str = "id, name, other_names, pronouns, how_met, met_on, met_through, birthday, dates, lives_in, \
                       contact_points, circle, usual_gap, fields, note, photo, standing, died_on, origin, \
                       revision, edited_at, deleted_at";

fn person(row: &Row<'_>) -> rusqlite::Result<Person> {
    Ok(Person {
        id: row.get(0)?,
        name: row.get(1)?,
        other_names: row.get::<_, AsJson<Vec<String>>>(2)?.0,
        pronouns: row.get(3)?,
        how_met: row.get(4)?,
        met_on: row.get(5)?,
        met_through: row.get(6)?,
        birthday: row.get(7)?,
        dates: row.get::<_, AsJson<Vec<NamedDate>>>(8)?.0,
        lives_in: row.get(9)?,
        contact_points: row.get::<_, AsJson<Vec<ContactPoint>>>(10)?.0,
        tags: Vec::new(),
        circle: row.get(11)?,
        usual_gap: row.get(12)?,
        fields: row.get::<_, AsJson<Vec<OwnField>>>(13)?.0,
        note: row.get(14)?,
        photo: row.get(15)?,
        standing: row.get::<_, AsWord<Standing>>(16)?.0,
        died_on: row.get(17)?,
        origin: row.get::<_, AsWord<Origin>>(18)?.0,
        record: value::record(row, 19)?,
    })
}

/// Which circle a saved person shall be in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CircleChoice {
    /// As the row says.
    AsItIs,
    /// None.
    None,
    /// The one of this name, made if there is none.
    Named(String),
    /// The same, of those that are offered first: where there are no circles yet all of them are made.
    Offered(String),
}

impl CircleChoice {
    /// The circle it says; `now` is the one of before.
    fn circle(
        &self,
        acting: &mut Acting<'_>,
        now: Option<Id<Circle>>,
    ) -> Result<Option<Id<Circle>>> {
        match self {
            Self::AsItIs => Ok(now),
            Self::None => Ok(None),
            Self::Named(name) => circles::named(acting, name).map(Some),
            Self::Offered(name) => {
                circles::make_first(acting)?;
                circles::named(acting, name).map(Some)
            }
        }
    }
}

impl Reader {
    /// The person with this id, also from the trash; `None` if there is none.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn person(&self, id: Id<Person>) -> Result<Option<Person>> {
        by_id(&self.connection, id)
    }

    /// The values of the own field of this name, with whose it is; those out of the trash.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn own_field(&self, name: &str) -> Result<Vec<(String, Id<Person>)>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT field.value ->> '$.value', person.id FROM person, json_each(fields) AS field \
             WHERE fields <> '[]' AND deleted_at IS NULL AND field.value ->> '$.name' = ?1",
        )?;
        let rows = statement.query_map([name], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Hands all people to `each`, by id, the trash included.
    ///
    /// # Errors
    /// What `each` answers, and whatever the database says.
    pub fn each_person(&self, each: &mut dyn FnMut(Person) -> Result<()>) -> Result<()> {
        let mut statement = self
            .connection
            .prepare(&format!("SELECT {COLUMNS} FROM person ORDER BY id"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            each(with_tags(&self.connection, person(row)?)?)?;
        }
        Ok(())
    }
}

impl Store {
    /// Adds `new`, whose id and record are given by the store; answers the row as it stands.
    ///
    /// # Errors
    /// Whatever the database says; nothing is added then.
    pub fn add_person(
        &mut self,
        mut new: Person,
        circle: &CircleChoice,
        stamp: Stamp,
    ) -> Result<Person> {
        self.act(stamp, Verb::Add, |acting| {
            new.id = acting.mint();
            new.record = crate::domain::record::Record::new(acting.at);
            new.circle = circle.circle(acting, new.circle)?;
            acting.about.clone_from(&new.name);
            insert(acting.connection, &new, None)?;
            by_id(acting.connection, new.id)?.ok_or(StoreError::Gone("the person"))
        })
    }

    /// Saves a person that was read before; answers the row as it stands now.
    ///
    /// # Errors
    /// [`StoreError::Stale`] if someone saved it since, [`StoreError::Gone`] if it is in the trash.
    pub fn save_person(
        &mut self,
        mut changed: Person,
        circle: &CircleChoice,
        stamp: Stamp,
    ) -> Result<Person> {
        self.act(stamp, Verb::Edit, |acting| {
            let now = present(acting.connection, changed.id)?;
            check_fresh(&now.name, now.record, changed.record)?;
            changed.circle = circle.circle(acting, changed.circle)?;
            // As in `set_standing`: the day of a death is not of somebody who lives.
            changed.died_on = changed
                .died_on
                .filter(|_| changed.standing == Standing::Died);
            changed.record.revision += 1;
            changed.record.edited_at = acting.at;
            acting.about.clone_from(&changed.name);
            update(acting.connection, &changed)?;
            by_id(acting.connection, changed.id)?.ok_or(StoreError::Gone("the person"))
        })
    }

    /// Says whether a person is in your life as it is now; answers the name. The day of a death is
    /// not of this, and goes if they did not die.
    ///
    /// # Errors
    /// [`StoreError::Gone`] if the person is not there or lies in the trash.
    pub fn set_standing(
        &mut self,
        person: Id<Person>,
        standing: Standing,
        stamp: Stamp,
    ) -> Result<String> {
        self.act(stamp, Verb::Edit, |acting| {
            let mut person = present(acting.connection, person)?;
            person.standing = standing;
            if standing != Standing::Died {
                person.died_on = None;
            }
            person.record = person.record.saved(acting.at);
            acting.about.clone_from(&person.name);
            update(acting.connection, &person)?;
            Ok(person.name)
        })
    }

    /// Puts people into a circle, or into none.
    ///
    /// # Errors
    /// [`StoreError::Gone`] if one of them is not there or lies in the trash.
    pub fn put_in_circle(
        &mut self,
        people: &[Id<Person>],
        choice: &CircleChoice,
        stamp: Stamp,
    ) -> Result<()> {
        self.act(stamp, Verb::Edit, |acting| {
            if *choice == CircleChoice::AsItIs {
                return Ok(());
            }
            let circle = choice.circle(acting, None)?;
            let mut names = Vec::with_capacity(people.len());
            for id in people {
                names.push(present(acting.connection, *id)?.name);
                acting
                    .connection
                    .prepare_cached(
                        "UPDATE person SET circle = ?2, revision = revision + 1, edited_at = ?3 \
                         WHERE id = ?1 AND circle IS NOT ?2",
                    )?
                    .execute(params![id, circle, acting.at])?;
            }
            acting.about = names.join(", ");
            Ok(())
        })
    }
}

/// The name of a person out of the trash.
pub(in crate::store) fn name_of(
    connection: &Connection,
    person: Id<Person>,
) -> Result<Option<String>> {
    let mut statement = connection
        .prepare_cached("SELECT name FROM person WHERE id = ?1 AND deleted_at IS NULL")?;
    Ok(statement.query_row([person], |row| row.get(0)).optional()?)
}

pub(in crate::store) fn by_id(connection: &Connection, id: Id<Person>) -> Result<Option<Person>> {
    let mut statement =
        connection.prepare_cached(&format!("SELECT {COLUMNS} FROM person WHERE id = ?1"))?;
    let found = statement.query_row([id], person).optional()?;
    found.map(|found| with_tags(connection, found)).transpose()
}

/// The person with this id, if out of the trash.
pub(in crate::store) fn present(connection: &Connection, id: Id<Person>) -> Result<Person> {
    by_id(connection, id)?
        .filter(|person| person.record.deleted_at.is_none())
        .ok_or(StoreError::Gone("the person"))
}

fn with_tags(connection: &Connection, mut of: Person) -> Result<Person> {
    let mut tags =
        connection.prepare_cached("SELECT tag FROM person_tag WHERE person = ?1 ORDER BY tag")?;
    of.tags = tags
        .query_map([of.id], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(of)
}

pub(in crate::store) fn insert(
    connection: &Connection,
    new: &Person,
    batch: Option<i64>,
) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO person (id, name, other_names, pronouns, how_met, met_on, met_through, birthday, dates, \
             lives_in, contact_points, circle, usual_gap, fields, note, photo, standing, died_on, origin, batch, \
             revision, edited_at, deleted_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, \
             ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23)",
        )?
        .execute(params![
            new.id,
            new.name,
            AsJson(&new.other_names),
            new.pronouns,
            new.how_met,
            new.met_on,
            new.met_through,
            new.birthday,
            AsJson(&new.dates),
            new.lives_in,
            AsJson(&new.contact_points),
            new.circle,
            new.usual_gap,
            AsJson(&new.fields),
            new.note,
            new.photo,
            AsWord(new.standing),
            new.died_on,
            AsWord(new.origin),
            batch,
            new.record.revision,
            new.record.edited_at,
            new.record.deleted_at
        ])?;
    insert_tags(connection, new)
}

fn insert_tags(connection: &Connection, of: &Person) -> Result<()> {
    if of.tags.is_empty() {
        return Ok(());
    }
    let mut tag = connection
        .prepare_cached("INSERT OR IGNORE INTO person_tag (person, tag) VALUES (?1, ?2)")?;
    for name in &of.tags {
        tag.execute(params![of.id, name])?;
    }
    Ok(())
}

/// Replaces the content of a person who is there; the tags are written anew.
pub(in crate::store) fn update(connection: &Connection, to: &Person) -> Result<()> {
    replace(connection, to)?;
    connection
        .prepare_cached("DELETE FROM person_tag WHERE person = ?1")?
        .execute([to.id])?;
    insert_tags(connection, to)
}

/// Saves a person that was read before and has only been added to: no row goes away.
pub(in crate::store) fn add_to(acting: &Acting<'_>, to: &Person) -> Result<()> {
    let now = present(acting.connection, to.id)?;
    check_fresh(&now.name, now.record, to.record)?;
    let saved = Person {
        record: to.record.saved(acting.at),
        ..to.clone()
    };
    replace(acting.connection, &saved)?;
    insert_tags(acting.connection, &saved)
}

/// Replaces the row of a person, the tags aside.
fn replace(connection: &Connection, to: &Person) -> Result<()> {
    connection
        .prepare_cached(
            "UPDATE person SET name = ?2, other_names = ?3, pronouns = ?4, how_met = ?5, met_on = ?6, \
             met_through = ?7, birthday = ?8, dates = ?9, lives_in = ?10, contact_points = ?11, circle = ?12, \
             usual_gap = ?13, fields = ?14, note = ?15, photo = ?16, standing = ?17, died_on = ?18, revision = ?19, \
             edited_at = ?20 WHERE id = ?1",
        )?
        .execute(params![
            to.id,
            to.name,
            AsJson(&to.other_names),
            to.pronouns,
            to.how_met,
            to.met_on,
            to.met_through,
            to.birthday,
            AsJson(&to.dates),
            to.lives_in,
            AsJson(&to.contact_points),
            to.circle,
            to.usual_gap,
            AsJson(&to.fields),
            to.note,
            to.photo,
            AsWord(to.standing),
            to.died_on,
            to.record.revision,
            to.record.edited_at
        ])?;
    Ok(())
}
