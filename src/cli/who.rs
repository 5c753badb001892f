//! Whom an argument means.

use chrono::NaiveDate;

use crate::cli::answer::Named;
use crate::cli::failure::Failure;
use crate::domain::id::Id;
use crate::domain::listed::Listed;
use crate::domain::name_filter::Wanted;
use crate::domain::names::{Found, KnownPerson, Names};
use crate::domain::person::Person;
use crate::store::error::Result;
use crate::store::open::Reader;

/// Everybody out of the trash. Of their names those are read that what was typed can mean; their last
/// contact days only for a question about them.
pub struct Everybody<'r> {
    reader: &'r Reader,
    today: NaiveDate,
}

/// Everything typed as a name: `show Ana Petrović` needs no quotes.
pub fn joined(words: &[String]) -> String {
    let typed = words.join(" ");
    typed.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl<'r> Everybody<'r> {
    /// Everybody in the file.
    #[must_use]
    pub fn of(reader: &'r Reader, today: NaiveDate) -> Self {
        Self { reader, today }
    }

    /// The names that `text`, or any part of it, can be: whom it names is found among them as among all.
    fn names_for(&self, text: &str) -> Result<Names> {
        let wanted = Wanted::by(text);
        let called = self.reader.called_in(&wanted)?;
        Ok(Names::new(self.reader.people_of(called.ids())?))
    }

    /// That nobody is called `text`, and who is called nearly so.
    fn nobody(&self, text: &str) -> Result<Failure> {
        let meant = Names::new(self.reader.people_meant(&Wanted::by(text), &[])?);
        Ok(match meant.find(text) {
            Found::Nobody(alike) => nobody(text, &alike),
            _ => nobody(text, &[]),
        })
    }

    /// The one person that `text` means: by name, or by the id that JSON gives.
    pub fn find(&self, text: &str) -> anyhow::Result<Id<Person>> {
        match self.names_for(text)?.find(text) {
            Found::One(person) => Ok(person.id),
            Found::Several(_) => Err(Failure {
                message: format!("{text} could be any of these"),
                next: "Write the whole name, or the number beside it".to_owned(),
                candidates: self.called(text)?,
            }
            .into()),
            Found::Nobody(_) => match text.parse() {
                Ok(id) if self.reader.name_of(id)?.is_some() => Ok(id),
                _ => Err(self.nobody(text)?.into()),
            },
        }
    }

    /// The person that the words begin with, as many of them as make a name, and the words left.
    pub fn meant_by(&self, typed: &[String]) -> Result<(Option<Id<Person>>, Vec<String>)> {
        let typed = joined(typed);
        let names = self.names_for(&typed)?;
        let words: Vec<&str> = typed.split(' ').filter(|word| !word.is_empty()).collect();
        let found = (1..=words.len()).rev().find_map(|count| {
            let (name, rest) = words.split_at_checked(count)?;
            match names.find(&name.join(" ")) {
                Found::One(person) => Some((person.id, rest)),
                _ => None,
            }
        });
        let (person, rest) = match found {
            Some((person, rest)) => (Some(person), rest),
            None => (None, words.as_slice()),
        };
        let rest = rest.iter().map(|word| (*word).to_owned()).collect();
        Ok((person, rest))
    }

    /// The words as one name, if they are one: `promise Ana Petrović` says nothing but a name.
    pub fn name_alone(&self, name: &str, words: &[String]) -> Result<Option<String>> {
        let words = joined(words);
        if words.is_empty() {
            return Ok(None);
        }
        let whole = format!("{name} {words}");
        let is_name = matches!(self.names_for(&whole)?.find(&whole), Found::One(_));
        Ok(is_name.then_some(whole))
    }

    /// Everybody of a list of names, one an argument; several words that are one name are one person.
    pub fn find_all(&self, names: &[String]) -> anyhow::Result<Vec<Id<Person>>> {
        let each: anyhow::Result<Vec<_>> = names.iter().map(|name| self.find(name)).collect();
        let whole = joined(names);
        let people = match each {
            Ok(people) => people,
            Err(none) => match self.names_for(&whole)?.find(&whole) {
                Found::One(person) => vec![person.id],
                _ => return Err(none),
            },
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
    pub fn named(&self, people: &[Id<Person>]) -> Result<Vec<Named>> {
        let mut named = Vec::with_capacity(people.len());
        for id in people {
            let name = self.reader.name_of(*id)?;
            named.extend(name.map(|name| Named::new(*id, &name)));
        }
        Ok(named)
    }

    /// All who are called `text`, with the last contact day of each.
    pub fn called(&self, text: &str) -> Result<Vec<Named>> {
        let dated: Vec<KnownPerson> = self
            .reader
            .listed(self.today)?
            .into_iter()
            .map(Listed::into_known)
            .collect();
        let dated = Names::new(dated);
        Ok(match dated.find(text) {
            Found::Nobody(_) => Vec::new(),
            Found::One(person) => vec![Named::from(person)],
            Found::Several(people) => people.into_iter().map(Named::from).collect(),
        })
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
