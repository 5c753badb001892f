//! `show`: everything between you and one person.

use clap::Args;
use serde::Serialize;

use crate::cli::answer::RhythmAnswer;
use crate::cli::call::Call;
use crate::cli::failure::Failure;
use crate::cli::lines::Line;
use crate::cli::page;
use crate::cli::person_answer::PersonAnswer;
use crate::cli::who::{self, Everybody};
use crate::cli::{lines, output};
use crate::domain::check_in::CheckIn;
use crate::domain::day::Day;
use crate::domain::interaction::Interaction;
use crate::domain::page::PersonPage;
use crate::domain::pause::Pause;
use crate::domain::promise::Promise;
use crate::domain::timeline::TimelineRow;
use crate::domain::topic::Topic;

/// How many interactions the text shows unless it is asked for more.
const SHOWN: usize = 20;

/// Everything between you and one person
#[derive(Args, Debug)]
pub struct Show {
    /// Who
    #[arg(required = true, value_name = "NAME")]
    name: Vec<String>,
    /// How many interactions the text shows, the newest first; JSON has them all
    #[arg(short, long, value_name = "N", default_value_t = SHOWN)]
    number: usize,
}

#[derive(Serialize)]
struct Answer<'a> {
    person: PersonAnswer<'a>,
    since: Option<Day>,
    relationship: bool,
    rhythm: RhythmAnswer,
    lines: Vec<Line>,
    interactions: Vec<Interaction>,
    promises: &'a [Promise],
    topics: &'a [Topic],
    check_ins: &'a [CheckIn],
    pauses: &'a [Pause],
}

/// Shows one person.
pub fn run(arguments: &Show, call: &Call) -> anyhow::Result<()> {
    let name = who::joined(&arguments.name);
    let gone = || {
        Failure::new(
            format!("Nobody is called {name}"),
            "betwixt add makes somebody new",
        )
    };
    let Some(reader) = call.reader()? else {
        return Err(gone().into());
    };
    let person = Everybody::of(&reader, call.today())?.find(&name)?;
    let Some(page) = reader.person_page(person, call.today())? else {
        return Err(gone().into());
    };
    let limit = if call.json {
        usize::MAX
    } else {
        arguments.number.saturating_add(1)
    };
    let rows = reader.timeline(person, None, limit)?;
    if call.json {
        return output::json(&answer(&page, rows));
    }
    output::text(&page::text(&page, &rows, arguments.number, call.today()))
}

fn answer(page: &PersonPage, rows: Vec<TimelineRow>) -> Answer<'_> {
    Answer {
        person: PersonAnswer::from(page),
        since: page.since,
        relationship: page.since.is_some(),
        rhythm: RhythmAnswer::from(&page.rhythm),
        lines: lines::of(page),
        interactions: rows.into_iter().map(|row| row.interaction).collect(),
        promises: &page.promises,
        topics: &page.topics,
        check_ins: &page.check_ins,
        pauses: &page.pauses,
    }
}
