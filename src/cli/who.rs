//! Whom an argument means.

use chrono::NaiveDate;

use crate::cli::answer::Named;
use crate::cli::failure::Failure;
use crate::domain::id::Id;
use crate::domain::listed::Listed;
use crate::domain::names::{Found, KnownPerson, Names};
use crate::domain::person::Person;
use crate::store::error::Result;
use crate::store::open::Reader;

/// Everybody's names, out of the trash.
pub struct Everybody<'r> {
    reader: &'r Reader,
    today: NaiveDate,
    /// The names; without the last contact days, which only a question about them needs.
    pub names: Names,
}

/// Everything typed as a name: `show Ana Petrović` needs no quotes.
pub fn joined(words: &[String]) -> String {
    let typed = words.join(" ");
    typed.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl<'r> Everybody<'r> {
    /// Everybody in the file.
    pub fn of(reader: &'r Reader, today: NaiveDate) -> Result<Self> {
        let names = Names::new(reader.known_people()?);
        Ok(Self {
            reader,
            today,
            names,
        })
    }

    /// The one person that `text` means: by name, or by the id that JSON gives.
    pub fn find(&self, text: &str) -> anyhow::Result<Id<Person>> {
        match self.names.find(text) {
            Found::One(person) => Ok(person.id),
            Found::Several(_) => Err(Failure {
                message: format!("{text} could be any of these"),
                next: "Write the whole name, or the number beside it".to_owned(),
                candidates: self.called(text)?,
            }
            .into()),
            Found::Nobody(alike) => match text.parse().ok().filter(|id| self.has(*id)) {
                Some(id) => Ok(id),
                None => Err(nobody(text, &alike).into()),
            },
        }
    }

    /// The person that the words begin with, as many of them as make a name, and the words left.
    pub fn meant_by(&self, typed: &[String]) -> (Option<Id<Person>>, Vec<String>) {
        let typed = joined(typed);
        let words: Vec<&str> = typed.split(' ').filter(|word| !word.is_empty()).collect();
        let found = (1..=words.len()).rev().find_map(|count| {
            let (name, rest) = words.split_at_checked(count)?;
            match self.names.find(&name.join(" ")) {
                Found::One(person) => Some((person.id, rest)),
                _ => None,
            }
        });
        let (person, rest) = match found {
            Some((person, rest)) => (Some(person), rest),
            None => (None, words.as_slice()),
        };
        let rest = rest.iter().map(|word| (*word).to_owned()).collect();
        (person, rest)
    }

    /// The words as one name, if they are one: `promise Ana Petrović` says nothing but a name.
    pub fn name_alone(&self, name: &str, words: &[String]) -> Option<String> {
        let words = joined(words);
        if words.is_empty() {
            return None;
        }
        let whole = format!("{name} {words}");
        match self.names.find(&whole) {
            Found::One(_) => Some(whole),
            _ => None,
        }
    }

    /// Everybody of a list of names, one an argument; several words that are one name are one person.
    pub fn find_all(&self, names: &[String]) -> anyhow::Result<Vec<Id<Person>>> {
        let each: anyhow::Result<Vec<_>> = names.iter().map(|name| self.find(name)).collect();
        let people = match (each, self.names.find(&joined(names))) {
            (Err(_), Found::One(person)) => vec![person.id],
            (each, _) => each?,
        };
        let mut once = Vec::with_capacity(people.len());
        for person in people {
            if !once.contains(&person) {
                once.push(person);
            }
        }
        Ok(once)
    }

    /// The names of these people.
    pub fn named(&self, people: &[Id<Person>]) -> Vec<Named> {
        people
            .iter()
            .filter_map(|id| self.names.person(*id))
            .map(|person| Named::new(person.id, &person.name))
            .collect()
    }

    /// All who are called `text`, with the last contact day of each.
    pub fn called(&self, text: &str) -> Result<Vec<Named>> {
        let dated: Vec<KnownPerson> = self
            .reader
            .listed(self.today)?
            .iter()
            .map(Listed::known)
            .collect();
        let dated = Names::new(dated);
        Ok(match dated.find(text) {
            Found::Nobody(_) => Vec::new(),
            Found::One(person) => vec![Named::from(person)],
            Found::Several(people) => people.into_iter().map(Named::from).collect(),
        })
    }

    fn has(&self, id: Id<Person>) -> bool {
        self.names.person(id).is_some()
    }
}

fn nobody(text: &str, alike: &[&KnownPerson]) -> Failure {
    let next = match alike {
        [] => "betwixt people --all lists everybody; betwixt add makes somebody new".to_owned(),
        [one] => format!("Did you mean {}?", one.name),
        [rest @ .., last] => {
            let rest: Vec<_> = rest.iter().map(|person| person.name.as_str()).collect();
            format!("Did you mean {} or {}?", rest.join(", "), last.name)
        }
    };
    Failure {
        message: format!("Nobody is called {text}"),
        next,
        candidates: alike.iter().copied().map(Named::from).collect(),
    }
}
