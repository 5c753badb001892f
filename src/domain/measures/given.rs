//! Words given: promises of one side that came to an end in the window, and those still open.

use chrono::NaiveDate;

use crate::domain::measures::share::{Share, share};
use crate::domain::measures::window::in_window;
use crate::domain::promise::{End, Ended, Promise, Side};

/// An interval needs this many.
const ENOUGH: u32 = 5;

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
        (self.kept + self.broken >= ENOUGH)
            .then(|| share(self.kept, self.broken))
            .flatten()
    }
}

/// Counts the promises of one side. Released and renegotiated ones do not count; one that was kept after
/// its day counts as kept.
#[must_use]
pub fn words_given(promises: &[Promise], whose: Side, today: NaiveDate) -> WordsGiven {
    let mut given = WordsGiven::default();
    for promise in promises.iter().filter(|promise| promise.whose == whose) {
        match promise.ended {
            Some(ended) if !in_window(ended.on.earliest(), today) => {}
            Some(Ended { how: End::Kept, .. }) => {
                given.kept += 1;
                given.kept_late += u32::from(promise.kept_late());
            }
            Some(Ended {
                how: End::Broken, ..
            }) => {
                given.broken += 1;
                given.repaired += u32::from(!promise.repaired.is_empty());
            }
            Some(_) => {}
            None => {
                given.open += 1;
                given.past_their_day += u32::from(promise.past_its_day(today));
            }
        }
    }
    given
}
