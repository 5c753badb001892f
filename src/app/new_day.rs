//! The line for a new day of a promise.

use chrono::NaiveDate;

use crate::app::field::Field;
use crate::domain::day::Day;
use crate::domain::promise::Promise;
use crate::domain::sentence::alone;
use crate::domain::sentence::reading::NumericOrder;
use crate::domain::sentence::said::Toward;
use crate::wording::alone::trouble;

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
    pub fn day(&mut self, today: NaiveDate) -> Option<Day> {
        let text = self.field.text();
        if text.trim().is_empty() {
            self.problem = Some("Write a day, such as: fri, in 2 weeks, 3 Dec".to_owned());
            return None;
        }
        match alone::day(text, today, NumericOrder::Ask, Toward::Future) {
            Ok(day) if day.latest() < today => {
                self.problem = Some("That day is past. Write one that is to come".to_owned());
                None
            }
            Ok(day) => Some(day),
            Err(error) => {
                let (message, next) = trouble(&error);
                self.problem = Some(format!("{message}. {next}"));
                None
            }
        }
    }
}
