//! Chapters by season: three whole months each, the winter of the north and the summer of the south
//! over the turn of the year.

use serde::Serialize;

use crate::domain::day::Day;

/// A season.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Season {
    /// March to May in the north.
    Spring,
    /// June to August in the north.
    Summer,
    /// September to November in the north.
    Autumn,
    /// December to February in the north.
    Winter,
}

/// The part of the calendar that a chapter tells, in the order of the calendar. A year of which no
/// month is known stands after the months that belong to the turn of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Part {
    /// The year, that of its January for the turn of the year.
    pub year: i32,
    quarter: Quarter,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Quarter {
    Turn,
    Unknown,
    March,
    June,
    September,
}

impl Part {
    /// The part in which `day` lies.
    #[must_use]
    pub fn of(day: Day) -> Self {
        let year = day.year_number();
        let (year, quarter) = match day.month_number() {
            None => (year, Quarter::Unknown),
            Some(12) => (year + 1, Quarter::Turn),
            Some(1 | 2) => (year, Quarter::Turn),
            Some(3..=5) => (year, Quarter::March),
            Some(6..=8) => (year, Quarter::June),
            Some(_) => (year, Quarter::September),
        };
        Self { year, quarter }
    }

    /// Its season on one half of the earth; `None` if only the year is known.
    #[must_use]
    pub fn season(self, southern: bool) -> Option<Season> {
        Some(match (self.quarter, southern) {
            (Quarter::Unknown, _) => return None,
            (Quarter::March, false) | (Quarter::September, true) => Season::Spring,
            (Quarter::June, false) | (Quarter::Turn, true) => Season::Summer,
            (Quarter::September, false) | (Quarter::March, true) => Season::Autumn,
            (Quarter::Turn, false) | (Quarter::June, true) => Season::Winter,
        })
    }

    /// Whether it runs over the turn of the year.
    #[must_use]
    pub fn turns(self) -> bool {
        self.quarter == Quarter::Turn
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn december_and_january_are_one_season_and_a_bare_year_comes_after_it() {
        let part = |day: &str| Part::of(day.parse().unwrap());
        assert_eq!(part("2013-12-31"), part("2014-02"));
        assert!(part("2014-02") < part("2014") && part("2014") < part("2014-03-01"));
        assert!(part("2014-11-30") < part("2014-12-01"));
        assert_eq!(part("2014-05").season(false), Some(Season::Spring));
        assert_eq!(part("2013-12-31").season(true), Some(Season::Summer));
        assert_eq!(part("2014").season(true), None);
    }
}
