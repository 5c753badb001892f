//! What was noted, in words: who began, hours shared, words given.

use crate::domain::measures::began::{BeganWord, Beginnings};
use crate::domain::measures::given::WordsGiven;
use crate::domain::measures::time::{SharedTime, TimeNoted};
use crate::wording::days;

/// Who began: the word for it.
#[must_use]
pub fn began(beginnings: &Beginnings) -> &'static str {
    match beginnings.word {
        BeganWord::TooFew => "too few to say",
        BeganWord::NoClearLean => "no clear lean",
        BeganWord::MostlyYou => "mostly you",
        BeganWord::MostlyThem => "mostly them",
    }
}

/// "5 you · 4 them".
#[must_use]
pub fn began_figures(beginnings: &Beginnings) -> String {
    format!("{} you · {} them", beginnings.mine, beginnings.theirs)
}

/// "9 h this season"; `None` if too few have their minutes noted.
#[must_use]
pub fn shared(shared: &SharedTime) -> Option<String> {
    shared
        .season
        .is_enough()
        .then(|| format!("{} this season", days::hours(shared.season.minutes)))
}

/// "6 of 9 have minutes · 12 h before".
#[must_use]
pub fn shared_figures(shared: &SharedTime) -> String {
    let TimeNoted {
        interactions,
        with_minutes,
        ..
    } = shared.season;
    let noted = match interactions {
        0 => "nothing this season".to_owned(),
        _ => format!("{with_minutes} of {interactions} have minutes"),
    };
    if shared.before.is_enough() {
        format!("{noted} · {} before", days::hours(shared.before.minutes))
    } else {
        noted
    }
}

/// "kept 6 of 7, 1 late"; `None` before any came to an end.
#[must_use]
pub fn kept(given: &WordsGiven) -> Option<String> {
    let ended = given.kept + given.broken;
    (ended > 0).then(|| match given.kept_late {
        0 => format!("kept {} of {ended}", given.kept),
        late => format!("kept {} of {ended}, {late} late", given.kept),
    })
}

/// "2 open"; `None` if none is open.
#[must_use]
pub fn open(given: &WordsGiven) -> Option<String> {
    (given.open > 0).then(|| format!("{} open", given.open))
}

/// "mixed as 2.4 kinds": over how many kinds the hours are spread.
#[must_use]
pub fn variety(kinds: f64) -> String {
    if kinds < 1.05 {
        "all of one kind".to_owned()
    } else {
        format!("mixed as {kinds:.1} kinds")
    }
}
