//! Days as people know them: exact, or only the month, or only the year; and days that come round.
//!
//! A day is the civil day as typed. Nothing here knows a time zone, a clock or "today".

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Days as DayCount, NaiveDate};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The first and last year that betwixt keeps. A year outside is a slip of the finger.
pub const YEARS: std::ops::RangeInclusive<i32> = 1000..=2999;

/// A day, a month or a year, packed as `YYYYMMDD` with zeros for what is not known.
///
/// Packed numbers sort as people expect: a year stands before its months, a month before its days.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

/// How much of a [`Day`] is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Precision {
    /// The very day.
    Day,
    /// The month, not the day.
    Month,
    /// The year only.
    Year,
}

impl Day {
    /// This exact day; `None` outside [`YEARS`].
    #[must_use]
    pub fn exact(date: NaiveDate) -> Option<Self> {
        YEARS
            .contains(&date.year())
            .then(|| Self::pack(date.year(), date.month(), date.day()))
    }

    /// This exact day; a clock that stands outside [`YEARS`] gives the nearest day inside.
    #[must_use]
    pub fn nearest(date: NaiveDate) -> Self {
        let (first, last) = (*YEARS.start(), *YEARS.end());
        match date.year() {
            year if year < first => Self::pack(first, 1, 1),
            year if year > last => Self::pack(last, 12, 31),
            year => Self::pack(year, date.month(), date.day()),
        }
    }

    /// Some day of this month; `None` if there is no such month.
    #[must_use]
    pub fn month(year: i32, month: u32) -> Option<Self> {
        (YEARS.contains(&year) && (1..=12).contains(&month)).then(|| Self::pack(year, month, 0))
    }

    /// Some day of this year; `None` outside [`YEARS`].
    #[must_use]
    pub fn year(year: i32) -> Option<Self> {
        YEARS.contains(&year).then(|| Self::pack(year, 0, 0))
    }

    /// The day that [`Day::packed`] gave; `None` if the number is no day of the calendar.
    #[must_use]
    pub fn from_packed(number: i32) -> Option<Self> {
        let (year, month, day) = (number / 10_000, part(number / 100), part(number));
        match (month, day) {
            (0, 0) => Self::year(year),
            (_, 0) => Self::month(year, month),
            _ => NaiveDate::from_ymd_opt(year, month, day).and_then(Self::exact),
        }
    }

    fn pack(year: i32, month: u32, day: u32) -> Self {
        let below = i32::try_from(month * 100 + day).unwrap_or(0);
        Self(year * 10_000 + below)
    }

    /// `YYYYMMDD`, zeros for what is not known.
    #[must_use]
    pub fn packed(self) -> i32 {
        self.0
    }

    /// Whether this is the same day of a year, or the same month, as `other`, in another year.
    #[must_use]
    pub fn is_same_in_another_year(self, other: Self) -> bool {
        let of_year = |day: Self| day.0 % 10_000;
        self != other && of_year(self) == of_year(other) && of_year(self) > 0
    }

    /// The calendar date; `None` unless the day is exact.
    #[must_use]
    pub fn date(self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.0 / 10_000, part(self.0 / 100), part(self.0))
    }

    /// How much is known.
    #[must_use]
    pub fn precision(self) -> Precision {
        match (part(self.0 / 100), part(self.0)) {
            (0, _) => Precision::Year,
            (_, 0) => Precision::Month,
            _ => Precision::Day,
        }
    }

    /// The year, always known.
    #[must_use]
    pub fn year_number(self) -> i32 {
        self.0 / 10_000
    }

    /// The month, 1 to 12, if known.
    #[must_use]
    pub fn month_number(self) -> Option<u32> {
        Some(part(self.0 / 100)).filter(|month| *month > 0)
    }

    /// The earliest date this day can mean.
    #[must_use]
    pub fn earliest(self) -> NaiveDate {
        let month = self.month_number().unwrap_or(1);
        let day = part(self.0).max(1);
        NaiveDate::from_ymd_opt(self.year_number(), month, day).unwrap_or(NaiveDate::MIN)
    }

    /// The latest date this day can mean.
    #[must_use]
    pub fn latest(self) -> NaiveDate {
        let (year, month) = (self.year_number(), self.month_number());
        let next = match (self.precision(), month) {
            (Precision::Day, _) => return self.earliest(),
            (Precision::Month, Some(month)) if month < 12 => {
                NaiveDate::from_ymd_opt(year, month + 1, 1)
            }
            _ => NaiveDate::from_ymd_opt(year + 1, 1, 1),
        };
        next.and_then(|day| day.pred_opt())
            .unwrap_or(NaiveDate::MAX)
    }
}

