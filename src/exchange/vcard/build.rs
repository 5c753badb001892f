//! Rows from cards: who is new, who is there already and gains something, who is tied to whom.

use std::collections::{BTreeMap, HashMap};

use crate::domain::group::Group;
use crate::domain::id::{Id, IdSource};
use crate::domain::person::{OwnField, Person};
use crate::domain::record::Record;
use crate::domain::text::fold::fold;
use crate::domain::tie::{Tie, TieKind};
use crate::exchange::found::{Added, Found, Remark};
use crate::exchange::vcard::join::{self, Gain};
use crate::exchange::vcard::reading::{Entry, MARK};
use crate::exchange::vcard::related::{self, Related, Who};
use crate::store::error::Result;
use crate::store::open::Reader;

/// Somebody that a card is about.
struct Somebody {
    person: Person,
    /// The row as it is in the file, for one who is there already.
    before: Option<Person>,
    gain: Gain,
}

/// Rows while they are made.
pub struct Builder<'a> {
    reader: Option<&'a Reader>,
    at: i64,
    ids: &'a mut IdSource,
    /// Those that cards are about, by id.
    people: BTreeMap<Id<Person>, Somebody>,
    /// By mark: first those of the file, then those of cards.
    marks: HashMap<String, Id<Person>>,
    /// Those of cards, by folded name.
    named: HashMap<String, Vec<Id<Person>>>,
    /// Those of the file, by folded name, and by folded other name.
    here: HashMap<String, Vec<Id<Person>>>,
    here_too: HashMap<String, Vec<Id<Person>>>,
    /// By the line of their card.
    lines: HashMap<usize, Id<Person>>,
    related: Vec<(Id<Person>, Related)>,
    groups: Vec<(usize, String, Vec<Related>)>,
    made: Found,
}

impl<'a> Builder<'a> {
    /// Nothing made yet.
    pub fn new(reader: Option<&'a Reader>, at: i64, ids: &'a mut IdSource) -> Result<Self> {
        let mut builder = Self {
            reader,
            at,
            ids,
            people: BTreeMap::new(),
            marks: HashMap::new(),
            named: HashMap::new(),
            here: HashMap::new(),
            here_too: HashMap::new(),
            lines: HashMap::new(),
            related: Vec::new(),
            groups: Vec::new(),
            made: Found::default(),
        };
        if let Some(reader) = reader {
            for known in reader.known_people()? {
                let named = builder.here.entry(fold(&known.name)).or_default();
                named.push(known.id);
                for other in &known.other_names {
                    builder
                        .here_too
                        .entry(fold(other))
                        .or_default()
                        .push(known.id);
                }
            }
            for (mark, person) in reader.own_field(MARK)? {
                builder.marks.insert(related::mark(&mark), person);
            }
        }
        Ok(builder)
    }

    fn leave_out(&mut self, line: usize, what: impl Into<String>) {
        self.made.left_out.push(Remark::new(line, what));
    }

    fn remark(&mut self, line: usize, what: impl Into<String>) {
        self.made.remarks.push(Remark::new(line, what));
    }

    /// A card.
    pub fn entry(&mut self, entry: Entry) -> Result<()> {
        if entry.is_group {
            let more = entry.person.fields.iter().any(|field| field.name != MARK);
            if more || !entry.person.note.is_empty() || !entry.person.contact_points.is_empty() {
                self.leave_out(
                    entry.line,
                    "what this card says of a group beside its members",
                );
            }
            self.groups
                .push((entry.line, entry.person.name, entry.members));
            return Ok(());
        }
        let Some(id) = self.somebody(&entry)? else {
            return Ok(());
        };
        self.lines.insert(entry.line, id);
        for mark in entry.marks {
            self.marks.entry(mark).or_insert(id);
        }
        let named = self.named.entry(fold(&entry.person.name)).or_default();
        if !named.contains(&id) {
            named.push(id);
        }
        self.related
            .extend(entry.related.into_iter().map(|one| (id, one)));
        self.add(id, entry.line, entry.person);
        Ok(())
    }

