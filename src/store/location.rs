//! Whether an open file may be written to: it still lies where it was opened, and nobody has found it
//! damaged meanwhile.
//!
//! Programs that keep folders in step put another file in the place of ours. What is written
//! afterwards would go into a file without a name, and be lost.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::store::error::{Result, StoreError};
use crate::store::kept_open::{Identity, identity};

/// The place of an open file.
#[derive(Clone, Debug)]
pub struct Location {
    path: PathBuf,
    identity: Option<Identity>,
    damaged: Brake,
}

/// Stops all writing to an open file that was found damaged.
#[derive(Clone, Debug, Default)]
pub struct Brake(Arc<AtomicBool>);

impl Brake {
    /// From now on nothing is written to it.
    pub fn pull(&self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

impl Location {
    /// The place of the file that was just opened at `path`.
    #[must_use]
    pub fn of(path: &Path) -> Self {
        Self {
            path: path.to_owned(),
            identity: identity(path),
            damaged: Brake::default(),
        }
    }

    /// Where it was opened.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The brake of this opening.
    #[must_use]
    pub fn brake(&self) -> Brake {
        self.damaged.clone()
    }

    /// Whether the file that was opened still lies there, and may be written to.
    ///
    /// # Errors
    /// [`StoreError::Replaced`] if another one does, or none; [`StoreError::Damaged`] once the brake
    /// was pulled.
    pub fn check(&self) -> Result<()> {
        if self.damaged.0.load(Ordering::Relaxed) {
            return Err(StoreError::Damaged(
                "a look at all of it found so".to_owned(),
            ));
        }
        if identity(&self.path) == self.identity {
            return Ok(());
        }
        Err(StoreError::Replaced(self.path.clone()))
    }
}
