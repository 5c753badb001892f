//! `since`: what lies between you and one person until you speak again.

use chrono::NaiveDate;
use clap::Args;
use serde::Serialize;

use crate::cli::answer::Named;
use crate::cli::call::Call;
use crate::cli::days::DayAnswer;
use crate::cli::failure::Failure;
use crate::cli::who::{self, Everybody};
use crate::cli::{output, page};
use crate::domain::day::Day;
use crate::domain::promise::Promise;
use crate::domain::since::{Part, Row, Since};
use crate::domain::topic::Topic;
use crate::wording::since as words;

/// The width that lines are broken to.
const WIDTH: usize = 76;

const EXAMPLES: &str = "\
Examples:
  betwixt since Ana
  betwixt topic Ana 'about the exam'                        to ask, until betwixt topic close
  betwixt topic --anyone 'the boat is sold' --kind tell     news for whoever you meet next

News without a name counts as told to somebody once you have met or spoken after it. A note of your
own life with the tag tell does the same.";

/// What to ask, what to tell and whose word stands, since you last spoke
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct SinceVerb {
    /// Who
    #[arg(required = true, value_name = "NAME")]
    name: Vec<String>,
}

/// What lies between you and one person, in JSON.
#[derive(Serialize)]
pub struct SinceAnswer<'a> {
    person: Named,
    last_contact: Option<Day>,
    rows: Vec<RowAnswer<'a>>,
}

#[derive(Serialize)]
struct RowAnswer<'a> {
    part: &'static str,
    words: String,
    #[serde(flatten)]
    what: What<'a>,
}

/// What a row is made of: one key says which.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum What<'a> {
    Topic(&'a Topic),
    Promise(&'a Promise),
    Interaction { id: String, day: Day },
    Day(DayAnswer),
}

impl<'a> SinceAnswer<'a> {
    /// The answer, seen from `today`.
    pub fn of(since: &'a Since, today: NaiveDate) -> Self {
        let rows = since.rows.iter().map(|row| RowAnswer {
            part: match row.part() {
                Part::Ask => "ask",
                Part::Deep => "deep",
                Part::Tell => "tell",
                Part::YourWord => "your_word",
                Part::TheirWord => "their_word",
                Part::Gift => "gift",
                Part::Days => "days",
            },
            words: words::row(row, today),
            what: match row {
                Row::Topic(topic) => What::Topic(topic),
                Row::Promise(promise) => What::Promise(promise),
                Row::Deep(told) | Row::Note(told) => What::Interaction {
                    id: told.interaction.to_string(),
                    day: told.day,
                },
                Row::Day(day) => What::Day(DayAnswer::of(day, today)),
            },
        });
        Self {
            person: Named::new(since.person, &since.name),
            last_contact: since.last,
            rows: rows.collect(),
        }
    }
}

/// Prints what lies between you.
pub fn run(arguments: &SinceVerb, call: &Call) -> anyhow::Result<()> {
    let (name, today) = (who::joined(&arguments.name), call.today());
    let gone = || {
        Failure::new(
            format!("Nobody is called {name}"),
            "betwixt add makes somebody new",
        )
    };
    let Some(reader) = call.reader()? else {
        return Err(gone().into());
    };
    let person = Everybody::of(&reader, today).find(&name)?;
    let read = reader.at_once(|reader| reader.since_we_spoke(person, today))?;
    let since = read.ok_or_else(gone)?;
    if call.json {
        return output::json(&SinceAnswer::of(&since, today));
    }
    let title = words::title(since.last, today);
    output::line(&format!(
        "{} · {title}",
        output::bold(&output::name(&since.name))
    ))?;
    if since.rows.is_empty() {
        return output::line(words::nothing(&since));
    }
    let sections = words::sections(&since, (WIDTH, usize::MAX), today);
    output::text(&format!("\n{}", page::sections(&sections)))
}
