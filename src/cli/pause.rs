//! `pause`: stretches in which quiet is fine.

use clap::builder::{PossibleValuesParser, TypedValueParser as _};
use clap::{Args, Subcommand};
use serde::Serialize;

use crate::cli::answer::Named;
use crate::cli::call::Call;
use crate::cli::failure::Failure;
use crate::cli::output;
use crate::cli::when;
use crate::cli::who::{self, Everybody};
use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::pause::{Pause, PauseReason};
use crate::domain::person::Person;
use crate::domain::record::Record;
use crate::domain::sentence::said::Toward;
use crate::domain::word::Word as _;
use crate::store::open::Reader;
use crate::wording::{days, pauses};

const EXAMPLES: &str = "\
Examples:
  betwixt pause                                     who is in one today
  betwixt pause Ana --to 'end of March' --why travel
  betwixt pause fine Ana                            from the last contact until the next
  betwixt pause end Ana";

/// Begin or end a stretch in which quiet is fine, or list who is in one today
#[derive(Args, Debug)]
#[command(args_conflicts_with_subcommands = true, after_help = EXAMPLES)]
pub struct PauseVerb {
    #[command(subcommand)]
    deed: Option<Deed>,
    /// With whom it begins
    #[arg(value_name = "NAME")]
    name: Vec<String>,
    #[command(flatten)]
    said: SaidOfIt,
}

/// What can be said of a pause.
#[derive(Args, Debug)]
#[group(skip)]
struct SaidOfIt {
    /// Its first day; today if nothing is said
    #[arg(long, value_name = "DAY")]
    from: Option<String>,
    /// Its last day; an empty text, or none, leaves it without an end
    #[arg(long, value_name = "DAY")]
    to: Option<String>,
    /// `agreed`, `travel`, `illness`, `grief` or `fine`
    #[arg(long, hide_possible_values = true,
          value_parser = PossibleValuesParser::new(PauseReason::ALL.iter().map(|reason| reason.word()))
              .map(|word| PauseReason::from_word(&word).unwrap_or(PauseReason::Fine)))]
    why: Option<PauseReason>,
    /// More about it
    #[arg(long, value_name = "TEXT")]
    words: Option<String>,
}

#[derive(Debug, Subcommand)]
enum Deed {
    /// This quiet is fine: from the day after the last contact until the next one
    Fine {
        /// With whom
        #[arg(required = true)]
        name: Vec<String>,
    },
    /// The pause of today is over
    End {
        /// With whom
        #[arg(required = true)]
        name: Vec<String>,
    },
    /// Change the pause of today
    Edit {
        /// With whom
        #[arg(required = true)]
        name: Vec<String>,
        #[command(flatten)]
        said: SaidOfIt,
    },
    /// All pauses with somebody, also those that are over
    List {
        /// With whom
        #[arg(required = true)]
        name: Vec<String>,
    },
}

#[derive(Serialize)]
struct Listing {
    pauses: Vec<PauseAnswer>,
}

#[derive(Serialize)]
struct Answer {
    pause: PauseAnswer,
}

#[derive(Debug, Serialize)]
struct PauseAnswer {
    id: Id<Pause>,
    person: Named,
    from: Day,
    to: Option<Day>,
    until_contact: bool,
    why: PauseReason,
    words: String,
}

/// Begins, ends, changes or lists.
pub fn run(arguments: &PauseVerb, call: &Call) -> anyhow::Result<()> {
    match &arguments.deed {
        None if arguments.name.is_empty() => {
            let now = match call.reader()? {
                Some(reader) => reader.pauses_on(call.today())?,
                None => Vec::new(),
            };
            list(now, "Nobody is in a pause today.", call)
        }
        None => begin(arguments, call),
        Some(Deed::List { name }) => {
            let found = match call.reader()? {
                Some(reader) => {
                    let (person, name) = meant(&reader, name, call)?;
                    let pauses = reader.pauses(person)?.into_iter();
                    pauses.map(|pause| (pause, name.clone())).collect()
                }
                None => Vec::new(),
            };
            list(found, "There is no pause with them.", call)
        }
        Some(Deed::Fine { name }) => {
            let mut store = call.store()?;
            let (person, name) = meant(store.reader(), name, call)?;
            refuse_second(store.reader(), person, &name, call)?;
            let pause = store.quiet_is_fine(person, call.today(), call.stamp())?;
            tell("Saved", pause, &name, call)
        }
        Some(Deed::End { name }) => {
            let mut store = call.store()?;
            let (pause, name) = of_today(store.reader(), name, call)?;
            let ended = store.end_pause(pause.clone(), call.today(), call.stamp())?;
            match ended {
                Some(ended) => tell("Over", ended, &name, call),
                None if call.json => tell("", pause, &name, call),
                None => output::line(&format!(
                    "Taken back: the pause with {} had not begun before today, and lies in the trash",
                    output::name(&name)
                )),
            }
        }
        Some(Deed::Edit { name, said }) => {
            let mut store = call.store()?;
            let (mut pause, name) = of_today(store.reader(), name, call)?;
            let before = pause.clone();
            apply(said, &mut pause, call)?;
            if pause == before {
                return Err(Failure::new(
                    format!("Nothing about the pause with {name} would change"),
                    "betwixt pause edit --help lists what can be changed",
                )
                .into());
            }
            let pause = store.save_pause(pause, call.stamp())?;
            tell("Saved", pause, &name, call)
        }
    }
}

