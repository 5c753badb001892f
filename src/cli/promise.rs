//! `promise`: words given, by you or by them.

use clap::{Args, Subcommand};
use serde::Serialize;

use crate::cli::answer::Named;
use crate::cli::call::Call;
use crate::cli::failure::Failure;
use crate::cli::output;
use crate::cli::when;
use crate::cli::which::{self, Offer};
use crate::cli::who::{self, Everybody};
use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::promise::{End, Ended, Promise, Side};
use crate::domain::record::Record;
use crate::domain::sentence::alone;
use crate::domain::sentence::clause::What;
use crate::domain::sentence::said::Toward;
use crate::store::error::StoreError;
use crate::store::open::{Reader, Store};
use crate::wording::{open, promises};

const EXAMPLES: &str = "\
Examples:
  betwixt promise                                   what is open
  betwixt promise Ana 'read her letter by Friday'
  betwixt promise Ana 'bring the tent' --theirs --by 2026-12-01
  betwixt promise keep Ana letter
  betwixt promise move Ana letter --to 'in 2 weeks'";

/// Note a promise, end one, or list those that are open
#[derive(Args, Debug)]
#[command(args_conflicts_with_subcommands = true, after_help = EXAMPLES)]
pub struct PromiseVerb {
    #[command(subcommand)]
    deed: Option<Deed>,
    /// With whom; alone, lists what is open with them
    #[arg(value_name = "NAME")]
    name: Option<String>,
    /// What was promised; a day may stand at its end: 'read her letter by Friday'
    #[arg(value_name = "TEXT")]
    text: Vec<String>,
    /// By when; the text is taken as it is then
    #[arg(long, value_name = "DAY")]
    by: Option<String>,
    /// They gave it
    #[arg(long)]
    theirs: bool,
    /// When it was given; today if nothing is said
    #[arg(long, value_name = "DAY")]
    on: Option<String>,
}

#[derive(Debug, Subcommand)]
enum Deed {
    /// It was done
    Keep(Ending),
    /// It was not done
    Break(Ending),
    /// The other side let it go
    Release(Ending),
    /// A new day was agreed for the same promise
    Move {
        /// Its number, or a name with or without words of it
        #[arg(required = true)]
        which: Vec<String>,
        /// The new day
        #[arg(long, value_name = "DAY", required = true)]
        to: String,
    },
    /// How a broken one was made good
    Repair {
        /// Its number, or a name with or without words of it
        #[arg(required = true)]
        which: Vec<String>,
        /// In words; an empty text takes them back
        #[arg(long, value_name = "TEXT", required = true)]
        how: String,
    },
    /// Change what is kept of one
    Edit {
        /// Its number, or a name with or without words of it
        #[arg(required = true)]
        which: Vec<String>,
        /// The new text
        #[arg(long)]
        text: Option<String>,
        /// The new day by which; an empty text clears it
        #[arg(long, value_name = "DAY")]
        by: Option<String>,
        /// The day it was given
        #[arg(long, value_name = "DAY")]
        on: Option<String>,
        /// You gave it
        #[arg(long, conflicts_with = "theirs")]
        mine: bool,
        /// They gave it
        #[arg(long)]
        theirs: bool,
    },
    /// Put one in the trash
    Trash {
        /// Its number, or a name with or without words of it
        #[arg(required = true)]
        which: Vec<String>,
    },
}

#[derive(Args, Debug)]
struct Ending {
    /// Its number, or a name with or without words of it
    #[arg(required = true)]
    which: Vec<String>,
    /// When; today if nothing is said
    #[arg(long, value_name = "DAY")]
    on: Option<String>,
}

#[derive(Serialize)]
struct Listing {
    promises: Vec<PromiseAnswer>,
}

#[derive(Serialize)]
struct Answer {
    promise: PromiseAnswer,
}

/// A promise with the name of its person.
#[derive(Debug, Serialize)]
struct PromiseAnswer {
    id: Id<Promise>,
    person: Named,
    whose: Side,
    text: String,
    given_on: Day,
    by: Option<Day>,
    past_its_day: bool,
    ended: Option<Ended>,
    repaired: String,
    renews: Option<Id<Promise>>,
}

/// Notes, ends, changes or lists.
pub fn run(arguments: &PromiseVerb, call: &Call) -> anyhow::Result<()> {
    match &arguments.deed {
        Some(deed) => act(deed, call),
        None => note_or_list(arguments, call),
    }
}

