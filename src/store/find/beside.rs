//! Finding people, groups and places, which have no day: by name first, then by what is kept of them.

use std::collections::HashSet;

use rusqlite::Row;

use crate::domain::find::excerpt::Excerpt;
use crate::domain::find::found::{Found, What};
use crate::domain::find::wanted::Wanted;
use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::domain::text::fold::fold;
use crate::store::error::Result;
use crate::store::find::Size;
use crate::store::open::Reader;
use crate::store::triggers::SEARCHED;

/// How many people are read for what is kept of them besides their names, the newest first.
const READ: usize = 3_000;

impl Reader {
    /// People, ties, groups and places, as far as only words and tags are wanted.
    pub(in crate::store) fn found_beside(&self, wanted: &Wanted, size: Size) -> Result<Vec<Found>> {
        let narrow = !wanted.sorts.is_empty()
            || wanted.span.is_some()
            || wanted.at.is_some()
            || !wanted.with.is_empty();
        if narrow || (wanted.words.is_empty() && wanted.tags.is_empty()) {
            return Ok(Vec::new());
        }
        let tagged = self.tagged(wanted)?;
        let query = wanted.words.person_query();
        let among = query.and_then(|query| self.index(&query).ok());
        let among = among.as_deref();
        let mut found = self.called(wanted, tagged.as_ref(), among, size)?;
        if found.len() < size.people && !wanted.words.is_empty() {
            self.kept_of(wanted, tagged.as_ref(), among, size, &mut found)?;
        }
        if tagged.is_none() {
            self.tied(wanted, size, &mut found)?;
            for (table, what) in [("people_group", What::Group), ("place", What::Place)] {
                self.named(table, what, wanted, size, &mut found)?;
            }
        }
        found.truncate(size.people);
        Ok(found)
    }

