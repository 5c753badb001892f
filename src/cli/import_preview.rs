//! What an import would bring in, what is there already, and what is left out and why.

use std::fmt::Write as _;

use serde::Serialize;

use crate::cli::output;
use crate::domain::document::Document;
use crate::domain::interaction::Kind;
use crate::domain::text::wrap;
use crate::exchange::friends::found::Remark;
use crate::store::import::Format;

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
    /// What would come in.
    pub document: Document,
    /// Names of people who are there already.
    pub joined: Vec<String>,
    /// How much else is there already.
    pub already_here: usize,
    /// What else there is to say.
    pub remarks: Vec<Remark>,
    /// What is left out.
    pub left_out: Vec<Remark>,
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
    /// The preview of our own JSON.
    pub fn of_document(document: Document) -> Self {
        Self {
            format: Format::Json,
            document,
            joined: Vec::new(),
            already_here: 0,
            remarks: Vec::new(),
            left_out: Vec::new(),
        }
    }

    /// Whether nothing would come in.
    pub fn is_empty(&self) -> bool {
        self.document == Document::default()
    }
}

/// The preview as text.
pub fn page(preview: &Preview) -> String {
    let mut page = String::new();
    let coming = coming(&preview.document);
    let format = match preview.format {
        Format::Json => "JSON export",
        Format::Friends => "friends.md",
        Format::Demo => "demo",
    };
    if coming.is_empty() {
        let _ = writeln!(page, "Nothing new in this {format}.");
    } else {
        let _ = writeln!(page, "From this {format}: {}", coming.join(", "));
        names(&mut page, preview);
    }
    if !preview.joined.is_empty() {
        let _ = writeln!(
            page,
            "In your file already, and left as they are: {}",
            output::name(&listed(&preview.joined))
        );
    }
    if preview.already_here > 0 {
        let _ = writeln!(
            page,
            "There already: {}",
            counted(preview.already_here, "entry", "entries")
        );
    }
    remarks(&mut page, "To know:", &preview.remarks);
    remarks(&mut page, "Left out:", &preview.left_out);
    page
}

fn names(page: &mut String, preview: &Preview) {
    let names: Vec<String> = preview
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
