//! `days`: birthdays, anniversaries and days of remembrance that come round.

use std::io::{self, Write as _};

use chrono::NaiveDate;
use clap::Args;
use serde::Serialize;

use crate::cli::answer::Named;
use crate::cli::call::Call;
use crate::cli::output;
use crate::domain::day::{Anniversary, Day};
use crate::domain::days::{Coming, Kept, Occasion, Yearly};
use crate::exchange::calendar::{self, Event};
use crate::store::days::Whose;
use crate::wording::{coming, days};

/// The widest that a name is shown.
const WIDEST_NAME: usize = 24;

const EXAMPLES: &str = "\
Examples:
  betwixt days
  betwixt days --within 7
  betwixt days --ics > days.ics        all of them, for a calendar

29 February stands on the 28th in a year without one.";

/// Birthdays, anniversaries and days of remembrance from today on
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct Days {
    /// For so many days from today
    #[arg(long, value_name = "DAYS", default_value_t = 30, value_parser = clap::value_parser!(u32).range(0..=3660))]
    within: u32,
    /// Also of people whom only an import brought in
    #[arg(long)]
    all: bool,
    /// All of them as yearly events for a calendar (iCalendar), without alarms
    #[arg(long, conflicts_with_all = ["json", "within"])]
    ics: bool,
}

#[derive(Serialize)]
struct Answer {
    today: NaiveDate,
    within: u32,
    days: Vec<DayAnswer>,
}

/// One day as it comes round, in JSON.
#[derive(Serialize)]
pub struct DayAnswer {
    date: NaiveDate,
    in_days: i64,
    person: Named,
    kind: &'static str,
    name: Option<String>,
    on: Anniversary,
    years: Option<i32>,
    remembrance: bool,
    words: String,
}

impl DayAnswer {
    /// The day `of`, seen from `today`.
    pub fn of(of: &Coming, today: NaiveDate) -> Self {
        let (kind, name) = match &of.of.occasion {
            Occasion::Birthday => ("birthday", None),
            Occasion::Named(name) => ("named", Some(name.clone())),
            Occasion::Death => ("death", None),
        };
        Self {
            date: of.date,
            in_days: of.in_days(today),
            person: Named::new(of.of.person, &of.of.name),
            kind,
            name,
            on: of.of.on,
            years: of.years,
            remembrance: of.of.remembrance,
            words: coming::occasion(of),
        }
    }
}

/// Lists what comes round, or writes the calendar.
pub fn run(arguments: &Days, call: &Call) -> anyhow::Result<()> {
    let (reader, today) = (call.reader()?, call.today());
    let whose = if arguments.all {
        Whose::Everybody
    } else {
        Whose::Near
    };
    if arguments.ics {
        let kept = match &reader {
            Some(reader) => reader.kept_days(today, whose)?,
            None => Vec::new(),
        };
        return write_calendar(&kept);
    }
    let days = match &reader {
        Some(reader) => reader.coming_days(today, arguments.within, whose)?,
        None => Vec::new(),
    };
    if call.json {
        let days = days.iter().map(|day| DayAnswer::of(day, today)).collect();
        return output::json(&Answer {
            today,
            within: arguments.within,
            days,
        });
    }
    if days.is_empty() {
        let until = match arguments.within {
            0 => "today".to_owned(),
            1 => "today or tomorrow".to_owned(),
            within => format!("in the next {within} days"),
        };
        output::line(&format!("No day comes round {until}."))?;
        let more = match &reader {
            Some(reader) if !arguments.all => {
                reader.coming_days(today, arguments.within, Whose::Everybody)?
            }
            _ => Vec::new(),
        };
        output::say(if more.is_empty() {
            "betwixt edit NAME --birthday '14 May 1984' notes one"
        } else {
            "People whom only an import brought in have some: --all shows them"
        });
        return Ok(());
    }
    output::text(&page(&days, today))
}

fn page(coming: &[Coming], today: NaiveDate) -> String {
    let rows: Vec<Vec<String>> = coming.iter().map(|day| row(day, today)).collect();
    output::columns(&rows)
}

fn row(of: &Coming, today: NaiveDate) -> Vec<String> {
    vec![
        days::short(Day::nearest(of.date), today),
        coming::away(of.in_days(today)),
        output::name_within(&of.of.name, WIDEST_NAME),
        output::name(&coming::occasion(of)),
    ]
}

fn write_calendar(kept: &[Kept]) -> anyhow::Result<()> {
    let yearly: Vec<Yearly> = kept.iter().flat_map(Kept::yearly).collect();
    let events: Vec<Event<'_>> = yearly
        .iter()
        .map(|day| Event {
            day,
            title: coming::title(day),
            note: coming::since(day),
        })
        .collect();
    let mut out = io::stdout().lock();
    out.write_all(calendar::write(&events).as_bytes())?;
    out.flush()?;
    Ok(())
}
