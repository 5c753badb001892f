//! `not-now`: somebody stays out of the review for some days. It is not contact.

use chrono::NaiveDate;
use clap::Args;
use serde::Serialize;

use crate::cli::answer::Named;
use crate::cli::call::Call;
use crate::cli::failure::Failure;
use crate::cli::output;
use crate::cli::who::{self, Everybody};
use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::domain::review::card::{Card, CardKey, CardKind};
use crate::domain::review_event::NOT_NOW_DAYS;
use crate::domain::sorting;
use crate::store::open::Reader;
use crate::wording::days;

const EXAMPLES: &str = "\
Examples:
  betwixt not-now Ana 7
  betwixt not-now                                   who is put off";

/// Leave somebody out of the review for 3, 7, 14 or 30 days; without a name, list who is
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct NotNow {
    /// Whom, and for how many days: 3, 7, 14 or 30
    #[arg(value_name = "NAME DAYS")]
    name: Vec<String>,
}

#[derive(Serialize)]
struct Answer {
    person: Named,
    until: Day,
}

#[derive(Serialize)]
struct Listing {
    not_now: Vec<PutOff>,
}

#[derive(Serialize)]
struct PutOff {
    #[serde(flatten)]
    person: Named,
    until: Day,
}

/// Puts off or lists.
pub fn run(arguments: &NotNow, call: &Call) -> anyhow::Result<()> {
    let Some((last, name)) = arguments.name.split_last() else {
        return list(call);
    };
    let wanted: Option<u16> = last.trim().parse().ok();
    let Some(count) = wanted.filter(|count| NOT_NOW_DAYS.contains(count) && !name.is_empty())
    else {
        let said = match wanted {
            Some(count) if !name.is_empty() => format!("It cannot be for {count} days"),
            Some(_) => "It is not said who".to_owned(),
            None => "It is not said for how many days".to_owned(),
        };
        let next = "Write 3, 7, 14 or 30 after the name: betwixt not-now Ana 7";
        return Err(Failure::new(said, next).into());
    };
    let mut store = call.store()?;
    let everybody = Everybody::of(store.reader(), call.today());
    let person = everybody.find(&who::joined(name))?;
    let named = everybody.named(&[person])?;
    let asked = asked_about(store.reader(), person, call.today())?;
    let until = store.put_off(person, count, call.today(), call.stamp())?;
    if let Some(card) = asked {
        store.look_at(&[card], call.today(), call.stamp().at)?;
    }
    let Some(person) = named.into_iter().next() else {
        return Ok(());
    };
    if call.json {
        return output::json(&Answer { person, until });
    }
    output::line(&format!(
        "Not now: {}, until {}",
        output::name(&person.name),
        days::short(until, call.today())
    ))
}

/// The card of today that asks about somebody who was put off again and again: who says it once more has
/// answered, and is not asked again.
fn asked_about(
    reader: &Reader,
    person: Id<Person>,
    today: NaiveDate,
) -> anyhow::Result<Option<CardKey>> {
    let cards = reader.review(today)?.cards;
    let asks = |key: &CardKey| key.kind == CardKind::PutOff && key.person == Some(person);
    Ok(cards.iter().map(Card::key).find(asks))
}

fn list(call: &Call) -> anyhow::Result<()> {
    let mut not_now = Vec::new();
    if let Some(reader) = call.reader()? {
        let mut until = reader.not_now()?;
        until.retain(|_, until| *until >= call.today());
        for (id, until) in until {
            not_now.extend(reader.name_of(id)?.map(|name| PutOff {
                person: Named::new(id, &name),
                until: Day::nearest(until),
            }));
        }
    }
    sorting::by(&mut not_now, |one: &PutOff, other| {
        (&one.person.name, &one.person.id).cmp(&(&other.person.name, &other.person.id))
    });
    if call.json {
        return output::json(&Listing { not_now });
    }
    if not_now.is_empty() {
        return output::line("Nobody is put off.");
    }
    let rows: Vec<Vec<String>> = not_now
        .iter()
        .map(|one| {
            let until = days::short(one.until, call.today());
            vec![output::name(&one.person.name), format!("until {until}")]
        })
        .collect();
    output::text(&output::columns(&rows))
}