fn note_or_list(arguments: &PromiseVerb, call: &Call) -> anyhow::Result<()> {
    let Some(name) = &arguments.name else {
        return list(None, call);
    };
    if arguments.text.is_empty() {
        return list(Some(name), call);
    }
    let mut store = call.store()?;
    let everybody = Everybody::of(store.reader(), call.today());
    if let Some(whole) = everybody.name_alone(name, &arguments.text)? {
        return list(Some(&whole), call);
    }
    let person = everybody.find(name)?;
    let whose = if arguments.theirs {
        Side::Theirs
    } else {
        Side::Mine
    };
    let given_on = when::day_or_today(arguments.on.as_deref(), call)?;
    let (text, by) = said(arguments, (whose, given_on), call)?;
    let new = Promise {
        id: Id::from_number(0),
        person,
        whose,
        text,
        given_on,
        by,
        ended: None,
        repaired: String::new(),
        renews: None,
        interaction: None,
        record: Record::default(),
    };
    if let Some(wrong) = new.due_before_given().filter(|_| arguments.on.is_some()) {
        return Err(StoreError::from(wrong).into());
    }
    let promise = store.add_promise(new, call.stamp())?;
    tell("Noted", promise, &store, call)
}

/// The text and the day: from the option, or at the end of the text as in a sentence.
fn said(
    arguments: &PromiseVerb,
    (whose, given): (Side, Day),
    call: &Call,
) -> Result<(String, Option<Day>), Failure> {
    let text = who::joined(&arguments.text);
    if let Some(by) = &arguments.by {
        if text.is_empty() {
            return Err(when::failure(&alone::Trouble::Empty));
        }
        return Ok((text, Some(when::coming(by, given, call)?)));
    }
    let today = call.today();
    let read = alone::clause(What::Promise(whose), &text, given, today, call.order())
        .map_err(|trouble| when::failure(&trouble))?;
    Ok((read.text, read.day))
}

fn act(deed: &Deed, call: &Call) -> anyhow::Result<()> {
    let mut store = call.store()?;
    let is_open = |promise: &Promise| promise.ended.is_none();
    let (done, promise) = match deed {
        Deed::Keep(ending) => end(&mut store, ending, End::Kept, call)?,
        Deed::Break(ending) => end(&mut store, ending, End::Broken, call)?,
        Deed::Release(ending) => end(&mut store, ending, End::Released, call)?,
        Deed::Move { which, to } => {
            let by = when::day(to, Toward::Future, call)?;
            let read = find(&store, which, is_open, "open promise", call)?;
            let on = Day::nearest(call.today());
            (
                "A new day",
                store.renew_promise(read, by, on, call.stamp())?,
            )
        }
        Deed::Repair { which, how } => {
            let broken =
                |promise: &Promise| promise.ended.is_some_and(|ended| ended.how == End::Broken);
            let mut read = find(&store, which, broken, "broken promise", call)?;
            how.trim().clone_into(&mut read.repaired);
            ("Saved", store.save_promise(read, call.stamp())?)
        }
        Deed::Edit { which, on, .. } => {
            let mut read = find(&store, which, |_| true, "promise", call)?;
            let before = read.clone();
            change(deed, &mut read, call)?;
            if let Some(wrong) = read.due_before_given().filter(|_| on.is_some()) {
                return Err(StoreError::from(wrong).into());
            }
            if read == before {
                return Err(Failure::new(
                    "Nothing about that promise would change",
                    "betwixt promise edit --help lists what can be changed",
                )
                .into());
            }
            ("Saved", store.save_promise(read, call.stamp())?)
        }
        Deed::Trash { which } => {
            let read = find(&store, which, |_| true, "promise", call)?;
            store.trash(Item::Promise(read.id), call.stamp())?;
            ("In the trash", read)
        }
    };
    tell(done, promise, &store, call)
}

fn end(
    store: &mut Store,
    ending: &Ending,
    how: End,
    call: &Call,
) -> anyhow::Result<(&'static str, Promise)> {
    let on = when::day_or_today(ending.on.as_deref(), call)?;
    let is_open = |promise: &Promise| promise.ended.is_none();
    let read = find(store, &ending.which, is_open, "open promise", call)?;
    let promise = store.end_promise(read, Ended { how, on }, call.stamp())?;
    Ok((promises::ended(how), promise))
}

