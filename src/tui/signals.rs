//! Signals that ask the program to end or to sleep.

use std::io;
use std::sync::mpsc::Sender;

use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
use signal_hook::iterator::Signals;

use crate::app::message::Message;
use crate::tui::event::Event;

/// Waits for signals on a thread of its own.
///
/// # Errors
/// What the system says.
pub fn watch(events: Sender<Event>) -> io::Result<()> {
    let mut signals = Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP])?;
    std::thread::Builder::new()
        .name("signals".to_owned())
        .spawn(move || {
            for signal in signals.forever() {
                let event = if signal == SIGTSTP {
                    Event::Message(Message::Sleep)
                } else {
                    Event::Signal(signal)
                };
                if events.send(event).is_err() {
                    return;
                }
            }
        })?;
    Ok(())
}

/// Stops this process until the shell wakes it. A stop that cannot be refused is used, since a
/// polite one is dropped where no shell waits for it.
pub fn sleep() {
    let _ = signal_hook::low_level::raise(signal_hook::consts::SIGSTOP);
}
