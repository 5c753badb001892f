//! Which names one text can mean: the index over those is made far sooner than over everybody's.
//!
//! First each name is passed over by its letters alone, without a copy; only what is left is folded
//! and compared. Both steps say "can mean" once too often rather than once too seldom.

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

use crate::domain::name_cases::{DECLINING, nominatives};
use crate::domain::name_forms::{forms, is_in_plain_letters};
use crate::domain::name_likeness::{Likeness, MOST_LETTERS, allowed};
use crate::domain::text::emphasis;
use crate::domain::text::fold::fold_umlauts;
use crate::domain::text::pieces::{compared, pieces};
use crate::domain::text::quick_hash::QuickMap;

/// The words of a text, ready to be compared with those of names.
#[derive(Debug, Default)]
pub struct Wanted {
    words: QuickMap<String, u32>,
    spelled: Vec<String>,
    likeness: Likeness,
    outlines: Vec<Outline>,
    ends: Ends,
    beyond_latin: bool,
    declines: bool,
}

/// With which letters the words of a text begin, and with which they end, each at one of 64 places: a
/// word that shares neither with any of them is none of them.
#[derive(Clone, Copy, Debug, Default)]
struct Ends {
    first: u64,
    last: u64,
}

impl Ends {
    /// Words that may be written with other letters can begin and end with any.
    fn add(&mut self, word: Outline) {
        if word.strange > 0 || word.letters == 0 {
            (self.first, self.last) = (u64::MAX, u64::MAX);
        } else {
            self.first |= place(word.first);
            self.last |= place(word.last);
        }
    }

    fn meet(self, first: char, last: char) -> bool {
        self.first & place(first) != 0 || self.last & place(last) != 0
    }
}

fn place(c: char) -> u64 {
    1 << (u32::from(c) % 64)
}

/// Which letters a word has without their accents, each at one of 64 places, and how many. `strange`
/// of them may be written with other letters: ü is also ue, þ is th. At most so many places as `apart`
/// says differ by that.
#[derive(Clone, Copy, Debug, Default)]
struct Outline {
    set: u64,
    letters: usize,
    strange: usize,
    apart: usize,
    first: char,
    last: char,
}

impl Outline {
    fn of(word: &str) -> Self {
        let mut outline = Self::default();
        word.chars().for_each(|c| outline.add(c));
        outline
    }

    fn add(&mut self, c: char) {
        if c.is_ascii() {
            if c.is_ascii_alphanumeric() {
                self.put(c.to_ascii_lowercase());
            } else {
                // "O'Brien" is "obrien" too.
                self.strange += 1;
            }
            return;
        }
        if let Some(plain) = stroke_dropped(c) {
            self.put(plain);
            return;
        }
        let before = self.letters;
        let umlaut = matches!(c, 'ä' | 'ö' | 'ü' | 'Ä' | 'Ö' | 'Ü');
        let mut plain = !umlaut;
        decompose_compatible(c, |part| {
            if part.is_alphanumeric() {
                plain &= part.is_ascii();
                part.to_lowercase().for_each(|lower| self.put(lower));
            }
        });
        self.letters = self.letters.min(before + 1);
        self.strange += usize::from(!plain);
        self.apart += match (plain, umlaut) {
            (true, _) => 0,
            (false, true) => 1,
            (false, false) => 3,
        };
    }

    fn put(&mut self, lower: char) {
        self.set |= place(lower);
        self.letters += 1;
        self.last = lower;
        if self.letters == 1 {
            self.first = lower;
        }
    }

    /// Whether the two words can be one, or one a slip or two away from the other.
    fn can_be(self, other: Self) -> bool {
        let strange = self.strange + other.strange;
        // A word with two slips that are its first and its last letter is not taken for another.
        if strange == 0 && self.first != other.first && self.last != other.last {
            return false;
        }
        let slips = allowed(self.letters.max(other.letters) + strange);
        let apart = 2 * slips + self.apart + other.apart;
        self.letters.abs_diff(other.letters) <= slips + strange
            && (self.set ^ other.set).count_ones() as usize <= apart
    }
}

impl Wanted {
    /// The words of `text`, as they are compared.
    #[must_use]
    pub fn by(text: &str) -> Self {
        let mut wanted = Self {
            beyond_latin: text.chars().any(beyond_latin),
            ..Self::default()
        };
        let mut declines = false;
        for piece in emphasis::without(pieces(text)) {
            wanted.extend(fold_umlauts(piece.text));
            if declines && piece.is_capitalised() {
                wanted.declines = true;
                for name in nominatives(&piece.key) {
                    wanted.extend(Some(name));
                }
            }
            declines = DECLINING.contains(&piece.key.as_str());
            wanted.extend(Some(piece.key));
        }
        wanted
    }

