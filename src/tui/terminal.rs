//! The terminal: taken over at the start, given back as it was whatever happens.

use std::io::{self, Stdout, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::clipboard::CopyToClipboard;
use crossterm::cursor::Show;
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::style::Print;
use crossterm::terminal::{
    self, Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, SetTitle,
};
use crossterm::{execute, queue};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};
use rustix::termios::tcgetwinsize;

use crate::app::model::Model;
use crate::domain::text::visible;
use crate::tui::frames::{BEGIN, END, Frames};
use crate::view::screen;
use crate::view::theme::Theme;

/// Asks for clicks and the wheel, and not for each move of the mouse: those would wake the program.
const LISTEN: &str = "\u{1b}[?1000h\u{1b}[?1006h";
/// Ends that.
const DEAF: &str = "\u{1b}[?1006l\u{1b}[?1000l";
/// Puts the title of the terminal away, and takes it out again.
const KEEP_TITLE: &str = "\u{1b}[22;0t";
const GIVE_TITLE_BACK: &str = "\u{1b}[23;0t";

/// Whether the terminal is ours at the moment.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// The terminal while it is ours.
pub struct Screen {
    terminal: Terminal<CrosstermBackend<Frames<Stdout>>>,
    /// What is drawn on.
    area: Rect,
    mouse: bool,
}

impl Screen {
    /// Takes the terminal over; [`give_back`] ends that.
    ///
    /// # Errors
    /// What the terminal says.
    pub fn take(mouse: bool) -> io::Result<Self> {
        // Held until all is taken: a fault on another thread gives back all of it or nothing.
        let mut out = io::stdout().lock();
        terminal::enable_raw_mode()?;
        TAKEN.store(true, Ordering::SeqCst);
        let taken = execute!(
            out,
            Print(KEEP_TITLE),
            SetTitle("betwixt"),
            EnterAlternateScreen,
            EnableBracketedPaste,
            Print(if mouse { LISTEN } else { "" }),
            Clear(ClearType::All)
        )
        .and_then(|()| size())
        .and_then(|(width, height)| {
            let area = Rect::new(0, 0, width, height);
            Ok((fresh(area)?, area))
        });
        match taken {
            Ok((terminal, area)) => Ok(Self {
                terminal,
                area,
                mouse,
            }),
            Err(error) => {
                give_back();
                Err(error)
            }
        }
    }

    /// Takes the terminal over again after it was given back, and forgets what was on it.
    ///
    /// # Errors
    /// What the terminal says.
    pub fn take_again(&mut self) -> io::Result<()> {
        *self = Self::take(self.mouse)?;
        Ok(())
    }

    /// Forgets what is on the screen, so that the next drawing paints it all.
    ///
    /// # Errors
    /// What the terminal says.
    pub fn forget(&mut self) -> io::Result<()> {
        execute!(io::stdout(), Clear(ClearType::All))?;
        self.terminal = fresh(self.area)?;
        Ok(())
    }

    /// Gives `text` to the terminal, which keeps what was copied (OSC 52).
    ///
    /// # Errors
    /// What the terminal says.
    pub fn copy(&self, text: &str) -> io::Result<()> {
        execute!(io::stdout(), CopyToClipboard::to_clipboard_from(text))
    }

    /// Draws the model; what did not change does not leave the program.
    ///
    /// # Errors
    /// What the terminal says.
    pub fn draw(&mut self, model: &Model, theme: Theme) -> io::Result<()> {
        queue!(self.terminal.backend_mut(), Print(BEGIN))?;
        let area = Rect::new(0, 0, model.width, model.height);
        if self.area != area {
            self.terminal.resize(area)?;
            self.area = area;
        }
        self.terminal
            .draw(|frame| screen::draw(model, theme, frame))?;
        queue!(self.terminal.backend_mut(), Print(END))?;
        self.terminal.backend_mut().flush()
    }

    /// Columns and rows.
    ///
    /// # Errors
    /// What the terminal says.
    pub fn size(&self) -> io::Result<(u16, u16)> {
        size()
    }
}

/// Columns and rows. It is asked before each picture: of the terminal that is written to, which is open; only if that knows
/// none, of any other.
fn size() -> io::Result<(u16, u16)> {
    match tcgetwinsize(io::stdout()) {
        Ok(size) if size.ws_col > 0 && size.ws_row > 0 => Ok((size.ws_col, size.ws_row)),
        _ => terminal::size(),
    }
}

/// A terminal of which nobody but us asks how large it is.
fn fresh(area: Rect) -> io::Result<Terminal<CrosstermBackend<Frames<Stdout>>>> {
    let backend = CrosstermBackend::new(Frames::new(io::stdout()));
    let viewport = Viewport::Fixed(area);
    Terminal::with_options(backend, TerminalOptions { viewport })
}

/// Gives the terminal back as it was. Does nothing if it is not ours.
pub fn give_back() {
    let mut out = io::stdout().lock();
    if TAKEN.swap(false, Ordering::SeqCst) {
        // There is nobody left to tell if even this fails.
        let _ = execute!(
            out,
            Print(DEAF),
            DisableBracketedPaste,
            LeaveAlternateScreen,
            Print(GIVE_TITLE_BACK),
            Show
        );
        let _ = terminal::disable_raw_mode();
    }
}

/// Says on standard error, line by line, what could not be kept, so that it is not lost.
pub fn say_unkept(text: &str, why: &str) {
    let mut out = io::stderr().lock();
    let _ = writeln!(
        out,
        "{}. The half-written sentence could not be kept; here it is:",
        visible::line(why)
    );
    for line in text.lines() {
        let _ = writeln!(out, "  {}", visible::line(line));
    }
}

/// On a fault: gives the terminal back, then says where it was. The message of the fault itself is
/// not shown, since it could hold something private.
pub fn watch_for_faults() {
    std::panic::set_hook(Box::new(|fault| {
        give_back();
        let place = fault
            .location()
            .map_or_else(String::new, |at| format!(" ({}:{})", at.file(), at.line()));
        let _ = writeln!(
            io::stderr(),
            "betwixt stopped on a fault of its own{place}. What you saved is on disk; a half-written sentence is kept \
             as a draft. Please report the place in brackets."
        );
    }));
}