/// Two decimal digits of a packed day.
fn part(number: i32) -> u32 {
    u32::try_from(number % 100).unwrap_or(0)
}

impl Day {
    /// What `write` answers to the day as it is written: a list of everybody writes thousands.
    fn written<T>(self, write: impl FnOnce(&str) -> T) -> T {
        let digit = |place: i32| b'0' + u8::try_from(self.0 / place % 10).unwrap_or_default();
        let [y, yy, yyy, yyyy] = [10_000_000, 1_000_000, 100_000, 10_000].map(digit);
        let [m, mm, d, dd] = [1_000, 100, 10, 1].map(digit);
        let text = [y, yy, yyy, yyyy, b'-', m, mm, b'-', d, dd];
        let length = match self.precision() {
            Precision::Day => 10,
            Precision::Month => 7,
            Precision::Year => 4,
        };
        let text = text.get(..length).unwrap_or_default();
        write(std::str::from_utf8(text).unwrap_or_default())
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.written(|text| f.write_str(text))
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Why a text is no day.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DayError {
    /// The shape is not `2014`, `2014-06` or `2014-06-12`.
    #[error("{0:?} is not a day: write 2014-06-12, or 2014-06, or 2014")]
    Shape(String),
    /// The shape is right and the calendar has no such day.
    #[error("there is no {0} in the calendar")]
    Impossible(String),
}

impl FromStr for Day {
    type Err = DayError;

    fn from_str(text: &str) -> Result<Self, DayError> {
        let shape = || DayError::Shape(text.chars().take(40).collect());
        let impossible = || DayError::Impossible(text.to_owned());
        let digits = |field: &str, width: usize| -> Result<u32, DayError> {
            if field.len() == width && field.bytes().all(|b| b.is_ascii_digit()) {
                field.parse().map_err(|_| shape())
            } else {
                Err(shape())
            }
        };
        let fields: Vec<&str> = text.split('-').collect();
        let [year, rest @ ..] = fields.as_slice() else {
            return Err(shape());
        };
        let year = i32::try_from(digits(year, 4)?).map_err(|_| shape())?;
        let day = match rest {
            [] => Self::year(year),
            [month] => Self::month(year, digits(month, 2)?),
            [month, day] => NaiveDate::from_ymd_opt(year, digits(month, 2)?, digits(day, 2)?)
                .and_then(Self::exact),
            _ => return Err(shape()),
        };
        day.ok_or_else(impossible)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.written(|text| serializer.serialize_str(text))
    }
}
impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(D::Error::custom)
    }
}

/// When something happened: one [`Day`], or several exact days in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Days {
    first: Day,
    last: Day,
}

impl Days {
    /// One day, month or year.
    #[must_use]
    pub fn on(day: Day) -> Self {
        Self {
            first: day,
            last: day,
        }
    }

    /// From `first` to `last`; `None` unless they are equal, or both exact and in order.
    #[must_use]
    pub fn between(first: Day, last: Day) -> Option<Self> {
        let several = first.date().is_some() && last.date().is_some() && first < last;
        (first == last || several).then_some(Self { first, last })
    }

    /// The first day.
    #[must_use]
    pub fn first(self) -> Day {
        self.first
    }

    /// The last day; the same as the first unless it ran over several.
    #[must_use]
    pub fn last(self) -> Day {
        self.last
    }

    /// First and last as dates; `None` if only the month or the year is known.
    #[must_use]
    pub fn dates(self) -> Option<(NaiveDate, NaiveDate)> {
        self.first.date().zip(self.last.date())
    }
}

/// A day that comes round each year, such as a birthday; the year may be unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Anniversary {
    year: Option<i32>,
    month: u32,
    day: u32,
}

impl Anniversary {
    /// The anniversary of this day; `None` if the calendar has no such day (29 February is fine
    /// without a year).
    #[must_use]
    pub fn new(year: Option<i32>, month: u32, day: u32) -> Option<Self> {
        let known = year.is_none_or(|year| YEARS.contains(&year));
        NaiveDate::from_ymd_opt(year.unwrap_or(2000), month, day)?;
        known.then_some(Self { year, month, day })
    }

    /// The year it began, if known.
    #[must_use]
    pub fn year(self) -> Option<i32> {
        self.year
    }

