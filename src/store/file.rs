//! The file and its folder: made for the owner alone, before the database touches them.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::ErrorKind;
use std::path::Path;

use crate::store::error::{Result, StoreError};
use crate::store::kept_open;

/// What every SQLite file begins with.
const MAGIC: &[u8] = b"SQLite format 3\0";
/// Where the size of its pages stands.
const PAGE_SIZE: usize = 16;
/// Where the marks of a file stand in its head: four bytes each, the highest first.
const USER_VERSION: usize = 60;
/// Whose file it is.
const APPLICATION_ID: usize = 68;
/// Where the table of tables begins, and what it reads in a file without any.
const SCHEMA: usize = 100;
const NO_TABLES: (u8, [u8; 2]) = (13, [0, 0]);
/// How much of a file has to be read to know whose it is.
const HEAD: usize = 108;
/// The first page of an encrypted file, and how many of the 256 bytes there are occur in it at least:
/// all of them are to be expected, and in text or in most other files far fewer.
const PAGE: usize = 4096;
const OCCUR: usize = 240;

/// Makes sure that there is a file at `path`, in a folder of the owner's, and that it can be ours.
/// An existing file of ours that anyone else may read is made private; that it was so is the answer.
pub fn prepare(path: &Path, application: i64, newest: i64) -> Result<bool> {
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
        Ok(made) => {
            kept_open::keep(made);
            Ok(false)
        }
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            check_head(path, application, newest)?;
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

/// Refuses what is not ours or newer than `newest`, from the bytes alone: the database library, which
/// would play back the log of another program, never opens it. An empty file can become ours.
pub fn check_head(path: &Path, application: i64, newest: i64) -> Result<()> {
    let refused = |why| StoreError::File {
        path: path.to_owned(),
        doing: "read",
        why,
    };
    let kept = fs::metadata(path).map_err(refused)?;
    if !kept.is_file() {
        return Err(StoreError::Foreign(path.to_owned()));
    }
    let head = kept_open::head(path, HEAD).map_err(refused)?;
    let whose = |head: &[u8]| {
        let number = |at: usize| {
            Some(i64::from(i32::from_be_bytes(
                *head.get(at..)?.first_chunk()?,
            )))
        };
        let schema = (*head.get(SCHEMA)?, *head.get(SCHEMA + 3..)?.first_chunk()?);
        Some((number(APPLICATION_ID)?, number(USER_VERSION)?, schema))
    };
    match whose(&head) {
        _ if head.is_empty() => Ok(()),
        Some((id, found, _)) if head.starts_with(MAGIC) && id == application => {
            if found > newest {
                return Err(StoreError::Newer {
                    path: path.to_owned(),
                    found,
                    known: newest,
                });
            }
            // The database library fills such a page up, and finds out when somebody needs it.
            if !kept.len().is_multiple_of(page_size(&head)) && !has_log(path) {
                let damage = "it ends in the middle of a page";
                return Err(StoreError::Damaged(damage.to_owned()));
            }
            Ok(())
        }
        Some((0, 0, NO_TABLES)) if head.starts_with(MAGIC) && !has_log(path) => Ok(()),
        // What is in it shows once it is opened with its passphrase.
        _ if looks_encrypted(path)? => Ok(()),
        _ => Err(StoreError::Foreign(path.to_owned())),
    }
}

/// How many bytes a page of the file with this head has.
fn page_size(head: &[u8]) -> u64 {
    match head.get(PAGE_SIZE..).and_then(|rest| rest.first_chunk()) {
        Some([0, 1]) | None => 65_536,
        Some(size) => u64::from(u16::from_be_bytes(*size)).max(1),
    }
}

/// Whether the file at `path` could be an encrypted one: nothing in it looks like anything.
pub fn looks_encrypted(path: &Path) -> Result<bool> {
    let page = kept_open::head(path, PAGE).map_err(|why| StoreError::File {
        path: path.to_owned(),
        doing: "read",
        why,
    })?;
    let mut seen = [false; 256];
    for byte in &page {
        if let Some(seen) = seen.get_mut(usize::from(*byte)) {
            *seen = true;
        }
    }
    let occur = seen.iter().filter(|seen| **seen).count();
    Ok(page.len() == PAGE && !page.starts_with(MAGIC) && occur >= OCCUR)
}

/// Whether a write-ahead log lies beside the file: what another program wrote may all be in there.
pub fn has_log(path: &Path) -> bool {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    Path::new(&log).exists()
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
pub fn make_file(path: &Path) -> std::io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt as _;
    OpenOptions::new()
        .read(true)
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
}

/// Makes an empty file that only the owner may read; an existing one or a link is an error.
#[cfg(not(unix))]
pub fn make_file(path: &Path) -> std::io::Result<File> {
    OpenOptions::new().write(true).create_new(true).open(path)
}

/// Opens the file at `path` for writing, made for the owner alone if there is none.
pub fn open_or_make(path: &Path) -> std::io::Result<File> {
    match make_file(path) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            OpenOptions::new().write(true).open(path)
        }
        made => made,
    }
}

/// Makes a folder for the owner alone, and makes one private that is there; a link is an error.
pub fn make_private_folder(path: &Path) -> std::io::Result<()> {
    match fs::symlink_metadata(path) {
        Ok(kept) if kept.is_dir() => make_folder_private(path, &kept),
        Ok(_) => Err(std::io::Error::other("something else lies there")),
        Err(error) if error.kind() == ErrorKind::NotFound => make_folder(path),
        Err(error) => Err(error),
    }
}

#[cfg(unix)]
fn make_folder_private(path: &Path, kept: &fs::Metadata) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    if kept.permissions().mode() & 0o077 != 0 {
        fs::set_permissions(path, fs::Permissions::from_mode(0o700))?;
    }
    Ok(())
}

#[cfg(not(unix))]
fn make_folder_private(_path: &Path, _kept: &fs::Metadata) -> std::io::Result<()> {
    Ok(())
}

/// Puts the names in a folder on disk. Where that cannot be asked for, the system does it in time.
pub fn sync_folder(path: &Path) {
    let _ = File::open(path).and_then(|folder| folder.sync_all());
}

/// Takes away everybody else's rights to the file and to what the database keeps beside it; answers
/// whether anyone had some.
#[cfg(unix)]
fn make_private(path: &Path) -> std::io::Result<bool> {
    use std::os::unix::fs::PermissionsExt as _;
    let mut was_open = false;
    for beside in ["", "-wal", "-shm", "-journal"] {
        let mut name = path.as_os_str().to_owned();
        name.push(beside);
        let file = Path::new(&name);
        let Ok(kept) = fs::metadata(file) else {
            continue;
        };
        let mode = kept.permissions().mode();
        if mode & 0o077 != 0 {
            fs::set_permissions(file, fs::Permissions::from_mode(mode & 0o700))?;
            was_open = true;
        }
    }
    Ok(was_open)
}

#[cfg(not(unix))]
fn make_private(_path: &Path) -> std::io::Result<bool> {
    Ok(false)
}
