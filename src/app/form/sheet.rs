//! One form: its fields, the one under the cursor, and what is wrong with them.

use crate::app::completion::Completion;
use crate::app::field::{Edited, Field};
use crate::app::key::Key;
use crate::app::known::Known;
use crate::domain::beginnings::Sort;
use crate::domain::id::Id;
use crate::domain::interaction::Interaction;
use crate::domain::pause::Pause;
use crate::domain::person::Person;
use crate::domain::promise::Promise;
use crate::domain::topic::Topic;

/// What a form is about, as it was read from the file.
#[derive(Clone, Debug, PartialEq)]
pub enum Subject {
    /// A person.
    Person(Box<Person>),
    /// An interaction.
    Interaction(Box<Interaction>),
    /// A promise.
    Promise(Box<Promise>),
    /// A topic.
    Topic(Box<Topic>),
    /// A pause.
    Pause(Box<Pause>),
    /// Somebody who is in the file under another name too.
    SamePerson(Id<Person>),
}

impl Subject {
    /// Whether both are about the same row of the file.
    #[must_use]
    pub fn is_same_row(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Person(one), Self::Person(other)) => one.id == other.id,
            (Self::Interaction(one), Self::Interaction(other)) => one.id == other.id,
            (Self::Promise(one), Self::Promise(other)) => {
                one.id == other.id && one.person == other.person
            }
            (Self::Topic(one), Self::Topic(other)) => {
                one.id == other.id && one.person == other.person
            }
            (Self::Pause(one), Self::Pause(other)) => one.id == other.id,
            (Self::SamePerson(one), Self::SamePerson(other)) => one == other,
            _ => false,
        }
    }
}

/// What a field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// Anything, on one line.
    Line,
    /// Anything, on several lines.
    Lines,
    /// One of these words.
    Word(&'static [&'static str]),
    /// A name of one of these sorts.
    Name(&'static [Sort]),
    /// Names of one of these sorts, a comma between them.
    Names(&'static [Sort]),
}

/// One field with its label.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its name.
    pub label: &'static str,
    /// What to write in it.
    pub hint: &'static str,
    /// What it takes.
    pub takes: Takes,
    /// What is in it.
    pub field: Field,
    /// Why that cannot be.
    pub trouble: Option<String>,
}

/// A row with `text` in it.
#[must_use]
pub fn row(label: &'static str, hint: &'static str, takes: Takes, text: String) -> Row {
    Row {
        label,
        hint,
        takes,
        field: Field::with(text),
        trouble: None,
    }
}

/// The first of two keys that mean one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begun {
    /// Ctrl-C: the second one throws it away.
    Discarding,
    /// Ctrl-X: Ctrl-E opens the user's own editor.
    OwnEditor,
}

/// The state of a form.
#[derive(Clone, Debug)]
pub struct Form {
    /// What it is about.
    pub subject: Subject,
    /// Its title.
    pub title: String,
    /// Its fields.
    pub rows: Vec<Row>,
    /// The field under the cursor.
    pub focus: usize,
    /// Whether it is being saved.
    pub saving: bool,
    /// Why it could not be saved.
    pub trouble: Option<String>,
    /// What the word under the cursor can be completed to.
    pub completion: Option<Completion>,
    /// What the key before began.
    pub begun: Option<Begun>,
    opened_with: Vec<String>,
}

impl Form {
    /// A form with these fields.
    #[must_use]
    pub fn new(subject: Subject, title: String, rows: Vec<Row>) -> Self {
        let opened_with = rows.iter().map(|row| row.field.text().to_owned()).collect();
        Self {
            subject,
            title,
            rows,
            focus: 0,
            saving: false,
            trouble: None,
            completion: None,
            begun: None,
            opened_with,
        }
    }