fn change(deed: &Deed, promise: &mut Promise, call: &Call) -> Result<(), Failure> {
    let Deed::Edit {
        text,
        by,
        on,
        mine,
        theirs,
        ..
    } = deed
    else {
        return Ok(());
    };
    if let Some(text) = text {
        let text = who::joined(std::slice::from_ref(text));
        if text.is_empty() {
            return Err(when::failure(&alone::Trouble::Empty));
        }
        promise.text = text;
    }
    if let Some(by) = by {
        promise.by = when::cleared_or_day(by, Toward::Future, call)?;
    }
    if let Some(on) = on {
        promise.given_on = when::past_day(on, call)?;
    }
    match (mine, theirs) {
        (true, _) => promise.whose = Side::Mine,
        (_, true) => promise.whose = Side::Theirs,
        _ => {}
    }
    Ok(())
}

/// The one promise that is meant, of those that `fits`.
fn find(
    store: &Store,
    typed: &[String],
    fits: impl Fn(&Promise) -> bool,
    what: &str,
    call: &Call,
) -> anyhow::Result<Promise> {
    let reader = store.reader();
    let everybody = Everybody::of(reader, call.today());
    let mut promises = Vec::new();
    match everybody.meant_by(typed)?.0 {
        Some(person) => promises.extend(reader.promises(person)?),
        None => promises.extend(
            reader
                .open_promises()?
                .into_iter()
                .map(|(promise, _)| promise),
        ),
    }
    let by_id = typed.join("").trim().parse().ok().map(Id::from_number);
    if let Some(id) = by_id
        && !promises.iter().any(|promise| promise.id == id)
    {
        let there = reader.promise(id)?;
        promises.extend(there.filter(|promise| promise.record.deleted_at.is_none()));
    }
    promises.retain(|promise| fits(promise));
    let offers: Vec<Offer> = promises
        .iter()
        .map(|promise| Offer {
            id: promise.id.number(),
            person: Some(promise.person),
            words: promise.text.clone(),
            label: open::promise(promise, call.today()),
        })
        .collect();
    let place = which::choose(typed, &offers, &everybody, what)?;
    Ok(promises.swap_remove(place))
}

fn list(name: Option<&String>, call: &Call) -> anyhow::Result<()> {
    let open = match call.reader()? {
        None => Vec::new(),
        Some(reader) => {
            let mut open = reader.open_promises()?;
            if let Some(name) = name {
                let person = Everybody::of(&reader, call.today()).find(name)?;
                open.retain(|(promise, _)| promise.person == person);
            }
            open
        }
    };
    if call.json {
        let promises = open
            .into_iter()
            .map(|(promise, name)| answer(promise, &name, call))
            .collect();
        return output::json(&Listing { promises });
    }
    if open.is_empty() {
        output::line("No promise is open.")?;
        output::say("Note one with: betwixt promise NAME 'read her letter by Friday'");
        return Ok(());
    }
    let rows: Vec<Vec<String>> = open
        .iter()
        .map(|(promise, name)| {
            vec![
                output::name_within(name, 40),
                output::name(&open::promise(promise, call.today())),
                promise.id.to_string(),
            ]
        })
        .collect();
    output::text(&output::columns(&rows))
}

fn tell(done: &str, promise: Promise, store: &Store, call: &Call) -> anyhow::Result<()> {
    let name = name_of(store.reader(), &promise)?;
    if call.json {
        let promise = answer(promise, &name, call);
        return output::json(&Answer { promise });
    }
    let said = promises::with(&promise, &name, call.today());
    output::line(&format!("{done}: {}", output::name(&said)))
}

fn name_of(reader: &Reader, promise: &Promise) -> anyhow::Result<String> {
    Ok(reader.name_of(promise.person)?.unwrap_or_default())
}

fn answer(promise: Promise, name: &str, call: &Call) -> PromiseAnswer {
    PromiseAnswer {
        id: promise.id,
        person: Named::new(promise.person, name),
        whose: promise.whose,
        past_its_day: promise.past_its_day(call.today()),
        text: promise.text,
        given_on: promise.given_on,
        by: promise.by,
        ended: promise.ended,
        repaired: promise.repaired,
        renews: promise.renews,
    }
}
