//! Weeks: their days by name, by number (2026-W47-3), and counted back (two fridays ago).

use chrono::{Datelike, NaiveDate, Weekday};

use crate::domain::day::{Day, Days, shifted};
use crate::domain::sentence::foreign;
use crate::domain::sentence::number;
use crate::domain::sentence::page::Page;
use crate::domain::sentence::said::{Dated, Said, weekday_before};

/// The weekday that a word names, and whether the word is often another ("sat", "sun", "wed").
#[must_use]
pub fn weekday(word: &str) -> Option<(Weekday, bool)> {
    Some(match word {
        "monday" => (Weekday::Mon, false),
        "mon" => (Weekday::Mon, true),
        "tuesday" | "tue" | "tues" => (Weekday::Tue, false),
        "wednesday" | "weds" => (Weekday::Wed, false),
        "wed" => (Weekday::Wed, true),
        "thursday" | "thu" | "thur" | "thurs" => (Weekday::Thu, false),
        "friday" | "fri" => (Weekday::Fri, false),
        "saturday" => (Weekday::Sat, false),
        "sat" => (Weekday::Sat, true),
        "sunday" => (Weekday::Sun, false),
        "sun" => (Weekday::Sun, true),
        _ => return foreign::weekday(word),
    })
}

/// "2026-W47-3", "2026-W47", "week 47", "two fridays ago". A week and a count of weekdays are asked.
#[must_use]
pub fn dated(page: &Page<'_>, at: usize, today: NaiveDate) -> Option<Dated> {
    numbered(page, at, today).or_else(|| counted(page, at, today))
}

fn numbered(page: &Page<'_>, at: usize, today: NaiveDate) -> Option<Dated> {
    let at = at
        + usize::from(
            matches!(page.key(at), "calendar" | "in")
                && matches!(page.key(at + 1), "week" | "w" | "kw"),
        );
    let written_whole = matches!(page.key(at), "week" | "kw") && !page.glued(at + 1);
    // "W47:"
    let short = matches!(page.key(at), "w" | "wk" | "kw" | "cw") && page.glued(at + 1);
    if written_whole || (short && page.whole_from(at)) {
        let (week, _) = page.number(at + 1).filter(|(_, digits)| *digits <= 2)?;
        let colon = matches!(page.key(at + 2), ":" | "," | "we" | "i")
            || page.ends_sentence(at + 2)
            || ((short || page.key(at) == "kw") && at == 0);
        let monday = |year| NaiveDate::from_isoywd_opt(year, week, Weekday::Mon);
        let this = today.iso_week().year();
        let monday = monday(this)
            .filter(|monday| *monday <= today)
            .or_else(|| monday(this - 1))
            .filter(|_| colon)?;
        return Some(Dated::sure(at + 2, days_of(monday, today)));
    }
    let (year, digits) = page.number(at)?;
    let written = page.key(at + 1) == "-" && (at + 1..=at + 3).all(|at| page.glued(at));
    if digits != 4 || !written || page.key(at + 2) != "w" {
        return None;
    }
    let year = i32::try_from(year).ok()?;
    let (week, _) = page.number(at + 3)?;
    let Some(monday) = NaiveDate::from_isoywd_opt(year, week, Weekday::Mon) else {
        return Some(Dated::sure(
            at + 4,
            Said::Refused(
                format!("{year} has no week {week}."),
                "A year has 52 or 53 weeks.".to_owned(),
            ),
        ));
    };
    let day = page
        .number(at + 5)
        .filter(|_| page.key(at + 4) == "-" && page.glued(at + 4) && page.glued(at + 5));
    Some(match day {
        Some((day @ 1..=7, _)) => {
            Dated::sure(at + 6, Said::on(shifted(monday, i64::from(day) - 1)))
        }
        Some(_) => Dated::sure(
            at + 6,
            Said::Refused(
                "A week has the days 1 to 7.".to_owned(),
                "1 is Monday.".to_owned(),
            ),
        ),
        None => Dated::sure(at + 4, days_of(monday, today)),
    })
}

/// The days of a week that are not still to come; all of them if it is.
#[must_use]
pub fn days_of(monday: NaiveDate, today: NaiveDate) -> Said {
    let days: Vec<Days> = (0..7)
        .map(|day| shifted(monday, day))
        .filter(|date| *date <= today || monday > today)
        .filter_map(Day::exact)
        .map(Days::on)
        .collect();
    Said::one_of_days(days)
}

