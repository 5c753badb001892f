//! All tests that cross a boundary, in one program.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod app;
mod backups;
mod bad_input;
mod between;
mod box_of_entry;
mod charter;
mod cli;
mod config;
mod daily;
mod days;
mod doctor;
mod encryption;
mod every_size;
mod exchange;
mod forget;
mod forms;
mod friends;
mod fuzzed;
mod gathering;
mod hard_times;
mod kept;
mod looks;
mod many_sentences;
mod naughty;
mod older_files;
mod pictures;
mod program;
mod pty;
mod quiet;
mod reaching;
mod readme;
mod review;
mod screen;
mod session;
mod shelf;
mod since;
mod store;
mod story;
mod supply;
mod tables;
mod tending;
mod terminal;
mod timeline;
mod tray;
mod tree;
mod two_programs;
mod vcard;
mod vectors;
mod verbs;
mod whole_document;
