//! A story in Markdown (`CommonMark` 0.31). Whatever the texts hold is shown as it was written: no sign
//! of theirs is markup, and no HTML gets through.

use std::fmt::Write as _;

use crate::domain::story::told::{Entry, Part, Piece, Thread, Told};
use crate::domain::text::visible;

/// Signs that can be markup anywhere in a line (`CommonMark` 2.4 lets all of them be escaped).
const SIGNS: &str = "\\`*_[]<>|~&#!";

/// The page.
#[must_use]
pub fn write(told: &Told) -> String {
    let mut page = format!("# {}\n", text(&told.title));
    if !told.span.is_empty() {
        let _ = write!(page, "\n*{}*\n", text(&told.span));
    }
    words(&mut page, &told.opening);
    for part in told.beginning.iter().chain(&told.chapters) {
        write_part(&mut page, part);
    }
    page.push_str("\n---\n");
    for line in &told.closing {
        let _ = write!(page, "\n{}\n", text(line));
    }
    page
}

fn write_part(page: &mut String, part: &Part) {
    let _ = write!(page, "\n## {}\n", text(&part.heading));
    if !part.line.is_empty() {
        let _ = write!(page, "\n{}\n", pieces(&part.line));
    }
    words(page, &part.words);
    for entry in &part.entries {
        write_entry(page, entry);
    }
    if !part.also.is_empty() {
        let _ = write!(page, "\n{}\n", text(&part.also));
    }
}

fn write_entry(page: &mut String, entry: &Entry) {
    let _ = write!(page, "\n**{}**", text(&entry.when));
    if !entry.beside.is_empty() {
        let _ = write!(page, " · {}", pieces(&entry.beside));
    }
    page.push('\n');
    words(page, &entry.words);
    words(page, &entry.lines.join("\n"));
    for thread in &entry.threads {
        let _ = write!(page, "\n*{}*\n", thread_line(thread));
    }
}

fn thread_line(thread: &Thread) -> String {
    let days: Vec<String> = thread.to.iter().map(|(_, day)| text(day)).collect();
    format!("{}{}", thread.says, days.join(", "))
}

fn pieces(line: &[Piece]) -> String {
    line.iter()
        .map(|piece| match piece {
            Piece::Ours(ours) => (*ours).to_owned(),
            Piece::Theirs(theirs) => text(theirs),
        })
        .collect()
}

/// Each line of the words as a paragraph.
fn words(page: &mut String, words: &str) {
    for line in visible::paragraphs(words) {
        let line = line.trim();
        if !line.is_empty() {
            let _ = write!(page, "\n{}\n", escaped(line));
        }
    }
}

/// One line of a text, safe to look at and without markup.
#[must_use]
pub fn text(text: &str) -> String {
    escaped(visible::line(text).trim())
}

fn escaped(line: &str) -> String {
    let mut shown = String::with_capacity(line.len() + 8);
    let number = line.chars().take_while(char::is_ascii_digit).count();
    for (at, c) in line.char_indices() {
        let begins = at == 0 && matches!(c, '-' | '+' | '=' | ':');
        let numbers = number > 0 && at == number && matches!(c, '.' | ')');
        if begins || numbers || SIGNS.contains(c) {
            shown.push('\\');
        }
        shown.push(c);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_sign_of_a_text_is_markup() {
        for (written, shown) in [
            ("<b>&amp;", "\\<b\\>\\&amp;"),
            ("1. one", "1\\. one"),
            ("- one", "\\- one"),
            ("    code", "code"),
            ("![x](y)", "\\!\\[x\\](y)"),
            ("a\u{1b}[2J\u{202e}", "a␛\\[2J\\<U+202E\\>"),
            ("at 1.5 and 王小明", "at 1.5 and 王小明"),
        ] {
            assert_eq!(text(written), shown);
        }
    }
}
