//! The feasts that are known, by what they are called, and their days.

use chrono::{Datelike, NaiveDate, Weekday};

use crate::domain::day::shifted;
use crate::domain::sentence::moving_feasts;
use crate::domain::sentence::page::Page;
use crate::domain::text::pieces::Shape;

/// A feast.
#[allow(missing_docs)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feast {
    On(u32, u32),
    /// That weekday of the month.
    Nth(u32, Weekday, u8),
    /// In the United States; elsewhere on other days.
    Independence,
    Midsummer,
    /// By another calendar, from the one month to the other.
    Moving(u32, u32),
    Christmas,
    NewYear,
    Easter,
    FromEaster(i64),
    Thanksgiving,
    BlackFriday,
    MothersDay,
    FathersDay,
    LabourDay,
    MemorialDay,
}

/// The feast that the words at `at` name, and the place after them.
#[must_use]
pub fn feast(page: &Page<'_>, at: usize) -> Option<(Feast, usize)> {
    let possessive = |at: usize| usize::from(page.shape(at) == Some(Shape::Possessive));
    let after = |words: usize| at + words + possessive(at + words);
    let second = page.key(after(1)).to_owned();
    let found = match (page.key(at), second.as_str()) {
        ("christmas" | "xmas", "eve") => (Feast::On(12, 24), after(1) + 1),
        ("christmas" | "xmas", "day") => (Feast::On(12, 25), after(1) + 1),
        ("christmas" | "xmas", _) => (Feast::Christmas, at + 1),
        ("new", "years" | "year") => {
            let end = after(2);
            match page.key(end) {
                "eve" => (Feast::On(12, 31), end + 1),
                "day" => (Feast::On(1, 1), end + 1),
                _ => (Feast::NewYear, end),
            }
        }
        ("easter", "sunday") => (Feast::FromEaster(0), at + 2),
        ("easter", "monday") => (Feast::FromEaster(1), at + 2),
        ("easter", _) => (Feast::Easter, at + 1),
        ("holidays", _) if page.before(at) == "the" => (Feast::Christmas, at + 1),
        ("ash", "wednesday") => (Feast::FromEaster(-46), at + 2),
        ("shrove", "tuesday") | ("pancake", "day") => (Feast::FromEaster(-47), at + 2),
        ("palm", "sunday") => (Feast::FromEaster(-7), at + 2),
        ("maundy", "thursday") => (Feast::FromEaster(-3), at + 2),
        ("ascension", "day") => (Feast::FromEaster(39), at + 2),
        ("whit", "sunday") => (Feast::FromEaster(49), at + 2),
        ("whit", "monday") => (Feast::FromEaster(50), at + 2),
        ("good", "friday") => (Feast::FromEaster(-2), at + 2),
        ("black", "friday") => (Feast::BlackFriday, at + 2),
        ("thanksgiving", "day") => (Feast::Thanksgiving, at + 2),
        ("thanksgiving", _) => (Feast::Thanksgiving, at + 1),
        ("mother" | "mothers", "day") => (Feast::MothersDay, after(1) + 1),
        ("father" | "fathers", "day") => (Feast::FathersDay, after(1) + 1),
        ("labor" | "labour", "day") => (Feast::LabourDay, at + 2),
        ("memorial", "day") => (Feast::MemorialDay, at + 2),
        _ => fixed(page, at).or_else(|| {
            let ((first, last), end) = moving_feasts::feast(page, at)?;
            Some((Feast::Moving(first, last), end))
        })?,
    };
    // "Mother day" and "new year" need what makes them a day.
    let bare = matches!(page.key(at), "mother" | "father") && possessive(at + 1) == 0;
    (!bare).then_some(found)
}

/// A feast that falls on one day of the calendar every year, or on one weekday of a month.
fn fixed(page: &Page<'_>, at: usize) -> Option<(Feast, usize)> {
    FIXED.iter().find_map(|(words, feast)| {
        let mut end = at;
        for word in *words {
            end += usize::from(page.key(end) == "." && page.glued(end));
            let plural = page.key(end).strip_suffix('s') == Some(word) && *word != "day";
            if page.key(end) != *word && !plural {
                return None;
            }
            end += 1;
            end += usize::from(page.shape(end) == Some(Shape::Possessive));
        }
        Some((*feast, end))
    })
}

