//! The program as a value: `update(model, message) -> effects`.
//!
//! Never here: a terminal, the database, a thread, a clock. A key comes in, effects go out as
//! values, and tests assert on them without either edge.

pub mod arrival;
pub mod beside;
pub mod check_in;
pub mod checking;
pub mod command;
pub mod completion;
pub mod confirm;
pub mod effect;
pub mod entry;
pub mod entry_line;
pub mod field;
pub mod filter;
pub mod find;
pub mod finding;
pub mod form;
pub mod forming;
pub mod help;
pub mod key;
pub mod keymap;
pub mod keys;
pub mod known;
pub mod layout;
pub mod message;
pub mod model;
pub mod moving;
pub mod narrowing;
pub mod new_day;
pub mod new_person;
pub mod notice;
pub mod overrule;
pub mod paging;
pub mod palette;
pub mod paper;
pub mod people;
pub mod person;
pub mod pick;
pub mod pointing;
pub mod quiet;
pub mod review;
pub mod reviewing;
pub mod selection;
pub mod settings;
pub mod shape;
pub mod sidebar;
pub mod tending;
pub mod timeline;
pub mod timeline_entry;
pub mod timeline_keys;
pub mod update;
pub mod what_if;
pub mod writing;
