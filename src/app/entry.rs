//! The box of quick entry: one sentence, its live reading, its open questions.
//!
//! What is typed here is never lost: it stays until the store has said yes, and is kept as a draft
//! meanwhile.

use chrono::{NaiveDate, NaiveTime};
use unicode_segmentation::UnicodeSegmentation;

use crate::app::completion::Completion;
use crate::app::field::Field;
use crate::app::known::Known;
use crate::app::overrule::{Fact, overruled};
use crate::domain::candidate::Candidate;
use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::domain::sentence::read::read;
use crate::domain::sentence::reading::{
    Choice, Company, Meaning, NumericOrder, Open, OpenKind, Reading, Setting,
};
use crate::domain::sentence::settled::Settled;
use crate::domain::text::wrap::flow;

/// The state of the box.
#[derive(Debug)]
pub struct Entry {
    /// The text.
    pub field: Field,
    /// How it reads.
    pub reading: Reading,
    /// The person who is meant when nobody is named.
    pub selected: Option<Id<Person>>,
    /// The open question the cursor is on, if it is on one.
    pub question: Option<Asked>,
    /// What the word under the cursor can be completed to.
    pub completion: Option<Completion>,
    /// The part of the reading the cursor is on, if it is on one.
    pub fact: Option<Fact>,
    /// Whether it is to be saved as soon as it is known whom it can name.
    pub save_when_known: bool,
    /// Whether it is being saved.
    pub saving: bool,
    /// Why it could not be saved.
    pub trouble: Option<String>,
    /// What of the tray this sentence is about; it is accepted once this is saved.
    pub accepting: Option<Box<Candidate>>,
    /// What the key before began.
    pub begun: Option<Begun>,
    offered: Option<String>,
    choices: Vec<Choice>,
    company: Company,
    company_asked: Vec<Id<Person>>,
    recalled: Option<Recalled>,
    order: NumericOrder,
    now: Option<NaiveTime>,
}

/// The first of two keys that mean one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begun {
    /// Ctrl-C: the second one throws it away.
    Discarding,
    /// Ctrl-X: Ctrl-E opens the user's own editor.
    OwnEditor,
}

/// An earlier sentence that is in the box, and what was in it before.
#[derive(Debug)]
struct Recalled {
    back: usize,
    own: String,
}

/// Which answer of which question is being looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The question, by its place.
    pub question: usize,
    /// The answer, by its place.
    pub offer: usize,
}

/// Whose company is to be looked up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompanyWanted {
    /// Those an open name may mean.
    pub candidates: Vec<Id<Person>>,
    /// Those named for sure.
    pub named: Vec<Id<Person>>,
}

/// A half-typed sentence that was left.
#[derive(Debug, Default)]
pub struct Left {
    /// The sentence.
    pub text: String,
    /// What waits in the tray and is told by it.
    pub accepting: Option<Box<Candidate>>,
    /// Who was selected, and is meant where nobody is named.
    pub selected: Option<Id<Person>>,
}

impl From<String> for Left {
    fn from(text: String) -> Self {
        Self {
            text,
            ..Self::default()
        }
    }
}

impl Entry {
    /// The box with `text` in it.
    #[must_use]
    pub fn new(
        text: String,
        selected: Option<Id<Person>>,
        known: &Known,
        (today, now): (NaiveDate, Option<NaiveTime>),
        order: NumericOrder,
    ) -> Self {
        let company = Company::default();
        let reading = read(
            &text,
            &setting(known, (&company, &[]), selected, (today, now), order),
        );
        Self {
            field: Field::with(text),
            reading,
            selected,
            question: None,
            completion: None,
            fact: None,
            save_when_known: false,
            saving: false,
            trouble: None,
            accepting: None,
            begun: None,
            offered: None,
            choices: Vec::new(),
            company,
            company_asked: Vec::new(),
            recalled: None,
            order,
            now,
        }
    }

    /// Reads the text anew.
    pub fn reread(&mut self, known: &Known, today: NaiveDate) {
        let settled = (&self.company, self.choices.as_slice());
        let setting = setting(known, settled, self.selected, (today, self.now), self.order);
        self.reading = read(self.field.text(), &setting);
        let open = self.reading.open.len();
        self.question = self.question.filter(|asked| asked.question < open);
    }

