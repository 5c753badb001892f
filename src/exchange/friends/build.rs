//! Rows from entries: who is meant, who is new, what is there already.

use std::collections::{HashMap, HashSet};

use crate::domain::day::Day;
use crate::domain::id::{Id, IdSource};
use crate::domain::interaction::{DepthOfBoth, Interaction, Kind, Participant};
use crate::domain::person::Person;
use crate::domain::place::Place;
use crate::domain::record::{Origin, Record};
use crate::domain::sentence::verbs::kind_of;
use crate::domain::text::fold::fold;
use crate::exchange::found::{Found, Remark};
use crate::exchange::friends::lines::{Entry, Happening};
use crate::exchange::friends::markup::Marked;
use crate::store::error::Result;
use crate::store::open::Reader;

/// Whom a name means: by the whole name first, by another name if only one has it.
#[derive(Default)]
struct Called {
    names: HashMap<String, Vec<Id<Person>>>,
    other_names: HashMap<String, Vec<Id<Person>>>,
}

impl Called {
    fn add(&mut self, id: Id<Person>, name: &str, other_names: &[String]) {
        self.names.entry(fold(name)).or_default().push(id);
        for other in other_names {
            self.other_names.entry(fold(other)).or_default().push(id);
        }
    }

    fn find(&self, name: &str) -> &[Id<Person>] {
        let folded = fold(name);
        let found = self
            .names
            .get(&folded)
            .or_else(|| self.other_names.get(&folded));
        found.map_or(&[], Vec::as_slice)
    }
}

/// What an interaction is known by: its day, its words and who was there.
type Known = (Day, String, Vec<Id<Person>>);

/// Rows while they are made.
pub struct Builder<'a> {
    reader: Option<&'a Reader>,
    at: i64,
    ids: &'a mut IdSource,
    /// Those of the friends.md.
    listed: Called,
    /// Those of the file.
    here: Called,
    places: HashMap<String, Id<Place>>,
    known: HashSet<Known>,
    looked_up: HashSet<Day>,
    made: Found,
}

impl<'a> Builder<'a> {
    /// Nothing made yet.
    pub fn new(reader: Option<&'a Reader>, at: i64, ids: &'a mut IdSource) -> Result<Self> {
        let mut builder = Self {
            reader,
            at,
            ids,
            listed: Called::default(),
            here: Called::default(),
            places: HashMap::new(),
            known: HashSet::new(),
            looked_up: HashSet::new(),
            made: Found::default(),
        };
        if let Some(reader) = reader {
            for person in reader.known_people()? {
                builder
                    .here
                    .add(person.id, &person.name, &person.other_names);
            }
            for place in reader.places()? {
                builder.name_place(place.id, &place.name, &place.other_names);
            }
        }
        Ok(builder)
    }

    fn name_place(&mut self, id: Id<Place>, name: &str, other_names: &[String]) {
        for name in other_names.iter().map(String::as_str).chain([name]) {
            self.places.insert(fold(name), id);
        }
    }

    fn leave_out(&mut self, line: usize, what: impl Into<String>) {
        let what = what.into();
        self.made.left_out.push(Remark { line, what });
    }

    /// A place of the list.
    pub fn place(&mut self, entry: Entry) {
        if self.places.contains_key(&fold(&entry.name)) {
            self.made.already_here += 1;
            return;
        }
        self.new_place(entry.name, entry.other_names);
    }

    fn new_place(&mut self, name: String, other_names: Vec<String>) -> Id<Place> {
        let id = self.ids.mint(self.at);
        self.name_place(id, &name, &other_names);
        self.made.document.places.push(Place {
            id,
            name,
            other_names,
            record: Record::new(self.at),
        });
        id
    }

