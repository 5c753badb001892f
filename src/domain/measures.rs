//! What was noted between the two of you: who began, hours shared, words given.
//!
//! Each answer carries the figures it rests on. None is weighed against another, and none is ever
//! used to put people in an order.

use chrono::NaiveDate;
use serde::Serialize;
use statrs::distribution::{Beta, ContinuousCDF};

use crate::domain::day::shifted;
use crate::domain::interaction::Began;
use crate::domain::promise::{End, Promise, Side};

/// A season: the rolling days that end today.
pub const SEASON_DAYS: i64 = 91;
/// The window of a line unless it says otherwise.
pub const WINDOW_DAYS: i64 = 365;
/// Who began needs this many.
const ENOUGH_BEGAN: u32 = 8;
/// An interval for promises needs this many.
const ENOUGH_PROMISES: u32 = 5;
/// Hours are told from this many interactions with minutes.
const ENOUGH_WITH_MINUTES: u32 = 3;

/// A share with its uncertainty: Jeffreys interval, `Beta(k + 1/2, n - k + 1/2)`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Share {
    /// The mean, 0 to 1.
    pub mean: f64,
    /// The lower end of the 90 % central interval.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
}

/// The share `k` of `k + rest`; `None` only if the distribution cannot be made.
#[must_use]
pub fn share(k: u32, rest: u32) -> Option<Share> {
    let (a, b) = (f64::from(k) + 0.5, f64::from(rest) + 0.5);
    let beta = Beta::new(a, b).ok()?;
    Some(Share {
        mean: a / (a + b),
        low: beta.inverse_cdf(0.05),
        high: beta.inverse_cdf(0.95),
    })
}

/// One interaction of a pair, as far as the measures look at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Its day.
    pub day: NaiveDate,
    /// Who began it.
    pub began: Option<Began>,
    /// How many minutes, if noted.
    pub minutes: Option<u32>,
    /// Time freely chosen.
    pub chosen: bool,
    /// Whether both took part.
    pub two_way: bool,
}

/// Who began, in the window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Beginnings {
    /// Begun by you.
    pub mine: u32,
    /// Begun by them.
    pub theirs: u32,
    /// The share begun by you.
    pub share: Option<Share>,
    /// What it is called.
    pub word: BeganWord,
}

/// What the beginnings are called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum BeganWord {
    /// Under eight.
    TooFew,
    /// The interval holds one half.
    NoClearLean,
    /// You, clearly.
    MostlyYou,
    /// They, clearly.
    MostlyThem,
}

/// Counts who began. Both, and not known, enter neither side.
#[must_use]
pub fn beginnings(mine: u32, theirs: u32) -> Beginnings {
    let share = share(mine, theirs);
    let word = match share {
        _ if mine + theirs < ENOUGH_BEGAN => BeganWord::TooFew,
        Some(share) if share.low > 0.5 => BeganWord::MostlyYou,
        Some(share) if share.high < 0.5 => BeganWord::MostlyThem,
        _ => BeganWord::NoClearLean,
    };
    Beginnings {
        mine,
        theirs,
        share,
        word,
    }
}

/// Hours shared by choice: this season and the one before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SharedTime {
    /// This season.
    pub season: TimeNoted,
    /// The season before.
    pub before: TimeNoted,
}

/// Minutes of chosen time, and how many interactions they were noted for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TimeNoted {
    /// Minutes.
    pub minutes: u32,
    /// Two-way interactions of chosen time.
    pub interactions: u32,
    /// Those of them with minutes.
    pub with_minutes: u32,
}

impl TimeNoted {
    /// Whether there is enough to tell hours.
    #[must_use]
    pub fn is_enough(&self) -> bool {
        self.with_minutes >= ENOUGH_WITH_MINUTES
    }

    fn add(&mut self, moment: &Moment) {
        self.interactions += 1;
        if let Some(minutes) = moment.minutes {
            self.with_minutes += 1;
            self.minutes = self.minutes.saturating_add(minutes);
        }
    }
}

/// Who began and hours shared, from the moments of a pair in any order.
#[must_use]
pub fn noted(
    moments: impl IntoIterator<Item = Moment>,
    today: NaiveDate,
) -> (Beginnings, SharedTime) {
    let (year, season, before) = (
        shifted(today, -WINDOW_DAYS),
        shifted(today, -SEASON_DAYS),
        shifted(today, -2 * SEASON_DAYS),
    );
    let (mut mine, mut theirs, mut shared) = (0, 0, SharedTime::default());
    for moment in moments {
        if moment.day > today {
            continue;
        }
        match moment.began {
            Some(Began::Me) if moment.day > year => mine += 1,
            Some(Began::Them) if moment.day > year => theirs += 1,
            _ => {}
        }
        if moment.two_way && moment.chosen && moment.day > season {
            shared.season.add(&moment);
        } else if moment.two_way && moment.chosen && moment.day > before {
            shared.before.add(&moment);
        }
    }
    (beginnings(mine, theirs), shared)
}

