//! Pure values and rules. No clock, no I/O, no randomness, no SQL, no terminal, and no wording for
//! the screen: answers carry their reason as data.

pub mod act;
pub mod beginnings;
pub mod candidate;
pub mod check_in;
pub mod circle;
pub mod day;
pub mod days;
pub mod document;
pub mod find;
pub mod group;
pub mod id;
pub mod interaction;
pub mod listed;
pub mod measures;
pub mod mirror;
pub mod name_filter;
pub mod name_forms;
pub mod name_likeness;
pub mod names;
pub mod page;
pub mod pause;
pub mod person;
pub mod place;
pub mod promise;
pub mod quiet;
pub mod record;
pub mod review_event;
pub mod rhythm;
pub mod sentence;
pub mod text;
pub mod tie;
pub mod timeline;
pub mod topic;
pub mod what_if;
pub mod word;
