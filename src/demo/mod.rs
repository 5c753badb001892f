//! Lives that nobody lived: for people who want to look before they write, for pictures, and for
//! measuring.
//!
//! Everything here follows from a seed and from "today", which are arguments. It names only the
//! domain: no store, no clock, no terminal. The life itself is prose, in `assets/demo`.

use chrono::NaiveDate;

use crate::domain::document::Document;
use crate::domain::id::IdSource;

pub mod beside;
pub mod cast;
pub mod crowd;
pub mod life;
pub mod made_up_names;
pub mod numbering;
pub mod phrases;
pub mod rhythm;
pub mod row;
pub mod script;
pub mod stream;
pub mod when;

/// A made-up life of six years up to `today`, in which every screen finds something true to show.
#[must_use]
pub fn life(today: NaiveDate, ids: &mut IdSource) -> Document {
    life::told(today, ids).document
}
