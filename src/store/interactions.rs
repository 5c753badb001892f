//! Interactions: the rows, their people and their tags.

use chrono::NaiveTime;
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::interaction::{
    Began, DepthOfBoth, Interaction, Kind, Minutes, Participant, clock_time,
};
use crate::domain::record::Origin;
use crate::store::error::Result;
use crate::store::open::Reader;
use crate::store::value::{self, AsWord, word_or_null};

const COLUMNS: &str = "id, day, last_day, time, kind, minutes, chosen, depth_mine, depth_theirs, place, words, \
                       grew_from, private, origin, revision, edited_at, deleted_at";

fn interaction(row: &Row<'_>) -> rusqlite::Result<Interaction> {
    let (day, last) = (row.get(1)?, row.get(2)?);
    Ok(Interaction {
        id: row.get(0)?,
        day,
        last_day: Some(last).filter(|last| *last != day),
        time: time_of(row, 3)?,
        kind: row.get::<_, Option<AsWord<Kind>>>(4)?.map(|kind| kind.0),
        people: Vec::new(),
        minutes: row.get::<_, Option<u32>>(5)?.and_then(Minutes::new),
        chosen: row.get(6)?,
        depth: DepthOfBoth {
            mine: value::depth(row, 7)?,
            theirs: value::depth(row, 8)?,
        },
        place: row.get(9)?,
        tags: Vec::new(),
        words: row.get(10)?,
        grew_from: row.get(11)?,
        private: row.get(12)?,
        origin: row.get::<_, AsWord<Origin>>(13)?.0,
        record: value::record(row, 14)?,
    })
}

/// A time of day in a text column.
pub(in crate::store) fn time_of(
    row: &Row<'_>,
    index: usize,
) -> rusqlite::Result<Option<NaiveTime>> {
    let text: Option<String> = row.get(index)?;
    Ok(text.and_then(|text| NaiveTime::parse_from_str(&text, clock_time::FORMAT).ok()))
}

impl Reader {
    /// The interaction with this id, also from the trash; `None` if there is none.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn interaction(&self, id: Id<Interaction>) -> Result<Option<Interaction>> {
        by_id(&self.connection, id)
    }

    /// The interactions that began on this very day, month or year, out of the trash and by id.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn interactions_on(&self, day: Day) -> Result<Vec<Interaction>> {
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM interaction WHERE day = ?1 AND live = 1 ORDER BY id"
        ))?;
        let found = statement
            .query_map([day], interaction)?
            .collect::<rusqlite::Result<Vec<_>>>()?;
        found
            .into_iter()
            .map(|found| complete(&self.connection, found))
            .collect()
    }

    /// Hands all interactions to `each`, by id, the trash included.
    ///
    /// # Errors
    /// What `each` answers, and whatever the database says.
    pub fn each_interaction(&self, each: &mut dyn FnMut(Interaction) -> Result<()>) -> Result<()> {
        let mut statement = self
            .connection
            .prepare(&format!("SELECT {COLUMNS} FROM interaction ORDER BY id"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            each(complete(&self.connection, interaction(row)?)?)?;
        }
        Ok(())
    }
}

pub(in crate::store) fn by_id(
    connection: &Connection,
    id: Id<Interaction>,
) -> Result<Option<Interaction>> {
    let mut statement =
        connection.prepare_cached(&format!("SELECT {COLUMNS} FROM interaction WHERE id = ?1"))?;
    let found = statement.query_row([id], interaction).optional()?;
    found.map(|found| complete(connection, found)).transpose()
}

/// Adds people and tags.
fn complete(connection: &Connection, mut of: Interaction) -> Result<Interaction> {
    let mut people = connection.prepare_cached(
        "SELECT person, two_way, began FROM participant WHERE interaction = ?1 ORDER BY person",
    )?;
    let participants = people.query_map([of.id], |row| {
        Ok(Participant {
            id: row.get(0)?,
            two_way: row.get(1)?,
            began: row.get::<_, Option<AsWord<Began>>>(2)?.map(|began| began.0),
        })
    })?;
    of.people = participants.collect::<rusqlite::Result<_>>()?;
    let mut tags = connection
        .prepare_cached("SELECT tag FROM interaction_tag WHERE interaction = ?1 ORDER BY tag")?;
    of.tags = tags
        .query_map([of.id], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(of)
}

pub(in crate::store) fn insert(
    connection: &Connection,
    new: &Interaction,
    batch: Option<i64>,
) -> Result<()> {
    let days = new.days();
    connection
        .prepare_cached(
            "INSERT INTO interaction (id, day, last_day, time, kind, minutes, chosen, depth_mine, depth_theirs, \
             place, words, grew_from, private, origin, live, batch, revision, edited_at, deleted_at) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)",
        )?
        .execute(params![
            new.id,
            days.first(),
            days.last(),
            new.time.map(|time| time.format(clock_time::FORMAT).to_string()),
            word_or_null(new.kind),
            new.minutes.map(Minutes::number),
            new.chosen,
            new.depth.mine.map(u8::from),
            new.depth.theirs.map(u8::from),
            new.place,
            new.words,
            new.grew_from,
            new.private,
            AsWord(new.origin),
            new.record.deleted_at.is_none(),
            batch,
            new.record.revision,
            new.record.edited_at,
            new.record.deleted_at
        ])?;
    insert_people_and_tags(connection, new)
}

/// Writes who was there and the tags of an interaction that has none yet.
pub(in crate::store) fn insert_people_and_tags(
    connection: &Connection,
    of: &Interaction,
) -> Result<()> {
    let days = of.days();
    for person in &of.people {
        let mut participant = connection.prepare_cached(
            "INSERT INTO participant (person, day, interaction, last_day, live, two_way, began) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?;
        participant.execute(params![
            person.id,
            days.first(),
            of.id,
            days.last(),
            of.record.deleted_at.is_none(),
            person.two_way,
            word_or_null(person.began)
        ])?;
    }
    if of.tags.is_empty() {
        return Ok(());
    }
    let mut tag = connection.prepare_cached(
        "INSERT OR IGNORE INTO interaction_tag (interaction, tag) VALUES (?1, ?2)",
    )?;
    for name in &of.tags {
        tag.execute(params![of.id, name])?;
    }
    Ok(())
}

/// Replaces the content of an interaction that is there; people and tags are written anew.
pub(in crate::store) fn update(connection: &Connection, to: &Interaction) -> Result<()> {
    let days = to.days();
    for sql in [
        "DELETE FROM participant WHERE interaction = ?1",
        "DELETE FROM interaction_tag WHERE interaction = ?1",
    ] {
        connection.prepare_cached(sql)?.execute([to.id])?;
    }
    connection
        .prepare_cached(
            "UPDATE interaction SET day = ?2, last_day = ?3, time = ?4, kind = ?5, minutes = ?6, chosen = ?7, \
             depth_mine = ?8, depth_theirs = ?9, place = ?10, words = ?11, grew_from = ?12, private = ?13, \
             revision = ?14, edited_at = ?15 WHERE id = ?1",
        )?
        .execute(params![
            to.id,
            days.first(),
            days.last(),
            to.time.map(|time| time.format(clock_time::FORMAT).to_string()),
            word_or_null(to.kind),
            to.minutes.map(Minutes::number),
            to.chosen,
            to.depth.mine.map(u8::from),
            to.depth.theirs.map(u8::from),
            to.place,
            to.words,
            to.grew_from,
            to.private,
            to.record.revision,
            to.record.edited_at
        ])?;
    insert_people_and_tags(connection, to)
}
