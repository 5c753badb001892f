//! `circle`: the names you give to a closeness, and who is in them.

use clap::{Args, Subcommand};
use serde::Serialize;

use crate::cli::answer::Named;
use crate::cli::call::Call;
use crate::cli::change::{Change, Gap};
use crate::cli::failure::Failure;
use crate::cli::output;
use crate::cli::who::{self, Everybody};
use crate::domain::circle::Circle;
use crate::domain::id::Id;
use crate::domain::text::fold::fold;
use crate::store::open::Reader;
use crate::store::people::CircleChoice;
use crate::wording::days;

const EXAMPLES: &str = "\
Examples:
  betwixt circle                                    your circles, in your order
  betwixt circle add close --every 14
  betwixt circle put close Ana 'Jo Novak'
  betwixt circle order close friends wider";

/// Your circles: list, make, name, order, and put people in
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct CircleVerb {
    #[command(subcommand)]
    deed: Option<Deed>,
}

#[derive(Debug, Subcommand)]
enum Deed {
    /// Make a circle
    Add {
        /// Its name
        name: String,
        /// How often you usually meet people of it, in days
        #[arg(long, value_name = "DAYS")]
        every: Option<Change<Gap>>,
    },
    /// Give a circle another name
    Rename {
        /// Its name now
        name: String,
        /// Its new name
        new: String,
    },
    /// How often you usually meet people of a circle, in days; '' says nothing of it
    Every {
        /// Its name
        name: String,
        /// The days
        days: Change<Gap>,
    },
    /// The order of your circles: those named come first, in this order
    Order {
        /// Their names
        #[arg(required = true)]
        names: Vec<String>,
    },
    /// Put people into a circle, which is made if it is new; '' puts them into none
    Put {
        /// Its name
        circle: String,
        /// Whom, each in quotes if the name has several words
        #[arg(required = true, value_name = "NAME")]
        names: Vec<String>,
    },
    /// Put a circle in the trash; its people are in none then
    Remove {
        /// Its name
        name: String,
    },
}

#[derive(Serialize)]
struct Listing {
    circles: Vec<CircleAnswer>,
}

#[derive(Serialize)]
struct CircleAnswer {
    id: Id<Circle>,
    name: String,
    position: u16,
    usual_gap: Option<u16>,
    people: Vec<Named>,
}

#[derive(Serialize)]
struct Moved {
    circle: Option<String>,
    people: Vec<Named>,
}

/// Lists or changes circles.
pub fn run(arguments: &CircleVerb, call: &Call) -> anyhow::Result<()> {
    let Some(deed) = &arguments.deed else {
        return match call.reader()? {
            Some(reader) => list(&reader, call),
            None => list_of(&[], call),
        };
    };
    let mut store = call.store()?;
    match deed {
        Deed::Add { name, every } => {
            let name = named(name)?;
            let gap = every.as_ref().and_then(gap);
            store.add_circle(&name, gap, call.stamp())?;
        }
        Deed::Rename { name, new } => {
            let mut circle = find(store.reader(), name)?;
            circle.name = named(new)?;
            store.save_circle(circle, call.stamp())?;
        }
        Deed::Every { name, days } => {
            let mut circle = find(store.reader(), name)?;
            circle.usual_gap = gap(days);
            store.save_circle(circle, call.stamp())?;
        }
        Deed::Order { names } => {
            let mut first = Vec::with_capacity(names.len());
            for name in names {
                first.push(find(store.reader(), name)?.id);
            }
            store.order_circles(&first, call.stamp())?;
        }
        Deed::Put { circle, names } => return put(circle, names, call),
        Deed::Remove { name } => {
            let circle = find(store.reader(), name)?;
            store.remove_circle(circle.id, call.stamp())?;
        }
    }
    list(store.reader(), call)
}

fn gap(change: &Change<Gap>) -> Option<u16> {
    match change {
        Change::Clear => None,
        Change::To(gap) => Some(gap.0),
    }
}

fn named(name: &str) -> Result<String, Failure> {
    let name = who::joined(&[name.to_owned()]);
    if name.is_empty() {
        return Err(Failure::new(
            "A circle needs a name",
            "Write: betwixt circle add close",
        ));
    }
    Ok(name)
}

/// The circle of this name, or with this id.
pub fn find(reader: &Reader, name: &str) -> anyhow::Result<Circle> {
    let circles = reader.circles()?;
    let wanted = fold(name.trim());
    let names: Vec<String> = circles.iter().map(|circle| circle.name.clone()).collect();
    circles
        .into_iter()
        .find(|circle| fold(&circle.name) == wanted || circle.id.to_string() == name.trim())
        .ok_or_else(|| {
            let next = if names.is_empty() {
                "betwixt circle add NAME makes one".to_owned()
            } else {
                format!("There are: {}", names.join(", "))
            };
            Failure::new(format!("No circle is called {name}"), next).into()
        })
}

fn put(circle: &str, names: &[String], call: &Call) -> anyhow::Result<()> {
    let mut store = call.store()?;
    let (ids, people) = {
        let everybody = Everybody::of(store.reader(), call.today());
        let ids = everybody.find_all(names)?;
        let people = everybody.named(&ids)?;
        (ids, people)
    };
    let circle = who::joined(&[circle.to_owned()]);
    let choice = if circle.is_empty() {
        CircleChoice::None
    } else {
        CircleChoice::Named(circle.clone())
    };
    store.put_in_circle(&ids, &choice, call.stamp())?;
    let circle = Some(circle).filter(|circle| !circle.is_empty());
    if call.json {
        return output::json(&Moved { circle, people });
    }
    let whom: Vec<String> = people.into_iter().map(|person| person.name).collect();
    let into = circle.map_or_else(
        || "In no circle".to_owned(),
        |circle| format!("In {}", output::name(&circle)),
    );
    output::line(&format!("{into}: {}", output::names(&whom, ", ")))
}

fn list(reader: &Reader, call: &Call) -> anyhow::Result<()> {
    let listed = reader.listed(call.today())?;
    let circles: Vec<CircleAnswer> = reader
        .circles()?
        .into_iter()
        .map(|circle| CircleAnswer {
            people: listed
                .iter()
                .filter(|row| row.circle == Some(circle.id))
                .map(|row| Named::new(row.id, &row.name))
                .collect(),
            id: circle.id,
            name: circle.name,
            position: circle.position,
            usual_gap: circle.usual_gap,
        })
        .collect();
    if call.json {
        return output::json(&Listing { circles });
    }
    list_of(&circles, call)
}

fn list_of(circles: &[CircleAnswer], call: &Call) -> anyhow::Result<()> {
    if call.json {
        return output::json(&Listing {
            circles: Vec::new(),
        });
    }
    if circles.is_empty() {
        output::line("There is no circle yet.")?;
        output::say("Make one with: betwixt circle add close");
        return Ok(());
    }
    for circle in circles {
        let every = circle
            .usual_gap
            .map(|gap| format!("  every {}", days::stretch(i64::from(gap))))
            .unwrap_or_default();
        output::text(&format!(
            "{}{every}\n",
            output::bold(&output::name(&circle.name))
        ))?;
        let people: Vec<String> = circle.people.iter().map(|one| one.name.clone()).collect();
        if !people.is_empty() {
            output::text(&format!("  {}\n", output::names(&people, ", ")))?;
        }
    }
    Ok(())
}
