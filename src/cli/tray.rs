//! `tray`: what came in from elsewhere and waits for your word.

use chrono::NaiveDate;
use clap::{Args, Subcommand};
use serde::Serialize;

use crate::cli::answer::Named;
use crate::cli::call::Call;
use crate::cli::failure::Failure;
use crate::cli::output;
use crate::domain::candidate::Waiting;
use crate::domain::day::Day;
use crate::domain::interaction::Kind;
use crate::store::open::{Reader, Store};
use crate::wording::tray as words;

/// How many rows are shown; what is older comes up as these are settled.
const ROWS: usize = 200;

const EXAMPLES: &str = "\
Examples:
  betwixt tray
  betwixt tray accept 401225862774784
  betwixt tray dismiss 401225862774784 --all-of-theirs

To accept something in your own words, open the tray on the screen: betwixt, T, e.";

/// What came in from elsewhere and waits for your word; it counts as nothing until you say so
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct TrayVerb {
    #[command(subcommand)]
    deed: Option<Deed>,
}

#[derive(Debug, Subcommand)]
enum Deed {
    /// It was as it says: an interaction from now on
    Accept {
        /// Its number
        number: String,
    },
    /// It is not wanted
    Dismiss {
        /// Its number
        number: String,
        /// Everything that waits about the same people too
        #[arg(long)]
        all_of_theirs: bool,
    },
}

#[derive(Serialize)]
struct Answer {
    waiting: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    id: String,
    day: Day,
    time: Option<String>,
    kind: Option<Kind>,
    people: Vec<Named>,
    addresses: Vec<String>,
    summary: String,
}

#[derive(Serialize)]
struct Settled {
    accepted: bool,
    people: Vec<Named>,
    day: Day,
}

/// Lists, accepts or dismisses.
pub fn run(arguments: &TrayVerb, call: &Call) -> anyhow::Result<()> {
    match &arguments.deed {
        None => list(call),
        Some(Deed::Accept { number }) => {
            let mut store = call.store()?;
            let row = waiting(store.reader(), number)?;
            if row.people.is_empty() {
                return Err(Failure::new(
                    format!(
                        "Nobody you know is in it: {}",
                        output::name(&words::whom(&row))
                    ),
                    "On the screen the box asks who it was: betwixt, T, Enter",
                )
                .into());
            }
            store.accept(&row.candidate, call.stamp())?;
            settled(&row, true, call)
        }
        Some(Deed::Dismiss {
            number,
            all_of_theirs,
        }) => dismiss(&mut call.store()?, number, *all_of_theirs, call),
    }
}

fn dismiss(store: &mut Store, number: &str, all: bool, call: &Call) -> anyhow::Result<()> {
    let row = waiting(store.reader(), number)?;
    store.dismiss(&row.candidate, all, call.stamp())?;
    settled(&row, false, call)
}

/// What waits under this number.
fn waiting(reader: &Reader, number: &str) -> anyhow::Result<Waiting> {
    let id = number.trim().parse().ok();
    let found = id.map(|id| reader.waiting(id)).transpose()?.flatten();
    found.ok_or_else(|| {
        Failure::new(
            format!("Nothing waits under {number}"),
            "betwixt tray lists what waits, each with its number",
        )
        .into()
    })
}

fn settled(row: &Waiting, accepted: bool, call: &Call) -> anyhow::Result<()> {
    if call.json {
        return output::json(&Settled {
            accepted,
            people: named(row),
            day: row.candidate.day,
        });
    }
    let done = if accepted { "Accepted" } else { "Dismissed" };
    output::line(&format!("{done}: {}", line(row, call.today())))
}

fn list(call: &Call) -> anyhow::Result<()> {
    let waiting = match call.reader()? {
        None => Vec::new(),
        Some(reader) => reader.tray(ROWS)?,
    };
    if call.json {
        let waiting = waiting.into_iter().map(Row::from).collect();
        return output::json(&Answer { waiting });
    }
    if waiting.is_empty() {
        return output::line(words::EMPTY);
    }
    let rows: Vec<Vec<String>> = waiting
        .iter()
        .map(|row| vec![row.candidate.id.to_string(), line(row, call.today())])
        .collect();
    output::text(&output::columns(&rows))
}

fn line(of: &Waiting, today: NaiveDate) -> String {
    let parts = [
        words::what(of, today),
        words::whom(of),
        of.candidate.summary.clone(),
    ];
    let parts = parts.iter().filter(|part| !part.trim().is_empty());
    let parts: Vec<String> = parts.map(|part| output::name(part)).collect();
    parts.join(" · ")
}

fn named(of: &Waiting) -> Vec<Named> {
    let people = of.people.iter();
    people.map(|(id, name)| Named::new(*id, name)).collect()
}

impl From<Waiting> for Row {
    fn from(of: Waiting) -> Self {
        let people = named(&of);
        let candidate = of.candidate;
        Self {
            id: candidate.id.to_string(),
            day: candidate.day,
            time: candidate.time.map(crate::wording::days::clock),
            kind: candidate.kind,
            people,
            addresses: candidate.addresses,
            summary: candidate.summary,
        }
    }
}
