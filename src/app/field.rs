//! A field of text: letters as readers see them, words, lines, and the keys that shells have
//! ([`crate::app::context::Context::Text`]). What was typed can be undone in it as long as it is open.

use std::ops::Range;

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

use crate::app::command::Command;
use crate::app::key::{Code, Key};
use crate::app::keymap;

/// The most text that a box takes, in bytes; longer pastes are refused with a sentence.
pub const MOST: usize = 1 << 20;

/// How many steps can be undone.
const STEPS: usize = 200;

/// Text and a cursor in it.
#[derive(Clone, Debug, Default)]
pub struct Field {
    text: String,
    /// A byte; always between two letters.
    cursor: usize,
    /// What was cut out last, to be put in again.
    cut: String,
    done: Vec<Change>,
    undone: Vec<Change>,
    /// What the last key did, if the next of its kind belongs to the same step.
    run: Option<Run>,
}

/// What a key did to a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edited {
    /// The text changed.
    Text,
    /// At most the cursor moved.
    Cursor,
}

/// One step that can be undone.
#[derive(Clone, Debug)]
struct Change {
    at: usize,
    taken: String,
    put: String,
    cursor_before: usize,
}

/// Keys that make one step together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Run {
    Typing,
    Deleting,
    Cutting,
}

impl Field {
    /// A field with `text`, the cursor at its end.
    #[must_use]
    pub fn with(text: String) -> Self {
        Self {
            cursor: text.len(),
            text,
            ..Self::default()
        }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The byte before which the cursor stands.
    #[must_use]
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// Puts another text in, the cursor at its end.
    pub fn set(&mut self, text: &str) {
        self.change(0..self.text.len(), text, None);
    }

    /// Puts the cursor before the letter that this byte belongs to.
    pub fn go_to(&mut self, byte: usize) {
        let byte = byte.min(self.text.len());
        self.run = None;
        self.cursor = if self.is_between(byte) {
            byte
        } else {
            self.before(byte)
        };
    }

    /// Replaces everything from byte `start` up to the cursor.
    pub fn replace_back_to(&mut self, start: usize, with: &str) {
        if start <= self.cursor {
            self.change(start..self.cursor, with, None);
        }
    }

    /// Puts `text` in at the cursor. Answers whether there was room for it.
    pub fn insert(&mut self, text: &str) -> bool {
        let room = self.text.len() + text.len() <= MOST;
        if room {
            self.change(self.cursor..self.cursor, text, None);
        }
        room
    }

    /// Types `key` into the field.
    pub fn key(&mut self, key: Key) -> Edited {
        match key.code {
            Code::Char(letter) if key.is_letter() => {
                let mut bytes = [0; 4];
                let typed = letter.encode_utf8(&mut bytes);
                if self.text.len() + typed.len() > MOST {
                    return Edited::Cursor;
                }
                self.change(self.cursor..self.cursor, typed, Some(Run::Typing));
                Edited::Text
            }
            _ => keymap::in_text(key).map_or(Edited::Cursor, |command| self.edit(command)),
        }
    }

    fn edit(&mut self, command: Command) -> Edited {
        let here = self.cursor;
        match command {
            Command::LetterBack => self.move_to(self.before(here)),
            Command::LetterOn => self.move_to(self.after(here)),
            Command::WordBack => self.move_to(self.word_before(here)),
            Command::WordOn => self.move_to(self.word_after(here)),
            Command::LineStart => self.move_to(self.line_start(here)),
            Command::LineEnd => self.move_to(self.line_end(here)),
            Command::DeleteBack => self.delete(self.before(here)..here),
            Command::Delete => self.delete(here..self.after(here)),
            Command::CutWordBack => self.cut(self.word_before(here)..here),
            Command::CutToSpace => self.cut(self.space_before(here)..here),
            Command::CutWord => self.cut(here..self.word_after(here)),
            Command::CutToStart => self.cut(self.line_start(here)..here),
            Command::CutToEnd => self.cut(here..self.line_end(here).max(self.line_break(here))),
            Command::PutBack => {
                let cut = std::mem::take(&mut self.cut);
                let room = self.insert(&cut);
                self.cut = cut;
                edited(room && !self.cut.is_empty())
            }
            Command::UndoTyping => self.undo(),
            Command::RedoTyping => self.redo(),
            _ => Edited::Cursor,
        }
    }

    fn move_to(&mut self, byte: usize) -> Edited {
        (self.cursor, self.run) = (byte, None);
        Edited::Cursor
    }

    fn delete(&mut self, range: Range<usize>) -> Edited {
        let some = !range.is_empty();
        if some {
            self.change(range, "", Some(Run::Deleting));
        }
        edited(some)
    }

    /// Takes text out so that it can be put in again; what is cut out in one go stays together.
    fn cut(&mut self, range: Range<usize>) -> Edited {
        let taken = self.text.get(range.clone()).unwrap_or_default().to_owned();
        if taken.is_empty() {
            return Edited::Cursor;
        }
        match (self.run, range.end <= self.cursor) {
            (Some(Run::Cutting), true) => self.cut.insert_str(0, &taken),
            (Some(Run::Cutting), false) => self.cut.push_str(&taken),
            _ => self.cut = taken,
        }
        self.change(range, "", Some(Run::Cutting));
        Edited::Text
    }

    /// The one way in which the text changes.
    fn change(&mut self, range: Range<usize>, put: &str, run: Option<Run>) {
        let taken = self.text.get(range.clone()).unwrap_or_default().to_owned();
        if taken == put {
            self.run = None;
            return;
        }
        self.undone.clear();
        let last = self.done.last_mut();
        let mut last = last.filter(|_| run.is_some() && run == self.run);
        let taken_on = last
            .as_mut()
            .is_some_and(|last| last.takes_on(&range, &taken, put));
        if !taken_on {
            if self.done.len() == STEPS {
                self.done.remove(0);
            }
            self.done.push(Change {
                at: range.start,
                taken,
                put: put.to_owned(),
                cursor_before: self.cursor,
            });
        }
        self.run = run;
        self.text.replace_range(range.clone(), put);
        self.settle(range.start + put.len());
    }

    /// A mark that is typed after its letter becomes part of it: the cursor goes behind both.
    fn settle(&mut self, byte: usize) {
        self.cursor = if self.is_between(byte) {
            byte
        } else {
            self.after(byte)
        };
    }

    fn undo(&mut self) -> Edited {
        let Some(change) = self.done.pop() else {
            return Edited::Cursor;
        };
        let there = change.at..change.at + change.put.len();
        self.text.replace_range(there, &change.taken);
        (self.cursor, self.run) = (change.cursor_before, None);
        self.undone.push(change);
        Edited::Text
    }

    fn redo(&mut self) -> Edited {
        let Some(change) = self.undone.pop() else {
            return Edited::Cursor;
        };
        let there = change.at..change.at + change.taken.len();
        self.text.replace_range(there, &change.put);
        self.run = None;
        self.settle(change.at + change.put.len());
        self.done.push(change);
        Edited::Text
    }

    fn is_between(&self, byte: usize) -> bool {
        self.text.is_char_boundary(byte)
            && GraphemeCursor::new(byte, self.text.len(), true)
                .is_boundary(&self.text, 0)
                .unwrap_or(true)
    }

    fn before(&self, byte: usize) -> usize {
        GraphemeCursor::new(byte, self.text.len(), true)
            .prev_boundary(&self.text, 0)
            .ok()
            .flatten()
            .unwrap_or(0)
    }

    fn after(&self, byte: usize) -> usize {
        let end = self.text.len();
        GraphemeCursor::new(byte, end, true)
            .next_boundary(&self.text, 0)
            .ok()
            .flatten()
            .unwrap_or(end)
    }

    /// Where the word begins that ends at or before `byte`.
    fn word_before(&self, byte: usize) -> usize {
        let before = self.text.get(..byte).unwrap_or_default();
        before
            .unicode_word_indices()
            .next_back()
            .map_or(0, |(at, _)| at)
    }

    /// Where the word ends that goes on or begins at or after `byte`.
    fn word_after(&self, byte: usize) -> usize {
        let after = self.text.get(byte..).unwrap_or_default();
        after
            .unicode_word_indices()
            .next()
            .map_or(self.text.len(), |(at, word)| byte + at + word.len())
    }

    /// Where the text without spaces begins that ends before `byte`.
    fn space_before(&self, byte: usize) -> usize {
        let before = self.text.get(..byte).unwrap_or_default().trim_end();
        before
            .char_indices()
            .rfind(|(_, letter)| letter.is_whitespace())
            .map_or(0, |(at, letter)| at + letter.len_utf8())
    }

    fn line_start(&self, byte: usize) -> usize {
        let before = self.text.get(..byte).unwrap_or_default();
        before.rfind('\n').map_or(0, |at| at + 1)
    }

    fn line_end(&self, byte: usize) -> usize {
        let after = self.text.get(byte..).unwrap_or_default();
        after.find('\n').map_or(self.text.len(), |at| byte + at)
    }

    /// Behind the line break that stands right here, if one does.
    fn line_break(&self, byte: usize) -> usize {
        let after = self.text.get(byte..).unwrap_or_default();
        byte + usize::from(after.starts_with('\n'))
    }
}

impl Change {
    /// Makes what was done right beside it part of this step; whether it could. A word that begins
    /// after a space is another step.
    fn takes_on(&mut self, range: &Range<usize>, taken: &str, put: &str) -> bool {
        let end = self.at + self.put.len();
        if taken.is_empty() {
            let begins_a_word =
                self.put.ends_with(char::is_whitespace) && !put.starts_with(char::is_whitespace);
            let fits = range.start == end && !begins_a_word;
            if fits {
                self.put.push_str(put);
            }
            return fits;
        }
        if !self.put.is_empty() || !put.is_empty() {
            return false;
        }
        if range.end == self.at {
            self.at = range.start;
            self.taken.insert_str(0, taken);
            return true;
        }
        if range.start == self.at {
            self.taken.push_str(taken);
            return true;
        }
        false
    }
}

fn edited(text: bool) -> Edited {
    if text { Edited::Text } else { Edited::Cursor }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::keys::named;

    /// What stands in a field after `keys`, a bar where the cursor is.
    fn after(text: &str, keys: &str) -> String {
        let mut field = Field::with(text.to_owned());
        press(&mut field, keys);
        shown(&field)
    }

    fn press(field: &mut Field, keys: &str) {
        for key in keys.split(' ') {
            field.key(named(key).unwrap());
        }
    }

    fn shown(field: &Field) -> String {
        let (before, after) = field.text().split_at(field.cursor());
        format!("{before}|{after}")
    }

    #[test]
    fn whole_letters_are_moved_over_and_taken_back() {
        for (text, keys, expected) in [
            ("met 👩‍👩‍👧", "Backspace", "met |"),
            ("cafe\u{301}", "Backspace", "caf|"),
            ("cafe\u{301}", "Left", "caf|e\u{301}"),
            ("नमस्ते", "Backspace", "नम|"),
            ("한국", "Left Delete", "한|"),
            ("🇷🇸🇦🇹", "Left", "🇷🇸|🇦🇹"),
            ("", "Backspace", "|"),
            ("", "Delete", "|"),
        ] {
            assert_eq!(after(text, keys), expected, "{text} {keys}");
        }
        let mut field = Field::with("e!".to_owned());
        press(&mut field, "Left");
        field.key(Key::char('\u{301}'));
        assert_eq!(shown(&field), "e\u{301}|!");
    }

    #[test]
    fn words_and_lines_are_those_of_the_text() {
        for (text, keys, expected) in [
            ("met Élodie, at six", "Alt-b", "met Élodie, at |six"),
            ("met Élodie, Jo", "Alt-b Alt-b", "met |Élodie, Jo"),
            ("met Élodie, Jo", "Home Alt-f Alt-f", "met Élodie|, Jo"),
            ("mail a@b.org now", "C-w C-w", "mail |"),
            ("one two", "Alt-Backspace", "one |"),
            ("one two", "Home Alt-d", "| two"),
            ("one\ntwo three", "C-a", "one\n|two three"),
            ("one\ntwo", "C-u", "one\n|"),
            ("one\ntwo", "Up Home Left C-k", "one|two"),
            ("one\ntwo", "C-a Left C-a C-k C-k", "|two"),
        ] {
            assert_eq!(after(text, keys), expected, "{text} {keys}");
        }
    }

    #[test]
    fn what_was_cut_is_put_in_again_as_one() {
        assert_eq!(after("one two three", "C-w C-w C-y"), "one two three|");
        assert_eq!(after("one two", "C-u C-y C-y"), "one twoone two|");
        assert_eq!(after("one two", "C-w Left C-w C-y"), "one| ");
    }

    #[test]
    fn typing_is_undone_word_by_word_and_done_again() {
        let mut field = Field::with("met ".to_owned());
        for letter in "Jo at home".chars() {
            field.key(Key::char(letter));
        }
        press(&mut field, "C-_");
        assert_eq!(shown(&field), "met Jo at |");
        press(&mut field, "C-_ C-_");
        assert_eq!(shown(&field), "met |");
        press(&mut field, "C-_ C-r C-r");
        assert_eq!(shown(&field), "met Jo at |");
        press(&mut field, "Backspace Backspace C-_");
        assert_eq!(shown(&field), "met Jo at |");
        press(&mut field, "C-u C-_");
        assert_eq!(shown(&field), "met Jo at |");
        field.set("another");
        press(&mut field, "C-_");
        assert_eq!(shown(&field), "met Jo at |");
        // What is typed now ends what could be done again.
        press(&mut field, "x C-r");
        assert_eq!(shown(&field), "met Jo at x|");
    }

    #[test]
    fn text_goes_in_where_the_cursor_stands() {
        let mut field = Field::with("met Jo".to_owned());
        press(&mut field, "Home");
        assert!(field.insert("yesterday: "));
        assert_eq!(shown(&field), "yesterday: |met Jo");
        assert!(!field.insert(&"x".repeat(MOST)));
        assert_eq!(field.text(), "yesterday: met Jo");
        field.go_to(usize::MAX);
        assert_eq!(field.cursor(), field.text().len());
    }
}