    fn extend(&mut self, word: Option<String>) {
        let Some(word) = word.filter(|word| !self.words.contains_key(word)) else {
            return;
        };
        let number = u32::try_from(self.spelled.len()).unwrap_or(u32::MAX);
        self.likeness.note(&word, number);
        let outline = Outline::of(&word);
        self.ends.add(outline);
        self.outlines.push(outline);
        self.spelled.push(word.clone());
        self.words.insert(word, number);
    }

    /// Whether the text can mean somebody of these names: it holds a word of one of them, or one that
    /// is nearly the same.
    #[must_use]
    pub fn means(&self, name: &str, other_names: &[String]) -> bool {
        self.can_mean(name) || other_names.iter().any(|name| self.can_mean(name))
    }

    /// The words of the text, each once, by which it can call people, groups and places.
    #[must_use]
    pub fn words(&self) -> &[String] {
        &self.spelled
    }

    /// `word` as it is kept here, if it is one of them.
    #[must_use]
    pub fn word(&self, word: &str) -> Option<&str> {
        let number = self.words.get(word)?;
        self.spelled.get(*number as usize).map(String::as_str)
    }

    /// Whether a name may stand in it in another case, for which surnames are compared by their beginnings.
    #[must_use]
    pub fn declines(&self) -> bool {
        self.declines
    }

    fn can_mean(&self, name: &str) -> bool {
        if is_in_plain_letters(name) {
            return name.split(' ').any(|word| self.has_plain(word));
        }
        self.letters_fit(name)
            && forms(name)
                .into_iter()
                .flat_map(|form| form.words)
                .any(|word| self.has(&word))
    }

    /// The same for one word of a name in plain letters, of which no forms need to be made.
    fn has_plain(&self, word: &str) -> bool {
        let mut letters = word.chars().map(|c| c.to_ascii_lowercase());
        let Some(first) = letters.next() else {
            return false;
        };
        let can_be = !word.is_ascii()
            || word.len() > MOST_LETTERS
            || self.ends.meet(first, letters.next_back().unwrap_or(first));
        can_be
            && self.fits(Outline::of(word))
            && (self.has(&compared(word))
                || fold_umlauts(word).is_some_and(|spelled| self.has(&spelled)))
    }

    /// Whether a word of the text has nearly the letters of a word of `name`. A name in letters that
    /// are not plainly Latin may be cut in other ways: if the text has such letters too, it is left
    /// to the comparison.
    fn letters_fit(&self, name: &str) -> bool {
        if name.chars().any(beyond_latin) {
            return self.beyond_latin || !name.chars().all(|c| c == ' ' || beyond_latin(c));
        }
        let (mut word, mut joined, mut in_parts) = (Outline::default(), Outline::default(), false);
        for c in name.chars() {
            if c.is_alphanumeric() {
                word.add(c);
                joined.add(c);
            } else if !is_combining_mark(c) {
                // "O'Brien" is one word, two, and "obrien".
                in_parts |= !c.is_whitespace();
                if self.fits(word) || in_parts && self.fits(joined) {
                    return true;
                }
                word = Outline::default();
                if c.is_whitespace() {
                    (joined, in_parts) = (Outline::default(), false);
                }
            }
        }
        self.fits(word) || in_parts && self.fits(joined)
    }

    fn fits(&self, word: Outline) -> bool {
        if word.letters == 0 || word.letters > MOST_LETTERS {
            return word.letters > 0;
        }
        (word.strange > 0 || self.ends.meet(word.first, word.last))
            && self.outlines.iter().any(|own| own.can_be(word))
    }

    fn has(&self, word: &str) -> bool {
        let spelled = |number: u32| self.spelled.get(number as usize).map_or("", String::as_str);
        self.words.contains_key(word)
            || word.len() > MOST_LETTERS
            || !self.likeness.near(word, spelled).is_empty()
    }
}

/// The letter that folding makes of one with a stroke.
fn stroke_dropped(c: char) -> Option<char> {
    Some(match c {
        'ø' | 'Ø' => 'o',
        'ł' | 'Ł' => 'l',
        'đ' | 'Đ' | 'ð' | 'Ð' => 'd',
        'ı' => 'i',
        _ => return None,
    })
}

/// Letters and signs that no folding turns into Latin ones.
fn beyond_latin(c: char) -> bool {
    matches!(c, '\u{370}'..='\u{1cff}' | '\u{2e80}'..='\u{a6ff}' | '\u{ac00}'..='\u{faff}' | '\u{1f300}'..='\u{1faff}')
}
