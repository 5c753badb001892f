//! Days of a script, all of them told from "today", so that a made-up life is never out of date.

use chrono::{Datelike, Months, NaiveDate, Weekday};

use crate::demo::script::Understood;
use crate::domain::day::{Anniversary, Day, shifted};

/// The day that a word of a script means.
///
/// - `-12`, `+5`: so many days before or after today
/// - `-12s`, `-12w`: the last weekend day, or working day, up to then
/// - `-150m`, `-12y`: only the month, or only the year
/// - `12-24.0`, `12-24.1`: the last 24 December, and the one before
///
/// # Errors
/// A word that is none of these.
pub fn day(word: &str, today: NaiveDate) -> Understood<Day> {
    let wrong = || format!("{word:?} is no day");
    let (count, unit) = match word.char_indices().next_back() {
        Some((at, unit @ ('s' | 'w' | 'm' | 'y'))) => (&word[..at], Some(unit)),
        _ => (word, None),
    };
    if let Some((day, back)) = count.split_once('.') {
        let back: usize = back.parse().map_err(|_| wrong())?;
        return calendar_day(day, back, today).ok_or_else(wrong);
    }
    let count: i64 = count.parse().map_err(|_| wrong())?;
    match unit {
        None => Day::exact(shifted(today, count)),
        Some('s') => back_to(shifted(today, count), |day| !works(day)),
        Some('w') => back_to(shifted(today, count), works),
        Some('m') => u32::try_from(-count)
            .ok()
            .and_then(|months| today.checked_sub_months(Months::new(months)))
            .and_then(|date| Day::month(date.year(), date.month())),
        Some(_) => i32::try_from(count)
            .ok()
            .and_then(|years| Day::year(today.year() + years)),
    }
    .ok_or_else(wrong)
}

/// A day that comes round: `+5`, `03-09`, and the age this year if it is known.
///
/// # Errors
/// Words that are no such day.
pub fn anniversary(word: &str, age: Option<&str>, today: NaiveDate) -> Understood<Anniversary> {
    let wrong = || format!("{word:?} is no day of the year");
    let age = match age {
        Some(age) => Some(age.parse::<i32>().map_err(|_| wrong())?),
        None => None,
    };
    let (year, month, day) = if word.starts_with(['+', '-']) {
        let date = shifted(today, word.parse().map_err(|_| wrong())?);
        (date.year(), date.month(), date.day())
    } else {
        let (month, day) = month_and_day(word).ok_or_else(wrong)?;
        (today.year(), month, day)
    };
    // Relative days can hit 29 February in a year that has none: then the year is not known.
    Anniversary::new(age.map(|age| year - age), month, day)
        .or_else(|| Anniversary::new(None, month, day))
        .ok_or_else(wrong)
}

/// Words with their paragraphs and days filled in: `¶` begins a paragraph, `{the -2}` becomes
/// "the 20th", `{weekday -2}` "Friday",
/// `{month -60}` "September", `{season -60}` "autumn" and `{year -400}` "2025".
///
/// # Errors
/// Braces with anything else in them.
pub fn filled(words: &str, today: NaiveDate) -> Understood<String> {
    let mut whole = String::with_capacity(words.len());
    let mut rest = words;
    while let Some((before, after)) = rest.split_once('{') {
        let wrong = || format!("{{{after:?} is no day to fill in");
        let (inside, after_it) = after.split_once('}').ok_or_else(wrong)?;
        let (form, count) = inside.split_once(' ').ok_or_else(wrong)?;
        let date = shifted(today, count.parse().map_err(|_| wrong())?);
        whole.push_str(before);
        let shown = match form {
            "the" => format!("the {}", ordinal(date.day())),
            "weekday" => date.format("%A").to_string(),
            "month" => date.format("%B").to_string(),
            "year" => date.format("%Y").to_string(),
            "season" => season(date).to_owned(),
            _ => return Err(wrong()),
        };
        whole.push_str(&shown);
        rest = after_it;
    }
    whole.push_str(rest);
    Ok(whole.replace(" ¶ ", "\n\n"))
}

/// Whether it is a working day.
#[must_use]
pub fn works(date: NaiveDate) -> bool {
    !matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}

fn back_to(date: NaiveDate, fits: impl Fn(NaiveDate) -> bool) -> Option<Day> {
    date.iter_days()
        .rev()
        .take(7)
        .find(|day| fits(*day))
        .and_then(Day::exact)
}

fn calendar_day(word: &str, back: usize, today: NaiveDate) -> Option<Day> {
    let (month, day) = month_and_day(word)?;
    let last = (0..=1)
        .filter_map(|years| NaiveDate::from_ymd_opt(today.year() - years, month, day))
        .find(|date| *date <= today)?;
    let back = i32::try_from(back).ok()?;
    NaiveDate::from_ymd_opt(last.year() - back, month, day).and_then(Day::exact)
}

fn month_and_day(word: &str) -> Option<(u32, u32)> {
    let (month, day) = word.split_once('-')?;
    Some((month.parse().ok()?, day.parse().ok()?))
}

/// The season of the northern half of the world.
fn season(date: NaiveDate) -> &'static str {
    match date.month() {
        3..=5 => "spring",
        6..=8 => "summer",
        9..=11 => "autumn",
        _ => "winter",
    }
}

fn ordinal(number: u32) -> String {
    let ending = match (number % 10, number) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();

    #[test]
    fn days_are_told_from_today() {
        for (word, meant) in [
            ("-12", "2026-11-10"),
            ("+5", "2026-11-27"),
            ("-1s", "2026-11-21"),
            ("-3s", "2026-11-15"),
            ("-1w", "2026-11-20"),
            ("-150m", "2014-05"),
            ("-12y", "2014"),
            ("11-22.0", "2026-11-22"),
            ("12-24.0", "2025-12-24"),
            ("12-24.2", "2023-12-24"),
        ] {
            assert_eq!(day(word, TODAY).unwrap().to_string(), meant, "{word}");
        }
        for word in ["", "x", "-", "12-40.0", "-3q", "02-29.0"] {
            assert!(day(word, TODAY).is_err(), "{word}");
        }
    }

    #[test]
    fn anniversaries_may_have_no_year() {
        let show = |word, age| anniversary(word, age, TODAY).unwrap().to_string();
        assert_eq!(show("+5", Some("47")), "1979-11-27");
        assert_eq!(show("03-09", Some("42")), "1984-03-09");
        assert_eq!(show("02-29", None), "--02-29");
        assert!(anniversary("02-30", None, TODAY).is_err());
    }

    #[test]
    fn words_are_filled_in() {
        assert_eq!(
            filled(
                "On {the -2}, a {weekday -2} in {month -2}, in {season -2}.",
                TODAY
            )
            .unwrap(),
            "On the 20th, a Friday in November, in autumn."
        );
        assert!(filled("{the", TODAY).is_err());
        assert!(filled("{when -2}", TODAY).is_err());
    }
}
