//! Names in the case that "with" asks for, as Slavic languages have it: с Анной, z Łukaszem, s Annou.
//!
//! A name is found by what it may be called when nothing is said of it; of several such readings only one
//! may be known. Other cases change names in ways that leave more than one reading.

use crate::domain::id::Id;
use crate::domain::name_cases::{DECLINING, nominatives};
use crate::domain::name_forms::Part;
use crate::domain::names::{Names, Stem};
use crate::domain::person::Person;
use crate::domain::sentence::page::Page;
use crate::domain::text::pieces::{Piece, Shape, pieces};

/// The place after the name that begins at `at`, and whom it means.
#[must_use]
pub fn declined(page: &Page<'_>, at: usize, names: &Names) -> Option<(usize, Vec<Id<Person>>)> {
    let piece = page
        .piece(at)
        .filter(|piece| piece.shape == Shape::Letters && piece.is_capitalised())?;
    if !DECLINING.contains(&page.before(at)) || !page.whole_to(at + 1) {
        return None;
    }
    let mut found: Vec<Id<Person>> = nominatives(&piece.key)
        .iter()
        .flat_map(|name| meant(names, name))
        .collect();
    found.sort_unstable();
    found.dedup();
    let next = page.piece(at + 1).filter(|next| is_surname(next));
    let end = match next {
        Some(surname) => {
            found.retain(|id| has_surname(names, *id, &surname.key));
            at + 2
        }
        None => at + 1,
    };
    (!found.is_empty()).then_some((end, found))
}

/// Those who are called `name`, by their whole name or their first.
fn meant(names: &Names, name: &str) -> Vec<Id<Person>> {
    let written = pieces(name);
    let [piece] = written.as_slice() else {
        return Vec::new();
    };
    let stem = names.step(Stem::default(), piece);
    stem.map(|stem| names.meant(stem))
        .unwrap_or_default()
        .into_iter()
        .filter(|(part, _)| matches!(part, Part::Whole | Part::First))
        .map(|(_, person)| person.id)
        .collect()
}

fn is_surname(piece: &Piece<'_>) -> bool {
    piece.shape == Shape::Letters && piece.is_capitalised() && !piece.glued && !piece.new_line
}

/// Whether a word of the person's names begins as this one does, but for an ending.
fn has_surname(names: &Names, id: Id<Person>, declined: &str) -> bool {
    let same = |word: &str| {
        let both = word.chars().zip(declined.chars());
        let alike = both.take_while(|(one, other)| one == other).count();
        alike >= 3 && alike + 2 >= word.chars().count() && alike + 4 >= declined.chars().count()
    };
    names.person(id).is_some_and(|person| {
        let mut all = std::iter::once(&person.name).chain(&person.other_names);
        all.any(|name| pieces(name).iter().skip(1).any(|piece| same(&piece.key)))
    })
}
