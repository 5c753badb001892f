//! Everything that is tested from outside, in one program.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod bad_input;
mod cli;
mod exchange;
mod friends;
mod program;
mod whole_document;
