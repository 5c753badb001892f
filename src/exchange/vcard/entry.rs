//! One card as a person, or as a group, with all that it says.

use crate::domain::sorting;
use crate::exchange::found::Remark;
use crate::exchange::vcard::cards::Card;
use crate::exchange::vcard::property::Property;
use crate::exchange::vcard::reading::{Desk, Entry, LONGEST_FIELD, MARK, Reading};
use crate::exchange::vcard::{contact, related, value};

/// A picture that is named by an address has a shorter one than this.
const LONGEST_ADDRESS: usize = 2048;
/// What a card says of itself, and not of a person.
const OF_THE_CARD: &[&str] = &[
    "VERSION",
    "PRODID",
    "REV",
    "PROFILE",
    "X-ABLABEL",
    "X-ABADR",
];
/// Reads a card; `None` and the reason among what is left out if it names nobody.
pub fn read(card: Card, desk: &mut Desk) -> Option<Entry> {
    let mut reading = Reading::of(&card, desk);
    let empty = card.properties.is_empty();
    for property in card.properties {
        reading.property(&property);
    }
    let entry = reading.finish();
    if entry.is_none() {
        let why = if empty {
            "this card is empty"
        } else {
            "this card names nobody: it has no name, no organisation, no mail address and no number"
        };
        desk.left_out.push(Remark::new(card.line, why));
    }
    entry
}

