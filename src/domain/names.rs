//! Who is meant by a name: the one way in which the box, the command line and the importers match.
//!
//! The words of all names are kept in a tree, so that a look-up costs the same among ten people
//! and among ten thousand.

use std::cmp::Reverse;
use std::hash::BuildHasherDefault;
use std::sync::Arc;

use crate::domain::calling::Calling;
use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::name_forms::{Part, counts, forms};
use crate::domain::name_likeness::Likeness;
use crate::domain::person::Person;
use crate::domain::sorting;
use crate::domain::text::fold::{fold, fold_umlauts};
use crate::domain::text::lists::Lists;
use crate::domain::text::pieces::{Piece, Shape, pieces};
use crate::domain::text::quick_hash::QuickMap;

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
    by_id: QuickMap<Id<Person>, u32>,
    words: QuickMap<Arc<str>, u32>,
    spelled: Vec<Arc<str>>,
    /// By the number of a word, who has it in a whole name.
    holders: Lists<u32>,
    steps: QuickMap<(u32, u32), u32>,
    /// By the number of a stem, whose names end there.
    ends: Lists<(Part, u32)>,
    likeness: Likeness,
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

/// A place in the tree of names: what has been read of a name so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stem(u32);

/// How many people are offered when nobody has a name.
const LOOK_ALIKES: usize = 5;

/// How many holders of one word are looked at for "Did you mean".
const HOLDERS: usize = 200;

impl Names {
    /// The index over `people`.
    #[must_use]
    pub fn new(people: Vec<KnownPerson>) -> Self {
        let mut names = Self {
            by_id: QuickMap::with_capacity_and_hasher(people.len(), BuildHasherDefault::default()),
            ..Self::default()
        };
        names.ends.begin();
        for (place, person) in (0..).zip(&people) {
            names.add(place, person);
        }
        names.people = people;
        names.shrink();
        names
    }

    /// The index over the forms by which one text can call people, and over `members`, whom it can call by a group.
    /// Nothing is known of them but that: the text is read against it as against everybody's names, as long as nobody
    /// is offered and no names are compared.
    #[must_use]
    pub fn of_callings(callings: &[Calling<'_>], members: &[Id<Person>]) -> Self {
        let called = callings.iter().map(|calling| calling.person);
        let mut ids: Vec<_> = called.chain(members.iter().copied()).collect();
        ids.sort_unstable();
        ids.dedup();
        let people = ids.into_iter().map(|id| KnownPerson {
            id,
            name: String::new(),
            other_names: Vec::new(),
            last_contact: None,
        });
        let mut names = Self {
            people: people.collect(),
            ..Self::default()
        };
        names.ends.begin();
        names.by_id = (0..)
            .zip(&names.people)
            .map(|(place, person)| (person.id, place))
            .collect();
        for calling in callings {
            if calling.forms.is_empty() {
                // A name begins like that, though none of the text goes on so.
                let first = names.number_of(calling.word);
                names.grow(0, first);
            }
            if let Some(place) = names.by_id.get(&calling.person).copied() {
                for form in &calling.forms {
                    let words = std::iter::once(calling.word).chain(form.rest.iter().copied());
                    names.insert(place, form.part, words);
                }
            }
        }
        names
    }

    /// Notes when somebody was met last.
    pub fn met(&mut self, person: Id<Person>, last: Option<Day>) {
        let place = self.by_id.get(&person).copied();
        let person = place.and_then(|place| self.people.get_mut(usize::try_from(place).ok()?));
        if let Some(person) = person {
            person.last_contact = last;
        }
    }

    fn add(&mut self, place: u32, person: &KnownPerson) {
        self.by_id.insert(person.id, place);
        for name in std::iter::once(&person.name).chain(&person.other_names) {
            for form in forms(name) {
                self.insert(place, form.part, form.words.iter().map(String::as_str));
            }
        }
    }

    fn insert<'a>(&mut self, place: u32, part: Part, words: impl Iterator<Item = &'a str>) {
        let mut stem = 0;
        for word in words {
            let number = self.number_of(word);
            if part == Part::Whole && self.holders.of(number).next() != Some(place) {
                self.holders.add(number, place);
            }
            stem = self.grow(stem, number);
        }
        if !self.is_held(stem, place, part) {
            self.ends.add(stem, (part, place));
        }
    }

