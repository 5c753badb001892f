//! What an import would bring in, what is there already, and what is left out and why.

use std::fmt::Write as _;

use serde::Serialize;

use crate::cli::output;
use crate::domain::document::Document;
use crate::domain::interaction::Kind;
use crate::domain::text::wrap;
use crate::exchange::found::{Added, Found, Remark};
use crate::store::import::{Format, Imported};

/// How many names are listed before the rest is summed up.
const NAMES: usize = 12;
/// How many lines that are left out are listed before the rest is summed up.
const LEFT_OUT: usize = 30;
/// The width that lists of names are broken to.
const WIDTH: usize = 76;

/// A file as it would come in.
pub struct Preview {
    /// What it is.
    pub format: Format,
    /// What was found in it.
    pub found: Found,
}

/// A remark in JSON.
#[derive(Serialize)]
pub struct RemarkAnswer<'a> {
    line: usize,
    why: &'a str,
}

/// The remarks in JSON.
pub fn answers(remarks: &[Remark]) -> Vec<RemarkAnswer<'_>> {
    remarks
        .iter()
        .map(|remark| RemarkAnswer {
            line: remark.line,
            why: &remark.what,
        })
        .collect()
}

impl Preview {
    /// The preview of our own JSON: its new rows, and how many are here already.
    pub fn of_document(document: Document, already_here: usize) -> Self {
        Self {
            format: Format::Json,
            found: Found {
                document,
                already_here,
                ..Found::default()
            },
        }
    }

    /// How much would come in.
    pub fn would_come(&self) -> Imported {
        let of = &self.found.document;
        let others = [
            of.ties.len(),
            of.groups.len(),
            of.circles.len(),
            of.places.len(),
            of.promises.len(),
            of.topics.len(),
            of.check_ins.len(),
            of.pauses.len(),
            of.reviews.len(),
            of.candidates.len(),
        ];
        Imported {
            people: of.people.len(),
            interactions: of.interactions.len(),
            others: others.iter().sum(),
            changed: self.found.added.len(),
            already_here: 0,
        }
    }

    /// Whether nothing would come in.
    pub fn is_empty(&self) -> bool {
        self.found.document == Document::default() && self.found.changes.is_empty()
    }
}

/// The preview as text.
pub fn page(preview: &Preview) -> String {
    let mut page = String::new();
    let found = &preview.found;
    let coming = coming(&found.document);
    let format = match preview.format {
        Format::Json => "JSON export",
        Format::Friends => "friends.md",
        Format::VCard => "address book",
        Format::Demo => "demo",
    };
    if coming.is_empty() {
        let nothing = if found.added.is_empty() {
            "Nothing"
        } else {
            "Nobody"
        };
        let _ = writeln!(page, "{nothing} new in this {format}.");
    } else {
        let _ = writeln!(page, "From this {format}: {}", coming.join(", "));
        names(&mut page, found);
    }
    added(&mut page, &found.added);
    if !found.joined.is_empty() {
        let _ = writeln!(
            page,
            "In your file already, and left as they are: {}",
            output::name(&listed(&found.joined))
        );
    }
    if found.already_here > 0 {
        let _ = writeln!(
            page,
            "There already: {}",
            counted(found.already_here, "entry", "entries")
        );
    }
    remarks(&mut page, "To know:", &found.remarks);
    remarks(&mut page, "Left out:", &found.left_out);
    page
}

/// Who is there already and would gain something, one line each.
fn added(page: &mut String, added: &[Added]) {
    for one in added.iter().take(NAMES) {
        let _ = writeln!(
            page,
            "{} is here already: {} would be added",
            output::name(&one.name),
            one.what
        );
    }
    let rest = added.len().saturating_sub(NAMES);
    if rest > 0 {
        let _ = writeln!(
            page,
            "and {rest} more are here already, and would be added to"
        );
    }
}

fn names(page: &mut String, found: &Found) {
    let names: Vec<String> = found
        .document
        .people
        .iter()
        .map(|person| person.name.clone())
        .collect();
    if !names.is_empty() {
        for line in wrap::wrapped(&listed(&names), WIDTH - 2) {
            let _ = writeln!(page, "  {line}");
        }
    }
}

fn listed(names: &[String]) -> String {
    let shown = names.get(..NAMES).unwrap_or(names);
    match names.len().saturating_sub(NAMES) {
        0 => shown.join(", "),
        rest => format!("{} and {rest} more", shown.join(", ")),
    }
}

fn counted(number: usize, one: &str, several: &str) -> String {
    match number {
        1 => format!("1 {one}"),
        _ => format!("{number} {several}"),
    }
}

fn coming(document: &Document) -> Vec<String> {
    let is_note = |kind| kind == Some(Kind::Note);
    let notes = document
        .interactions
        .iter()
        .filter(|row| is_note(row.kind))
        .count();
    [
        (document.people.len(), "person", "people"),
        (
            document.interactions.len() - notes,
            "interaction",
            "interactions",
        ),
        (notes, "note", "notes"),
        (document.places.len(), "place", "places"),
        (document.circles.len(), "circle", "circles"),
        (document.groups.len(), "group", "groups"),
        (document.ties.len(), "tie", "ties"),
        (document.promises.len(), "promise", "promises"),
        (document.topics.len(), "topic", "topics"),
        (document.check_ins.len(), "check-in", "check-ins"),
        (document.pauses.len(), "pause", "pauses"),
        (document.reviews.len(), "review event", "review events"),
        (document.candidates.len(), "candidate", "candidates"),
    ]
    .into_iter()
    .filter(|(number, _, _)| *number > 0)
    .map(|(number, one, several)| counted(number, one, several))
    .collect()
}

fn remarks(page: &mut String, heading: &str, remarks: &[Remark]) {
    if remarks.is_empty() {
        return;
    }
    let _ = writeln!(page, "{heading}");
    for remark in remarks.iter().take(LEFT_OUT) {
        let _ = writeln!(
            page,
            "  line {}: {}",
            remark.line,
            output::name(&remark.what)
        );
    }
    let rest = remarks.len().saturating_sub(LEFT_OUT);
    if rest > 0 {
        let _ = writeln!(page, "  and {rest} more; --json lists them all");
    }
}
