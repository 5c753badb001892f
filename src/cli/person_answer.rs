//! Everything that is kept of one person, in JSON, with names beside the ids.

use serde::Serialize;

use crate::cli::answer::Named;
use crate::domain::day::{Anniversary, Day};
use crate::domain::id::Id;
use crate::domain::page::PersonPage;
use crate::domain::person::{ContactPoint, NamedDate, OwnField, Person, Standing};
use crate::domain::record::{Origin, Record};
use crate::wording::ties;

/// A person in the answer of `show`: the keys of the export, but the circle by its name and the one
/// through whom you met with theirs.
#[derive(Debug, Serialize)]
pub struct PersonAnswer<'a> {
    id: Id<Person>,
    name: &'a str,
    other_names: &'a [String],
    pronouns: &'a str,
    how_met: &'a str,
    met_on: Option<Day>,
    met_through: Option<Named>,
    birthday: Option<Anniversary>,
    dates: &'a [NamedDate],
    lives_in: &'a str,
    contact_points: &'a [ContactPoint],
    tags: &'a [String],
    circle: Option<&'a str>,
    usual_gap: Option<u16>,
    fields: &'a [OwnField],
    note: &'a str,
    photo: &'a str,
    standing: Standing,
    died_on: Option<Day>,
    ties: Vec<TieAnswer<'a>>,
    groups: &'a [String],
    origin: Origin,
    record: Record,
}

/// A tie as this person has it.
#[derive(Debug, Serialize)]
struct TieAnswer<'a> {
    person: Named,
    words: &'a str,
    said: String,
}

impl<'a> From<&'a PersonPage> for PersonAnswer<'a> {
    fn from(page: &'a PersonPage) -> Self {
        let person = &page.person;
        let through = person.met_through.zip(page.met_through.as_deref());
        Self {
            id: person.id,
            name: &person.name,
            other_names: &person.other_names,
            pronouns: &person.pronouns,
            how_met: &person.how_met,
            met_on: person.met_on,
            met_through: through.map(|(id, name)| Named::new(id, name)),
            birthday: person.birthday,
            dates: &person.dates,
            lives_in: &person.lives_in,
            contact_points: &person.contact_points,
            tags: &person.tags,
            circle: page.circle.as_ref().map(|circle| circle.name.as_str()),
            usual_gap: person.usual_gap,
            fields: &person.fields,
            note: &person.note,
            photo: &person.photo,
            standing: person.standing,
            died_on: person.died_on,
            ties: page
                .ties
                .iter()
                .map(|tie| TieAnswer {
                    person: Named::new(tie.other, &tie.name),
                    words: &tie.tie.words,
                    said: ties::tie(tie),
                })
                .collect(),
            groups: &page.groups,
            origin: person.origin,
            record: person.record,
        }
    }
}