    /// Whether `place` has this part of a name already, or one that beats it; whose turn it is stands first.
    fn is_held(&self, stem: u32, place: u32, part: Part) -> bool {
        let ends = self.ends.of(stem);
        let mut own = ends.take_while(|(_, at)| *at == place);
        own.any(|(held, _)| held <= part)
    }

    /// The step from `stem` by a word, new if no name went on like that.
    fn grow(&mut self, stem: u32, word: u32) -> u32 {
        let ends = &mut self.ends;
        let next = self.steps.entry((stem, word));
        *next.or_insert_with(|| ends.begin())
    }

    fn number_of(&mut self, word: &str) -> u32 {
        if let Some(number) = self.words.get(word) {
            return *number;
        }
        let number = self.holders.begin();
        self.likeness.note(word, number);
        let word: Arc<str> = word.into();
        self.spelled.push(Arc::clone(&word));
        self.words.insert(word, number);
        number
    }

    fn shrink(&mut self) {
        self.people.shrink_to_fit();
        self.spelled.shrink_to_fit();
        self.holders.shrink();
        self.ends.shrink();
    }

    /// Whether somebody has exactly this name, in any spelling.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        let wanted = fold(name);
        self.people.iter().any(|person| {
            let mut names = std::iter::once(&person.name).chain(&person.other_names);
            names.any(|name| fold(name) == wanted)
        })
    }

    /// Everybody, in the order given to [`Names::new`].
    #[must_use]
    pub fn people(&self) -> &[KnownPerson] {
        &self.people
    }

    /// The person with this id.
    #[must_use]
    pub fn person(&self, id: Id<Person>) -> Option<&KnownPerson> {
        self.by_id.get(&id).and_then(|place| self.at(*place))
    }

    fn at(&self, place: u32) -> Option<&KnownPerson> {
        self.people.get(place as usize)
    }

    /// Reads one more piece of a name; `None` if no name goes on like that.
    #[must_use]
    pub fn step(&self, stem: Stem, piece: &Piece<'_>) -> Option<Stem> {
        let next = |key: &str| {
            let number = self.words.get(key)?;
            self.steps.get(&(stem.0, *number)).copied().map(Stem)
        };
        next(&piece.key).or_else(|| {
            let spelled = fold_umlauts(piece.text)?;
            next(&spelled)
        })
    }

    /// Whom the name read so far means, and by which part of their names; a whole name beats a
    /// part. Empty if it is only the beginning of a name.
    #[must_use]
    pub fn meant(&self, stem: Stem) -> Vec<(Part, &KnownPerson)> {
        let ends = || self.ends.of(stem.0);
        let best = ends().map(|(part, _)| rank(part)).min();
        let mut meant: Vec<(Part, u32)> = ends()
            .filter(|(part, _)| Some(rank(*part)) == best)
            .collect();
        // Of one person's both parts the surname stays.
        sorting::by_key(&mut meant, |(part, place)| (*place, Reverse(*part)));
        meant.dedup_by_key(|(_, place)| *place);
        meant
            .into_iter()
            .filter_map(|(part, place)| Some((part, self.at(place)?)))
            .collect()
    }

    /// Whom a whole name means, such as an argument of a verb. Matches as quick entry does; where several fit, the
    /// one who is called exactly so.
    #[must_use]
    pub fn find(&self, name: &str) -> Found<'_> {
        let written = pieces(name);
        let read: Vec<&Piece<'_>> = written.iter().filter(|piece| counts(piece)).collect();
        // "Ana's" is not Ana.
        let possessive = written.iter().any(|piece| piece.shape == Shape::Possessive);
        let mut stem = Some(Stem::default()).filter(|_| !possessive);
        for piece in &read {
            stem = stem.and_then(|stem| self.step(stem, piece));
        }
        let mut meant: Vec<&KnownPerson> = stem
            .filter(|_| !read.is_empty())
            .map(|stem| self.meant(stem))
            .unwrap_or_default()
            .into_iter()
            .map(|(_, person)| person)
            .collect();
        match meant.as_slice() {
            [] => Found::Nobody(self.look_alikes(&read)),
            [one] => Found::One(one),
            _ => {
                // Written letter by letter as one of them and nobody else is called, it is that one.
                let mut exact = meant.iter().filter(|person| person.name == name.trim());
                if let (Some(one), None) = (exact.next(), exact.next()) {
                    return Found::One(one);
                }
                sorting::by_key(&mut meant, |person| Reverse(person.last_contact));
                Found::Several(meant)
            }
        }
    }

    /// People with nearly these letters, the nearest and then the most recent first.
    #[must_use]
    pub fn look_alikes(&self, name: &[&Piece<'_>]) -> Vec<&KnownPerson> {
        let mut slips: QuickMap<u32, (usize, usize)> = QuickMap::default();
        for piece in name.iter().take(6) {
            if !matches!(piece.shape, Shape::Letters) {
                continue;
            }
            let mut near = self.near(&piece.key);
            near.extend(self.words.get(&*piece.key).map(|number| (*number, 0)));
            let mut best: QuickMap<u32, usize> = QuickMap::default();
            for (number, distance) in near {
                for place in self.holders.of(number).take(HOLDERS) {
                    let held = best.entry(place).or_insert(distance);
                    *held = distance.min(*held);
                }
            }
            for (place, distance) in best {
                let entry = slips.entry(place).or_default();
                *entry = (entry.0 + 1, entry.1 + distance);
            }
        }
        let mut found: Vec<(&KnownPerson, (usize, usize), u32)> = slips
            .into_iter()
            .filter_map(|(place, found)| Some((self.at(place)?, found, place)))
            .collect();
        sorting::by_key(&mut found, |(person, (words, slips), place)| {
            (
                Reverse(*words),
                *slips,
                Reverse(person.last_contact),
                *place,
            )
        });
        found.truncate(LOOK_ALIKES);
        found.into_iter().map(|(person, _, _)| person).collect()
    }

    fn near(&self, word: &str) -> Vec<(u32, usize)> {
        self.likeness.near(word, |number| {
            self.spelled.get(number as usize).map_or("", Arc::as_ref)
        })
    }
}

