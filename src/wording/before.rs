//! Before you meet somebody, in words: who they are, when you last spoke, what lies between you and
//! the last words.

use chrono::NaiveDate;

use crate::domain::before::Before;
use crate::domain::since::Row;
use crate::wording::section::Section;
use crate::wording::{facts, review, since};

/// What is said above the page of several people.
pub const TITLE: &str = "Before you meet";

/// The page about one person. A line belongs together, however long it is. The first part is headed by
/// the name. Not made safe for a terminal.
#[must_use]
pub fn parts(of: &Before, today: NaiveDate) -> Vec<Section> {
    let person = &of.page.person;
    let mut head = vec![facts::about(&of.page, today).join(" · ")];
    head.extend(facts::own(person));
    head.extend(person.note.lines().map(str::to_owned));
    head.push(since::title(of.since.last, today));
    head.retain(|line| !line.trim().is_empty());
    let mut parts = vec![Section::new(&person.name, head)];
    let mut under = None;
    for row in &of.since.rows {
        let part = row.part();
        if under.replace(part) != Some(part) {
            parts.push(Section::new(since::heading(part), Vec::new()));
        }
        if let Some(section) = parts.last_mut() {
            section.lines.push(since::row(row, today));
        }
    }
    if of.since.rows.is_empty() {
        let nothing = since::nothing(&of.since).to_owned();
        parts.push(Section::new("Between you", vec![nothing]));
    }
    parts.extend(last_words(of, today));
    parts
}

/// The last words, unless they stand there already because they went deep.
fn last_words(of: &Before, today: NaiveDate) -> Option<Section> {
    let last = of.last_words.as_ref()?;
    let told = |row: &Row| matches!(row, Row::Deep(deep) if deep.words == last.words);
    if of.since.rows.iter().any(told) {
        return None;
    }
    let heading = capital(&review::last_words(last, today));
    let lines = last.words.lines().map(str::to_owned).collect();
    Some(Section::new(&heading, lines))
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

/// The same in lines of at most `width` cells, safe to show.
#[must_use]
pub fn sections(of: &Before, width: usize, today: NaiveDate) -> Vec<Section> {
    let part = |section: Section| Section {
        lines: section
            .lines
            .iter()
            .flat_map(|line| since::hanging(line, width))
            .collect(),
        ..section
    };
    parts(of, today).into_iter().map(part).collect()
}
