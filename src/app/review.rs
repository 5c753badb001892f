//! The daily review as a screen: the cards of this sitting, one at a time, and an end.
//!
//! The deck is made once, when the review is opened; of many people its first cards are there before
//! the others. What is read anew afterwards changes what the cards say and whether they still stand,
//! never which cards there are: nothing is added while one goes through it.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::domain::promise::Promise;
use crate::domain::review::card::{Card, CardKey, CardKind, Given};
use crate::domain::review::deck;

/// How a sentence on the card of yesterday begins.
pub const YESTERDAY: &str = "yesterday: ";

/// What a word says that was settled otherwise than by its keys.
const ELSEWHERE: &str = "not due any more";

/// Whether nothing is written in the box of that card.
#[must_use]
pub fn says_nothing(text: &str) -> bool {
    let text = text.trim();
    text.is_empty() || text == YESTERDAY.trim()
}

/// Its state.
#[derive(Debug, Default)]
pub struct Review {
    /// What was read; `None` while it is being read.
    pub read: Option<Box<deck::Review>>,
    /// The cards of this sitting.
    pub cards: Vec<Card>,
    /// The card on the screen; behind the last one is the end.
    pub at: usize,
    /// The row under the cursor, on a card that has rows.
    pub row: usize,
    /// What was done in this sitting, safe to print.
    pub done: HashMap<Subject, Said>,
    /// The words given that are being ended, until the file has them.
    pub ending: Vec<Id<Promise>>,
    /// Whether the cards that were passed today are looked at once more.
    pub again: bool,
    /// Whether something may have been taken back that [`Self::done`] still says. Until then no answer
    /// of the reader that is older than an act takes its row back.
    pub undone: bool,
}

/// About what something was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    /// A card about one person.
    Card(CardKey),
    /// A word given.
    Word(Id<Promise>),
}

/// What was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// In words, safe to print.
    pub text: String,
    /// Whether the file was changed by it, so that it can be undone.
    pub is_act: bool,
}

impl Review {
    /// A review that is being read; with `again` also the cards that were passed today.
    #[must_use]
    pub fn begun(again: bool) -> Self {
        Self {
            again,
            ..Self::default()
        }
    }

    /// The card on the screen; `None` at the end, and while nothing is read.
    #[must_use]
    pub fn card(&self) -> Option<&Card> {
        self.cards.get(self.at)
    }

