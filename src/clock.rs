//! The one source of time and chance. Both edges read it once and pass on what it says: nothing
//! else asks the system for the time, the zone or a random number.

use std::env;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::process;

use chrono::{DateTime, Local, NaiveDate, NaiveDateTime, Utc};

/// The variable that makes the clock stand still, for tests and pictures.
pub const VARIABLE: &str = "BETWIXT_NOW";
/// How the variable is written.
const FORMAT: &str = "%Y-%m-%dT%H:%M:%S";

/// Where the time comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// The clock of the system.
    System,
    /// It is always this moment, in local time.
    Fixed(NaiveDateTime),
}

/// The variable holds no moment.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{VARIABLE} is {0:?}, which is no moment: write 2026-11-22T14:00:00 (local time)")]
pub struct NoMoment(String);

impl Clock {
    /// The clock that the environment asks for.
    ///
    /// # Errors
    /// A moment that cannot be read.
    pub fn from_environment() -> Result<Self, NoMoment> {
        match env::var_os(VARIABLE) {
            None => Ok(Self::System),
            Some(text) => Self::at(&text.to_string_lossy()),
        }
    }

    /// A clock that stands at `moment`, such as `2026-11-22T14:00:00`.
    ///
    /// # Errors
    /// A moment that cannot be read.
    pub fn at(moment: &str) -> Result<Self, NoMoment> {
        NaiveDateTime::parse_from_str(moment, FORMAT)
            .map(Self::Fixed)
            .map_err(|_| NoMoment(moment.to_owned()))
    }

    /// The moment, in local time.
    #[must_use]
    pub fn now(self) -> NaiveDateTime {
        match self {
            Self::System => Local::now().naive_local(),
            Self::Fixed(moment) => moment,
        }
    }

    /// The civil day.
    #[must_use]
    pub fn today(self) -> NaiveDate {
        self.now().date()
    }

    /// The moment as a stamp: UTC, milliseconds since 1970. A fixed moment goes through the zone of
    /// the system; of one that comes twice the first is meant, and one that the zone skips is UTC.
    #[must_use]
    pub fn millis(self) -> i64 {
        match self {
            Self::System => Utc::now().timestamp_millis(),
            Self::Fixed(moment) => moment.and_local_timezone(Local).earliest().map_or_else(
                || moment.and_utc().timestamp_millis(),
                |local| local.timestamp_millis(),
            ),
        }
    }

    /// A seed for ids: chance, or what follows from the fixed moment, so that outputs are exact.
    #[must_use]
    pub fn seed(self) -> u64 {
        match self {
            Self::System => chance(),
            Self::Fixed(_) => self.millis().unsigned_abs(),
        }
    }
}

/// A number that tells this run of the program from every other one, fixed clock or not: it is
/// kept in the history and never shown. Above its low 31 bits, which are random, is the number of the
/// process: what a screen left can be told from what one is in the middle of.
#[must_use]
pub fn sitting() -> i64 {
    i64::from(process::id()) << 31 | i64::try_from(chance() >> 33).unwrap_or(0)
}

/// The local time of a stamp.
#[must_use]
pub fn local(millis: i64) -> NaiveDateTime {
    DateTime::from_timestamp_millis(millis)
        .unwrap_or_default()
        .with_timezone(&Local)
        .naive_local()
}

/// The civil day of a stamp.
#[must_use]
pub fn day(millis: i64) -> NaiveDate {
    local(millis).date()
}

/// The standard library seeds its hash tables from the system's chance.
fn chance() -> u64 {
    RandomState::new().build_hasher().finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fixed_clock_stands_still_and_gives_one_seed() {
        let clock = Clock::at("2026-11-22T14:00:00").unwrap();
        assert_eq!(clock.today().to_string(), "2026-11-22");
        assert_eq!(local(clock.millis()), clock.now());
        assert_eq!(clock.seed(), clock.seed());
        assert_ne!(sitting(), sitting());
    }

    #[test]
    fn a_moment_that_is_none_is_refused() {
        for text in ["", "yesterday", "2026-11-22", "2026-02-30T10:00:00"] {
            assert!(Clock::at(text).is_err(), "{text}");
        }
    }
}
