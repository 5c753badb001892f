//! A card while it is read: what it came to so far, and where what has no place of its own goes.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::domain::id::Id;
use crate::domain::person::{OwnField, Person};
use crate::domain::record::Origin;
use crate::exchange::found::Remark;
use crate::exchange::vcard::cards::Card;
use crate::exchange::vcard::names::Names;
use crate::exchange::vcard::property::Property;
use crate::exchange::vcard::related::Related;
use crate::exchange::vcard::value;

/// The most bytes of a value that is kept as an own field.
pub const LONGEST_FIELD: usize = 64 * 1024;
/// The name of the own field that holds the mark of a card.
pub const MARK: &str = "UID";

/// A card, read.
#[derive(Debug)]
pub struct Entry {
    /// Its line, from 1.
    pub line: usize,
    /// The marks it is known by.
    pub marks: Vec<String>,
    /// The person it is about; of a group only the name is of interest.
    pub person: Person,
    /// Whether it is about a group of people.
    pub is_group: bool,
    /// The members of a group.
    pub members: Vec<Related>,
    /// Who else is named in it.
    pub related: Vec<Related>,
}

/// What reading a card needs and tells.
pub struct Desk {
    /// Today.
    pub today: NaiveDate,
    /// What there is to say.
    pub remarks: Vec<Remark>,
    /// What is left out.
    pub left_out: Vec<Remark>,
    /// Cards that were found inside a value.
    pub inside: Vec<Card>,
}

/// A card while it is read.
pub struct Reading<'d> {
    /// What it came to so far.
    pub entry: Entry,
    /// Its names.
    pub names: Names,
    /// Its pronouns, with how much each is preferred.
    pub pronouns: Vec<(u8, String)>,
    labels: HashMap<String, String>,
    /// What reading it needs and tells.
    pub desk: &'d mut Desk,
}

impl<'d> Reading<'d> {
    /// Nothing of `card` read yet.
    pub fn of(card: &Card, desk: &'d mut Desk) -> Self {
        Self {
            entry: Entry {
                line: card.line,
                marks: Vec::new(),
                person: Person::named(Id::from_number(0), String::new(), Origin::Import, 0),
                is_group: false,
                members: Vec::new(),
                related: Vec::new(),
            },
            names: Names::default(),
            pronouns: Vec::new(),
            labels: labels(card),
            desk,
        }
    }

    /// Says something about the line of a property.
    pub fn remark(&mut self, property: &Property, what: impl Into<String>) {
        self.desk.remarks.push(Remark::new(property.line, what));
    }

    /// Tells that something in that line is left out, and why.
    pub fn leave_out(&mut self, property: &Property, what: impl Into<String>) {
        self.desk.left_out.push(Remark::new(property.line, what));
    }

    /// The label of the group that a property stands in, else its types.
    pub fn label(&self, property: &Property) -> String {
        let of_group = self.labels.get(&property.group);
        of_group
            .filter(|label| !label.is_empty())
            .cloned()
            .unwrap_or_else(|| property.label())
    }

    /// The name of a field, with its label behind.
    pub fn named(&self, property: &Property, name: &str) -> String {
        match self.label(property).as_str() {
            "" => name.to_owned(),
            label => format!("{name}, {label}"),
        }
    }

    /// Keeps an own field. Its name stands before a colon on one line, as the form writes it.
    pub fn field(&mut self, line: usize, name: &str, said: String) {
        let name = value::line(&name.replace(':', " "));
        if said.is_empty() || name.is_empty() {
            return;
        }
        if said.len() > LONGEST_FIELD {
            self.desk.left_out.push(Remark::new(
                line,
                format!(
                    "{name} has {} bytes; a field has {LONGEST_FIELD} at most",
                    said.len()
                ),
            ));
            return;
        }
        let field = OwnField { name, value: said };
        if !self.entry.person.fields.contains(&field) {
            self.entry.person.fields.push(field);
        }
    }

    /// What has no other place is kept as it stands in the card.
    pub fn unknown(&mut self, property: &Property, text: &str) {
        let label = self.labels.get(&property.group);
        let label = label.map_or_else(String::new, |label| format!(";X-ABLABEL={label}"));
        let head = format!("{}{label}", property.head);
        let said = if property.is_binary() {
            String::from_utf8_lossy(&property.value).replace('\0', "\u{fffd}")
        } else {
            text.trim().replace('\r', "").replace('\n', "\\n")
        };
        if head.contains(':') {
            return self.field(property.line, &property.name, format!("{head}:{said}"));
        }
        self.field(property.line, &head, said);
    }
}

/// What the labels of a card call its groups.
fn labels(card: &Card) -> HashMap<String, String> {
    let labels = card.properties.iter().filter(|one| one.name == "X-ABLABEL");
    labels
        .filter(|label| !label.group.is_empty())
        .map(|label| {
            let said = value::line(&value::whole(&label.decoded().text));
            (label.group.clone(), plain_label(&said))
        })
        .collect()
}

/// `_$!<HomePage>!$_` is "home page".
fn plain_label(label: &str) -> String {
    let inside = label
        .strip_prefix("_$!<")
        .and_then(|rest| rest.strip_suffix(">!$_"));
    let Some(inside) = inside else {
        return label.to_owned();
    };
    let (mut words, mut before) = (String::new(), ' ');
    for c in inside.chars() {
        if c.is_uppercase() && before.is_lowercase() {
            words.push(' ');
        }
        words.extend(c.to_lowercase());
        before = c;
    }
    words
}
