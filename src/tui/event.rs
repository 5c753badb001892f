//! What the threads send to the loop.

use crate::app::message::Message;

/// One event.
#[derive(Debug)]
pub enum Event {
    /// Something for the program.
    Message(Message),
    /// The beginning of an answer whose whole takes longer than the next picture may wait.
    Early(Message),
    /// So many questions have been answered since the start.
    Answered(u64),
    /// A signal that asks the program to end, by its number.
    Signal(i32),
    /// The terminal is gone.
    TerminalLost,
    /// A thread stopped on a fault of ours.
    Fault,
    /// A half-written sentence could not be kept when the program was left.
    DraftNotKept {
        /// The sentence.
        text: String,
        /// Why.
        why: String,
    },
}