    /// A friend of the list.
    pub fn friend(&mut self, entry: Entry) {
        if self.listed.names.contains_key(&fold(&entry.name)) {
            return self.leave_out(
                entry.line,
                format!("{} stands in the list twice", entry.name),
            );
        }
        match self.here.find(&entry.name) {
            [] => {
                let mut person = self.person(entry.name);
                person.other_names = entry.other_names;
                person.lives_in = entry.lives_in;
                person.tags = entry.tags;
                self.add(person);
            }
            [id] => {
                self.listed.add(*id, &entry.name, &entry.other_names);
                self.made.joined.push(entry.name);
            }
            [..] => self.leave_out(
                entry.line,
                format!("your file has several people called {}", entry.name),
            ),
        }
    }

    fn person(&mut self, name: String) -> Person {
        Person::named(self.ids.mint(self.at), name, Origin::Import, self.at)
    }

    fn add(&mut self, person: Person) {
        self.listed
            .add(person.id, &person.name, &person.other_names);
        self.made.document.people.push(person);
    }

    /// An activity or a note.
    pub fn happening(&mut self, happening: Happening) -> Result<()> {
        let Happening {
            line,
            day,
            activity,
            said,
        } = happening;
        let people = match self.people(line, &said.names) {
            Ok(people) => people,
            Err(why) => {
                self.leave_out(line, why);
                return Ok(());
            }
        };
        self.look_up(day)?;
        if !self.known.insert((day, said.words.clone(), people.clone())) {
            self.made.already_here += 1;
            return Ok(());
        }
        let interaction = self.interaction(day, activity, said, &people);
        self.made.document.interactions.push(interaction);
        Ok(())
    }

    /// Who was there. Somebody in bold who is in no list was a friend all the same.
    fn people(
        &mut self,
        line: usize,
        names: &[String],
    ) -> std::result::Result<Vec<Id<Person>>, String> {
        let several = |name: &str| format!("{name} could be several people");
        for name in names {
            match (self.listed.find(name), self.here.find(name)) {
                ([_], _) | ([], [_] | []) => {}
                _ => return Err(several(name)),
            }
        }
        let mut people = Vec::with_capacity(names.len());
        for name in names {
            let found = [self.listed.find(name), self.here.find(name)].concat();
            people.push(match found.first() {
                Some(id) => *id,
                None => self.in_no_list(line, name),
            });
        }
        people.sort();
        people.dedup();
        Ok(people)
    }

    fn in_no_list(&mut self, line: usize, name: &str) -> Id<Person> {
        let person = self.person(name.to_owned());
        let id = person.id;
        self.add(person);
        self.made.remarks.push(Remark {
            line,
            what: format!("{name} stands in bold here, and in no list; they come in as well"),
        });
        id
    }

    /// Notes what the file holds on this day.
    fn look_up(&mut self, day: Day) -> Result<()> {
        if let (Some(reader), true) = (self.reader, self.looked_up.insert(day)) {
            for interaction in reader.interactions_on(day)? {
                let people = interaction.people.iter().map(|person| person.id).collect();
                self.known.insert((day, interaction.words, people));
            }
        }
        Ok(())
    }

    fn interaction(
        &mut self,
        day: Day,
        activity: bool,
        said: Marked,
        people: &[Id<Person>],
    ) -> Interaction {
        let place = said.places.first().cloned().map(|name| {
            let known = self.places.get(&fold(&name)).copied();
            known.unwrap_or_else(|| self.new_place(name, Vec::new()))
        });
        let told = kind_of(&said.words);
        let kind = if activity && !people.is_empty() {
            told.kind
        } else {
            Some(Kind::Note)
        };
        let two_way = kind.is_none_or(Kind::two_way) || (activity && told.two_way);
        Interaction {
            id: self.ids.mint(self.at),
            day,
            last_day: None,
            time: None,
            kind,
            people: people
                .iter()
                .map(|id| Participant {
                    id: *id,
                    two_way,
                    began: None,
                })
                .collect(),
            minutes: told.minutes.filter(|_| activity),
            chosen: true,
            depth: DepthOfBoth::default(),
            place,
            tags: said.tags,
            words: said.words,
            grew_from: None,
            private: false,
            origin: Origin::Import,
            record: Record::new(self.at),
        }
    }

    /// What was made.
    pub fn finish(self) -> Found {
        self.made
    }
}
