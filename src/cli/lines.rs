//! The lines of the sidebar in JSON: what was felt and what was noted, side by side and never mixed.

use serde::Serialize;

use crate::domain::measures::{Beginnings, Share, SharedTime, TimeNoted, WordsGiven};
use crate::domain::page::PersonPage;
use crate::domain::rhythm::RhythmWord;
use crate::wording::{measures, rhythm};

/// One line. `felt` stays null until a check-in has answered it.
#[derive(Debug, Serialize)]
pub struct Line {
    id: &'static str,
    felt: Option<()>,
    noted: Noted,
    n: u32,
    interval: Option<[f64; 2]>,
    word: Option<String>,
}

/// What a line was computed from.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Noted {
    Rhythm {
        open_gap: Option<u32>,
        longer_than: usize,
    },
    Began {
        mine: u32,
        theirs: u32,
        share: Option<Share>,
    },
    Shared {
        season: TimeAnswer,
        before: TimeAnswer,
    },
    Words {
        mine: WordsAnswer,
        theirs: WordsAnswer,
    },
}

#[derive(Debug, Serialize)]
struct TimeAnswer {
    minutes: u32,
    interactions: u32,
    with_minutes: u32,
}

impl From<TimeNoted> for TimeAnswer {
    fn from(noted: TimeNoted) -> Self {
        Self {
            minutes: noted.minutes,
            interactions: noted.interactions,
            with_minutes: noted.with_minutes,
        }
    }
}

#[derive(Debug, Serialize)]
struct WordsAnswer {
    kept: u32,
    kept_late: u32,
    broken: u32,
    repaired: u32,
    open: u32,
    past_their_day: u32,
    share: Option<Share>,
}

impl From<&WordsGiven> for WordsAnswer {
    fn from(given: &WordsGiven) -> Self {
        Self {
            kept: given.kept,
            kept_late: given.kept_late,
            broken: given.broken,
            repaired: given.repaired,
            open: given.open,
            past_their_day: given.past_their_day,
            share: given.share(),
        }
    }
}

/// The lines that there are.
pub fn of(page: &PersonPage) -> Vec<Line> {
    vec![
        rhythm_line(page),
        reciprocity(&page.beginnings),
        shared_time(&page.shared),
        reliability(&page.words_mine, &page.words_theirs),
    ]
}

fn rhythm_line(page: &PersonPage) -> Line {
    let of = &page.rhythm;
    let fit = of.fit.filter(|_| !matches!(of.word, RhythmWord::NoHistory));
    Line {
        id: "rhythm",
        felt: None,
        noted: Noted::Rhythm {
            open_gap: of.gaps.open,
            longer_than: of.longer_than,
        },
        n: u32::try_from(of.gaps.kept.len()).unwrap_or(u32::MAX),
        interval: fit.map(|fit| [fit.low, fit.high]),
        word: Some(rhythm::word(of.word).to_owned()),
    }
}

fn reciprocity(of: &Beginnings) -> Line {
    Line {
        id: "reciprocity",
        felt: None,
        noted: Noted::Began {
            mine: of.mine,
            theirs: of.theirs,
            share: of.share,
        },
        n: of.mine + of.theirs,
        interval: of.share.map(|share| [share.low, share.high]),
        word: Some(measures::began(of).to_owned()),
    }
}

fn shared_time(of: &SharedTime) -> Line {
    Line {
        id: "shared_time",
        felt: None,
        noted: Noted::Shared {
            season: of.season.into(),
            before: of.before.into(),
        },
        n: of.season.with_minutes,
        interval: None,
        word: measures::shared(of),
    }
}

fn reliability(mine: &WordsGiven, theirs: &WordsGiven) -> Line {
    Line {
        id: "reliability",
        felt: None,
        noted: Noted::Words {
            mine: mine.into(),
            theirs: theirs.into(),
        },
        n: mine.kept + mine.broken,
        interval: mine.share().map(|share| [share.low, share.high]),
        word: measures::kept(mine),
    }
}
