//! The last step of a made-up life: rows get their ids in the order in which they were written,
//! as if somebody had kept the file all along.

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveTime};

use crate::domain::day::Day;
use crate::domain::document::Document;
use crate::domain::id::{Id, IdSource};
use crate::domain::record::Record;

/// One row to be numbered: the list it is in, and its place there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Row {
    Interaction(usize),
    Promise(usize),
    Topic(usize),
    CheckIn(usize),
    Pause(usize),
    Review(usize),
    Candidate(usize),
}

/// The start of this day: UTC, milliseconds since 1970.
#[must_use]
pub fn millis_of(date: NaiveDate) -> i64 {
    date.and_time(NaiveTime::MIN).and_utc().timestamp_millis()
}

/// Gives every row beside people, places, circles, groups and ties its id and its time of writing.
/// What happened before `kept_since` was written down on that day.
pub fn number(document: &mut Document, kept_since: NaiveDate, ids: &mut IdSource) {
    let written = |day: Day| millis_of(day.earliest().max(kept_since));
    let order = order(document);
    let mut interactions = HashMap::new();
    let mut promises = HashMap::new();
    for row in order {
        match row {
            Row::Interaction(at) => {
                let row = &mut document.interactions[at];
                row.record = Record::new(written(row.day));
                let id = ids.mint(row.record.edited_at);
                interactions.insert(row.id, id);
                row.id = id;
            }
            Row::Promise(at) => {
                let row = &mut document.promises[at];
                // A promise that ended was saved a second time.
                row.record = Record::new(written(row.ended.map_or(row.given_on, |end| end.on)));
                row.record.revision += i64::from(row.ended.is_some());
                let id = ids.mint(written(row.given_on));
                promises.insert(row.id, id);
                row.id = id;
            }
            Row::Topic(at) => {
                let row = &mut document.topics[at];
                row.record = Record::new(written(row.closed.map_or(row.noted_on, |end| end.on)));
                row.record.revision += i64::from(row.closed.is_some());
                row.id = ids.mint(written(row.noted_on));
            }
            Row::CheckIn(at) => {
                let row = &mut document.check_ins[at];
                row.record = Record::new(written(row.day));
                row.id = ids.mint(row.record.edited_at);
            }
            Row::Pause(at) => {
                let row = &mut document.pauses[at];
                row.record = Record::new(written(row.from));
                row.id = ids.mint(row.record.edited_at);
            }
            Row::Review(at) => {
                let row = &mut document.reviews[at];
                row.record = Record::new(written(row.day));
                row.id = ids.mint(row.record.edited_at);
            }
            Row::Candidate(at) => {
                let row = &mut document.candidates[at];
                row.record = Record::new(written(row.day));
                row.id = ids.mint(row.record.edited_at);
            }
        }
    }
    for row in &mut document.interactions {
        row.grew_from = renamed(row.grew_from, &interactions);
    }
    for row in &mut document.promises {
        row.interaction = renamed(row.interaction, &interactions);
        row.renews = renamed(row.renews, &promises);
    }
    for row in &mut document.topics {
        row.interaction = renamed(row.interaction, &interactions);
    }
    sort(document);
}

/// All rows by their days.
fn order(document: &Document) -> Vec<Row> {
    let interactions = document.interactions.iter().map(|row| row.day).enumerate();
    let promises = document.promises.iter().map(|row| row.given_on).enumerate();
    let topics = document.topics.iter().map(|row| row.noted_on).enumerate();
    let check_ins = document.check_ins.iter().map(|row| row.day).enumerate();
    let pauses = document.pauses.iter().map(|row| row.from).enumerate();
    let reviews = document.reviews.iter().map(|row| row.day).enumerate();
    let candidates = document.candidates.iter().map(|row| row.day).enumerate();
    let mut order: Vec<(NaiveDate, Row)> = interactions
        .map(|(at, day)| (day, Row::Interaction(at)))
        .chain(promises.map(|(at, day)| (day, Row::Promise(at))))
        .chain(topics.map(|(at, day)| (day, Row::Topic(at))))
        .chain(check_ins.map(|(at, day)| (day, Row::CheckIn(at))))
        .chain(pauses.map(|(at, day)| (day, Row::Pause(at))))
        .chain(reviews.map(|(at, day)| (day, Row::Review(at))))
        .chain(candidates.map(|(at, day)| (day, Row::Candidate(at))))
        .map(|(day, row)| (day.earliest(), row))
        .collect();
    order.sort_unstable();
    order.into_iter().map(|(_, row)| row).collect()
}

fn renamed<T>(id: Option<Id<T>>, names: &HashMap<Id<T>, Id<T>>) -> Option<Id<T>> {
    id.and_then(|id| names.get(&id).copied())
}

fn sort(document: &mut Document) {
    document.interactions.sort_unstable_by_key(|row| row.id);
    document.promises.sort_unstable_by_key(|row| row.id);
    document.topics.sort_unstable_by_key(|row| row.id);
    document.check_ins.sort_unstable_by_key(|row| row.id);
    document.pauses.sort_unstable_by_key(|row| row.id);
    document.reviews.sort_unstable_by_key(|row| row.id);
    document.candidates.sort_unstable_by_key(|row| row.id);
}
