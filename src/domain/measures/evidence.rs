//! What a line rests on: the very interactions, promises and topics.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::domain::check_in::CheckIn;
use crate::domain::day::shifted;
use crate::domain::id::Id;
use crate::domain::interaction::{Began, Interaction};
use crate::domain::measures::depth;
use crate::domain::measures::landed;
use crate::domain::measures::measure::Measure;
use crate::domain::measures::moment::Moment;
use crate::domain::measures::window::{SEASON_DAYS, WINDOW_DAYS, in_window};
use crate::domain::mirror::year::Year;
use crate::domain::page::PersonPage;
use crate::domain::person::Person;
use crate::domain::promise::{End, Promise, Side};
use crate::domain::sorting;
use crate::domain::timeline::TimelineRow;
use crate::domain::topic::Topic;

/// What a line of a person rests on, beside the answers, promises and topics that the page has.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// Whose.
    pub person: Id<Person>,
    /// Which line.
    pub measure: Measure,
    /// The interactions, the newest first.
    pub rows: Vec<TimelineRow>,
}

/// One of the things a line rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// An interaction.
    Interaction(Id<Interaction>),
    /// A promise.
    Promise(Id<Promise>),
    /// A topic.
    Topic(Id<Topic>),
    /// A check-in.
    CheckIn(Id<CheckIn>),
}

/// The first day of the interactions that `measure` looks at; `None` if it looks at none. A rhythm looks
/// further back for the gaps it keeps.
#[must_use]
pub fn looks_back_to(measure: Measure, today: NaiveDate) -> Option<NaiveDate> {
    match measure {
        Measure::Trust | Measure::Reciprocity => Some(shifted(today, 1 - WINDOW_DAYS)),
        // Several days may have begun before the window: a year is looked through for those.
        Measure::Depth => Some(shifted(today, 1 - 2 * WINDOW_DAYS)),
        Measure::Rhythm => Some(Year::before(today).from),
        Measure::SharedTime => Some(shifted(today, 1 - 2 * SEASON_DAYS)),
        _ => None,
    }
}

/// Whether an interaction with `person` is one of those that `measure` counts.
#[must_use]
pub fn is_behind(
    measure: Measure,
    interaction: &Interaction,
    person: Id<Person>,
    today: NaiveDate,
) -> bool {
    let Some(moment) = Moment::of(interaction, person) else {
        return false;
    };
    match measure {
        Measure::Trust => depth::is_risky(&moment, today),
        Measure::Reciprocity => {
            matches!(moment.began, Some(Began::Me | Began::Them)) && in_window(moment.day, today)
        }
        Measure::SharedTime => moment.is_time_together() && moment.day <= today,
        Measure::Rhythm => moment.two_way && moment.day <= today,
        Measure::Depth => {
            let noted = moment.mine.is_some() || moment.theirs.is_some();
            let begins = shifted(today, -WINDOW_DAYS);
            moment.two_way && noted && moment.day <= today && moment.last_day > begins
        }
        Measure::Value | Measure::Reliability | Measure::Integrity | Measure::Responsiveness => {
            false
        }
    }
}

/// The promises that `measure` counts, yours first.
#[must_use]
pub fn promises(measure: Measure, page: &PersonPage, today: NaiveDate) -> Vec<&Promise> {
    let counts = |promise: &&Promise| match (measure, promise.ended) {
        (Measure::Reliability, None) => true,
        (Measure::Reliability, Some(ended)) => {
            matches!(ended.how, End::Kept | End::Broken) && in_window(ended.on.earliest(), today)
        }
        (Measure::Integrity, None) => promise.whose == Side::Mine && promise.past_its_day(today),
        (Measure::Integrity, Some(ended)) => {
            let mine = promise.whose == Side::Mine && ended.how == End::Broken;
            mine && in_window(ended.on.earliest(), today)
        }
        _ => false,
    };
    let mut promises: Vec<&Promise> = page.promises.iter().filter(counts).collect();
    sorting::by_key(&mut promises, |promise| promise.whose == Side::Theirs);
    promises
}

/// The topics that `measure` counts, those whose turn is yours first.
#[must_use]
pub fn topics(measure: Measure, page: &PersonPage, today: NaiveDate) -> Vec<&Topic> {
    if measure != Measure::Responsiveness {
        return Vec::new();
    }
    let of = |whose| {
        let topics = page.topics.iter();
        topics.filter(move |topic| landed::counts(topic, whose, today))
    };
    of(Side::Mine).chain(of(Side::Theirs)).collect()
}

/// The contact days of a year with one person: what their rhythm rests on.
#[must_use]
pub fn year(behind: &Evidence, today: NaiveDate) -> Year {
    let mut year = Year::before(today);
    let mut seen = BTreeSet::new();
    for row in &behind.rows {
        if let Some((first, last)) = row.interaction.days().dates() {
            let days = first.iter_days().take_while(|day| *day <= last.min(today));
            seen.extend(days.filter(|day| *day >= year.from));
        }
    }
    for day in seen {
        year.add(day);
    }
    year
}
