//! `add`: a new person.

use clap::Args;
use serde::Serialize;

use crate::cli::answer::Named;
use crate::cli::call::Call;
use crate::cli::details::Details;
use crate::cli::failure::Failure;
use crate::cli::output;
use crate::cli::who::{self, Everybody};
use crate::domain::id::Id;
use crate::domain::names::KnownPerson;
use crate::domain::person::Person;
use crate::domain::record::Origin;
use crate::domain::text::fold::fold;
use crate::store::open::Reader;

/// Add a person
#[derive(Args, Debug)]
pub struct Add {
    /// Their name, as you write it
    #[arg(required = true, value_name = "NAME")]
    name: Vec<String>,
    #[command(flatten)]
    details: Details,
    /// Add them although somebody of that name is there
    #[arg(long)]
    another: bool,
}

#[derive(Serialize)]
struct Answer {
    person: Named,
}

/// Adds the person.
pub fn run(arguments: &Add, call: &Call) -> anyhow::Result<()> {
    let name = who::joined(&arguments.name);
    if name.is_empty() {
        return Err(
            Failure::new("A person needs a name", "Write: betwixt add 'Ana Petrović'").into(),
        );
    }
    let mut store = call.store()?;
    let mut person = Person::named(Id::from_number(0), name, Origin::Hand, call.stamp().at);
    let circle = {
        let everybody = Everybody::of(store.reader(), call.today());
        if !arguments.another {
            refuse_namesake(store.reader(), &person.name)?;
        }
        arguments.details.apply(&mut person, &everybody, call)?
    };
    let person = store.add_person(person, &circle, call.stamp())?;
    if call.json {
        return output::json(&Answer {
            person: Named::new(person.id, &person.name),
        });
    }
    output::line(&format!("Added {}", output::name(&person.name)))
}

/// Two people can have one name, but seldom by intent.
fn refuse_namesake(reader: &Reader, name: &str) -> anyhow::Result<()> {
    let wanted = fold(name);
    let same = |person: &&KnownPerson| {
        let names = std::iter::once(&person.name).chain(&person.other_names);
        names.into_iter().any(|name| fold(name) == wanted)
    };
    let everybody = reader.known_people()?;
    let people: Vec<Named> = everybody.iter().filter(same).map(Named::from).collect();
    if people.is_empty() {
        return Ok(());
    }
    Err(Failure {
        message: format!("Somebody called {name} is there already"),
        next: "For a second person of that name, say so with --another".to_owned(),
        candidates: people,
    }
    .into())
}
