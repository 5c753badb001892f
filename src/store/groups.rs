//! Groups: families, households, clubs.

use rusqlite::{Connection, Row, params};

use crate::domain::group::Group;
use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::store::error::Result;
use crate::store::open::Reader;
use crate::store::value::{self, AsJson};

const COLUMNS: &str = "id, name, other_names, revision, edited_at, deleted_at";

fn group(row: &Row<'_>) -> rusqlite::Result<Group> {
    Ok(Group {
        id: row.get(0)?,
        name: row.get(1)?,
        other_names: row.get::<_, AsJson<Vec<String>>>(2)?.0,
        members: Vec::new(),
        record: value::record(row, 3)?,
    })
}

impl Reader {
    /// The groups out of the trash, with those of their members who are, by name.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn groups(&self) -> Result<Vec<Group>> {
        let sql = format!(
            "SELECT {COLUMNS} FROM people_group WHERE deleted_at IS NULL ORDER BY name, id"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut groups = statement
            .query_map([], group)?
            .collect::<rusqlite::Result<Vec<_>>>()?;
        for group in &mut groups {
            group.members = self.members(
                "SELECT person FROM group_member JOIN person ON person.id = person \
                 WHERE people_group = ?1 AND deleted_at IS NULL ORDER BY person",
                group.id,
            )?;
        }
        Ok(groups)
    }

    pub(in crate::store) fn each_group(
        &self,
        each: &mut dyn FnMut(Group) -> Result<()>,
    ) -> Result<()> {
        let mut statement = self
            .connection
            .prepare(&format!("SELECT {COLUMNS} FROM people_group ORDER BY id"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let mut group = group(row)?;
            group.members = self.members(
                "SELECT person FROM group_member WHERE people_group = ?1 ORDER BY person",
                group.id,
            )?;
            each(group)?;
        }
        Ok(())
    }

    fn members(&self, sql: &str, group: Id<Group>) -> Result<Vec<Id<Person>>> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map([group], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

pub(in crate::store) fn insert(
    connection: &Connection,
    group: &Group,
    batch: Option<i64>,
) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO people_group (id, name, other_names, batch, revision, edited_at, deleted_at) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            group.id,
            group.name,
            AsJson(&group.other_names),
            batch,
            group.record.revision,
            group.record.edited_at,
            group.record.deleted_at
        ])?;
    let mut member = connection.prepare_cached(
        "INSERT OR IGNORE INTO group_member (people_group, person) VALUES (?1, ?2)",
    )?;
    for person in &group.members {
        member.execute(params![group.id, person])?;
    }
    Ok(())
}
