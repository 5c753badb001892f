//! Whether another program has a file open, and having it alone.

use std::fs;
use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use crate::store::error::Result;
use crate::store::kept_open::{Identity, identity};
use crate::store::passphrase::connect;

/// How long a program that is just closing the file is waited for.
const PATIENCE: Duration = Duration::from_secs(2);
/// The number of a sitting has that of its process above so many bits.
const SITTING_BITS: u32 = 31;

/// Whether another process of this machine has the file at `path` open, as far as the system tells:
/// on Linux it lists the files of every process of the same user.
pub fn by_another(path: &Path) -> bool {
    let Some(wanted) = identity(path) else {
        return false;
    };
    let own = std::process::id().to_string();
    let others = fs::read_dir("/proc")
        .into_iter()
        .flatten()
        .flatten()
        .filter(|entry| {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            name.bytes().all(|byte| byte.is_ascii_digit()) && name != own
        });
    others
        .into_iter()
        .any(|process| has_open(&process.path(), wanted))
}

/// Whether the sitting of this number goes on in another process that has the file at `path` open, as
/// far as the system tells.
pub fn by_sitting(path: &Path, sitting: i64) -> bool {
    let process = sitting >> SITTING_BITS;
    let Some(wanted) = identity(path).filter(|_| process > 0) else {
        return false;
    };
    process != i64::from(std::process::id())
        && has_open(&Path::new("/proc").join(process.to_string()), wanted)
}

/// Whether the process that the system tells of in this folder has a file open.
fn has_open(process: &Path, wanted: Identity) -> bool {
    let open = fs::read_dir(process.join("fd"));
    open.into_iter()
        .flatten()
        .flatten()
        .any(|handle| identity(&handle.path()) == Some(wanted))
}

/// A connection to the file at `path` that nobody else can use while it lives, with nothing left in a
/// log beside it.
pub fn held_alone(path: &Path) -> Result<Connection> {
    let access = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = connect(path, access)?;
    connection.busy_timeout(PATIENCE)?;
    connection.execute_batch("PRAGMA locking_mode = EXCLUSIVE")?;
    connection.pragma_update_and_check(None, "journal_mode", "delete", |_| Ok(()))?;
    connection.execute_batch("BEGIN EXCLUSIVE; COMMIT")?;
    Ok(connection)
}