    /// Whether anything reads otherwise than when it was opened.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.rows
            .iter()
            .zip(&self.opened_with)
            .any(|(row, before)| row.field.text() != before)
    }

    /// Whether this field reads otherwise than when the form was opened.
    #[must_use]
    pub fn changed(&self, label: &str) -> bool {
        self.rows
            .iter()
            .zip(&self.opened_with)
            .any(|(row, before)| row.label == label && row.field.text() != before)
    }

    /// What is in the field of this label, without the spaces around it.
    #[must_use]
    pub fn text(&self, label: &str) -> &str {
        self.rows
            .iter()
            .find(|row| row.label == label)
            .map_or("", |row| row.field.text().trim())
    }

    /// Notes why a field cannot be as it is, and puts the cursor there unless one before it has trouble.
    pub fn refuse(&mut self, label: &str, why: String) {
        let first = self.rows.iter().all(|row| row.trouble.is_none());
        if let Some(at) = self.rows.iter().position(|row| row.label == label) {
            if let Some(row) = self.rows.get_mut(at) {
                row.trouble = Some(why);
            }
            if first {
                self.focus = at;
            }
        }
    }

    /// Forgets what was wrong.
    pub fn forgive(&mut self) {
        self.trouble = None;
        for row in &mut self.rows {
            row.trouble = None;
        }
    }

    /// The field under the cursor.
    #[must_use]
    pub fn focused(&self) -> Option<&Row> {
        self.rows.get(self.focus)
    }

    /// The same, to be changed.
    pub fn focused_mut(&mut self) -> Option<&mut Row> {
        self.rows.get_mut(self.focus)
    }

    /// Takes over what somebody else saved meanwhile: fields that were not touched here show it, those
    /// that were keep what was typed and say what stands in the file now.
    pub fn rebase(&mut self, now: Self) {
        let rows = self.rows.iter_mut().zip(&mut self.opened_with);
        for ((row, before), fresh) in rows.zip(now.rows) {
            let theirs = fresh.field.text();
            if row.field.text() == before {
                row.field.set(theirs);
            } else if theirs != before && theirs != row.field.text() {
                row.trouble = Some(format!(
                    "Somebody else saved {theirs:?} here meanwhile; Enter saves what you see"
                ));
            }
            theirs.clone_into(before);
        }
        self.trouble = None;
        self.subject = now.subject;
        self.title = now.title;
    }

    /// Moves the cursor so many fields on, round and round.
    pub fn step(&mut self, by: isize) {
        let count = self.rows.len().max(1);
        self.focus = (self.focus + count).saturating_add_signed(by) % count;
        self.completion = None;
    }

    /// Types a key into the field under the cursor.
    pub fn key(&mut self, key: Key, known: &Known) {
        let Some(row) = self.rows.get_mut(self.focus) else {
            return;
        };
        self.completion = None;
        if row.field.key(key) == Edited::Text {
            self.changed_text(known);
        }
    }

    /// Puts text in at the cursor; answers whether there was room.
    pub fn insert(&mut self, text: &str, known: &Known) -> bool {
        let room = self.focused_mut().is_none_or(|row| row.field.insert(text));
        self.changed_text(known);
        room
    }

    /// Takes the completion that is looked at.
    pub fn complete(&mut self) {
        if let Some(completion) = self.completion.take()
            && let Some(offer) = completion.offers.get(completion.at)
            && let Some(row) = self.rows.get_mut(self.focus)
        {
            row.field.replace_back_to(completion.start, offer);
            row.trouble = None;
        }
    }

    fn changed_text(&mut self, known: &Known) {
        self.trouble = None;
        self.begun = None;
        if let Some(row) = self.rows.get_mut(self.focus) {
            row.trouble = None;
            self.completion = completion(row, known);
        }
    }
}

fn completion(row: &Row, known: &Known) -> Option<Completion> {
    let text = row.field.text();
    let before = text.get(..row.field.cursor())?;
    let start = match row.takes {
        Takes::Names(_) => before.rfind(',').map_or(0, |at| at + 1),
        Takes::Name(_) | Takes::Word(_) => 0,
        Takes::Line | Takes::Lines => return None,
    };
    let typed = before.get(start..)?;
    let start = start + (typed.len() - typed.trim_start().len());
    let typed = typed.trim();
    if typed.is_empty() {
        return None;
    }
    let offers: Vec<String> = match row.takes {
        Takes::Word(words) => words
            .iter()
            .filter(|word| word.starts_with(typed) && **word != typed)
            .map(|word| (*word).to_owned())
            .collect(),
        Takes::Name(sorts) | Takes::Names(sorts) => known
            .beginnings
            .starting_with(typed, sorts, 6)
            .into_iter()
            .filter(|named| named.name != typed)
            .map(|named| named.name.clone())
            .collect(),
        Takes::Line | Takes::Lines => Vec::new(),
    };
    (!offers.is_empty()).then_some(Completion {
        start,
        offers,
        at: 0,
    })
}
