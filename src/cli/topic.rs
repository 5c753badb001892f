//! `topic`: what to ask, to tell, to give, and needs that were noticed.

use clap::builder::{PossibleValuesParser, TypedValueParser as _};
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
use crate::domain::promise::Side;
use crate::domain::record::Record;
use crate::domain::sentence::alone;
use crate::domain::sentence::clause::What;
use crate::domain::sentence::said::Toward;
use crate::domain::topic::{Closed, Closing, Topic, TopicKind};
use crate::domain::word::Word as _;
use crate::store::open::Store;
use crate::wording::open;

const EXAMPLES: &str = "\
Examples:
  betwixt topic                                     what is open
  betwixt topic Ana 'how the exam went from 3 Dec'
  betwixt topic Ana 'a book on knots' --kind gift
  betwixt topic --anyone 'I have a new job' --kind tell
  betwixt topic close Ana exam";

/// Note something to ask, tell or give, or a need; close one, or list those that are open
#[derive(Args, Debug)]
#[command(args_conflicts_with_subcommands = true, after_help = EXAMPLES)]
pub struct TopicVerb {
    #[command(subcommand)]
    deed: Option<Deed>,
    /// With whom; alone, lists what is open with them
    #[arg(value_name = "NAME")]
    name: Option<String>,
    /// What it is about; a day may stand at its end: 'how the exam went from 3 Dec'
    #[arg(value_name = "TEXT")]
    text: Vec<String>,
    /// `ask`, `tell`, `gift` or `need`; ask if nothing is said
    #[arg(long, hide_possible_values = true, value_parser = kinds())]
    kind: Option<TopicKind>,
    /// The day from which it matters; the text is taken as it is then
    #[arg(long, value_name = "DAY")]
    from: Option<String>,
    /// News of your own, for whoever you meet: there is no NAME then
    #[arg(long)]
    anyone: bool,
}

fn kinds() -> impl clap::builder::TypedValueParser<Value = TopicKind> {
    PossibleValuesParser::new(TopicKind::ALL.iter().map(|kind| kind.word()))
        .map(|word| TopicKind::from_word(&word).unwrap_or(TopicKind::Ask))
}

#[derive(Debug, Subcommand)]
enum Deed {
    /// It was asked, told, given, met; or it no longer matters
    Close {
        /// Its number, or a name with or without words of it
        #[arg(required = true)]
        which: Vec<String>,
        /// It no longer matters
        #[arg(long)]
        dropped: bool,
        /// When; today if nothing is said
        #[arg(long, value_name = "DAY")]
        on: Option<String>,
    },
    /// Change what is kept of one
    Edit {
        /// Its number, or a name with or without words of it
        #[arg(required = true)]
        which: Vec<String>,
        /// The new text
        #[arg(long)]
        text: Option<String>,
        /// `ask`, `tell`, `gift` or `need`
        #[arg(long, hide_possible_values = true, value_parser = kinds())]
        kind: Option<TopicKind>,
        /// The day from which it matters; an empty text clears it
        #[arg(long, value_name = "DAY")]
        from: Option<String>,
    },
    /// Put one in the trash
    Trash {
        /// Its number, or a name with or without words of it
        #[arg(required = true)]
        which: Vec<String>,
    },
}

#[derive(Serialize)]
struct Listing {
    topics: Vec<TopicAnswer>,
}

#[derive(Serialize)]
struct Answer {
    topic: TopicAnswer,
}

/// A topic with the name of its person.
#[derive(Debug, Serialize)]
struct TopicAnswer {
    id: Id<Topic>,
    person: Option<Named>,
    kind: TopicKind,
    whose: Side,
    text: String,
    noted_on: Day,
    from: Option<Day>,
    closed: Option<Closed>,
}

/// Notes, closes, changes or lists.
pub fn run(arguments: &TopicVerb, call: &Call) -> anyhow::Result<()> {
    match &arguments.deed {
        Some(deed) => act(deed, call),
        None => note_or_list(arguments, call),
    }
}

fn note_or_list(arguments: &TopicVerb, call: &Call) -> anyhow::Result<()> {
    let (name, text) = match (&arguments.name, arguments.anyone) {
        (None, false) => return list(None, call),
        (None, true) => (None, String::new()),
        (Some(first), true) => {
            let rest = who::joined(&arguments.text);
            (None, format!("{first} {rest}"))
        }
        (Some(name), false) if arguments.text.is_empty() => return list(Some(name), call),
        (Some(name), false) => (Some(name), who::joined(&arguments.text)),
    };
    let mut store = call.store()?;
    let person = {
        let everybody = Everybody::of(store.reader(), call.today());
        if let Some(name) = name
            && let Some(whole) = everybody.name_alone(name, &arguments.text)?
        {
            return list(Some(&whole), call);
        }
        name.map(|name| everybody.find(name)).transpose()?
    };
    let kind = arguments.kind.unwrap_or(TopicKind::Ask);
    let (text, from) = said(&text, kind, arguments.from.as_deref(), call)?;
    let new = Topic {
        id: Id::from_number(0),
        person,
        kind,
        whose: whose(kind),
        text,
        noted_on: Day::nearest(call.today()),
        from,
        closed: None,
        interaction: None,
        record: Record::default(),
    };
    let topic = store.add_topic(new, call.stamp())?;
    tell("Noted", topic, &store, call)
}

/// A need is theirs; what is to be asked, told or given is yours to do.
fn whose(kind: TopicKind) -> Side {
    if kind == TopicKind::Need {
        Side::Theirs
    } else {
        Side::Mine
    }
}

