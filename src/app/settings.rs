//! What the user has set for the screen; read from the config at the edge.

use std::path::PathBuf;

use crate::app::keys::Keys;
use crate::domain::sentence::reading::NumericOrder;

/// The settings of a sitting.
#[derive(Clone, Debug)]
pub struct Settings {
    /// What 3/4 means.
    pub order: NumericOrder,
    /// What the keys do.
    pub keys: Keys,
    /// Whether the mouse is listened to.
    pub mouse: bool,
    /// Where a page can be written to.
    pub folders: Vec<PathBuf>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            order: NumericOrder::Ask,
            keys: Keys::default(),
            mouse: true,
            folders: Vec::new(),
        }
    }
}