/// The longer before the shorter; "st" is "saint" too.
const FIXED: &[(&[&str], Feast)] = &[
    (&["boxing", "day"], Feast::On(12, 26)),
    (&["nye"], Feast::On(12, 31)),
    (&["twelfth", "night"], Feast::On(1, 5)),
    (&["heiligabend"], Feast::On(12, 24)),
    (&["heilig", "abend"], Feast::On(12, 24)),
    (&["wigilia"], Feast::On(12, 24)),
    (&["wigilie"], Feast::On(12, 24)),
    (&["nochebuena"], Feast::On(12, 24)),
    (&["julafton"], Feast::On(12, 24)),
    (&["julaften"], Feast::On(12, 24)),
    (&["kerstavond"], Feast::On(12, 24)),
    (&["silvester"], Feast::On(12, 31)),
    (&["sylwester"], Feast::On(12, 31)),
    (&["nochevieja"], Feast::On(12, 31)),
    (&["nyarsafton"], Feast::On(12, 31)),
    (&["neujahr"], Feast::On(1, 1)),
    (&["capodanno"], Feast::On(1, 1)),
    (&["ferragosto"], Feast::On(8, 15)),
    (&["sinterklaas"], Feast::On(12, 5)),
    (&["koningsdag"], Feast::On(4, 27)),
    (&["weihnachten"], Feast::Christmas),
    (&["noel"], Feast::Christmas),
    (&["navidad"], Feast::Christmas),
    (&["natale"], Feast::Christmas),
    (&["kerst"], Feast::Christmas),
    (&["kerstmi"], Feast::Christmas),
    (&["vanoce"], Feast::Christmas),
    (&["ostern"], Feast::Easter),
    (&["paque"], Feast::Easter),
    (&["pasqua"], Feast::Easter),
    (&["pasen"], Feast::Easter),
    (&["wielkanoc"], Feast::Easter),
    (&["velikonoce"], Feast::Easter),
    (&["pfingsten"], Feast::FromEaster(49)),
    (&["midsommar"], Feast::Midsummer),
    (&["midsommarafton"], Feast::Midsummer),
    (&["juhannu"], Feast::Midsummer),
    (&["halloween"], Feast::On(10, 31)),
    (&["valentine", "day"], Feast::On(2, 14)),
    (&["st", "valentine", "day"], Feast::On(2, 14)),
    (&["saint", "valentine", "day"], Feast::On(2, 14)),
    (&["st", "patrick", "day"], Feast::On(3, 17)),
    (&["saint", "patrick", "day"], Feast::On(3, 17)),
    (&["paddy", "day"], Feast::On(3, 17)),
    (&["st", "david", "day"], Feast::On(3, 1)),
    (&["st", "george", "day"], Feast::On(4, 23)),
    (&["st", "andrew", "day"], Feast::On(11, 30)),
    (&["st", "nicholas", "day"], Feast::On(12, 6)),
    (&["st", "stephen", "day"], Feast::On(12, 26)),
    (&["burn", "night"], Feast::On(1, 25)),
    (&["epiphany"], Feast::On(1, 6)),
    (&["candlemas"], Feast::On(2, 2)),
    (&["groundhog", "day"], Feast::On(2, 2)),
    (&["pi", "day"], Feast::On(3, 14)),
    (&["international", "women", "day"], Feast::On(3, 8)),
    (&["women", "day"], Feast::On(3, 8)),
    (&["april", "fool", "day"], Feast::On(4, 1)),
    (&["april", "fool"], Feast::On(4, 1)),
    (&["earth", "day"], Feast::On(4, 22)),
    (&["anzac", "day"], Feast::On(4, 25)),
    (&["australia", "day"], Feast::On(1, 26)),
    (&["may", "day"], Feast::On(5, 1)),
    (&["juneteenth"], Feast::On(6, 19)),
    (&["canada", "day"], Feast::On(7, 1)),
    (&["bastille", "day"], Feast::On(7, 14)),
    (&["bonfire", "night"], Feast::On(11, 5)),
    (&["guy", "fawkes", "night"], Feast::On(11, 5)),
    (&["guy", "fawkes"], Feast::On(11, 5)),
    (&["all", "saint", "day"], Feast::On(11, 1)),
    (&["all", "soul", "day"], Feast::On(11, 2)),
    (&["day", "of", "the", "dead"], Feast::On(11, 2)),
    (&["armistice", "day"], Feast::On(11, 11)),
    (&["veteran", "day"], Feast::On(11, 11)),
    (&["remembrance", "day"], Feast::On(11, 11)),
    (&["remembrance", "sunday"], Feast::Nth(11, Weekday::Sun, 2)),
    (&["mlk", "day"], Feast::Nth(1, Weekday::Mon, 3)),
    (&["president", "day"], Feast::Nth(2, Weekday::Mon, 3)),
    (&["columbus", "day"], Feast::Nth(10, Weekday::Mon, 2)),
    (&["pentecost"], Feast::FromEaster(49)),
    (&["whitsun"], Feast::FromEaster(49)),
    (&["karneval"], Feast::Moving(2, 3)),
    (&["fasching"], Feast::Moving(2, 3)),
    (&["carnaval"], Feast::Moving(2, 3)),
    (&["mardi", "gras"], Feast::FromEaster(-47)),
    (&["corpus", "christi"], Feast::FromEaster(60)),
    (&["independence", "day"], Feast::Independence),
    (&["midsummer"], Feast::Midsummer),
];

