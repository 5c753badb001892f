//! The sentences that the screen and the command line share: plain, short, warm, never a count of
//! what is left undone. Depends on the domain alone; knows no terminal.

pub mod acts;
pub mod alone;
pub mod backups;
pub mod before;
pub mod between;
pub mod charts;
pub mod check_in;
pub mod coming;
pub mod contents;
pub mod days;
pub mod evidence;
pub mod facts;
pub mod found;
pub mod interactions;
pub mod kept;
pub mod measures;
pub mod merge;
pub mod mirror;
pub mod open;
pub mod pauses;
pub mod promises;
pub mod reach;
pub mod reading;
pub mod review;
pub mod rhythm;
pub mod section;
pub mod shifts;
pub mod since;
pub mod standing;
pub mod story;
pub mod story_days;
pub mod ties;
pub mod tray;
pub mod what_if;
pub mod wordless;
