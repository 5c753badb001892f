//! The reading of a sentence in words, part by part, with what is open and what is refused.

use chrono::NaiveDate;

use crate::app::completion::Completion;
use crate::app::entry::Entry;
use crate::app::overrule::Fact;
use crate::domain::day::Days;
use crate::domain::interaction::{Began, DepthOfBoth};
use crate::domain::names::Names;
use crate::domain::sentence::reading::{Open, Reading};
use crate::domain::text::visible;
use crate::wording::{days, reading};

/// What stands below the box while it is empty: a day, a name, a length, a tag, a promise, a topic.
const EXAMPLE: &str = "yday: lunch with Jo, 2h #boat promise: send the book by fri ask: her exam";

/// How a part of the reading is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It was understood so.
    Read,
    /// It was not said.
    Unset,
    /// The words that wait for an answer; the answers follow.
    Asks,
    /// An answer it could have.
    Open,
    /// The answer being looked at.
    Chosen,
    /// It cannot be so.
    Problem,
}

/// One part, safe to print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The words.
    pub text: String,
    /// How it is meant.
    pub role: Role,
}

fn part(text: impl AsRef<str>, role: Role) -> Part {
    Part {
        text: visible::line(text.as_ref()).into_owned(),
        role,
    }
}

/// The lines under the text: the reading, its clauses, the questions, the problems.
#[must_use]
pub fn lines(entry: &Entry, names: &Names, today: NaiveDate) -> Vec<Vec<Part>> {
    let read = &entry.reading;
    let mut lines = Vec::new();
    if let Some(completion) = &entry.completion {
        lines.push(offers(completion));
    }
    if entry.field.text().is_empty() && entry.fact.is_none() {
        lines.push(vec![part(EXAMPLE, Role::Unset)]);
    } else {
        lines.push(facts(read, entry.fact, names, today));
    }
    lines.extend(
        reading::clauses(read, names, today)
            .into_iter()
            .map(|line| vec![part(line, Role::Read)]),
    );
    for (place, open) in read.open.iter().enumerate() {
        let looked_at = entry
            .question
            .filter(|asked| asked.question == place)
            .map(|asked| asked.offer);
        lines.push(question(open, looked_at, entry.field.text()));
    }
    if entry.completion.is_none() {
        let strangers = reading::strangers(read, entry.field.text()).into_iter();
        lines.extend(strangers.map(|line| vec![part(line, Role::Unset)]));
    }
    for problem in &read.problems {
        lines.push(vec![
            part(&problem.message, Role::Problem),
            part(&problem.next, Role::Read),
        ]);
    }
    if let Some(trouble) = &entry.trouble {
        lines.push(vec![part(trouble, Role::Problem)]);
    }
    lines
}

fn offers(completion: &Completion) -> Vec<Part> {
    completion
        .offers
        .iter()
        .enumerate()
        .map(|(place, offer)| {
            let role = if place == completion.at {
                Role::Chosen
            } else {
                Role::Open
            };
            part(offer, role)
        })
        .collect()
}

fn facts(reading: &Reading, looked_at: Option<Fact>, names: &Names, today: NaiveDate) -> Vec<Part> {
    let of = |fact: Fact, part: Part| Part {
        role: if looked_at == Some(fact) {
            Role::Chosen
        } else {
            part.role
        },
        ..part
    };
    if !reading.happened {
        let kept = "nothing happened yet; this is kept in mind";
        return std::iter::once(kept)
            .chain(reading::order(reading))
            .map(|text| part(text, Role::Unset))
            .collect();
    }
    let mut parts = if reading.day_is_open() {
        vec![part(reading::DAY_OPEN, Role::Unset)]
    } else {
        vec![part(when(reading.days, today), Role::Read)]
    };
    parts.extend(reading::order(reading).map(|order| part(order, Role::Unset)));
    if let Some(time) = reading.time {
        parts.push(part(days::clock(time), Role::Read));
    }
    let somebody = reading::is_with_somebody(reading);
    let is_unsaid = somebody && reading.kind.is_none() && !reading.two_way;
    let role = if is_unsaid { Role::Unset } else { Role::Read };
    parts.push(of(Fact::Kind, part(reading::what(reading), role)));
    for person in &reading.people {
        let name = names
            .person(person.id)
            .map_or("someone", |known| known.name.as_str());
        parts.push(part(name, Role::Read));
    }
    for name in &reading.new_people {
        parts.push(part(format!("{name} (new)"), Role::Read));
    }
    if !somebody && !reading.strangers.is_empty() {
        parts.push(part("with nobody in the file", Role::Unset));
    } else if !somebody && reading.open.is_empty() {
        parts.push(part("of your own: nobody is named", Role::Unset));
    }
    if somebody {
        parts.push(of(Fact::Began, began(reading, names)));
    }
    if let Some(minutes) = reading.minutes {
        parts.push(part(days::length(minutes), Role::Read));
    }
    if !reading.chosen {
        parts.push(of(Fact::Duty, part("duty", Role::Read)));
    } else if looked_at == Some(Fact::Duty) {
        parts.push(of(Fact::Duty, part("freely chosen", Role::Read)));
    }
    if let Some(place) = &reading.place {
        let new = if place.id.is_none() {
            " (new place)"
        } else {
            ""
        };
        parts.push(part(format!("{}{new}", place.name), Role::Read));
    }
    for (whose, depth) in [
        ("yours", reading.depth.mine),
        ("theirs", reading.depth.theirs),
    ] {
        if let Some(depth) = depth {
            let depth = part(format!("depth {} {whose}", u8::from(depth)), Role::Read);
            parts.push(of(Fact::Depth, depth));
        }
    }
    if looked_at == Some(Fact::Depth) && reading.depth == DepthOfBoth::default() {
        parts.push(part("depth: not said", Role::Chosen));
    }
    parts.extend(
        reading
            .tags
            .iter()
            .map(|tag| part(format!("#{tag}"), Role::Read)),
    );
    parts
}

fn when(of: Days, today: NaiveDate) -> String {
    let day = reading::when(of, today);
    match of.first().date() {
        Some(date) if of.first() == of.last() && date == today => format!("today, {day}"),
        Some(date) if of.first() == of.last() && Some(date) == today.pred_opt() => {
            format!("yesterday, {day}")
        }
        _ => day,
    }
}

fn began(reading: &Reading, names: &Names) -> Part {
    match reading.began {
        Some(Began::Me) => return part("you began", Role::Read),
        Some(Began::Both) => return part("both began", Role::Read),
        _ => {}
    }
    let theirs: Vec<&str> = reading
        .people
        .iter()
        .filter(|person| person.began == Some(Began::Them))
        .filter_map(|person| names.person(person.id))
        .map(|known| known.name.as_str())
        .collect();
    match (reading.began, theirs.is_empty()) {
        (_, false) => part(format!("{} began", theirs.join(", ")), Role::Read),
        (Some(_), true) => part("they began", Role::Read),
        (None, true) => part("who began: not said", Role::Unset),
    }
}

fn question(open: &Open, looked_at: Option<usize>, text: &str) -> Vec<Part> {
    let words = open.span.of(text);
    let mut parts = vec![part(format!("{words} ▸"), Role::Asks)];
    for (place, offer) in open.offers.iter().enumerate() {
        let chosen = looked_at == Some(place);
        let label = if chosen {
            offer.shown()
        } else {
            offer.label.clone()
        };
        parts.push(part(label, if chosen { Role::Chosen } else { Role::Open }));
    }
    parts
}
