//! Who is meant by a name: the one way in which the box, the command line and the importers match.

use std::collections::HashMap;

use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::domain::text::fold::fold;

/// What matching needs to know of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownPerson {
    /// Who.
    pub id: Id<Person>,
    /// The name as written.
    pub name: String,
    /// Other names as written.
    pub other_names: Vec<String>,
    /// The last contact day, if there is one: of two with one name the recent one is offered first.
    pub last_contact: Option<Day>,
}

/// Everybody's names, folded once and indexed.
#[derive(Debug, Default)]
pub struct Names {
    people: Vec<KnownPerson>,
    by_id: HashMap<Id<Person>, usize>,
    by_name: HashMap<String, Vec<usize>>,
}

/// What a name on the command line means.
#[derive(Debug, PartialEq, Eq)]
pub enum Found<'a> {
    /// Exactly this person.
    One(&'a KnownPerson),
    /// Any of these, the most recent first.
    Several(Vec<&'a KnownPerson>),
    /// Nobody; these have names that look alike.
    Nobody(Vec<&'a KnownPerson>),
}

impl Names {
    /// The index over `people`.
    #[must_use]
    pub fn new(people: Vec<KnownPerson>) -> Self {
        let by_id = people
            .iter()
            .enumerate()
            .map(|(place, person)| (person.id, place))
            .collect();
        let mut by_name: HashMap<String, Vec<usize>> = HashMap::new();
        for (place, person) in people.iter().enumerate() {
            for name in std::iter::once(&person.name).chain(&person.other_names) {
                by_name.entry(fold(name)).or_default().push(place);
            }
        }
        Self {
            people,
            by_id,
            by_name,
        }
    }

    /// Everybody, in the order given to [`Names::new`].
    #[must_use]
    pub fn people(&self) -> &[KnownPerson] {
        &self.people
    }

    /// The person with this id.
    #[must_use]
    pub fn person(&self, id: Id<Person>) -> Option<&KnownPerson> {
        self.by_id
            .get(&id)
            .and_then(|place| self.people.get(*place))
    }

    /// Whom a whole name means, such as an argument of a verb.
    #[must_use]
    pub fn find(&self, name: &str) -> Found<'_> {
        let places = self
            .by_name
            .get(&fold(name.trim()))
            .map_or(&[][..], Vec::as_slice);
        match places {
            [place] => Found::One(&self.people[*place]),
            [] => Found::Nobody(Vec::new()),
            several => Found::Several(several.iter().map(|place| &self.people[*place]).collect()),
        }
    }
}
