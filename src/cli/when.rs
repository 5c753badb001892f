//! Days as options: the same words as in a sentence.

use crate::cli::call::Call;
use crate::cli::failure::Failure;
use crate::domain::day::{Anniversary, Day};
use crate::domain::sentence::alone::{self, Trouble};
use crate::domain::sentence::said::Toward;
use crate::wording::alone::trouble;

/// The day that `text` names, looked for before today or after it where no year is said.
pub fn day(text: &str, toward: Toward, call: &Call) -> Result<Day, Failure> {
    alone::day(text, call.today(), call.order(), toward).map_err(|error| failure(&error))
}

/// The day that `text` names, which comes after `given`.
pub fn coming(text: &str, given: Day, call: &Call) -> Result<Day, Failure> {
    alone::coming(text, given, call.today(), call.order()).map_err(|error| failure(&error))
}

/// A day on which something happened: one to come is refused.
pub fn past_day(text: &str, call: &Call) -> Result<Day, Failure> {
    alone::happened(text, call.today(), call.order()).map_err(|error| failure(&error))
}

/// The same for an option that clears what was noted when it is empty.
pub fn cleared_or_past_day(text: &str, call: &Call) -> Result<Option<Day>, Failure> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    past_day(text, call).map(Some)
}

/// A day, or none if the option is empty, which clears what was noted.
pub fn cleared_or_day(text: &str, toward: Toward, call: &Call) -> Result<Option<Day>, Failure> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    day(text, toward, call).map(Some)
}

/// The day of an option on which something happened, or today.
pub fn day_or_today(text: Option<&str>, call: &Call) -> Result<Day, Failure> {
    match text {
        Some(text) => past_day(text, call),
        None => Ok(Day::nearest(call.today())),
    }
}

/// A day that comes round, for the parser of the command line.
pub fn anniversary(text: &str) -> Result<Anniversary, String> {
    alone::anniversary(text).map_err(|_| {
        format!(
            "{text:?} is no such day: write 1984-05-14, 14 May 1984, or --05-14 without the year"
        )
    })
}

/// What was not understood, for the command line.
pub fn failure(of: &Trouble) -> Failure {
    let (message, next) = trouble(of);
    Failure::new(message, next)
}