fn said(
    text: &str,
    kind: TopicKind,
    from: Option<&str>,
    call: &Call,
) -> Result<(String, Option<Day>), Failure> {
    let text = text.trim();
    if let Some(from) = from {
        if text.is_empty() {
            return Err(when::failure(&alone::Trouble::Empty));
        }
        let day = when::day(from, Toward::Future, call)?;
        return Ok((text.to_owned(), Some(day)));
    }
    let today = call.today();
    let noted = Day::nearest(today);
    let read = alone::clause(What::Topic(kind), text, noted, today, call.order())
        .map_err(|trouble| when::failure(&trouble))?;
    Ok((read.text, read.day))
}

fn act(deed: &Deed, call: &Call) -> anyhow::Result<()> {
    let mut store = call.store()?;
    let (done, topic) = match deed {
        Deed::Close { which, dropped, on } => {
            let on = when::day_or_today(on.as_deref(), call)?;
            let is_open = |topic: &Topic| topic.closed.is_none();
            let read = find(&store, which, is_open, "open topic", call)?;
            let (done, how) = if *dropped {
                ("Dropped", Closing::Dropped)
            } else {
                ("Closed", Closing::Answered)
            };
            (
                done,
                store.close_topic(read, Closed { how, on }, call.stamp())?,
            )
        }
        Deed::Edit {
            which,
            text,
            kind,
            from,
        } => {
            let mut read = find(&store, which, |_| true, "topic", call)?;
            let before = read.clone();
            if let Some(text) = text {
                read.text = who::joined(std::slice::from_ref(text));
                if read.text.is_empty() {
                    return Err(when::failure(&alone::Trouble::Empty).into());
                }
            }
            if let Some(kind) = kind {
                (read.kind, read.whose) = (*kind, whose(*kind));
            }
            if let Some(from) = from {
                read.from = when::cleared_or_day(from, Toward::Future, call)?;
            }
            if read == before {
                return Err(Failure::new(
                    "Nothing about that topic would change",
                    "betwixt topic edit --help lists what can be changed",
                )
                .into());
            }
            ("Saved", store.save_topic(read, call.stamp())?)
        }
        Deed::Trash { which } => {
            let read = find(&store, which, |_| true, "topic", call)?;
            store.trash(Item::Topic(read.id), call.stamp())?;
            ("In the trash", read)
        }
    };
    tell(done, topic, &store, call)
}

/// The one topic that is meant, of those that `fits`.
fn find(
    store: &Store,
    typed: &[String],
    fits: impl Fn(&Topic) -> bool,
    what: &str,
    call: &Call,
) -> anyhow::Result<Topic> {
    let reader = store.reader();
    let everybody = Everybody::of(reader, call.today());
    let mut topics = Vec::new();
    match everybody.meant_by(typed)?.0 {
        Some(person) => topics.extend(reader.topics(person)?),
        None => topics.extend(reader.open_topics()?.into_iter().map(|(topic, _)| topic)),
    }
    if let Ok(number) = typed.join("").trim().parse() {
        let id = Id::from_number(number);
        let there = reader
            .topic(id)?
            .filter(|_| !topics.iter().any(|topic| topic.id == id));
        topics.extend(there.filter(|topic| topic.record.deleted_at.is_none()));
    }
    topics.retain(|topic| fits(topic));
    let offers: Vec<Offer> = topics
        .iter()
        .map(|topic| Offer {
            id: topic.id.number(),
            person: topic.person,
            words: topic.text.clone(),
            label: open::topic(topic, call.today()),
        })
        .collect();
    let place = which::choose(typed, &offers, &everybody, what)?;
    Ok(topics.swap_remove(place))
}

fn list(name: Option<&String>, call: &Call) -> anyhow::Result<()> {
    let open = match call.reader()? {
        None => Vec::new(),
        Some(reader) => {
            let mut open = reader.open_topics()?;
            if let Some(name) = name {
                let person = Everybody::of(&reader, call.today()).find(name)?;
                open.retain(|(topic, _)| topic.person == Some(person));
            }
            open
        }
    };
    if call.json {
        let topics = open
            .into_iter()
            .map(|(topic, name)| answer(topic, name.as_deref()))
            .collect();
        return output::json(&Listing { topics });
    }
    if open.is_empty() {
        output::line("No topic is open.")?;
        output::say("Note one with: betwixt topic NAME 'how the exam went'");
        return Ok(());
    }
    let rows: Vec<Vec<String>> = open
        .iter()
        .map(|(topic, name)| {
            vec![
                output::name_within(name.as_deref().unwrap_or("whoever you meet"), 40),
                output::name(&open::topic(topic, call.today())),
                topic.id.to_string(),
            ]
        })
        .collect();
    output::text(&output::columns(&rows))
}

fn tell(done: &str, topic: Topic, store: &Store, call: &Call) -> anyhow::Result<()> {
    let name = match topic.person {
        Some(person) => store.reader().name_of(person)?,
        None => None,
    };
    if call.json {
        let topic = answer(topic, name.as_deref());
        return output::json(&Answer { topic });
    }
    let said = open::topic(&topic, call.today());
    let whom = name.map_or_else(|| "Whoever you meet".to_owned(), |name| output::name(&name));
    output::line(&format!("{done}: {whom}: {}", output::name(&said)))
}

fn answer(topic: Topic, name: Option<&str>) -> TopicAnswer {
    TopicAnswer {
        id: topic.id,
        person: topic
            .person
            .zip(name)
            .map(|(id, name)| Named::new(id, name)),
        kind: topic.kind,
        whose: topic.whose,
        text: topic.text,
        noted_on: topic.noted_on,
        from: topic.from,
        closed: topic.closed,
    }
}
