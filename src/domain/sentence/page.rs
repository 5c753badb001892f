//! The text as the parts of the grammar share it: pieces, what each was read as, what is gone.

use crate::domain::sentence::reading::{Mark, Meaning, Span};
use crate::domain::sorting;
use crate::domain::text::emphasis;
use crate::domain::text::pieces::{Piece, Shape, pieces};

/// The pieces of a text that are still to be read, and the marks on those that were.
#[derive(Clone, Debug)]
pub struct Page<'t> {
    /// The whole text.
    pub text: &'t str,
    tokens: Vec<Token<'t>>,
    marks: Vec<Mark>,
    gone: Vec<Span>,
}

/// Whether a backslash stands before a word, and not inside one: `C:\temp` is as it is.
fn before_a_word(backslash: &Piece<'_>, text: &str) -> bool {
    let before = text.get(..backslash.start).unwrap_or_default();
    let opens = |sign: char| {
        matches!(
            sign,
            '(' | '[' | '"' | '“' | '„' | '«' | '\'' | '‘' | '—' | '–'
        )
    };
    !backslash.glued || before.ends_with(opens)
}

/// One piece and what is known of it.
#[derive(Clone, Debug)]
pub struct Token<'t> {
    /// The piece.
    pub piece: Piece<'t>,
    /// In what kind of stretch it stands.
    pub zone: Zone,
    /// Kept from matching by a backslash.
    pub plain: bool,
    gone: bool,
    /// Whether it belongs to a name, so that it ends no sentence: the full stop of "Dr. Who".
    in_name: bool,
}

/// In what kind of stretch a word stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Zone {
    /// What happened.
    #[default]
    Main,
    /// What was said not to have happened, or is only meant to.
    Denied,
    /// What somebody told: it says nothing of who was there.
    Told,
    /// What was talked about.
    About,
}

