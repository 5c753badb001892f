//! Tags: on people and on interactions. A tag is a word without the `#`; nothing more is kept of it.

use std::collections::BTreeMap;

use rusqlite::params;

use crate::domain::act::Verb;
use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::domain::text::fold::fold;
use crate::store::act::Acting;
use crate::store::error::{Result, StoreError};
use crate::store::open::{Reader, Stamp, Store};
use crate::store::people;

/// One tag and where it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tagged {
    /// The tag, without the `#`.
    pub tag: String,
    /// Who has it, by name; nobody from the trash.
    pub people: Vec<(Id<Person>, String)>,
    /// Whether any interaction out of the trash has it.
    pub in_interactions: bool,
}

impl Reader {
    /// All tags in use, by tag.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn tags(&self) -> Result<Vec<Tagged>> {
        let mut tags: BTreeMap<String, Tagged> = BTreeMap::new();
        let mut statement = self.connection.prepare_cached(
            "SELECT tag, id, name FROM person_tag JOIN person ON person.id = person \
             WHERE deleted_at IS NULL ORDER BY tag, name, id",
        )?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let tagged = tags.entry(row.get(0)?).or_default();
            tagged.people.push((row.get(1)?, row.get(2)?));
        }
        let mut statement = self.connection.prepare_cached(
            "SELECT DISTINCT tag FROM interaction_tag JOIN interaction ON interaction.id = interaction \
             WHERE live = 1",
        )?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            tags.entry(row.get(0)?).or_default().in_interactions = true;
        }
        Ok(tags
            .into_iter()
            .map(|(tag, tagged)| Tagged { tag, ..tagged })
            .collect())
    }
}

impl Store {
    /// Adds and removes tags of people, in one act.
    ///
    /// # Errors
    /// [`StoreError::Gone`] if one of them is not there or lies in the trash.
    pub fn tag_people(
        &mut self,
        people: &[Id<Person>],
        add: &[String],
        remove: &[String],
        stamp: Stamp,
    ) -> Result<()> {
        self.act(stamp, Verb::Edit, |acting| {
            let mut names = Vec::with_capacity(people.len());
            for id in people {
                let mut person = people::present(acting.connection, *id)?;
                let before = person.tags.clone();
                let gone = |tag: &String| remove.iter().any(|other| fold(other) == fold(tag));
                person.tags.retain(|tag| !gone(tag));
                for tag in add {
                    if !person.tags.iter().any(|known| fold(known) == fold(tag)) {
                        person.tags.push(tag.clone());
                    }
                }
                names.push(person.name.clone());
                if person.tags != before {
                    person.record = person.record.saved(acting.at);
                    people::update(acting.connection, &person)?;
                }
            }
            acting.about = names.join(", ");
            Ok(())
        })
    }

    /// Gives a tag another name, on everybody and on every interaction; both may be there before.
    ///
    /// # Errors
    /// [`StoreError::Gone`] if nothing has that tag.
    pub fn rename_tag(&mut self, from: &str, to: &str, stamp: Stamp) -> Result<()> {
        self.act(stamp, Verb::Edit, |acting| {
            acting.about = format!("the tag #{from}, now #{to}");
            let changed =
                rename(acting, "person", from, to)? + rename(acting, "interaction", from, to)?;
            if changed == 0 {
                return Err(StoreError::Gone("the tag"));
            }
            Ok(())
        })
    }
}

/// Renames a tag on the rows of one table; answers on how many.
fn rename(acting: &Acting<'_>, table: &str, from: &str, to: &str) -> Result<usize> {
    let mut changed = 0;
    for (sql, counts) in [
        (
            format!(
                "UPDATE {table} SET revision = revision + 1, edited_at = ?3 \
                 WHERE id IN (SELECT {table} FROM {table}_tag WHERE tag = ?1) AND ?1 <> ?2"
            ),
            true,
        ),
        (
            format!(
                "INSERT OR IGNORE INTO {table}_tag ({table}, tag) \
                 SELECT {table}, ?2 FROM {table}_tag WHERE tag = ?1 AND ?3 > 0"
            ),
            false,
        ),
        (
            format!("DELETE FROM {table}_tag WHERE tag = ?1 AND tag <> ?2 AND ?3 > 0"),
            false,
        ),
    ] {
        let rows = acting
            .connection
            .prepare_cached(&sql)?
            .execute(params![from, to, acting.at])?;
        changed += if counts { rows } else { 0 };
    }
    Ok(changed)
}