    /// Notes the time of day.
    pub fn note_time(&mut self, now: Option<NaiveTime>) {
        self.now = now;
    }

    /// Puts another text into the box.
    pub fn set(&mut self, text: String, known: &Known, today: NaiveDate) {
        self.field = Field::with(text);
        self.completion = None;
        self.reread(known, today);
    }

    /// Puts a text into the box that the user did not type: as it is it is no draft.
    pub fn offer(&mut self, text: String, known: &Known, today: NaiveDate) {
        self.offered = Some(text.clone());
        self.set(text, known, today);
    }

    /// What would be lost if the box were closed; `None` if nothing was typed.
    #[must_use]
    pub fn draft(&self) -> Option<&str> {
        let text = self.field.text();
        (self.offered.as_deref() != Some(text)).then_some(text)
    }

    /// Looks again at what the word under the cursor can become.
    pub fn look_for_completions(&mut self, known: &Known) {
        let cursor = self.field.cursor();
        let understood = self.reading.marks.iter().any(|mark| {
            mark.span.end == cursor
                && matches!(
                    mark.meaning,
                    Meaning::Person | Meaning::Ambiguous | Meaning::Group | Meaning::Place
                )
                && !["@", "at:"]
                    .iter()
                    .any(|lead| mark.span.of(self.field.text()).starts_with(lead))
        });
        self.completion = if understood {
            None
        } else {
            Completion::of(self.field.text(), cursor, &known.beginnings)
        };
    }

    /// Takes the completion that is looked at.
    pub fn complete(&mut self) {
        if let Some(completion) = self.completion.take()
            && let Some(offer) = completion.offers.get(completion.at)
        {
            self.field
                .replace_back_to(completion.start, &format!("{offer} "));
        }
    }

    /// Moves the cursor by a row of a box that is `width` cells wide; answers whether there was one.
    pub fn move_row(&mut self, by: isize, width: usize) -> bool {
        let rows = flow(self.field.text(), width);
        let cursor = self.field.cursor();
        let at = rows
            .iter()
            .rposition(|row| row.start <= cursor)
            .unwrap_or(0);
        let (Some(here), Some(there)) = (
            rows.get(at),
            at.checked_add_signed(by).and_then(|at| rows.get(at)),
        ) else {
            return false;
        };
        let text = self.field.text();
        let column = text
            .get(here.start..cursor)
            .map_or(0, |before| before.graphemes(true).count());
        let row = text.get(there.clone()).unwrap_or_default();
        let offset = row
            .grapheme_indices(true)
            .nth(column)
            .map_or(row.len(), |(offset, _)| offset);
        self.field.go_to(there.start + offset);
        true
    }

    /// Puts the sentence so many places further back into the box; its own text comes back at last.
    /// Answers whether there was one.
    pub fn recall(&mut self, by: isize, said: &[String], known: &Known, today: NaiveDate) -> bool {
        let back = self.recalled.as_ref().map_or(0, |recalled| recalled.back);
        let Some(wanted) = back
            .checked_add_signed(by)
            .filter(|wanted| *wanted <= said.len())
        else {
            return false;
        };
        let own = match self.recalled.take() {
            Some(recalled) => recalled.own,
            None => self.field.text().to_owned(),
        };
        let text = match wanted.checked_sub(1) {
            None => own.clone(),
            Some(newer) => said.iter().rev().nth(newer).cloned().unwrap_or_default(),
        };
        self.recalled = (wanted > 0).then_some(Recalled { back: wanted, own });
        self.set(text, known, today);
        true
    }

    /// Whether an earlier sentence is in the box.
    #[must_use]
    pub fn is_recalled(&self) -> bool {
        self.recalled.is_some()
    }

    /// Goes so many parts of the reading on.
    pub fn next_fact(&mut self, by: isize) {
        let count = Fact::ALL.len();
        let now = Fact::ALL.iter().position(|fact| Some(*fact) == self.fact);
        let next = match now {
            Some(at) => (at + count).saturating_add_signed(by) % count,
            None => 0,
        };
        self.fact = Fact::ALL.get(next).copied();
    }

