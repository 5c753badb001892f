//! The file and its folder: made for the owner alone, before the database touches them.

use std::fs::{self, DirBuilder, OpenOptions};
use std::io::{ErrorKind, Read as _};
use std::path::Path;

use crate::store::error::{Result, StoreError};

/// What every SQLite file begins with.
const MAGIC: &[u8; 16] = b"SQLite format 3\0";

/// Makes sure that there is a file at `path`, in a folder of the owner's, and that it can be ours.
/// An existing file that anyone else may read is made private; that it was so is the answer.
pub fn prepare(path: &Path) -> Result<bool> {
    if let Some(folder) = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty() && !folder.exists())
    {
        make_folder(folder).map_err(|why| StoreError::File {
            path: folder.to_owned(),
            doing: "made",
            why,
        })?;
    }
    match make_file(path) {
        Ok(()) => Ok(false),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            check_magic(path)?;
            make_private(path).map_err(|why| StoreError::File {
                path: path.to_owned(),
                doing: "made private",
                why,
            })
        }
        Err(why) => Err(StoreError::File {
            path: path.to_owned(),
            doing: "made",
            why,
        }),
    }
}

/// Refuses what is plainly no database, before the database library opens it.
pub fn check_magic(path: &Path) -> Result<()> {
    let refused = |why| StoreError::File {
        path: path.to_owned(),
        doing: "read",
        why,
    };
    if fs::metadata(path).map_err(refused)?.is_dir() {
        return Err(StoreError::Foreign(path.to_owned()));
    }
    let mut head = Vec::with_capacity(MAGIC.len());
    let mut file = fs::File::open(path).map_err(refused)?.take(16);
    file.read_to_end(&mut head).map_err(refused)?;
    if head.is_empty() || head == MAGIC {
        Ok(())
    } else {
        Err(StoreError::Foreign(path.to_owned()))
    }
}

#[cfg(unix)]
fn make_folder(folder: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::DirBuilderExt as _;
    DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

#[cfg(not(unix))]
fn make_folder(folder: &Path) -> std::io::Result<()> {
    DirBuilder::new().recursive(true).create(folder)
}

/// Makes an empty file that only the owner may read; an existing one or a link is an error.
#[cfg(unix)]
pub fn make_file(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::OpenOptionsExt as _;
    OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
        .map(drop)
}

/// Makes an empty file that only the owner may read; an existing one or a link is an error.
#[cfg(not(unix))]
pub fn make_file(path: &Path) -> std::io::Result<()> {
    OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(path)
        .map(drop)
}

/// Takes away everybody else's rights; answers whether anyone had some.
#[cfg(unix)]
fn make_private(path: &Path) -> std::io::Result<bool> {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = fs::metadata(path)?.permissions().mode();
    let open = mode & 0o077 != 0;
    if open {
        fs::set_permissions(path, fs::Permissions::from_mode(mode & 0o700))?;
    }
    Ok(open)
}

#[cfg(not(unix))]
fn make_private(_path: &Path) -> std::io::Result<bool> {
    Ok(false)
}
