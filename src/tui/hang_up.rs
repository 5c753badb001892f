//! A look at whether the terminal is still there.
//!
//! Usually a signal says that it went away. Where that is ignored, as under `nohup`, or reaches only
//! the shell, reading the keyboard would go round and round without an end: nothing is left to read,
//! and no error either.

use std::io;
use std::sync::mpsc::Sender;

use crate::tui::event::Event;

/// Waits for the terminal to go away, on a thread of its own, which costs nothing meanwhile.
///
/// # Errors
/// What the system says.
#[cfg(unix)]
pub fn watch(events: Sender<Event>) -> io::Result<()> {
    use rustix::event::{PollFd, PollFlags, poll};
    use rustix::io::Errno;

    std::thread::Builder::new()
        .name("hang-up".to_owned())
        .spawn(move || {
            let keyboard = io::stdin();
            // Nothing is asked for: that the other end is gone is told without being asked.
            let mut ends = [PollFd::new(&keyboard, PollFlags::empty())];
            while poll(&mut ends, None) == Err(Errno::INTR) {}
            let gone = PollFlags::HUP | PollFlags::ERR;
            if ends.iter().any(|end| end.revents().intersects(gone)) {
                let _ = events.send(Event::TerminalLost);
            }
        })
        .map(drop)
}

/// Elsewhere reading the keyboard fails by itself.
///
/// # Errors
/// None.
#[cfg(not(unix))]
pub fn watch(_events: Sender<Event>) -> io::Result<()> {
    Ok(())
}
