//! `tie`: what two people are to each other.

use clap::{Args, Subcommand};
use serde::Serialize;

use crate::cli::answer::Named;
use crate::cli::call::Call;
use crate::cli::failure::Failure;
use crate::cli::output;
use crate::cli::who::{self, Everybody};
use crate::clock;
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::record::Record;
use crate::domain::text::fold::fold;
use crate::domain::tie::{Tie, TieKind};
use crate::domain::word::Word as _;
use crate::store::open::Reader;
use crate::wording::ties;

const EXAMPLES: &str = "\
Examples:
  betwixt tie Ana partner Luka
  betwixt tie Vera parent Ana                       Vera is a parent of Ana
  betwixt tie Ana introduced-by Jo                  Jo introduced Ana to you
  betwixt tie Vera godmother Ana                    in your own words
  betwixt tie Ana                                   the ties of Ana";

/// Say what two people are to each other, take it back, or list the ties of one
///
/// It reads as a sentence: the first one is the partner, parent, child, sibling, friend or colleague
/// of the second one, or was introduced-by them, or whatever word you write between them.
#[derive(Args, Debug)]
#[command(args_conflicts_with_subcommands = true, after_help = EXAMPLES)]
pub struct TieVerb {
    #[command(subcommand)]
    deed: Option<Deed>,
    /// The first one; alone, lists the ties
    #[arg(value_name = "NAME", required = true)]
    name: Option<String>,
    /// What the first one is to the second one
    #[arg(value_name = "WORD")]
    word: Option<String>,
    /// The second one
    #[arg(value_name = "NAME")]
    other: Option<String>,
}

#[derive(Debug, Subcommand)]
enum Deed {
    /// Put the tie between two people in the trash
    Remove {
        /// The first one, or the number of the tie
        name: String,
        /// The second one
        other: Option<String>,
        /// Which, if there are several: the word between them
        word: Option<String>,
    },
}

#[derive(Serialize)]
struct Listing {
    ties: Vec<TieAnswer>,
}

#[derive(Serialize)]
struct Answer {
    tie: TieAnswer,
}

#[derive(Serialize)]
struct TieAnswer {
    id: Id<Tie>,
    person: Named,
    other: Named,
    kind: TieKind,
    words: String,
}

/// Ties, unties or lists.
pub fn run(arguments: &TieVerb, call: &Call) -> anyhow::Result<()> {
    let TieVerb {
        deed,
        name,
        word,
        other,
    } = arguments;
    match (deed, name, word, other) {
        (Some(Deed::Remove { name, other, word }), ..) => {
            remove(name, other.as_deref(), word.as_deref(), call)
        }
        (None, Some(name), Some(word), Some(other)) => add(name, word, other, call),
        (None, Some(name), None, _) => list(name, call),
        (None, Some(name), Some(word), None) => {
            let whole = format!("{name} {word}");
            list(&whole, call)
        }
        (None, None, ..) => Ok(()),
    }
}

fn add(name: &str, word: &str, other: &str, call: &Call) -> anyhow::Result<()> {
    let mut store = call.store()?;
    let new = {
        let everybody = Everybody::of(store.reader(), call.today());
        let (first, second) = (everybody.find(name)?, everybody.find(other)?);
        if first == second {
            return Err(Failure::new(
                format!("{name} and {other} are one person"),
                "A tie is between two people",
            )
            .into());
        }
        let (kind, words, turned) = meant(word)?;
        let (person, other) = if turned {
            (second, first)
        } else {
            (first, second)
        };
        Tie {
            id: Id::from_number(0),
            person,
            other,
            kind,
            words,
            record: Record::default(),
        }
    };
    let tie = store.add_tie(new, call.stamp())?;
    tell("Noted", tie, store.reader(), call)
}

/// The kind that a word means, own words, and whether it reads from the second one to the first.
fn meant(word: &str) -> Result<(TieKind, String, bool), Failure> {
    let word = who::joined(&[word.to_owned()]);
    let plain = fold(&word).replace([' ', '-'], "_");
    if plain == "child" {
        return Ok((TieKind::Parent, String::new(), true));
    }
    match TieKind::from_word(&plain) {
        Some(TieKind::Own) | None if !plain.is_empty() && plain != "own" => {
            Ok((TieKind::Own, word, false))
        }
        Some(kind) if kind != TieKind::Own => Ok((kind, String::new(), false)),
        _ => Err(Failure::new(
            "It is not said what they are to each other",
            "Write partner, parent, child, sibling, friend, colleague, introduced-by, or a word of your own",
        )),
    }
}