    /// Who a card is about: one that is known, or a new one; `None` if it could be several.
    fn somebody(&mut self, entry: &Entry) -> Result<Option<Id<Person>>> {
        if let Some(id) = entry.marks.iter().find_map(|mark| self.marks.get(mark)) {
            let id = *id;
            self.bring(id)?;
            return Ok(Some(id));
        }
        let name = fold(&entry.person.name);
        let of_cards = self.named.get(&name).cloned().unwrap_or_default();
        let same = of_cards.iter().find(|id| {
            let known = self.people.get(*id);
            known.is_some_and(|known| join::could_be_one(&known.person, &entry.person))
        });
        if let Some(id) = same {
            return Ok(Some(*id));
        }
        let here = self.here.get(&name).or_else(|| self.here_too.get(&name));
        let here = here.cloned().unwrap_or_default();
        for id in &here {
            self.bring(*id)?;
        }
        match here.as_slice() {
            [] => {}
            // Somebody of the file whom another card is about already is not this one too.
            [id] if of_cards.contains(id) => {}
            [id] => return Ok(Some(*id)),
            several => {
                let reached: Vec<_> = several
                    .iter()
                    .filter(|id| self.reach_alike(**id, &entry.person))
                    .collect();
                let [id] = reached.as_slice() else {
                    self.leave_out(
                        entry.line,
                        format!(
                            "your file has several people called {}; the card says too little to tell which",
                            entry.person.name
                        ),
                    );
                    return Ok(None);
                };
                return Ok(Some(**id));
            }
        }
        if !of_cards.is_empty() {
            self.remark(
                entry.line,
                format!(
                    "another card is called {} too; they come in as two people",
                    entry.person.name
                ),
            );
        }
        let id = self.ids.mint(self.at);
        let mut person = entry.person.clone();
        (person.id, person.record) = (id, Record::new(self.at));
        let somebody = Somebody {
            person,
            before: None,
            gain: Gain::default(),
        };
        self.people.insert(id, somebody);
        Ok(Some(id))
    }

    fn reach_alike(&self, id: Id<Person>, other: &Person) -> bool {
        self.people.get(&id).is_some_and(|known| {
            let points = &known.person.contact_points;
            let shared = |point| points.iter().any(|one| join::is_same(one, point));
            other.contact_points.iter().any(shared)
        })
    }

    /// Reads somebody of the file, once.
    fn bring(&mut self, id: Id<Person>) -> Result<()> {
        if self.people.contains_key(&id) {
            return Ok(());
        }
        if let Some(person) = self.reader.map_or(Ok(None), |reader| reader.person(id))? {
            let somebody = Somebody {
                before: Some(person.clone()),
                person,
                gain: Gain::default(),
            };
            self.people.insert(id, somebody);
        }
        Ok(())
    }

    fn add(&mut self, id: Id<Person>, line: usize, from: Person) {
        let Some(known) = self.people.get_mut(&id) else {
            return;
        };
        let gain = join::add(&mut known.person, from);
        let name = known.person.name.clone();
        for otherwise in &gain.otherwise {
            self.made.remarks.push(Remark::new(
                line,
                format!("{name}: the card says {otherwise}; what you have stays, and this is kept beside it"),
            ));
        }
        known.gain.and(gain);
    }

    /// Notes that one card stands inside another as its agent.
    pub fn agent(&mut self, of: usize, line: usize) {
        if let Some(id) = self.lines.get(&of) {
            let related = Related {
                line,
                label: "agent".to_owned(),
                who: Who::Line(line),
            };
            self.related.push((*id, related));
        }
    }

    /// What was made.
    pub fn finish(mut self) -> Result<Found> {
        for (of, related) in std::mem::take(&mut self.related) {
            self.tie(of, related)?;
        }
        self.make_groups()?;
        for (_, somebody) in self.people {
            match somebody.before {
                None => self.made.document.people.push(somebody.person),
                Some(before) if before == somebody.person => {
                    self.made.joined.push(before.name);
                }
                Some(before) => {
                    self.made.added.push(Added {
                        name: before.name,
                        what: somebody.gain.words().unwrap_or_default(),
                    });
                    self.made.changes.people.push(somebody.person);
                }
            }
        }
        Ok(self.made)
    }

    /// Whom a card means by a name, a mark or a line.
    fn meant(&self, who: &Who) -> Vec<Id<Person>> {
        let one = |id: Option<&Id<Person>>| id.copied().into_iter().collect();
        match who {
            Who::Line(line) => one(self.lines.get(line)),
            Who::Mark(mark) => one(self.marks.get(mark)),
            Who::Name(name) => {
                let name = fold(name);
                let of_cards = self.named.get(&name).filter(|found| !found.is_empty());
                let found = of_cards
                    .or_else(|| self.here.get(&name))
                    .or_else(|| self.here_too.get(&name));
                found.cloned().unwrap_or_default()
            }
        }
    }

