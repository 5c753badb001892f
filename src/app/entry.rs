//! The box of quick entry: one sentence, its live reading, its open questions.
//!
//! What is typed here is never lost: it stays until the store has said yes, and is kept as a draft
//! meanwhile.

use chrono::NaiveDate;

use crate::app::field::Field;
use crate::app::known::Known;
use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::domain::sentence::read::read;
use crate::domain::sentence::reading::{
    Choice, Company, NumericOrder, Open, OpenKind, Reading, Setting,
};
use crate::domain::sentence::settled::Settled;

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
    /// Whether it is to be saved as soon as it is known whom it can name.
    pub save_when_known: bool,
    /// Whether it is being saved.
    pub saving: bool,
    /// Why it could not be saved.
    pub trouble: Option<String>,
    /// Whether the next Ctrl-C throws it away.
    pub discarding: bool,
    choices: Vec<Choice>,
    company: Company,
    company_asked: Vec<Id<Person>>,
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

impl Entry {
    /// The box with `text` in it.
    #[must_use]
    pub fn new(
        text: String,
        selected: Option<Id<Person>>,
        known: &Known,
        today: NaiveDate,
    ) -> Self {
        let company = Company::default();
        let reading = read(&text, &setting(known, &company, &[], selected, today));
        Self {
            field: Field::with(text),
            reading,
            selected,
            question: None,
            save_when_known: false,
            saving: false,
            trouble: None,
            discarding: false,
            choices: Vec::new(),
            company,
            company_asked: Vec::new(),
        }
    }

    /// Reads the text anew.
    pub fn reread(&mut self, known: &Known, today: NaiveDate) {
        let setting = setting(known, &self.company, &self.choices, self.selected, today);
        self.reading = read(self.field.text(), &setting);
        let open = self.reading.open.len();
        self.question = self.question.filter(|asked| asked.question < open);
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
    company: &'a Company,
    choices: &'a [Choice],
    selected: Option<Id<Person>>,
    today: NaiveDate,
) -> Setting<'a> {
    Setting {
        names: &known.names,
        groups: &known.groups,
        places: &known.places,
        company,
        today,
        selected,
        order: NumericOrder::Ask,
        choices,
    }
}
