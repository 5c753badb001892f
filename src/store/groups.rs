//! Groups: families, households, clubs.

use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::domain::act::Verb;
use crate::domain::group::Group;
use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::domain::record::Record;
use crate::domain::text::fold::fold;
use crate::store::act::{Acting, check_fresh};
use crate::store::error::{Result, StoreError};
use crate::store::known::Called;
use crate::store::named::named_by;
use crate::store::open::{Reader, Stamp, Store};
use crate::store::people;
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
        self.groups_named_by(None)
    }

    /// Those of them that are `called`.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn groups_called(&self, called: &Called<'_>) -> Result<Vec<Group>> {
        self.groups_named_by(Some(called))
    }

    fn groups_named_by(&self, called: Option<&Called<'_>>) -> Result<Vec<Group>> {
        let from = (COLUMNS, "people_group");
        let mut groups = named_by(&self.connection, from, called, group, |group| &group.name)?;
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

    /// The group with this id and all its members, also from the trash; `None` if there is none.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn group(&self, id: Id<Group>) -> Result<Option<Group>> {
        let Some(mut group) = by_id(&self.connection, id)? else {
            return Ok(None);
        };
        group.members = self.members(
            "SELECT person FROM group_member WHERE people_group = ?1 ORDER BY person",
            id,
        )?;
        Ok(Some(group))
    }

    fn members(&self, sql: &str, group: Id<Group>) -> Result<Vec<Id<Person>>> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map([group], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Store {
    /// Makes a group, id and record given by the store; answers the row as it stands.
    ///
    /// # Errors
    /// [`StoreError::Taken`] if a group goes by that name, [`StoreError::Gone`] if a member is not
    /// there or lies in the trash.
    pub fn add_group(&mut self, mut new: Group, stamp: Stamp) -> Result<Group> {
        self.act(stamp, Verb::Add, |acting| {
            new.id = acting.mint();
            new.record = Record::new(acting.at);
            acting.about = format!("the group {}", new.name);
            refuse_taken(acting, &new)?;
            for member in &new.members {
                people::present(acting.connection, *member)?;
            }
            insert(acting.connection, &new, None)?;
            Ok(new)
        })
    }

    /// Saves a group that was read before, its members too; answers the row as it stands now. Members
    /// who lie in the trash stay in it.
    ///
    /// # Errors
    /// [`StoreError::Stale`] if someone saved it since, [`StoreError::Gone`] if it is in the trash,
    /// [`StoreError::Taken`] if another group goes by that name.
    pub fn save_group(&mut self, mut changed: Group, stamp: Stamp) -> Result<Group> {
        self.act(stamp, Verb::Edit, |acting| {
            let now = by_id(acting.connection, changed.id)?
                .filter(|now| now.record.deleted_at.is_none())
                .ok_or(StoreError::Gone("the group"))?;
            check_fresh(&now.name, now.record, changed.record)?;
            refuse_taken(acting, &changed)?;
            acting.about = format!("the group {}", changed.name);
            changed.record = changed.record.saved(acting.at);
            acting
                .connection
                .prepare_cached(
                    "UPDATE people_group SET name = ?2, other_names = ?3, revision = ?4, edited_at = ?5 WHERE id = ?1",
                )?
                .execute(params![
                    changed.id,
                    changed.name,
                    AsJson(&changed.other_names),
                    changed.record.revision,
                    changed.record.edited_at
                ])?;
            acting
                .connection
                .prepare_cached("DELETE FROM group_member WHERE people_group = ?1 \
                     AND person IN (SELECT id FROM person WHERE deleted_at IS NULL)")?
                .execute([changed.id])?;
            insert_members(acting.connection, &changed)?;
            Ok(changed)
        })
    }
}

fn by_id(connection: &Connection, id: Id<Group>) -> Result<Option<Group>> {
    let mut statement =
        connection.prepare_cached(&format!("SELECT {COLUMNS} FROM people_group WHERE id = ?1"))?;
    Ok(statement.query_row([id], group).optional()?)
}

/// Refuses to take a group out of the trash when another one has its name by now.
pub(in crate::store) fn refuse_second(acting: &Acting<'_>, id: Id<Group>) -> Result<()> {
    match by_id(acting.connection, id)? {
        Some(trashed) => refuse_taken(acting, &trashed),
        None => Ok(()),
    }
}

/// A sentence names a group by its name: two of one name could not be told apart.
fn refuse_taken(acting: &Acting<'_>, new: &Group) -> Result<()> {
    let mut statement = acting.connection.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM people_group WHERE deleted_at IS NULL AND id <> ?1"
    ))?;
    let wanted = folded_names(new);
    let mut rows = statement.query([new.id])?;
    while let Some(row) = rows.next()? {
        let other = group(row)?;
        if folded_names(&other)
            .iter()
            .any(|name| wanted.contains(name))
        {
            return Err(StoreError::Taken {
                what: "group",
                name: other.name,
            });
        }
    }
    Ok(())
}

fn folded_names(group: &Group) -> Vec<String> {
    let names = std::iter::once(&group.name).chain(&group.other_names);
    names.map(|name| fold(name)).collect()
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
    insert_members(connection, group)
}

/// Saves a group that was read before and has only new members: no row goes away.
pub(in crate::store) fn add_to(acting: &Acting<'_>, to: &Group) -> Result<()> {
    let now = by_id(acting.connection, to.id)?
        .filter(|now| now.record.deleted_at.is_none())
        .ok_or(StoreError::Gone("the group"))?;
    check_fresh(&now.name, now.record, to.record)?;
    let record = to.record.saved(acting.at);
    acting
        .connection
        .prepare_cached("UPDATE people_group SET revision = ?2, edited_at = ?3 WHERE id = ?1")?
        .execute(params![to.id, record.revision, record.edited_at])?;
    insert_members(acting.connection, to)
}

fn insert_members(connection: &Connection, group: &Group) -> Result<()> {
    let mut member = connection.prepare_cached(
        "INSERT OR IGNORE INTO group_member (people_group, person) VALUES (?1, ?2)",
    )?;
    for person in &group.members {
        member.execute(params![group.id, person])?;
    }
    Ok(())
}
