//! `config`: where it lies, a new one, and whether it is understood.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::Path;
use std::process::ExitCode;

use anyhow::Context as _;
use clap::{Args, Subcommand};
use serde::Serialize;

use crate::cli::call::Call;
use crate::cli::config::file::{self, Loaded};
use crate::cli::config::page::Trouble;
use crate::cli::config::sample::SAMPLE;
use crate::cli::failure::Failure;
use crate::cli::output;

const EXAMPLES: &str = "\
Examples:
  betwixt config path       where it lies, or would lie
  betwixt config init       writes one, with every setting as a comment
  betwixt config check      whether all of it is understood

BETWIXT_CONFIG names another one.";

/// What the config ends with when something in it is not understood.
const MEND: u8 = 1;

/// The config: where it lies, a new one, and whether it is understood
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct ConfigVerb {
    #[command(subcommand)]
    deed: ConfigDeed,
}

#[derive(Debug, Subcommand)]
enum ConfigDeed {
    /// Where it lies, or would lie
    Path,
    /// Write one, with every setting and its default as a comment
    Init,
    /// Look whether all of it is understood
    Check,
}

#[derive(Serialize)]
struct PathAnswer<'a> {
    path: &'a Path,
    there: bool,
}

#[derive(Serialize)]
struct CheckAnswer<'a> {
    path: &'a Path,
    there: bool,
    troubles: &'a [Trouble],
}

/// Answers about the config, or writes a new one.
///
/// # Errors
/// The config cannot be written, or is not understood.
pub fn run(arguments: &ConfigVerb, call: &Call) -> anyhow::Result<ExitCode> {
    match arguments.deed {
        ConfigDeed::Path => {
            let path = file::path()?;
            told(&path, path.exists(), call)?;
        }
        ConfigDeed::Init => {
            let path = file::path()?;
            write(&path)?;
            told(&path, true, call)?;
        }
        ConfigDeed::Check => return check(&file::load(), call),
    }
    Ok(ExitCode::SUCCESS)
}

fn told(path: &Path, there: bool, call: &Call) -> anyhow::Result<()> {
    if call.json {
        return output::json(&PathAnswer { path, there });
    }
    output::line(&output::name(&path.display().to_string()))
}

/// Writes the sample where nothing is yet, for this user alone.
fn write(path: &Path) -> anyhow::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| format!("{}", folder.display()))?;
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    let mut file = match options.open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            return Err(Failure::new(
                format!("{} is there already, and was left as it is", path.display()),
                "betwixt config check looks whether it is understood",
            )
            .into());
        }
        Err(error) => return Err(error).with_context(|| format!("{}", path.display())),
    };
    file.write_all(SAMPLE.as_bytes())?;
    file.sync_all()?;
    Ok(())
}

fn check(loaded: &Loaded, call: &Call) -> anyhow::Result<ExitCode> {
    let Loaded {
        path,
        there,
        troubles,
        ..
    } = loaded;
    if call.json {
        output::json(&CheckAnswer {
            path,
            there: *there,
            troubles,
        })?;
    } else if troubles.is_empty() {
        let path = output::name(&path.display().to_string());
        output::line(&if *there {
            format!("{path}: all of it is understood")
        } else {
            format!("There is none at {path}; everything is as it comes")
        })?;
    } else {
        for trouble in troubles {
            output::line(&output::name(&trouble.told()))?;
        }
    }
    Ok(if troubles.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(MEND)
    })
}
