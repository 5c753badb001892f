//! Lives that nobody lived: for people who want to look before they write, for pictures, and for
//! measuring.
//!
//! Everything here follows from a seed and from "today", which are arguments. It names only the
//! domain: no store, no clock, no terminal.

pub mod crowd;
pub mod made_up_names;
pub mod phrases;
pub mod stream;
