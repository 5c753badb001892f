//! friends.md: the journal of the `friends` program, in plain Markdown.
//!
//! Four lists in any order, under `### Activities:`, `### Notes:`, `### Friends:` and
//! `### Locations:`. What its owner wrote there comes in as interactions, not as candidates. A line
//! that cannot be read is left out and told with its number and the reason.

mod build;
mod lines;
mod markup;
pub mod read;
