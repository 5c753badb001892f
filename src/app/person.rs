//! The page of the selected person: what stands above the timeline.

use chrono::NaiveDate;

use crate::domain::id::Id;
use crate::domain::page::PersonPage;
use crate::domain::person::Person;
use crate::domain::promise::Side;
use crate::domain::text::visible;
use crate::domain::topic::TopicKind;
use crate::domain::word::Word;
use crate::wording::{facts, open, reach};

/// The person on the screen. Before the page is read, only who it is.
#[derive(Debug)]
pub struct Shown {
    /// Who.
    pub person: Id<Person>,
    /// The name, safe to print.
    pub name: String,
    /// Everything else, once it is read.
    pub page: Option<Box<PersonPage>>,
}

/// The lines under the name: who they are, how to reach them, then what is open between you. Safe to
/// print, not wrapped.
#[must_use]
pub fn header(page: &PersonPage, today: NaiveDate) -> Vec<String> {
    let mut lines = Vec::new();
    let facts = facts::about(page, today);
    if !facts.is_empty() {
        lines.push(facts.join(" · "));
    }
    let points = page.person.contact_points.iter();
    let points: Vec<String> = points
        .map(|point| visible::line(&reach::brief(point)).into_owned())
        .collect();
    if !points.is_empty() {
        lines.push(points.join(" · "));
    }
    let open = open(page, today);
    if !open.is_empty() {
        lines.push(format!("✎ {}", open.join(" · ")));
    }
    lines
}

/// Open promises, yours first, then open topics.
fn open(page: &PersonPage, today: NaiveDate) -> Vec<String> {
    let mut promises: Vec<_> = page
        .promises
        .iter()
        .filter(|promise| promise.ended.is_none())
        .collect();
    promises.sort_by_key(|promise| promise.whose == Side::Theirs);
    let mut topics: Vec<_> = page
        .topics
        .iter()
        .filter(|topic| topic.closed.is_none())
        .collect();
    topics.sort_by_key(|topic| TopicKind::ALL.iter().position(|kind| *kind == topic.kind));
    let promises = promises
        .into_iter()
        .map(|promise| open::promise(promise, today));
    let topics = topics.into_iter().map(|topic| open::topic(topic, today));
    promises
        .chain(topics)
        .map(|text| visible::line(&text).into_owned())
        .collect()
}
