//! What opens an encrypted file, and the one place where a connection to a file is made.
//!
//! A run of the program works on one file and on copies of it, so it holds one passphrase: an edge
//! asks for it and hands it in before anything is opened. Never here: asking for it, showing it,
//! writing it anywhere.

use std::fmt;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use rusqlite::{Connection, OpenFlags};
use unicode_normalization::UnicodeNormalization as _;

use crate::store::error::{Result, StoreError};
use crate::store::file;

static HELD: Mutex<Option<Passphrase>> = Mutex::new(None);

/// Words that open an encrypted file.
#[derive(Clone, PartialEq, Eq)]
pub struct Passphrase(String);

impl Passphrase {
    /// The passphrase that was typed. The same letters are the same however a keyboard composes
    /// them. `None` if nothing was typed, or something that no keyboard gives twice alike.
    #[must_use]
    pub fn typed(text: &str) -> Option<Self> {
        let alike: String = text.nfkc().collect();
        (!alike.is_empty() && !alike.chars().any(char::is_control)).then_some(Self(alike))
    }

    /// From now on encrypted files are opened with it.
    pub fn hold(self) {
        *HELD.lock().unwrap_or_else(PoisonError::into_inner) = Some(self);
    }

    /// The one that is held.
    #[cfg(feature = "encryption")]
    pub(in crate::store) fn held() -> Option<Self> {
        HELD.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    #[cfg(feature = "encryption")]
    pub(in crate::store) fn text(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase")
    }
}

/// Whether betwixt was built so that it can open encrypted files.
#[must_use]
pub const fn can_decrypt() -> bool {
    cfg!(feature = "encryption")
}

/// Whether the file at `path` looks like an encrypted one; false if there is none.
///
/// # Errors
/// A file that cannot be read.
pub fn is_encrypted(path: &Path) -> Result<bool> {
    if path.is_file() {
        return file::looks_encrypted(path);
    }
    Ok(false)
}

/// A connection to the file at `path`, with the passphrase that is held if the file is encrypted.
pub(in crate::store) fn connect(path: &Path, access: OpenFlags) -> Result<Connection> {
    connect_by_name(path, path, access)
}

/// The same, where the database calls the file by another name.
pub(in crate::store) fn connect_by_name(
    path: &Path,
    name: &Path,
    access: OpenFlags,
) -> Result<Connection> {
    connect_as(path, name, access, held_for(path)?.as_ref())
}

/// A connection to the new and empty file `to`, which is to be as `like` is.
pub(in crate::store) fn connect_like(
    like: &Path,
    to: &Path,
    access: OpenFlags,
) -> Result<Connection> {
    connect_as(to, to, access, held_for(like)?.as_ref())
}

/// A connection with exactly this passphrase, or none.
pub(in crate::store) fn connect_as(
    path: &Path,
    name: &Path,
    access: OpenFlags,
    passphrase: Option<&Passphrase>,
) -> Result<Connection> {
    let connection = Connection::open_with_flags(name, access)?;
    if let Some(passphrase) = passphrase {
        unlock(&connection, path, passphrase)?;
    }
    Ok(connection)
}

/// The passphrase for the file at `path`; `None` if it needs none.
fn held_for(path: &Path) -> Result<Option<Passphrase>> {
    if !is_encrypted(path)? {
        return Ok(None);
    }
    let held = HELD.lock().unwrap_or_else(PoisonError::into_inner);
    match &*held {
        Some(passphrase) => Ok(Some(passphrase.clone())),
        None => Err(StoreError::Encrypted(path.to_owned())),
    }
}

#[cfg(feature = "encryption")]
fn unlock(connection: &Connection, path: &Path, passphrase: &Passphrase) -> Result<()> {
    // It would tell a wrong passphrase on standard error, over whatever is on the screen.
    connection.pragma(None, "cipher_log_level", "NONE", |_| Ok(()))?;
    connection.pragma(None, "key", passphrase.text(), |_| Ok(()))?;
    connection.busy_timeout(PATIENCE)?;
    match connection.pragma_query_value(None, "schema_version", |row| row.get::<_, i64>(0)) {
        Ok(_) => Ok(()),
        Err(error) => Err(match StoreError::from(error) {
            StoreError::Damaged(_) => StoreError::Passphrase(path.to_owned()),
            other => other,
        }),
    }
}

/// How long a look at whether the passphrase fits waits for another program.
#[cfg(feature = "encryption")]
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(5);

#[cfg(not(feature = "encryption"))]
fn unlock(_connection: &Connection, path: &Path, _passphrase: &Passphrase) -> Result<()> {
    Err(StoreError::Encrypted(path.to_owned()))
}
