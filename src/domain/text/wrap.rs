//! Lines of a given width, measured in terminal cells.

use std::borrow::Cow;
use std::ops::Range;

use textwrap::{Options, WordSplitter, WrapAlgorithm};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::domain::text::visible;

/// `text` made safe and broken into lines of at most `width` cells (at least 1). Empty paragraphs
/// stay as empty lines.
#[must_use]
pub fn wrapped(text: &str, width: usize) -> Vec<String> {
    let options = Options::new(width.max(1))
        .wrap_algorithm(WrapAlgorithm::FirstFit)
        .word_splitter(WordSplitter::NoHyphenation);
    visible::paragraphs(text)
        .flat_map(|paragraph| {
            textwrap::wrap(&paragraph, &options)
                .into_iter()
                .map(Cow::into_owned)
                .collect::<Vec<String>>()
        })
        .collect()
}

/// How many cells `text` takes.
#[must_use]
pub fn width(text: &str) -> usize {
    text.width()
}

/// `text` cut to at most `width` cells, with "…" where something was left out. A wide character or
/// an emoji of several parts is never cut in two.
#[must_use]
pub fn fitted(text: &str, width: usize) -> Cow<'_, str> {
    if text.width() <= width {
        return Cow::Borrowed(text);
    }
    let mut kept = String::new();
    let mut room = width.saturating_sub(1);
    for grapheme in text.graphemes(true) {
        let cells = grapheme.width();
        if cells > room {
            break;
        }
        kept.push_str(grapheme);
        room -= cells;
    }
    if width > 0 {
        kept.push('…');
    }
    Cow::Owned(kept)
}

/// At most so many of the lines of `width` cells; where more are left out the last one ends in "…".
#[must_use]
pub fn cut(mut lines: Vec<String>, most: usize, width: usize) -> Vec<String> {
    let more = lines.len() > most;
    lines.truncate(most);
    if let Some(last) = lines.last_mut().filter(|_| more) {
        last.push('…');
        *last = fitted(last, width).into_owned();
    }
    lines
}

/// The rows of a box of `width` cells in which `text` is being edited: broken at line breaks and,
/// where a row is full, behind its last space, which may stand one cell beyond it; as byte ranges
/// without the line breaks; at least one row.
#[must_use]
pub fn flow(text: &str, width: usize) -> Vec<Range<usize>> {
    let mut rows = Vec::new();
    let (mut start, mut used) = (0, 0);
    // Behind the last space of the row, and how many cells came before.
    let mut gap = None;
    for (byte, grapheme) in text.grapheme_indices(true) {
        if grapheme == "\n" || grapheme == "\r\n" {
            rows.push(start..byte);
            (start, used, gap) = (byte + grapheme.len(), 0, None);
            continue;
        }
        let cells = visible::line(grapheme).width();
        let hangs = grapheme == " " && used == width;
        while used + cells > width && used > 0 && !hangs {
            let (at, before) = gap.take().unwrap_or((byte, used));
            rows.push(start..at);
            (start, used) = (at, used - before);
        }
        used += cells;
        if grapheme == " " {
            gap = Some((byte + 1, used));
        }
    }
    rows.push(start..text.len());
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_characters_count_as_two_cells_and_are_not_cut() {
        assert_eq!(fitted("王小明", 6), "王小明");
        assert_eq!(fitted("王小明", 5), "王小…");
        assert_eq!(fitted("王小明", 4), "王…");
        assert_eq!(fitted("Élodie", 0), "");
        assert_eq!(fitted("👩‍👩‍👧 home", 4), "👩‍👩‍👧 …");
    }

    #[test]
    fn an_edited_text_flows_into_rows_that_cover_it() {
        assert_eq!(flow("", 5).first(), Some(&(0..0)));
        assert_eq!(flow("one\ntwo", 10), [0..3, 4..7]);
        assert_eq!(flow("abcdef", 4), [0..4, 4..6]);
        assert_eq!(flow("王小明", 4), [0..6, 6..9]);
        // A word that has no room goes to the next row as a whole.
        let rows = |text: &'static str, width| -> Vec<&str> {
            let rows = flow(text, width).into_iter();
            rows.filter_map(|row| text.get(row)).collect()
        };
        assert_eq!(rows("one two three", 8), ["one two ", "three"]);
        assert_eq!(rows("one two three", 7), ["one two ", "three"]);
        assert_eq!(rows("one abcdefghij k", 6), ["one ", "abcdef", "ghij k"]);
        assert_eq!(rows(" bcd王", 4), [" ", "bcd", "王"]);
        assert_eq!(rows("a    b", 2), ["a  ", "  ", "b"]);
    }

    #[test]
    fn no_line_is_wider_than_asked() {
        let text = "Long walk by the river 王小明王小明王小明 averyverylongwordwithoutanybreak";
        for width in 2..40 {
            assert!(
                wrapped(text, width)
                    .iter()
                    .all(|line| line.width() <= width),
                "{width}"
            );
        }
        assert_eq!(wrapped("one\n\ntwo", 10), ["one", "", "two"]);
        assert_eq!(cut(wrapped("one two", 3), 2, 3), ["one", "two"]);
        assert_eq!(cut(wrapped("one two six", 3), 2, 3), ["one", "tw…"]);
        assert!(cut(wrapped("one two", 3), 0, 3).is_empty());
    }
}
