//! A word and its neighbours: who stands beside it, and who does what it says.

use crate::domain::sentence::lexicon::{ADVERBS, AFTER_VERB};
use crate::domain::sentence::page::Page;
use crate::domain::text::pieces::Shape;

/// Who does what a verb says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// I, said or left out at the beginning.
    Me,
    /// We.
    We,
    /// Somebody named.
    Name,
    /// She, he or they.
    Pronoun,
    /// A noun, or nobody.
    None,
}

/// The words, and which of them are names.
#[derive(Clone, Copy, Debug)]
pub struct Around<'p, 't> {
    /// The words.
    pub page: &'p Page<'t>,
    /// Whether each piece is part of a name.
    pub named: &'p [bool],
}

impl Around<'_, '_> {
    /// Whether a name stands at `at`.
    #[must_use]
    pub fn name(&self, at: usize) -> bool {
        self.named.get(at).copied().unwrap_or(false)
    }

    /// Whether somebody stands at `at`: a name, an `@`, or a pronoun as object.
    #[must_use]
    pub fn someone(&self, at: usize) -> bool {
        // "Met the Novaks", "saw both Jo and Luka".
        let at = at + usize::from(matches!(self.page.key(at), "the" | "both") && self.name(at + 1));
        self.name(at)
            || (self.page.key(at) == "@" && self.page.glued(at + 1))
            || matches!(self.page.key(at), "her" | "him" | "them")
    }

    /// Whether I stand at `at`, perhaps after "to".
    #[must_use]
    pub fn to_me(&self, at: usize) -> bool {
        let at = at + usize::from(self.page.key(at) == "to");
        matches!(self.page.key(at), "me" | "us" | "back")
    }

    /// Who does what the verb at `at` says.
    #[must_use]
    pub fn subject(&self, at: usize) -> Subject {
        let mut before = at;
        while before > 0 && is_adverb(self.page.key(before - 1)) {
            before -= 1;
        }
        if before == 0 || self.page.begins_line(before) {
            return Subject::Me;
        }
        let last = before - 1;
        if self.name(last) {
            return Subject::Name;
        }
        match self.page.key(last) {
            "we" => Subject::We,
            "she" | "he" | "they" => Subject::Pronoun,
            "i" | "," | "." | ";" | ":" | "and" | "then" | "&" | "!" | "–" | "—" => Subject::Me,
            _ => Subject::None,
        }
    }

    /// Whether the words from `at` go on as after a verb without object.
    #[must_use]
    pub fn stops(&self, at: usize) -> bool {
        let page = self.page;
        page.ends_sentence(at)
            || page.number(at).is_some()
            || page.shape(at) == Some(Shape::Sign)
            || AFTER_VERB.contains(page.key(at))
    }
}

/// Words between a subject and its verb.
#[must_use]
pub fn is_adverb(word: &str) -> bool {
    ADVERBS.contains(word)
}
