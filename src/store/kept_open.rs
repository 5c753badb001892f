//! Files of ours that this process has looked into past the database: they stay open until it ends.
//!
//! The locks of the database belong to the whole process, and the system drops them as soon as it
//! closes any handle of the file. So a look at the first bytes of a file that is in use must not be
//! followed by a close: other programs would believe that nobody is using it.

use std::fs::File;
use std::io;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

/// Which file, and the handle.
static KEPT: Mutex<Vec<(Identity, File)>> = Mutex::new(Vec::new());

/// Which file lies at a path, whatever it is called: device and number.
pub type Identity = (u64, u64);

/// Which file lies at `path` now; `None` if there is none, or if the system cannot tell.
#[cfg(unix)]
pub fn identity(path: &Path) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt as _;
    let metadata = std::fs::metadata(path).ok()?;
    Some((metadata.dev(), metadata.ino()))
}

/// Which file lies at `path` now; `None` if there is none, or if the system cannot tell.
#[cfg(not(unix))]
pub fn identity(_path: &Path) -> Option<Identity> {
    None
}

/// The first bytes of the file at `path`, at most `length` of them.
#[cfg(unix)]
pub fn head(path: &Path, length: usize) -> io::Result<Vec<u8>> {
    use std::os::unix::fs::FileExt as _;
    let wanted = identity(path);
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    let here = kept.iter().position(|(which, _)| Some(*which) == wanted);
    let at = match here {
        Some(at) => at,
        None => add(&mut kept, File::open(path)?)?,
    };
    let mut bytes = vec![0; length];
    let mut read = 0;
    while let Some((_, file)) = kept.get(at)
        && let Some(rest) = bytes.get_mut(read..).filter(|rest| !rest.is_empty())
    {
        match file.read_at(rest, read as u64) {
            Ok(0) => break,
            Ok(more) => read += more,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    bytes.truncate(read);
    Ok(bytes)
}

/// The first bytes of the file at `path`, at most `length` of them.
#[cfg(not(unix))]
pub fn head(path: &Path, length: usize) -> io::Result<Vec<u8>> {
    use std::io::Read as _;
    let mut bytes = Vec::with_capacity(length);
    File::open(path)?
        .take(length as u64)
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Keeps a handle of a file of ours.
pub fn keep(file: File) {
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    let _ = add(&mut kept, file);
}

/// Adds a handle, and lets go of files that nobody can reach by a name any more.
#[cfg(unix)]
fn add(kept: &mut Vec<(Identity, File)>, file: File) -> io::Result<usize> {
    use std::os::unix::fs::MetadataExt as _;
    kept.retain(|(_, file)| file.metadata().is_ok_and(|metadata| metadata.nlink() > 0));
    let metadata = file.metadata()?;
    kept.push(((metadata.dev(), metadata.ino()), file));
    Ok(kept.len() - 1)
}

#[cfg(not(unix))]
fn add(_kept: &mut Vec<(Identity, File)>, _file: File) -> io::Result<usize> {
    Ok(0)
}
