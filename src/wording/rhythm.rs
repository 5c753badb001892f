//! Rhythm and quiet in words, each with its terms.

use crate::domain::quiet::{Reason, whole_days};
use crate::domain::rhythm::{ENOUGH, Rhythm, RhythmWord};
use crate::wording::days;

/// What the present silence is called.
#[must_use]
pub fn word(word: RhythmWord) -> &'static str {
    match word {
        RhythmWord::NoHistory => "too few days yet",
        RhythmWord::TooEarly => "too early to say",
        RhythmWord::InRhythm => "in rhythm",
        RhythmWord::LongerThanUsual => "longer than usual",
        RhythmWord::UnusuallyQuiet => "unusually quiet for the two of you",
        RhythmWord::PastNamedRhythm => "past the rhythm you named",
    }
}

/// The same where there is little room.
#[must_use]
pub fn brief(of: RhythmWord) -> &'static str {
    match of {
        RhythmWord::UnusuallyQuiet => "unusually quiet",
        other => word(other),
    }
}

/// The sentence beside a long silence, with what it is known from.
pub const LONG_SILENCE: &str =
    "a long silence. In phone records most such ties did not resume; many old friendships do.";

/// "12 d · you two usually 4–13"; `None` without an exact contact day.
#[must_use]
pub fn usual(rhythm: &Rhythm) -> Option<String> {
    let open = rhythm.gaps.open?;
    let since = if open == 0 {
        "today".to_owned()
    } else {
        format!("{open} d")
    };
    Some(match rhythm.fit {
        Some(fit) if rhythm.gaps.kept.len() >= ENOUGH => {
            format!(
                "{since} · you two usually {}",
                range(whole_days(fit.low), whole_days(fit.high))
            )
        }
        _ => since,
    })
}

/// "longer than 7 of 8 gaps"; `None` without gaps.
#[must_use]
pub fn rank(rhythm: &Rhythm) -> Option<String> {
    let of = rhythm.gaps.kept.len();
    (of > 0 && rhythm.gaps.open.is_some()).then(|| match of {
        1 => format!("longer than {} of 1 gap", rhythm.longer_than),
        _ => format!("longer than {} of {of} gaps", rhythm.longer_than),
    })
}

/// "4–13", or "7" if both ends are the same.
#[must_use]
pub fn range(low: u32, high: u32) -> String {
    if low == high {
        low.to_string()
    } else {
        format!("{low}–{high}")
    }
}

/// One term of a row of the quiet scan.
#[must_use]
pub fn reason(reason: Reason) -> String {
    match reason {
        Reason::Usual { open, low, high } => {
            let days = if open == 1 { "day" } else { "days" };
            format!("{open} {days}; you two usually {}", range(low, high))
        }
        Reason::LongerThan { exceeded, of: 1 } => {
            format!("longer than {exceeded} of your last 1 gap")
        }
        Reason::LongerThan { exceeded, of } => {
            format!("longer than {exceeded} of your last {of} gaps")
        }
        Reason::Named(gap) => format!("you named {} as your rhythm", days::stretch(i64::from(gap))),
        Reason::LongSilence => LONG_SILENCE.to_owned(),
        Reason::PromisesPast { count: 1, days } => {
            format!("a promise of yours is {} past its day", days::stretch(days))
        }
        Reason::PromisesPast { count, days } => {
            format!(
                "{count} promises of yours are past their day, the oldest by {}",
                days::stretch(days)
            )
        }
    }
}
