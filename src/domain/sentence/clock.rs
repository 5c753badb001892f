//! Times of day: at 18:30, 7pm, noon, around 7.
//!
//! A bare hour below one o'clock in the afternoon is morning or evening: the words decide (dinner,
//! breakfast), and otherwise it is asked. Hours of two digits with minutes are those of the clock.

use chrono::NaiveTime;

use crate::domain::sentence::lexicon::AFTER_HOUR;
use crate::domain::sentence::number;
use crate::domain::sentence::page::Page;
use crate::domain::text::pieces::Shape;

/// A time found in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timed {
    /// The place after it.
    pub end: usize,
    /// What it says.
    pub said: SaidTime,
    /// Whether words such as "at" announced it.
    pub announced: bool,
}

/// What words about a time say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaidTime {
    /// This time.
    Settled(NaiveTime),
    /// An hour of the twelve, in the morning or twelve hours later.
    Either(NaiveTime, NaiveTime),
    /// No time: why not, and what to do.
    Refused(String, String),
}

/// Which half of the day the other words speak for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Half {
    /// Before noon.
    Morning,
    /// Around noon, from nine to half past four.
    Noon,
    /// After noon.
    Evening,
}

/// The time that the words from `at` name.
#[must_use]
pub fn timed(page: &Page<'_>, at: usize, half: Option<Half>) -> Option<Timed> {
    let announced = match page.key(at) {
        "at" | "around" | "about" | "ca" | "approx" => 1,
        "@" if !page.glued(at) => 1,
        _ => 0,
    };
    let mut start = at + announced;
    if announced == 1 && matches!(page.key(start), "around" | "about") {
        start += 1;
    }
    let announced = announced == 1;
    // "At ten to three" is not at ten.
    let of_another_hour = matches!(page.key(start + 1), "to" | "past")
        && number::count(page, start + 2).is_some_and(|(hour, _)| hour <= 12);
    if announced && of_another_hour && by_parts(page, start, half).is_none() {
        return None;
    }
    let (end, said) = by_word(page, start)
        .or_else(|| by_parts(page, start, half))
        .or_else(|| half_of(page, start, announced, half))
        .or_else(|| by_clock(page, start, announced, half))?;
    let free = page.whole_to(end) || page.key(end) == ":";
    (free && page.whole_from(start)).then_some(Timed {
        end,
        said,
        announced,
    })
}

fn by_word(page: &Page<'_>, at: usize) -> Option<(usize, SaidTime)> {
    // Midnight belongs to two days, and nobody says to which: it stays in the words.
    let noon = matches!(page.key(at), "noon" | "midday");
    let time = NaiveTime::from_hms_opt(12, 0, 0).filter(|_| noon)?;
    Some((at + 1, SaidTime::Settled(time)))
}

/// "Half past 5", "quarter to 8".
fn by_parts(page: &Page<'_>, at: usize, half: Option<Half>) -> Option<(usize, SaidTime)> {
    let at = at + usize::from(page.key(at) == "a" && page.key(at + 1) == "quarter");
    let (minutes, hour_back) = match (page.key(at), page.key(at + 1)) {
        ("half", "past") => (30, 0),
        ("quarter", "past" | "after") => (15, 0),
        ("quarter", "to") => (45, 1),
        (_, joined @ ("past" | "after" | "to")) => {
            let (minutes, _) = number::count(page, at).filter(|(_, end)| *end == at + 1)?;
            let told = page.key(at + 2) == "noon" || half_by_suffix(page, at + 3).is_some();
            match minutes {
                1..=59 if told && joined == "to" => (60 - minutes, 1),
                1..=59 if told => (minutes, 0),
                _ => return None,
            }
        }
        _ => return None,
    };
    let end = at + 3;
    if page.key(at + 2) == "noon" {
        let time = NaiveTime::from_hms_opt(12 - hour_back, minutes, 0)?;
        return Some((end, SaidTime::Settled(time)));
    }
    let (hour, _) = hour_said(page, at + 2)?;
    let written = page.typed(at, end);
    let hour = match (hour.checked_sub(hour_back), hour_back) {
        (Some(0), 1) => 12,
        (Some(hour), _) => hour,
        (None, _) => 23,
    };
    if let Some((half, end)) = half_by_suffix(page, end) {
        return Some((end, on_twelve(hour, minutes, half, written)));
    }
    Some((end, on_twenty_four(hour, 1, minutes, half, written)))
}

/// "At half four", "half 4:" are half past, where the one is said and not the other.
fn half_of(
    page: &Page<'_>,
    at: usize,
    announced: bool,
    half: Option<Half>,
) -> Option<(usize, SaidTime)> {
    let (hour, _) = hour_said(page, at + 1).filter(|(hour, _)| (1..=12).contains(hour))?;
    let stops = announced && stops_after_hour(page, at + 2) || page.key(at + 2) == ":";
    let written = page.typed(at, at + 2);
    (page.key(at) == "half" && stops).then(|| (at + 2, on_twenty_four(hour, 1, 30, half, written)))
}

