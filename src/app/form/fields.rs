//! How the values of a form are written and read. What cannot be read is answered in a sentence.

use chrono::NaiveDate;

use crate::app::form::list;
use crate::domain::day::{Anniversary, Day};
use crate::domain::id::Id;
use crate::domain::names::{Found, Names};
use crate::domain::person::Person;
use crate::domain::sentence::alone::{self, Clause, Trouble};
use crate::domain::sentence::clause::What;
use crate::domain::sentence::reading::NumericOrder;
use crate::domain::sentence::said::Toward;
use crate::domain::text::visible;
use crate::domain::word::Word;
use crate::wording::alone::trouble;
use crate::wording::days;

/// How days are read in a form: as in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// Today.
    pub today: NaiveDate,
    /// How 3/4 is read.
    pub order: NumericOrder,
}

impl Calendar {
    /// A day, a month, a year or nothing; without a year the last one that was.
    ///
    /// # Errors
    /// A sentence on what was not understood.
    pub fn past(self, text: &str) -> Result<Option<Day>, String> {
        self.read(text, Toward::Past)
    }

    /// The same of something that happened: a day to come is refused.
    ///
    /// # Errors
    /// A sentence on what was not understood, or that it is still to come.
    pub fn happened(self, text: &str) -> Result<Option<Day>, String> {
        if text.is_empty() {
            return Ok(None);
        }
        let day = alone::happened(text, self.today, self.order);
        day.map(Some).map_err(|error| told(&error))
    }

    /// A day, a month, a year or nothing; without a year the next one that comes.
    ///
    /// # Errors
    /// A sentence on what was not understood.
    pub fn coming(self, text: &str) -> Result<Option<Day>, String> {
        self.read(text, Toward::Future)
    }

    /// The same of what comes after `given`.
    ///
    /// # Errors
    /// A sentence on what was not understood.
    pub fn after(self, given: Day, text: &str) -> Result<Option<Day>, String> {
        if text.is_empty() {
            return Ok(None);
        }
        let day = alone::coming(text, given, self.today, self.order);
        day.map(Some).map_err(|error| told(&error))
    }

    /// The text and the day of a promise or a topic that says its day at its end, after the day on which it was `given`, as in
    /// a sentence: "read her letter by friday"; `None` if it says none.
    ///
    /// # Errors
    /// A sentence on why that can be no day, or on which days it can be.
    pub fn clause(
        self,
        what: What,
        text: &str,
        given: Day,
    ) -> Result<Option<(String, Day)>, String> {
        match alone::clause(what, text, given, self.today, self.order) {
            Ok(Clause { text, day }) => Ok(day.map(|day| (text, day))),
            Err(error @ (Trouble::Refused(..) | Trouble::OneOf(..))) => Err(told(&error)),
            Err(_) => Ok(None),
        }
    }

    fn read(self, text: &str, toward: Toward) -> Result<Option<Day>, String> {
        if text.is_empty() {
            return Ok(None);
        }
        let day = alone::day(text, self.today, self.order, toward);
        day.map(Some).map_err(|error| told(&error))
    }
}

fn told(error: &Trouble) -> String {
    let (message, next) = trouble(error);
    format!("{}. {next}", message.trim_end_matches('.'))
}

/// One word of a closed set or nothing.
///
/// # Errors
/// A sentence with the words of the set.
pub fn word<W: Word>(text: &str) -> Result<Option<W>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    W::from_word(&text.to_lowercase().replace([' ', '-'], "_"))
        .map(Some)
        .ok_or_else(|| {
            let words: Vec<String> = W::ALL.iter().copied().map(said).collect();
            format!("Write one of: {}", words.join(", "))
        })
}

/// A word of a closed set as it is said: "let go".
#[must_use]
pub fn said<W: Word>(value: W) -> String {
    value.word().replace('_', " ")
}

/// A day of the year, with or without its year, or nothing.
///
/// # Errors
/// A sentence on what was not understood.
pub fn anniversary(text: &str) -> Result<Option<Anniversary>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    alone::anniversary(text).map(Some).map_err(|error| {
        let (message, _) = trouble(&error);
        let message = message.trim_end_matches('.');
        format!("{message}. Write it as 14 May 1984, or as 14 May without the year")
    })
}

/// A day of the year as it is written: "1984-05-14", or "14 May" without the year.
#[must_use]
pub fn written_anniversary(of: Anniversary) -> String {
    match of.year() {
        Some(_) => of.to_string(),
        None => days::anniversary(of),
    }
}

/// The person of this name or nobody. Of several with one name, one of `present` is meant.
///
/// # Errors
/// A sentence if there is nobody or several.
pub fn person(
    text: &str,
    names: &Names,
    present: &[Id<Person>],
) -> Result<Option<Id<Person>>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    match names.find(text) {
        Found::One(person) => Ok(Some(person.id)),
        Found::Several(people) => {
            let mut here = people.iter().filter(|person| present.contains(&person.id));
            if let (Some(one), None) = (here.next(), here.next()) {
                return Ok(Some(one.id));
            }
            let names: Vec<_> = people
                .iter()
                .take(4)
                .map(|person| visible::line(&person.name))
                .collect();
            Err(format!(
                "{} could be any of: {}. Write the whole name",
                visible::line(text),
                names.join(", ")
            ))
        }
        Found::Nobody(alike) => {
            let nobody = format!("Nobody is called {}", visible::line(text));
            Err(match alike.first() {
                Some(person) => {
                    format!("{nobody}. Did you mean {}?", visible::line(&person.name))
                }
                None => format!("{nobody}. Esc keeps what is written here; then A adds them"),
            })
        }
    }
}

/// People by their names, each once. Of several with one name, one of `present` is meant.
///
/// # Errors
/// A sentence if one of them is nobody or several.
pub fn people(
    text: &str,
    names: &Names,
    present: &[Id<Person>],
) -> Result<Vec<Id<Person>>, String> {
    let all = list::names(text)?;
    let found = all.iter().map(|name| person(name, names, present));
    found.filter_map(Result::transpose).collect()
}

/// A value as it is written; nothing for none.
#[must_use]
pub fn written<T: ToString>(value: Option<T>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}