impl Reading<'_> {
    fn property(&mut self, property: &Property) {
        let name = property.name.as_str();
        if OF_THE_CARD.contains(&name) || property.value.trim_ascii().is_empty() {
            return;
        }
        let media = matches!(name, "PHOTO" | "LOGO" | "SOUND" | "KEY");
        if media || property.is_binary() && property.value.len() > LONGEST_FIELD {
            return self.media(property);
        }
        let decoded = property.decoded();
        if let Some(guessed) = decoded.guessed.filter(|_| !property.is_binary()) {
            self.remark(property, guessed);
        }
        let text = decoded.text;
        match name {
            "FN" | "N" | "NICKNAME" | "X-NICKNAME" | "X-MAIDENNAME" | "ORG" => {
                self.name(property, &text);
            }
            "BDAY"
            | "ANNIVERSARY"
            | "X-ANNIVERSARY"
            | "X-EVOLUTION-ANNIVERSARY"
            | "X-KADDRESSBOOK-X-ANNIVERSARY"
            | "X-ABDATE"
            | "DEATHDATE" => {
                self.day(property, &text);
            }
            "NOTE" => self.note(&text),
            "CATEGORIES" => self.tags(&text),
            "PRONOUNS" => {
                let said = value::line(&value::whole(&text));
                self.pronouns.push((property.preference(), said));
            }
            "TITLE" | "ROLE" | "GENDER" | "X-GENDER" => self.known_field(property, &text),
            "UID" => {
                let said = value::line(&value::whole(&text));
                self.entry.marks.push(related::mark(&said));
                self.field(property.line, MARK, said);
            }
            "KIND" | "X-ADDRESSBOOKSERVER-KIND" => self.kind(property, &text),
            "MEMBER" | "X-ADDRESSBOOKSERVER-MEMBER" => self.member(property, &text),
            "AGENT" => self.agent(property, &text),
            "X-ANDROID-CUSTOM" => self.android(property, &text),
            _ if contact::is_contact(name) => self.contact(property, &text),
            _ if related::role(name).is_some() => self.related(property, &text),
            _ => self.unknown(property, &text),
        }
    }

    fn name(&mut self, property: &Property, text: &str) {
        match property.name.as_str() {
            "FN" => {
                let name = value::line(&value::whole(text));
                self.names.full.push((property.preference(), name));
            }
            "N" => {
                let parts = value::parts(text, ';');
                self.names
                    .structured
                    .push(parts.iter().map(|part| value::line(part)).collect());
            }
            "ORG" => {
                let parts = value::parts(text, ';');
                let parts: Vec<String> = parts.iter().map(|part| value::line(part)).collect();
                let said: Vec<&str> = parts
                    .iter()
                    .map(String::as_str)
                    .filter(|part| !part.is_empty())
                    .collect();
                if let Some(name) = said.first() {
                    self.names.instead.insert(0, (*name).to_owned());
                }
                let name = self.named(property, "organisation");
                self.field(property.line, &name, said.join(", "));
            }
            _ => {
                let others = value::parts(text, ',');
                self.names
                    .others
                    .extend(others.iter().map(|other| value::line(other)));
            }
        }
    }

    /// A field that has a name of its own here.
    fn known_field(&mut self, property: &Property, text: &str) {
        let said = match property.name.as_str() {
            "GENDER" => gender(text),
            _ => value::line(&value::whole(text)),
        };
        let plain = match property.name.as_str() {
            "TITLE" => "title",
            "ROLE" => "role",
            _ => "gender",
        };
        let name = self.named(property, plain);
        self.field(property.line, &name, said);
    }

    fn media(&mut self, property: &Property) {
        let raw = property.name != "KEY" && property.value.len() > LONGEST_ADDRESS;
        if !property.is_binary() && !raw {
            // An address, which is kept and never opened.
            let said = value::line(&value::whole(&property.decoded().text));
            return self.field(property.line, &property.name.to_lowercase(), said);
        }
        let what = match property.name.as_str() {
            "PHOTO" => "a photo",
            "LOGO" => "a logo",
            "SOUND" => "a sound",
            "KEY" => "a key",
            _ => "a file",
        };
        let size = property.value.len() / 4 * 3 / 1024 + 1;
        self.leave_out(property, format!("{what} of {size} KiB inside the card"));
    }

    fn note(&mut self, text: &str) {
        let said = value::whole(text);
        let note = &mut self.entry.person.note;
        if !note.is_empty() && !said.is_empty() {
            note.push_str("\n\n");
        }
        note.push_str(&said);
    }

    /// A tag is one word here.
    fn tags(&mut self, text: &str) {
        for tag in value::parts(text, ',') {
            let words: Vec<&str> = tag.trim_start_matches('#').split_whitespace().collect();
            let tag = words.join("-");
            let tags = &mut self.entry.person.tags;
            if !tag.is_empty() && !tags.contains(&tag) {
                tags.push(tag);
            }
        }
    }

    fn kind(&mut self, property: &Property, text: &str) {
        match value::whole(text).to_lowercase().as_str() {
            "group" => self.entry.is_group = true,
            "individual" => {}
            other => self.field(property.line, "kind", value::line(other)),
        }
    }

    fn contact(&mut self, property: &Property, text: &str) {
        let label = self.label(property);
        for point in contact::read(property, text, label) {
            let points = &mut self.entry.person.contact_points;
            let known = points
                .iter()
                .any(|known| known.kind == point.kind && known.value == point.value);
            if !known {
                points.push(point);
            }
        }
    }

    fn finish(mut self) -> Option<Entry> {
        let points = &self.entry.person.contact_points;
        let instead = points.iter().map(|point| point.value.clone());
        self.names.instead.extend(instead);
        sorting::by_key(&mut self.pronouns, |(preference, _)| *preference);
        let mut pronouns = std::mem::take(&mut self.pronouns).into_iter();
        self.entry.person.pronouns = pronouns.next().map(|(_, said)| said).unwrap_or_default();
        let line = self.entry.line;
        for (_, said) in pronouns {
            self.field(line, "pronouns", said);
        }
        let names = std::mem::take(&mut self.names);
        let (name, others) = names.settle()?;
        let person = &mut self.entry.person;
        (person.name, person.other_names) = (name, others);
        Some(self.entry)
    }
}

/// `M;Fellow` is "male, Fellow".
fn gender(text: &str) -> String {
    let parts = value::parts(text, ';');
    let sex = match parts.first().map(String::as_str).unwrap_or_default() {
        "M" | "m" => "male",
        "F" | "f" => "female",
        "O" | "o" => "other",
        "N" | "n" => "none",
        "U" | "u" => "not known",
        said => said,
    };
    let mut said = vec![sex.to_owned()];
    said.extend(parts.into_iter().skip(1).map(|part| value::line(&part)));
    said.retain(|part| !part.is_empty());
    said.join(", ")
}