/// An hour in digits or as a word.
fn hour_said(page: &Page<'_>, at: usize) -> Option<(u32, usize)> {
    let (hour, digits) = page.number(at).or_else(|| {
        let (count, after) = number::count(page, at).filter(|(_, after)| *after == at + 1)?;
        (after > 0).then_some((count, 2))
    })?;
    (digits <= 2 && hour < 24).then_some((hour, digits))
}

/// "From 5 to 7", "between 5 and 7", "5-7pm": when it began, and how many minutes it took.
#[must_use]
pub fn hours(page: &Page<'_>, at: usize, half: Option<Half>) -> Option<(Timed, u32)> {
    let word = page.key(at);
    let announced = matches!(word, "from" | "between");
    let start = at + usize::from(announced);
    let (first, _) = page.number(start).filter(|(_, digits)| *digits <= 2)?;
    let joined = match page.key(start + 1) {
        "and" => word == "between",
        sign => matches!(sign, "-" | "–" | "to" | "till" | "until"),
    };
    let (last, _) = page
        .number(start + 2)
        .filter(|(_, digits)| joined && *digits <= 2)?;
    let suffix = half_by_suffix(page, start + 3);
    let end = suffix.map_or(start + 3, |(_, end)| end);
    let plain = page.key(end) != ":" || !page.glued(end + 1);
    let told = suffix.is_some() || (announced && stops_after_hour(page, end));
    if !told || !plain || first >= 24 || last > 24 || first == last {
        return None;
    }
    let written = page.typed(at, end);
    let apart = match last.checked_sub(first) {
        Some(apart) => apart,
        // "23-1pm" goes past more than half a day: no hours are meant.
        None => (last + 12).checked_sub(first)?,
    };
    let said = match suffix {
        // "11-1pm" begins in the morning.
        Some((Half::Evening, _)) if first > last || last == 12 => {
            on_twelve(first, 0, Half::Morning, written)
        }
        Some((half, _)) => on_twelve(first, 0, half, written),
        // "From 10 to 14" is on the clock of 24 hours.
        None if last > 12 => on_twenty_four(first, 0, 0, half, written),
        None => on_twenty_four(first, 1, 0, half, written),
    };
    let timed = Timed {
        end,
        said,
        announced: true,
    };
    (apart <= 12 && page.whole_from(at)).then_some((timed, apart * 60))
}

fn by_clock(
    page: &Page<'_>,
    at: usize,
    announced: bool,
    half: Option<Half>,
) -> Option<(usize, SaidTime)> {
    if announced && page.number(at).is_none() {
        let (hour, _) = hour_said(page, at).filter(|(hour, _)| (1..=12).contains(hour))?;
        let stops = page.key(at) != "a" && stops_after_hour(page, at + 1);
        let written = page.typed(at, at + 1);
        return stops.then(|| (at + 1, on_twenty_four(hour, 1, 0, half, written)));
    }
    let (hour, hour_digits) = page.number(at)?;
    // 1930h.
    if hour_digits == 4 && page.key(at + 1) == "h" && page.glued(at + 1) {
        let written = page.typed(at, at + 2);
        return Some((
            at + 2,
            on_twenty_four(hour / 100, 2, hour % 100, half, written),
        ));
    }
    // "At 2100": not a year, and not the number of a room.
    let years = 1900..=2099;
    if announced && hour_digits == 4 && !years.contains(&hour) && stops_after_hour(page, at + 1) {
        let written = page.typed(at, at + 1);
        return Some((
            at + 1,
            on_twenty_four(hour / 100, 2, hour % 100, half, written),
        ))
        .filter(|(_, said)| !matches!(said, SaidTime::Refused(..)));
    }
    if hour_digits > 2 {
        return None;
    }
    let (minute, mut end) = minutes(page, at);
    // "1:30 h" is how long it took.
    let lasted = matches!(page.key(end), "h" | "hr" | "hrs" | "hour" | "hours") && !announced;
    if minute.is_some() && lasted {
        return None;
    }
    let suffix = half_by_suffix(page, end);
    if let Some((_, after)) = suffix {
        end = after;
    }
    let written = page.typed(at, end);
    if let Some((half, _)) = suffix {
        return Some((end, on_twelve(hour, minute.unwrap_or(0), half, written)));
    }
    if let Some(minute) = minute {
        // 10:05 is the clock of 24 hours, unless the words speak for the evening.
        let digits = hour_digits * usize::from(hour_digits == 1 || half.is_some());
        return Some((end, on_twenty_four(hour, digits, minute, half, written)));
    }
    // "1h:" is how long it took, and 19h the time.
    let hours = page.key(end) == "h" && page.glued(end) && (announced || hour > 12);
    if hours && (announced || page.key(end + 1) == ":") {
        return Some((end + 1, on_twenty_four(hour, 2, 0, half, written)));
    }
    let oclock = matches!(page.key(end), "o'clock" | "oclock");
    if oclock && let Some((half, after)) = half_by_suffix(page, end + 1) {
        return Some((after, on_twelve(hour, 0, half, written)));
    }
    if oclock {
        return Some((end + 1, on_twenty_four(hour, 1, 0, half, written)));
    }
    let stops = announced && !hours && stops_after_hour(page, end) && (1..24).contains(&hour);
    stops.then(|| (end, on_twenty_four(hour, hour_digits, 0, half, written)))
}

