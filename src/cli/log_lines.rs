//! `log -`: several sentences from standard input, one a line.

use std::io::{self, Read as _};

use serde::Serialize;

use crate::cli::call::Call;
use crate::cli::failure::Failure;
use crate::cli::logged::{Saved, page};
use crate::cli::output;
use crate::cli::reading::{self, Read, ReadingAnswer};
use crate::domain::sentence::settled::Settled;
use crate::exchange::sniff;

/// The most text that is taken in at once: 64 MiB.
const MOST: u64 = 64 << 20;

#[derive(Serialize)]
struct Answer<'a> {
    logged: Vec<Saved<'a>>,
    failed: Vec<Failed>,
}

#[derive(Serialize)]
struct Readings<'a> {
    read: Vec<ReadingAnswer<'a>>,
    failed: Vec<Failed>,
}

/// A line that could not be recorded.
#[derive(Serialize)]
struct Failed {
    line: usize,
    text: String,
    error: Failure,
}

/// Reads every line, and records all of them or none; with `keep_going` those that can be.
pub fn run(dry_run: bool, keep_going: bool, call: &Call) -> anyhow::Result<()> {
    let text = standard_input()?;
    let mut store = if dry_run { None } else { Some(call.store()?) };
    let asked = if dry_run { call.reader()? } else { None };
    let (mut good, mut failed) = (Vec::new(), Vec::new());
    for (line, text) in (1..).zip(text.lines()) {
        let text = text.trim();
        if text.is_empty() {
            continue;
        }
        let reader = store.as_ref().map(crate::store::open::Store::reader);
        let read = reading::against(reader.or(asked.as_ref()), text, &[], call)?;
        match Settled::new(read.reading.clone()) {
            Ok(settled) => good.push((read, settled)),
            Err(_) => failed.push(Failed {
                line,
                text: text.to_owned(),
                error: read.failure(),
            }),
        }
    }
    if good.is_empty() && failed.is_empty() {
        return Err(Failure::new(
            "There was nothing to read",
            "Write what happened, one sentence a line",
        )
        .into());
    }
    let (reads, settled): (Vec<Read>, Vec<Settled>) = good.into_iter().unzip();
    let Some(store) = &mut store else {
        return show(&reads, failed, call);
    };
    if !failed.is_empty() && !keep_going {
        return refuse(&failed, call);
    }
    let logged = if settled.is_empty() {
        Vec::new()
    } else {
        store.log_all(&settled, call.stamp())?
    };
    if call.json {
        let unsaved = outcome(&failed);
        let logged = reads.iter().zip(&logged);
        output::json(&Answer {
            logged: logged
                .map(|(read, logged)| Saved::new(read, logged))
                .collect(),
            failed,
        })?;
        return unsaved;
    }
    for read in &reads {
        output::text(&page("Logged: ", read, call))?;
    }
    tell(&failed);
    outcome(&failed)
}

fn standard_input() -> anyhow::Result<String> {
    let mut bytes = Vec::new();
    io::stdin().lock().take(MOST + 1).read_to_end(&mut bytes)?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length > MOST) {
        return Err(Failure::new(
            format!("More than {} MiB came in; nothing was saved", MOST >> 20),
            "Give it in several parts",
        )
        .into());
    }
    let bytes = sniff::without_mark(&bytes).to_vec();
    String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let line = error
            .as_bytes()
            .iter()
            .take(valid)
            .filter(|byte| **byte == b'\n')
            .count()
            + 1;
        Failure::new(
            format!("Line {line} is no UTF-8; nothing was saved"),
            "Save the text as UTF-8 and try again",
        )
        .into()
    })
}

fn show(reads: &[Read], failed: Vec<Failed>, call: &Call) -> anyhow::Result<()> {
    let unsaved = outcome(&failed);
    if call.json {
        output::json(&Readings {
            read: reads.iter().map(Read::answer).collect(),
            failed,
        })?;
        return unsaved;
    }
    for read in reads {
        output::text(&page("", read, call))?;
    }
    tell(&failed);
    unsaved
}

/// Each line that cannot be recorded, with its number and what to do.
fn tell(failed: &[Failed]) {
    for Failed { line, text, error } in failed {
        output::say(&format!("line {line}: {text}"));
        output::say(&format!("  {}", error.message));
        for candidate in &error.candidates {
            output::say(&format!("    {}", candidate.label()));
        }
        output::say(&format!("  {}", error.next));
    }
}

fn refuse(failed: &[Failed], call: &Call) -> anyhow::Result<()> {
    let mut failure = Failure::new(
        format!(
            "{} cannot be recorded as it stands; nothing was saved",
            lines(failed)
        ),
        "Mend it, or record the others with --keep-going",
    );
    if !call.json {
        tell(failed);
    } else if let Some(Failed { line, error, .. }) = failed.first() {
        failure.message = format!("{}: line {line}: {}", failure.message, error.message);
        failure.candidates.clone_from(&error.candidates);
    }
    Err(failure.into())
}

fn outcome(failed: &[Failed]) -> anyhow::Result<()> {
    if failed.is_empty() {
        return Ok(());
    }
    Err(Failure::new(
        format!("{} was left out", lines(failed)),
        "Mend it and record it by itself",
    )
    .into())
}

fn lines(failed: &[Failed]) -> String {
    match failed {
        [one] => format!("line {}", one.line),
        several => {
            let numbers: Vec<String> = several
                .iter()
                .map(|failed| failed.line.to_string())
                .collect();
            format!("each of the lines {}", numbers.join(", "))
        }
    }
}
