//! The thin repository over SQLite. A method is one act of the user or one question.
//!
//! One act is one IMMEDIATE transaction and one undo. Never here: a clock (stamps are passed in),
//! wording for the screen, or a type of the database library in a public signature.

pub mod act;
pub mod backup;
pub mod backups;
mod before;
pub mod candidates;
pub mod changed;
pub mod check_ins;
pub mod circles;
pub mod contact;
pub mod days;
pub mod drafts;
#[cfg(feature = "encryption")]
pub mod encryption;
pub mod error;
pub mod evidence;
pub mod export;
mod file;
pub mod find;
pub mod forget;
mod functions;
pub mod groups;
mod halves;
pub mod history;
pub mod import;
mod in_use;
pub mod inspect;
pub mod interactions;
mod kept_open;
pub mod known;
pub mod listed_since;
pub mod location;
pub mod log;
pub mod mark;
pub mod merge;
mod migrate;
pub mod mirror;
mod named;
pub mod open;
pub mod passphrase;
pub mod patience;
pub mod pauses;
pub mod people;
pub mod people_list;
pub mod person_page;
pub mod places;
pub mod promises;
pub mod quiet;
mod recording;
pub mod remains;
pub mod restore;
pub mod review;
pub mod review_events;
mod settings;
pub mod shifts;
pub mod since;
mod story;
pub mod tags;
pub mod ties;
pub mod timeline;
pub mod topics;
pub mod trash;
mod triggers;
mod value;
mod writing;
