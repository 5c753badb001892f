//! What words about a day say: settled, open between some, or impossible.

use chrono::{Datelike, NaiveDate, Weekday};

use crate::domain::day::{Day, Days, Precision, shifted};

/// What words about a day say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// These days.
    Settled(Days),
    /// One of these, the likeliest first.
    OneOf(Vec<Days>),
    /// No day: why not, and what to do.
    Refused(String, String),
}

/// Words about a day, found in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated {
    /// The place after them.
    pub end: usize,
    /// What they say.
    pub said: Said,
    /// Whether the words can be something else ("sat", "may", "7/10").
    pub weak: bool,
    /// Whether they say more than the day ("Diwali", "my birthday"), and stay in the words.
    pub besides: bool,
}

impl Dated {
    /// Words that can only be a day.
    #[must_use]
    pub fn sure(end: usize, said: Said) -> Self {
        Self {
            end,
            said,
            weak: false,
            besides: false,
        }
    }

    /// Words that say more than the day.
    #[must_use]
    pub fn told_besides(end: usize, said: Said) -> Self {
        Self {
            besides: true,
            ..Self::sure(end, said)
        }
    }

    /// Words that may be something else.
    #[must_use]
    pub fn weak(end: usize, said: Said) -> Self {
        Self {
            end,
            said,
            weak: true,
            besides: false,
        }
    }
}

/// On which side of today a day without a year is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Toward {
    /// What happened.
    Past,
    /// What is promised.
    Future,
}

impl Said {
    /// This date.
    #[must_use]
    pub fn on(date: NaiveDate) -> Self {
        match Day::exact(date) {
            Some(day) => Self::Settled(Days::on(day)),
            None => Self::Refused(
                format!(
                    "The year {} is outside the calendar that is kept.",
                    date.year()
                ),
                "Check the year.".to_owned(),
            ),
        }
    }

    /// One of these dates; settled if only one is left.
    #[must_use]
    pub fn one_of(dates: &[NaiveDate]) -> Self {
        Self::one_of_days(
            dates
                .iter()
                .filter_map(|date| Day::exact(*date))
                .map(Days::on)
                .collect(),
        )
    }

    /// One of these days; settled if only one is left.
    #[must_use]
    pub fn one_of_days(mut days: Vec<Days>) -> Self {
        let mut met = Vec::new();
        days.retain(|day| {
            !met.contains(day) && {
                met.push(*day);
                true
            }
        });
        match days.as_slice() {
            [] => Self::Refused(
                "There is no such day.".to_owned(),
                "Write the day as 2026-11-21.".to_owned(),
            ),
            [only] => Self::Settled(*only),
            _ => Self::OneOf(days),
        }
    }

    /// The days it can mean.
    #[must_use]
    pub fn days(&self) -> &[Days] {
        match self {
            Self::Settled(days) => std::slice::from_ref(days),
            Self::OneOf(days) => days,
            Self::Refused(..) => &[],
        }
    }
}

/// This day of this month and year, or the reason why there is none.
#[must_use]
pub fn calendar_day(year: i32, month: u32, day: u32) -> Said {
    if !crate::domain::day::YEARS.contains(&year) {
        return no_year(&year.to_string());
    }
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(date) => Said::on(date),
        None => no_day(day, month, Some(year)),
    }
}

/// The refusal of a day that its month does not have.
#[must_use]
pub fn no_day(day: u32, month: u32, year: Option<i32>) -> Said {
    let Some(name) = month_name(month) else {
        return Said::Refused(
            format!("There is no month {month}."),
            "A year has the months 1 to 12.".to_owned(),
        );
    };
    let last = last_day_of(year.unwrap_or(2000), month);
    let of = year.map_or(String::new(), |year| format!(" {year}"));
    Said::Refused(
        format!("There is no {day} {name}{of}."),
        format!("{name}{of} has the days 1 to {last}."),
    )
}

/// The refusal of a year.
#[must_use]
pub fn no_year(written: &str) -> Said {
    Said::Refused(
        format!("{written} is no year that can be kept."),
        "Years have four digits, 1000 to 2999.".to_owned(),
    )
}

/// The last day of a month.
#[must_use]
pub fn last_day_of(year: i32, month: u32) -> u32 {
    (28..=31)
        .rev()
        .find(|day| NaiveDate::from_ymd_opt(year, month, *day).is_some())
        .unwrap_or(28)
}

/// The name of a month.
#[must_use]
pub fn month_name(month: u32) -> Option<&'static str> {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    NAMES
        .get(usize::try_from(month).ok()?.checked_sub(1)?)
        .copied()
}

/// The latest `weekday` before `date`.
#[must_use]
pub fn weekday_before(date: NaiveDate, weekday: Weekday) -> NaiveDate {
    let back = (7 + date.weekday().num_days_from_monday() - weekday.num_days_from_monday()) % 7;
    shifted(date, -i64::from(if back == 0 { 7 } else { back }))
}

/// The first `weekday` after `date`.
#[must_use]
pub fn weekday_after(date: NaiveDate, weekday: Weekday) -> NaiveDate {
    let on = (7 + weekday.num_days_from_monday() - date.weekday().num_days_from_monday()) % 7;
    shifted(date, i64::from(if on == 0 { 7 } else { on }))
}

/// How a choice of days is shown.
#[must_use]
pub fn label(days: Days) -> String {
    let one = |day: Day| match (day.precision(), day.date()) {
        (Precision::Day, Some(date)) => date.format("%a %-d %b %Y").to_string(),
        (Precision::Month, _) => {
            let name = day.month_number().and_then(month_name).unwrap_or_default();
            format!("{name} {}", day.year_number())
        }
        _ => day.year_number().to_string(),
    };
    if days.first() == days.last() {
        one(days.first())
    } else {
        format!("{} – {}", one(days.first()), one(days.last()))
    }
}

/// The id of a choice of days: `2026-11-20`, or `2026-11-14/2026-11-15` for several.
#[must_use]
pub fn id(days: Days) -> String {
    if days.first() == days.last() {
        days.first().to_string()
    } else {
        format!("{}/{}", days.first(), days.last())
    }
}
