//! The file that a story is written to: for the owner alone, whole or not at all.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::cli::failure::Failure;
use crate::tui::telling;

/// What a file holds, by the end of its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Markdown.
    Markdown,
    /// One HTML page.
    Html,
}

impl Format {
    /// The format that the end of the name says.
    pub fn of(path: &Path) -> Result<Self, Failure> {
        let ending = path.extension().and_then(|ending| ending.to_str());
        match ending.map(str::to_lowercase).as_deref() {
            Some("md" | "markdown") => Ok(Self::Markdown),
            Some("html" | "htm") => Ok(Self::Html),
            _ => Err(Failure::new(
                format!("{} ends neither in .html nor in .md", path.display()),
                "Name the file story.html or story.md",
            )),
        }
    }
}

/// Whether the file may be written: nothing is there, or `replace` says so and it is not the file
/// that everything is kept in.
pub fn check(path: &Path, replace: bool, kept_in: &Path) -> Result<(), Failure> {
    if path.symlink_metadata().is_err() {
        return Ok(());
    }
    let whole = |path: &Path| path.canonicalize().ok();
    if whole(path).is_some() && whole(path) == whole(kept_in) {
        return Err(Failure::new(
            format!("Everything you wrote is kept in {}", path.display()),
            "Name another file with --out",
        ));
    }
    if path.is_dir() {
        return Err(Failure::new(
            format!("{} is a folder", path.display()),
            "Name a file with --out",
        ));
    }
    if replace {
        return Ok(());
    }
    Err(there_already(path))
}

/// Writes all of `page`, or nothing.
pub fn write(path: &Path, page: &[u8], replace: bool) -> Result<(), Failure> {
    if replace {
        let beside = beside(path);
        telling::make(&beside, page).map_err(|error| failed(path, &error))?;
        return fs::rename(&beside, path).map_err(|error| {
            let _ = fs::remove_file(&beside);
            failed(path, &error)
        });
    }
    telling::make(path, page).map_err(|error| failed(path, &error))
}

/// A name beside `path` that takes its place once it is whole.
fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.new", std::process::id()));
    path.with_file_name(name)
}

fn there_already(path: &Path) -> Failure {
    Failure::new(
        format!("{} is there already, and was left as it is", path.display()),
        "Name a new file with --out, or add --replace",
    )
}

fn failed(path: &Path, error: &io::Error) -> Failure {
    if error.kind() == ErrorKind::AlreadyExists {
        return there_already(path);
    }
    Failure::new(
        format!("{} could not be written: {error}", path.display()),
        "Name a file in a folder that you may write to",
    )
}
