//! Words that are looked for together, and whether they stand in a text: read as the index cuts it, and folded no
//! further than need be.

use std::cell::OnceCell;

use memchr::memchr2_iter;

use crate::domain::find::tokens::{Token, is_indexed, searchable};
use crate::domain::text::fold::may_be;

/// The beginning of a word this short mostly stands in nearly every row: the index would be slow to answer.
const TOO_SHORT: usize = 1;

/// Words that stand one after the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// As the index keeps them.
    pub keys: Vec<String>,
    /// Whether the last one may go on: it is still being typed.
    pub open: bool,
}

/// Whether the byte is a plain sign between words.
fn is_between(byte: u8) -> bool {
    byte.is_ascii() && !byte.is_ascii_alphanumeric()
}

impl Phrase {
    /// Whether the index knows all of it.
    pub fn is_known(&self) -> bool {
        self.keys.iter().all(|key| key.chars().all(is_indexed))
    }

    /// Whether it is the beginning of a word that mostly stands in nearly every row.
    pub fn is_short(&self) -> bool {
        let short = |key: &String| key.chars().count() <= TOO_SHORT;
        self.open && self.keys.len() == 1 && self.keys.iter().all(short)
    }

    /// In the language of the index, each word behind `mark`. A key holds only letters and digits, so
    /// nothing can escape the quotation marks.
    pub fn quoted(&self, mark: &str) -> String {
        let star = if self.goes_on() { "*" } else { "" };
        let words: Vec<String> = self.keys.iter().map(|key| format!("{mark}{key}")).collect();
        format!("\"{}\"{star}", words.join(" "))
    }

    /// In Korean, particles are written on to the word.
    fn is_korean(&self) -> bool {
        self.keys
            .last()
            .is_some_and(|key| key.starts_with(|c| matches!(c, '\u{1100}'..='\u{11ff}')))
    }

    /// Where it begins, among the words of a text.
    pub fn places<'a>(&'a self, tokens: &'a [Token]) -> impl Iterator<Item = usize> + 'a {
        let goes_on = self.goes_on();
        tokens
            .windows(self.keys.len().max(1))
            .enumerate()
            .filter(move |(_, window)| {
                let last = window.len().saturating_sub(1);
                window
                    .iter()
                    .zip(&self.keys)
                    .enumerate()
                    .all(|(at, (token, key))| {
                        let same = |word: &str| {
                            if goes_on && at == last {
                                word.starts_with(key.as_str())
                            } else {
                                word == key
                            }
                        };
                        same(&token.key) || token.also.as_deref().is_some_and(same)
                    })
            })
            .map(|(at, _)| at)
    }

    /// Whether it stands in `text`, of which `folded` keeps the folded words once they are made. Most
    /// rows that are read are not what is looked for: no more of them is folded than need be.
    pub fn stands_in(&self, text: &str, folded: &OnceCell<String>) -> bool {
        match self.keys.as_slice() {
            [key] => self.word_stands_in(key, text),
            _ if text.is_ascii() => {
                self.found_among(text.as_bytes(), |byte| byte.is_ascii_alphanumeric())
            }
            _ => {
                let folded = folded.get_or_init(|| searchable(text));
                self.found_among(folded.as_bytes(), |byte| byte != b' ')
            }
        }
    }

    /// The same for the only word of a phrase: of `text` just those parts are folded that are not plain.
    fn word_stands_in(&self, key: &str, text: &str) -> bool {
        let bytes = text.as_bytes();
        if self.plain_word_stands_in(key.as_bytes(), bytes) {
            return true;
        }
        let (false, Some(first)) = (text.is_ascii(), key.chars().next()) else {
            return false;
        };
        let parts = bytes
            .split(|byte| is_between(*byte))
            .filter(|part| !part.is_ascii());
        parts
            .filter_map(|part| str::from_utf8(part).ok())
            .any(|part| {
                part.chars().any(|c| may_be(c, first))
                    && searchable(part)
                        .split(' ')
                        .any(|word| self.is_meant(key, word))
            })
    }

    /// Whether the folded `word` is the only one of the phrase.
    fn is_meant(&self, key: &str, word: &str) -> bool {
        word.strip_prefix(key)
            .is_some_and(|rest| rest.is_empty() || self.goes_on())
    }

    /// Whether a word stands in `text` that is `key` and has plain letters on both sides, if any: only where
    /// the first letter of it stands is more than a letter compared.
    fn plain_word_stands_in(&self, key: &[u8], text: &[u8]) -> bool {
        let Some((first, rest)) = key.split_first() else {
            return false;
        };
        let (small, capital) = (*first, first.to_ascii_uppercase());
        memchr2_iter(small, capital, text).any(|at| {
            let before = at.checked_sub(1).and_then(|before| text.get(before));
            let end = at + key.len();
            before.is_none_or(|before| is_between(*before))
                && text
                    .get(at + 1..end)
                    .is_some_and(|word| word.eq_ignore_ascii_case(rest))
                && text
                    .get(end)
                    .is_none_or(|after| is_between(*after) || (self.goes_on() && after.is_ascii()))
        })
    }

    /// Whether a word that begins like the last one of the phrase is meant too.
    pub fn goes_on(&self) -> bool {
        self.open || self.is_korean()
    }

    /// The same for text whose words are runs of the bytes that `is_word` names, in any case of the
    /// plain letters.
    fn found_among(&self, text: &[u8], is_word: impl Fn(u8) -> bool) -> bool {
        let goes_on = self.goes_on();
        let next_word = |from: usize| {
            let rest = text.get(from..)?;
            rest.iter()
                .position(|byte| is_word(*byte))
                .map(|at| from + at)
        };
        let word_end = |from: usize| {
            let rest = text.get(from..).unwrap_or_default();
            let length = rest.iter().position(|byte| !is_word(*byte));
            length.map_or(text.len(), |length| from + length)
        };
        let mut from = 0;
        while let Some(start) = next_word(from) {
            let (mut at, mut same) = (start, true);
            for (place, key) in self.keys.iter().enumerate() {
                let Some(begin) = next_word(at) else {
                    return false;
                };
                let end = word_end(begin);
                let word = text.get(begin..end).unwrap_or_default();
                let head = word.get(..key.len()).unwrap_or_default();
                let may_go_on = goes_on && place + 1 == self.keys.len();
                same = head.eq_ignore_ascii_case(key.as_bytes())
                    && (may_go_on || word.len() == key.len());
                if !same {
                    break;
                }
                at = end;
            }
            if same {
                return true;
            }
            from = word_end(start);
        }
        false
    }
}
