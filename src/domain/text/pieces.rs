//! Text cut into pieces: words, numbers, signs, and the letters of scripts that write no spaces.
//!
//! Names and sentences are cut by the same rules, so that a name is found exactly where it stands
//! as a whole word. A piece never cuts a grapheme in two.

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use crate::domain::text::fold::fold;

/// One piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece<'t> {
    /// Its first byte.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// As written.
    pub text: &'t str,
    /// In the form in which it is compared; for a number its digits in ASCII.
    pub key: String,
    /// What it is made of.
    pub shape: Shape,
    /// Whether it follows the piece before without a space.
    pub glued: bool,
    /// Whether a line break stands before it.
    pub new_line: bool,
}

impl Piece<'_> {
    /// Whether it begins with a capital letter.
    #[must_use]
    pub fn is_capitalised(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }
}

/// What a piece is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Letters of a script that puts spaces between words.
    Letters,
    /// Digits of any script.
    Digits,
    /// One letter of Han, kana, Thai and others that write no spaces.
    Unspaced,
    /// One syllable of Korean, which has spaces but glues particles to names.
    Syllable,
    /// One sign, such as a comma or an emoji.
    Sign,
    /// The possessive ending of the word before: `'s`.
    Possessive,
}

/// The pieces of `text`, in order. Spaces belong to none.
#[must_use]
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    if text.is_ascii() {
        // Each is a grapheme of its own, but for the two of a line break, which are no piece.
        let letters = text.char_indices();
        cut(
            text,
            letters.filter_map(|(at, _)| Some((at, text.get(at..=at)?))),
        )
    } else {
        cut(text, text.grapheme_indices(true))
    }
}

fn cut<'t>(text: &'t str, graphemes: impl Iterator<Item = (usize, &'t str)>) -> Vec<Piece<'t>> {
    let mut cut = Vec::new();
    let mut graphemes = graphemes.peekable();
    let (mut glued, mut new_line) = (false, false);
    while let Some((start, grapheme)) = graphemes.next() {
        let Some(shape) = shape_of(grapheme) else {
            glued = false;
            new_line |= grapheme.contains(['\n', '\r', '\u{2028}', '\u{2029}']);
            continue;
        };
        let mut end = start + grapheme.len();
        if matches!(shape, Shape::Letters | Shape::Digits) {
            while let Some((at, next)) = graphemes.peek().copied() {
                if !runs_on(shape, text, at, next) {
                    break;
                }
                end = at + next.len();
                graphemes.next();
            }
        }
        let shape = if shape == Shape::Sign && possessive(text, start, end, glued) {
            if let Some((at, ending)) = graphemes.peek().copied()
                && ending.eq_ignore_ascii_case("s")
            {
                end = at + ending.len();
                graphemes.next();
            }
            Shape::Possessive
        } else {
            shape
        };
        let written = text.get(start..end).unwrap_or_default();
        cut.push(Piece {
            start,
            end,
            text: written,
            key: key_of(written, shape),
            shape,
            glued,
            new_line,
        });
        (glued, new_line) = (true, false);
    }
    cut
}

/// The form in which a word is compared.
///
/// As [`fold`], but where the marks of a script are its vowels they are kept: without them Rāma
/// and Ramā would be one name in Devanagari.
#[must_use]
pub fn compared(word: &str) -> String {
    if word.chars().any(has_vowel_marks) {
        word.nfkc().flat_map(char::to_lowercase).collect()
    } else if word.contains('`') {
        fold(word).replace('`', "'")
    } else {
        fold(word)
    }
}

fn key_of(written: &str, shape: Shape) -> String {
    if shape == Shape::Syllable {
        // Folding takes syllables apart; here they are compared whole.
        written.nfkc().collect()
    } else if shape == Shape::Digits {
        written
            .chars()
            .filter_map(digit)
            .filter_map(|value| char::from_digit(value, 10))
            .collect()
    } else {
        compared(written)
    }
}

/// Whether the grapheme at `at` carries on a piece of `shape`.
fn runs_on(shape: Shape, text: &str, at: usize, grapheme: &str) -> bool {
    match shape_of(grapheme) {
        Some(next) if next == shape => true,
        Some(Shape::Sign) if shape == Shape::Letters && is_apostrophe(grapheme) => {
            let after = text.get(at + grapheme.len()..).unwrap_or_default();
            joins_letters(after)
        }
        _ => false,
    }
}

/// Whether an apostrophe before `after` stands inside a word: O'Brien and didn't, not Ana's.
fn joins_letters(after: &str) -> bool {
    let mut letters = after.chars();
    let first = letters.next();
    let second = letters.next();
    let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    letter(first) && (letter(second) || !matches!(first, Some('s' | 'S')))
}

/// Whether the sign from `start` to `end` is the apostrophe of a possessive.
fn possessive(text: &str, start: usize, end: usize, glued: bool) -> bool {
    let before = text.get(..start).and_then(|text| text.chars().next_back());
    let sign = text.get(start..end).unwrap_or_default();
    if !glued || !is_apostrophe(sign) || !before.is_some_and(char::is_alphabetic) {
        return false;
    }
    let mut after = text.get(end..).unwrap_or_default().chars();
    match (after.next(), after.next()) {
        (Some('s' | 'S'), next) => !next.is_some_and(char::is_alphanumeric),
        (Some(' '), Some(next)) => {
            matches!(before, Some('s' | 'S' | 'z' | 'x')) && next.is_alphabetic()
        }
        _ => false,
    }
}

fn is_apostrophe(grapheme: &str) -> bool {
    matches!(
        grapheme,
        "'" | "\u{2018}" | "\u{2019}" | "\u{02bc}" | "\u{ff07}" | "`" | "\u{00b4}"
    )
}

/// What a grapheme makes; `None` for spaces and for what is not seen.
fn shape_of(grapheme: &str) -> Option<Shape> {
    let c = grapheme.chars().next()?;
    if c.is_whitespace() || c.is_control() {
        return None;
    }
    Some(match c {
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}' => return None,
        _ if digit(c).is_some() => Shape::Digits,
        _ if is_unspaced(c) => Shape::Unspaced,
        '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{ac00}'..='\u{d7af}' => {
            Shape::Syllable
        }
        // The apostrophe that Unicode counts as a letter is one like the others here.
        '\u{02bc}' => Shape::Sign,
        '_' => Shape::Letters,
        _ if c.is_alphabetic() => Shape::Letters,
        _ => Shape::Sign,
    })
}

