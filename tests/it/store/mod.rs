//! The store against real files: each act is done, looked at, undone, looked at, and done again.

mod acts;
mod deeds;
mod files;
mod find;
mod merge;
mod plans;
mod quiet;
mod random;
mod recount;
mod refused;
mod review;
mod rows;
pub mod shelf;
