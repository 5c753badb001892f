//! Text cut into the words that the search index keeps: folded letters and digits, and each letter
//! of a script that writes no spaces by itself.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use crate::domain::text::fold::{fold_letter, fold_umlauts};

/// One word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its bytes in the text as it was written.
    pub range: Range<usize>,
    /// As the index keeps it.
    pub key: String,
    /// The second spelling of a word with an umlaut: "juergen" beside "jurgen".
    pub also: Option<String>,
}

/// The words of `text`, in order.
#[must_use]
pub fn tokens(text: &str) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    let mut open = false;
    for (start, c) in text.char_indices() {
        let end = start + c.len_utf8();
        if c.is_ascii() {
            take(&mut found, &mut open, start..end, c.to_ascii_lowercase());
            continue;
        }
        let mut folded = false;
        fold_letter(c, &mut |c| {
            folded = true;
            take(&mut found, &mut open, start..end, c);
        });
        // A mark belongs to the letter before it.
        if let Some(last) = found
            .last_mut()
            .filter(|last| !folded && is_combining_mark(c) && last.range.end == start)
        {
            last.range.end = end;
        }
    }
    if has_umlauts(text) {
        for token in &mut found {
            token.also = text.get(token.range.clone()).and_then(fold_umlauts);
        }
    }
    found
}

/// Whether a word of `text` may have a second spelling; most texts have none.
fn has_umlauts(text: &str) -> bool {
    !text.is_ascii() && text.contains(['ä', 'ö', 'ü', 'Ä', 'Ö', 'Ü', '\u{308}'])
}

/// Adds the folded letter `c`, which stands at `at`.
fn take(found: &mut Vec<Token>, open: &mut bool, at: Range<usize>, c: char) {
    if !is_word(c) {
        *open = false;
        return;
    }
    let alone = is_unspaced(c);
    match found.last_mut() {
        Some(last) if *open && !alone => {
            last.key.push(c);
            last.range.end = at.end;
        }
        _ => found.push(Token {
            range: at,
            key: c.to_string(),
            also: None,
        }),
    }
    *open = !alone;
}

/// `text` as the search index is given it: its words folded, letters of scripts without spaces set
/// apart, nothing else between them, and the second spelling of words with umlauts behind it. So the
/// tokenizer of the index has nothing to decide.
#[must_use]
pub fn searchable(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            words.push(c.to_ascii_lowercase());
            continue;
        }
        if c.is_ascii() {
            words.push(' ');
            continue;
        }
        fold_letter(c, &mut |c| {
            if c.is_ascii_alphanumeric() {
                words.push(c);
            } else if !is_word(c) {
                words.push(' ');
            } else if is_unspaced(c) {
                words.extend([' ', c, ' ']);
            } else {
                words.push(c);
            }
        });
    }
    if has_umlauts(text) {
        for word in text.split_whitespace().filter_map(fold_umlauts) {
            words.push(' ');
            words.push_str(&word);
        }
    }
    words
}

/// Stands before each word of a person in the search index, and so keeps people apart from all that was ever
/// written with them: a letter of private use, which the tokenizer of the index leaves alone.
pub const OF_A_PERSON: char = '\u{e001}';

/// `text`, all that is kept of a person, as the search index is given it.
#[must_use]
pub fn searchable_person(text: &str) -> String {
    let words = searchable(text);
    let mut marked = String::with_capacity(words.len() * 2);
    for word in words.split_whitespace() {
        marked.push(OF_A_PERSON);
        marked.push_str(word);
        marked.push(' ');
    }
    marked
}

/// Whether the folded letter `c` is part of a word, as the tokenizer of the index sees it.
fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{e000}'..='\u{f8ff}')
}

/// Whether the index knows the letter `c`: of younger scripts beyond the first plane it does not.
#[must_use]
pub fn is_indexed(c: char) -> bool {
    matches!(c, '\0'..='\u{ffff}' | '\u{20000}'..='\u{2fa1f}')
}

/// Letters of Chinese, Japanese, Thai, Lao, Khmer and Burmese.
#[must_use]
pub fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{0e00}'..='\u{0eff}'
        | '\u{1000}'..='\u{109f}'
        | '\u{1780}'..='\u{17ff}'
        | '\u{3005}'..='\u{3007}'
        | '\u{3040}'..='\u{30ff}'
        | '\u{31f0}'..='\u{31ff}'
        | '\u{3400}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<String> {
        tokens(text).into_iter().map(|token| token.key).collect()
    }

    #[test]
    fn words_are_cut_as_the_index_cuts_them() {
        assert_eq!(keys("O'Brien, 2h: Søren"), ["o", "brien", "2h", "soren"]);
        assert_eq!(keys("met王小明at"), ["met", "王", "小", "明", "at"]);
        assert_eq!(keys("e\u{301}lodie 👩‍👩‍👧"), ["elodie"]);
        assert_eq!(searchable("met王小明at"), "met 王  小  明 at");
        assert_eq!(searchable("Jürgen"), "jurgen juergen");
    }

    #[test]
    fn a_word_knows_where_it_was_written() {
        let text = "at Café Łódź";
        let found = tokens(text);
        let written: Vec<_> = found
            .iter()
            .map(|token| &text[token.range.clone()])
            .collect();
        assert_eq!(written, ["at", "Café", "Łódź"]);
        assert_eq!(keys("ﬁne"), ["fine"]);
        let marked = "e\u{301}t";
        assert_eq!(tokens(marked)[0].range, 0..marked.len());
    }
}