    /// Gives the part of the reading under the cursor the value so many places on.
    pub fn overrule(&mut self, by: isize, known: &Known, today: NaiveDate) {
        if let Some(fact) = self.fact {
            let text = overruled(self.field.text(), &self.reading, fact, by);
            self.set(text, known, today);
        }
    }

    /// The sentence, if nothing in it is open.
    #[must_use]
    pub fn settled(&self) -> Option<Settled> {
        Settled::new(self.reading.clone()).ok()
    }

    /// The question the cursor is on.
    #[must_use]
    pub fn open(&self) -> Option<(&Open, usize)> {
        let asked = self.question?;
        self.reading
            .open
            .get(asked.question)
            .map(|open| (open, asked.offer))
    }

    /// Goes to the question so many places on; to the text when there is none.
    pub fn next_question(&mut self, by: isize) {
        let open = self.reading.open.len();
        self.question = match self.question {
            _ if open == 0 => None,
            None if by < 0 => Some(open - 1),
            None => Some(0),
            Some(asked) => asked
                .question
                .checked_add_signed(by)
                .filter(|next| *next < open),
        }
        .map(|question| Asked { question, offer: 0 });
    }

    /// Looks at the answer so many places on, round and round.
    pub fn next_offer(&mut self, by: isize) {
        if let Some(asked) = self.question
            && let Some(open) = self.reading.open.get(asked.question)
        {
            let offers = isize::try_from(open.offers.len()).unwrap_or(1).max(1);
            let now = isize::try_from(asked.offer).unwrap_or(0);
            let offer = usize::try_from((now + by).rem_euclid(offers)).unwrap_or(0);
            self.question = Some(Asked { offer, ..asked });
        }
    }

    /// Takes the answer being looked at, and goes to the next question if there is one.
    pub fn choose(&mut self, known: &Known, today: NaiveDate) {
        let Some((open, offer)) = self.open() else {
            return;
        };
        let Some(offer) = open.offers.get(offer) else {
            return;
        };
        let choice = Choice {
            kind: open.kind,
            words: open.span.of(self.field.text()).to_owned(),
            offer: offer.id.clone(),
        };
        self.choices
            .retain(|earlier| (earlier.kind, &earlier.words) != (choice.kind, &choice.words));
        self.choices.push(choice);
        self.question = None;
        self.reread(known, today);
        self.next_question(1);
    }

    /// Whose company is to be looked up, when that has not been asked before:
    /// who was often there with the others is offered first.
    pub fn company_wanted(&mut self) -> Option<CompanyWanted> {
        let named: Vec<Id<Person>> = self.reading.people.iter().map(|person| person.id).collect();
        let candidates: Vec<Id<Person>> = self
            .reading
            .open
            .iter()
            .filter(|open| open.kind == OpenKind::Person)
            .flat_map(|open| open.offers.iter().filter_map(|offer| offer.id.parse().ok()))
            .collect();
        if candidates.is_empty() || named.is_empty() {
            return None;
        }
        let asked: Vec<Id<Person>> = candidates.iter().chain(&named).copied().collect();
        if asked == self.company_asked {
            return None;
        }
        self.company_asked = asked;
        Some(CompanyWanted { candidates, named })
    }

    /// Takes in who was there together how often.
    pub fn take_company(&mut self, company: Company, known: &Known, today: NaiveDate) {
        self.company = company;
        let asked = self.question;
        self.reread(known, today);
        self.question = asked.filter(|asked| asked.question < self.reading.open.len());
    }
}

fn setting<'a>(
    known: &'a Known,
    (company, choices): (&'a Company, &'a [Choice]),
    selected: Option<Id<Person>>,
    (today, now): (NaiveDate, Option<NaiveTime>),
    order: NumericOrder,
) -> Setting<'a> {
    Setting {
        names: &known.names,
        groups: &known.groups,
        places: &known.places,
        company,
        today,
        now,
        selected,
        order,
        choices,
    }
}
