//! The one sanitiser: whatever a name or a note holds, a terminal shows it and is not driven by it.
//!
//! Nothing is dropped in silence: a control character becomes its picture. What only hides or
//! reorders text (bidirectional overrides, tag characters, piles of marks) is written out as
//! `<U+202E>`, so that a reader sees that it is there.

use std::borrow::Cow;
use std::fmt::Write as _;

use unicode_normalization::char::is_combining_mark;

/// How many combining marks one letter may carry on the screen. Vietnamese and Hebrew need three.
const MARKS: usize = 4;

/// One line of `text` that is safe to print. Borrowed when there is nothing to change.
#[must_use]
pub fn line(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|b| (0x20..0x7f).contains(&b)) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    let (mut marks, mut before) = (0, ' ');
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        marks = if is_combining_mark(c) { marks + 1 } else { 0 };
        match c {
            '\n' | '\t' => shown.push(' '),
            '\u{200d}' if joins(before, letters.peek().copied()) => shown.push(c),
            '\0'..='\u{1f}' => shown.push(picture(c)),
            '\u{7f}' => shown.push('\u{2421}'),
            _ if hides(c) || marks > MARKS => {
                let _ = write!(shown, "<U+{:04X}>", u32::from(c));
            }
            _ => shown.push(c),
        }
        before = c;
    }
    Cow::Owned(shown)
}

/// Paragraphs of `text`, each safe to print: line breaks stay, all else is as in [`line()`].
pub fn paragraphs(text: &str) -> impl Iterator<Item = Cow<'_, str>> {
    text.split('\n')
        .map(|paragraph| line(paragraph.strip_suffix('\r').unwrap_or(paragraph)))
}

/// A joiner is shown as one only inside an emoji or a word of a script that joins its letters.
fn joins(before: char, after: Option<char>) -> bool {
    let joinable = |c: char| c > '\u{2000}' || ('\u{0600}'..'\u{1000}').contains(&c);
    joinable(before) && after.is_some_and(joinable)
}

/// The picture of a control character: U+2400 is a picture of NUL, and so on.
fn picture(c: char) -> char {
    char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}')
}

/// Characters that take no room, reorder their neighbours or drive a terminal.
#[must_use]
pub fn hides(c: char) -> bool {
    matches!(c,
        '\u{80}'..='\u{9f}'
        | '\u{ad}'
        | '\u{61c}'
        | '\u{180e}'
        | '\u{200b}'
        | '\u{200d}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff0}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_and_foreign_text_passes_unchanged() {
        for text in [
            "Ana Petrović",
            "王小明",
            "محمد",
            "👩‍👩‍👧",
            "Nguyễn Thị Minh",
            "क्षि",
            "🏴",
        ] {
            assert_eq!(line(text), text);
        }
        assert!(matches!(line("Ana"), Cow::Borrowed(_)));
    }

    #[test]
    fn control_characters_become_pictures() {
        assert_eq!(line("a\u{1b}[2Jb"), "a␛[2Jb");
        assert_eq!(line("\0\u{7}\u{7f}"), "␀␇␡");
        assert_eq!(line("a\u{9b}2Jb"), "a<U+009B>2Jb");
        assert_eq!(line("one\ntwo\tthree\r"), "one two three␍");
    }

    #[test]
    fn what_hides_or_reorders_is_written_out() {
        assert_eq!(line("a\u{202e}b"), "a<U+202E>b");
        assert_eq!(line("x\u{200d}y"), "x<U+200D>y");
        assert_eq!(line("t\u{e0041}"), "t<U+E0041>");
        let pile: String = std::iter::once('e')
            .chain(std::iter::repeat_n('\u{301}', 50))
            .collect();
        assert_eq!(line(&pile).matches('\u{301}').count(), MARKS);
    }

    #[test]
    fn paragraphs_keep_their_line_breaks() {
        let shown: Vec<_> = paragraphs("one\r\ntwo\n\u{7}").collect();
        assert_eq!(shown, ["one", "two", "␇"]);
    }
}