impl<'t> Page<'t> {
    /// The page of `text`, with its backslashes read.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let mut page = Self {
            text,
            tokens: Vec::new(),
            marks: Vec::new(),
            gone: Vec::new(),
        };
        let mut escape: Option<(usize, bool, bool)> = None;
        let mut all = emphasis::without(pieces(text));
        let list = list_marks(&all);
        page.gone.extend(
            all.drain(..list)
                .map(|piece| Span::new(piece.start, piece.end)),
        );
        for mut piece in all {
            if piece.text == "\\" && escape.is_none() && before_a_word(&piece, text) {
                escape = Some((piece.start, piece.glued, piece.new_line));
                continue;
            }
            let plain = match escape.take() {
                Some((start, glued, new_line)) if piece.glued => {
                    page.gone.push(Span::new(start, start + 1));
                    (piece.glued, piece.new_line) = (glued, new_line);
                    true
                }
                _ => false,
            };
            // The slip that is made most often.
            if piece.text == "teh" {
                "the".clone_into(&mut piece.key);
            }
            page.tokens.push(Token {
                piece,
                zone: Zone::Main,
                plain,
                gone: false,
                in_name: false,
            });
        }
        page
    }

    /// How many pieces are still to be read.
    #[must_use]
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether everything has been read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// The piece at `at`; `None` past the end, and for one that is gone or escaped.
    #[must_use]
    pub fn piece(&self, at: usize) -> Option<&Piece<'t>> {
        self.tokens
            .get(at)
            .filter(|token| !token.plain && !token.gone)
            .map(|token| &token.piece)
    }

    /// Whether the piece at `at` is kept from matching by a backslash.
    #[must_use]
    pub fn is_plain(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.plain)
    }

    /// The word at `at` as compared; empty if there is none to be read.
    #[must_use]
    pub fn key(&self, at: usize) -> &str {
        self.piece(at).map_or("", |piece| piece.key.as_str())
    }

    /// The word before `at` as compared; empty if there is none.
    #[must_use]
    pub fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |before| self.key(before))
    }

    /// Whether the pieces from `at` are these words.
    #[must_use]
    pub fn reads(&self, at: usize, words: &[&str]) -> bool {
        words
            .iter()
            .enumerate()
            .all(|(i, word)| self.key(at + i) == *word)
    }

    /// Whether the piece at `at` follows the one before without a space.
    #[must_use]
    pub fn glued(&self, at: usize) -> bool {
        self.piece(at).is_some_and(|piece| piece.glued)
    }

    /// Whether nothing that was read already stood between the piece at `at` and the one before.
    #[must_use]
    pub fn follows(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.tokens.get(before));
        let between = before.zip(self.tokens.get(at));
        let between =
            between.and_then(|(before, token)| self.text.get(before.piece.end..token.piece.start));
        between.is_none_or(|between| between.trim().is_empty())
    }

    /// Whether a line begins at `at`.
    #[must_use]
    pub fn begins_line(&self, at: usize) -> bool {
        at == 0
            || self
                .tokens
                .get(at)
                .is_some_and(|token| token.piece.new_line)
    }

    /// The shape of the piece at `at`.
    #[must_use]
    pub fn shape(&self, at: usize) -> Option<Shape> {
        self.piece(at).map(|piece| piece.shape)
    }

    /// The number in digits at `at` with its count of digits.
    #[must_use]
    pub fn number(&self, at: usize) -> Option<(u32, usize)> {
        let piece = self
            .piece(at)
            .filter(|piece| piece.shape == Shape::Digits)?;
        let value = piece.key.parse().unwrap_or(u32::MAX);
        Some((value, piece.key.len()))
    }

    /// Whether a word or a number ends before `at`, so that nothing of it runs on.
    #[must_use]
    pub fn whole_to(&self, at: usize) -> bool {
        !self.glued(at) || !matches!(self.shape(at), Some(Shape::Letters | Shape::Digits))
    }

    /// Whether a word or a number may begin at `at`.
    #[must_use]
    pub fn whole_from(&self, at: usize) -> bool {
        !self.glued(at)
            || !matches!(
                at.checked_sub(1).and_then(|before| self.shape(before)),
                Some(Shape::Letters | Shape::Digits)
            )
    }

    /// Whether nothing stands at `at`, or a sign that ends a sentence.
    #[must_use]
    pub fn ends_sentence(&self, at: usize) -> bool {
        match self.tokens.get(at) {
            None => true,
            Some(token) => {
                let sign = matches!(
                    token.piece.key.as_str(),
                    "." | "!" | "?" | ";" | "。" | "！" | "？"
                );
                token.piece.new_line || (sign && !token.in_name && !self.glued(at + 1))
            }
        }
    }

    /// Whether the piece at `at` belongs to a name, such as the `@` before it.
    #[must_use]
    pub fn is_in_name(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.in_name)
    }

    /// Whether what is left are names, and what joins them.
    #[must_use]
    pub fn says_names_only(&self) -> bool {
        let joins = |key: &str| matches!(key, "and" | "&" | "+" | "," | ":" | "@");
        self.tokens
            .iter()
            .all(|token| token.gone || token.in_name || joins(token.piece.key.as_str()))
    }

    /// Says that a sentence begins at `at`, since what ended the one before is taken out.
    pub fn begin_line(&mut self, at: usize) {
        if let Some(token) = self.tokens.get_mut(at) {
            token.piece.new_line = true;
        }
    }

    /// Says that the pieces from `from` up to `end` are a name.
    pub fn set_name(&mut self, from: usize, end: usize) {
        for token in self.tokens.get_mut(from..end).into_iter().flatten() {
            token.in_name = true;
        }
    }

    /// Whether the pieces up to `end` are the last and a space follows: the next word may still
    /// change what they mean, so nothing is shown as settled that depends on it.
    #[must_use]
    pub fn may_go_on(&self, end: usize) -> bool {
        let last = end.checked_sub(1).and_then(|last| self.tokens.get(last));
        let written = self.text.trim_end().len();
        end >= self.tokens.len()
            && written < self.text.len()
            && last.is_some_and(|token| token.piece.end == written)
    }

    /// In what kind of stretch the piece at `at` stands.
    #[must_use]
    pub fn zone(&self, at: usize) -> Zone {
        self.tokens.get(at).map_or(Zone::Main, |token| token.zone)
    }

    /// Says in what kind of stretch the piece at `at` stands.
    pub fn set_zone(&mut self, at: usize, zone: Zone) {
        if let Some(token) = self.tokens.get_mut(at) {
            token.zone = zone;
        }
    }

    /// The bytes from the piece at `from` up to the end of the piece before `to`.
    #[must_use]
    pub fn span(&self, from: usize, to: usize) -> Span {
        let last = to.checked_sub(1).and_then(|last| self.tokens.get(last));
        match (self.tokens.get(from), last) {
            (Some(first), Some(last)) => Span::new(first.piece.start, last.piece.end),
            _ => Span::new(self.text.len(), self.text.len()),
        }
    }

    /// What was typed from the piece at `from` up to the end of the piece before `to`.
    #[must_use]
    pub fn typed(&self, from: usize, to: usize) -> &'t str {
        self.span(from, to).of(self.text)
    }

    /// Marks the pieces as read; they stay in the words.
    pub fn mark(&mut self, from: usize, to: usize, meaning: Meaning) {
        self.mark_span(self.span(from, to), meaning);
    }

    /// Marks a span as read.
    pub fn mark_span(&mut self, span: Span, meaning: Meaning) {
        if span.start < span.end {
            self.marks.push(Mark { span, meaning });
        }
    }

    /// Marks the pieces as read and takes them out of the words.
    pub fn take(&mut self, from: usize, to: usize, meaning: Meaning) {
        self.mark(from, to, meaning);
        self.drop_words(from, to);
    }

    /// Takes the pieces out of the words.
    pub fn drop_words(&mut self, from: usize, to: usize) {
        let span = self.span(from, to);
        if span.start < span.end {
            self.gone.push(span);
        }
        for token in self.tokens.iter_mut().take(to).skip(from) {
            token.gone = true;
        }
    }

    /// Closes the gaps that taken pieces left. Numbers of pieces change, spans do not.
    pub fn close_gaps(&mut self) {
        let (mut gap, mut new_line) = (false, false);
        self.tokens.retain_mut(|token| {
            if token.gone {
                gap = true;
                new_line |= token.piece.new_line;
                return false;
            }
            if gap {
                token.piece.glued = false;
                token.piece.new_line |= new_line;
            }
            (gap, new_line) = (false, false);
            true
        });
    }

    /// The marks in order without overlap; of two that overlap the one that was made first stays.
    #[must_use]
    pub fn marks(&self) -> Vec<Mark> {
        let mut marks = self.marks.clone();
        sorting::by_key(&mut marks, |mark| mark.span.start);
        let mut kept: Vec<Mark> = Vec::with_capacity(marks.len());
        for mark in marks {
            if kept
                .last()
                .is_none_or(|last| last.span.end <= mark.span.start)
            {
                kept.push(mark);
            }
        }
        kept
    }

    /// What is stored as words: the text without what was taken out, its spaces tidied.
    #[must_use]
    pub fn words(&self) -> String {
        let mut gone = self.gone.clone();
        gone.sort_unstable();
        let mut left = String::with_capacity(self.text.len());
        let mut at = 0;
        for span in gone {
            left.push_str(self.text.get(at..span.start).unwrap_or_default());
            if span.end - span.start > 1 {
                left.push(' ');
            }
            at = at.max(span.end);
        }
        left.push_str(self.text.get(at..).unwrap_or_default());
        tidied(&left)
    }
}

