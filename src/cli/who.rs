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
