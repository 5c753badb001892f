//! The reading of a sentence in words.

use chrono::NaiveDate;

use crate::domain::day::Days;
use crate::domain::interaction::Began;
use crate::domain::names::Names;
use crate::domain::promise::Side;
use crate::domain::sentence::reading::{NumericOrder, ReadPromise, ReadTopic, Reading, Stranger};
use crate::domain::topic::TopicKind;
use crate::wording::{days, interactions};

/// The interaction, part by part: "Sat 21 Nov", "met", "Ana Petrović", "2 h", "Kalemegdan".
#[must_use]
pub fn parts(reading: &Reading, names: &Names, today: NaiveDate) -> Vec<String> {
    if !reading.happened {
        let kept = std::iter::once("kept in mind").chain(order(reading));
        return kept.map(str::to_owned).collect();
    }
    let mut parts = Vec::new();
    if reading.day_is_open() {
        parts.push(DAY_OPEN.to_owned());
    } else {
        parts.push(when(reading.days, today));
    }
    parts.extend(order(reading).map(str::to_owned));
    parts.extend(reading.time.map(days::clock));
    parts.push(what(reading).to_owned());
    let people: Vec<&str> = reading
        .people
        .iter()
        .filter_map(|person| names.person(person.id))
        .map(|person| person.name.as_str())
        .chain(reading.new_people.iter().map(String::as_str))
        .collect();
    parts.extend(Some(people.join(", ")).filter(|people| !people.is_empty()));
    parts.extend(who_began(reading, names));
    parts.extend(reading.minutes.map(days::length));
    parts.extend(reading.place.as_ref().map(|place| place.name.clone()));
    if !reading.chosen {
        parts.push("duty".to_owned());
    }
    parts.extend(depth(reading));
    parts.extend(reading.tags.iter().map(|tag| format!("#{tag}")));
    parts
}

/// What it was, and without a kind whether it counts as a contact day.
#[must_use]
pub fn what(reading: &Reading) -> &'static str {
    match (reading.kind, reading.two_way) {
        (Some(kind), _) => interactions::kind(kind),
        (None, true) => "together",
        (None, false) if is_with_somebody(reading) => "kind not said: no contact day",
        (None, false) => "a note",
    }
}

/// Whether somebody was there who is in the file, or will be.
#[must_use]
pub fn is_with_somebody(reading: &Reading) -> bool {
    !reading.people.is_empty() || !reading.new_people.is_empty()
}

/// What stands for the day while it is asked.
pub const DAY_OPEN: &str = "which day is asked";

/// What to know of those who are named and are not in the file, a line each: "Bob is not in the file yet".
#[must_use]
pub fn strangers(reading: &Reading, text: &str) -> Vec<String> {
    let told = |stranger: &Stranger| {
        let words = stranger.span.of(text);
        if stranger.is_name {
            format!("{words} is not in the file yet: @\"{words}\" adds them")
        } else {
            format!("“{words}” names nobody you know here: @ and a name says who")
        }
    };
    let mentioned = reading.mentioned.iter().map(|span| {
        let words = span.of(text);
        if words.contains(' ') {
            format!("{words} is not taken to have been there: @\"{words}\" says so")
        } else {
            format!("{words} is not taken to have been there: @{words} says so")
        }
    });
    let strangers = reading.strangers.iter().map(told);
    strangers.chain(mentioned).collect()
}

/// How a day in numbers was read, where the order made the day: "day before month".
#[must_use]
pub fn order(reading: &Reading) -> Option<&'static str> {
    match reading.order? {
        NumericOrder::Ask => None,
        NumericOrder::DayFirst => Some("day before month"),
        NumericOrder::MonthFirst => Some("month before day"),
    }
}

/// Promises and topics, a line each: "your promise to Ana: read her cover letter · by Fri 27 Nov".
#[must_use]
pub fn clauses(reading: &Reading, names: &Names, today: NaiveDate) -> Vec<String> {
    let promises = reading
        .promises
        .iter()
        .map(|one| promise(one, names, today));
    let topics = reading.topics.iter().map(|one| topic(one, names, today));
    promises.chain(topics).collect()
}

/// "Sat 21 Nov", or "Fri 20 Nov – Sun 22 Nov".
#[must_use]
pub fn when(of: Days, today: NaiveDate) -> String {
    if of.first() == of.last() {
        return days::short(of.first(), today);
    }
    let (first, last) = (
        days::short(of.first(), today),
        days::short(of.last(), today),
    );
    format!("{first} – {last}")
}

fn who_began(reading: &Reading, names: &Names) -> Option<String> {
    if let Some(began) = reading.began {
        return Some(interactions::began(began, "").to_owned());
    }
    let them: Vec<&str> = reading
        .people
        .iter()
        .filter(|person| person.began == Some(Began::Them))
        .filter_map(|person| names.person(person.id))
        .map(|person| person.name.as_str())
        .collect();
    (!them.is_empty()).then(|| format!("{} began", them.join(", ")))
}

fn depth(reading: &Reading) -> Option<String> {
    let step =
        |depth: Option<_>| depth.map_or_else(|| "—".to_owned(), |step| u8::from(step).to_string());
    match (reading.depth.mine, reading.depth.theirs) {
        (None, None) => None,
        (mine, theirs) if mine == theirs => Some(format!("depth {}", step(mine))),
        (mine, theirs) => Some(format!(
            "depth {} yours, {} theirs",
            step(mine),
            step(theirs)
        )),
    }
}

fn promise(given: &ReadPromise, names: &Names, today: NaiveDate) -> String {
    let name = given
        .person
        .and_then(|id| names.person(id))
        .map(|person| &person.name);
    let whose = match (given.whose, name) {
        (Side::Mine, Some(name)) => format!("your promise to {name}"),
        (Side::Mine, None) => "your promise".to_owned(),
        (Side::Theirs, Some(name)) => format!("the promise of {name}"),
        (Side::Theirs, None) => "their promise".to_owned(),
    };
    let by = given.by.map_or_else(String::new, |by| {
        format!(" · by {}", days::short(by, today))
    });
    format!("{whose}: {}{by}", given.text)
}

fn topic(noted: &ReadTopic, names: &Names, today: NaiveDate) -> String {
    let name = noted
        .person
        .and_then(|id| names.person(id))
        .map(|person| &person.name);
    let kind = match (noted.kind, name) {
        (TopicKind::Ask, Some(name)) => format!("ask {name}"),
        (TopicKind::Ask, None) => "ask".to_owned(),
        (TopicKind::Tell, Some(name)) => format!("tell {name}"),
        (TopicKind::Tell, None) => "tell".to_owned(),
        (TopicKind::Gift, Some(name)) => format!("gift for {name}"),
        (TopicKind::Gift, None) => "gift".to_owned(),
        (TopicKind::Need, Some(name)) => format!("{name} needs"),
        (TopicKind::Need, None) => "need".to_owned(),
    };
    let from = noted.from.map_or_else(String::new, |day| {
        format!(" · from {}", days::short(day, today))
    });
    format!("{kind}: {}{from}", noted.text)
}