    fn tie(&mut self, of: Id<Person>, related: Related) -> Result<()> {
        let meant = self.meant(&related.who);
        let other = match (meant.as_slice(), related.who) {
            ([other], _) => *other,
            (meant, Who::Name(said) | Who::Mark(said)) => {
                if meant.len() > 1 {
                    self.remark(
                        related.line,
                        format!("{said} could be several people; the name is kept as words"),
                    );
                }
                self.keep_as_words(of, &related.label, said);
                return Ok(());
            }
            (_, Who::Line(_)) => return Ok(()),
        };
        if other == of {
            return Ok(());
        }
        let tie = related::tie(self.ids.mint(self.at), of, other, &related.label, self.at);
        let of_file = self
            .people
            .get(&of)
            .is_some_and(|known| known.before.is_some());
        let there = match self.reader.filter(|_| of_file) {
            Some(reader) => reader.ties(of)?,
            None => Vec::new(),
        };
        let mut known = there.iter().chain(&self.made.document.ties);
        if !known.any(|known| is_same_tie(known, &tie)) {
            self.made.document.ties.push(tie);
        }
        Ok(())
    }

    fn keep_as_words(&mut self, of: Id<Person>, label: &str, said: String) {
        let Some(known) = self.people.get_mut(&of) else {
            return;
        };
        let name = if label.is_empty() { "related" } else { label };
        let field = OwnField {
            name: name.replace(':', " "),
            value: said,
        };
        if !known.person.fields.contains(&field) {
            known.person.fields.push(field);
            known.gain.note("field");
        }
    }

    fn make_groups(&mut self) -> Result<()> {
        let here = self.reader.map_or(Ok(Vec::new()), Reader::groups)?;
        let mut changed: BTreeMap<Id<Group>, Group> = BTreeMap::new();
        for (line, name, members) in std::mem::take(&mut self.groups) {
            let mut ids = Vec::new();
            for member in members {
                match self.meant(&member.who).as_slice() {
                    [id] => ids.push(*id),
                    _ => self.leave_out(
                        member.line,
                        format!("a member of {name} whose card is not here"),
                    ),
                }
            }
            let is_called = |group: &Group| {
                let mut names = std::iter::once(&group.name).chain(&group.other_names);
                names.any(|known| fold(known) == fold(&name))
            };
            if let Some(group) = here.iter().find(|group| is_called(group)) {
                let group = changed.entry(group.id).or_insert_with(|| group.clone());
                extend(&mut group.members, ids);
                continue;
            }
            let groups = &mut self.made.document.groups;
            if let Some(group) = groups.iter_mut().find(|group| is_called(group)) {
                self.made.remarks.push(Remark::new(
                    line,
                    format!("another card is the group {name} too; they come in as one"),
                ));
                extend(&mut group.members, ids);
                continue;
            }
            let mut group = Group {
                id: self.ids.mint(self.at),
                name,
                other_names: Vec::new(),
                members: Vec::new(),
                record: Record::new(self.at),
            };
            extend(&mut group.members, ids);
            groups.push(group);
        }
        for group in here {
            match changed.remove(&group.id) {
                Some(now) if now.members.len() > group.members.len() => {
                    let more = now.members.len() - group.members.len();
                    let mut gain = Gain::default();
                    (0..more).for_each(|_| gain.note("member"));
                    self.made.added.push(Added {
                        name: now.name.clone(),
                        what: gain.words().unwrap_or_default(),
                    });
                    self.made.changes.groups.push(now);
                }
                Some(_) => self.made.already_here += 1,
                None => {}
            }
        }
        Ok(())
    }
}

fn extend(members: &mut Vec<Id<Person>>, more: Vec<Id<Person>>) {
    for id in more {
        if !members.contains(&id) {
            members.push(id);
        }
    }
}

/// Whether two ties say the same, their additions aside.
fn is_same_tie(one: &Tie, other: &Tie) -> bool {
    if one.kind == TieKind::Own {
        return one.says_what(other)
            || (one.kind == other.kind
                && one.words == other.words
                && (one.person, one.other) == (other.other, other.person));
    }
    let plain = |tie: &Tie| Tie {
        words: String::new(),
        ..tie.clone()
    };
    plain(one).says_what(&plain(other))
}
