//! Those who are named as having been there and then said not to have come: "lunch with Ana and Luka,
//! but Luka didn't come", "lunch with Ana fell through, so coffee with Luka".

use std::collections::HashMap;

use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::domain::sentence::mentions::{Mention, Whom};
use crate::domain::sentence::page::Page;
use crate::domain::sentence::who::{Role, is_said_absent, was_there};
use crate::domain::sentence::zones;

/// Who was not there after all, if anybody else was.
#[must_use]
pub fn absent(page: &Page<'_>, named: &[Mention], roles: &[Role]) -> Vec<Id<Person>> {
    let mut came: HashMap<Id<Person>, bool> = HashMap::new();
    let mut somebody_else = false;
    for (mention, role) in named.iter().zip(roles) {
        let there = was_there(*role);
        match one(mention) {
            Some(person) if is_said_absent(page, mention) => {
                came.insert(person, false);
            }
            Some(person) if there => {
                let happened = !zones::all_unsaid(page, std::iter::once(mention.from));
                *came.entry(person).or_default() |= happened;
            }
            Some(_) => {}
            None => somebody_else |= there,
        }
    }
    let others = somebody_else || came.values().any(|came| *came);
    let absent = came.into_iter().filter(|(_, came)| others && !came);
    absent.map(|(person, _)| person).collect()
}

/// The one person that a name means.
fn one(mention: &Mention) -> Option<Id<Person>> {
    match &mention.whom {
        Whom::People(people) => people.first().copied().filter(|_| people.len() == 1),
        _ => None,
    }
}
