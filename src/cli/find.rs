//! `find`: everything ever written, newest first, with the words around.

use std::fmt::Write as _;

use clap::Args;
use serde::Serialize;

use crate::cli::answer::Named;
use crate::cli::call::Call;
use crate::cli::failure::Failure;
use crate::cli::narrowing::Narrowing;
use crate::cli::output::{self, bold, dim};
use crate::cli::who::Everybody;
use crate::domain::day::Day;
use crate::domain::find::excerpt::Excerpt;
use crate::domain::find::found::{Found, FoundPage, Reached, What};
use crate::domain::find::line;
use crate::domain::find::wanted::Wanted;
use crate::domain::interaction::Kind;
use crate::domain::names::Names;
use crate::domain::promise::Side;
use crate::domain::text::visible;
use crate::domain::topic::TopicKind;
use crate::store::find::Size;
use crate::store::find::index::LastAnswer;
use crate::store::open::Reader;
use crate::wording::{days, found};

/// How much is shown unless more is asked for.
const SHOWN: usize = 20;
/// How many people, groups and places at most, beside what has a day.
const PEOPLE: usize = 10;
/// Cells of the words around in the text, and in JSON.
const CELLS: [usize; 2] = [72, 240];

/// Find in everything ever written
#[derive(Args, Debug)]
pub struct Find {
    /// Words in any spelling; kind:call, #boat, 2024, with:jo and at:home do what the options do
    #[arg(value_name = "WORDS")]
    words: Vec<String>,
    #[command(flatten)]
    narrowing: Narrowing,
    /// How much is shown
    #[arg(short, long, value_name = "N", default_value_t = SHOWN)]
    number: usize,
    /// Go on behind the "next" of an answer in JSON
    #[arg(long, value_name = "NEXT")]
    after: Option<String>,
}

#[derive(Default, Serialize)]
struct Answer {
    people: Vec<Row>,
    found: Vec<Row>,
    next: Option<String>,
}

#[derive(Serialize)]
struct Row {
    what: &'static str,
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<Kind>,
    #[serde(skip_serializing_if = "Option::is_none")]
    whose: Option<Side>,
    #[serde(skip_serializing_if = "Option::is_none")]
    topic: Option<TopicKind>,
    day: Option<Day>,
    people: Vec<Named>,
    tags: Vec<String>,
    words: String,
    /// Bytes of the words, from and to.
    marks: Vec<[usize; 2]>,
}

/// Finds.
pub fn run(arguments: &Find, call: &Call) -> anyhow::Result<()> {
    if arguments.narrowing.is_empty() && arguments.words.iter().all(|word| word.trim().is_empty()) {
        return Err(nothing_wanted().into());
    }
    let page = match call.reader()? {
        Some(reader) => {
            let wanted = wanted(arguments, &reader, call)?;
            look(arguments, &reader, &wanted, call)?
        }
        None => FoundPage::default(),
    };
    if call.json {
        return output::json(&Answer {
            people: page.people.into_iter().map(row).collect(),
            found: page.rows.into_iter().map(row).collect(),
            next: page.next.map(|at| format!("{}:{}", at.day, at.id)),
        });
    }
    if page.people.is_empty() && page.rows.is_empty() {
        for sentence in found::NOTHING {
            output::say(sentence);
        }
        return Ok(());
    }
    output::text(&text(&page, call))
}

fn wanted(arguments: &Find, reader: &Reader, call: &Call) -> anyhow::Result<Wanted> {
    let text = arguments.words.join(" ");
    // Reading everybody's names takes longer than finding, and is seldom needed.
    let names = if line::needs_names(&text) {
        Names::new(reader.known_people()?)
    } else {
        Names::default()
    };
    let places = reader.places()?;
    let read = line::read(&text, &names, &places);
    if let Some(problem) = read.problems.first() {
        return Err(Failure::new(
            problem.trim_end_matches('.'),
            "In quotation marks it is a word like others",
        )
        .into());
    }
    let mut wanted = read.wanted;
    arguments
        .narrowing
        .add_to(&mut wanted, &Everybody::of(reader, call.today()), &places)?;
    if wanted.is_everything() {
        return Err(nothing_wanted().into());
    }
    Ok(wanted)
}

