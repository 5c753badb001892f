//! Identities: typed, time-ordered 63-bit integers.
//!
//! An id is minted from the milliseconds of an act and random bits below them, so two copies of a
//! file can later be merged without renumbering. The random bits come from a seed that the edge
//! passes in: this module never asks a clock or the system for anything.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// How many low bits of an id are random.
const RANDOM_BITS: u32 = 21;

/// The identity of one `T`. Written as a decimal string in JSON, since 63 bits do not fit a double.
pub struct Id<T> {
    number: i64,
    of: PhantomData<fn() -> T>,
}

impl<T> Id<T> {
    /// The id with this number, as read back from a file.
    #[must_use]
    pub const fn from_number(number: i64) -> Self {
        Self {
            number,
            of: PhantomData,
        }
    }

    /// The number, as written to a file.
    #[must_use]
    pub const fn number(self) -> i64 {
        self.number
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Id<T> {}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.number.cmp(&other.number)
    }
}
impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.number.hash(state);
    }
}
impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Id({})", self.number)
    }
}
impl<T> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.number)
    }
}
impl<T> FromStr for Id<T> {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self::from_number)
    }
}
impl<T> Serialize for Id<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
impl<'de, T> Deserialize<'de> for Id<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        match text.parse::<Self>() {
            Ok(id) if id.number > 0 => Ok(id),
            _ => Err(D::Error::custom(format!(
                "an id is a positive whole number in quotes, not {text:?}"
            ))),
        }
    }
}

/// Mints ids, each larger than the one before.
#[derive(Debug)]
pub struct IdSource {
    random: fastrand::Rng,
    newest: i64,
}

impl IdSource {
    /// A source whose random bits follow from `seed` alone.
    #[must_use]
    pub fn seeded(seed: u64) -> Self {
        Self {
            random: fastrand::Rng::with_seed(seed),
            newest: 0,
        }
    }

    /// From here on mints only ids above `number`: what a file already holds is never met again,
    /// even when the clock stands still or goes back.
    pub fn stay_above(&mut self, number: i64) {
        self.newest = self.newest.max(number);
    }

    /// A new id for something that came to be at `millis` (UTC, since 1970).
    pub fn mint<T>(&mut self, millis: i64) -> Id<T> {
        let random = i64::from(self.random.u32(..1 << RANDOM_BITS));
        let wanted = (millis.clamp(0, i64::MAX >> RANDOM_BITS) << RANDOM_BITS) | random;
        self.newest = wanted.max(self.newest.saturating_add(1));
        Id::from_number(self.newest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_rise_even_when_the_clock_goes_back() {
        let mut ids = IdSource::seeded(7);
        let first: Id<()> = ids.mint(1_000);
        let second: Id<()> = ids.mint(10);
        assert!(second > first);
        ids.stay_above(i64::MAX - 5);
        let third: Id<()> = ids.mint(2_000);
        assert_eq!(third.number(), i64::MAX - 4);
    }

    #[test]
    fn one_seed_gives_one_sequence() {
        let (mut a, mut b) = (IdSource::seeded(1), IdSource::seeded(1));
        assert_eq!(a.mint::<()>(5), b.mint::<()>(5));
        assert_ne!(
            IdSource::seeded(2).mint::<()>(5),
            IdSource::seeded(1).mint::<()>(5)
        );
    }
}
