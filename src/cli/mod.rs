//! The command line: one verb per file. A verb asks or tells the store, and words the answer as
//! text or as JSON. It never parses a day or a name by itself, and never asks a clock.
//!
//! Standard output is the answer, standard error is talk. Exit codes: 0 done, 1 the user can mend
//! it, 2 usage, 3 the data or the machine. A file that does not exist yet is an empty one to every
//! verb that asks: the answer is empty, a sentence on standard error says how to begin, and the
//! exit code is 0.

mod add;
mod answer;
mod arguments;
mod backup;
mod before;
mod call;
mod change;
mod checkin;
mod choose;
mod circle;
mod completions;
pub mod config;
mod days;
mod demo;
mod details;
mod doctor;
mod edit;
mod edit_interaction;
mod encryption;
mod export;
mod failure;
mod find;
mod forget;
mod group;
mod history;
mod import;
mod import_preview;
mod keys;
mod lazily;
mod lines;
mod log;
mod log_lines;
mod logged;
mod looks;
mod merge;
mod mirror;
mod narrowing;
mod not_now;
mod output;
mod page;
mod passphrase;
mod pause;
mod people;
mod person;
mod person_answer;
mod place;
mod promise;
mod quiet;
mod reading;
mod restore;
mod review;
pub mod run;
mod screen;
mod show;
mod since;
mod story;
mod story_file;
mod surroundings;
mod tag;
mod tie;
mod today;
mod topic;
mod trash;
mod tray;
mod undo;
mod when;
mod which;
mod who;
