//! Tables for a spreadsheet: people, and what happened with them. What lies in the trash is left out.
//!
//! A spreadsheet takes a cell that begins like a formula for one, and runs it. Such a cell gets one
//! apostrophe more in front ([`cell`]), so taking one away gives every cell back as it was.

pub mod cell;
pub mod write;
