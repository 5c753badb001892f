//! A line that is typed unseen at the terminal, before there is any screen.

use std::io::{self, Write as _};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use crossterm::event::{self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use crossterm::terminal;
use signal_hook::consts::TERM_SIGNALS;

/// How long a signal may wait until it is noticed.
const GLANCE: Duration = Duration::from_millis(200);

/// Asks `question` on standard error and answers what was typed, which is not shown; `None` if it was
/// broken off.
///
/// # Errors
/// What the terminal says.
pub fn ask(question: &str) -> io::Result<Option<String>> {
    let mut out = io::stderr().lock();
    // Before anything is asked, so that an answer that comes at once is not shown either.
    let raw = Raw::begin()?;
    write!(out, "{question} ")?;
    out.flush()?;
    let typed = read(&raw);
    drop(raw);
    writeln!(out)?;
    typed
}

fn read(raw: &Raw) -> io::Result<Option<String>> {
    let mut typed = String::new();
    while !raw.ended.load(Ordering::Relaxed) {
        if !event::poll(GLANCE)? {
            continue;
        }
        match event::read()? {
            Event::Key(key) if key.kind == KeyEventKind::Press => match press(&mut typed, key) {
                Some(true) => return Ok(Some(typed)),
                Some(false) => return Ok(None),
                None => {}
            },
            Event::Paste(text) => typed.push_str(text.trim_end_matches(['\r', '\n'])),
            _ => {}
        }
    }
    Ok(None)
}

/// Whether the line is ended by this key: true if it counts, false if it is broken off.
fn press(typed: &mut String, key: KeyEvent) -> Option<bool> {
    let held = key.modifiers.contains(KeyModifiers::CONTROL);
    match key.code {
        KeyCode::Enter => return Some(true),
        KeyCode::Char('j' | 'm') if held => return Some(true),
        KeyCode::Esc => return Some(false),
        KeyCode::Char('c' | 'd' | 'z') if held => return Some(false),
        KeyCode::Char('u') if held => typed.clear(),
        KeyCode::Backspace => {
            typed.pop();
        }
        KeyCode::Char(c) if !held => typed.push(c),
        _ => {}
    }
    None
}

/// The terminal while it shows nothing of what is typed; a signal ends that as a key would.
struct Raw {
    ended: Arc<AtomicBool>,
    signals: Vec<signal_hook::SigId>,
}

impl Raw {
    fn begin() -> io::Result<Self> {
        let ended = Arc::new(AtomicBool::new(false));
        let signals = TERM_SIGNALS
            .iter()
            .map(|signal| signal_hook::flag::register(*signal, Arc::clone(&ended)))
            .collect::<io::Result<Vec<_>>>()?;
        terminal::enable_raw_mode()?;
        Ok(Self { ended, signals })
    }
}

impl Drop for Raw {
    fn drop(&mut self) {
        let _ = terminal::disable_raw_mode();
        for signal in &self.signals {
            signal_hook::low_level::unregister(*signal);
        }
    }
}
