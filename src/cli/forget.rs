//! `forget`: remove a person for good. It says first what goes, what remains, and that no undo
//! brings it back.

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use crate::cli::call::Call;
use crate::cli::failure::{self, Failure};
use crate::cli::output;
use crate::cli::trash::has_first_name;
use crate::cli::who::{self, Everybody};
use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::person::Person;
use crate::domain::text::fold::fold;
use crate::store::backups::Backups;
use crate::store::error::StoreError;
use crate::store::forget::{self, Forgotten};
use crate::store::open::Reader;
use crate::store::remains::Remain;
use crate::store::trash::Trashed;

/// So many texts that remain are told one by one.
const TOLD: usize = 10;

/// Remove a person for good, everywhere; the only thing that cannot be undone
#[derive(Args, Debug)]
pub struct Forget {
    /// Whom; also somebody in the trash
    #[arg(required = true, value_name = "NAME")]
    name: Vec<String>,
    /// Do not ask
    #[arg(long, short)]
    yes: bool,
    /// In the backups and the files moved aside too
    #[arg(long)]
    backups: bool,
    /// Only show what would go and what would remain
    #[arg(long, conflicts_with = "yes")]
    dry_run: bool,
}

#[derive(Serialize)]
struct Answer<'a> {
    forgotten: bool,
    name: &'a str,
    interactions: usize,
    shared: usize,
    others: usize,
    acts: usize,
    drafts: usize,
    remains: Vec<RemainAnswer<'a>>,
    copies: &'a [PathBuf],
    log_emptied: bool,
}

#[derive(Serialize)]
struct RemainAnswer<'a> {
    of: &'a str,
    id: String,
    day: Option<Day>,
}

/// Shows what would go, asks, and removes it.
pub fn run(arguments: &Forget, call: &Call) -> anyhow::Result<()> {
    let Some(reader) = call.reader()? else {
        return Err(StoreError::Missing(call.path.clone()).into());
    };
    let person = find(&reader, &who::joined(&arguments.name), call)?;
    drop(reader);
    let kept = Backups::of(&call.path);
    let mut people = forget::joined_to(&call.path, person)?;
    people.push(person);
    let copies = copies(&kept, &people)?;
    let preview = forget::preview(&call.path, person)?;
    if !call.json {
        output::text(&page(&preview, &copies, arguments))?;
    }
    if arguments.dry_run {
        return answer(&preview, &copies, false, call);
    }
    if !arguments.yes
        && !failure::agreed(
            "Forget them for good? No undo brings this back.",
            "so nothing was forgotten",
            "This cannot be undone. Without a question: --yes",
        )?
    {
        output::say("Nothing was forgotten");
        return Ok(());
    }
    let gone = forget::forget(&call.path, person)?;
    let mut left = Vec::new();
    // A backup may have been made since the question.
    for copy in self::copies(&kept, &people)? {
        match arguments.backups.then(|| kept.forget_in(&copy, &people)) {
            Some(Ok(())) => {}
            Some(Err(error)) => {
                output::say(&format!("{}: {error}", copy.display()));
                left.push(copy);
            }
            None => left.push(copy),
        }
    }
    if call.json {
        return answer(&gone, &left, true, call);
    }
    tell(&gone, &left)
}

/// By name or id, among all and in the trash.
fn find(reader: &Reader, name: &str, call: &Call) -> anyhow::Result<Id<Person>> {
    let lying = reader.trash()?;
    let wanted = fold(name);
    let trashed: Vec<Id<Person>> = lying
        .iter()
        .filter_map(|trashed| match trashed.item {
            Item::Person(id) if fold(&trashed.name) == wanted || id.to_string() == name => Some(id),
            _ => None,
        })
        .collect();
    match (
        Everybody::of(reader, call.today()).find(name),
        trashed.as_slice(),
    ) {
        (Ok(_), [_, ..]) => Err(Failure::new(
            format!("{name} is here, and in the trash too"),
            "Write the number instead of the name: betwixt people --json and betwixt trash have it",
        )
        .into()),
        (Err(_), [one]) => Ok(*one),
        (Err(error), []) => {
            let first = |one: &&Trashed| has_first_name(one, &wanted);
            let found: Vec<&Trashed> = lying.iter().filter(first).collect();
            match found.as_slice() {
                [
                    Trashed {
                        item: Item::Person(id),
                        ..
                    },
                ] => Ok(*id),
                [] => Err(match error.downcast::<Failure>() {
                    Ok(mut failure) if failure.candidates.is_empty() => {
                        "betwixt people --all lists everybody, betwixt trash what lies there"
                            .clone_into(&mut failure.next);
                        failure.into()
                    }
                    Ok(failure) => failure.into(),
                    Err(other) => other,
                }),
                _ => Err(Failure::new(
                    format!("Several people in the trash are called {name}"),
                    "Write the number instead of the name: betwixt trash lists them",
                )
                .into()),
            }
        }
        (found, _) => found,
    }
}

