//! A sentence read against the file, its JSON, and what to say while something in it is open.

use std::collections::BTreeSet;

use chrono::NaiveTime;
use serde::Serialize;

use crate::cli::answer::Named;
use crate::cli::call::Call;
use crate::cli::failure::Failure;
use crate::domain::day::{Day, Precision};
use crate::domain::group::Group;
use crate::domain::id::Id;
use crate::domain::interaction::{Began, DepthOfBoth, Kind, clock_time};
use crate::domain::listed::Listed;
use crate::domain::name_filter::Wanted;
use crate::domain::names::Names;
use crate::domain::person::Person;
use crate::domain::place::Place;
use crate::domain::promise::Side;
use crate::domain::sentence::read::read;
use crate::domain::sentence::reading::{
    Choice, Company, Open, OpenKind, Problem, Reading, Setting, Span,
};
use crate::domain::topic::TopicKind;
use crate::store::error::Result;
use crate::store::open::Reader;

/// A sentence as it was read, and the names it was read against.
pub struct Read {
    /// The sentence.
    pub text: String,
    /// Its reading.
    pub reading: Reading,
    /// The names of whoever it is about, and of others.
    pub names: Names,
}

/// Reads `text` against the file, its questions settled by `choices` as far as they go. The last contact days and who was often there together are looked
/// up only when a name means several people.
pub fn against(
    reader: Option<&Reader>,
    text: &str,
    choices: &[Choice],
    call: &Call,
) -> Result<Read> {
    let asked = Asked {
        now: Some(call.now()),
        choices,
        call,
    };
    let Some(file) = reader else {
        let names = Names::default();
        let reading = read_with(text, asked, &names, (&[], &[]), &Company::default());
        return Ok(finished(text, reading, names));
    };
    file.at_once(|file| against_file(file, text, asked))
}

/// Reads what shall be said of something that was recorded as of `day`: only of today a time can be still to
/// come.
pub fn anew(file: &Reader, text: &str, day: Day, call: &Call) -> Result<Read> {
    let now = Some(call.now()).filter(|_| day == Day::nearest(call.today()));
    let asked = Asked {
        now,
        choices: &[],
        call,
    };
    file.at_once(|file| against_file(file, text, asked))
}

/// What a sentence is read by, beside what is known.
#[derive(Clone, Copy)]
struct Asked<'a> {
    now: Option<NaiveTime>,
    choices: &'a [Choice],
    call: &'a Call,
}

fn against_file(file: &Reader, text: &str, asked: Asked<'_>) -> Result<Read> {
    let wanted = Wanted::by(text);
    let called = file.enough_called_in(&wanted)?;
    let (groups, places) = (file.groups_called(&called)?, file.places_called(&called)?);
    let known = (groups.as_slice(), places.as_slice());
    let mut members: Vec<_> = groups
        .iter()
        .flat_map(|group| &group.members)
        .copied()
        .collect();
    members.sort_unstable();
    members.dedup();
    if !wanted.declines() {
        let names = Names::of_callings(called.people(), &members);
        let reading = read_with(text, asked, &names, known, &Company::default());
        if reading.open.is_empty() && reading.likened.is_empty() {
            let names = Names::new(file.people_of(people_in(&reading))?);
            return Ok(finished(text, reading, names));
        }
    }
    let mut people = file.called_in(&wanted)?.ids();
    people.extend(&members);
    let of_all = Company::default();
    let mut names = Names::new(file.people_of(people)?);
    let mut reading = read_with(text, asked, &names, known, &of_all);
    if !reading.likened.is_empty() {
        names = Names::new(file.people_meant(&wanted, &members)?);
        reading = read_with(text, asked, &names, known, &of_all);
    }
    let candidates = offered_people(&reading);
    if candidates.is_empty() {
        return Ok(finished(text, reading, names));
    }
    let there: Vec<_> = reading
        .people
        .iter()
        .map(|person| person.id)
        .chain(candidates.iter().copied())
        .collect();
    let company = file.company(&candidates, &there)?;
    let listed = file.listed(asked.call.today())?;
    let dated = listed
        .into_iter()
        .filter(|person| names.person(person.id).is_some());
    let names = Names::new(dated.map(Listed::into_known).collect());
    let reading = read_with(text, asked, &names, known, &company);
    Ok(finished(text, reading, names))
}

