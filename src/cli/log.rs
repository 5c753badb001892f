//! `log`: what happened, in one sentence or several.

use std::io::{self, IsTerminal as _};

use clap::Args;

use crate::cli::call::Call;
use crate::cli::failure::Failure;
use crate::cli::logged::{Saved, page};
use crate::cli::reading::{self, Read};
use crate::cli::{choose, log_lines, output};
use crate::domain::sentence::settled::Settled;

/// Record what happened, in one sentence: 'yesterday: walked with Ana, 2h #boat'
#[derive(Args, Debug)]
pub struct Log {
    /// What happened; put quotes round it if it has # or other signs of the shell. A single - reads
    /// sentences from standard input, one a line, and records all of them or none
    #[arg(required = true, value_name = "TEXT")]
    text: Vec<String>,
    /// Only show how it is read
    #[arg(long)]
    dry_run: bool,
    /// With -: record the lines that can be recorded, and tell the others
    #[arg(long)]
    keep_going: bool,
    /// Answer open questions here and now
    #[arg(long, conflicts_with_all = ["dry_run", "keep_going"])]
    choose: bool,
}

/// Reads the sentence, and records it unless something in it is open.
pub fn run(arguments: &Log, call: &Call) -> anyhow::Result<()> {
    let text = arguments.text.join(" ").trim().to_owned();
    if text == "-" {
        return log_lines::run(arguments.dry_run, arguments.keep_going, call);
    }
    if arguments.keep_going {
        return Err(Failure::new(
            "--keep-going is for several sentences",
            "Give them one a line: betwixt log --keep-going - < notes.txt",
        )
        .into());
    }
    if arguments.dry_run {
        let reader = call.reader()?;
        return show(&reading::against(reader.as_ref(), &text, &[], call)?, call);
    }
    let mut store = call.store()?;
    store.reader().hold_least()?;
    let mut read = reading::against(Some(store.reader()), &text, &[], call)?;
    if arguments.choose && !read.reading.open.is_empty() {
        if !io::stdin().is_terminal() {
            return Err(Failure::new(
                "--choose asks at a terminal, and there is none",
                "Write the sentence so that nothing in it is open; --dry-run --json shows what is",
            )
            .into());
        }
        read = choose::settle(read, store.reader(), call)?;
    }
    let Ok(settled) = Settled::new(read.reading.clone()) else {
        return Err(read.failure().into());
    };
    let logged = store.log(&settled, None, call.stamp())?;
    if call.json {
        return output::json(&Saved::new(&read, &logged));
    }
    output::text(&page("Logged: ", &read, call))
}

/// The reading of a dry run. One that cannot be saved is shown all the same; it is then a failure that
/// says why.
fn show(read: &Read, call: &Call) -> anyhow::Result<()> {
    if call.json {
        output::json(&read.answer())?;
    } else {
        output::text(&page("", read, call))?;
    }
    match Settled::new(read.reading.clone()) {
        Ok(_) => Ok(()),
        Err(_) => Err(read.failure().into()),
    }
}
