//! `tag`: words that you put on people, and that interactions have.

use clap::{Args, Subcommand};
use serde::Serialize;

use crate::cli::answer::Named;
use crate::cli::call::Call;
use crate::cli::details::plain_tag;
use crate::cli::failure::Failure;
use crate::cli::output;
use crate::cli::who::Everybody;
use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::domain::text::fold::fold;
use crate::store::error::StoreError;
use crate::store::open::Reader;
use crate::store::tags::Tagged;

const EXAMPLES: &str = "\
Examples:
  betwixt tag                                       all tags, and who has them
  betwixt tag add boat Ana 'Jo Novak'
  betwixt tag rename boat sailing";

/// Tags: list them, put them on people, take them off, rename them everywhere
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct TagVerb {
    #[command(subcommand)]
    deed: Option<Deed>,
}

#[derive(Debug, Subcommand)]
enum Deed {
    /// Put a tag on people
    Add {
        /// The tag, with or without #
        tag: String,
        /// Whom, each in quotes if the name has several words
        #[arg(required = true, value_name = "NAME")]
        names: Vec<String>,
    },
    /// Take a tag off people
    Remove {
        /// The tag, with or without #
        tag: String,
        /// Whom, each in quotes if the name has several words
        #[arg(required = true, value_name = "NAME")]
        names: Vec<String>,
    },
    /// Give a tag another name, on people and interactions
    Rename {
        /// The tag
        tag: String,
        /// Its new name; it may be there already
        new: String,
    },
}

#[derive(Serialize)]
struct Listing {
    tags: Vec<TagAnswer>,
}

#[derive(Serialize)]
struct TagAnswer {
    tag: String,
    people: Vec<Named>,
    in_interactions: bool,
}

/// Lists or changes tags.
pub fn run(arguments: &TagVerb, call: &Call) -> anyhow::Result<()> {
    let Some(deed) = &arguments.deed else {
        let tags = match call.reader()? {
            Some(reader) => reader.tags()?,
            None => Vec::new(),
        };
        return list(tags, call);
    };
    let mut store = call.store()?;
    match deed {
        Deed::Add { tag, names } => {
            let tag = plain_tag(tag)?;
            let people = everybody(store.reader(), names, call)?;
            refuse_no_change(store.reader(), &people, &tag, true)?;
            store.tag_people(&people, &[tag], &[], call.stamp())?;
        }
        Deed::Remove { tag, names } => {
            let tag = plain_tag(tag)?;
            let people = everybody(store.reader(), names, call)?;
            refuse_no_change(store.reader(), &people, &tag, false)?;
            store.tag_people(&people, &[], &[tag], call.stamp())?;
        }
        Deed::Rename { tag, new } => {
            let (tag, new) = (plain_tag(tag)?, plain_tag(new)?);
            match store.rename_tag(&tag, &new, call.stamp()) {
                Err(StoreError::Gone(_)) => {
                    return Err(Failure::new(
                        format!("Nothing has the tag #{tag}"),
                        "betwixt tag lists all tags, as they are written",
                    )
                    .into());
                }
                done => done?,
            }
        }
    }
    let tags = store.reader().tags()?;
    list(tags, call)
}

/// An act that changes nothing would take an undo.
fn refuse_no_change(
    reader: &Reader,
    people: &[Id<Person>],
    tag: &str,
    has: bool,
) -> anyhow::Result<()> {
    for id in people {
        let tags = reader.person(*id)?.map(|person| person.tags);
        let is_there = |tags: Vec<String>| tags.iter().any(|known| fold(known) == fold(tag));
        if tags.is_some_and(is_there) != has {
            return Ok(());
        }
    }
    let how = if has {
        "has it already"
    } else {
        "does not have it"
    };
    Err(Failure::new(
        format!("Nothing about #{tag} would change: whoever is named {how}"),
        "betwixt tag lists who has which",
    )
    .into())
}

fn everybody(reader: &Reader, names: &[String], call: &Call) -> anyhow::Result<Vec<Id<Person>>> {
    Everybody::of(reader, call.today()).find_all(names)
}

fn list(tags: Vec<Tagged>, call: &Call) -> anyhow::Result<()> {
    if call.json {
        let tags = tags
            .into_iter()
            .map(|of| TagAnswer {
                tag: of.tag,
                people: of
                    .people
                    .iter()
                    .map(|(id, name)| Named::new(*id, name))
                    .collect(),
                in_interactions: of.in_interactions,
            })
            .collect();
        return output::json(&Listing { tags });
    }
    if tags.is_empty() {
        output::line("There is no tag yet.")?;
        output::say("Put one on somebody with: betwixt tag add boat NAME");
        return Ok(());
    }
    let rows: Vec<Vec<String>> = tags
        .into_iter()
        .map(|of| {
            let people: Vec<String> = of.people.into_iter().map(|(_, name)| name).collect();
            let where_else = if of.in_interactions && people.is_empty() {
                "in interactions".to_owned()
            } else {
                output::names(&people, ", ")
            };
            vec![format!("#{}", output::name_within(&of.tag, 30)), where_else]
        })
        .collect();
    output::text(&output::columns(&rows))
}
