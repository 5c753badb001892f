//! `trash`: put something there, see what lies there, take something out.

use clap::Args;
use serde::Serialize;

use crate::cli::answer::Named;
use crate::cli::call::Call;
use crate::cli::failure::Failure;
use crate::cli::output;
use crate::cli::who::{self, Everybody};
use crate::clock;
use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::interaction::Interaction;
use crate::domain::item::Item;
use crate::domain::text::fold::fold;
use crate::store::open::Reader;
use crate::store::trash::Trashed;
use crate::wording::days;

/// How much of the words of an interaction is shown.
const WIDEST: usize = 50;

/// Put somebody or something in the trash; without a name, list what lies there
#[derive(Args, Debug)]
pub struct Trash {
    /// Whom to put there; with --restore, what to take out
    #[arg(value_name = "NAME")]
    name: Vec<String>,
    /// An interaction, by the id that --json prints
    #[arg(long, value_name = "ID", conflicts_with = "name")]
    interaction: Option<Id<Interaction>>,
    /// Take it out of the trash
    #[arg(long)]
    restore: bool,
}

#[derive(Serialize)]
struct Listing {
    trash: Vec<Answer>,
}

#[derive(Serialize)]
struct Trashing {
    trashed: Answer,
}

#[derive(Serialize)]
struct Restoring {
    restored: Answer,
}

#[derive(Debug, Serialize)]
struct Answer {
    kind: &'static str,
    id: String,
    name: String,
    day: Option<Day>,
    since: String,
}

impl From<&Trashed> for Answer {
    fn from(trashed: &Trashed) -> Self {
        Self {
            kind: trashed.item.kind(),
            id: trashed.item.number().to_string(),
            name: trashed.name.clone(),
            day: trashed.day,
            since: clock::local(trashed.since)
                .format("%Y-%m-%dT%H:%M:%S")
                .to_string(),
        }
    }
}

/// Lists, trashes or restores.
pub fn run(arguments: &Trash, call: &Call) -> anyhow::Result<()> {
    let name = who::joined(&arguments.name);
    if arguments.restore {
        return restore(arguments, &name, call);
    }
    match (arguments.interaction, name.is_empty()) {
        (Some(id), _) => put(call, |_| Ok(Item::Interaction(id))),
        (None, false) => put(call, |reader| {
            Ok(Item::Person(
                Everybody::of(reader, call.today()).find(&name)?,
            ))
        }),
        (None, true) => list(call),
    }
}

fn list(call: &Call) -> anyhow::Result<()> {
    let lying = match call.reader()? {
        Some(reader) => reader.trash()?,
        None => Vec::new(),
    };
    if call.json {
        let trash = lying.iter().map(Answer::from).collect();
        return output::json(&Listing { trash });
    }
    if lying.is_empty() {
        return output::line("The trash is empty.");
    }
    let rows: Vec<Vec<String>> = lying.iter().map(|trashed| row(trashed, call)).collect();
    output::text(&output::columns(&rows))
}

fn row(trashed: &Trashed, call: &Call) -> Vec<String> {
    let answer = Answer::from(trashed);
    let since = Day::nearest(clock::local(trashed.since).date());
    let day = trashed
        .day
        .map_or_else(String::new, |day| days::short(day, call.today()));
    vec![
        answer.kind.to_owned(),
        output::name_within(&trashed.name, WIDEST),
        day,
        format!("there since {}", days::short(since, call.today())),
        answer.id,
    ]
}

fn put(call: &Call, which: impl FnOnce(&Reader) -> anyhow::Result<Item>) -> anyhow::Result<()> {
    let mut store = call.store()?;
    let item = which(store.reader())?;
    store.trash(item, call.stamp())?;
    let lying = store.reader().trash()?;
    let Some(trashed) = lying.iter().find(|trashed| trashed.item == item) else {
        return Ok(());
    };
    if call.json {
        return output::json(&Trashing {
            trashed: Answer::from(trashed),
        });
    }
    output::line(&format!(
        "In the trash: {}. betwixt undo takes it back",
        called(trashed)
    ))
}

fn restore(arguments: &Trash, name: &str, call: &Call) -> anyhow::Result<()> {
    let mut store = call.store()?;
    let lying = store.reader().trash()?;
    let trashed = choose(arguments, name, &lying)?;
    store.restore(trashed.item, call.stamp())?;
    if call.json {
        return output::json(&Restoring {
            restored: Answer::from(trashed),
        });
    }
    output::line(&format!("Out of the trash: {}", called(trashed)))
}

/// What of the trash is meant: by id, or a person by name.
fn choose<'t>(arguments: &Trash, name: &str, lying: &'t [Trashed]) -> Result<&'t Trashed, Failure> {
    let wanted = fold(name);
    let meant = |trashed: &&Trashed| match (arguments.interaction, trashed.item) {
        (Some(id), item) => item == Item::Interaction(id),
        (None, item) if item.number().to_string() == name => true,
        (None, Item::Person(_) | Item::Circle(_) | Item::Group(_)) => fold(&trashed.name) == wanted,
        (None, _) => false,
    };
    let mut found: Vec<&Trashed> = lying.iter().filter(meant).collect();
    if found.is_empty() && arguments.interaction.is_none() {
        let first = |one: &&Trashed| has_first_name(one, &wanted);
        found.extend(lying.iter().filter(first));
    }
    match found.as_slice() {
        [one] => Ok(one),
        [] => Err(Failure::new(
            "That does not lie in the trash",
            "betwixt trash lists what does, each with its number",
        )),
        several => Err(Failure {
            message: format!("{name} could be any of these"),
            next: "Write the number instead of the name".to_owned(),
            candidates: several
                .iter()
                .map(|trashed| {
                    let answer = Answer::from(*trashed);
                    Named {
                        id: answer.id,
                        name: answer.name,
                        why: format!("there since {}", answer.since),
                    }
                })
                .collect(),
        }),
    }
}

/// Whether it is somebody with this first name, which is folded.
pub fn has_first_name(trashed: &Trashed, wanted: &str) -> bool {
    let first = trashed.name.split_whitespace().next().map(fold);
    matches!(trashed.item, Item::Person(_)) && first.as_deref() == Some(wanted)
}

fn called(trashed: &Trashed) -> String {
    let name = output::name_within(&trashed.name, WIDEST);
    match (trashed.item, trashed.day) {
        (Item::Interaction(_), Some(day)) if name.is_empty() => format!("an interaction of {day}"),
        (Item::Interaction(_), Some(day)) => format!("{day} {name}"),
        _ => name,
    }
}
