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
        people: Vec<Listed>,
        groups: Vec<Group>,
        places: Vec<Place>,
        tags: &[String],
        circles: &[Circle],
    ) -> Self {
        let plain = |name: &str, sort| Named {
            name: name.into(),
            sort,
            last: None,
        };
        let groups_named = groups.iter().map(|group| plain(&group.name, Sort::Group));
        let places_named = places.iter().map(|place| plain(&place.name, Sort::Place));
        let tags = tags.iter().map(|tag| plain(tag, Sort::Tag));
        let circles = circles.iter();
        let circles = circles.map(|circle| plain(&circle.name, Sort::Circle));
        let mut named = Vec::with_capacity(people.len());
        named.extend(people.iter().map(|person| Named {
            last: person.last_contact,
            ..plain(&person.name, Sort::Person)
        }));
        named.extend(groups_named.chain(places_named).chain(tags).chain(circles));
        let beginnings = Beginnings::of(named);
        Self {
            names: Names::new(people.into_iter().map(Listed::into_known).collect()),
            groups,
            places,
            beginnings,
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