/// "Two fridays ago": counted from today or from the latest one, which is asked.
fn counted(page: &Page<'_>, at: usize, today: NaiveDate) -> Option<Dated> {
    let of = usize::from(page.key(at + 2) == "of");
    let (count, day_at) = match (page.key(at), page.key(at + 1)) {
        ("a", "couple") => (2, at + 2 + of),
        ("a", "few") => (3, at + 2),
        _ => number::count(page, at)?,
    };
    let plural = page.key(day_at);
    let (weekday, _) = weekday(plural.strip_suffix('s').unwrap_or(plural))?;
    if page.key(day_at + 1) != "ago" || !(1..=52).contains(&count) {
        return None;
    }
    let latest = weekday_before(today, weekday);
    let back = |weeks: u32| shifted(latest, -7 * i64::from(weeks));
    Some(Dated::sure(
        day_at + 2,
        Said::one_of(&[back(count - 1), back(count)]),
    ))
}

/// "Friday last week", "friday a week ago". The week begins on Monday for some and on Sunday for
/// others; where that makes a difference it is asked.
#[must_use]
pub fn in_another_week(
    page: &Page<'_>,
    at: usize,
    today: NaiveDate,
    weekday: Weekday,
) -> Option<Dated> {
    if page.reads(at, &["a", "week", "ago"]) {
        let before = weekday_before(today, weekday);
        let earlier = [before, shifted(before, -7)];
        return Some(Dated::sure(at + 3, Said::one_of(&earlier)));
    }
    let stops = page.ends_sentence(at + 1) || matches!(page.key(at + 1), ":" | ",");
    if page.key(at) == "next" && stops {
        let after = shifted(weekday_before(today, weekday), 7);
        return Some(Dated::sure(
            at + 1,
            Said::one_of(&[after, shifted(after, 7)]),
        ));
    }
    if page.reads(at, &["after", "next"]) {
        let after = shifted(weekday_before(today, weekday), 7);
        let coming = [shifted(after, 7), shifted(after, 14)];
        return Some(Dated::sure(at + 2, Said::one_of(&coming)));
    }
    if page.reads(at, &["week", "ago"]) {
        let before = weekday_before(today, weekday);
        let earlier = [shifted(before, -7), before];
        return Some(Dated::sure(at + 2, Said::one_of(&earlier)));
    }
    if matches!(page.key(at), "week" | "fortnight") {
        // "Friday week" is a week after the coming Friday for some, and nothing for others.
        let before = weekday_before(today, weekday);
        let near = match page.key(at) {
            "week" => [before, shifted(before, 14), shifted(before, 7)],
            _ => [before, shifted(before, 21), shifted(before, 14)],
        };
        return Some(Dated::sure(at + 1, Said::one_of(&near)));
    }
    if page.key(at) == "before" && stops {
        // "The Friday before": before what is not said.
        let before = weekday_before(today, weekday);
        let earlier = [before, shifted(before, -7)];
        return Some(Dated::sure(at + 1, Said::one_of(&earlier)));
    }
    if page.reads(at, &["before", "last"]) {
        let before = weekday_before(today, weekday);
        return Some(Dated::sure(at + 2, Said::on(shifted(before, -7))));
    }
    let of = usize::from(matches!(page.key(at), "of" | "from"));
    let weeks = match (page.key(at + of), page.key(at + of + 1)) {
        ("last" | "previous", "week") => -7,
        ("this", "week") => 0,
        ("next", "week") => 7,
        _ => return None,
    };
    Some(Dated::sure(at + of + 2, of_week(today, weekday, weeks)))
}

/// This weekday of the week that many days away: it begins on Monday for some, on Sunday for others.
#[must_use]
pub fn of_week(today: NaiveDate, weekday: Weekday, away: i64) -> Said {
    let from_monday = |date: NaiveDate| i64::from(date.weekday().num_days_from_monday());
    let from_sunday = |date: NaiveDate| i64::from(date.weekday().num_days_from_sunday());
    let by_monday = shifted(
        today,
        i64::from(weekday.num_days_from_monday()) - from_monday(today) + away,
    );
    let by_sunday = shifted(
        today,
        i64::from(weekday.num_days_from_sunday()) - from_sunday(today) + away,
    );
    Said::one_of(&[by_monday, by_sunday])
}
