//! `group`: families, households, clubs: people that a sentence can name as one.

use clap::{Args, Subcommand};
use serde::Serialize;

use crate::cli::answer::Named;
use crate::cli::call::Call;
use crate::cli::failure::Failure;
use crate::cli::output;
use crate::cli::who::{self, Everybody};
use crate::domain::group::Group;
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::record::Record;
use crate::domain::text::fold::fold;
use crate::store::open::Reader;

const EXAMPLES: &str = "\
Examples:
  betwixt group                                     your groups and who is in them
  betwixt group add 'the choir' Ana 'Jo Novak'
  betwixt group join 'the choir' 王小明
  betwixt log 'sang with the choir, 2h'";

/// Groups that a sentence can name as one: list, make, name, and who is in them
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct GroupVerb {
    #[command(subcommand)]
    deed: Option<Deed>,
}

#[derive(Debug, Subcommand)]
enum Deed {
    /// Make a group
    Add {
        /// Its name
        group: String,
        /// Who is in it, each in quotes if the name has several words
        #[arg(value_name = "NAME")]
        names: Vec<String>,
    },
    /// Give a group another name
    Rename {
        /// Its name now
        group: String,
        /// Its new name
        new: String,
    },
    /// Another name that a sentence can use; '' forgets those there are
    Also {
        /// Its name
        group: String,
        /// The other name
        name: String,
    },
    /// Somebody is in it from now on
    Join {
        /// Its name
        group: String,
        /// Who, each in quotes if the name has several words
        #[arg(required = true, value_name = "NAME")]
        names: Vec<String>,
    },
    /// Somebody is not in it any more
    Leave {
        /// Its name
        group: String,
        /// Who, each in quotes if the name has several words
        #[arg(required = true, value_name = "NAME")]
        names: Vec<String>,
    },
    /// Put a group in the trash; its people stay
    Remove {
        /// Its name
        group: String,
    },
}

#[derive(Serialize)]
struct Listing {
    groups: Vec<GroupAnswer>,
}

#[derive(Serialize)]
struct GroupAnswer {
    id: Id<Group>,
    name: String,
    other_names: Vec<String>,
    members: Vec<Named>,
}

/// Lists or changes groups.
pub fn run(arguments: &GroupVerb, call: &Call) -> anyhow::Result<()> {
    let Some(deed) = &arguments.deed else {
        return match call.reader()? {
            Some(reader) => list(&reader, call),
            None => show(Vec::new(), call),
        };
    };
    let mut store = call.store()?;
    match deed {
        Deed::Add { group, names } => {
            let members = Everybody::of(store.reader(), call.today()).find_all(names)?;
            let new = Group {
                id: Id::from_number(0),
                name: named(group)?,
                other_names: Vec::new(),
                members,
                record: Record::default(),
            };
            store.add_group(new, call.stamp())?;
        }
        Deed::Remove { group } => {
            let group = find(store.reader(), group)?;
            store.trash(Item::Group(group.id), call.stamp())?;
        }
        Deed::Rename { group, .. }
        | Deed::Also { group, .. }
        | Deed::Join { group, .. }
        | Deed::Leave { group, .. } => {
            let before = find(store.reader(), group)?;
            let changed = change(deed, before.clone(), store.reader(), call)?;
            if changed == before {
                return Err(Failure::new(
                    format!("Nothing about the group {} would change", before.name),
                    "betwixt group lists who is in which",
                )
                .into());
            }
            store.save_group(changed, call.stamp())?;
        }
    }
    list(store.reader(), call)
}

fn change(deed: &Deed, mut group: Group, reader: &Reader, call: &Call) -> anyhow::Result<Group> {
    let meant = |names| Everybody::of(reader, call.today()).find_all(names);
    match deed {
        Deed::Rename { new, .. } => group.name = named(new)?,
        Deed::Also { name, .. } => {
            crate::cli::change::extend(&mut group.other_names, std::slice::from_ref(name));
        }
        Deed::Join { names, .. } => {
            for person in meant(names)? {
                if !group.members.contains(&person) {
                    group.members.push(person);
                }
            }
        }
        Deed::Leave { names, .. } => {
            let gone = meant(names)?;
            group.members.retain(|person| !gone.contains(person));
        }
        Deed::Add { .. } | Deed::Remove { .. } => {}
    }
    Ok(group)
}

fn named(name: &str) -> Result<String, Failure> {
    let name = who::joined(&[name.to_owned()]);
    if name.is_empty() {
        return Err(Failure::new(
            "A group needs a name",
            "Write: betwixt group add 'the choir' NAME",
        ));
    }
    Ok(name)
}

fn find(reader: &Reader, name: &str) -> anyhow::Result<Group> {
    let wanted = fold(name.trim());
    let groups = reader.groups()?;
    let known: Vec<String> = groups.iter().map(|group| group.name.clone()).collect();
    let found = groups.into_iter().find(|group| {
        let mut names = std::iter::once(&group.name).chain(&group.other_names);
        names.any(|name| fold(name) == wanted) || group.id.to_string() == name.trim()
    });
    match found {
        Some(found) => Ok(reader.group(found.id)?.unwrap_or(found)),
        None if known.is_empty() => Err(Failure::new(
            format!("No group is called {name}"),
            "betwixt group add NAME makes one",
        )
        .into()),
        None => Err(Failure::new(
            format!("No group is called {name}"),
            format!("There are: {}", known.join(", ")),
        )
        .into()),
    }
}

fn list(reader: &Reader, call: &Call) -> anyhow::Result<()> {
    let everybody = Everybody::of(reader, call.today());
    let mut groups = Vec::new();
    for group in reader.groups()? {
        groups.push(GroupAnswer {
            id: group.id,
            members: everybody.named(&group.members)?,
            name: group.name,
            other_names: group.other_names,
        });
    }
    show(groups, call)
}

fn show(groups: Vec<GroupAnswer>, call: &Call) -> anyhow::Result<()> {
    if call.json {
        return output::json(&Listing { groups });
    }
    if groups.is_empty() {
        output::line("There is no group yet.")?;
        output::say("Make one with: betwixt group add 'the choir' NAME");
        return Ok(());
    }
    for group in groups {
        let also = if group.other_names.is_empty() {
            String::new()
        } else {
            format!("  also {}", output::names(&group.other_names, ", "))
        };
        let name = output::bold(&output::name(&group.name));
        output::text(&format!("{name}{also}\n"))?;
        let members: Vec<String> = group.members.into_iter().map(|one| one.name).collect();
        if !members.is_empty() {
            output::text(&format!("  {}\n", output::names(&members, ", ")))?;
        }
    }
    Ok(())
}