fn nothing_wanted() -> Failure {
    Failure::new(
        "There is nothing to look for",
        "betwixt find river; betwixt find --tag boat; betwixt find --with Ana --with Jo",
    )
}

/// As many rows as are wanted, over as many pages as that takes.
fn look(
    arguments: &Find,
    reader: &Reader,
    wanted: &Wanted,
    call: &Call,
) -> anyhow::Result<FoundPage> {
    let [in_text, in_json] = CELLS;
    let size = |rows| Size {
        rows,
        people: PEOPLE,
        cells: if call.json { in_json } else { in_text },
    };
    let after = arguments.after.as_deref().map(reached).transpose()?;
    let mut last = LastAnswer::default();
    let mut page =
        reader.at_once(|reader| reader.find(wanted, after, size(arguments.number), &mut last))?;
    while let Some(next) = page.next
        && page.rows.len() < arguments.number
    {
        let left = arguments.number - page.rows.len();
        let more =
            reader.at_once(|reader| reader.find(wanted, Some(next), size(left), &mut last))?;
        page.rows.extend(more.rows);
        page.next = more.next;
    }
    Ok(page)
}

fn reached(next: &str) -> anyhow::Result<Reached> {
    next.split_once(':')
        .and_then(|(day, id)| {
            Some(Reached {
                day: day.parse().ok()?,
                id: id.parse().ok()?,
            })
        })
        .ok_or_else(|| {
            Failure::new(
                format!("{next:?} is not where an answer ended"),
                "Give the \"next\" of an answer in JSON",
            )
            .into()
        })
}

fn row(of: Found) -> Row {
    let (what, kind, whose, topic) = match of.what {
        What::Person => ("person", None, None, None),
        What::Tie => ("tie", None, None, None),
        What::Group => ("group", None, None, None),
        What::Place => ("place", None, None, None),
        What::Interaction(kind) => ("interaction", kind, None, None),
        What::Promise(whose) => ("promise", None, Some(whose), None),
        What::Topic(topic) => ("topic", None, None, Some(topic)),
        What::CheckIn => ("check_in", None, None, None),
        What::Pause => ("pause", None, None, None),
    };
    Row {
        what,
        id: of.id.to_string(),
        kind,
        whose,
        topic,
        day: of.day,
        people: of
            .people
            .iter()
            .map(|(id, name)| Named::new(*id, name))
            .collect(),
        tags: of.tags,
        words: of.words.text,
        marks: of
            .words
            .marks
            .into_iter()
            .map(|mark| [mark.start, mark.end])
            .collect(),
    }
}

fn text(page: &FoundPage, call: &Call) -> String {
    let mut text = String::new();
    for found in page.people.iter().chain(&page.rows) {
        let day = found
            .day
            .map_or_else(String::new, |day| days::short(day, call.today()) + "  ");
        let tags = found.tags.iter().map(|tag| format!("#{tag}"));
        let head: Vec<String> = std::iter::once(found::head(found)).chain(tags).collect();
        let _ = writeln!(text, "{}{}", dim(&day), output::names(&head, " · "));
        if found.says_more() {
            let _ = writeln!(text, "    {}", marked(&found.words));
        }
    }
    if page.next.is_some() {
        let _ = writeln!(text, "\n{}", dim("There is more: --number shows it"));
    }
    text
}

/// The words around, what was found in bold.
fn marked(words: &Excerpt) -> String {
    let shown = words.pieces().map(|(marked, piece)| {
        let piece = visible::line(piece);
        if marked {
            bold(&piece)
        } else {
            piece.into_owned()
        }
    });
    output::apart(shown.collect::<String>().into())
}
