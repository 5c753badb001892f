//! Days as cards write them: with and without signs between, with a time behind, without the year.

use chrono::NaiveDate;

use crate::domain::day::{Anniversary, Day};

/// What a card says of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// A day of the calendar; the year may be unknown.
    On(Anniversary),
    /// A month or a year only.
    Within(Day),
    /// There is no such day.
    Impossible,
    /// Words, or numbers in an order that is not certain.
    Words,
}

/// The year that Apple's address book writes for "unknown".
const NO_YEAR: i32 = 1604;

/// Reads a day. `no_year` is the year that stands for "unknown" in this card, if it says so.
pub fn read(text: &str, no_year: Option<&str>) -> Said {
    let text = text.trim();
    let date = text.split(['T', 't', ' ']).next().unwrap_or_default();
    let Some((year, month, day)) = split(date) else {
        return Said::Words;
    };
    let unknown = no_year.and_then(|year| year.trim().parse().ok());
    let year = year.filter(|year| ![Some(0), Some(NO_YEAR), unknown].contains(&Some(*year)));
    let said = match (year, month, day) {
        (year, Some(month), Some(day)) => Anniversary::new(year, month, day).map(Said::On),
        (Some(year), Some(month), None) => Day::month(year, month).map(Said::Within),
        (Some(year), None, None) => Day::year(year).map(Said::Within),
        _ => return Said::Words,
    };
    said.unwrap_or(Said::Impossible)
}

/// The day with all that is known of it; `None` without a year.
pub fn day(said: &Said) -> Option<Day> {
    match said {
        Said::On(on) => on.in_year(on.year()?).and_then(Day::exact),
        Said::Within(day) => Some(*day),
        Said::Impossible | Said::Words => None,
    }
}

/// Whether a day is still to come.
pub fn is_to_come(said: &Said, today: NaiveDate) -> bool {
    day(said).is_some_and(|day| day.earliest() > today)
}

type Parts = (Option<i32>, Option<u32>, Option<u32>);

fn split(date: &str) -> Option<Parts> {
    if let Some(rest) = date.strip_prefix("--") {
        let (month, day) = match rest.split_once('-') {
            Some((month, day)) => (digits(month, 1, 2)?, digits(day, 1, 2)?),
            None => (digits(rest.get(..2)?, 2, 2)?, digits(rest.get(2..)?, 2, 2)?),
        };
        return Some((None, Some(month), Some(day)));
    }
    // A date from another program may have one sign or another between, in the one certain order.
    let mut parts = date.split(['-', '/', '.']);
    let first = parts.next()?;
    let rest: Vec<&str> = parts.collect();
    let year = |text: &str| digits(text, 4, 4).and_then(|year| i32::try_from(year).ok());
    match rest.as_slice() {
        [] if first.len() == 8 => Some((
            Some(year(first.get(..4)?)?),
            Some(digits(first.get(4..6)?, 2, 2)?),
            Some(digits(first.get(6..)?, 2, 2)?),
        )),
        [] => Some((Some(year(first)?), None, None)),
        [month] => Some((Some(year(first)?), Some(digits(month, 1, 2)?), None)),
        [month, day] => Some((
            Some(year(first)?),
            Some(digits(month, 1, 2)?),
            Some(digits(day, 1, 2)?),
        )),
        _ => None,
    }
}

/// A number of `least` to `most` digits.
fn digits(text: &str, least: usize, most: usize) -> Option<u32> {
    let fits =
        (least..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    fits.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_they_are_written() {
        for (text, no_year, day) in [
            ("1984-05-14", None, "1984-05-14"),
            ("19840514", None, "1984-05-14"),
            ("1984-5-4", None, "1984-05-04"),
            ("1984/05/14", None, "1984-05-14"),
            ("1953-10-15T23:10:00Z", None, "1953-10-15"),
            ("19531015T231000-0800", None, "1953-10-15"),
            ("1984-05-14 00:00:00", None, "1984-05-14"),
            ("--0314", None, "--03-14"),
            ("--03-14", None, "--03-14"),
            ("--02-29", None, "--02-29"),
            ("1604-02-29", None, "--02-29"),
            ("1900-03-14", Some("1900"), "--03-14"),
            ("1900-03-14", None, "1900-03-14"),
            ("0000-03-14", None, "--03-14"),
        ] {
            assert_eq!(
                read(text, no_year),
                Said::On(day.parse().unwrap()),
                "{text}"
            );
        }
        assert_eq!(read("1984", None), Said::Within("1984".parse().unwrap()));
        assert_eq!(
            read("1984-05", None),
            Said::Within("1984-05".parse().unwrap())
        );
        for text in ["1984-02-30", "--0230", "19841314", "0984-01-01"] {
            assert_eq!(read(text, None), Said::Impossible, "{text}");
        }
        for text in [
            "circa 1800",
            "14.05.1984",
            "05/14/1984",
            "---14",
            "--03",
            "",
            "5",
            "--é3-1",
        ] {
            assert_eq!(read(text, None), Said::Words, "{text}");
        }
    }
}