/// The minutes after the hour at `at`: 18:30, 18h30, 6.30pm.
fn minutes(page: &Page<'_>, at: usize) -> (Option<u32>, usize) {
    let sign = page.key(at + 1);
    let tight = page.glued(at + 1) && page.glued(at + 2);
    let two = page
        .number(at + 2)
        .filter(|(_, digits)| *digits == 2 && tight);
    let seconds = page
        .number(at + 4)
        .filter(|(value, digits)| *digits == 2 && *value < 60);
    if let (":", Some((minute, _)), ":", Some(_)) = (sign, two, page.key(at + 3), seconds) {
        let zone = usize::from(page.key(at + 5) == "z");
        return (Some(minute), at + 5 + zone);
    }
    match (sign, two) {
        (":", Some((minute, _))) if page.key(at + 3) != ":" || !page.glued(at + 4) => {
            (Some(minute), at + 3)
        }
        ("h", Some((minute, _))) if page.number(at).is_some_and(|(hour, _)| hour > 12) => {
            (Some(minute), at + 3)
        }
        (".", Some((minute, _))) if half_by_suffix(page, at + 3).is_some() => {
            (Some(minute), at + 3)
        }
        _ => (None, at + 1),
    }
}

fn half_by_suffix(page: &Page<'_>, at: usize) -> Option<(Half, usize)> {
    let half = |letter: &str| match letter {
        "am" | "a" => Half::Morning,
        _ => Half::Evening,
    };
    match page.key(at) {
        "at" if page.key(at + 1) == "night" => Some((Half::Evening, at + 2)),
        "in" if page.key(at + 1) == "the" => match page.key(at + 2) {
            "morning" | "am" => Some((Half::Morning, at + 3)),
            "afternoon" | "evening" | "pm" => Some((Half::Evening, at + 3)),
            _ => None,
        },
        word @ ("am" | "pm")
            if page.glued(at)
                || page.glued(at) == page.glued(at.saturating_sub(1))
                || page.whole_to(at + 1) =>
        {
            Some((half(word), at + 1))
        }
        // 3:18a and 3:20p.
        word @ ("a" | "p")
            if at > 1 && page.glued(at) && page.before(at - 1) == ":" && page.whole_to(at + 1) =>
        {
            Some((half(word), at + 1))
        }
        word @ ("a" | "p")
            if page.key(at + 1) == "m"
                && !page.glued(at + 1)
                && at > 0
                && page.number(at - 1).is_some() =>
        {
            Some((half(word), at + 2))
        }
        word @ ("a" | "p")
            if page.key(at + 1) == "." && page.key(at + 2) == "m" && page.glued(at + 2) =>
        {
            let dot = usize::from(page.key(at + 3) == "." && page.glued(at + 3));
            Some((half(word), at + 3 + dot))
        }
        _ => None,
    }
}

fn on_twelve(hour: u32, minute: u32, half: Half, written: &str) -> SaidTime {
    let hour = match (hour, half) {
        (12, Half::Morning) => 0,
        (12, Half::Evening | Half::Noon) => 12,
        (1..=11, Half::Morning) => hour,
        (1..=11, Half::Evening | Half::Noon) => hour + 12,
        _ => return no_time(written),
    };
    NaiveTime::from_hms_opt(hour, minute, 0).map_or_else(|| no_time(written), SaidTime::Settled)
}

fn on_twenty_four(
    hour: u32,
    digits: usize,
    minute: u32,
    half: Option<Half>,
    written: &str,
) -> SaidTime {
    let Some(early) = NaiveTime::from_hms_opt(hour, minute, 0) else {
        return no_time(written);
    };
    let late = NaiveTime::from_hms_opt(hour + 12, minute, 0);
    let exact = !(1..12).contains(&hour) || written.starts_with('0') || digits == 0;
    match (late, half) {
        _ if exact => SaidTime::Settled(early),
        (Some(late), Some(Half::Noon)) if hour < 5 => SaidTime::Settled(late),
        (Some(late), Some(Half::Noon)) if hour < 9 => SaidTime::Either(early, late),
        (Some(late), None) => SaidTime::Either(early, late),
        (Some(late), Some(Half::Evening)) => SaidTime::Settled(late),
        _ => SaidTime::Settled(early),
    }
}

fn no_time(written: &str) -> SaidTime {
    SaidTime::Refused(
        format!("There is no time {written}."),
        "Write a time from 00:00 to 23:59.".to_owned(),
    )
}

/// "At 7" is a time when nothing follows that it could count or number.
fn stops_after_hour(page: &Page<'_>, at: usize) -> bool {
    if page.key(at) == ":" && page.glued(at + 1) {
        return false;
    }
    let word = page.key(at);
    page.ends_sentence(at)
        || AFTER_HOUR.contains(word)
        || (page.shape(at) == Some(Shape::Sign) && !page.glued(at))
}
