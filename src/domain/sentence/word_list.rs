//! Lists of words that are put in order when the program is built: a set that is made at run time costs each
//! start the time to make it.
#![expect(
    clippy::indexing_slicing,
    reason = "evaluated by the compiler, to whom a wrong place is an error"
)]

/// Words as they are compared, in the order of their bytes.
#[derive(Debug)]
pub struct Words(&'static [&'static str]);

impl Words {
    /// Those of a list that is in order.
    #[must_use]
    pub const fn in_order(words: &'static [&'static str]) -> Self {
        Self(words)
    }

    /// Whether `word` is one of them.
    #[must_use]
    pub fn contains(&self, word: &str) -> bool {
        self.get(word).is_some()
    }

    /// `word` as it stands here, if it is one of them.
    #[must_use]
    pub fn get(&self, word: &str) -> Option<&'static str> {
        let place = self.0.binary_search(&word).ok()?;
        self.0.get(place).copied()
    }
}

/// The words of a text with spaces between them.
macro_rules! words {
    ($text:literal) => {{
        const LIST: [&str; $crate::domain::sentence::word_list::count($text)] =
            $crate::domain::sentence::word_list::in_order($text);
        $crate::domain::sentence::word_list::Words::in_order(&LIST)
    }};
}
pub(in crate::domain::sentence) use words;

/// How many words `text` has.
#[must_use]
pub const fn count(text: &str) -> usize {
    let bytes = text.as_bytes();
    let (mut words, mut at) = (0, 0);
    while at < bytes.len() {
        if bytes[at] != b' ' && (at == 0 || bytes[at - 1] == b' ') {
            words += 1;
        }
        at += 1;
    }
    words
}

/// The words of `text` in the order of their bytes.
#[must_use]
pub const fn in_order<const N: usize>(text: &str) -> [&str; N] {
    sorted(split(text))
}

const fn split<const N: usize>(text: &str) -> [&str; N] {
    let (mut words, mut found, mut rest) = ([""; N], 0, text);
    while found < N {
        let mut end = 0;
        while end < rest.len() && rest.as_bytes()[end] != b' ' {
            end += 1;
        }
        let (word, after) = rest.split_at(end);
        if !word.is_empty() {
            words[found] = word;
            found += 1;
        }
        rest = if after.is_empty() {
            after
        } else {
            after.split_at(1).1
        };
    }
    words
}

/// A shell sort: what can be said in a constant.
const fn sorted<const N: usize>(mut words: [&str; N]) -> [&str; N] {
    let mut gap = N / 2;
    while gap > 0 {
        let mut from = gap;
        while from < N {
            let mut at = from;
            while at >= gap && precedes(words[at], words[at - gap]) {
                words.swap(at, at - gap);
                at -= gap;
            }
            from += 1;
        }
        gap /= 2;
    }
    words
}

const fn precedes(word: &str, other: &str) -> bool {
    let (word, other) = (word.as_bytes(), other.as_bytes());
    let mut at = 0;
    while at < word.len() && at < other.len() {
        if word[at] != other[at] {
            return word[at] < other[at];
        }
        at += 1;
    }
    word.len() < other.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_of_a_list_is_found_and_no_other() {
        const WORDS: Words = words!("to and from an  a & и 和 another");
        for word in "to and from an a & и 和 another".split(' ') {
            assert_eq!(WORDS.get(word), Some(word));
        }
        for word in ["", " ", "t", "anot", "z", "And"] {
            assert!(!WORDS.contains(word), "{word}");
        }
    }
}
