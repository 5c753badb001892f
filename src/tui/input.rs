//! The keyboard: terminal events become messages.

use std::sync::mpsc::Sender;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crossterm::event::{
    self, Event as Raw, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent,
    MouseEventKind,
};

use crate::app::key::{Code, Key};
use crate::app::message::{Message, Pointed};
use crate::tui::event::Event;

/// How long a reading may take to give way; one that is gone never does.
const GIVES_WAY: Duration = Duration::from_secs(1);

/// Two clicks within this time are one double click.
const TWICE: Duration = Duration::from_millis(400);

/// Who may read the keyboard: this program, or another one that has the terminal for a while.
#[derive(Clone, Debug, Default)]
pub struct Keyboard {
    user: Arc<(Mutex<User>, Condvar)>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum User {
    #[default]
    Us,
    WeUntilWoken,
    Another,
}

impl Keyboard {
    /// Lends the keyboard for as long as `borrower` runs. A reading that waits for a key is woken by
    /// the signal that tells of a new size, which reading takes in its stride.
    pub fn lend<T>(&self, borrower: impl FnOnce() -> T) -> T {
        let (state, changed) = &*self.user;
        let mut now = state.lock().unwrap_or_else(PoisonError::into_inner);
        *now = User::WeUntilWoken;
        let _ = signal_hook::low_level::raise(signal_hook::consts::SIGWINCH);
        while *now != User::Another {
            let (after, waited) = changed
                .wait_timeout(now, GIVES_WAY)
                .unwrap_or_else(PoisonError::into_inner);
            now = after;
            if waited.timed_out() {
                break;
            }
        }
        drop(now);
        let answer = borrower();
        *state.lock().unwrap_or_else(PoisonError::into_inner) = User::Us;
        changed.notify_all();
        answer
    }

    /// Waits while somebody else has the keyboard.
    fn wait_while_lent(&self) {
        let (state, changed) = &*self.user;
        let mut now = state.lock().unwrap_or_else(PoisonError::into_inner);
        while *now != User::Us {
            *now = User::Another;
            changed.notify_all();
            now = changed.wait(now).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

/// Reads events until the loop is gone or the terminal is.
pub fn listen(events: &Sender<Event>, keyboard: &Keyboard) {
    let mut clicks = Clicks::default();
    loop {
        let Ok(raw) = event::read() else {
            let _ = events.send(Event::TerminalLost);
            return;
        };
        keyboard.wait_while_lent();
        if let Some(message) = message(raw, &mut clicks)
            && events.send(Event::Message(message)).is_err()
        {
            return;
        }
    }
}

/// The last click, to tell a second one in a row.
#[derive(Debug, Default)]
struct Clicks {
    last: Option<(Instant, u16, u16)>,
}

impl Clicks {
    fn at(&mut self, column: u16, row: u16) -> Pointed {
        let now = Instant::now();
        let twice = self.last.is_some_and(|(when, x, y)| {
            (x, y) == (column, row) && now.duration_since(when) < TWICE
        });
        self.last = (!twice).then_some((now, column, row));
        Pointed { column, row, twice }
    }
}

fn mouse(event: MouseEvent, clicks: &mut Clicks) -> Option<Message> {
    let (column, row) = (event.column, event.row);
    let at = Pointed {
        column,
        row,
        twice: false,
    };
    Some(match event.kind {
        MouseEventKind::Down(MouseButton::Left) => Message::Click(clicks.at(column, row)),
        MouseEventKind::ScrollDown => Message::Wheel { at, down: true },
        MouseEventKind::ScrollUp => Message::Wheel { at, down: false },
        _ => return None,
    })
}

fn message(raw: Raw, clicks: &mut Clicks) -> Option<Message> {
    match raw {
        Raw::Key(event) if event.kind != KeyEventKind::Release => key(event).map(Message::Key),
        Raw::Mouse(event) => mouse(event, clicks),
        Raw::Paste(text) => Some(Message::Paste(text)),
        Raw::Resize(width, height) => Some(Message::Resize { width, height }),
        _ => None,
    }
}

/// Shift is part of a character; a key that betwixt has no name for is none.
fn key(event: KeyEvent) -> Option<Key> {
    let code = match event.code {
        // Terminals send C-_ as the byte that is also C-7 and C-/.
        KeyCode::Char('7' | '/') if event.modifiers.contains(KeyModifiers::CONTROL) => {
            Code::Char('_')
        }
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
