//! What can go wrong with a file, named case by case.

use std::path::PathBuf;

use rusqlite::ErrorCode;

use crate::domain::promise::OutOfOrder;

/// Why the store did not do what was asked. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The file holds something else.
    #[error("{} is no betwixt file, and it was left as it is", .0.display())]
    Foreign(PathBuf),
    /// The file was written by a later version.
    #[error("{} was written by a newer betwixt (file version {found}; this one knows up to {known})", .path.display())]
    Newer {
        /// Which file.
        path: PathBuf,
        /// Its version.
        found: i64,
        /// The newest version known here.
        known: i64,
    },
    /// The file is encrypted, and no passphrase is at hand or betwixt was built without encryption.
    #[error("{} is encrypted, or it is no betwixt file", .0.display())]
    Encrypted(PathBuf),
    /// The passphrase does not open the file.
    #[error("that is not the passphrase of {}; nothing was changed", .0.display())]
    Passphrase(PathBuf),
    /// There is no such file, and the question asked does not make one.
    #[error("there is no file at {}", .0.display())]
    Missing(PathBuf),
    /// The system refused a file or a folder.
    #[error("{} could not be {doing}: {why}", .path.display())]
    File {
        /// Which file or folder.
        path: PathBuf,
        /// What was tried.
        doing: &'static str,
        /// What the system said.
        why: std::io::Error,
    },
    /// Nothing can be written there.
    #[error("the file cannot be written: it, or the folder it is in, is read-only")]
    ReadOnly,
    /// No room is left.
    #[error("the disk is full")]
    Full,
    /// Another program held the file for too long.
    #[error("another program is writing to the file and did not finish in time")]
    Busy,
    /// Another program has the file open, and what was asked needs it alone.
    #[error("another program has {} open", .0.display())]
    InUse(PathBuf),
    /// Another file, or none, lies where ours was opened.
    #[error("{} was moved, or replaced by another file, while it was open here", .0.display())]
    Replaced(PathBuf),
    /// The file does not hang together.
    #[error("the file is damaged: {0}")]
    Damaged(String),
    /// Reading or writing failed below the database.
    #[error("the disk reported an error: {0}")]
    Disk(String),
    /// The row was saved by someone else since it was read.
    #[error("{0} was changed elsewhere since you opened it")]
    Stale(String),
    /// The row is not there any more.
    #[error("{0} is no longer there")]
    Gone(&'static str),
    /// Two entries that are to be one are one already.
    #[error("{0} cannot be merged with themselves")]
    OnePerson(String),
    /// A name that is taken.
    #[error("there is already a {what} called {name}")]
    Taken {
        /// What sort of thing.
        what: &'static str,
        /// Its name.
        name: String,
    },
    /// Two days that cannot both be.
    #[error(transparent)]
    OutOfOrder(#[from] OutOfOrder),
    /// Two people are that to each other already.
    #[error("there is already a tie of that kind with {0}")]
    Tied(String),
    /// What came in from outside breaks a rule of the file.
    #[error("row {row} breaks a rule of the file: {why}")]
    Import {
        /// Which row, such as "promise 123".
        row: String,
        /// The rule, as the database words it.
        why: String,
    },
    /// Anything else that the database says.
    #[error("the database said: {0}")]
    Database(String),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        let text = error.to_string();
        if is_unreadable(&error) || text.contains("unsupported file format") {
            return Self::Damaged(text);
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => {
                Self::ReadOnly
            }
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged(text),
            Some(ErrorCode::SystemIoFailure) => Self::Disk(text),
            _ => Self::Database(text),
        }
    }
}

/// What the store answers.
pub type Result<T> = std::result::Result<T, StoreError>;

/// Whether a value in the file is not what the file's own rules let in: it was not written by us.
fn is_unreadable(error: &rusqlite::Error) -> bool {
    matches!(
        error,
        rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::InvalidColumnType(..)
            | rusqlite::Error::IntegralValueOutOfRange(..)
            | rusqlite::Error::Utf8Error(..)
    )
}
