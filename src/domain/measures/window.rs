//! How far back a line looks.

use chrono::NaiveDate;

use crate::domain::day::shifted;

/// A season: the rolling days that end today.
pub const SEASON_DAYS: i64 = 91;
/// The window of a line unless it says otherwise.
pub const WINDOW_DAYS: i64 = 365;

/// Whether a day lies in the window that ends `today`.
#[must_use]
pub fn in_window(day: NaiveDate, today: NaiveDate) -> bool {
    day > shifted(today, -WINDOW_DAYS) && day <= today
}
