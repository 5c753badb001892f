//! A year of days, a column a week.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use crate::domain::day::shifted;

/// How many weeks are shown.
pub const WEEKS: usize = 53;
/// The days of a week.
pub const WEEK: usize = 7;

/// How full each day was. The last week may go on after today; those days are empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Year {
    /// The first day, a Monday.
    pub from: NaiveDate,
    /// For each day in order, with how many people it was a contact day.
    pub days: Vec<u32>,
}

impl Year {
    /// An empty year whose last week has `today` in it.
    #[must_use]
    pub fn before(today: NaiveDate) -> Self {
        let monday = shifted(today, -i64::from(today.weekday().num_days_from_monday()));
        let weeks = i64::try_from(WEEKS).unwrap_or(1) - 1;
        Self {
            from: shifted(monday, -7 * weeks),
            days: vec![0; WEEKS * WEEK],
        }
    }

    /// Notes a contact day with somebody; days outside do not count.
    pub fn add(&mut self, day: NaiveDate) {
        let place = usize::try_from(day.signed_duration_since(self.from).num_days());
        if let Some(day) = place.ok().and_then(|place| self.days.get_mut(place)) {
            *day += 1;
        }
    }

    /// Notes the contact days of others in the same year.
    pub fn add_all(&mut self, others: &Self) {
        for (day, more) in self.days.iter_mut().zip(&others.days) {
            *day += more;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_year_begins_on_a_monday_and_has_today_in_its_last_week() {
        let today: NaiveDate = "2026-11-22".parse().unwrap();
        let mut year = Year::before(today);
        assert_eq!(year.from.to_string(), "2025-11-17");
        year.add(today);
        year.add("2025-11-16".parse().unwrap());
        assert_eq!(year.days.iter().sum::<u32>(), 1);
        assert_eq!(year.days.last(), Some(&1), "a Sunday ends its week");
    }
}
