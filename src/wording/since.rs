//! Since we last spoke, in words.

use chrono::NaiveDate;

use crate::domain::day::Day;
use crate::domain::promise::{Promise, Side};
use crate::domain::since::{Part, Row, Since, Told};
use crate::domain::text::wrap::{cut, wrapped};
use crate::domain::topic::{Topic, TopicKind};
use crate::wording::section::Section;
use crate::wording::{coming, days};

/// What stands above it: "Since you last spoke, Sat 14 Nov, 8 days ago".
#[must_use]
pub fn title(last: Option<Day>, today: NaiveDate) -> String {
    match spoke(last, today) {
        Some(day) => format!("{}, {day}", name(last)),
        None => name(last).to_owned(),
    }
}

/// What it is called.
#[must_use]
pub fn name(last: Option<Day>) -> &'static str {
    match last {
        Some(_) => "Since you last spoke",
        None => "Before you speak",
    }
}

/// When you last spoke: "Sat 14 Nov, 8 days ago".
#[must_use]
pub fn spoke(last: Option<Day>, today: NaiveDate) -> Option<String> {
    last.map(|day| format!("{}{}", days::short(day, today), ago(day, today)))
}

/// ", today" or ", 8 days ago"; empty for a day that is not known exactly.
fn ago(day: Day, today: NaiveDate) -> String {
    let passed = |date: NaiveDate| today.signed_duration_since(date).num_days();
    match day.date().map(passed) {
        None => String::new(),
        Some(..=0) => ", today".to_owned(),
        Some(1) => ", yesterday".to_owned(),
        Some(gone) => format!(", {} ago", days::stretch(gone)),
    }
}

/// What is said when there is nothing.
#[must_use]
pub fn nothing(of: &Since) -> &'static str {
    match of.last {
        Some(_) => "Nothing is waiting between you: no question, no news, no word given.",
        None => "Nothing is noted between you yet.",
    }
}

/// What a part is called in a heading.
#[must_use]
pub fn heading(part: Part) -> &'static str {
    match part {
        Part::TheirWord => "Their word, as you see it",
        Part::Deep => "You spoke of",
        Part::Gift => "An idea for a gift",
        Part::Days => "Their days",
        _ => label(part),
    }
}

/// The same where there is little room.
#[must_use]
pub fn label(part: Part) -> &'static str {
    match part {
        Part::Ask => "To ask",
        Part::Deep => "You spoke",
        Part::Tell => "To tell",
        Part::YourWord => "Your word",
        Part::TheirWord => "Their word",
        Part::Gift => "A gift",
        Part::Days => "Their day",
    }
}

/// A row, without the name of its part. Not made safe for a terminal.
#[must_use]
pub fn row(of: &Row, today: NaiveDate) -> String {
    match of {
        Row::Topic(topic) => self::topic(topic, today),
        Row::Deep(told) | Row::Note(told) => words(told, today),
        Row::Promise(promise) => self::promise(promise, today),
        Row::Day(day) => {
            let date = days::short(Day::nearest(day.date), today);
            let away = coming::away(day.in_days(today));
            format!("{} · {date}, {away}", coming::occasion(day))
        }
    }
}

fn topic(of: &Topic, today: NaiveDate) -> String {
    let needs = match (of.kind, of.whose) {
        (TopicKind::Need, Side::Theirs) => "needs ",
        (TopicKind::Need, Side::Mine) => "you need ",
        _ => "",
    };
    let from = of
        .from
        .map(|day| format!(" ({})", days::short(day, today)))
        .unwrap_or_default();
    format!("{needs}{}{from}", of.text)
}

fn words(of: &Told, today: NaiveDate) -> String {
    format!("{}: {}", days::short(of.day, today), of.words)
}

fn promise(of: &Promise, today: NaiveDate) -> String {
    let by = match of.by {
        Some(by) if of.past_its_day(today) => {
            format!(" (by {}, past its day)", days::short(by, today))
        }
        Some(by) => format!(" (by {})", days::short(by, today)),
        None => String::new(),
    };
    format!("{}{by}", of.text)
}

/// The rows under the headings of their parts, each in at most `most` lines of `width` cells, safe to
/// show.
#[must_use]
pub fn sections(of: &Since, (width, most): (usize, usize), today: NaiveDate) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    let mut under = None;
    for row in &of.rows {
        let part = row.part();
        if under.replace(part) != Some(part) {
            sections.push(Section::new(heading(part), Vec::new()));
        }
        if let Some(section) = sections.last_mut() {
            let lines = hanging(&self::row(row, today), width);
            section.lines.extend(cut(lines, most, width));
        }
    }
    sections
}

/// The rows with the names of their parts, each name before its first row only. What went deep and
/// stands beside it already (`told`) is left out. Not made safe for a terminal.
#[must_use]
pub fn in_short(of: &Since, told: Option<&str>, today: NaiveDate) -> Vec<(&'static str, String)> {
    let new = |row: &&Row| !matches!(row, Row::Deep(deep) if Some(&*deep.words) == told);
    let mut before = None;
    of.rows
        .iter()
        .filter(new)
        .map(|row| {
            let part = row.part();
            let first = before.replace(part) != Some(part);
            let label = if first { label(part) } else { "" };
            (label, self::row(row, today))
        })
        .collect()
}

/// `text` in lines; those after the first stand further in.
#[must_use]
pub fn hanging(text: &str, width: usize) -> Vec<String> {
    let lines = wrapped(text, width.saturating_sub(2)).into_iter();
    lines
        .enumerate()
        .map(|(at, line)| if at == 0 { line } else { format!("  {line}") })
        .collect()
}
