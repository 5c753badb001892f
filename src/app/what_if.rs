//! What if hours went elsewhere: who would get more, who would give some, and how much.

use std::collections::HashMap;

use crate::app::command::Command;
use crate::domain::id::Id;
use crate::domain::mirror::seen::{Hours, Seen};
use crate::domain::person::Person;
use crate::domain::what_if::input::input;
use crate::domain::what_if::moved::{Input, Outcome, Role, Wish, moved};

/// The parts of what is moved that may arrive.
const ARRIVALS: [f64; 4] = [1.0, 0.75, 0.5, 0.25];
/// The most hours a month that can be asked for.
const MOST_HOURS: f64 = 200.0;
/// The most months.
const MOST_MONTHS: f64 = 60.0;

/// Its state.
#[derive(Debug)]
pub struct WhatIf {
    /// Everybody with hours this season, but those let go and those who died.
    pub people: Vec<Hours>,
    /// Where the hours of each are to go, in the same order.
    pub roles: Vec<Role>,
    /// The one under the cursor.
    pub selected: usize,
    /// What is to be moved.
    pub wish: Wish,
    /// The distances between one's own seasons.
    pub own_seasons: Vec<f64>,
    so_far: HashMap<Id<Person>, Option<f64>>,
}

impl WhatIf {
    /// Everybody gives and nobody gets, until the user says otherwise.
    #[must_use]
    pub fn of(seen: &Seen) -> Self {
        let own = seen.seasons.iter();
        let people: Vec<Hours> = seen
            .people
            .iter()
            .filter(|one| one.may_move)
            .cloned()
            .collect();
        Self {
            roles: vec![Role::Breadth; people.len()],
            people,
            selected: 0,
            wish: Wish {
                hours: 6.0,
                months: 12.0,
                floor: 0.2,
                arrival: 1.0,
            },
            own_seasons: own.filter_map(|season| season.from_season_before).collect(),
            so_far: HashMap::new(),
        }
    }

    /// Moves the cursor by so many people.
    pub fn step(&mut self, by: isize) {
        let last = self.people.len().saturating_sub(1);
        self.selected = self.selected.saturating_add_signed(by).min(last);
    }

    /// Changes what is to be moved, or the role of the one under the cursor. Answers whose hours so far
    /// are to be asked for.
    pub fn change(&mut self, command: Command) -> Option<Id<Person>> {
        let wish = &mut self.wish;
        match command {
            Command::MoreHours => wish.hours = (wish.hours + 1.0).min(MOST_HOURS),
            Command::FewerHours => wish.hours = (wish.hours - 1.0).max(1.0),
            Command::MoreMonths => wish.months = (wish.months + 1.0).min(MOST_MONTHS),
            Command::FewerMonths => wish.months = (wish.months - 1.0).max(1.0),
            Command::Arrival => {
                let at = ARRIVALS.iter().position(|part| *part <= wish.arrival);
                let next = at.unwrap_or_default() + 1;
                wish.arrival = ARRIVALS.get(next).copied().unwrap_or(1.0);
            }
            Command::Role => {
                let role = self.roles.get_mut(self.selected)?;
                *role = match role {
                    Role::Breadth => Role::Depth,
                    Role::Depth => Role::Keep,
                    Role::Keep => Role::Breadth,
                };
                let person = self.people.get(self.selected)?.person;
                return (*role == Role::Depth && !self.so_far.contains_key(&person))
                    .then_some(person);
            }
            _ => {}
        }
        None
    }

    /// Takes in the hours so far of a new tie; `None` for an old one.
    pub fn take(&mut self, person: Id<Person>, so_far: Option<f64>) {
        self.so_far.insert(person, so_far);
    }

    /// What would be.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        let people = self.people.iter().zip(&self.roles);
        let inputs: Vec<Input> = people
            .map(|(hours, role)| {
                let so_far = self.so_far.get(&hours.person).copied().flatten();
                input(hours, *role, so_far.filter(|_| *role == Role::Depth))
            })
            .collect();
        moved(&inputs, self.wish)
    }
}
