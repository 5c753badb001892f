//! The command line as it is typed.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

use crate::cli::add::Add;
use crate::cli::backup::{List, Make};
use crate::cli::demo::Demo;
use crate::cli::doctor::Doctor;
use crate::cli::edit::Edit;
use crate::cli::export::Export;
use crate::cli::find::Find;
use crate::cli::forget::Forget;
use crate::cli::history::History;
use crate::cli::import::Import;
use crate::cli::keys::Keys;
use crate::cli::log::Log;
use crate::cli::people::People;
use crate::cli::quiet::Quiet;
use crate::cli::restore::Restore;
use crate::cli::show::Show;
use crate::cli::trash::Trash;

const EXAMPLES: &str = "\
Examples:
  betwixt                                   the screen
  betwixt add 'Ana Petrović' --circle close
  betwixt log 'yesterday: walked with Ana, 2h'
  betwixt show Ana
  betwixt quiet
  betwixt undo";

const MORE: &str = "\
Everything is one file on this machine, by default in the platform's data folder, or where --file
or BETWIXT_FILE says. Nothing is ever sent anywhere.

Names are matched whole, with accents and case ignored; quotes round them are optional. Where a
name is wanted, the id that --json prints does too.

Standard output is the answer, standard error is talk. With --json an error is JSON as well, on
standard error. Exit codes: 0 done; 1 you can mend it; 2 the command line is wrong; 3 the file or
the machine.";

/// The story between you and the people who matter
#[derive(Debug, Parser)]
#[command(name = "betwixt", version, after_help = EXAMPLES, after_long_help = format!("{EXAMPLES}\n\n{MORE}"))]
pub struct Arguments {
    /// The file to use
    #[arg(
        long,
        global = true,
        env = "BETWIXT_FILE",
        value_name = "PATH",
        hide_env_values = true
    )]
    pub file: Option<PathBuf>,
    /// Answer in JSON
    #[arg(long, global = true)]
    pub json: bool,
    /// What to do; without a verb, the screen
    #[command(subcommand)]
    pub verb: Option<Verb>,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Add a person
    Add(Box<Add>),
    /// Record what happened, in one sentence
    Log(Log),
    /// Who is in your life
    People(People),
    /// Everything between you and one person
    Show(Show),
    /// Find in everything ever written
    ///
    /// Newest first, with the words around. All words must stand in one entry, in any script and
    /// spelling; the last one may be the beginning of a word; quotation marks hold words together.
    Find(Box<Find>),
    /// Change what is kept of a person, or an interaction
    Edit(Box<Edit>),
    /// Put something in the trash, list it, or take it out
    Trash(Trash),
    /// Who has been silent longer than usual, and why
    Quiet(Quiet),
    /// Take back the newest act
    Undo,
    /// Do again what was undone last
    Redo,
    /// What was done, newest first
    History(History),
    /// Bring in a friends.md or a JSON export
    Import(Import),
    /// Write out everything as JSON
    Export(Export),
    /// Make a backup now, and check it
    Backup(Make),
    /// List the backups
    Backups(List),
    /// Put a backup back
    Restore(Restore),
    /// Look whether the file, its backups and the terminal are well
    Doctor(Doctor),
    /// Remove a person for good
    Forget(Forget),
    /// What the keys of the screen do
    Keys(Keys),
    /// Look round in a made-up life
    Demo(Demo),
}
