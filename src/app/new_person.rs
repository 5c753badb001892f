//! The line for a new person: a name, and Enter.

use crate::app::field::Field;

/// Its state.
#[derive(Debug, Default)]
pub struct NewPerson {
    /// The name as typed so far.
    pub field: Field,
    /// Whether it is to be saved as soon as it is known who is here already.
    pub save_when_known: bool,
    /// Whether it was said that somebody of this name is here: Enter adds another.
    pub told: bool,
    /// Whether it is being saved.
    pub saving: bool,
    /// What stands under it: that the name is taken, that it could not be saved.
    pub hint: Option<String>,
}
