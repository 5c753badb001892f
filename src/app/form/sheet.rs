//! One form: its fields, the one under the cursor, and what is wrong with them.

use serde::{Deserialize, Serialize};

use crate::app::command::Command;
use crate::app::completion::Completion;
use crate::app::field::{Edited, Field};
use crate::app::form::list;
use crate::app::key::Key;
use crate::app::keys::Keys;
use crate::app::known::Known;
use crate::domain::beginnings::Sort;
use crate::domain::circle::Circle;
use crate::domain::group::Group;
use crate::domain::id::Id;
use crate::domain::interaction::Interaction;
use crate::domain::pause::Pause;
use crate::domain::person::Person;
use crate::domain::promise::Promise;
use crate::domain::tie::Tie;
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
    /// A tie.
    Tie {
        /// Who sees it.
        of: Id<Person>,
        /// The tie.
        tie: Box<Tie>,
    },
    /// A group.
    Group(Box<Group>),
    /// A circle.
    Circle(Box<Circle>),
    /// Somebody who is in the file under another name too.
    SamePerson(Id<Person>),
}

impl Subject {
    /// Which row of the file it is about, in a word of its own; a new one is told by whom it is about.
    #[must_use]
    pub fn key(&self) -> String {
        match self {
            Self::Person(of) => format!("person {}", of.id),
            Self::Interaction(of) => format!("interaction {}", of.id),
            Self::Promise(of) => format!("promise {} with {}", of.id, of.person),
            Self::Topic(of) => match of.person {
                Some(person) => format!("topic {} with {person}", of.id),
                None => format!("topic {}", of.id),
            },
            Self::Pause(of) => format!("pause {}", of.id),
            Self::Tie { of, tie } => format!("tie {} of {of}", tie.id),
            Self::Group(of) => format!("group {}", of.id),
            Self::Circle(of) => format!("circle {}", of.id),
            Self::SamePerson(of) => format!("same person as {of}"),
        }
    }

    /// Whether both are about the same row of the file.
    #[must_use]
    pub fn is_same_row(&self, other: &Self) -> bool {
        self.key() == other.key()
    }

    /// What to press to go on with it, once it was begun and left.
    #[must_use]
    pub fn goes_on_with(&self, keys: &Keys) -> String {
        let (first, is_new) = match self {
            Self::Person(_) => return keys.key_of(Command::Edit),
            Self::SamePerson(_) => return keys.key_of(Command::SamePerson),
            Self::Promise(of) if of.id.number() == 0 => return keys.key_of(Command::AddPromise),
            Self::Topic(of) if of.id.number() == 0 => return keys.key_of(Command::AddTopic),
            Self::Tie { tie, .. } => (Command::Ties, tie.id.number() == 0),
            Self::Group(of) => (Command::Groups, of.id.number() == 0),
            Self::Circle(of) => (Command::Circles, of.id.number() == 0),
            _ => return format!("{} on it", keys.key_of(Command::Edit)),
        };
        let first = keys.key_of(first);
        if is_new {
            format!("{first} {}", keys.key_of(Command::New))
        } else {
            first
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
    /// What another program saved here meanwhile, where it differs from what was typed.
    pub two: Option<Two>,
}

/// A field that was changed here and elsewhere.
#[derive(Clone, Debug)]
pub struct Two {
    /// What was there before both.
    pub before: String,
    /// What the other program saved.
    pub theirs: String,
    /// What was typed here.
    pub yours: String,
    /// Whether one of them was chosen.
    pub chosen: bool,
}

impl Row {
    /// What the other program saved, while it is not chosen between the two.
    #[must_use]
    pub fn theirs(&self) -> Option<&str> {
        let open = self.two.as_ref().filter(|two| !two.chosen)?;
        (open.theirs != self.field.text()).then_some(&open.theirs)
    }
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
        two: None,
    }
}

/// One field of a form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Its label.
    pub label: String,
    /// What it read when the form was opened.
    pub before: String,
    /// What it reads now.
    pub text: String,
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
    /// On whose page it was opened, and their name.
    pub on: Option<(Id<Person>, String)>,
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
            on: None,
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

    /// Its fields, as they are kept.
    #[must_use]
    pub fn lines(&self) -> Vec<Line> {
        let rows = self.rows.iter().zip(&self.opened_with);
        rows.map(|(row, before)| Line {
            label: row.label.to_owned(),
            // Between the two it is still to be chosen, also after a crash.
            before: match &row.two {
                Some(two) if !two.chosen => two.before.clone(),
                _ => before.clone(),
            },
            text: row.field.text().to_owned(),
        })
        .collect()
    }

