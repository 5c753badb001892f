//! The page of the selected person: what stands above the timeline.

use chrono::NaiveDate;

use crate::domain::id::Id;
use crate::domain::page::PersonPage;
use crate::domain::person::Person;
use crate::domain::promise::Side;
use crate::domain::sorting;
use crate::domain::text::visible;
use crate::domain::text::wrap::{self, fitted, wrapped};
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

/// A line above the timeline, safe to print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it is about.
    pub part: Part,
    /// What it says.
    pub text: String,
}

/// What a line above the timeline is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Who they are, and how to reach them.
    Facts,
    /// What you wrote about them: how you met, fields of your own, the note.
    Written,
    /// What is open between you.
    Open,
    /// What is between you, where there is no room for a sidebar.
    Between,
}

/// The lines under the name, in a pane of `width` cells on a screen of `rows` rows: who they are, how to
/// reach them, what you wrote about them, and what is open between you. They are `room` lines at most;
/// what is longest is folded first, and `rest` stands where more is kept of somebody than fits. Where names are
/// `hidden`, so are the figures of a way to reach them.
#[must_use]
pub fn header(
    page: &PersonPage,
    today: NaiveDate,
    (width, rows): (usize, usize),
    room: usize,
    rest: &str,
    hidden: bool,
) -> Vec<Line> {
    let points = page.person.contact_points.iter();
    let points: Vec<String> = points
        .map(|point| visible::line(&reach::brief(point)).into_owned())
        .map(|point| reach::kept_from_view(point, hidden))
        .collect();
    let open = match open(page, today).join(" · ") {
        open if open.is_empty() => open,
        open => format!("✎ {open}"),
    };
    let mut parts = [
        (Part::Facts, facts::about(page, today).join(" · ")),
        (Part::Facts, points.join(" · ")),
        (Part::Written, written(page, (rows / 3 + 1) * (width + 1))),
        (Part::Open, open),
    ]
    .map(|(part, said)| match said.as_str() {
        "" => (part, Vec::new(), 0),
        said => {
            let lines = wrapped(said, width);
            let most = lines.len();
            (part, lines, most)
        }
    });
    fold(&mut parts, room, rows / 9);
    let cut = |(_, lines, most): &(Part, Vec<String>, usize)| lines.len() > *most;
    let told = parts.iter().any(|of| of.0 != Part::Open && cut(of));
    let last = parts
        .iter()
        .rposition(|of| told && of.0 != Part::Open && of.2 > 0);
    let mut header = Vec::new();
    for (at, of) in parts.iter().enumerate() {
        let end = match (Some(at) == last, cut(of)) {
            (true, _) => rest,
            (false, true) => "…",
            (false, false) => "",
        };
        let (part, lines, most) = of;
        header.extend(lines.iter().take(*most).enumerate().map(|(row, line)| {
            let text = if row + 1 == *most {
                ending(line, end, width)
            } else {
                line.clone()
            };
            Line { part: *part, text }
        }));
    }
    header
}

/// Takes lines away until the parts have room, and what was written no more than its own.
fn fold(parts: &mut [(Part, Vec<String>, usize); 4], room: usize, of_written: usize) {
    for (part, _, most) in parts.iter_mut() {
        if *part == Part::Written {
            *most = (*most).min(of_written);
        }
    }
    while parts.iter().map(|(.., most)| *most).sum::<usize>() > room {
        if let Some((.., most)) = parts.iter_mut().max_by_key(|(.., most)| *most) {
            *most -= 1;
        }
    }
}

/// The line with `end` behind it, cut where that has no room.
fn ending(line: &str, end: &str, width: usize) -> String {
    let room = width.saturating_sub(wrap::width(end));
    let line = fitted(line, room);
    format!("{}{end}", line.trim_end_matches('…'))
}

/// What you wrote about them, in one paragraph. A note may be a book: of each no more than `most` letters.
fn written(page: &PersonPage, most: usize) -> String {
    let own = facts::own(&page.person);
    let all = own.iter().chain(Some(&page.person.note));
    let brief = |text: &String| -> String {
        let letters: String = text.chars().take(most).collect();
        letters.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let all: Vec<String> = all.map(brief).filter(|text| !text.is_empty()).collect();
    all.join(" · ").replace(". · ", " · ")
}

/// Open promises, yours first, then open topics.
fn open(page: &PersonPage, today: NaiveDate) -> Vec<String> {
    let mut promises: Vec<_> = page
        .promises
        .iter()
        .filter(|promise| promise.ended.is_none())
        .collect();
    sorting::by_key(&mut promises, |promise| promise.whose == Side::Theirs);
    let mut topics: Vec<_> = page
        .topics
        .iter()
        .filter(|topic| topic.closed.is_none())
        .collect();
    sorting::by_key(&mut topics, |topic| {
        TopicKind::ALL.iter().position(|kind| *kind == topic.kind)
    });
    let promises = promises
        .into_iter()
        .map(|promise| open::promise(promise, today));
    let topics = topics.into_iter().map(|topic| open::topic(topic, today));
    promises
        .chain(topics)
        .map(|text| visible::line(&text).into_owned())
        .collect()
}
