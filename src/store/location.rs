//! Where a file was opened, and whether it still lies there.
//!
//! Programs that keep folders in step put another file in the place of ours. What is written
//! afterwards would go into a file without a name, and be lost.

use std::path::{Path, PathBuf};

use crate::store::error::{Result, StoreError};
use crate::store::kept_open::{Identity, identity};

/// The place of an open file.
#[derive(Clone, Debug)]
pub struct Location {
    path: PathBuf,
    identity: Option<Identity>,
}

impl Location {
    /// The place of the file that was just opened at `path`.
    pub fn of(path: &Path) -> Self {
        Self {
            path: path.to_owned(),
            identity: identity(path),
        }
    }

    /// Whether the file that was opened still lies there.
    ///
    /// # Errors
    /// [`StoreError::Replaced`] if another one does, or none.
    pub fn check(&self) -> Result<()> {
        if identity(&self.path) == self.identity {
            return Ok(());
        }
        Err(StoreError::Replaced(self.path.clone()))
    }
}
