//! The arithmetic of moving hours from many people to few. It knows hours; it does not know
//! whether anybody wants them.

use serde::Serialize;
use statrs::distribution::{DiscreteCDF, Poisson};

use crate::domain::mirror::spread::{Spread, distance, spread};

/// Days of a month: a year of 365.25 days in twelve parts.
pub const MONTH: f64 = 30.4375;

/// Where hours are to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// They get more.
    Depth,
    /// They give some.
    Breadth,
    /// They stay as they are.
    Keep,
}

/// One person as things are.
#[derive(Clone, Debug, PartialEq)]
pub struct Input {
    /// The name.
    pub name: String,
    /// Where hours are to go.
    pub role: Role,
    /// Hours a month.
    pub hours: f64,
    /// The mean length of a time together, in hours; `None` if none is noted.
    pub session: Option<f64>,
    /// Hours so far, for a new tie.
    pub so_far: Option<f64>,
}

/// What is to be moved.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Wish {
    /// Hours a month.
    pub hours: f64,
    /// For how many months.
    pub months: f64,
    /// The part of the time of breadth that stays, 0 to 1.
    pub floor: f64,
    /// The part of what is moved that arrives, 0 to 1.
    pub arrival: f64,
}

/// What would be.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Outcome {
    /// Hours a month that would be moved.
    pub moved: f64,
    /// Everybody, in the order they were given.
    pub people: Vec<Change>,
    /// The spread as it is.
    pub before: Option<Spread>,
    /// The spread as it would be.
    pub after: Option<Spread>,
    /// The Jensen-Shannon distance between both, in nats.
    pub distance: Option<f64>,
}

/// One person before and after.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Change {
    /// The name.
    pub name: String,
    /// Where hours would go.
    pub role: Role,
    /// As it is.
    pub before: Pace,
    /// As it would be.
    pub after: Pace,
    /// How many times together in all the months: eight of ten futures lie between.
    pub contacts: Option<(u64, u64)>,
    /// Hours in all at the end, for a new tie.
    pub in_all: Option<f64>,
}

/// Hours, and how far apart.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Pace {
    /// Hours a month.
    pub hours: f64,
    /// The mean gap in days; `None` without hours or a known length.
    pub gap: Option<f64>,
    /// How often that is.
    pub often: Option<Often>,
}

/// How often, by the mean gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Often {
    /// Once a week or more.
    Weekly,
    /// Once a month or more.
    Monthly,
    /// Once a season or more.
    Seasonal,
    /// Once in half a year or more.
    HalfYearly,
    /// Once a year or more.
    Yearly,
    /// Less than once a year.
    BeyondYearly,
}

impl Often {
    /// How often a mean gap of so many days is.
    #[must_use]
    pub fn of(gap: f64) -> Self {
        // A hair of slack, so that a month of hours worked out from a season is a month.
        let within = |days: f64| gap <= days + 1e-6;
        match () {
            () if within(7.0) => Self::Weekly,
            () if within(MONTH) => Self::Monthly,
            () if within(3.0 * MONTH) => Self::Seasonal,
            () if within(6.0 * MONTH) => Self::HalfYearly,
            () if within(12.0 * MONTH) => Self::Yearly,
            () => Self::BeyondYearly,
        }
    }
}

/// Hours between friends at which half were past a step in a study of students and movers; a band
/// each (Hall 2019, 10.1177/0265407518761225).
pub const HALL: [(&str, f64, f64); 3] = [
    ("casual friend", 43.0, 94.0),
    ("friend", 57.0, 164.0),
    ("close friend", 119.0, 219.0),
];

/// Moves hours. Those of depth share alike in what arrives.
#[must_use]
pub fn moved(people: &[Input], wish: Wish) -> Outcome {
    let of = |role: Role| people.iter().filter(move |one| one.role == role);
    let breadth: f64 = of(Role::Breadth).map(|one| one.hours).sum();
    let depth = u32::try_from(of(Role::Depth).count()).unwrap_or(u32::MAX);
    let moved = if depth == 0 || breadth <= 0.0 {
        0.0
    } else {
        wish.hours.min((1.0 - wish.floor) * breadth).max(0.0)
    };
    let people: Vec<Change> = people
        .iter()
        .map(|one| {
            let hours = match one.role {
                Role::Depth => one.hours + wish.arrival * moved / f64::from(depth),
                Role::Breadth if breadth > 0.0 => one.hours * (1.0 - moved / breadth),
                Role::Breadth | Role::Keep => one.hours,
            };
            change(one, hours, wish.months)
        })
        .collect();
    let before: Vec<f64> = people.iter().map(|one| one.before.hours).collect();
    let after: Vec<f64> = people.iter().map(|one| one.after.hours).collect();
    Outcome {
        moved,
        before: spread(&before),
        after: spread(&after),
        distance: distance(&before, &after),
        people,
    }
}