fn read_with(
    text: &str,
    asked: Asked<'_>,
    names: &Names,
    (groups, places): (&[Group], &[Place]),
    company: &Company,
) -> Reading {
    read(
        text,
        &Setting {
            names,
            groups,
            places,
            company,
            today: asked.call.today(),
            now: asked.now,
            selected: None,
            order: asked.call.order(),
            choices: asked.choices,
        },
    )
}

fn finished(text: &str, reading: Reading, names: Names) -> Read {
    Read {
        text: text.to_owned(),
        reading,
        names,
    }
}

/// Whoever the reading is about.
fn people_in(reading: &Reading) -> BTreeSet<Id<Person>> {
    let there = reading.people.iter().map(|person| person.id);
    let promised = reading.promises.iter().filter_map(|promise| promise.person);
    let topics = reading.topics.iter().filter_map(|topic| topic.person);
    there.chain(promised).chain(topics).collect()
}

fn offered_people(reading: &Reading) -> Vec<Id<Person>> {
    reading
        .open
        .iter()
        .filter(|open| open.kind == OpenKind::Person)
        .flat_map(|open| &open.offers)
        .filter_map(|offer| offer.id.parse().ok())
        .collect()
}

impl Read {
    /// Why it cannot be saved as it stands: the first problem or open question, with its options.
    pub fn failure(&self) -> Failure {
        if let Some(problem) = self.reading.problems.first() {
            return Failure::new(
                format!("{:?}: {}", problem.span.of(&self.text), problem.message),
                problem.next.clone(),
            );
        }
        match self.reading.open.first() {
            Some(open) => self.question(open),
            None => Failure::new(
                "There is nothing to record in that",
                "Write what happened: betwixt log 'walked with Ana, 2h'",
            ),
        }
    }

    fn question(&self, open: &Open) -> Failure {
        let words = open.span.of(&self.text);
        let (message, next) = match open.kind {
            OpenKind::Person => (
                format!("{words:?} could be any of these"),
                "Write the whole name, or tell them apart by another name (betwixt edit NAME --other-name ...)",
            ),
            OpenKind::Day => (
                format!("{words:?} could be any of these days"),
                "Write the day as 2026-11-20",
            ),
            OpenKind::Time => (
                format!("{words:?} could be any of these times"),
                "Write the time as 19:00 or 7am, and what was at another one in another sentence",
            ),
            OpenKind::Began => (
                format!("{words:?} leaves open who began it"),
                "Say it with < (they), > (you) or = (both)",
            ),
            OpenKind::Whose => (
                format!("{words:?} could be about any of these"),
                "Log it without that, and note it by itself: betwixt promise NAME 'WORDS', or betwixt topic",
            ),
            OpenKind::Place => (
                format!("{words:?} could be any of these places"),
                "Write the whole name of the place after at:",
            ),
        };
        let candidates = open
            .offers
            .iter()
            .map(|offer| Named {
                id: offer.id.clone(),
                name: offer.label.clone(),
                why: offer.why.to_string(),
            })
            .collect();
        Failure {
            message: format!("{message}; nothing was saved"),
            next: next.to_owned(),
            candidates,
        }
    }

