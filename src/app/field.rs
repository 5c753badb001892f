//! A field of text: grapheme-correct editing with the keys that shells have.

use tui_input::{Input, InputRequest};

use crate::app::key::{Code, Key};

/// The most text that a box takes, in bytes; longer pastes are refused with a sentence.
pub const MOST: usize = 1 << 20;

/// Text and a cursor in it.
#[derive(Clone, Debug, Default)]
pub struct Field {
    input: Input,
}

/// What a key did to a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edited {
    /// The text changed.
    Text,
    /// At most the cursor moved.
    Cursor,
}

impl Field {
    /// A field with `text`, the cursor at its end.
    #[must_use]
    pub fn with(text: String) -> Self {
        Self {
            input: Input::new(text),
        }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        self.input.value()
    }

    /// The byte before which the cursor stands.
    #[must_use]
    pub fn cursor(&self) -> usize {
        let text = self.text();
        text.char_indices()
            .nth(self.input.cursor())
            .map_or(text.len(), |(byte, _)| byte)
    }

    /// Puts another text in, the cursor at its end.
    pub fn set(&mut self, text: String) {
        self.input = Input::new(text);
    }

    /// Puts the cursor before this byte.
    pub fn go_to(&mut self, byte: usize) {
        let text = self.text();
        let place = text.get(..byte).unwrap_or(text).chars().count();
        let _ = self.input.handle(InputRequest::SetCursor(place));
    }

    /// Replaces everything from byte `start` up to the cursor.
    pub fn replace_back_to(&mut self, start: usize, with: &str) {
        let (now, cursor) = (self.text(), self.cursor());
        let before = format!("{}{with}", now.get(..start).unwrap_or(now));
        let place = before.chars().count();
        let whole = format!("{before}{}", now.get(cursor..).unwrap_or_default());
        self.input = Input::new(whole).with_cursor(place);
    }

    /// Types `key` into the field.
    pub fn key(&mut self, key: Key) -> Edited {
        let Some(request) = request(key) else {
            return Edited::Cursor;
        };
        match self.input.handle(request) {
            Some(changed) if changed.value => Edited::Text,
            _ => Edited::Cursor,
        }
    }

    /// Puts `text` in at the cursor. Answers whether there was room for it.
    pub fn insert(&mut self, text: &str) -> bool {
        let (now, cursor) = (self.text(), self.cursor());
        if now.len() + text.len() > MOST {
            return false;
        }
        let mut longer = String::with_capacity(now.len() + text.len());
        longer.push_str(now.get(..cursor).unwrap_or(now));
        longer.push_str(text);
        let place = longer.chars().count();
        longer.push_str(now.get(cursor..).unwrap_or_default());
        self.input = Input::new(longer).with_cursor(place);
        true
    }
}

fn request(key: Key) -> Option<InputRequest> {
    Some(match (key.code, key.ctrl, key.alt) {
        (Code::Char(c), false, false) => InputRequest::InsertChar(c),
        (Code::Backspace, false, false) | (Code::Char('h'), true, false) => {
            InputRequest::DeletePrevChar
        }
        (Code::Delete, false, false) | (Code::Char('d'), true, false) => {
            InputRequest::DeleteNextChar
        }
        (Code::Left, false, false) | (Code::Char('b'), true, false) => InputRequest::GoToPrevChar,
        (Code::Right, false, false) | (Code::Char('f'), true, false) => InputRequest::GoToNextChar,
        (Code::Left, true, false) | (Code::Left | Code::Char('b'), false, true) => {
            InputRequest::GoToPrevWord
        }
        (Code::Right, true, false) | (Code::Right | Code::Char('f'), false, true) => {
            InputRequest::GoToNextWord
        }
        (Code::Char('w'), true, false)
        | (Code::Backspace, _, true)
        | (Code::Backspace, true, _) => InputRequest::DeletePrevWord,
        (Code::Char('d'), false, true) | (Code::Delete, true, false) => {
            InputRequest::DeleteNextWord
        }
        (Code::Home, false, false) | (Code::Char('a'), true, false) => InputRequest::GoToStart,
        (Code::End, false, false) | (Code::Char('e'), true, false) => InputRequest::GoToEnd,
        (Code::Char('u'), true, false) => InputRequest::DeleteFromStart,
        (Code::Char('k'), true, false) => InputRequest::DeleteTillEnd,
        (Code::Char('y'), true, false) => InputRequest::Yank,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_letters_are_typed_and_taken_back() {
        let mut field = Field::with("met 👩‍👩‍👧".to_owned());
        assert_eq!(field.key(Key::plain(Code::Backspace)), Edited::Text);
        assert_eq!(field.text(), "met ");
        field.key(Key::char('É'));
        assert_eq!((field.text(), field.cursor()), ("met É", 6));
    }

    #[test]
    fn text_goes_in_where_the_cursor_stands() {
        let mut field = Field::with("met Jo".to_owned());
        field.key(Key::plain(Code::Home));
        assert!(field.insert("yesterday: "));
        assert_eq!((field.text(), field.cursor()), ("yesterday: met Jo", 11));
        assert!(!field.insert(&"x".repeat(MOST)));
        assert_eq!(field.text(), "yesterday: met Jo");
    }
}