/// Promises of one side that came to an end, and those still open.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct WordsGiven {
    /// Kept, late ones included.
    pub kept: u32,
    /// Kept after their day.
    pub kept_late: u32,
    /// Broken.
    pub broken: u32,
    /// Broken ones that were made good.
    pub repaired: u32,
    /// Open.
    pub open: u32,
    /// Open and past their day.
    pub past_their_day: u32,
}

impl WordsGiven {
    /// The share kept of kept and broken; `None` below five.
    #[must_use]
    pub fn share(&self) -> Option<Share> {
        (self.kept + self.broken >= ENOUGH_PROMISES)
            .then(|| share(self.kept, self.broken))
            .flatten()
    }
}

/// Counts the promises of one side. Released and renegotiated ones do not count.
#[must_use]
pub fn words_given(promises: &[Promise], whose: Side, today: NaiveDate) -> WordsGiven {
    let mut given = WordsGiven::default();
    for promise in promises.iter().filter(|promise| promise.whose == whose) {
        match promise.ended.map(|ended| ended.how) {
            Some(End::Kept) => {
                given.kept += 1;
                given.kept_late += u32::from(promise.kept_late());
            }
            Some(End::Broken) => {
                given.broken += 1;
                given.repaired += u32::from(!promise.repaired.is_empty());
            }
            Some(End::Released | End::Renegotiated) => {}
            None => {
                given.open += 1;
                given.past_their_day += u32::from(promise.past_its_day(today));
            }
        }
    }
    given
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_began_matches_the_vectors() {
        for (mine, theirs, mean, low, high, word) in [
            (7, 1, 0.833_333, 0.603_327, 0.977_535, BeganWord::MostlyYou),
            (5, 4, 0.55, 0.296_768, 0.791_316, BeganWord::NoClearLean),
            (2, 1, 0.625, 0.235_534, 0.937_587, BeganWord::TooFew),
            (0, 6, 0.071_429, 0.000_314, 0.264_173, BeganWord::TooFew),
            (9, 3, 0.730_769, 0.516_238, 0.903_645, BeganWord::MostlyYou),
            (10, 2, 0.807_692, 0.610_041, 0.950_267, BeganWord::MostlyYou),
            (6, 6, 0.5, 0.279_57, 0.720_43, BeganWord::NoClearLean),
            (3, 9, 0.269_231, 0.096_355, 0.483_762, BeganWord::MostlyThem),
        ] {
            let got = beginnings(mine, theirs);
            let share = got.share.unwrap();
            for (got, wanted) in [(share.mean, mean), (share.low, low), (share.high, high)] {
                assert!(
                    (got - wanted).abs() < 1e-6,
                    "{mine} and {theirs}: {got}, not {wanted}"
                );
            }
            assert_eq!(got.word, word, "{mine} and {theirs}");
        }
    }

    fn moment(day: &str, began: Option<Began>, minutes: Option<u32>) -> Moment {
        Moment {
            day: day.parse().unwrap(),
            began,
            minutes,
            chosen: true,
            two_way: true,
        }
    }

    #[test]
    fn the_season_is_the_91_days_that_end_today() {
        let today: NaiveDate = "2026-11-22".parse().unwrap();
        let (_, shared) = noted(
            [
                moment("2026-11-22", None, Some(60)),
                moment("2026-08-24", None, Some(10)),
                moment("2026-08-23", None, Some(100)),
                moment("2026-05-25", None, None),
                moment("2026-05-24", None, Some(1)),
                moment("2026-11-23", None, Some(1)),
            ],
            today,
        );
        assert_eq!(
            shared.season,
            TimeNoted {
                minutes: 70,
                interactions: 2,
                with_minutes: 2
            }
        );
        assert_eq!(
            shared.before,
            TimeNoted {
                minutes: 100,
                interactions: 2,
                with_minutes: 1
            }
        );
        assert!(!shared.season.is_enough());
    }

    #[test]
    fn beginnings_of_both_or_nobody_count_for_neither() {
        let today: NaiveDate = "2026-11-22".parse().unwrap();
        let (began, _) = noted(
            [
                moment("2026-11-01", Some(Began::Me), None),
                moment("2026-11-01", Some(Began::Both), None),
                moment("2026-11-01", None, None),
                moment("2025-11-23", Some(Began::Them), None),
                moment("2025-11-22", Some(Began::Them), None),
            ],
            today,
        );
        assert_eq!((began.mine, began.theirs), (1, 1));
    }
}
