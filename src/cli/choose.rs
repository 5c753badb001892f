//! Answering the open questions of a sentence at the terminal.

use std::io::{self, BufRead as _, Write as _};

use crate::cli::call::Call;
use crate::cli::failure::Failure;
use crate::cli::output;
use crate::cli::reading::{self, Read};
use crate::domain::sentence::reading::{Choice, Open};
use crate::store::open::Reader;

/// Asks about what is open, one question after the other, until nothing is.
pub fn settle(mut read: Read, reader: &Reader, call: &Call) -> anyhow::Result<Read> {
    let mut choices: Vec<Choice> = Vec::new();
    while let (Some(open), true) = (read.reading.open.first(), read.reading.problems.is_empty()) {
        let words = open.span.of(&read.text).to_owned();
        let Some(offer) = ask(open, &words)? else {
            return Err(
                Failure::new("Nothing was saved", "Begin anew when you know which it is").into(),
            );
        };
        let choice = Choice {
            kind: open.kind,
            words,
            offer,
        };
        // A question that comes again after its answer would be asked for ever.
        if choices.contains(&choice) {
            break;
        }
        choices.push(choice);
        let text = read.text.clone();
        read = reading::against(Some(reader), &text, &choices, call)?;
    }
    Ok(read)
}

/// One question; `None` if the user gives none of the answers.
fn ask(open: &Open, words: &str) -> anyhow::Result<Option<String>> {
    output::say(&format!("{words:?}: which?"));
    for (number, offer) in (1..).zip(&open.offers) {
        output::say(&format!("  {number} {}", offer.shown()));
    }
    let mut input = io::stdin().lock();
    loop {
        let mut talk = io::stderr().lock();
        write!(talk, "1-{}, or Enter for none: ", open.offers.len())?;
        talk.flush()?;
        let mut line = String::new();
        if input.read_line(&mut line)? == 0 || line.trim().is_empty() {
            return Ok(None);
        }
        let chosen = line
            .trim()
            .parse::<usize>()
            .ok()
            .and_then(|number| open.offers.get(number.checked_sub(1)?));
        if let Some(offer) = chosen {
            return Ok(Some(offer.id.clone()));
        }
    }
}
