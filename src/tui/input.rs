//! The keyboard: terminal events become messages.

use std::sync::mpsc::Sender;

use crossterm::event::{self, Event as Raw, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use crate::app::key::{Code, Key};
use crate::app::message::Message;
use crate::tui::event::Event;

/// Reads events until the loop is gone or the terminal is.
pub fn listen(events: &Sender<Event>) {
    loop {
        let Ok(raw) = event::read() else {
            let _ = events.send(Event::TerminalLost);
            return;
        };
        if let Some(message) = message(raw)
            && events.send(Event::Message(message)).is_err()
        {
            return;
        }
    }
}

fn message(raw: Raw) -> Option<Message> {
    match raw {
        Raw::Key(event) if event.kind != KeyEventKind::Release => key(event).map(Message::Key),
        Raw::Paste(text) => Some(Message::Paste(text)),
        Raw::Resize(width, height) => Some(Message::Resize { width, height }),
        _ => None,
    }
}

/// Shift is part of a character; a key that betwixt has no name for is none.
fn key(event: KeyEvent) -> Option<Key> {
    let code = match event.code {
        KeyCode::Char(c) if event.modifiers.contains(KeyModifiers::CONTROL) => {
            Code::Char(c.to_ascii_lowercase())
        }
        KeyCode::Char(c) => Code::Char(c),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab if event.modifiers.contains(KeyModifiers::SHIFT) => Code::BackTab,
        KeyCode::Tab => Code::Tab,
        KeyCode::BackTab => Code::BackTab,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        _ => return None,
    };
    Some(Key {
        code,
        ctrl: event.modifiers.contains(KeyModifiers::CONTROL),
        alt: event.modifiers.contains(KeyModifiers::ALT),
    })
}