    /// Its JSON.
    pub fn answer(&self) -> ReadingAnswer<'_> {
        let reading = &self.reading;
        let people = reading
            .people
            .iter()
            .filter_map(|person| self.names.person(person.id))
            .map(|person| Named::new(person.id, &person.name))
            .collect();
        ReadingAnswer {
            day: DayAnswer {
                from: reading.days.first(),
                to: reading.days.last(),
                precision: reading.days.first().precision(),
            },
            time: reading.time,
            people,
            new_people: &reading.new_people,
            kind: reading.kind,
            began: reading.began,
            two_way: reading.two_way,
            minutes: reading.minutes.map(u32::from),
            chosen: reading.chosen,
            place: reading.place.as_ref().map(|place| place.name.as_str()),
            tags: &reading.tags,
            depth: reading.depth,
            promises: promises(reading),
            topics: topics(reading),
            words: &reading.words,
            open: reading.open.iter().map(OpenAnswer::from).collect(),
            problems: reading.problems.iter().map(ProblemAnswer::from).collect(),
            strangers: reading
                .strangers
                .iter()
                .map(|stranger| stranger.span.of(&self.text))
                .collect(),
        }
    }
}

/// The reading in JSON.
#[derive(Serialize)]
pub struct ReadingAnswer<'a> {
    day: DayAnswer,
    #[serde(serialize_with = "clock_time::serialize")]
    time: Option<NaiveTime>,
    /// Who was there.
    pub people: Vec<Named>,
    new_people: &'a [String],
    kind: Option<Kind>,
    began: Option<Began>,
    two_way: bool,
    minutes: Option<u32>,
    chosen: bool,
    place: Option<&'a str>,
    tags: &'a [String],
    depth: DepthOfBoth,
    promises: Vec<PromiseAnswer<'a>>,
    topics: Vec<TopicAnswer<'a>>,
    words: &'a str,
    open: Vec<OpenAnswer<'a>>,
    problems: Vec<ProblemAnswer<'a>>,
    strangers: Vec<&'a str>,
}

#[derive(Serialize)]
struct DayAnswer {
    from: Day,
    to: Day,
    precision: Precision,
}

#[derive(Serialize)]
struct PromiseAnswer<'a> {
    whose: Side,
    text: &'a str,
    by: Option<Day>,
}

#[derive(Serialize)]
struct TopicAnswer<'a> {
    kind: TopicKind,
    text: &'a str,
    from: Option<Day>,
}

#[derive(Serialize)]
struct OpenAnswer<'a> {
    span: [usize; 2],
    kind: &'static str,
    options: Vec<OptionAnswer<'a>>,
}

#[derive(Serialize)]
struct OptionAnswer<'a> {
    id: &'a str,
    label: &'a str,
    why: String,
}

#[derive(Serialize)]
struct ProblemAnswer<'a> {
    span: [usize; 2],
    message: &'a str,
    next: &'a str,
}

fn span(of: Span) -> [usize; 2] {
    [of.start, of.end]
}

fn promises(reading: &Reading) -> Vec<PromiseAnswer<'_>> {
    reading
        .promises
        .iter()
        .map(|promise| PromiseAnswer {
            whose: promise.whose,
            text: &promise.text,
            by: promise.by,
        })
        .collect()
}

fn topics(reading: &Reading) -> Vec<TopicAnswer<'_>> {
    reading
        .topics
        .iter()
        .map(|topic| TopicAnswer {
            kind: topic.kind,
            text: &topic.text,
            from: topic.from,
        })
        .collect()
}

impl<'a> From<&'a Open> for OpenAnswer<'a> {
    fn from(open: &'a Open) -> Self {
        let options = open.offers.iter().map(|offer| OptionAnswer {
            id: &offer.id,
            label: &offer.label,
            why: offer.why.to_string(),
        });
        Self {
            span: span(open.span),
            kind: open.kind.word(),
            options: options.collect(),
        }
    }
}

impl<'a> From<&'a Problem> for ProblemAnswer<'a> {
    fn from(problem: &'a Problem) -> Self {
        Self {
            span: span(problem.span),
            message: &problem.message,
            next: &problem.next,
        }
    }
}