    /// Its date in `year`: 29 February falls on the 28th in a year without one.
    #[must_use]
    pub fn in_year(self, year: i32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, self.month, self.day)
            .or_else(|| NaiveDate::from_ymd_opt(year, self.month, 28))
    }

    /// The next time it comes round, `today` included.
    #[must_use]
    pub fn next_from(self, today: NaiveDate) -> Option<NaiveDate> {
        [today.year(), today.year() + 1]
            .into_iter()
            .filter_map(|year| self.in_year(year))
            .find(|date| *date >= today)
    }
}

impl fmt::Display for Anniversary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.year {
            Some(year) => write!(f, "{year:04}-{:02}-{:02}", self.month, self.day),
            None => write!(f, "--{:02}-{:02}", self.month, self.day),
        }
    }
}

impl FromStr for Anniversary {
    type Err = DayError;

    fn from_str(text: &str) -> Result<Self, DayError> {
        let full = text
            .strip_prefix("--")
            .map_or_else(|| text.to_owned(), |rest| format!("2000-{rest}"));
        let date = match full.parse::<Day>() {
            Ok(day) => day.date().ok_or_else(|| DayError::Shape(text.to_owned()))?,
            Err(DayError::Impossible(_)) => return Err(DayError::Impossible(text.to_owned())),
            Err(DayError::Shape(_)) => {
                return Err(DayError::Shape(text.chars().take(40).collect()));
            }
        };
        let year = (!text.starts_with("--")).then_some(date.year());
        Self::new(year, date.month(), date.day())
            .ok_or_else(|| DayError::Impossible(text.to_owned()))
    }
}

impl Serialize for Anniversary {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
impl<'de> Deserialize<'de> for Anniversary {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(D::Error::custom)
    }
}

/// `date` moved by `days`; the date itself if that leaves the calendar.
#[must_use]
pub fn shifted(date: NaiveDate, days: i64) -> NaiveDate {
    let count = DayCount::new(days.unsigned_abs());
    let moved = if days < 0 {
        date.checked_sub_days(count)
    } else {
        date.checked_add_days(count)
    };
    moved.unwrap_or(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_reads_back_as_written() {
        for text in ["2014", "2014-06", "2014-06-12", "2024-02-29"] {
            let day: Day = text.parse().unwrap();
            assert_eq!(day.to_string(), text);
            assert_eq!(Day::from_packed(day.packed()), Some(day));
        }
    }

    #[test]
    fn a_day_that_is_not_in_the_calendar_is_refused_by_name() {
        assert_eq!(
            "2026-02-30".parse::<Day>(),
            Err(DayError::Impossible("2026-02-30".into()))
        );
        assert_eq!(
            "2026-13".parse::<Day>(),
            Err(DayError::Impossible("2026-13".into()))
        );
        for text in ["", "-", "2026-6-1", "20205", "2026-06-12-1", "२०२६", "+026"] {
            assert!(
                matches!(text.parse::<Day>(), Err(DayError::Shape(_))),
                "{text}"
            );
        }
        assert_eq!(Day::from_packed(20_260_230), None);
        assert_eq!(Day::from_packed(-5), None);
    }

    #[test]
    fn partial_days_bound_the_dates_they_may_mean() {
        let month: Day = "2024-02".parse().unwrap();
        assert_eq!(month.earliest().to_string(), "2024-02-01");
        assert_eq!(month.latest().to_string(), "2024-02-29");
        let year: Day = "2014".parse().unwrap();
        assert_eq!(year.latest().to_string(), "2014-12-31");
        assert!(year < month && month < "2024-02-01".parse().unwrap());
    }

    #[test]
    fn several_days_are_exact_and_in_order() {
        let (friday, sunday): (Day, Day) =
            ("2026-11-20".parse().unwrap(), "2026-11-22".parse().unwrap());
        assert!(Days::between(friday, sunday).is_some());
        assert!(Days::between(sunday, friday).is_none());
        assert!(Days::between("2026-10".parse().unwrap(), sunday).is_none());
    }

    #[test]
    fn the_29th_of_february_comes_round_every_year() {
        let leap: Anniversary = "--02-29".parse().unwrap();
        assert_eq!(
            leap.next_from(NaiveDate::from_ymd_opt(2026, 2, 10).unwrap())
                .unwrap()
                .to_string(),
            "2026-02-28"
        );
        assert_eq!(
            leap.next_from(NaiveDate::from_ymd_opt(2028, 2, 29).unwrap())
                .unwrap()
                .to_string(),
            "2028-02-29"
        );
        assert!("2026-02-29".parse::<Anniversary>().is_err());
        assert_eq!(
            "1984-05-14".parse::<Anniversary>().unwrap().year(),
            Some(1984)
        );
    }
}