    /// People whose names say it, by name: among these, or among all.
    fn called(
        &self,
        wanted: &Wanted,
        tagged: Option<&HashSet<i64>>,
        among: Option<&[i64]>,
        size: Size,
    ) -> Result<Vec<Found>> {
        let which = among.map_or("", |_| "AND id = ?1");
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT id, name, other_names FROM person WHERE deleted_at IS NULL {which}"
        ))?;
        // Of a letter that begins a name of many only the first are kept.
        let mut called: Vec<(String, i64, String, String)> = Vec::with_capacity(size.people + 1);
        let mut read = |row: &Row<'_>| -> Result<()> {
            let id: i64 = row.get(0)?;
            if tagged.is_some_and(|tagged| !tagged.contains(&id)) {
                return Ok(());
            }
            let others = row.get_ref(2)?.as_str().unwrap_or("[]");
            let (said, name) = match row.get_ref(1)?.as_str() {
                Ok(name) if others == "[]" => (wanted.words.found_in(name), name),
                Ok(name) => (wanted.words.found_in(&format!("{name} {others}")), name),
                Err(_) => (false, ""),
            };
            if said {
                let folded = fold(name);
                let place = called.partition_point(|(other, its, ..)| {
                    (other.as_str(), *its) < (folded.as_str(), id)
                });
                if place < size.people {
                    called.insert(place, (folded, id, name.to_owned(), names(name, others)));
                    called.truncate(size.people);
                }
            }
            Ok(())
        };
        match among {
            None => {
                let mut rows = statement.query([])?;
                while let Some(row) = rows.next()? {
                    read(row)?;
                }
            }
            Some(ids) => {
                for id in ids {
                    let mut rows = statement.query([id])?;
                    rows.next()?.map_or(Ok(()), &mut read)?;
                }
            }
        }
        let called = called.into_iter();
        let found = called.map(|(_, id, name, names)| {
            let people = vec![(Id::from_number(id), name)];
            beside(What::Person, id, people, &names, wanted, size)
        });
        Ok(found.collect())
    }

    /// People of whom something is kept that says it: among these, or among the newest.
    fn kept_of(
        &self,
        wanted: &Wanted,
        tagged: Option<&HashSet<i64>>,
        among: Option<&[i64]>,
        size: Size,
        found: &mut Vec<Found>,
    ) -> Result<()> {
        let which = if among.is_some() {
            "id = ?1".to_owned()
        } else {
            format!("?1 IS NULL ORDER BY id DESC LIMIT {READ}")
        };
        let words = words_of("person");
        // As it lies in the file, with the marks of JSON: most people are passed over by that.
        let roughly = words.replace("json_words(", "(");
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT id, {roughly}, name FROM person WHERE deleted_at IS NULL AND {which}"
        ))?;
        let mut exactly = self
            .connection
            .prepare_cached(&format!("SELECT {words} FROM person WHERE id = ?1"))?;
        let ids: Vec<Option<i64>> = match among {
            Some(ids) => ids.iter().rev().copied().map(Some).collect(),
            None => vec![None],
        };
        for id in ids {
            let mut rows = statement.query([id])?;
            while let Some(row) = rows.next()?.filter(|_| found.len() < size.people) {
                let id: i64 = row.get(0)?;
                let roughly = row.get_ref(1)?.as_str().unwrap_or_default();
                let new = !found.iter().any(|found| found.id == id)
                    && tagged.is_none_or(|tagged| tagged.contains(&id));
                if !new || !(roughly.contains('\\') || wanted.words.found_in(roughly)) {
                    continue;
                }
                let words: String = exactly.query_row([id], |row| row.get(0))?;
                if wanted.words.found_in(&words) {
                    let people = vec![(Id::from_number(id), row.get(2)?)];
                    let kept = self.kept(Id::from_number(id), wanted)?;
                    found.push(beside(What::Person, id, people, &kept, wanted, size));
                }
            }
        }
        Ok(())
    }

    /// What is kept of a person, as far as any of the words stand in it.
    fn kept(&self, person: Id<Person>, wanted: &Wanted) -> Result<String> {
        let Some(person) = self.person(person)? else {
            return Ok(String::new());
        };
        let points = person.contact_points.iter().map(|point| {
            let label = Some(&point.label).filter(|label| !label.is_empty());
            label.map_or_else(
                || point.value.clone(),
                |label| format!("{label} {}", point.value),
            )
        });
        let fields = person
            .fields
            .iter()
            .map(|field| format!("{}: {}", field.name, field.value));
        let dates = person.dates.iter().map(|date| date.name.clone());
        let tags = person.tags.iter().map(|tag| format!("#{tag}"));
        let kept = person
            .other_names
            .iter()
            .chain([&person.how_met, &person.lives_in, &person.note])
            .chain([&person.pronouns])
            .cloned()
            .chain(fields)
            .chain(points)
            .chain(dates)
            .chain(tags);
        let said: Vec<String> = kept
            .filter(|text| !wanted.words.marks(text).is_empty())
            .collect();
        Ok(said.join(" · "))
    }

    /// Ties in own words.
    fn tied(&self, wanted: &Wanted, size: Size, found: &mut Vec<Found>) -> Result<()> {
        let mut statement = self.connection.prepare_cached(
            "SELECT tie.id, words, one.id, one.name, other.id, other.name FROM tie \
             JOIN person AS one ON one.id = tie.person JOIN person AS other ON other.id = tie.other \
             WHERE words <> '' AND tie.deleted_at IS NULL AND one.deleted_at IS NULL AND other.deleted_at IS NULL",
        )?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()?.filter(|_| found.len() < size.people) {
            let words = row.get_ref(1)?.as_str().unwrap_or_default();
            if wanted.words.found_in(words) {
                let people = vec![(row.get(2)?, row.get(3)?), (row.get(4)?, row.get(5)?)];
                found.push(beside(What::Tie, row.get(0)?, people, words, wanted, size));
            }
        }
        Ok(())
    }

    /// Groups or places.
    fn named(
        &self,
        table: &str,
        what: What,
        wanted: &Wanted,
        size: Size,
        found: &mut Vec<Found>,
    ) -> Result<()> {
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT id, name, other_names FROM {table} WHERE deleted_at IS NULL ORDER BY name, id"
        ))?;
        let read = |row: &Row<'_>| {
            let (name, others): (String, String) = (row.get(1)?, row.get(2)?);
            Ok((row.get::<_, i64>(0)?, names(&name, &others)))
        };
        for row in statement.query_map([], read)? {
            let (id, names) = row?;
            if found.len() == size.people {
                break;
            }
            if wanted.words.found_in(&names) {
                let members = match what {
                    What::Group => self.members_by_name(id)?,
                    _ => Vec::new(),
                };
                found.push(beside(what, id, members, &names, wanted, size));
            }
        }
        Ok(())
    }

    /// The members of a group, by name.
    fn members_by_name(&self, group: i64) -> Result<Vec<(Id<Person>, String)>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT person.id, name FROM group_member JOIN person ON person.id = group_member.person \
             WHERE people_group = ?1 AND deleted_at IS NULL ORDER BY name, person.id",
        )?;
        let members = statement.query_map([group], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(members.collect::<rusqlite::Result<_>>()?)
    }

    /// The people under all of the wanted tags; `None` if no tag is wanted.
    fn tagged(&self, wanted: &Wanted) -> Result<Option<HashSet<i64>>> {
        let mut tagged: Option<HashSet<i64>> = None;
        if wanted.tags.is_empty() {
            return Ok(None);
        }
        let tags = self.tags_in("person_tag")?;
        for wanted in &wanted.tags {
            let mut people = HashSet::new();
            for tag in tags.iter().filter(|tag| wanted.means(&tag.folded)) {
                let mut statement = self
                    .connection
                    .prepare_cached("SELECT person FROM person_tag WHERE tag = ?1")?;
                let found = statement.query_map([&tag.written], |row| row.get::<_, i64>(0))?;
                for person in found {
                    people.insert(person?);
                }
            }
            tagged = Some(match tagged {
                Some(before) => before.intersection(&people).copied().collect(),
                None => people,
            });
        }
        Ok(tagged)
    }
}

fn beside(
    what: What,
    id: i64,
    people: Vec<(Id<Person>, String)>,
    words: &str,
    wanted: &Wanted,
    size: Size,
) -> Found {
    Found {
        what,
        id,
        day: None,
        people,
        words: Excerpt::of(words, &wanted.words, size.cells),
        tags: Vec::new(),
    }
}

/// A name and the other names behind it.
fn names(name: &str, others: &str) -> String {
    let others: Vec<String> = serde_json::from_str(others).unwrap_or_default();
    std::iter::once(name)
        .chain(others.iter().map(String::as_str))
        .collect::<Vec<_>>()
        .join(" · ")
}

fn words_of(table: &str) -> String {
    SEARCHED
        .iter()
        .find(|searched| searched.table == table)
        .map_or_else(|| "''".to_owned(), |searched| searched.expression(table))
}
