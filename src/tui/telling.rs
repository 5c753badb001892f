//! Writes a story to a new file, for its owner alone to read; never over one that is there.

use std::ffi::OsStr;
use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use crate::domain::story::tale::Story;
use crate::exchange::story::{html, markdown};
use crate::wording::story;

/// How many names are tried.
const NAMES: u32 = 99;

/// Writes it to `path`, as one page of HTML or, if the name ends in `.md`, in Markdown; if something is
/// there, to a name beside it. Answers the file.
///
/// # Errors
/// Whatever the system says.
pub fn write(of: &Story, path: &Path) -> io::Result<PathBuf> {
    let told = story::tell(of);
    let page = if path.extension().is_some_and(|ending| ending == "md") {
        markdown::write(&told)
    } else {
        html::write(&told, None)
    };
    for number in 1..=NAMES {
        let name = numbered(path, number);
        match make(&name, page.as_bytes()) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
            Ok(()) => return Ok(name),
        }
    }
    Err(ErrorKind::AlreadyExists.into())
}

/// "Ana and me.html", "Ana and me 2.html".
fn numbered(path: &Path, number: u32) -> PathBuf {
    if number == 1 {
        return path.to_owned();
    }
    let part = |part: Option<&OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
    let (stem, ending) = (part(path.file_stem()), part(path.extension()));
    path.with_file_name(format!("{stem} {number}.{ending}"))
}

/// Makes a new file; half of one does not stay.
///
/// # Errors
/// Whatever the system says; that something is there already, too.
pub fn make(path: &Path, page: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    let done = file.write_all(page).and_then(|()| file.sync_all());
    if done.is_err() {
        let _ = fs::remove_file(path);
    }
    done
}
