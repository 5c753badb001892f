//! The thread that makes a backup once the first picture is on the screen.

use std::sync::mpsc::Sender;
use std::thread::{self, JoinHandle};

use crate::app::message::{Failure, Message};
use crate::clock::Clock;
use crate::store::backup::Stop;
use crate::store::backups::Backups;
use crate::store::error::StoreError;
use crate::store::location::Brake;
use crate::tui::event::Event;
use crate::tui::failing::failure;

/// Lets all other threads go first, where a thread can say so for itself alone.
fn step_back() {
    #[cfg(target_os = "linux")]
    let _ = rustix::process::setpriority_process(None, 19);
}

/// The backup of a sitting.
pub struct Backup {
    stop: Stop,
    waiting: Option<(Backups, Brake, Sender<Event>, Clock)>,
    thread: Option<JoinHandle<()>>,
}

impl Backup {
    /// One that is still to be made.
    #[must_use]
    pub fn new(backups: Backups, brake: Brake, events: Sender<Event>, clock: Clock) -> Self {
        Self {
            stop: Stop::default(),
            waiting: Some((backups, brake, events, clock)),
            thread: None,
        }
    }

    /// Begins, the first time it is called. A failure is told on the screen; only damage stops the
    /// writing.
    pub fn start(&mut self) {
        let Some((backups, brake, events, clock)) = self.waiting.take() else {
            return;
        };
        let stop = self.stop.clone();
        let make = move || {
            step_back();
            if let Err(error) = backups.make_if_due(clock.millis(), &stop) {
                if matches!(error, StoreError::Damaged(_)) {
                    brake.pull();
                }
                let told = failure(&error);
                let _ = events.send(Event::Message(Message::Failed(Failure {
                    message: format!("No backup could be made. {}", told.message),
                    of_saving: false,
                    ..told
                })));
            }
        };
        let thread = thread::Builder::new().name("backup".to_owned()).spawn(make);
        self.thread = thread.ok();
    }

    /// Stops: one that is not finished leaves nothing behind.
    pub fn stop(&mut self) {
        self.stop.now();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

#[cfg(target_os = "linux")]
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_thread_steps_back_but_that_of_the_backup() {
        let priority = || rustix::process::getpriority_process(None).unwrap();
        let before = priority();
        let after = thread::spawn(move || {
            step_back();
            priority()
        });
        assert_eq!(after.join().unwrap(), 19);
        assert_eq!(priority(), before);
    }
}