/// First name and surname weigh the same: who is meant by "Jordan" is asked.
fn rank(part: Part) -> u8 {
    match part {
        Part::Whole => 0,
        Part::Most => 1,
        Part::First | Part::Surname => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    use crate::domain::name_filter::Wanted;

    fn names() -> Names {
        let known = [
            ("Ana Petrović", "", None),
            ("Jo Novak", "", None),
            ("Jo Weber", "", Some("2026-11-01")),
            ("Jordan", "Jo B.", Some("2026-10-01")),
            ("Élodie Roux", "Lo", None),
            ("Conan O’Brien", "", None),
        ];
        let people = known
            .iter()
            .zip(1..)
            .map(|((name, other, last), id)| KnownPerson {
                id: Id::from_number(id),
                name: (*name).to_owned(),
                other_names: Some((*other).to_owned())
                    .filter(|name| !name.is_empty())
                    .into_iter()
                    .collect(),
                last_contact: last.map(|day| day.parse().unwrap()),
            });
        Names::new(people.collect())
    }

    fn found(name: &str) -> String {
        let list = |people: Vec<&KnownPerson>| {
            people
                .iter()
                .map(|person| person.name.as_str())
                .collect::<Vec<_>>()
                .join(", ")
        };
        match names().find(name) {
            Found::One(person) => person.name.clone(),
            Found::Several(people) => format!("several: {}", list(people)),
            Found::Nobody(people) => format!("nobody: {}", list(people)),
        }
    }

    #[test]
    fn a_name_finds_one_several_or_nobody() {
        for (name, expected) in [
            ("ana", "Ana Petrović"),
            (" Ana  Petrovic ", "Ana Petrović"),
            ("Ana P.", "Ana Petrović"),
            ("petrović", "Ana Petrović"),
            ("ELODIE", "Élodie Roux"),
            ("lo", "Élodie Roux"),
            ("O'Brien", "Conan O’Brien"),
            ("Jo", "several: Jo Weber, Jordan, Jo Novak"),
            ("Jo N", "Jo Novak"),
            ("Jo B.", "Jordan"),
            ("Anm", "nobody: Ana Petrović"),
            ("Ana Petrovc", "nobody: Ana Petrović"),
            ("Elodei", "nobody: Élodie Roux"),
            ("Xerxes", "nobody: "),
            ("", "nobody: "),
            ("Ana's", "nobody: Ana Petrović"),
        ] {
            assert_eq!(found(name), expected, "{name}");
            let wanted = Wanted::by(name);
            let mut people = names().people;
            people.retain(|person| wanted.means(&person.name, &person.other_names));
            assert_eq!(Names::new(people).find(name), names().find(name), "{name}");
        }
    }
}
