//! `place`: where things happen, and the names places go by.

use clap::{Args, Subcommand};
use serde::Serialize;

use crate::cli::call::Call;
use crate::cli::change;
use crate::cli::failure::Failure;
use crate::cli::output;
use crate::cli::who;
use crate::domain::id::Id;
use crate::domain::place::Place;
use crate::domain::text::fold::fold;
use crate::store::open::Reader;

const EXAMPLES: &str = "\
Examples:
  betwixt place                                     all places
  betwixt place also Kalemegdan 'the fortress'
  betwixt place merge Kalemegdan Kalemgdan";

/// Places: list, rename, other names, and two that are one
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct PlaceVerb {
    #[command(subcommand)]
    deed: Option<Deed>,
}

#[derive(Debug, Subcommand)]
enum Deed {
    /// Give a place another name
    Rename {
        /// Its name now
        place: String,
        /// Its new name
        new: String,
    },
    /// Another name that a sentence can use; '' forgets those there are
    Also {
        /// Its name
        place: String,
        /// The other name
        name: String,
    },
    /// Two names are one place: what happened at the second happened at the first
    Merge {
        /// The place that stays
        place: String,
        /// The one that goes into it
        other: String,
    },
}

#[derive(Serialize)]
struct Listing {
    places: Vec<PlaceAnswer>,
}

#[derive(Serialize)]
struct PlaceAnswer {
    id: Id<Place>,
    name: String,
    other_names: Vec<String>,
}

/// Lists or changes places.
pub fn run(arguments: &PlaceVerb, call: &Call) -> anyhow::Result<()> {
    let Some(deed) = &arguments.deed else {
        let places = match call.reader()? {
            Some(reader) => reader.places()?,
            None => Vec::new(),
        };
        return list(places, call);
    };
    let mut store = call.store()?;
    match deed {
        Deed::Rename { place, new } => {
            let mut changed = find(store.reader(), place)?;
            changed.name = who::joined(std::slice::from_ref(new));
            if changed.name.is_empty() {
                return Err(Failure::new("A place needs a name", "Write the new one").into());
            }
            store.save_place(changed, call.stamp())?;
        }
        Deed::Also { place, name } => {
            let mut changed = find(store.reader(), place)?;
            change::extend(&mut changed.other_names, std::slice::from_ref(name));
            store.save_place(changed, call.stamp())?;
        }
        Deed::Merge { place, other } => {
            let (kept, gone) = (find(store.reader(), place)?, find(store.reader(), other)?);
            if kept.id == gone.id {
                return Err(Failure::new(
                    format!("{place} and {other} are one place already"),
                    "betwixt place lists all places",
                )
                .into());
            }
            store.merge_places(kept.id, gone.id, call.stamp())?;
        }
    }
    let places = store.reader().places()?;
    list(places, call)
}

fn find(reader: &Reader, name: &str) -> anyhow::Result<Place> {
    let wanted = fold(name.trim());
    let found = reader.places()?.into_iter().find(|place| {
        let mut names = std::iter::once(&place.name).chain(&place.other_names);
        names.any(|name| fold(name) == wanted) || place.id.to_string() == name.trim()
    });
    found.ok_or_else(|| {
        Failure::new(
            format!("No place is called {name}"),
            "betwixt place lists all places",
        )
        .into()
    })
}

fn list(places: Vec<Place>, call: &Call) -> anyhow::Result<()> {
    if call.json {
        let places = places
            .into_iter()
            .map(|place| PlaceAnswer {
                id: place.id,
                name: place.name,
                other_names: place.other_names,
            })
            .collect();
        return output::json(&Listing { places });
    }
    if places.is_empty() {
        output::line("There is no place yet.")?;
        output::say("A sentence makes one: betwixt log 'walked with Ana at:Kalemegdan'");
        return Ok(());
    }
    for place in places {
        let also = if place.other_names.is_empty() {
            String::new()
        } else {
            format!("  also {}", output::names(&place.other_names, ", "))
        };
        output::line(&format!("{}{also}", output::name(&place.name)))?;
    }
    Ok(())
}
