//! `checkin`: how it feels between you and somebody, in eight questions that can each be skipped.

use std::collections::BTreeMap;
use std::io::{self, BufRead as _, IsTerminal as _, Write as _};

use clap::{Args, Subcommand};
use serde::Serialize;

use crate::cli::answer::Named;
use crate::cli::call::Call;
use crate::cli::failure::Failure;
use crate::cli::output;
use crate::cli::when;
use crate::cli::who::{self, Everybody};
use crate::domain::check_in::{Answer, CheckIn, Mirror, Question, Step};
use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::measures::window::SEASON_DAYS;
use crate::domain::person::Person;
use crate::domain::record::Record;
use crate::domain::word::Word;
use crate::store::open::Reader;
use crate::wording::{check_in as wording, days};

const EXAMPLES: &str = "\
Examples:
  betwixt checkin Ana                               asks, a key and Enter each
  betwixt checkin Ana --answer trust=3 --answer value=4 --words 'trust=closer than in spring'
  betwixt checkin list Ana

Questions: trust, value, reliability, integrity, landed_with_them, landed_with_me, giving; the
answers are 0 to 4, and betwixt checkin list shows them in words. Nothing is added up.";

/// Say how it feels between you and somebody
#[derive(Args, Debug)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true, after_help = EXAMPLES)]
pub struct CheckInVerb {
    #[command(subcommand)]
    deed: Option<Deed>,
    /// About whom
    #[arg(value_name = "NAME", required = true)]
    name: Vec<String>,
    #[command(flatten)]
    said: Said,
}

/// What can be said in a check-in.
#[derive(Args, Debug)]
#[group(skip)]
struct Said {
    /// An answer, 0 to 4; an empty one takes it away
    #[arg(long, value_name = "QUESTION=STEP", value_parser = answer)]
    answer: Vec<(Question, Option<Step>)>,
    /// Words beside an answer
    #[arg(long, value_name = "QUESTION=TEXT", value_parser = words)]
    words: Vec<(Question, String)>,
    /// Would they say the same of you: `no`, `unsure`, `think_so` or `ask_them`
    #[arg(long, value_name = "ANSWER", value_parser = same)]
    same: Option<Mirror>,
    /// The day it is of; today if nothing is said
    #[arg(long, value_name = "DAY")]
    on: Option<String>,
}

#[derive(Debug, Subcommand)]
enum Deed {
    /// What was answered, the newest first
    List {
        /// About whom
        #[arg(required = true)]
        name: Vec<String>,
    },
    /// Change one, by the id that --json prints
    Edit {
        /// Which
        id: Id<CheckIn>,
        #[command(flatten)]
        said: Said,
    },
    /// Put one in the trash, by the id that --json prints
    Trash {
        /// Which
        id: Id<CheckIn>,
    },
}

#[derive(Serialize)]
struct Listing {
    check_ins: Vec<CheckInAnswer>,
}

#[derive(Serialize)]
struct OneAnswer {
    check_in: CheckInAnswer,
}

#[derive(Debug, Serialize)]
struct CheckInAnswer {
    id: Id<CheckIn>,
    person: Named,
    day: Day,
    answers: BTreeMap<Question, Answer>,
    same: Option<Mirror>,
}

/// Asks, changes or lists.
pub fn run(arguments: &CheckInVerb, call: &Call) -> anyhow::Result<()> {
    match &arguments.deed {
        None => keep(arguments, call),
        Some(Deed::List { name }) => list(name, call),
        Some(Deed::Edit { id, said }) => {
            let mut store = call.store()?;
            let kept = by_id(store.reader(), *id)?;
            let mut changed = kept.clone();
            apply(said, &mut changed, call)?;
            if changed == kept {
                return Err(Failure::new(
                    "Nothing about this check-in would change",
                    "betwixt checkin edit --help lists what can be changed",
                )
                .into());
            }
            let saved = store.save_check_in(changed, call.stamp())?;
            tell("Saved", saved, store.reader(), call)
        }
        Some(Deed::Trash { id }) => {
            let mut store = call.store()?;
            let kept = by_id(store.reader(), *id)?;
            store.trash(Item::CheckIn(*id), call.stamp())?;
            tell("In the trash", kept, store.reader(), call)
        }
    }
}

