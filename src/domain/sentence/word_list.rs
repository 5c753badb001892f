//! Lists of words that are put in order when the program is built: a set that is made at run time costs each
//! start the time to make it.
#![expect(
    clippy::indexing_slicing,
    reason = "evaluated by the compiler, to whom a wrong place is an error"
)]

/// Words as they are compared: one text, and where in it each of them begins and ends, in the order of their bytes.
/// So a list is two pointers, however long it is: each pointer of a constant is set anew at every start.
#[derive(Debug)]
pub struct Words {
    text: &'static str,
    words: &'static [Bytes],
}

/// The bytes from the first number up to the second.
pub type Bytes = (u16, u16);

impl Words {
    /// Those of `text` at these bytes, which are in order.
    #[must_use]
    pub const fn in_order(text: &'static str, words: &'static [Bytes]) -> Self {
        Self { text, words }
    }

    /// Whether `word` is one of them.
    #[must_use]
    pub fn contains(&self, word: &str) -> bool {
        self.get(word).is_some()
    }

    /// `word` as it stands here, if it is one of them.
    #[must_use]
    pub fn get(&self, word: &str) -> Option<&'static str> {
        let at = |(start, end): Bytes| self.text.get(usize::from(start)..usize::from(end));
        let found = self
            .words
            .binary_search_by(|bytes| at(*bytes).unwrap_or_default().cmp(word));
        self.words.get(found.ok()?).copied().and_then(at)
    }
}

/// The words of a text with spaces between them.
macro_rules! words {
    ($text:literal) => {{
        const LIST: [$crate::domain::sentence::word_list::Bytes;
            $crate::domain::sentence::word_list::count($text)] =
            $crate::domain::sentence::word_list::in_order($text);
        $crate::domain::sentence::word_list::Words::in_order($text, &LIST)
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

/// Where the words of `text` stand, in the order of their bytes.
///
/// # Panics
/// When the program is built, if the text is too long for its places to be numbered.
#[must_use]
pub const fn in_order<const N: usize>(text: &str) -> [Bytes; N] {
    assert!(text.len() <= u16::MAX as usize, "too long a list of words");
    sorted(text.as_bytes(), split(text.as_bytes()))
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "the text is no longer than that"
)]
const fn split<const N: usize>(text: &[u8]) -> [Bytes; N] {
    let (mut places, mut found, mut at) = ([(0, 0); N], 0, 0);
    while at < text.len() {
        let start = at;
        while at < text.len() && text[at] != b' ' {
            at += 1;
        }
        if at > start {
            places[found] = (start as u16, at as u16);
            found += 1;
        }
        at += 1;
    }
    places
}

/// A shell sort: what can be said in a constant.
const fn sorted<const N: usize>(text: &[u8], mut places: [Bytes; N]) -> [Bytes; N] {
    let mut gap = N / 2;
    while gap > 0 {
        let mut from = gap;
        while from < N {
            let mut at = from;
            while at >= gap && precedes(text, places[at], places[at - gap]) {
                places.swap(at, at - gap);
                at -= gap;
            }
            from += 1;
        }
        gap /= 2;
    }
    places
}

const fn precedes(text: &[u8], (word, end): Bytes, (other, other_end): Bytes) -> bool {
    let (mut word, mut other) = (word as usize, other as usize);
    let (end, other_end) = (end as usize, other_end as usize);
    while word < end && other < other_end {
        if text[word] != text[other] {
            return text[word] < text[other];
        }
        word += 1;
        other += 1;
    }
    word == end && other < other_end
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
