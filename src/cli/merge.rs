//! `merge`: two entries that are one person. What would happen is shown first.

use clap::Args;
use serde::Serialize;

use crate::cli::answer::Named;
use crate::cli::call::Call;
use crate::cli::failure;
use crate::cli::output;
use crate::cli::who::Everybody;
use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::interaction::{Began, Interaction};
use crate::domain::merge::{Differing, KeptIn, Merging};
use crate::domain::person::Person;
use crate::store::error::StoreError;
use crate::wording::{merge, ties};

const EXAMPLES: &str = "\
Examples:
  betwixt merge 'Ana Petrović' 'Ana P.'      shows what would happen, and asks
  betwixt merge 'Ana Petrović' 'Ana P.' --yes
  betwixt undo                               makes two of them again

The first one stays. Everything of the second goes along: interactions, promises, topics, check-ins,
pauses, ties, groups, tags, what waits. The names of the second are other names of the first. Where
both have another birthday, circle or the like, that of the first stays and the other is kept as an
own field. What both were part of counts once; it was two-way if it was with either.";

/// Join two entries that are one person; the first stays, everything is kept
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct Merge {
    /// The one that stays
    #[arg(value_name = "NAME")]
    name: String,
    /// The one that goes into it
    #[arg(value_name = "SAME")]
    same: String,
    /// Do not ask
    #[arg(long, short)]
    yes: bool,
    /// Only show what would happen
    #[arg(long, conflicts_with = "yes")]
    dry_run: bool,
}

#[derive(Serialize)]
struct Answer {
    merged: bool,
    stays: Named,
    goes: Named,
    other_names: Vec<String>,
    differing: Vec<DifferingAnswer>,
    along: Along,
    groups: Vec<String>,
    together: Vec<TogetherAnswer>,
    ties_gone: Vec<String>,
    ties_doubled: Vec<Named>,
}

#[derive(Serialize)]
struct DifferingAnswer {
    detail: &'static str,
    stays: String,
    other: String,
    kept_in: &'static str,
}

#[derive(Serialize)]
struct Along {
    interactions: usize,
    promises: usize,
    topics: usize,
    check_ins: usize,
    pauses: usize,
    ties: usize,
}

#[derive(Serialize)]
struct TogetherAnswer {
    interaction: Id<Interaction>,
    day: Day,
    two_way: bool,
    began: Option<Began>,
    began_differs: bool,
}

/// Shows what would happen, asks, and joins the two.
pub fn run(arguments: &Merge, call: &Call) -> anyhow::Result<()> {
    let Some(reader) = call.reader()? else {
        return Err(StoreError::Missing(call.path.clone()).into());
    };
    let everybody = Everybody::of(&reader, call.today());
    let (kept, gone) = both(&everybody, &arguments.name, &arguments.same)?;
    let merging = reader.merging(kept, gone)?;
    drop(reader);
    if !call.json {
        for line in merge::lines(&merging, call.today()) {
            output::line(&output::name(&line))?;
        }
    }
    if arguments.dry_run {
        return told(&merging, false, call);
    }
    if !arguments.yes
        && !failure::agreed(
            "Join them?",
            "so nothing was changed",
            "To join them without a question: --yes",
        )?
    {
        output::say("Nothing was changed");
        return Ok(());
    }
    call.store()?.merge_people(&merging, call.stamp())?;
    if !call.json {
        let kept = output::name(&merging.kept.name);
        return output::line(&format!(
            "They are one: {kept}. betwixt undo makes two again"
        ));
    }
    told(&merging, true, call)
}

/// The two that are meant. Where one of the names could mean either of them, it means the other one.
fn both(
    everybody: &Everybody<'_>,
    name: &str,
    same: &str,
) -> anyhow::Result<(Id<Person>, Id<Person>)> {
    let other_than = |text: &str, one: Id<Person>, error: anyhow::Error| {
        let mut called = everybody.called(text)?;
        called.retain(|named| named.id != one.to_string());
        match called.as_slice() {
            [other] => other.id.parse().map_err(|_| error),
            _ => Err(error),
        }
    };
    match (everybody.find(name), everybody.find(same)) {
        (Ok(kept), Ok(gone)) => Ok((kept, gone)),
        (Ok(kept), Err(error)) => Ok((kept, other_than(same, kept, error)?)),
        (Err(error), Ok(gone)) => Ok((other_than(name, gone, error)?, gone)),
        (Err(error), Err(_)) => Err(error),
    }
}

fn told(of: &Merging, merged: bool, call: &Call) -> anyhow::Result<()> {
    if !call.json {
        return Ok(());
    }
    let name = |id| {
        if id == of.kept.id {
            &of.kept.name
        } else {
            &of.gone.name
        }
    };
    output::json(&Answer {
        merged,
        stays: Named::new(of.kept.id, &of.kept.name),
        goes: Named::new(of.gone.id, &of.gone.name),
        other_names: of.joined.other_names.clone(),
        differing: of.differing.iter().map(differing).collect(),
        along: Along {
            interactions: of.along.interactions,
            promises: of.along.promises,
            topics: of.along.topics,
            check_ins: of.along.check_ins,
            pauses: of.along.pauses,
            ties: of.along.ties,
        },
        groups: of.groups.clone(),
        together: of
            .together
            .iter()
            .map(|one| TogetherAnswer {
                interaction: one.interaction,
                day: one.day,
                two_way: one.joined.two_way,
                began: one.joined.began,
                began_differs: one.began_differs,
            })
            .collect(),
        ties_gone: of
            .ties_between
            .iter()
            .map(|tie| ties::between(name(tie.person), tie.kind, &tie.words, name(tie.other)))
            .collect(),
        ties_doubled: of
            .ties_doubled
            .iter()
            .map(|doubled| {
                let tie = &doubled.tie;
                let other = if tie.person == of.gone.id {
                    tie.other
                } else {
                    tie.person
                };
                Named::new(other, &doubled.with)
            })
            .collect(),
    })
}

fn differing(of: &Differing) -> DifferingAnswer {
    DifferingAnswer {
        detail: of.detail,
        stays: of.stays.clone(),
        other: of.other.clone(),
        kept_in: match of.kept_in {
            KeptIn::OtherNames => "other_names",
            KeptIn::OwnField => "own_field",
            KeptIn::Note => "note",
        },
    }
}
