//! Days that come round each year: birthdays, anniversaries, and the days on which somebody who died
//! is remembered.
//!
//! 29 February stands on the 28th in a year without one: the last day of its month, so that it is
//! never a day late. A count of years is told only when the year is known, and never of somebody who
//! died but the years since their death.

use std::cmp::Ordering;

use chrono::{Datelike, NaiveDate};

use crate::domain::day::{Anniversary, Day};
use crate::domain::id::Id;
use crate::domain::person::{NamedDate, Person, Standing};
use crate::domain::sorting;

/// What of a person comes round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Who.
    pub person: Id<Person>,
    /// The name.
    pub name: String,
    /// Whether they are in your life as it is now.
    pub standing: Standing,
    /// Their birthday.
    pub birthday: Option<Anniversary>,
    /// Other days of theirs.
    pub dates: Vec<NamedDate>,
    /// The day of their death, if they died and it is known.
    pub died_on: Option<Day>,
    /// When any of it was last saved: UTC, milliseconds since 1970.
    pub edited_at: i64,
}

/// One day that comes round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Yearly {
    /// Whose.
    pub person: Id<Person>,
    /// The name.
    pub name: String,
    /// What the day is.
    pub occasion: Occasion,
    /// The day.
    pub on: Anniversary,
    /// Whether it is one on which somebody who died is remembered.
    pub remembrance: bool,
    /// When it was last saved: UTC, milliseconds since 1970.
    pub edited_at: i64,
}

/// What a day is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Occasion {
    /// They were born on it.
    Birthday,
    /// A day with a name ("wedding").
    Named(String),
    /// They died on it.
    Death,
}

/// One day as it comes round this time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coming {
    /// The day.
    pub of: Yearly,
    /// Its date this time.
    pub date: NaiveDate,
    /// How many years it is then; `None` if the year is not known, or is this very one.
    pub years: Option<i32>,
}

impl Kept {
    /// The days of this person: none of somebody you let go.
    #[must_use]
    pub fn yearly(&self) -> Vec<Yearly> {
        if self.standing == Standing::LetGo {
            return Vec::new();
        }
        let died = self.standing == Standing::Died;
        let day = |occasion, on| Yearly {
            person: self.person,
            name: self.name.clone(),
            occasion,
            on,
            remembrance: died,
            edited_at: self.edited_at,
        };
        let born = self.birthday.map(|on| day(Occasion::Birthday, on));
        let named = self
            .dates
            .iter()
            .map(|date| day(Occasion::Named(date.name.clone()), date.on));
        let death = self
            .died_on
            .filter(|_| died)
            .and_then(Day::date)
            .and_then(|on| Anniversary::new(Some(on.year()), on.month(), on.day()))
            .map(|on| day(Occasion::Death, on));
        born.into_iter().chain(named).chain(death).collect()
    }
}

impl Yearly {
    /// When it comes round from the date `from` to the date `to`, both included. Not before it began,
    /// and a death not on its very day.
    pub fn between(&self, from: NaiveDate, to: NaiveDate) -> impl Iterator<Item = Coming> {
        (from.year()..=to.year()).filter_map(move |year| {
            let date = self.on.in_year(year)?;
            let years = self.on.year().map(|began| year - began);
            let begun = match self.occasion {
                Occasion::Death => years.is_some_and(|years| years > 0),
                _ => years.is_none_or(|years| years >= 0),
            };
            (begun && from <= date && date <= to).then(|| Coming {
                of: self.clone(),
                date,
                years: years.filter(|years| *years > 0),
            })
        })
    }
}

impl Coming {
    /// In how many days it is.
    #[must_use]
    pub fn in_days(&self, today: NaiveDate) -> i64 {
        self.date.signed_duration_since(today).num_days()
    }

    /// Whether it is 29 February, in a year that has none.
    #[must_use]
    pub fn is_moved(&self) -> bool {
        self.of.on.in_year(2000) != self.date.with_year(2000)
    }
}

