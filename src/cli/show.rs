//! `show`: everything between you and one person.

use clap::Args;
use serde::Serialize;

use crate::cli::answer::{Named, RhythmAnswer};
use crate::cli::call::Call;
use crate::cli::failure::Failure;
use crate::cli::lines::Line;
use crate::cli::narrowing::Narrowing;
use crate::cli::page;
use crate::cli::person_answer::PersonAnswer;
use crate::cli::who::{self, Everybody};
use crate::cli::{lines, output};
use crate::clock;
use crate::domain::check_in::CheckIn;
use crate::domain::day::Day;
use crate::domain::find::wanted::Wanted;
use crate::domain::find::words::Words;
use crate::domain::id::Id;
use crate::domain::interaction::Interaction;
use crate::domain::measures::evidence;
use crate::domain::measures::measure::Measure;
use crate::domain::mirror::year::Year;
use crate::domain::page::PersonPage;
use crate::domain::pause::Pause;
use crate::domain::person::Person;
use crate::domain::promise::Promise;
use crate::domain::shift::Shift;
use crate::domain::timeline::TimelineRow;
use crate::domain::topic::Topic;
use crate::domain::word::Word as _;
use crate::store::error::Result;
use crate::store::open::Reader;
use crate::wording::evidence as wording;

/// How many interactions the text shows unless it is asked for more.
const SHOWN: usize = 20;
/// The width of a page of evidence.
const WIDTH: usize = 78;

/// Everything between you and one person
#[derive(Args, Debug)]
pub struct Show {
    /// Who
    #[arg(required = true, value_name = "NAME")]
    name: Vec<String>,
    /// How many interactions the text shows, the newest first; JSON has them all
    #[arg(short, long, value_name = "N", default_value_t = SHOWN)]
    number: usize,
    /// What one line rests on, and how it is computed: `trust`, `value`, `reliability`, `integrity`,
    /// `reciprocity`, `shared_time`, `responsiveness`, `rhythm` or `depth`
    #[arg(long, value_name = "LINE", conflicts_with_all = ["words", "number"],
          value_parser = measure)]
    line: Option<Measure>,
    /// Only interactions with these words
    #[arg(long, value_name = "WORDS")]
    words: Option<String>,
    #[command(flatten)]
    narrowing: Narrowing,
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
    changes: &'a [Shift],
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
    let everybody = Everybody::of(&reader, call.today());
    let person = everybody.find(&name)?;
    let mut wanted = Wanted {
        words: Words::new(arguments.words.as_deref().unwrap_or_default()),
        ..Wanted::default()
    };
    let places = reader.places()?;
    arguments
        .narrowing
        .add_to(&mut wanted, &everybody, &places)?;
    let Some(page) = reader.person_page(person, call.today(), clock::day)? else {
        return Err(gone().into());
    };
    if let Some(measure) = arguments.line {
        return line(&page, measure, &reader, call);
    }
    let limit = if call.json {
        usize::MAX
    } else {
        arguments.number.saturating_add(1)
    };
    let rows = if wanted.is_everything() {
        reader.timeline(person, None, limit)?
    } else {
        narrowed(&reader, person, &wanted, limit)?
    };
    if call.json {
        return output::json(&answer(&page, rows));
    }
    let text = page::text(&page, &wanted, &rows, arguments.number, call.today());
    output::text(&text)
}

/// One line, with everything it rests on.
#[derive(Serialize)]
struct LineAnswer<'a> {
    person: Named,
    line: Option<Line>,
    interactions: Vec<Interaction>,
    promises: Vec<&'a Promise>,
    topics: Vec<&'a Topic>,
    /// The contact days of a year, for the rhythm.
    year: Option<Year>,
    means: &'static str,
    does_not_mean: &'static str,
    formula: &'static str,
    source: &'static str,
}

fn line(page: &PersonPage, measure: Measure, reader: &Reader, call: &Call) -> anyhow::Result<()> {
    let today = call.today();
    let behind = reader.evidence(page.person.id, measure, today)?;
    if call.json {
        let meaning = wording::meaning(measure);
        return output::json(&LineAnswer {
            person: Named::new(page.person.id, &page.person.name),
            line: lines::of(page).into_iter().find(|line| line.is(measure)),
            promises: evidence::promises(measure, page, today),
            topics: evidence::topics(measure, page, today),
            year: (measure == Measure::Rhythm).then(|| evidence::year(&behind, today)),
            interactions: behind.rows.into_iter().map(|row| row.interaction).collect(),
            means: meaning.means,
            does_not_mean: meaning.not,
            formula: meaning.formula,
            source: meaning.source,
        });
    }
    let title = format!(
        "{} · {}",
        wording::title(measure),
        output::name(&page.person.name)
    );
    output::line(&output::bold(&title))?;
    let mut sections = wording::about(measure, WIDTH);
    // How it is computed stands with what it is about.
    let mut rests = wording::sections(page, &behind, WIDTH, today);
    rests.pop();
    sections.splice(0..0, rests);
    output::text(&page::sections(&sections))
}

fn measure(text: &str) -> std::result::Result<Measure, String> {
    Measure::from_word(text).ok_or_else(|| {
        let all: Vec<&str> = Measure::ALL.iter().map(|one| one.word()).collect();
        format!("no line is called {text:?}: {}", all.join(", "))
    })
}

/// The newest `limit` interactions that are wanted, over as many questions as that takes.
fn narrowed(
    reader: &Reader,
    person: Id<Person>,
    wanted: &Wanted,
    limit: usize,
) -> Result<Vec<TimelineRow>> {
    let mut read = reader.at_once(|reader| reader.older(person, wanted, None, limit))?;
    while let Some(end) = read.older
        && read.rows.len() < limit
    {
        let left = limit - read.rows.len();
        let more = reader.at_once(|reader| reader.older(person, wanted, Some(end), left))?;
        read.rows.extend(more.rows);
        read.older = more.older;
    }
    Ok(read.rows)
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
        changes: &page.shifts,
    }
}