fn remove(name: &str, other: Option<&str>, word: Option<&str>, call: &Call) -> anyhow::Result<()> {
    let mut store = call.store()?;
    let tie = match (other, name.trim().parse::<i64>()) {
        (None, Ok(id)) => store
            .reader()
            .tie(Id::from_number(id))?
            .filter(|tie| tie.record.deleted_at.is_none()),
        (None, Err(_)) => {
            return Err(Failure::new(
                "A tie is between two people",
                "Name both: betwixt tie remove Ana Luka",
            )
            .into());
        }
        (Some(other), _) => between(store.reader(), name, other, word, call)?,
    };
    let Some(tie) = tie else {
        return Err(Failure::new(
            "There is no such tie between them",
            "betwixt tie NAME lists the ties of one person",
        )
        .into());
    };
    store.trash(Item::Tie(tie.id), call.stamp())?;
    tell("In the trash", tie, store.reader(), call)
}

fn between(
    reader: &Reader,
    name: &str,
    other: &str,
    word: Option<&str>,
    call: &Call,
) -> anyhow::Result<Option<Tie>> {
    let everybody = Everybody::of(reader, call.today());
    let (first, second) = (everybody.find(name)?, everybody.find(other)?);
    let mut ties = reader.ties(first)?;
    ties.retain(|tie| tie.person == second || tie.other == second);
    if let Some(word) = word {
        let (kind, words, _) = meant(word)?;
        ties.retain(|tie| tie.kind == kind && tie.words == words);
    }
    if ties.len() > 1 {
        let mut candidates = Vec::new();
        for tie in ties {
            candidates.push(Named {
                id: tie.id.to_string(),
                name: said(&answer(tie, reader)?),
                why: String::new(),
            });
        }
        return Err(Failure {
            message: format!("There are several ties between {name} and {other}"),
            next: "Write the number beside the tie that is meant".to_owned(),
            candidates,
        }
        .into());
    }
    Ok(ties.pop())
}

fn list(name: &str, call: &Call) -> anyhow::Result<()> {
    let Some(reader) = call.reader()? else {
        return Err(Failure::new(
            format!("Nobody is called {name}"),
            "betwixt add makes somebody new",
        )
        .into());
    };
    let person = Everybody::of(&reader, call.today()).find(name)?;
    if call.json {
        let mut ties = Vec::new();
        for tie in reader.ties(person)? {
            ties.push(answer(tie, &reader)?);
        }
        return output::json(&Listing { ties });
    }
    let page = reader.person_page(person, call.today(), clock::day)?;
    let seen = page.map(|page| page.ties).unwrap_or_default();
    if seen.is_empty() {
        output::line("No tie is noted.")?;
        output::say("Note one with: betwixt tie Ana partner Luka");
        return Ok(());
    }
    for tie in &seen {
        output::line(&output::name(&ties::tie(tie)))?;
    }
    Ok(())
}

fn tell(done: &str, tie: Tie, reader: &Reader, call: &Call) -> anyhow::Result<()> {
    let tie = answer(tie, reader)?;
    if call.json {
        return output::json(&Answer { tie });
    }
    output::line(&format!("{done}: {}", output::name(&said(&tie))))
}

fn answer(tie: Tie, reader: &Reader) -> anyhow::Result<TieAnswer> {
    let named = |id| -> anyhow::Result<Named> {
        Ok(Named::new(id, &reader.name_of(id)?.unwrap_or_default()))
    };
    Ok(TieAnswer {
        id: tie.id,
        person: named(tie.person)?,
        other: named(tie.other)?,
        kind: tie.kind,
        words: tie.words,
    })
}

fn said(tie: &TieAnswer) -> String {
    ties::between(&tie.person.name, tie.kind, &tie.words, &tie.other.name)
}