/// What comes round from the date `from` to the date `to`, both included: by date, then by name.
#[must_use]
pub fn between<'k>(
    kept: impl IntoIterator<Item = &'k Kept>,
    from: NaiveDate,
    to: NaiveDate,
) -> Vec<Coming> {
    let mut coming = Vec::new();
    for one in kept {
        for day in one.yearly() {
            coming.extend(day.between(from, to));
        }
    }
    sorting::by(&mut coming, in_order);
    coming
}

fn in_order(one: &Coming, other: &Coming) -> Ordering {
    (one.date, &one.of.name, one.of.person).cmp(&(other.date, &other.of.name, other.of.person))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(birthday: &str) -> Kept {
        Kept {
            person: Id::from_number(1),
            name: "Ana".to_owned(),
            standing: Standing::Active,
            birthday: Some(birthday.parse().unwrap()),
            dates: Vec::new(),
            died_on: None,
            edited_at: 0,
        }
    }

    fn told(of: &Kept, from: &str, to: &str) -> Vec<(String, Option<i32>)> {
        between([of], from.parse().unwrap(), to.parse().unwrap())
            .into_iter()
            .map(|coming| (coming.date.to_string(), coming.years))
            .collect()
    }

    #[test]
    fn an_age_is_told_only_when_the_year_is_known() {
        let ana = kept("1984-12-31");
        let when = |date: &str, years| vec![(date.to_owned(), years)];
        assert_eq!(
            told(&ana, "2026-12-01", "2027-01-10"),
            when("2026-12-31", Some(42))
        );
        assert_eq!(
            told(&kept("--01-02"), "2026-12-01", "2027-01-10"),
            when("2027-01-02", None)
        );
        assert_eq!(told(&ana, "2026-12-31", "2027-12-31").len(), 2);
        assert_eq!(told(&ana, "1983-01-01", "1983-12-31"), []);
        assert_eq!(
            told(&ana, "1984-01-01", "1984-12-31"),
            when("1984-12-31", None)
        );
    }

    #[test]
    fn the_29th_of_february_stands_on_the_28th_in_a_common_year() {
        let leap = kept("2000-02-29");
        let coming = |year: i32| {
            let day = |month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
            between([&leap], day(1, 1), day(12, 31)).remove(0)
        };
        let (common, own) = (coming(2027), coming(2028));
        assert_eq!(
            (common.date.to_string().as_str(), common.is_moved()),
            ("2027-02-28", true)
        );
        assert_eq!(
            (own.date.to_string().as_str(), own.is_moved()),
            ("2028-02-29", false)
        );
        let plain = between(
            [&kept("1984-02-28")],
            "2027-01-01".parse().unwrap(),
            "2027-12-31".parse().unwrap(),
        );
        assert!(!plain.iter().any(Coming::is_moved));
    }

    #[test]
    fn who_died_is_remembered_and_who_was_let_go_is_left_in_peace() {
        let mut one = kept("1936-11-25");
        one.died_on = Some("2019-11-24".parse().unwrap());
        assert_eq!(told(&one, "2026-11-20", "2026-11-30").len(), 1);
        one.standing = Standing::Died;
        let days = between(
            [&one],
            "2026-11-20".parse().unwrap(),
            "2026-11-30".parse().unwrap(),
        );
        assert!(days.iter().all(|day| day.of.remembrance));
        assert_eq!(days[0].of.occasion, Occasion::Death);
        assert_eq!(days[0].years, Some(7));
        assert_eq!(told(&one, "2019-11-24", "2019-11-24"), []);
        one.died_on = Some("2019-11".parse().unwrap());
        assert_eq!(told(&one, "2026-11-20", "2026-11-30").len(), 1);
        one.standing = Standing::LetGo;
        assert_eq!(told(&one, "2026-11-20", "2026-11-30"), []);
    }
}
