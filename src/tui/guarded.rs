//! Threads whose faults are not lost.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::Sender;
use std::thread::{self, JoinHandle};

use crate::tui::event::Event;

/// A thread whose faults reach the loop.
///
/// # Errors
/// What the system says when it has no thread to give.
pub fn guarded(
    name: &str,
    events: &Sender<Event>,
    body: impl FnOnce() + Send + 'static,
) -> io::Result<JoinHandle<()>> {
    let events = events.clone();
    thread::Builder::new().name(name.to_owned()).spawn(move || {
        if catch_unwind(AssertUnwindSafe(body)).is_err() {
            let _ = events.send(Event::Fault);
        }
    })
}
