//! `export`: everything, as JSON.

use std::fs::{self, OpenOptions};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

use clap::Args;

use crate::cli::call::Call;
use crate::cli::failure::Failure;
use crate::cli::output;
use crate::exchange::json::write::{ExportError, write};
use crate::store::open::Reader;

/// Write out everything as JSON; importing it into an empty file gives the same export
#[derive(Args, Debug)]
pub struct Export {
    /// A new file to write to, instead of standard output
    #[arg(long, short, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Writes everything.
pub fn run(arguments: &Export, call: &Call) -> anyhow::Result<()> {
    let reader = call.reader()?;
    let Some(path) = &arguments.out else {
        return through(reader.as_ref(), io::stdout().lock());
    };
    let file = make(path)?;
    let sync = file.try_clone()?;
    let done = through(reader.as_ref(), file).and_then(|()| Ok(sync.sync_all()?));
    if done.is_err() {
        // Half an export would be taken for a whole one.
        let _ = fs::remove_file(path);
    }
    done?;
    output::say(&format!("Written to {}", path.display()));
    Ok(())
}

fn through(reader: Option<&Reader>, out: impl Write) -> anyhow::Result<()> {
    let mut out = BufWriter::with_capacity(1 << 16, out);
    match write(reader, &mut out) {
        Ok(()) => Ok(()),
        Err(ExportError::Store(error)) => Err(error.into()),
        Err(ExportError::Out(error)) => Err(error.into()),
    }
}

/// Makes the file for the owner alone; one that is there is never overwritten.
fn make(path: &Path) -> Result<fs::File, Failure> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => Failure::new(
            format!("{} is there already, and was left as it is", path.display()),
            "Name a new file with --out",
        ),
        _ => Failure::new(
            format!("{} could not be made: {error}", path.display()),
            "Name a file in a folder that you may write to",
        ),
    })
}
