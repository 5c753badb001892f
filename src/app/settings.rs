//! What the user has set for the screen; read from the config at the edge.

use crate::app::keys::Keys;
use crate::domain::sentence::reading::NumericOrder;

/// The settings of a sitting.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// What 3/4 means.
    pub order: NumericOrder,
    /// What the keys do.
    pub keys: Keys,
}
