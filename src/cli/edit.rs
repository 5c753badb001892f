//! `edit`: change what is kept of a person, or read an interaction anew.

use clap::Args;
use clap::builder::PossibleValuesParser;
use clap::builder::TypedValueParser as _;
use serde::Serialize;

use crate::cli::answer::Named;
use crate::cli::call::Call;
use crate::cli::details::Details;
use crate::cli::edit_interaction;
use crate::cli::failure::Failure;
use crate::cli::output;
use crate::cli::when;
use crate::cli::who::{self, Everybody};
use crate::domain::id::Id;
use crate::domain::interaction::Interaction;
use crate::domain::person::{Person, Standing};
use crate::domain::word::Word as _;
use crate::store::error::StoreError;
use crate::store::people::CircleChoice;

/// Change what is kept of a person, or with --interaction read an interaction anew
///
/// An option with an empty text clears what was noted: --circle '' puts somebody in no circle.
/// Lists, such as tags, are added to; an empty text empties the list first: --tag '' --tag choir.
#[derive(Args, Debug, Default)]
pub struct Edit {
    /// Whom to change; with --interaction, the new sentence
    #[arg(required_unless_present = "private", value_name = "NAME")]
    pub name: Vec<String>,
    /// The new name
    #[arg(long = "name", value_name = "NAME", conflicts_with = "interaction")]
    pub renamed: Option<String>,
    /// `active`, `resting`, `let_go` or `died`
    #[arg(long, conflicts_with = "interaction", hide_possible_values = true,
          value_parser = PossibleValuesParser::new(Standing::ALL.iter().map(|standing| standing.word()))
              .map(|word| Standing::from_word(&word).unwrap_or_default()))]
    pub standing: Option<Standing>,
    /// The day they died
    #[arg(long, value_name = "DAY", conflicts_with = "interaction")]
    pub died_on: Option<String>,
    #[command(flatten)]
    pub details: Details,
    /// An interaction, by the id that --json prints: what the sentence says replaces what is kept
    #[arg(long, value_name = "ID")]
    pub interaction: Option<Id<Interaction>>,
    /// Whether the interaction is private: a story leaves it out; needs no new sentence
    #[arg(long, value_name = "yes|no", requires = "interaction", hide_possible_values = true,
          value_parser = PossibleValuesParser::new(["yes", "no"]).map(|word| word == "yes"))]
    pub private: Option<bool>,
}

#[derive(Serialize)]
struct Answer {
    person: Named,
}

/// Edits the person or the interaction.
pub fn run(arguments: &Edit, call: &Call) -> anyhow::Result<()> {
    if let Some(id) = arguments.interaction {
        if !arguments.details.is_empty() {
            return Err(Failure::new(
                "The options are about a person, and an interaction has none of them",
                "Write it into the sentence: betwixt edit --interaction ID 'yesterday: walked, 2h'",
            )
            .into());
        }
        return match arguments.private {
            Some(private) if arguments.name.is_empty() => {
                edit_interaction::mark_private(id, private, call)
            }
            private => edit_interaction::run(id, &arguments.name.join(" "), private, call),
        };
    }
    let mut store = call.store()?;
    let everybody = Everybody::of(store.reader(), call.today());
    let id = everybody.find(&who::joined(&arguments.name))?;
    let mut person = store
        .reader()
        .person(id)?
        .ok_or(StoreError::Gone("the person"))?;
    let before = person.clone();
    let circle = arguments.details.apply(&mut person, &everybody, call)?;
    apply(arguments, &mut person, call)?;
    if person == before && circle == CircleChoice::AsItIs {
        return Err(Failure::new(
            format!("Nothing about {} would change", person.name),
            "betwixt edit --help lists what can be changed",
        )
        .into());
    }
    let person = store.save_person(person, &circle, call.stamp())?;
    if call.json {
        return output::json(&Answer {
            person: Named::new(person.id, &person.name),
        });
    }
    output::line(&format!("Saved {}", output::name(&person.name)))
}

/// What only an edit can change.
fn apply(arguments: &Edit, person: &mut Person, call: &Call) -> Result<(), Failure> {
    if let Some(name) = &arguments.renamed {
        let name = who::joined(std::slice::from_ref(name));
        if name.is_empty() {
            return Err(Failure::new(
                "A person needs a name",
                "Leave --name out to keep it",
            ));
        }
        person.name = name;
    }
    if let Some(standing) = arguments.standing {
        person.standing = standing;
    }
    if let Some(day) = &arguments.died_on {
        person.died_on = when::cleared_or_past_day(day, call)?;
    }
    if arguments.died_on.is_some() && person.died_on.is_some() {
        if arguments
            .standing
            .is_some_and(|standing| standing != Standing::Died)
        {
            return Err(Failure::new(
                "Somebody with a day of death has died",
                "Leave out --standing or --died-on",
            ));
        }
        person.standing = Standing::Died;
    }
    Ok(())
}
