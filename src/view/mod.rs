//! Drawing: `draw(&Model, &Theme, &mut Frame)`. File names mirror `app`.
//!
//! Never here: a change of the model, the store, a decision. Only `theme` names a colour.

pub mod beside;
pub mod check_in;
pub mod confirm;
pub mod entry;
pub mod find;
pub mod footer;
pub mod form;
pub mod gathering;
pub mod help;
pub mod masked;
pub mod new_day;
pub mod new_file;
pub mod new_person;
pub mod one_line;
pub mod palette;
pub mod pane;
pub mod paper;
pub mod people;
pub mod pick;
pub mod quiet;
pub mod review;
pub mod screen;
pub mod shelf;
pub mod sidebar;
pub mod theme;
pub mod timeline;
pub mod tray;
