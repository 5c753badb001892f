//! Days and lengths of time in words.

use chrono::{Datelike, NaiveDate, Timelike};

use crate::domain::day::{Anniversary, Day, Days, Precision};
use crate::domain::interaction::Minutes;

/// "12 May 2019", "May 2019" or "2019".
#[must_use]
pub fn in_full(day: Day) -> String {
    match (day.date(), day.precision()) {
        (Some(date), _) => date.format("%-d %B %Y").to_string(),
        (None, Precision::Month) => day.earliest().format("%B %Y").to_string(),
        (None, _) => day.year_number().to_string(),
    }
}

/// "on 12 May 2019", "in May 2019" or "in 2019".
#[must_use]
pub fn at(day: Day) -> String {
    let word = if day.date().is_some() { "on" } else { "in" };
    format!("{word} {}", in_full(day))
}

/// "on 12 May 2019", "in 2019", "from 12 May 2019 to 14 May 2019".
#[must_use]
pub fn at_days(days: Days) -> String {
    let (first, last) = (days.first(), days.last());
    if first == last {
        at(first)
    } else {
        format!("from {} to {}", in_full(first), in_full(last))
    }
}

/// "Sat 21 Nov", with the year unless it is that of `today`; "Nov 2019" or "2019" if partial.
#[must_use]
pub fn short(day: Day, today: NaiveDate) -> String {
    match (day.date(), day.precision()) {
        (Some(date), _) if date.year() == today.year() => date.format("%a %-d %b").to_string(),
        (Some(date), _) => date.format("%a %-d %b %Y").to_string(),
        (None, Precision::Month) => day.earliest().format("%b %Y").to_string(),
        (None, _) => day.year_number().to_string(),
    }
}

/// "12 d" up to three months, then "5 mo", then "3 y"; "today" for none.
#[must_use]
pub fn ago_briefly(days: i64) -> String {
    match days {
        ..=0 => "today".to_owned(),
        1..=91 => format!("{days} d"),
        92..=729 => format!("{} mo", (days * 12 + 182) / 365),
        _ => format!("{} y", days / 365),
    }
}

/// A stretch of quiet, in the largest unit that tells it well: "5 days", "6 weeks", "4 months",
/// "3 years".
#[must_use]
pub fn stretch(days: i64) -> String {
    match days {
        1 => "1 day".to_owned(),
        ..=20 => format!("{days} days"),
        21..=83 => format!("{} weeks", (days + 3) / 7),
        84..=729 => format!("{} months", (days * 12 + 182) / 365),
        _ => format!("{} years", days / 365),
    }
}

/// "25 min", "2 h", "1 h 30".
#[must_use]
pub fn length(minutes: Minutes) -> String {
    match (minutes.number() / 60, minutes.number() % 60) {
        (0, rest) => format!("{rest} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, rest) => format!("{hours} h {rest:02}"),
    }
}

/// Whole minutes as hours: "9 h", "1.5 h", "40 min".
#[must_use]
pub fn hours(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, rest) => format!("{rest} min"),
        (hours, rest) if hours >= 10 => format!("{} h", hours + u32::from(rest >= 30)),
        (hours, rest) => match (rest + 3) / 6 {
            0 => format!("{hours} h"),
            10 => format!("{} h", hours + 1),
            tenths => format!("{hours}.{tenths} h"),
        },
    }
}

/// "18:30".
#[must_use]
pub fn clock(time: chrono::NaiveTime) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// "14 May", with the year if it is known.
#[must_use]
pub fn anniversary(of: Anniversary) -> String {
    let date = of.in_year(of.year().unwrap_or(2000));
    match (date, of.year()) {
        (Some(date), Some(_)) => date.format("%-d %B %Y").to_string(),
        (Some(date), None) => date.format("%-d %B").to_string(),
        (None, _) => of.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_read_as_people_say_them() {
        for (days, brief, long) in [
            (1, "1 d", "1 day"),
            (12, "12 d", "12 days"),
            (42, "42 d", "6 weeks"),
            (100, "3 mo", "3 months"),
            (800, "2 y", "2 years"),
            (2149, "5 y", "5 years"),
        ] {
            assert_eq!(
                (ago_briefly(days).as_str(), stretch(days).as_str()),
                (brief, long)
            );
        }
        for (minutes, text) in [(25, "25 min"), (120, "2 h"), (95, "1 h 35")] {
            assert_eq!(length(Minutes::new(minutes).unwrap()), text);
        }
        for (minutes, text) in [
            (40, "40 min"),
            (90, "1.5 h"),
            (119, "2 h"),
            (540, "9 h"),
            (1000, "17 h"),
        ] {
            assert_eq!(hours(minutes), text);
        }
    }

    #[test]
    fn partial_days_say_no_more_than_is_known() {
        let today = "2026-11-22".parse().unwrap();
        assert_eq!(short("2026-11-21".parse().unwrap(), today), "Sat 21 Nov");
        assert_eq!(
            short("2019-05-12".parse().unwrap(), today),
            "Sun 12 May 2019"
        );
        assert_eq!(in_full("2019-05".parse().unwrap()), "May 2019");
        assert_eq!(short("2019".parse().unwrap(), today), "2019");
    }
}
