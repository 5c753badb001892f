//! Finding: the words looked for, what else is wanted of a row, and what was found.
//!
//! The words are matched here by the rules of the search index, so that what the index finds can be
//! marked, and what the index cannot be asked can be found by reading.

pub mod excerpt;
pub mod found;
pub mod line;
mod phrase;
pub mod tokens;
pub mod wanted;
pub mod words;
