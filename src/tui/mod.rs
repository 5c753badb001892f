//! The imperative edge: the terminal, the loop, the threads that answer and write.
//!
//! Threads: this one draws; one reads the keyboard, one waits for signals, one for the terminal to go
//! away, one writes to the file, one reads from it, one makes a backup after the first picture and ends,
//! and one waits while an address is opened. Never here: a decision about people.

pub mod answering;
pub mod backup;
pub mod drafting;
pub mod event;
pub mod failing;
pub mod fault;
pub mod frames;
pub mod guarded;
pub mod hang_up;
pub mod input;
pub mod link;
pub mod own_editor;
pub mod questions;
pub mod reader;
pub mod run;
pub mod secret;
pub mod signals;
pub mod telling;
pub mod terminal;
mod waiting;
pub mod writer;
