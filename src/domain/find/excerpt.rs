//! The words around what was found.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::domain::find::words::Words;
use crate::domain::text::visible;
use crate::domain::text::wrap::width;

/// A stretch of a text with marks in it. As it was written: not made safe for a terminal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Excerpt {
    /// The stretch, with "…" where something was left out.
    pub text: String,
    /// What was found, as bytes of it, in order.
    pub marks: Vec<Range<usize>>,
}

/// What share of the room stands before the first mark.
const BEFORE: usize = 3;

impl Excerpt {
    /// The words around the first of `words` in `text`, at most `cells` cells of them; the beginning
    /// of it if none is there.
    #[must_use]
    pub fn of(text: &str, words: &Words, cells: usize) -> Self {
        around(text, &words.marks(text), cells)
    }

    /// The same in less room.
    #[must_use]
    pub fn within(&self, cells: usize) -> Self {
        around(&self.text, &self.marks, cells)
    }

    /// The pieces of it, each with whether it is marked.
    pub fn pieces(&self) -> impl Iterator<Item = (bool, &str)> {
        let plain_from = std::iter::once(0).chain(self.marks.iter().map(|mark| mark.end));
        let ends = self
            .marks
            .iter()
            .cloned()
            .map(Some)
            .chain(std::iter::once(None));
        plain_from
            .zip(ends)
            .flat_map(move |(from, mark)| {
                let end = mark.as_ref().map_or(self.text.len(), |mark| mark.start);
                let plain = self.text.get(from..end).unwrap_or_default();
                let marked = mark
                    .and_then(|mark| self.text.get(mark))
                    .unwrap_or_default();
                [(false, plain), (true, marked)]
            })
            .filter(|(_, piece)| !piece.is_empty())
    }
}

fn cells_of(grapheme: &str) -> usize {
    if let [b' '..=b'~'] = grapheme.as_bytes() {
        return 1;
    }
    width(&visible::line(grapheme))
}

/// Whether `text` has letters of one cell alone, and no more of them than `cells`.
fn is_short(text: &str, cells: usize) -> bool {
    // The letters below U+0300 take a cell each, and a byte at least; what hides is written out.
    text.len() <= cells && text.chars().all(|c| c < '\u{300}' && !visible::hides(c))
}

fn around(text: &str, marks: &[Range<usize>], cells: usize) -> Excerpt {
    if is_short(text, cells) {
        return Excerpt {
            text: text.to_owned(),
            marks: marks.to_vec(),
        };
    }
    let first = marks.first().map_or(0, |mark| mark.start);
    // How far the text reaches to the left of the mark within all of the room.
    let (mut start, mut left) = (first, 0);
    for (at, grapheme) in text
        .get(..first)
        .unwrap_or_default()
        .grapheme_indices(true)
        .rev()
    {
        left += cells_of(grapheme);
        if left > cells {
            break;
        }
        start = at;
    }
    let mut right = 0;
    for grapheme in text.get(first..).unwrap_or_default().graphemes(true) {
        right += cells_of(grapheme);
        if right > cells {
            break;
        }
    }
    if left + right <= cells {
        return Excerpt {
            text: text.to_owned(),
            marks: marks.to_vec(),
        };
    }
    // Not all of it fits: a third before the mark, more if the text ends soon behind it.
    let before = (cells / BEFORE).max(cells.saturating_sub(right + 1));
    start = lead(text, start, first, before.saturating_sub(1));
    let cut_before = start > 0;
    let mut room = cells.saturating_sub(usize::from(cut_before));
    let whole = text.get(start..).unwrap_or_default();
    let mut end = start;
    for (at, grapheme) in whole.grapheme_indices(true) {
        let cells = cells_of(grapheme);
        let is_last = start + at + grapheme.len() == text.len();
        if cells + usize::from(!is_last) > room {
            break;
        }
        room -= cells;
        end = start + at + grapheme.len();
    }
    cut(text, start..end, marks)
}

/// Where the excerpt begins: at most `cells` before `first`, at the beginning of a word if one is
/// near.
fn lead(text: &str, earliest: usize, first: usize, cells: usize) -> usize {
    let before = text.get(earliest..first).unwrap_or_default();
    let (mut used, mut start) = (0, first);
    let mut word = first;
    for (at, grapheme) in before.grapheme_indices(true).rev() {
        used += cells_of(grapheme);
        if used > cells {
            return if first - word > (first - start) / 2 {
                word
            } else {
                start
            };
        }
        if grapheme.chars().all(char::is_whitespace) {
            word = start;
        }
        start = earliest + at;
    }
    start
}

fn cut(text: &str, range: Range<usize>, marks: &[Range<usize>]) -> Excerpt {
    let mut excerpt = Excerpt::default();
    if range.is_empty() {
        excerpt.text.push('…');
        return excerpt;
    }
    if range.start > 0 {
        excerpt.text.push('…');
    }
    let shift = excerpt.text.len();
    excerpt
        .text
        .push_str(text.get(range.clone()).unwrap_or_default());
    excerpt.marks = marks
        .iter()
        .filter(|mark| mark.start < range.end && mark.end > range.start)
        .map(|mark| {
            let start = mark.start.max(range.start) - range.start + shift;
            start..mark.end.min(range.end) - range.start + shift
        })
        .collect();
    if range.end < text.len() {
        excerpt.text.push('…');
    }
    excerpt
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_surely_short_fits() {
        for c in ('\0'..'\u{300}').filter(|c| !visible::hides(*c)) {
            let text = c.to_string().repeat(7);
            assert!(is_short(&text, text.len()) && width(&visible::line(&text)) <= text.len());
        }
        for text in ["e\u{301}", "\u{ad}", "王", "ab"] {
            assert!(
                !is_short(text, text.len() - usize::from(text == "ab")),
                "{text:?}"
            );
        }
    }

    #[test]
    fn an_excerpt_fits_and_shows_what_was_found() {
        let text = "Long walk by the river with Ana. She told me about the job in Graz and how \
                    afraid she is of telling 王小明 and Luka, who will not want to move at all.";
        for typed in ["long", "graz", "小明", "all", "move", "nothing"] {
            let words = Words::new(typed);
            for cells in 0..200 {
                let excerpt = Excerpt::of(text, &words, cells);
                assert!(
                    width(&excerpt.text) <= cells.max(1),
                    "{typed} {cells}: {excerpt:?}"
                );
                let marked = excerpt.pieces().any(|(marked, _)| marked);
                assert!(
                    marked || cells < 12 || typed == "nothing",
                    "{typed} {cells}: {excerpt:?}"
                );
                let whole: String = excerpt.pieces().map(|(_, piece)| piece).collect();
                assert_eq!(whole, excerpt.text);
                assert!(width(&excerpt.within(cells / 2).text) <= (cells / 2).max(1));
            }
        }
        let excerpt = Excerpt::of(text, &Words::new("graz"), 40);
        assert_eq!(excerpt.text, "…the job in Graz and how afraid she is …");
    }
}