    /// This form, just opened, with what was typed into it before; what somebody else saved since then
    /// is taken over.
    #[must_use]
    pub fn taken_up(mut self, lines: &[Line], focus: usize) -> Self {
        let now = self.clone();
        for (row, before) in self.rows.iter_mut().zip(&mut self.opened_with) {
            if let Some(line) = lines.iter().find(|line| line.label == row.label) {
                row.field.set(&line.text);
                before.clone_from(&line.before);
            }
        }
        self.focus = focus.min(self.rows.len().saturating_sub(1));
        self.rebase(now);
        self
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

    /// Puts what is in the field of this label into `text`, if it was changed here.
    pub fn put(&self, label: &str, text: &mut String) {
        if self.changed(label) {
            self.text(label).clone_into(text);
        }
    }

    /// Notes why a field cannot be as it is, and puts the cursor there unless one before it has trouble.
    pub fn refuse(&mut self, label: &str, why: String) {
        self.completion = None;
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

    /// Whether the field under the cursor takes several lines.
    #[must_use]
    pub fn takes_lines(&self) -> bool {
        self.focused().is_some_and(|row| row.takes == Takes::Lines)
    }

    /// Takes over what another program saved meanwhile: fields that were not touched here show it; where
    /// both changed one it stands beside what was typed, to be chosen from.
    pub fn rebase(&mut self, now: Self) {
        let (mut taken, told) = (Vec::new(), self.trouble.take().is_some());
        let rows = self.rows.iter_mut().zip(&mut self.opened_with);
        for ((row, before), fresh) in rows.zip(now.rows) {
            let theirs = fresh.field.text();
            let yours = row.field.text();
            if theirs == before {
                continue;
            }
            if yours == before {
                row.field.set(theirs);
                taken.push(row.label);
            } else if theirs != yours {
                // The first of several that came meanwhile knows what was there before all of them.
                let older = row.two.take().filter(|two| !two.chosen);
                row.two = Some(Two {
                    before: older.map_or_else(|| before.clone(), |two| two.before),
                    theirs: theirs.to_owned(),
                    yours: yours.to_owned(),
                    chosen: false,
                });
            }
            theirs.clone_into(before);
        }
        if !taken.is_empty() {
            let taken = taken.join(", ");
            self.trouble = Some(format!(
                "Another program saved this meanwhile; taken over: {taken}"
            ));
        } else if told {
            let all = "Another program saved something else of it meanwhile; Enter saves this too";
            self.trouble = Some(all.to_owned());
        }
        self.subject = now.subject;
        self.title = now.title;
        let told = self.trouble.take();
        self.to_next_choice();
        self.trouble = match (told, self.trouble.take()) {
            (Some(told), Some(choose)) => Some(format!("{told}. {choose}")),
            (told, choose) => told.or(choose),
        };
    }

    /// Puts the cursor on a field that another program changed too, and says so; whether there is one.
    pub fn to_next_choice(&mut self) -> bool {
        let Some(at) = self.rows.iter().position(|row| row.theirs().is_some()) else {
            return false;
        };
        self.focus = at;
        self.completion = None;
        self.trouble = Some(
            "Another program saved this field meanwhile: C-t takes what it wrote, C-o keeps yours"
                .to_owned(),
        );
        true
    }

    /// Chooses in the field under the cursor between what another program saved and what was typed; the
    /// other one can still be had instead.
    pub fn choose(&mut self, theirs: bool) {
        let Some(row) = self.rows.get_mut(self.focus) else {
            return;
        };
        let Some(two) = &mut row.two else {
            return;
        };
        if row.field.text() != two.theirs {
            row.field.text().clone_into(&mut two.yours);
        }
        two.chosen = true;
        let text = if theirs { &two.theirs } else { &two.yours };
        row.field.set(text);
        row.trouble = None;
        self.trouble = None;
        self.to_next_choice();
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
    let (start, typed) = match row.takes {
        Takes::Names(_) => list::begun(before),
        Takes::Name(_) | Takes::Word(_) => {
            (before.len() - before.trim_start().len(), before.trim())
        }
        Takes::Line | Takes::Lines => return None,
    };
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
            .filter(|named| *named.name != *typed)
            .map(|named| match row.takes {
                Takes::Names(_) => list::name_written(&named.name),
                _ => named.name.to_string(),
            })
            .collect(),
        Takes::Line | Takes::Lines => Vec::new(),
    };
    (!offers.is_empty()).then_some(Completion {
        start,
        offers,
        at: 0,
    })
}
