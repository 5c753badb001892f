//! What a card adds to somebody who is there already: everything new, and never in place of anything.

use crate::domain::person::{ContactKind, ContactPoint, NamedDate, OwnField, Person, Standing};
use crate::domain::text::fold::fold;

/// What was added.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gain {
    /// How many of each: "contact point".
    counts: Vec<(&'static str, usize)>,
    /// What the card says otherwise: it is kept beside what stands.
    pub otherwise: Vec<String>,
}

impl Gain {
    fn add(&mut self, what: &'static str) {
        match self.counts.iter_mut().find(|(known, _)| *known == what) {
            Some((_, count)) => *count += 1,
            None => self.counts.push((what, 1)),
        }
    }

    /// Takes in what else was added.
    pub fn and(&mut self, other: Self) {
        for (what, count) in other.counts {
            (0..count).for_each(|_| self.add(what));
        }
    }

    /// Notes one more thing that was added.
    pub fn note(&mut self, what: &'static str) {
        self.add(what);
    }

    /// In words: "3 contact points, 1 birthday"; `None` if nothing was added.
    pub fn words(&self) -> Option<String> {
        let words = self.counts.iter().map(|(what, count)| match count {
            1 => format!("1 {what}"),
            _ => format!("{count} {what}s"),
        });
        let words: Vec<String> = words.collect();
        (!words.is_empty()).then(|| words.join(", "))
    }
}

/// Adds to `to` what `from` has beside it. What stands there stays; where the card says otherwise, its
/// word is kept as an own field.
pub fn add(to: &mut Person, from: Person) -> Gain {
    let mut gain = Gain::default();
    names(to, &from, &mut gain);
    for point in from.contact_points {
        if !to.contact_points.iter().any(|known| is_same(known, &point)) {
            to.contact_points.push(point);
            gain.add("contact point");
        }
    }
    for tag in from.tags {
        if !to.tags.iter().any(|known| fold(known) == fold(&tag)) {
            to.tags.push(tag);
            gain.add("tag");
        }
    }
    for date in from.dates {
        let is_date =
            |known: &NamedDate| known.on == date.on && fold(&known.name) == fold(&date.name);
        if !to.dates.iter().any(is_date) {
            to.dates.push(date);
            gain.add("day");
        }
    }
    let mut kept: Vec<OwnField> = from.fields;
    match (to.birthday, from.birthday) {
        (None, Some(day)) => {
            to.birthday = Some(day);
            gain.add("birthday");
        }
        (Some(known), Some(day)) if known != day => {
            gain.otherwise.push(format!("the birthday {day}"));
            kept.push(otherwise("birthday", day.to_string()));
        }
        _ => {}
    }
    match (to.pronouns.is_empty(), from.pronouns) {
        (_, said) if said.is_empty() || said == to.pronouns => {}
        (true, said) => {
            to.pronouns = said;
            gain.add("set of pronouns");
        }
        (false, said) => {
            gain.otherwise.push(format!("the pronouns {said}"));
            kept.push(otherwise("pronouns", said));
        }
    }
    if from.standing == Standing::Died && to.standing != Standing::Died {
        let day = from
            .died_on
            .map_or_else(|| "yes".to_owned(), |day| day.to_string());
        gain.otherwise.push("that they died".to_owned());
        kept.push(otherwise("died", day));
    } else if to.standing == Standing::Died && to.died_on.is_none() && from.died_on.is_some() {
        to.died_on = from.died_on;
        gain.add("day of death");
    }
    for field in kept {
        if !to.fields.contains(&field) {
            to.fields.push(field);
            gain.add("field");
        }
    }
    note(to, &from.note, &mut gain);
    gain
}

fn names(to: &mut Person, from: &Person, gain: &mut Gain) {
    for name in std::iter::once(&from.name).chain(&from.other_names) {
        let mut known = std::iter::once(&to.name).chain(&to.other_names);
        if !known.any(|known| fold(known) == fold(name)) {
            to.other_names.push(name.clone());
            gain.add("other name");
        }
    }
}

fn note(to: &mut Person, said: &str, gain: &mut Gain) {
    if said.is_empty() || to.note.contains(said) {
        return;
    }
    if !to.note.is_empty() {
        to.note.push_str("\n\n");
    }
    to.note.push_str(said);
    gain.add("note");
}

fn otherwise(name: &str, value: String) -> OwnField {
    OwnField {
        name: format!("{name} in a card"),
        value,
    }
}

/// Whether two contact points lead to the same place.
pub fn is_same(one: &ContactPoint, other: &ContactPoint) -> bool {
    one.kind == other.kind && place(one) == place(other)
}

/// Where a contact point leads, however it is written.
pub fn place(point: &ContactPoint) -> String {
    match point.kind {
        ContactKind::Phone => {
            let digits = |c: &char| c.is_alphanumeric() || *c == '+';
            let number: String = point.value.chars().filter(digits).collect();
            if number.is_empty() {
                point.value.clone()
            } else {
                number
            }
        }
        _ => fold(point.value.trim()),
    }
}

/// Whether two cards of one name, with no mark in common, are surely about one person: they share a
/// way to be reached, or one of them has none and nothing speaks against it.
pub fn could_be_one(one: &Person, other: &Person) -> bool {
    let (ones, others) = (&one.contact_points, &other.contact_points);
    let shared = ones
        .iter()
        .any(|point| others.iter().any(|theirs| is_same(point, theirs)));
    let against =
        matches!((one.birthday, other.birthday), (Some(one), Some(other)) if one != other);
    shared || (!against && (ones.is_empty() || others.is_empty()))
}
