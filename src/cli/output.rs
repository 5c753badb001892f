//! The way out: text for people, JSON for programs. Everything that comes from data is made safe
//! before it is handed to [`text`]; JSON is made safe by its formatter.

use std::borrow::Cow;
use std::io::{self, IsTerminal as _, Write as _};

use anstream::AutoStream;
use anstyle::Style;
use serde::Serialize;

use crate::domain::text::{visible, wrap};
use crate::exchange::json::formatter;

/// Prints `page` on standard output. Styles are dropped unless a terminal shows them.
pub fn text(page: &str) -> anyhow::Result<()> {
    let mut out = AutoStream::auto(io::stdout().lock());
    out.write_all(page.as_bytes())?;
    out.flush()?;
    Ok(())
}

/// Prints one line on standard output.
pub fn line(sentence: &str) -> anyhow::Result<()> {
    text(&format!("{sentence}\n"))
}

/// Prints `answer` on standard output, as JSON for people to read too.
pub fn json<T: Serialize>(answer: &T) -> anyhow::Result<()> {
    let mut page = formatter::pretty(answer)?;
    page.push(b'\n');
    let mut out = io::stdout().lock();
    out.write_all(&page)?;
    out.flush()?;
    Ok(())
}

/// Says a sentence on standard error. Nobody listening is no failure.
pub fn say(sentence: &str) {
    let mut out = AutoStream::auto(io::stderr().lock());
    let _ = writeln!(out, "{}", visible::line(sentence));
}

/// Tells a failure on standard error as JSON.
pub fn complain_in_json<T: Serialize>(failure: &T) {
    if let Ok(page) = formatter::pretty(failure) {
        let mut out = io::stderr().lock();
        let _ = out.write_all(&page).and_then(|()| out.write_all(b"\n"));
    }
}

/// Whether somebody sits at standard input and can be asked.
pub fn can_ask() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// Asks a question that is answered with y or n; anything else is no.
pub fn ask(question: &str) -> anyhow::Result<bool> {
    let mut out = io::stderr().lock();
    write!(out, "{question} [y/N] ")?;
    out.flush()?;
    let mut answer = String::new();
    io::stdin().read_line(&mut answer)?;
    Ok(matches!(answer.trim(), "y" | "Y" | "yes"))
}

/// A heading.
pub fn bold(text: &str) -> String {
    styled(Style::new().bold(), text)
}

/// Something that stands back.
pub fn dim(text: &str) -> String {
    styled(Style::new().dimmed(), text)
}

fn styled(style: Style, text: &str) -> String {
    format!("{style}{text}{style:#}")
}

/// Text from the file, safe to print between other words: what is written from right to left is
/// set apart, so that it cannot reorder what stands beside it.
pub fn name(text: &str) -> String {
    apart(visible::line(text))
}

/// Several of them with `between` in between.
pub fn names(texts: &[String], between: &str) -> String {
    let shown: Vec<String> = texts.iter().map(|text| name(text)).collect();
    shown.join(between)
}

/// The same as [`name`], cut to at most `width` cells.
pub fn name_within(text: &str, width: usize) -> String {
    apart(Cow::Owned(
        wrap::fitted(&visible::line(text), width).into_owned(),
    ))
}

/// `shown`, already safe, set apart if some of it is written from right to left.
pub fn apart(shown: Cow<'_, str>) -> String {
    if shown.chars().any(right_to_left) {
        format!("\u{2068}{shown}\u{2069}")
    } else {
        shown.into_owned()
    }
}

/// Letters of Hebrew, Arabic and the scripts beside them.
fn right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// `text`, already safe, filled with spaces up to `width` cells.
pub fn padded(text: &str, width: usize) -> String {
    let room = width.saturating_sub(wrap::width(text));
    format!("{text}{}", " ".repeat(room))
}

/// Rows with their columns in line, two spaces apart. The last column is not filled.
pub fn columns(rows: &[Vec<String>]) -> String {
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widths: Vec<usize> = (0..count)
        .map(|column| {
            let cells = rows.iter().filter_map(|row| row.get(column));
            cells.map(|cell| wrap::width(cell)).max().unwrap_or(0)
        })
        .collect();
    let mut page = String::new();
    for row in rows {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(&widths) {
            line.push_str(&padded(cell, *width));
            line.push_str("  ");
        }
        page.push_str(line.trim_end());
        page.push('\n');
    }
    page
}
