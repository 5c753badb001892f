//! `people`: everybody in the list, by circle and name.

use std::collections::HashMap;

use clap::Args;
use serde::Serialize;

use crate::cli::call::Call;
use crate::cli::output;
use crate::domain::circle::Circle;
use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::listed::Listed;
use crate::domain::person::Person;
use crate::domain::sorting;
use crate::wording::days;

/// The widest that a name is shown.
const WIDEST_NAME: usize = 40;

/// Who is in your life: by circle, then by name
#[derive(Args, Debug)]
pub struct People {
    /// Only connections: people with no contact day, circle or rhythm yet
    #[arg(long, conflicts_with = "all")]
    connections: bool,
    /// Connections too
    #[arg(long)]
    all: bool,
}

#[derive(Serialize)]
struct Answer {
    people: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    id: Id<Person>,
    name: String,
    circle: Option<String>,
    relationship: bool,
    since: Option<Day>,
    last_contact: Option<Day>,
}

/// Lists people.
pub fn run(arguments: &People, call: &Call) -> anyhow::Result<()> {
    let (mut listed, circles) = match call.reader()? {
        Some(reader) => (reader.listed(call.today())?, reader.circles()?),
        None => (Vec::new(), Vec::new()),
    };
    let nobody = listed.is_empty();
    listed.retain(|person| {
        if person.stands_in_list() {
            !arguments.connections
        } else {
            arguments.connections || arguments.all
        }
    });
    let order: HashMap<Id<Circle>, usize> = circles
        .iter()
        .enumerate()
        .map(|(place, circle)| (circle.id, place))
        .collect();
    let place = |person: &Listed| person.circle.and_then(|circle| order.get(&circle).copied());
    sorting::by_key(&mut listed, |person| place(person).unwrap_or(usize::MAX));
    let rows: Vec<Row> = listed
        .into_iter()
        .map(|person| Row {
            circle: place(&person)
                .and_then(|place| circles.get(place))
                .map(|circle| circle.name.clone()),
            relationship: person.is_relationship(),
            since: person.since,
            last_contact: person.last_contact,
            id: person.id,
            name: person.name,
        })
        .collect();
    if call.json {
        return output::json(&Answer { people: rows });
    }
    if rows.is_empty() {
        output::say(match (nobody, arguments.connections) {
            (true, _) => "Nobody is noted yet: betwixt add NAME",
            (false, true) => "No connections: betwixt people has everybody",
            (false, false) => "Only connections yet: betwixt people --connections",
        });
        return Ok(());
    }
    let rows: Vec<_> = rows.iter().map(|row| in_columns(row, call)).collect();
    output::text(&output::columns(&rows))
}

fn in_columns(row: &Row, call: &Call) -> Vec<String> {
    let ago = match (row.last_contact.and_then(Day::date), row.since) {
        (Some(date), _) => {
            let days = call.today().signed_duration_since(date).num_days();
            days::ago_briefly(days)
        }
        (None, _) => String::new(),
    };
    let since = row.since.map_or_else(
        || "nothing noted yet".to_owned(),
        |since| format!("since {}", days::in_full(since)),
    );
    let circle = row.circle.as_deref().unwrap_or_default();
    vec![
        output::name_within(&row.name, WIDEST_NAME),
        output::name(circle),
        ago,
        since,
    ]
}