fn keep(arguments: &CheckInVerb, call: &Call) -> anyhow::Result<()> {
    let mut store = call.store()?;
    let (person, name) = meant(store.reader(), &arguments.name, call)?;
    let mut new = CheckIn {
        id: Id::from_number(0),
        person,
        day: Day::nearest(call.today()),
        answers: BTreeMap::new(),
        mirror: None,
        record: Record::default(),
    };
    let said = &arguments.said;
    apply(said, &mut new, call)?;
    if said.answer.is_empty() && said.words.is_empty() && said.same.is_none() {
        if !io::stdin().is_terminal() {
            return Err(Failure::new(
                "There is nobody at a terminal to be asked",
                "Give the answers: betwixt checkin NAME --answer trust=3",
            )
            .into());
        }
        early(store.reader(), &new, call)?;
        ask(&mut new, &name)?;
    }
    if new.answers.is_empty() && new.mirror.is_none() {
        return Err(Failure::new("Nothing was answered", "Nothing is kept").into());
    }
    let saved = store.add_check_in(new, call.stamp())?;
    tell("Saved", saved, store.reader(), call)
}

/// Says when the last one was, if that is less than a season ago.
fn early(reader: &Reader, new: &CheckIn, call: &Call) -> anyhow::Result<()> {
    let last = reader.check_ins(new.person)?.last().map(|last| last.day);
    if let Some(day) = last
        && call.today().signed_duration_since(day.latest()).num_days() < SEASON_DAYS
    {
        output::say(&format!(
            "The last one was on {}. Once a season is enough; you can go on all the same.",
            days::in_full(day)
        ));
    }
    Ok(())
}

/// Asks one question after the other. Enter skips one, q ends it.
fn ask(new: &mut CheckIn, name: &str) -> anyhow::Result<()> {
    let name = output::name(name);
    output::say("A number answers, words may follow it; Enter skips, q ends it.");
    for question in Question::ALL {
        let steps = wording::steps(*question);
        let Some(line) = answered(&wording::prompt(*question, &name), &steps)? else {
            return Ok(());
        };
        let (step, words) = read_line(&line);
        if step.is_some() || !words.is_empty() {
            new.answers.insert(*question, Answer { step, words });
        }
    }
    let answers: Vec<&str> = Mirror::ALL
        .iter()
        .map(|one| wording::mirror(*one))
        .collect();
    if let Some(line) = answered(&wording::mirror_prompt(&name), &answers)? {
        let number = line.trim().parse::<usize>().ok();
        new.mirror = number.and_then(|number| Mirror::ALL.get(number).copied());
    }
    Ok(())
}

/// The line that was typed; `None` if that is enough.
fn answered(prompt: &str, answers: &[&str]) -> anyhow::Result<Option<String>> {
    output::say(&format!("\n{prompt}"));
    for (number, answer) in answers.iter().enumerate() {
        output::say(&format!("  {number}  {answer}"));
    }
    loop {
        let mut talk = io::stderr().lock();
        write!(talk, "> ")?;
        talk.flush()?;
        drop(talk);
        let mut line = String::new();
        let read = io::stdin().lock().read_line(&mut line)?;
        let line = line.trim().to_owned();
        let first = line.split_whitespace().next().unwrap_or_default();
        let unknown = first
            .parse::<usize>()
            .is_ok_and(|number| number >= answers.len());
        if !unknown {
            return Ok((read > 0 && line != "q").then_some(line));
        }
        output::say(&format!(
            "{first} is none of the answers: 0 to {}, and words may follow",
            answers.len().saturating_sub(1)
        ));
    }
}