fn change(one: &Input, hours: f64, months: f64) -> Change {
    let after = pace(hours, one.session);
    Change {
        name: one.name.clone(),
        role: one.role,
        before: pace(one.hours, one.session),
        after,
        contacts: after.gap.and_then(|gap| between(months * MONTH / gap)),
        in_all: one.so_far.map(|so_far| so_far + hours * months),
    }
}

fn pace(hours: f64, session: Option<f64>) -> Pace {
    let gap = session
        .filter(|_| hours > 0.0)
        .map(|session| MONTH * session / hours);
    Pace {
        hours,
        gap,
        often: gap.map(Often::of),
    }
}

/// The 10 % and the 90 % point of a Poisson count with this mean.
fn between(mean: f64) -> Option<(u64, u64)> {
    let count = Poisson::new(mean).ok()?;
    Some((count.inverse_cdf(0.1), count.inverse_cdf(0.9)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(name: &str, role: Role, hours: f64, session: f64, so_far: Option<f64>) -> Input {
        Input {
            name: name.to_owned(),
            role,
            hours,
            session: Some(session),
            so_far,
        }
    }

    fn worked() -> Vec<Input> {
        let mut people = vec![
            one("Ada", Role::Depth, 3.0, 1.5, Some(40.0)),
            one("Ben", Role::Depth, 4.0, 2.0, None),
            one("Mum", Role::Keep, 5.0, 1.0, None),
        ];
        for hours in [2.0, 2.0, 1.5, 1.5, 1.0, 1.0, 1.0, 0.5, 0.5, 0.25] {
            people.push(one("wide", Role::Breadth, hours, 1.0, None));
        }
        people
    }

    const WISH: Wish = Wish {
        hours: 6.0,
        months: 12.0,
        floor: 0.2,
        arrival: 1.0,
    };

    fn near(got: f64, wanted: f64, within: f64) {
        assert!((got - wanted).abs() < within, "{got}, not {wanted}");
    }

    #[test]
    fn the_worked_case_comes_out() {
        let got = moved(&worked(), WISH);
        near(got.moved, 6.0, 1e-9);
        let [ada, ben, mum, wide, ..] = got.people.as_slice() else {
            unreachable!()
        };
        near(ada.after.hours, 6.0, 1e-9);
        near(ada.before.gap.unwrap(), 15.219, 5e-4);
        near(ada.after.gap.unwrap(), 7.609, 5e-4);
        near(ada.in_all.unwrap(), 112.0, 1e-9);
        near(ben.after.hours, 7.0, 1e-9);
        near(ben.after.gap.unwrap(), 8.696, 5e-4);
        assert_eq!(ben.in_all, None);
        near(mum.after.hours, 5.0, 1e-9);
        near(wide.after.hours / wide.before.hours, 0.466_667, 1e-6);
        let (before, after) = (got.before.unwrap(), got.after.unwrap());
        near(before.effective_people, 9.9054, 5e-5);
        near(after.effective_people, 6.4549, 5e-5);
        near(before.top_five, 0.6882, 5e-5);
        near(after.top_five, 0.8545, 5e-5);
        near(got.distance.unwrap(), 0.037_372, 1e-6);
    }

    #[test]
    fn no_more_is_moved_than_there_is_above_the_floor_and_what_is_lost_on_the_way_is_lost() {
        let people = [
            one("Ana", Role::Depth, 1.0, 1.0, None),
            one("Jo", Role::Breadth, 2.0, 2.0, None),
        ];
        let wish = Wish {
            arrival: 0.5,
            ..WISH
        };
        let got = moved(&people, wish);
        near(got.moved, 1.6, 1e-9);
        near(got.people[0].after.hours, 1.8, 1e-9);
        near(got.people[1].after.hours, 0.4, 1e-9);
        assert_eq!(got.people[1].before.often, Some(Often::Monthly));
        assert_eq!(got.people[1].after.often, Some(Often::HalfYearly));
        assert_eq!(got.people[1].contacts, Some((1, 4)));
        let nobody = moved(&people[1..], WISH);
        near(nobody.moved, 0.0, 1e-9);
    }
}
