//! `history`: what was done, newest first.

use clap::Args;
use serde::Serialize;

use crate::cli::call::Call;
use crate::cli::output;
use crate::clock;
use crate::domain::act::Act;
use crate::domain::day::Day;
use crate::domain::word::Word as _;
use crate::wording::{acts, days};

/// What was done, newest first; each can be undone in that order
#[derive(Args, Debug)]
pub struct History {
    /// How many
    #[arg(short, long, value_name = "N", default_value_t = 20)]
    number: usize,
}

/// One act in JSON.
#[derive(Debug, Serialize)]
pub struct ActAnswer {
    id: String,
    at: String,
    source: &'static str,
    verb: &'static str,
    about: String,
    undone: bool,
}

impl From<&Act> for ActAnswer {
    fn from(act: &Act) -> Self {
        Self {
            id: act.id.to_string(),
            at: clock::local(act.at).format("%Y-%m-%dT%H:%M:%S").to_string(),
            source: act.source.word(),
            verb: act.verb.word(),
            about: act.about.clone(),
            undone: act.undone,
        }
    }
}

#[derive(Serialize)]
struct Answer {
    acts: Vec<ActAnswer>,
}

/// Lists the newest acts.
pub fn run(arguments: &History, call: &Call) -> anyhow::Result<()> {
    let past = match call.reader()? {
        Some(reader) => reader.history(arguments.number)?,
        None => Vec::new(),
    };
    if call.json {
        let acts = past.iter().map(ActAnswer::from).collect();
        return output::json(&Answer { acts });
    }
    let rows: Vec<Vec<String>> = past.iter().map(|act| row(act, call)).collect();
    output::text(&output::columns(&rows))
}

fn row(act: &Act, call: &Call) -> Vec<String> {
    let at = clock::local(act.at);
    let day = days::short(Day::nearest(at.date()), call.today());
    let done = acts::done(act);
    vec![
        day,
        days::clock(at.time()),
        output::name(&done),
        if act.undone { "undone" } else { "" }.to_owned(),
    ]
}
