//! When somebody came to stand elsewhere in your life: another standing, another circle. It follows from
//! the history of acts; nothing keeps it beside that.

use serde::Serialize;

use crate::domain::day::Day;
use crate::domain::person::{Person, Standing};

/// One change, at the day it was said, or for a death at its day if that is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Shift {
    /// Its place among the changes of this person, from 0; the oldest first.
    #[serde(skip)]
    pub place: usize,
    /// The day.
    pub day: Day,
    /// What became another one.
    #[serde(flatten)]
    pub to: ShiftTo,
}

/// What somebody came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ShiftTo {
    /// Another standing.
    Standing(Standing),
    /// Another circle.
    Circle {
        /// The name of the one before; `None` for none.
        from: Option<String>,
        /// The name of the new one; `None` for none.
        to: Option<String>,
    },
}

/// How somebody stood on a day, before what was done then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stood {
    /// The day.
    pub day: Day,
    /// The standing.
    pub standing: Standing,
    /// The circle, by its id and its name.
    pub circle: Option<(i64, String)>,
}

/// The changes of `person`, the oldest first. `before` has how they stood before each act that changed the
/// row, the oldest first; `now` is the circle they are in. What was said and taken back on one day is
/// none. A death whose day is known stands at that day, also where no history tells of it.
#[must_use]
pub fn shifts(person: &Person, before: &[Stood], now: Option<&(i64, String)>) -> Vec<Shift> {
    let mut shifts = Vec::new();
    let mut say = |day, to| {
        let place = shifts.len();
        shifts.push(Shift { place, day, to });
    };
    let mut days = before.chunk_by(|one, next| one.day == next.day).peekable();
    let mut told = false;
    while let Some(first) = days.next().and_then(<[Stood]>::first) {
        let next = days.peek().and_then(|next| next.first());
        let standing = next.map_or(person.standing, |next| next.standing);
        if standing != first.standing {
            let last = next.is_none() && standing == Standing::Died;
            told |= last;
            let day = person.died_on.filter(|_| last).unwrap_or(first.day);
            say(day, ShiftTo::Standing(standing));
        }
        let was = first.circle.as_ref();
        let is = next.map_or(now, |next| next.circle.as_ref());
        if is.map(|(id, _)| id) != was.map(|(id, _)| id) {
            let name = |(_, name): &(i64, String)| name.clone();
            let (from, to) = (was.map(name), is.map(name));
            say(first.day, ShiftTo::Circle { from, to });
        }
    }
    if let (false, Standing::Died, Some(day)) = (told, person.standing, person.died_on) {
        say(day, ShiftTo::Standing(Standing::Died));
    }
    shifts
}