/// The backups, and the files moved aside, that still hold them.
fn copies(kept: &Backups, people: &[Id<Person>]) -> anyhow::Result<Vec<PathBuf>> {
    let mut all: Vec<PathBuf> = kept.list()?.into_iter().map(|backup| backup.path).collect();
    all.extend(kept.aside());
    // A copy that cannot be read may hold them.
    let holds = |path: &PathBuf, person: &Id<Person>| forget::holds(path, *person).unwrap_or(true);
    all.retain(|path| people.iter().any(|person| holds(path, person)));
    Ok(all)
}

fn answer(
    gone: &Forgotten,
    copies: &[PathBuf],
    forgotten: bool,
    call: &Call,
) -> anyhow::Result<()> {
    if !call.json {
        return Ok(());
    }
    output::json(&Answer {
        forgotten,
        name: &gone.name,
        interactions: gone.interactions,
        shared: gone.shared,
        others: gone.others,
        acts: gone.acts,
        drafts: gone.drafts,
        remains: gone.remains.iter().map(RemainAnswer::from).collect(),
        copies,
        log_emptied: gone.log_emptied,
    })
}

impl<'a> From<&'a Remain> for RemainAnswer<'a> {
    fn from(remain: &'a Remain) -> Self {
        Self {
            of: &remain.of,
            id: remain.id.to_string(),
            day: remain.day,
        }
    }
}

fn page(gone: &Forgotten, copies: &[PathBuf], arguments: &Forget) -> String {
    let mut lines = vec![
        format!(
            "{} would be gone for good, and no undo brings this back:",
            output::name(&gone.name)
        ),
        format!("  interactions with nobody else: {}", gone.interactions),
        format!(
            "  promises, topics, check-ins, pauses, ties, pictures: {}",
            gone.others
        ),
        format!("  acts of the history about them alone: {}", gone.acts),
        format!("  half-written texts that name them: {}", gone.drafts),
    ];
    remaining(&mut lines, gone);
    if !copies.is_empty() {
        lines.push(if arguments.backups {
            "In these copies they would be forgotten too:".to_owned()
        } else {
            "These copies would still hold them; --backups forgets them there too:".to_owned()
        });
        lines.extend(listed(copies));
    }
    lines.push(String::new());
    lines.join("\n")
}

fn remaining(lines: &mut Vec<String>, gone: &Forgotten) {
    if gone.shared > 0 {
        let shared = gone.shared;
        lines.push(format!(
            "These stay for the others who were there, without them: {shared} interactions"
        ));
    }
    if gone.remains.is_empty() {
        return;
    }
    lines.push(
        "These texts stay, and may name them; betwixt edit and trash change them:".to_owned(),
    );
    for remain in gone.remains.iter().take(TOLD) {
        let day = remain.day.map_or_else(String::new, |day| format!("{day} "));
        lines.push(format!(
            "  {day}{} {}",
            remain.of.replace('_', " "),
            remain.id
        ));
    }
    if gone.remains.len() > TOLD {
        lines.push("  and more: --dry-run --json lists them all".to_owned());
    }
}

fn listed(copies: &[PathBuf]) -> impl Iterator<Item = String> {
    copies
        .iter()
        .map(|path| format!("  {}", output::name(&path.display().to_string())))
}

fn tell(gone: &Forgotten, copies: &[PathBuf]) -> anyhow::Result<()> {
    let mut lines = vec![format!("{} is forgotten.", output::name(&gone.name))];
    if !gone.log_emptied {
        lines.push("Another program reads the file: until it ends, the log beside the file still holds them.".to_owned());
    }
    if !copies.is_empty() {
        lines.push("These copies still hold them:".to_owned());
        lines.extend(listed(copies));
    }
    lines.push(
        "Exports, copies elsewhere and free space of the disk are beyond reach from here."
            .to_owned(),
    );
    lines.push(String::new());
    output::text(&lines.join("\n"))
}
