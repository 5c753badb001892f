//! Who is in a script, and where: the keys by which its lines name people, places, circles and
//! groups, and the lines about a person that are no events.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::demo::script::{Line, Understood};
use crate::demo::when;
use crate::domain::circle::Circle;
use crate::domain::document::Document;
use crate::domain::group::Group;
use crate::domain::id::{Id, IdSource};
use crate::domain::person::{ContactKind, ContactPoint, NamedDate, OwnField, Person, Standing};
use crate::domain::place::Place;
use crate::domain::record::{Origin, Record};
use crate::domain::tie::{Tie, TieKind};
use crate::domain::word::Word;

/// The key of the one whose file it is: rows in that section have no people.
pub const ME: &str = "me";

/// Everybody and everything with a key.
pub struct Cast<'a> {
    /// The day that everything is told from.
    pub today: NaiveDate,
    millis: i64,
    people: HashMap<&'a str, Id<Person>>,
    circles: HashMap<&'a str, Id<Circle>>,
    places: HashMap<&'a str, Id<Place>>,
}

impl<'a> Cast<'a> {
    /// Nobody yet; rows that are no events count as written at `millis`.
    #[must_use]
    pub fn new(today: NaiveDate, millis: i64) -> Self {
        Self {
            today,
            millis,
            people: HashMap::new(),
            circles: HashMap::new(),
            places: HashMap::new(),
        }
    }

    /// Takes in a line that names someone or something. This is done for all lines before any
    /// other is read, so that a line may name who comes later.
    ///
    /// # Errors
    /// A line of that sort that is not complete.
    pub fn enter(
        &mut self,
        line: Line<'a>,
        ids: &mut IdSource,
        document: &mut Document,
    ) -> Understood<()> {
        let key = line.words().next().unwrap_or("");
        let name = line.field(1).to_owned();
        let (at, record) = (self.millis, Record::new(self.millis));
        match line.mark {
            "=" if key == ME => {}
            "=" => {
                let person = Person::named(ids.mint(at), name, Origin::Hand, at);
                self.people.insert(key, person.id);
                document.people.push(person);
            }
            // In a section the same mark says which circle somebody is in.
            "circle" if !name.is_empty() => {
                let circle = Circle {
                    id: ids.mint(at),
                    name,
                    position: u16::try_from(document.circles.len()).unwrap_or(u16::MAX),
                    usual_gap: line.words().nth(1).and_then(|gap| gap.parse().ok()),
                    record,
                };
                self.circles.insert(key, circle.id);
                document.circles.push(circle);
            }
            "place" => {
                let place = Place {
                    id: ids.mint(at),
                    name,
                    other_names: line.fields().skip(2).map(str::to_owned).collect(),
                    record,
                };
                self.places.insert(key, place.id);
                document.places.push(place);
            }
            _ => return Ok(()),
        }
        if key.is_empty() || (line.field(1).is_empty() && key != ME) {
            return Err("a key and a name are missing".to_owned());
        }
        Ok(())
    }

    /// The person of this key.
    ///
    /// # Errors
    /// Nobody has it.
    pub fn person(&self, key: &str) -> Understood<Id<Person>> {
        found(&self.people, key)
    }

    /// The place of this key.
    ///
    /// # Errors
    /// There is none.
    pub fn place(&self, key: &str) -> Understood<Id<Place>> {
        found(&self.places, key)
    }

    /// A `group` line: a key, a name, other names, and the keys of its members.
    ///
    /// # Errors
    /// A member that nobody knows.
    pub fn group(&self, line: Line<'a>, ids: &mut IdSource) -> Understood<Group> {
        let members = line
            .words()
            .map(|key| self.person(key))
            .collect::<Understood<_>>()?;
        Ok(Group {
            id: ids.mint(self.millis),
            name: line.field(1).to_owned(),
            other_names: line.fields().skip(2).map(str::to_owned).collect(),
            members,
            record: Record::new(self.millis),
        })
    }

    /// A `tie` line: what the person of the section is, and to whom.
    ///
    /// # Errors
    /// A word that is no tie, or a key that nobody has.
    pub fn tie(&self, line: Line<'a>, person: Id<Person>, ids: &mut IdSource) -> Understood<Tie> {
        let mut words = line.words();
        let kind = TieKind::from_word(words.next().unwrap_or("")).ok_or("that is no tie")?;
        Ok(Tie {
            id: ids.mint(self.millis),
            person,
            other: self.person(words.next().unwrap_or(""))?,
            kind,
            words: line.field(1).to_owned(),
            record: Record::new(self.millis),
        })
    }

    /// A line about a person: `lives`, `met`, `born` and so on.
    ///
    /// # Errors
    /// A mark that is none of these, or a value that is not understood.
    pub fn describe(&self, person: &mut Person, line: Line<'a>) -> Understood<()> {
        let text = line.field(0).to_owned();
        let mut words = line.words();
        let first = words.next().unwrap_or("");
        let second = words.next();
        match line.mark {
            "also" => person.other_names = line.fields().map(str::to_owned).collect(),
            "pronouns" => person.pronouns = text,
            "lives" => person.lives_in = text,
            "note" => person.note = when::filled(&text, self.today)?,
            "tags" => person.tags = line.words().map(str::to_owned).collect(),
            "gap" => person.usual_gap = Some(first.parse().map_err(|_| "no number of days")?),
            "circle" => person.circle = Some(found(&self.circles, first)?),
            "met" => {
                person.met_on = Some(when::day(first, self.today)?);
                person.met_through = second.map(|key| self.person(key)).transpose()?;
                line.field(1).clone_into(&mut person.how_met);
            }
            "born" => person.birthday = Some(when::anniversary(first, second, self.today)?),
            "date" => person.dates.push(NamedDate {
                name: line.field(1).to_owned(),
                on: when::anniversary(first, second, self.today)?,
            }),
            "standing" => {
                person.standing = Standing::from_word(first).ok_or("that is no standing")?;
                person.died_on = second.map(|day| when::day(day, self.today)).transpose()?;
            }
            "imported" => person.origin = Origin::Import,
            "field" => person.fields.push(OwnField {
                name: text,
                value: line.field(1).to_owned(),
            }),
            mark => person.contact_points.push(ContactPoint {
                kind: ContactKind::from_word(mark).ok_or("a mark that means nothing")?,
                label: line.field(1).to_owned(),
                value: text,
            }),
        }
        Ok(())
    }
}

fn found<T>(known: &HashMap<&str, Id<T>>, key: &str) -> Understood<Id<T>> {
    known
        .get(key)
        .copied()
        .ok_or_else(|| format!("nothing is called {key:?}"))
}
