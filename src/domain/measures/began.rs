//! Who began. You remember your own side better: in a study each of a couple claimed more than half of
//! what was done (Ross & Sicoly 1979, JPSP 37:322).

use chrono::NaiveDate;
use serde::Serialize;

use crate::domain::interaction::Began;
use crate::domain::measures::moment::Moment;
use crate::domain::measures::share::{Share, share};
use crate::domain::measures::window::in_window;

/// The word needs this many.
const ENOUGH: u32 = 8;

/// Who began, in the window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Beginnings {
    /// Begun by you.
    pub mine: u32,
    /// Begun by them.
    pub theirs: u32,
    /// The share begun by you.
    pub share: Option<Share>,
    /// What it is called.
    pub word: BeganWord,
}

/// What the beginnings are called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum BeganWord {
    /// Under eight.
    TooFew,
    /// The interval holds one half.
    NoClearLean,
    /// You, clearly.
    MostlyYou,
    /// They, clearly.
    MostlyThem,
}

/// Who began in the window that ends `today`. Both, and not known, enter neither side.
#[must_use]
pub fn beginnings(moments: &[Moment], today: NaiveDate) -> Beginnings {
    let by = |began| {
        let of = moments
            .iter()
            .filter(|moment| moment.began == Some(began) && in_window(moment.day, today));
        u32::try_from(of.count()).unwrap_or(u32::MAX)
    };
    counted(by(Began::Me), by(Began::Them))
}

/// What so many of yours and of theirs are called.
fn counted(mine: u32, theirs: u32) -> Beginnings {
    let share = share(mine, theirs).filter(|_| mine + theirs > 0);
    let word = match share {
        _ if mine + theirs < ENOUGH => BeganWord::TooFew,
        Some(share) if share.low > 0.5 => BeganWord::MostlyYou,
        Some(share) if share.high < 0.5 => BeganWord::MostlyThem,
        _ => BeganWord::NoClearLean,
    };
    Beginnings {
        mine,
        theirs,
        share,
        word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::measures::moment::tests::moment;

    #[test]
    fn who_began_matches_the_vectors() {
        for (mine, theirs, mean, low, high, word) in [
            (7, 1, 0.833_333, 0.603_327, 0.977_535, BeganWord::MostlyYou),
            (5, 4, 0.55, 0.296_768, 0.791_316, BeganWord::NoClearLean),
            (2, 1, 0.625, 0.235_534, 0.937_587, BeganWord::TooFew),
            (0, 6, 0.071_429, 0.000_314, 0.264_173, BeganWord::TooFew),
            (9, 3, 0.730_769, 0.516_238, 0.903_645, BeganWord::MostlyYou),
            (10, 2, 0.807_692, 0.610_041, 0.950_267, BeganWord::MostlyYou),
            (6, 6, 0.5, 0.279_57, 0.720_43, BeganWord::NoClearLean),
            (3, 9, 0.269_231, 0.096_355, 0.483_762, BeganWord::MostlyThem),
        ] {
            let got = counted(mine, theirs);
            let share = got.share.unwrap();
            for (got, wanted) in [(share.mean, mean), (share.low, low), (share.high, high)] {
                assert!(
                    (got - wanted).abs() < 1e-6,
                    "{mine} and {theirs}: {got}, not {wanted}"
                );
            }
            assert_eq!(got.word, word, "{mine} and {theirs}");
        }
    }

    #[test]
    fn beginnings_of_both_or_nobody_count_for_neither() {
        let today: NaiveDate = "2026-11-22".parse().unwrap();
        let by = |day, began| Moment {
            began,
            ..moment(day)
        };
        let moments = [
            by("2026-11-01", Some(Began::Me)),
            by("2026-11-01", Some(Began::Both)),
            by("2026-11-01", None),
            by("2025-11-23", Some(Began::Them)),
            by("2025-11-22", Some(Began::Them)),
            by("2026-11-23", Some(Began::Them)),
        ];
        let began = beginnings(&moments, today);
        assert_eq!((began.mine, began.theirs), (1, 1));
    }
}
