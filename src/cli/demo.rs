//! `demo`: a made-up life to look round in, or a made-up file of any size to measure with.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use serde::Serialize;

use crate::cli::call::Call;
use crate::cli::failure::Failure;
use crate::cli::{output, screen};
use crate::clock;
use crate::demo::crowd::Crowd;
use crate::demo::life;
use crate::domain::id::IdSource;
use crate::store::import::{Format, Imported};
use crate::store::open::Store;

/// Look round in a made-up life; nothing of yours is touched
#[derive(Args, Debug)]
pub struct Demo {
    /// A made-up crowd of so many people instead, to measure with
    #[arg(long, value_name = "N", requires = "interactions")]
    people: Option<usize>,
    /// How many interactions the crowd has
    #[arg(long, value_name = "M", requires = "people")]
    interactions: Option<usize>,
    /// The same seed on the same day makes the same file
    #[arg(long, value_name = "S", default_value_t = 1)]
    seed: u64,
    /// Write it to a new file instead of opening the screen on it
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

#[derive(Serialize)]
struct Answer {
    demo: Counts,
}

#[derive(Serialize)]
struct Counts {
    people: usize,
    interactions: usize,
}

/// Makes the file, and opens the screen on it unless it is to be kept.
pub fn run(arguments: &Demo, call: &Call) -> anyhow::Result<ExitCode> {
    if let Some(path) = &arguments.out {
        if path.symlink_metadata().is_ok() {
            return Err(Failure::new(
                format!("{} is there already, and was left as it is", path.display()),
                "Name a new file with --out",
            )
            .into());
        }
        write(arguments, path, call)?;
        return Ok(ExitCode::SUCCESS);
    }
    screen::refuse_without_terminal()?;
    let folder = env::temp_dir().join(format!("betwixt-demo-{:x}", clock::sitting()));
    let path = folder.join("demo.db");
    let looked = make(arguments, &path, call).and_then(|_| screen::open(&path, call));
    let removed = fs::remove_dir_all(&folder);
    let code = looked?;
    removed?;
    Ok(code)
}

fn write(arguments: &Demo, path: &Path, call: &Call) -> anyhow::Result<()> {
    let made = make(arguments, path, call)?;
    if call.json {
        return output::json(&Answer {
            demo: Counts {
                people: made.people,
                interactions: made.interactions,
            },
        });
    }
    output::line(&format!(
        "Made {}. Look at it with: betwixt --file {0:?}",
        path.display()
    ))
}

/// A life told by hand, or a crowd of any size.
fn make(arguments: &Demo, path: &Path, call: &Call) -> anyhow::Result<Imported> {
    let mut store = Store::open(path, IdSource::seeded(arguments.seed), clock::sitting())?;
    let mut ids = IdSource::seeded(arguments.seed);
    let (today, stamp, about) = (call.today(), call.stamp(), "a made-up life");
    let made =
        if let (Some(people), Some(interactions)) = (arguments.people, arguments.interactions) {
            let crowd = Crowd::new(people, interactions, arguments.seed, today);
            let document = crowd.document(&mut ids);
            let mut more = crowd.interactions(&mut ids);
            store.import(&document, &mut more, Format::Demo, about, stamp)
        } else {
            let document = life(today, &mut ids);
            store.import(
                &document,
                &mut std::iter::empty(),
                Format::Demo,
                about,
                stamp,
            )
        };
    Ok(made?)
}
