//! Words of a text by Unicode's rules, with where they stand and how they compare.
//!
//! Letters of scripts without spaces are words of their own, so a name in such a script is a run of
//! words with nothing between them.

use unicode_segmentation::UnicodeSegmentation;

use crate::domain::text::fold::fold;

/// One word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextWord {
    /// Its first byte.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// The word as it compares.
    pub folded: String,
    /// Whether its first letter is a capital.
    pub capital: bool,
}

/// The words of `text`, in order. Punctuation and spaces are none.
#[must_use]
pub fn words(text: &str) -> Vec<TextWord> {
    text.unicode_word_indices()
        .map(|(start, word)| TextWord {
            start,
            end: start + word.len(),
            folded: fold(word),
            capital: word.chars().next().is_some_and(char::is_uppercase),
        })
        .collect()
}

/// Whether `second` follows `first` as in a name: after nothing, a space, a hyphen or a dot.
#[must_use]
pub fn adjoin(text: &str, first: &TextWord, second: &TextWord) -> bool {
    text.get(first.end..second.start).is_some_and(|between| {
        between
            .chars()
            .all(|c| matches!(c, ' ' | '-' | '.' | '\u{a0}' | '\u{2011}' | '·'))
    })
}