    /// Whether all cards are passed.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.read.as_ref().is_some_and(|read| !read.to_come) && self.at >= self.cards.len()
    }

    /// The kind of the card on the screen.
    #[must_use]
    pub fn kind(&self) -> Option<CardKind> {
        self.card().map(|card| card.key().kind)
    }

    /// Whom the row under the cursor is about, and the name; at the end, who is remembered there.
    #[must_use]
    pub fn person(&self) -> Option<(Id<Person>, &str)> {
        if let Some(card) = self.card() {
            return card.person(self.row);
        }
        let memory = self.read.as_ref()?.memory.as_ref()?;
        let (person, name) = memory.people.first()?;
        Some((*person, name))
    }

    /// The word given under the cursor.
    #[must_use]
    pub fn given(&self) -> Option<&Given> {
        match self.card()? {
            Card::Words(rows) => rows.get(self.row),
            _ => None,
        }
    }

    /// How many rows the card on the screen has.
    #[must_use]
    pub fn rows(&self) -> usize {
        match self.card() {
            Some(Card::Words(rows)) => rows.len(),
            Some(Card::Days(rows)) => rows.len(),
            _ => 0,
        }
    }

    /// Moves the cursor by so many rows.
    pub fn step(&mut self, by: isize) {
        let last = self.rows().saturating_sub(1);
        self.row = self.row.saturating_add_signed(by).min(last);
    }

    /// To the next row that nothing was done about, if there is one below.
    pub fn to_next_open(&mut self) {
        let Some(Card::Words(rows)) = self.card() else {
            return;
        };
        let below = rows.iter().enumerate().skip(self.row + 1);
        let open = below
            .filter(|(_, given)| !self.done.contains_key(&Subject::Word(given.promise.id)))
            .map(|(at, _)| at)
            .next();
        self.row = open.unwrap_or(self.row);
    }

    /// To the card so many places on; the end is one of them.
    pub fn turn(&mut self, by: isize) {
        self.at = self.at.saturating_add_signed(by).min(self.cards.len());
        self.row = 0;
    }

    /// What was done about the card on the screen, here or elsewhere; then it counts as looked at.
    #[must_use]
    pub fn settled(&self) -> Option<&str> {
        let key = self.card()?.key();
        if let Some(said) = self.done.get(&Subject::Card(key)) {
            return Some(&said.text);
        }
        let stands = self.read.as_ref()?.stands(key);
        match key.kind {
            CardKind::Quiet | CardKind::PutOff if !stands => Some("not quiet any more"),
            CardKind::HowIsIt if !stands => Some("answered today"),
            _ => None,
        }
    }

    /// Takes in what was read. The first time it makes the deck; what is read of everybody completes it.
    pub fn take(&mut self, mut read: Box<deck::Review>) {
        let had_whole = self.read.as_ref().is_some_and(|before| !before.to_come);
        if had_whole && read.to_come {
            return;
        }
        let is_new = self.cards.is_empty();
        if !had_whole {
            self.deal(&read);
        }
        // Who is settled is read no more; the last words stay on their card.
        for (person, words) in self.read.take().into_iter().flat_map(|of| of.last_words) {
            read.last_words.entry(person).or_insert(words);
        }
        if !read.to_come && !is_new {
            self.refresh(&read);
        }
        self.read = Some(read);
        let last = self.rows().saturating_sub(1);
        self.row = self.row.min(last);
    }

    /// Adds the cards of this sitting that are not there yet.
    fn deal(&mut self, read: &deck::Review) {
        let there: Vec<CardKey> = self.cards.iter().map(Card::key).collect();
        let new = |card: &&Card| !there.contains(&card.key());
        if self.again {
            self.cards.extend(read.cards.iter().filter(new).cloned());
        } else {
            self.cards.extend(read.left().filter(new).cloned());
        }
    }

    fn refresh(&mut self, read: &deck::Review) {
        for card in &mut self.cards {
            refresh(card, read);
        }
        let due = due(read);
        let (undone, before) = (self.undone, self.done.len());
        let (mut back, ending) = (None, &self.ending);
        self.done.retain(|subject, said| match subject {
            _ if !said.is_act => true,
            Subject::Card(key) => !read.stands(*key),
            Subject::Word(promise) => {
                let may_be = (undone || said.text == ELSEWHERE) && !ending.contains(promise);
                let is_back = may_be && due.contains(promise);
                back = back.or(is_back.then_some(*promise));
                !is_back
            }
        });
        if self.done.len() < before {
            self.undone = false;
        }
        if let Some(promise) = back {
            self.stand_on(promise);
        }
        self.ended_elsewhere(&due);
    }

    /// A word that is due no more, though nothing was done about it in this sitting, says so: it was
    /// done again, or another program ended it.
    fn ended_elsewhere(&mut self, due: &HashSet<Id<Promise>>) {
        let rows = self.cards.iter().filter_map(|card| match card {
            Card::Words(rows) => Some(rows.iter()),
            _ => None,
        });
        for row in rows.flatten() {
            let id = row.promise.id;
            if !due.contains(&id) {
                self.done.entry(Subject::Word(id)).or_insert_with(|| Said {
                    text: ELSEWHERE.to_owned(),
                    is_act: true,
                });
            }
        }
    }

    /// To the row of that word, if it is on the card on the screen.
    fn stand_on(&mut self, promise: Id<Promise>) {
        if let Some(Card::Words(rows)) = self.card()
            && let Some(at) = rows.iter().position(|row| row.promise.id == promise)
        {
            self.row = at;
        }
    }
}

/// The words given that are due.
fn due(read: &deck::Review) -> HashSet<Id<Promise>> {
    let cards = read.cards.iter();
    let words = cards.filter_map(|card| match card {
        Card::Words(rows) => Some(rows.iter()),
        _ => None,
    });
    words.flatten().map(|row| row.promise.id).collect()
}

/// What the card says now. Rows that are gone stay, so that it is seen what became of them.
fn refresh(card: &mut Card, read: &deck::Review) {
    let key = card.key();
    let Some(now) = read.cards.iter().find(|now| now.key() == key) else {
        return;
    };
    match (card, now) {
        (Card::Words(rows), Card::Words(now)) => {
            // They are the very rows that were dealt.
            if Arc::ptr_eq(rows, now) {
                return;
            }
            let rows = Arc::make_mut(rows);
            let by_id: HashMap<_, _> = now.iter().map(|row| (row.promise.id, row)).collect();
            let there: HashSet<_> = rows.iter().map(|row| row.promise.id).collect();
            for row in rows.iter_mut() {
                if let Some(now) = by_id.get(&row.promise.id) {
                    row.clone_from(now);
                }
            }
            let new = now.iter().filter(|row| !there.contains(&row.promise.id));
            let new: Vec<Given> = new.cloned().collect();
            rows.extend(new);
        }
        (card, now) => card.clone_from(now),
    }
}
