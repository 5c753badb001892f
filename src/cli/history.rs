//! `history`: what was done, what that changed, and from where, newest first.

use std::collections::HashMap;

use clap::Args;
use serde::Serialize;

use crate::cli::call::Call;
use crate::cli::output;
use crate::clock;
use crate::domain::act::{Act, Shifted};
use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::word::Word as _;
use crate::wording::{acts, days};

/// What was done, what that changed, and from where, newest first
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

/// A field that was changed.
#[derive(Debug, Serialize)]
struct Changed<'a> {
    field: &'a str,
    before: Option<&'a str>,
    after: Option<&'a str>,
}

/// One act and what it changed.
#[derive(Serialize)]
struct Told<'a> {
    #[serde(flatten)]
    act: ActAnswer,
    changed: Vec<Changed<'a>>,
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
struct Answer<'a> {
    acts: Vec<Told<'a>>,
}

/// Lists the newest acts.
pub fn run(arguments: &History, call: &Call) -> anyhow::Result<()> {
    let (mut past, mut changed) = (Vec::new(), HashMap::new());
    if let Some(reader) = call.reader()? {
        past = reader.history(arguments.number)?;
        if let Some(oldest) = past.last() {
            changed = reader.changed_since(oldest.id)?;
        }
    }
    let of = |id: Id<Act>| changed.get(&id).map_or(&[][..], Vec::as_slice);
    if call.json {
        let acts = past.iter().map(|act| Told {
            act: ActAnswer::from(act),
            changed: of(act.id).iter().map(field).collect(),
        });
        return output::json(&Answer {
            acts: acts.collect(),
        });
    }
    let rows: Vec<Vec<String>> = past
        .iter()
        .flat_map(|act| rows(act, of(act.id), call))
        .collect();
    output::text(&output::columns(&rows))
}

fn field(shifted: &Shifted) -> Changed<'_> {
    Changed {
        field: &shifted.field,
        before: shifted.before.as_deref(),
        after: shifted.after.as_deref(),
    }
}

/// The act on a row, and each field it changed below it.
fn rows(act: &Act, changed: &[Shifted], call: &Call) -> Vec<Vec<String>> {
    let at = clock::local(act.at);
    let day = days::short(Day::nearest(at.date()), call.today());
    let undone = if act.undone { ", undone" } else { "" };
    let head = vec![
        day,
        days::clock(at.time()),
        output::name(&acts::done(act)),
        format!("{}{undone}", acts::source(act.source)),
    ];
    let below = changed.iter().map(|shifted| {
        let told = format!("  {}", output::name(&acts::shifted(shifted)));
        vec![String::new(), String::new(), told]
    });
    std::iter::once(head).chain(below).collect()
}
