//! `today`: what is due, on one screen or in one line for a status bar. It asks, and changes nothing.

use std::fmt::Write as _;

use chrono::NaiveDate;
use clap::Args;
use serde::Serialize;

use crate::cli::answer::Named;
use crate::cli::call::Call;
use crate::cli::days::DayAnswer;
use crate::cli::output;
use crate::cli::review::GivenAnswer;
use crate::domain::day::Day;
use crate::domain::days::Coming;
use crate::domain::promise::Side;
use crate::domain::review::card::{Card, Given};
use crate::domain::review::deck::Review;
use crate::domain::text::wrap::fitted;
use crate::store::days::Whose;
use crate::store::open::Reader;
use crate::wording::{coming, days, review as words, rhythm};

/// How many cells a name has, a word given and what day it is: with when that is, a row has 80.
const WIDEST_NAME: usize = 20;
const WIDEST_WORD: usize = 32;
const WIDEST_DAY: usize = 40;

const EXAMPLES: &str = "\
Examples:
  betwixt today
  betwixt today --brief        your words that are due, and days of today and tomorrow, in one line;
                               empty when there is nothing
  tmux: set -g status-right '#(betwixt today --brief --width 60)'";

/// What is due today, on one screen; it asks and changes nothing
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct Today {
    /// One line for a status bar or a prompt; empty when nothing is due
    #[arg(long)]
    brief: bool,
    /// With --brief: at most so many cells
    #[arg(long, value_name = "CELLS", default_value_t = 80, requires = "brief")]
    width: usize,
}

#[derive(Default, Serialize)]
struct Answer {
    today: NaiveDate,
    promises: Vec<GivenAnswer>,
    days: Vec<DayAnswer>,
    quiet: Vec<Quiet>,
    review: &'static str,
}

#[derive(Serialize)]
struct Quiet {
    person: Named,
    since_last: Option<u32>,
}

#[derive(Serialize)]
struct Brief {
    today: NaiveDate,
    line: String,
}

/// Prints what is due.
pub fn run(arguments: &Today, call: &Call) -> anyhow::Result<()> {
    let today = call.today();
    if arguments.brief {
        return brief(arguments.width, call);
    }
    let review = match call.reader()? {
        Some(reader) => reader.at_once(|reader| reader.review(today))?,
        None => Review::default(),
    };
    if call.json {
        return output::json(&answer(&review, today));
    }
    output::text(&page(&review, today))
}

/// A bar asks every few seconds: a file that is not there yet is no reason to talk.
fn brief(width: usize, call: &Call) -> anyhow::Result<()> {
    let today = call.today();
    let line = if call.path.exists() {
        let reader = Reader::open(&call.path)?;
        let due = reader.due_promises(today)?;
        let coming = reader.coming_days(today, 1, Whose::Near)?;
        one_line(&due, &coming, today)
    } else {
        String::new()
    };
    let line = fitted(&line, width).into_owned();
    if call.json {
        return output::json(&Brief { today, line });
    }
    if line.is_empty() {
        return Ok(());
    }
    output::line(&line)
}

/// Days of today and tomorrow, then your words: "Sam: birthday tomorrow, turns 36 · Ana: read her letter".
fn one_line(due: &[Given], coming: &[Coming], today: NaiveDate) -> String {
    let days = coming.iter().map(|day| {
        format!(
            "{}: {} ({})",
            output::name(&day.of.name),
            output::name(&coming::occasion(day)),
            coming::away(day.in_days(today))
        )
    });
    let words = due
        .iter()
        .filter(|given| given.promise.whose == Side::Mine)
        .map(|given| {
            format!(
                "{}: {}",
                output::name(&given.name),
                output::name(&given.promise.text)
            )
        });
    let parts: Vec<String> = days.chain(words).collect();
    parts.join(" · ")
}

fn answer(review: &Review, today: NaiveDate) -> Answer {
    let mut answer = Answer {
        today,
        review: if review.finished { "finished" } else { "open" },
        ..Answer::default()
    };
    for card in &review.cards {
        match card {
            Card::Words(rows) => {
                answer.promises = rows.iter().map(|row| GivenAnswer::of(row, today)).collect();
            }
            Card::Days(rows) => {
                answer.days = rows.iter().map(|row| DayAnswer::of(row, today)).collect();
            }
            Card::Quiet { row, .. } => answer.quiet.push(Quiet {
                person: Named::new(row.person, &row.name),
                since_last: row.rhythm.gaps.open,
            }),
            _ => {}
        }
    }
    answer
}

fn page(review: &Review, today: NaiveDate) -> String {
    let mut page = format!("{}\n", today.format("%A %-d %B %Y"));
    let mut section = |heading: &str, rows: &[Vec<String>]| {
        if !rows.is_empty() {
            let _ = write!(
                page,
                "\n{}\n{}",
                output::bold(heading),
                output::columns(rows)
            );
        }
    };
    let mut quiet = Vec::new();
    for card in &review.cards {
        match card {
            Card::Words(rows) => {
                for whose in [Side::Mine, Side::Theirs] {
                    let heading = match whose {
                        Side::Mine => "Your word",
                        Side::Theirs => "Their word, as you see it",
                    };
                    let rows: Vec<Vec<String>> = rows
                        .iter()
                        .filter(|row| row.promise.whose == whose)
                        .map(|row| given(row, today))
                        .collect();
                    section(heading, &rows);
                }
            }
            Card::Days(rows) => {
                let rows: Vec<Vec<String>> = rows.iter().map(|row| day(row, today)).collect();
                section("Their day", &rows);
            }
            Card::Quiet { row, .. } => {
                let open = row.rhythm.gaps.open.map(i64::from);
                quiet.push(vec![
                    format!("  {}", output::name_within(&row.name, WIDEST_NAME)),
                    open.map_or_else(String::new, days::stretch),
                    rhythm::word(row.rhythm.word).to_owned(),
                ]);
            }
            _ => {}
        }
    }
    section("Gone quiet", &quiet);
    let nothing_listed = page.lines().count() < 2;
    let said = match (review.finished, review.nothing_due()) {
        (true, _) => "The review of today is done. That is enough.",
        (false, true) => words::NOTHING_DUE,
        (false, false) if nothing_listed => {
            "Nothing of today waits; betwixt review has something unhurried."
        }
        (false, false) => "betwixt review goes through it, with the reasons.",
    };
    let _ = write!(page, "\n{}\n", output::dim(said));
    page
}

fn given(of: &Given, today: NaiveDate) -> Vec<String> {
    vec![
        format!("  {}", output::name_within(&of.name, WIDEST_NAME)),
        output::name_within(&of.promise.text, WIDEST_WORD),
        words::due(of, today),
    ]
}

fn day(of: &Coming, today: NaiveDate) -> Vec<String> {
    vec![
        format!("  {}", output::name_within(&of.of.name, WIDEST_NAME)),
        output::name_within(&coming::occasion(of), WIDEST_DAY),
        match of.in_days(today) {
            away @ ..=1 => coming::away(away),
            _ => days::short(Day::nearest(of.date), today),
        },
    ]
}