impl Feast {
    /// Whether it is the same one day everywhere.
    #[must_use]
    pub fn is_one(self) -> bool {
        matches!(
            self,
            Self::On(..) | Self::Nth(..) | Self::FromEaster(_) | Self::MemorialDay
        )
    }

    /// Its days in a year, the latest first.
    #[must_use]
    pub fn days(self, year: i32) -> Vec<NaiveDate> {
        let on = |month, day| NaiveDate::from_ymd_opt(year, month, day);
        let nth =
            |month, weekday, nth| NaiveDate::from_weekday_of_month_opt(year, month, weekday, nth);
        let from_easter = |days| easter(year).map(|sunday| shifted(sunday, days));
        let days = match self {
            Self::On(month, day) => vec![on(month, day)],
            Self::Nth(month, weekday, number) => vec![nth(month, weekday, number)],
            Self::Independence => vec![on(7, 4)],
            Self::Moving(..) => Vec::new(),
            Self::Midsummer => vec![on(6, 24), on(6, 21), on(6, 20)],
            Self::Christmas => vec![on(12, 24), on(12, 25), on(12, 26)],
            Self::NewYear => vec![on(12, 31), on(1, 1)],
            Self::Easter => vec![from_easter(0), from_easter(1)],
            Self::FromEaster(days) => vec![from_easter(days)],
            // In the United States and in Canada.
            Self::Thanksgiving => vec![nth(11, Weekday::Thu, 4), nth(10, Weekday::Mon, 2)],
            Self::BlackFriday => {
                vec![nth(11, Weekday::Thu, 4).map(|thursday| shifted(thursday, 1))]
            }
            // The second Sunday of May in most countries, three weeks before Easter in some.
            Self::MothersDay => vec![nth(5, Weekday::Sun, 2), from_easter(-21)],
            Self::FathersDay => vec![nth(6, Weekday::Sun, 3), on(3, 19), nth(9, Weekday::Sun, 1)],
            Self::LabourDay => vec![nth(9, Weekday::Mon, 1), on(5, 1)],
            Self::MemorialDay => vec![on(5, 31).map(last_monday)],
        };
        days.into_iter().flatten().collect()
    }
}

fn last_monday(end: NaiveDate) -> NaiveDate {
    shifted(end, -i64::from(end.weekday().num_days_from_monday()))
}

/// Easter Sunday in the western calendar (Meeus, Jones, Butcher).
fn easter(year: i32) -> Option<NaiveDate> {
    let (golden, century, rest) = (year % 19, year / 100, year % 100);
    let moon_shift = (8 * century + 13) / 25;
    let epact = (19 * golden + century - century / 4 - moon_shift + 15) % 30;
    let to_sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    let late = (golden + 11 * epact + 22 * to_sunday) / 451;
    let from_march = epact + to_sunday - 7 * late + 114;
    let (month, day) = (from_march / 31, from_march % 31 + 1);
    NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_falls_where_the_church_says() {
        for (year, day) in [
            (2024, "2024-03-31"),
            (2025, "2025-04-20"),
            (2026, "2026-04-05"),
        ] {
            assert_eq!(easter(year).unwrap().to_string(), day);
        }
    }
}