/// "3 closer than in spring": the step, and the words behind it.
fn read_line(line: &str) -> (Option<Step>, String) {
    let (first, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    match step_of(first) {
        Some(step) => (Some(step), rest.trim().to_owned()),
        None => (None, line.to_owned()),
    }
}

fn step_of(text: &str) -> Option<Step> {
    text.parse::<u8>()
        .ok()
        .and_then(|step| Step::try_from(step).ok())
}

fn apply(said: &Said, to: &mut CheckIn, call: &Call) -> Result<(), Failure> {
    if said.on.is_some() {
        to.day = when::day_or_today(said.on.as_deref(), call)?;
    }
    let empty = || Answer {
        step: None,
        words: String::new(),
    };
    for (question, step) in &said.answer {
        to.answers.entry(*question).or_insert_with(empty).step = *step;
    }
    for (question, words) in &said.words {
        let answer = to.answers.entry(*question).or_insert_with(empty);
        words.trim().clone_into(&mut answer.words);
    }
    to.answers
        .retain(|_, answer| answer.step.is_some() || !answer.words.is_empty());
    to.mirror = said.same.or(to.mirror);
    Ok(())
}

fn of_question(text: &str) -> Result<(Question, &str), String> {
    let (name, said) = text
        .split_once('=')
        .ok_or_else(|| format!("write it as trust=3, not {text:?}"))?;
    if let Some(question) = Question::from_word(name.trim()) {
        return Ok((question, said.trim()));
    }
    let all: Vec<&str> = Question::ALL.iter().map(|one| one.word()).collect();
    Err(format!(
        "no question is called {name:?}: {}",
        all.join(", ")
    ))
}

fn answer(text: &str) -> Result<(Question, Option<Step>), String> {
    let (question, step) = of_question(text)?;
    if step.is_empty() {
        return Ok((question, None));
    }
    match step_of(step) {
        Some(step) => Ok((question, Some(step))),
        None => Err(format!("an answer is a number from 0 to 4, not {step:?}")),
    }
}

fn words(text: &str) -> Result<(Question, String), String> {
    of_question(text).map(|(question, words)| (question, words.to_owned()))
}

fn same(text: &str) -> Result<Mirror, String> {
    Mirror::from_word(text).ok_or_else(|| "write no, unsure, think_so or ask_them".to_owned())
}

fn meant(reader: &Reader, name: &[String], call: &Call) -> anyhow::Result<(Id<Person>, String)> {
    let person = Everybody::of(reader, call.today()).find(&who::joined(name))?;
    Ok((person, reader.name_of(person)?.unwrap_or_default()))
}

fn by_id(reader: &Reader, id: Id<CheckIn>) -> anyhow::Result<CheckIn> {
    let found = reader.check_in(id)?;
    found
        .filter(|check_in| check_in.record.deleted_at.is_none())
        .ok_or_else(|| {
            let next = "betwixt checkin list NAME --json tells the ids";
            Failure::new("There is no such check-in", next).into()
        })
}

fn list(name: &[String], call: &Call) -> anyhow::Result<()> {
    let (found, name) = match call.reader()? {
        Some(reader) => {
            let (person, name) = meant(&reader, name, call)?;
            (reader.check_ins(person)?, name)
        }
        None => (Vec::new(), String::new()),
    };
    if call.json {
        let newest_first = found.into_iter().rev();
        let check_ins = newest_first.map(|one| of_row(one, &name)).collect();
        return output::json(&Listing { check_ins });
    }
    if found.is_empty() {
        return output::line("Nothing was answered about them yet.");
    }
    for check_in in found.iter().rev() {
        output::line(&days::in_full(check_in.day))?;
        for told in wording::told(check_in) {
            output::line(&format!("  {}", output::name(&told)))?;
        }
    }
    Ok(())
}

fn tell(done: &str, check_in: CheckIn, reader: &Reader, call: &Call) -> anyhow::Result<()> {
    let name = reader.name_of(check_in.person)?.unwrap_or_default();
    if call.json {
        let check_in = of_row(check_in, &name);
        return output::json(&OneAnswer { check_in });
    }
    output::line(&format!(
        "{done}: a check-in about {}, {}",
        output::name(&name),
        days::short(check_in.day, call.today())
    ))
}

fn of_row(check_in: CheckIn, name: &str) -> CheckInAnswer {
    CheckInAnswer {
        id: check_in.id,
        person: Named::new(check_in.person, name),
        day: check_in.day,
        answers: check_in.answers,
        same: check_in.mirror,
    }
}
