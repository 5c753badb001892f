//! Marks in the text: `#tag`, `@"New Person"`, and what is left of the words without date and tags.

use crate::domain::sentence::reading::{Mark, Span};

/// The tags of `text` with where they stand, the `#` included.
#[must_use]
pub fn tags(text: &str) -> Vec<(String, Span)> {
    let mut found = Vec::new();
    for (start, _) in text.match_indices('#') {
        let begins = text
            .get(..start)
            .is_none_or(|before| before.chars().next_back().is_none_or(char::is_whitespace));
        let rest = text.get(start + 1..).unwrap_or_default();
        let length = rest
            .find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_')))
            .unwrap_or(rest.len());
        if begins && length > 0 {
            let tag = rest.get(..length).unwrap_or_default().to_owned();
            found.push((tag, Span::new(start, start + 1 + length)));
        }
    }
    found
}

/// The names in `@"…"`, with where they stand.
#[must_use]
pub fn new_people(text: &str) -> Vec<(String, Span)> {
    let mut found: Vec<(String, Span)> = Vec::new();
    for (start, open) in text.match_indices("@\"") {
        let rest = text.get(start + open.len()..).unwrap_or_default();
        let inside = found.last().is_some_and(|(_, before)| before.end > start);
        if let Some(length) = rest.find('"').filter(|_| !inside) {
            let name = rest
                .get(..length)
                .unwrap_or_default()
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ");
            if !name.is_empty() {
                found.push((name, Span::new(start, start + open.len() + length + 1)));
            }
        }
    }
    found
}

/// What is stored as words: the text without its date and tags, its spaces tidied, the letters as
/// they were typed. Of a new name the name stays; the `@` and `\` before a name go.
#[must_use]
pub fn words_left(
    text: &str,
    date: Option<Span>,
    tags: &[(String, Span)],
    new: &[(String, Span)],
) -> String {
    let mut cuts: Vec<(Span, &str)> = tags.iter().map(|(_, span)| (*span, "")).collect();
    cuts.extend(new.iter().map(|(name, span)| (*span, name.as_str())));
    cuts.extend(date.map(|span| (span, "")));
    cuts.sort_unstable();
    let mut left = String::with_capacity(text.len());
    let mut from = 0;
    for (cut, instead) in cuts {
        push_plain(&mut left, text.get(from..cut.start).unwrap_or_default());
        left.push_str(instead);
        from = cut.end;
        if Some(cut) == date {
            let after = text.get(from..).unwrap_or_default();
            from += after.len() - after.trim_start_matches([':', ',']).len();
        }
    }
    push_plain(&mut left, text.get(from..).unwrap_or_default());
    left.lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect::<Vec<_>>()
        .join("\n")
        .trim_matches(|c: char| c.is_whitespace() || c == ',')
        .to_owned()
}

/// Adds `text` without the `@` and `\` that stand at the beginning of a word.
fn push_plain(left: &mut String, text: &str) {
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        let begins = left
            .chars()
            .next_back()
            .is_none_or(|before| !before.is_alphanumeric());
        let before_a_name = letters.peek().is_some_and(|next| next.is_alphanumeric());
        if !(matches!(c, '@' | '\\') && begins && before_a_name) {
            left.push(c);
        }
    }
}

/// The marks in the order of the text, without overlap: of two the first wins.
#[must_use]
pub fn in_order(mut marks: Vec<Mark>) -> Vec<Mark> {
    marks.sort_by_key(|mark| (mark.span.start, mark.span.end));
    let mut end = 0;
    marks.retain(|mark| {
        let free = mark.span.start >= end;
        if free {
            end = mark.span.end;
        }
        free
    });
    marks
}

/// Each text once, in the order they came.
#[must_use]
pub fn each_once(texts: impl Iterator<Item = String>) -> Vec<String> {
    let mut once: Vec<String> = Vec::new();
    for text in texts {
        if !once.contains(&text) {
            once.push(text);
        }
    }
    once
}
