//! The way from the command line to the screen.

use std::env;
use std::io::{self, IsTerminal as _};
use std::panic::resume_unwind;
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
use crate::clock::{self, Clock};
use crate::domain::id::IdSource;
use crate::store::backups::Backups;
use crate::store::open::{Reader, Store};
use crate::tui::answering::Answering;
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
    let ids = IdSource::seeded(clock.seed());
    // The file is opened for acts while what fills the screen is read already.
    let opening = {
        let path = path.to_owned();
        thread::spawn(move || Store::open(&path, ids, clock::sitting()))
    };
    let early = Reader::open(path).ok();
    let early = early.map(|reader| begin(reader, clock)).transpose()?;
    let store = match opening.join() {
        Ok(Ok(store)) => store,
        Ok(Err(why)) => {
            if let Some(answering) = early {
                answering.give_up();
            }
            return Err(why.into());
        }
        Err(fault) => resume_unwind(fault),
    };
    let answering = match early {
        Some(answering) => answering,
        // There was no file yet.
        None => begin(Reader::open(path)?, clock)?,
    };
    store.reader().hold_little()?;
    let ended = run(Setup {
        store,
        answering,
        clock,
        theme: looks::theme(&loaded.config),
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

/// Begins to read what fills the screen.
fn begin(reader: Reader, clock: Clock) -> anyhow::Result<Answering> {
    let fault = env::var(fault::VARIABLE)
        .ok()
        .and_then(|name| Fault::named(&name));
    reader.hold_little()?;
    Answering::begin(reader, clock, fault).context("the file could not be read beside the screen")
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
        let holds = if loaded.there {
            "Everything else in it holds. "
        } else {
            ""
        };
        lines.push(format!("{holds}betwixt config check says this again."));
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
