//! The line for a new day of a promise.

use crate::app::field::Field;
use crate::app::form::fields::Calendar;
use crate::domain::day::Day;
use crate::domain::promise::Promise;

/// Its state.
#[derive(Debug)]
pub struct NewDay {
    /// The promise as it was read.
    pub promise: Box<Promise>,
    /// What is typed.
    pub field: Field,
    /// What was not understood, and what to do.
    pub problem: Option<String>,
    /// Whether it is being saved.
    pub saving: bool,
}

impl NewDay {
    /// The line for `promise`, with nothing typed.
    #[must_use]
    pub fn of(promise: Promise) -> Self {
        Self {
            promise: Box::new(promise),
            field: Field::default(),
            problem: None,
            saving: false,
        }
    }

    /// The day that is typed; `None`, and why noted, if it cannot be one.
    pub fn day(&mut self, calendar: Calendar) -> Option<Day> {
        let read = calendar.coming(self.field.text().trim());
        let day = read.and_then(|day| match day {
            None => Err("Write a day, such as: fri, in 2 weeks, 3 Dec".to_owned()),
            Some(day) if day.latest() < calendar.today => {
                Err("That day is past. Write one that is to come".to_owned())
            }
            Some(day) => Ok(day),
        });
        day.map_err(|why| self.problem = Some(why)).ok()
    }
}
