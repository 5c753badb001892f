//! `mirror`: where your time goes, beside what you feel it is worth; and what if it went elsewhere.

use std::collections::HashMap;

use clap::Args;
use serde::Serialize;

use crate::cli::call::Call;
use crate::cli::failure::Failure;
use crate::cli::who::Everybody;
use crate::cli::{output, page};
use crate::domain::id::Id;
use crate::domain::mirror::noted::Noted;
use crate::domain::mirror::seen::{Seen, seen};
use crate::domain::person::Person;
use crate::domain::what_if::input::input;
use crate::domain::what_if::moved::{Input, Outcome, Role, Wish, moved};
use crate::store::open::Reader;
use crate::wording::mirror::NAME;
use crate::wording::{mirror, what_if};

/// Where your time goes, beside what you feel it is worth
#[derive(Args, Debug)]
pub struct Mirror {
    /// What if hours went from breadth to depth: the arithmetic, whom it costs, and no advice
    #[arg(long)]
    what_if: bool,
    /// Somebody who would get more of your time
    #[arg(long, value_name = "NAME", requires = "what_if")]
    depth: Vec<String>,
    /// Somebody who would get less; without any, all others with hours this season
    #[arg(long, value_name = "NAME", requires = "what_if")]
    breadth: Vec<String>,
    /// Somebody whose time stays as it is
    #[arg(long, value_name = "NAME", requires = "what_if")]
    keep: Vec<String>,
    /// Hours a month to move
    #[arg(long, value_name = "N", default_value_t = 6.0, requires = "what_if")]
    hours: f64,
    /// For how many months
    #[arg(long, value_name = "N", default_value_t = 12.0, requires = "what_if")]
    months: f64,
    /// The part of the time of breadth that stays, 0 to 1
    #[arg(long, value_name = "PART", default_value_t = 0.2, requires = "what_if")]
    floor: f64,
    /// The part of what is moved that arrives, 0 to 1
    #[arg(long, value_name = "PART", default_value_t = 1.0, requires = "what_if")]
    arrival: f64,
}

#[derive(Serialize)]
struct WhatIf {
    wish: Wish,
    outcome: Outcome,
    own_seasons: Vec<f64>,
}

/// Shows the mirror.
pub fn run(arguments: &Mirror, call: &Call) -> anyhow::Result<()> {
    let reader = call.reader()?;
    let seen = match &reader {
        Some(reader) => reader.at_once(|reader| reader.mirror(call.today()))?,
        None => seen(Noted::nothing(call.today())),
    };
    let name = |name: &str| output::name_within(name, NAME);
    if !arguments.what_if {
        if call.json {
            return output::json(&seen);
        }
        return output::text(&page::sections(&mirror::sections(&seen, &name)));
    }
    let wish = wish(arguments)?;
    let people = match &reader {
        Some(reader) => inputs(arguments, &seen, reader, call)?,
        None => Vec::new(),
    };
    let outcome = moved(&people, wish);
    let seasons = seen.seasons.iter();
    let own_seasons: Vec<f64> = seasons.filter_map(|one| one.from_season_before).collect();
    if call.json {
        return output::json(&WhatIf {
            wish,
            outcome,
            own_seasons,
        });
    }
    let sections = what_if::sections(&outcome, wish, &own_seasons, &name);
    output::text(&page::sections(&sections))
}

fn wish(of: &Mirror) -> Result<Wish, Failure> {
    let part = |part: f64| (0.0..=1.0).contains(&part);
    let amount = |amount: f64| amount > 0.0 && amount <= 10_000.0;
    let refused = |what: &str, next: &str| Err(Failure::new(what, next));
    if !part(of.floor) || !part(of.arrival) {
        return refused("A part is from 0 to 1", "Write --floor 0.2 --arrival 0.75");
    }
    if !amount(of.hours) || !amount(of.months) {
        return refused(
            "Hours and months are more than 0, and at most 10000",
            "Write --hours 6 --months 12",
        );
    }
    if of.depth.is_empty() {
        return refused(
            "Nobody is named who would get more of your time",
            "Name them: betwixt mirror --what-if --depth Ana",
        );
    }
    Ok(Wish {
        hours: of.hours,
        months: of.months,
        floor: of.floor,
        arrival: of.arrival,
    })
}

/// Everybody with hours this season but those let go and those who died, and whoever is named; each with
/// a role.
fn inputs(of: &Mirror, seen: &Seen, reader: &Reader, call: &Call) -> anyhow::Result<Vec<Input>> {
    let everybody = Everybody::of(reader, call.today());
    let mut roles: HashMap<Id<Person>, Role> = HashMap::new();
    let named = [
        (Role::Depth, &of.depth),
        (Role::Breadth, &of.breadth),
        (Role::Keep, &of.keep),
    ];
    let mut without_hours = Vec::new();
    for (role, names) in named {
        for name in names {
            let person = everybody.find(name)?;
            if roles
                .insert(person, role)
                .is_some_and(|before| before != role)
            {
                let next = "Name each person once, with --depth, --breadth or --keep";
                return Err(Failure::new(format!("{name} is named twice"), next).into());
            }
            let noted = seen.people.iter().any(|hours| hours.person == person);
            if !noted && !without_hours.contains(&person) {
                without_hours.push(person);
            }
        }
    }
    let others = if of.breadth.is_empty() {
        Role::Breadth
    } else {
        Role::Keep
    };
    let mut people = Vec::new();
    for hours in &seen.people {
        let role = match roles.get(&hours.person) {
            Some(role) => *role,
            None if hours.may_move => others,
            None => continue,
        };
        let so_far = so_far(hours.person, role, reader, call)?;
        people.push(input(hours, role, so_far));
    }
    for person in without_hours {
        let role = roles.get(&person).copied().unwrap_or(others);
        people.push(Input {
            name: reader.name_of(person)?.unwrap_or_default(),
            role,
            hours: 0.0,
            session: None,
            so_far: so_far(person, role, reader, call)?,
        });
    }
    Ok(people)
}

/// Hours so far, for a tie of depth that is not a year old.
fn so_far(
    person: Id<Person>,
    role: Role,
    reader: &Reader,
    call: &Call,
) -> anyhow::Result<Option<f64>> {
    if role != Role::Depth {
        return Ok(None);
    }
    Ok(reader.hours_of_a_new_tie(person, call.today())?)
}
