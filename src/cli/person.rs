//! `person set`: one field of one person. It is the same change as `edit` makes.

use clap::{Args, Subcommand};

use crate::cli::call::Call;
use crate::cli::change::{Change, Gap};
use crate::cli::details::Details;
use crate::cli::edit::{self, Edit};
use crate::cli::failure::Failure;
use crate::cli::output;
use crate::cli::when;
use crate::cli::who::{self, Everybody};
use crate::domain::person::{Person, Standing};
use crate::domain::text::fold::fold;
use crate::domain::word::Word as _;
use crate::store::error::StoreError;

const EXAMPLES: &str = "\
Examples:
  betwixt person set Ana lives-in Graz
  betwixt person set Ana birthday '14 May'
  betwixt person set Ana mail ana@example.org
  betwixt person set Ana 'shoe size' 38 --own
  betwixt person set Ana wedding '12 June 2010' --date
  betwixt person fields                             what there is to set";

/// The names of the fields, as they are typed.
const FIELDS: [&str; 20] = [
    "name",
    "other-name",
    "pronouns",
    "how-met",
    "met",
    "through",
    "birthday",
    "lives-in",
    "mail",
    "phone",
    "url",
    "handle",
    "address",
    "tag",
    "circle",
    "every",
    "note",
    "photo",
    "standing",
    "died-on",
];

/// Set one field of one person, a field of your own too
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct PersonVerb {
    #[command(subcommand)]
    deed: Deed,
}

#[derive(Debug, Subcommand)]
enum Deed {
    /// Set a field; an empty value clears it, and lists are added to
    Set {
        /// Whom
        name: String,
        /// Which field
        field: String,
        /// What it shall say
        #[arg(allow_hyphen_values = true)]
        value: String,
        /// It is a field of your own, made if it is new
        #[arg(long, conflicts_with = "date")]
        own: bool,
        /// It is a day that comes round, such as a wedding
        #[arg(long)]
        date: bool,
    },
    /// Which fields there are
    Fields,
}

/// Sets the field, or lists all.
pub fn run(arguments: &PersonVerb, call: &Call) -> anyhow::Result<()> {
    match &arguments.deed {
        Deed::Fields if call.json => output::json(&FIELDS),
        Deed::Fields => output::line(&FIELDS.join("\n")),
        Deed::Set {
            name,
            field,
            value,
            own,
            date,
        } => {
            let value = value.trim();
            let mut change = if *own {
                own_field(field, value)
            } else if *date {
                Edit {
                    details: Details {
                        date: vec![format!("{field}={value}")],
                        ..Details::default()
                    },
                    ..Edit::default()
                }
            } else {
                match of_field(field, value)? {
                    Some(change) => change,
                    None if has_own(name, field, call)? => own_field(field, value),
                    None => return Err(unknown(field).into()),
                }
            };
            change.name = vec![name.clone()];
            edit::run(&change, call)
        }
    }
}

fn own_field(field: &str, value: &str) -> Edit {
    Edit {
        details: Details {
            field: vec![format!("{field}={value}")],
            ..Details::default()
        },
        ..Edit::default()
    }
}

/// The edit that sets one of [`FIELDS`]; `None` if it is none of them.
fn of_field(field: &str, value: &str) -> Result<Option<Edit>, Failure> {
    let mut edit = Edit::default();
    let details = &mut edit.details;
    let (text, list) = (Some(value.to_owned()), vec![value.to_owned()]);
    match fold(field).replace([' ', '_'], "-").as_str() {
        "name" => edit.renamed = text,
        "other-name" => details.other_name = list,
        "pronouns" => details.pronouns = text,
        "how-met" => details.how_met = text,
        "met" => details.met = text,
        "through" => details.through = text,
        "birthday" if value.is_empty() => details.birthday = Some(Change::Clear),
        "birthday" => {
            let day = when::anniversary(value)
                .map_err(|message| Failure::new(message, "Nothing was changed"))?;
            details.birthday = Some(Change::To(day));
        }
        "lives-in" => details.lives_in = text,
        "mail" => details.mail = list,
        "phone" => details.phone = list,
        "url" => details.url = list,
        "handle" => details.handle = list,
        "address" => details.address = list,
        "tag" => details.tag = list,
        "circle" => details.circle = text,
        "every" => {
            let gap = value.parse::<Change<Gap>>();
            details.every =
                Some(gap.map_err(|message| {
                    Failure::new(format!("{value:?} is no usual gap"), message)
                })?);
        }
        "note" => details.note = text,
        "photo" => details.photo = text,
        "standing" => {
            let standing = Standing::from_word(&fold(value).replace([' ', '-'], "_"));
            edit.standing = Some(standing.ok_or_else(|| {
                Failure::new(
                    format!("{value:?} is no standing"),
                    "Write active, resting, let_go or died",
                )
            })?);
        }
        "died-on" => edit.died_on = text,
        _ => return Ok(None),
    }
    Ok(Some(edit))
}

/// Whether this person has a field of that name.
fn has_own(name: &str, field: &str, call: &Call) -> anyhow::Result<bool> {
    let Some(reader) = call.reader()? else {
        return Ok(false);
    };
    let id = Everybody::of(&reader, call.today()).find(&who::joined(&[name.to_owned()]))?;
    let person: Person = reader.person(id)?.ok_or(StoreError::Gone("the person"))?;
    let wanted = fold(field);
    Ok(person.fields.iter().any(|own| fold(&own.name) == wanted))
}

fn unknown(field: &str) -> Failure {
    let wanted = fold(field);
    let near = FIELDS
        .into_iter()
        .find(|known| known.starts_with(&wanted) || wanted.starts_with(known));
    let next = match near {
        Some(near) => format!("Did you mean {near}? With --own it is a field of your own"),
        None => "betwixt person fields lists them; with --own it is a field of your own".to_owned(),
    };
    Failure::new(format!("No field is called {field}"), next)
}