/// Whether `c` is of a script that writes no spaces between words.
#[must_use]
pub fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{3005}'..='\u{3007}'
        | '\u{3041}'..='\u{3096}'
        | '\u{30a1}'..='\u{30fa}'
        | '\u{30fc}'..='\u{30ff}'
        | '\u{31f0}'..='\u{31ff}'
        | '\u{ff66}'..='\u{ff9f}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}'
        | '\u{e01}'..='\u{e4e}'
        | '\u{e81}'..='\u{ecd}'
        | '\u{1000}'..='\u{103f}'
        | '\u{1780}'..='\u{17d3}')
}

/// Whether `c` is of a script in which marks are vowels.
fn has_vowel_marks(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{109f}' | '\u{1780}'..='\u{17ff}')
}

/// The value of a decimal digit.
fn digit(c: char) -> Option<u32> {
    let zeros = [
        '0', '\u{660}', '\u{6f0}', '\u{966}', '\u{9e6}', '\u{e50}', '\u{ff10}',
    ];
    zeros
        .iter()
        .map(|zero| u32::from(c).wrapping_sub(u32::from(*zero)))
        .find(|value| *value < 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        pieces(text).iter().map(|piece| piece.text).collect()
    }

    #[test]
    fn words_numbers_and_signs_are_apart() {
        assert_eq!(
            cut("lunch, 2h at 18:30"),
            ["lunch", ",", "2", "h", "at", "18", ":", "30"]
        );
        assert_eq!(
            cut("O'Brien O’Brien didn't"),
            ["O'Brien", "O’Brien", "didn't"]
        );
        assert_eq!(
            cut("Ana's mum, James' mum"),
            ["Ana", "'s", "mum", ",", "James", "'", "mum"]
        );
        assert_eq!(
            cut("-3d 2026-09-14"),
            ["-", "3", "d", "2026", "-", "09", "-", "14"]
        );
        assert_eq!(cut("王小明 さ"), ["王", "小", "明", "さ"]);
        assert_eq!(cut("e\u{301}lodie 👩‍👩‍👧"), ["e\u{301}lodie", "👩‍👩‍👧"]);
        assert_eq!(pieces("２０２６")[0].key, "2026");
        assert_eq!(pieces("٣")[0].key, "3");
    }

    #[test]
    fn vowel_marks_tell_names_apart_where_they_are_vowels() {
        assert_ne!(compared("राम"), compared("रमा"));
        assert_eq!(compared("Élodie"), "elodie");
    }
}
