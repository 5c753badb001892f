//! What a sentence is read against: places, groups, and who was often there together.

use std::collections::BTreeSet;

use rusqlite::types::ValueRef;
use rusqlite::{OptionalExtension as _, Row};

use crate::domain::calling::{Calling, OF_ONE_SURNAME, SURNAME};
use crate::domain::id::Id;
use crate::domain::name_filter::Wanted;
use crate::domain::names::KnownPerson;
use crate::domain::person::Person;
use crate::domain::sentence::reading::Company;
use crate::store::error::Result;
use crate::store::open::Reader;
use crate::store::value::AsJson;

/// How far back company is looked up: the newest interactions of each candidate.
const LOOKED_BACK: i64 = 400;

/// What one text can call by a word of a name.
#[derive(Debug)]
pub struct Called<'w> {
    /// People, once for each word by which they can be called.
    people: Vec<Calling<'w>>,
    /// Groups and places, by their ids, each once. No two things have the same.
    things: Vec<i64>,
}

impl<'w> Called<'w> {
    /// The ids of the people. For reading the text the names of these are as good as everybody's, unless somebody is
    /// looked for by names that are only nearly the same.
    #[must_use]
    pub fn ids(&self) -> BTreeSet<Id<Person>> {
        self.people.iter().map(|calling| calling.person).collect()
    }

    /// People, once for each word by which they can be called.
    #[must_use]
    pub fn people(&self) -> &[Calling<'w>] {
        &self.people
    }

    /// The groups and places.
    pub(in crate::store) fn things(&self) -> impl Iterator<Item = i64> {
        self.things.iter().copied()
    }
}

impl Reader {
    /// Everybody's names, out of the trash and in no order. Nobody's last contact day is looked up:
    /// it matters only between two of one name.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn known_people(&self) -> Result<Vec<KnownPerson>> {
        self.known_where(|_, _, _| true)
    }

    /// Whom and what one text can call by a word of a name.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn called_in<'w>(&self, wanted: &'w Wanted) -> Result<Called<'w>> {
        self.by_words(wanted, -1)
    }

    /// The same, but of people whom a word calls by their surname alone no more than tell that it is open.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn enough_called_in<'w>(&self, wanted: &'w Wanted) -> Result<Called<'w>> {
        self.by_words(wanted, i64::try_from(OF_ONE_SURNAME).unwrap_or(-1))
    }

    fn by_words<'w>(&self, wanted: &'w Wanted, of_one_surname: i64) -> Result<Called<'w>> {
        let mut by_word = self.connection.prepare_cached(
            "SELECT named, forms FROM called WHERE word = ?1 AND forms <> ?2 UNION ALL SELECT * FROM \
             (SELECT named, forms FROM called WHERE word = ?1 AND forms = ?2 LIMIT ?3)",
        )?;
        let mut called = Called {
            people: Vec::new(),
            things: Vec::new(),
        };
        for word in wanted.words() {
            let mut rows = by_word.query((word, SURNAME, of_one_surname))?;
            while let Some(row) = rows.next()? {
                let forms = row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?;
                if forms.is_empty() {
                    called.things.push(row.get(0)?);
                } else {
                    let calling = Calling::by(row.get(0)?, word, forms, wanted);
                    called.people.push(calling);
                }
            }
        }
        called.things.sort_unstable();
        called.things.dedup();
        Ok(called)
    }

    /// The names of these people, out of the trash, in the order of `ids`.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn people_of(&self, ids: impl IntoIterator<Item = Id<Person>>) -> Result<Vec<KnownPerson>> {
        let mut one = self.connection.prepare_cached(
            "SELECT id, name, other_names FROM person WHERE id = ?1 AND deleted_at IS NULL",
        )?;
        let mut known = Vec::new();
        for id in ids {
            known.extend(one.query_row([id], known_person).optional()?);
        }
        Ok(known)
    }

    /// The names of the people who are called, and of those who have one nearly like a word of the text: for reading it they
    /// are as good as everybody's. `besides` are sorted.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn people_meant(
        &self,
        wanted: &Wanted,
        besides: &[Id<Person>],
    ) -> Result<Vec<KnownPerson>> {
        self.known_where(|id, name, other_names| {
            wanted.means(name, other_names) || besides.binary_search(&id).is_ok()
        })
    }

    fn known_where(
        &self,
        keep: impl Fn(Id<Person>, &str, &[String]) -> bool,
    ) -> Result<Vec<KnownPerson>> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT id, name, other_names FROM person WHERE deleted_at IS NULL")?;
        let mut rows = statement.query([])?;
        let mut known = Vec::new();
        while let Some(row) = rows.next()? {
            let id = row.get(0)?;
            let name = row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?;
            let other_names = match row.get_ref(2)? {
                ValueRef::Text(b"[]") => Vec::new(),
                _ => row.get::<_, AsJson<Vec<String>>>(2)?.0,
            };
            if keep(id, name, &other_names) {
                known.push(KnownPerson {
                    id,
                    name: name.to_owned(),
                    other_names,
                    last_contact: None,
                });
            }
        }
        Ok(known)
    }

    /// Every tag of an interaction, in the order of their bytes: one probe of the index for each.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn interaction_tags(&self) -> Result<Vec<String>> {
        let mut next = self
            .connection
            .prepare_cached("SELECT min(tag) FROM interaction_tag WHERE tag > ?1")?;
        let mut tags: Vec<String> = Vec::new();
        while let Some(tag) = next.query_row([tags.last().map_or("", String::as_str)], |row| {
            row.get::<_, Option<String>>(0)
        })? {
            tags.push(tag);
        }
        Ok(tags)
    }

    /// How often each of `candidates` was there together with each of `named`, in their newest
    /// interactions.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn company(&self, candidates: &[Id<Person>], named: &[Id<Person>]) -> Result<Company> {
        let mut company = Company::default();
        let mut statement = self.connection.prepare_cached(
            "SELECT count(*) FROM (SELECT interaction FROM participant WHERE person = ?1 AND live = 1 \
             ORDER BY day DESC LIMIT ?3) AS theirs \
             JOIN participant AS other ON other.interaction = theirs.interaction AND other.person = ?2",
        )?;
        for candidate in candidates {
            for other in named.iter().filter(|other| *other != candidate) {
                let times: u32 =
                    statement.query_row((candidate, other, LOOKED_BACK), |row| row.get(0))?;
                company.note(*candidate, *other, times);
            }
        }
        Ok(company)
    }
}

fn known_person(row: &Row<'_>) -> rusqlite::Result<KnownPerson> {
    Ok(KnownPerson {
        id: row.get(0)?,
        name: row.get(1)?,
        other_names: row.get::<_, AsJson<Vec<String>>>(2)?.0,
        last_contact: None,
    })
}
