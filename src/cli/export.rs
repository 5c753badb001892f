//! `export`: everything, as JSON; or a table for a spreadsheet.

use std::fs::{self, OpenOptions};
use std::io::{self, BufWriter, ErrorKind, IsTerminal as _, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use crate::cli::call::Call;
use crate::cli::failure::Failure;
use crate::cli::output;
use crate::exchange::csv::write::{self as csv, TableError};
use crate::exchange::json::write::{self as json, ExportError};
use crate::store::open::Reader;

/// Write out everything as JSON; importing it into an empty file gives the same export
#[derive(Args, Debug)]
pub struct Export {
    /// A new file to write to, instead of standard output
    #[arg(long, short, value_name = "FILE")]
    out: Option<PathBuf>,
    /// A table for a spreadsheet instead, without the trash; not for importing
    #[arg(long, value_name = "TABLE", conflicts_with = "json")]
    csv: Option<Table>,
}

/// The tables.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Table {
    /// A row a person
    People,
    /// A row an interaction
    Interactions,
}

/// Writes everything.
pub fn run(arguments: &Export, call: &Call) -> anyhow::Result<()> {
    let reader = call.reader()?;
    let Some(path) = &arguments.out else {
        if arguments.csv.is_some() && io::stdout().is_terminal() {
            // Its cells are as they were written, and could drive the terminal.
            return Err(Failure::new(
                "A table goes into a file or a pipe",
                "Name a new file with --out, or show it with: betwixt people, betwixt show NAME",
            )
            .into());
        }
        return through(reader.as_ref(), arguments.csv, io::stdout().lock());
    };
    let file = make(path)?;
    let sync = file.try_clone()?;
    let done = through(reader.as_ref(), arguments.csv, file).and_then(|()| Ok(sync.sync_all()?));
    if done.is_err() {
        // Half an export would be taken for a whole one.
        let _ = fs::remove_file(path);
    }
    done?;
    output::say(&format!("Written to {}", path.display()));
    Ok(())
}

fn through(reader: Option<&Reader>, table: Option<Table>, out: impl Write) -> anyhow::Result<()> {
    let mut out = BufWriter::with_capacity(1 << 16, out);
    let Some(table) = table else {
        return json::write(reader, &mut out).map_err(|error| match error {
            ExportError::Store(error) => error.into(),
            ExportError::Out(error) => error.into(),
        });
    };
    let table = match table {
        Table::People => csv::Table::People,
        Table::Interactions => csv::Table::Interactions,
    };
    csv::write(reader, table, out).map_err(|error| match error {
        TableError::Store(error) => error.into(),
        TableError::Out(error) => error.into(),
    })
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
