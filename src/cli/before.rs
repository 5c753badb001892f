//! `before`: one page to read before you meet somebody, on a phone or on paper.

use std::fmt::Write as _;

use chrono::NaiveDate;
use clap::Args;
use serde::Serialize;

use crate::cli::call::Call;
use crate::cli::failure::Failure;
use crate::cli::since::SinceAnswer;
use crate::cli::who::{self, Everybody};
use crate::cli::{output, page};
use crate::clock;
use crate::domain::before::Before;
use crate::domain::day::Day;
use crate::exchange::story::markdown;
use crate::wording::section::Section;
use crate::wording::{before as words, facts};

/// The width that lines are broken to.
const WIDTH: usize = 76;

const EXAMPLES: &str = "\
Examples:
  betwixt before Ana
  betwixt before Ana Jo 'Élodie Roux'
  betwixt before Ana Jo --markdown > tonight.md      for a phone or a printer";

/// One page to read before you meet somebody: who they are, what to ask, what to tell, whose word
/// stands, what is near in their days, and the last words between you
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct BeforeVerb {
    /// Whom you will meet; several names are several people
    #[arg(required = true, value_name = "NAME")]
    names: Vec<String>,
    /// In Markdown
    #[arg(long, conflicts_with = "json")]
    markdown: bool,
}

#[derive(Serialize)]
struct Answer<'a> {
    today: NaiveDate,
    people: Vec<BeforeAnswer<'a>>,
}

#[derive(Serialize)]
struct BeforeAnswer<'a> {
    #[serde(flatten)]
    since: SinceAnswer<'a>,
    about: Vec<String>,
    note: &'a str,
    last_words: Option<LastWords<'a>>,
}

#[derive(Serialize)]
struct LastWords<'a> {
    day: Day,
    words: &'a str,
}

/// Prints the page.
pub fn run(arguments: &BeforeVerb, call: &Call) -> anyhow::Result<()> {
    let today = call.today();
    let Some(reader) = call.reader()? else {
        let name = who::joined(&arguments.names);
        return Err(Failure::new(
            format!("Nobody is called {name}"),
            "betwixt add makes somebody new",
        )
        .into());
    };
    let people = Everybody::of(&reader, today).find_all(&arguments.names)?;
    let mut read = Vec::with_capacity(people.len());
    for person in people {
        read.extend(reader.at_once(|reader| reader.before_you_meet(person, today, clock::day))?);
    }
    if call.json {
        let people = read.iter().map(|of| BeforeAnswer::of(of, today)).collect();
        return output::json(&Answer { today, people });
    }
    if arguments.markdown {
        return output::text(&in_markdown(&read, today));
    }
    output::text(&in_text(&read, today))
}

impl<'a> BeforeAnswer<'a> {
    fn of(of: &'a Before, today: NaiveDate) -> Self {
        Self {
            since: SinceAnswer::of(&of.since, today),
            about: facts::about(&of.page, today),
            note: &of.page.person.note,
            last_words: of.last_words.as_ref().map(|last| LastWords {
                day: last.day,
                words: &last.words,
            }),
        }
    }
}

fn in_text(read: &[Before], today: NaiveDate) -> String {
    let mut text = String::new();
    for (at, of) in read.iter().enumerate() {
        if at > 0 {
            text.push_str("\n\n");
        }
        let mut sections = words::sections(of, WIDTH, today);
        if !sections.is_empty() {
            let head = sections.remove(0);
            let _ = writeln!(text, "{}", output::bold(&output::name(&head.heading)));
            for line in head.lines {
                let _ = writeln!(text, "{line}");
            }
            text.push('\n');
        }
        text.push_str(&page::sections(&sections));
    }
    text
}

/// A heading a person, a list a part.
fn in_markdown(read: &[Before], today: NaiveDate) -> String {
    let mut text = format!("# {}, {}\n", words::TITLE, today.format("%A %-d %B %Y"));
    for of in read {
        for (at, Section { heading, lines, .. }) in words::parts(of, today).iter().enumerate() {
            let level = if at == 0 { "##" } else { "###" };
            let _ = write!(text, "\n{level} {}\n\n", markdown::text(heading));
            for line in lines.iter().filter(|line| !line.trim().is_empty()) {
                let _ = writeln!(text, "- {}", markdown::text(line));
            }
        }
    }
    text
}
