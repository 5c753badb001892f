//! What sentences are read against, and what is completed from its beginning. It is read from the
//! file when something is written for the first time, and kept up to date from then on.

use crate::domain::beginnings::{Beginnings, Named, Sort};
use crate::domain::circle::Circle;
use crate::domain::group::Group;
use crate::domain::listed::Listed;
use crate::domain::names::Names;
use crate::domain::place::Place;

/// How far one is with reading it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Knowing {
    /// Nothing has been written yet.
    #[default]
    NotYet,
    /// It is on its way.
    Asked,
    /// It is here.
    Here,
}

/// Everything that a sentence can name.
#[derive(Debug, Default)]
pub struct Known {
    /// Everybody's names.
    pub names: Names,
    /// Groups.
    pub groups: Vec<Group>,
    /// Places.
    pub places: Vec<Place>,
    /// All of them and the tags, by the beginnings of their words.
    pub beginnings: Beginnings,
}

impl Known {
    /// The indexes over all that is in the file.
    #[must_use]
    pub fn of(
        people: &[Listed],
        groups: Vec<Group>,
        places: Vec<Place>,
        tags: &[String],
        circles: &[Circle],
    ) -> Self {
        let plain = |name: &String, sort| Named {
            name: name.clone(),
            sort,
            last: None,
        };
        let mut named: Vec<Named> = people
            .iter()
            .map(|person| Named {
                last: person.last_contact,
                ..plain(&person.name, Sort::Person)
            })
            .collect();
        named.extend(groups.iter().map(|group| plain(&group.name, Sort::Group)));
        named.extend(places.iter().map(|place| plain(&place.name, Sort::Place)));
        named.extend(tags.iter().map(|tag| plain(tag, Sort::Tag)));
        named.extend(
            circles
                .iter()
                .map(|circle| plain(&circle.name, Sort::Circle)),
        );
        Self {
            names: Names::new(people.iter().map(Listed::known).collect()),
            groups,
            places,
            beginnings: Beginnings::of(named),
        }
    }

    /// Notes when people met last.
    pub fn met(&mut self, people: &[Listed]) {
        for person in people {
            self.names.met(person.id, person.last_contact);
            let last = person.last_contact;
            self.beginnings.used(&person.name, Sort::Person, last);
        }
    }
}