fn begin(arguments: &PauseVerb, call: &Call) -> anyhow::Result<()> {
    let mut store = call.store()?;
    let (person, name) = meant(store.reader(), &arguments.name, call)?;
    let mut new = Pause {
        id: Id::from_number(0),
        person,
        from: Day::nearest(call.today()),
        to: None,
        until_contact: false,
        reason: PauseReason::Fine,
        words: String::new(),
        record: Record::default(),
    };
    apply(&arguments.said, &mut new, call)?;
    let pause = store.add_pause(new, call.stamp())?;
    tell("Saved", pause, &name, call)
}

fn apply(said: &SaidOfIt, pause: &mut Pause, call: &Call) -> Result<(), Failure> {
    if let Some(from) = &said.from {
        pause.from = when::day(from, Toward::Past, call)?;
    }
    if let Some(to) = &said.to {
        pause.to = when::cleared_or_day(to, Toward::Future, call)?;
    }
    if pause
        .to
        .is_some_and(|to| to.latest() < pause.from.earliest())
    {
        return Err(Failure::new(
            "A pause cannot end before it begins",
            "Look at --from and --to",
        ));
    }
    if let Some(reason) = said.why {
        pause.reason = reason;
    }
    if let Some(words) = &said.words {
        words.trim().clone_into(&mut pause.words);
    }
    Ok(())
}

fn meant(reader: &Reader, name: &[String], call: &Call) -> anyhow::Result<(Id<Person>, String)> {
    let person = Everybody::of(reader, call.today()).find(&who::joined(name))?;
    Ok((person, reader.name_of(person)?.unwrap_or_default()))
}

fn of_today(reader: &Reader, name: &[String], call: &Call) -> anyhow::Result<(Pause, String)> {
    let (person, name) = meant(reader, name, call)?;
    match reader.pause_on(person, call.today())? {
        Some(pause) => Ok((pause, name)),
        None => Err(Failure::new(
            format!("There is no pause with {name} today"),
            "betwixt pause list NAME tells of all pauses with somebody",
        )
        .into()),
    }
}

fn refuse_second(
    reader: &Reader,
    person: Id<Person>,
    name: &str,
    call: &Call,
) -> anyhow::Result<()> {
    match reader.pause_on(person, call.today())? {
        None => Ok(()),
        Some(pause) => Err(Failure::new(
            format!(
                "With {name} {} already",
                pauses::pause(&pause, call.today())
            ),
            "betwixt pause end NAME ends it",
        )
        .into()),
    }
}

fn list(found: Vec<(Pause, String)>, nothing: &str, call: &Call) -> anyhow::Result<()> {
    if call.json {
        let pauses = found
            .into_iter()
            .map(|(pause, name)| answer(pause, &name))
            .collect();
        return output::json(&Listing { pauses });
    }
    if found.is_empty() {
        return output::line(nothing);
    }
    let rows: Vec<Vec<String>> = found
        .iter()
        .map(|(pause, name)| {
            vec![
                output::name_within(name, 40),
                format!("since {}", days::short(pause.from, call.today())),
                pauses::pause(pause, call.today()),
                output::name(&pause.words),
            ]
        })
        .collect();
    output::text(&output::columns(&rows))
}

fn tell(done: &str, pause: Pause, name: &str, call: &Call) -> anyhow::Result<()> {
    if call.json {
        let pause = answer(pause, name);
        return output::json(&Answer { pause });
    }
    let from = days::short(pause.from, call.today());
    output::line(&format!(
        "{done}: {}: {}, since {from}",
        output::name(name),
        pauses::pause(&pause, call.today())
    ))
}

fn answer(pause: Pause, name: &str) -> PauseAnswer {
    PauseAnswer {
        id: pause.id,
        person: Named::new(pause.person, name),
        from: pause.from,
        to: pause.to,
        until_contact: pause.until_contact,
        why: pause.reason,
        words: pause.words,
    }
}