/// `text` without double spaces, spaces before a comma, and signs left over at either end.
#[must_use]
pub fn tidied(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    for line in text.lines() {
        let start = tidy.len();
        for word in line.split_whitespace() {
            let joins = matches!(word, "," | "." | ";" | "!" | "?");
            if tidy.len() > start && !joins {
                tidy.push(' ');
            }
            if joins && tidy.ends_with([',', ';']) {
                tidy.pop();
            } else if joins && (tidy.len() == start || tidy.ends_with('.')) {
                continue;
            }
            tidy.push_str(word);
        }
        tidy.push('\n');
    }
    let tidy = tidy.replace(" ( )", "").replace(" ()", "");
    tidy.trim()
        .trim_start_matches([',', ';', ' '])
        .trim_end_matches([',', ';', ' '])
        .to_owned()
}
/// How many pieces at the beginning only make it an entry of a list: "- ", "* ", "## ", "[x] ".
fn list_marks(pieces: &[Piece<'_>]) -> usize {
    let text = |at: usize| pieces.get(at).map_or("", |piece| piece.text);
    let apart = |at: usize| pieces.get(at).is_some_and(|piece| !piece.glued);
    let mut at = 0;
    loop {
        let signs = (at..pieces.len().min(at + 6))
            .take_while(|at| text(*at) == "#")
            .count();
        at += match text(at) {
            "-" | "*" | "•" | "–" | "—" if apart(at + 1) => 1,
            "#" if apart(at + signs) => signs,
            "[" if text(at + 1) == "]" && apart(at + 2) => 2,
            "[" if matches!(text(at + 1), "x" | "X") && text(at + 2) == "]" && apart(at + 3) => 3,
            _ => return at,
        };
    }
}
