//! The way from the command line to the screen.

use std::env;
use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::thread;

use anyhow::Context as _;

use crate::app::settings::Settings;
use crate::cli::call::Call;
use crate::cli::config::file::Loaded;
use crate::cli::config::page::Trouble;
use crate::cli::failure::Failure;
use crate::cli::looks;
use crate::clock;
use crate::domain::id::IdSource;
use crate::store::backups::Backups;
use crate::store::open::{Reader, Store};
use crate::tui::fault::{self, Fault};
use crate::tui::run::{Ended, Setup, run};

/// What shells add to the number of the signal that ended a program.
const BY_SIGNAL: i32 = 128;
/// What the program ends with when the fault is not the user's.
const MACHINE: u8 = 3;

/// Opens the screen on the file at `path`, which is made if there is none, and answers once it is
/// left.
pub fn open(path: &Path, call: &Call) -> anyhow::Result<ExitCode> {
    let (clock, loaded) = (call.clock, call.config());
    // A file that is there already is opened for questions at the same time.
    let early = {
        let path = path.to_owned();
        thread::spawn(move || Reader::open(&path))
    };
    let store = Store::open(path, IdSource::seeded(clock.seed()), clock::sitting());
    let early = early.join();
    let store = store?;
    let reader = match early {
        Ok(Ok(reader)) => reader,
        _ => Reader::open(path)?,
    };
    reader.hold_little()?;
    store.reader().hold_little()?;
    let ended = run(Setup {
        store,
        reader,
        clock,
        theme: looks::theme(&loaded.config),
        fault: env::var(fault::VARIABLE)
            .ok()
            .and_then(|name| Fault::named(&name)),
        backups: Backups::of(path),
        settings: Settings {
            folders: folders(),
            ..loaded.config.settings.clone()
        },
        told: told(loaded),
    })
    .context("the terminal could not be used")?;
    Ok(match ended {
        Ended::Left => ExitCode::SUCCESS,
        Ended::Signal(number) => {
            ExitCode::from(u8::try_from(BY_SIGNAL + number).unwrap_or(MACHINE))
        }
        Ended::TerminalLost | Ended::Fault => ExitCode::from(MACHINE),
    })
}

/// Where a page can be written to: here, and the folder of one's own.
fn folders() -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = env::current_dir().into_iter().collect();
    let own = env::home_dir().filter(|own| !folders.contains(own));
    folders.extend(own);
    folders
}

/// What is to be said of the config before anything else.
fn told(loaded: &Loaded) -> Vec<String> {
    let mut lines: Vec<String> = loaded.troubles.iter().map(Trouble::told).collect();
    if !lines.is_empty() {
        lines.insert(0, loaded.path.display().to_string());
        lines.insert(1, String::new());
        lines.push(String::new());
        lines.push("Everything else in it holds. betwixt config check says this again.".to_owned());
    }
    lines
}

/// Says which verbs do the same where no screen can be.
pub fn refuse_without_terminal() -> Result<(), Failure> {
    let dumb = env::var_os("TERM").is_none_or(|term| term.is_empty() || term == "dumb");
    if dumb || !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Err(Failure::new(
            "The screen needs a terminal that can move its cursor, and a keyboard",
            "Without one: betwixt people, betwixt show NAME, betwixt log SENTENCE, betwixt quiet",
        ));
    }
    Ok(())
}
