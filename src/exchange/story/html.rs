//! A story as one HTML file (the living standard of WHATWG): no script, nothing from outside, and a
//! policy in its head that forbids both. Every text is escaped for text and attributes alike, and has
//! its own direction.

use std::fmt::Write as _;

use crate::domain::day::Days;
use crate::domain::story::season::Season;
use crate::domain::story::told::{Entry, Part, Piece, Thread, Told};
use crate::domain::text::visible;
use crate::exchange::story::photo::Photo;

const STYLE: &str = include_str!("page.css");

/// What may be loaded: nothing but the style in the page and the photo in it.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/// The page, with a photo on its title page if there is one.
#[must_use]
pub fn write(told: &Told, photo: Option<&Photo>) -> String {
    let title = text(&told.title);
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n"
    );
    cover(&mut page, told, photo);
    page.push_str("<main>\n");
    if let Some(part) = &told.beginning {
        write_part(&mut page, part, "first");
    }
    for part in &told.chapters {
        write_part(&mut page, part, part.season.map_or("year", season));
    }
    page.push_str("</main>\n<footer>\n");
    for line in &told.closing {
        let _ = writeln!(page, "<p dir=\"auto\">{}</p>", text(line));
    }
    page.push_str("</footer>\n</body>\n</html>\n");
    page
}

fn cover(page: &mut String, told: &Told, photo: Option<&Photo>) {
    page.push_str("<header>\n");
    if let Some(photo) = photo {
        let address = photo.address();
        let _ = writeln!(page, "<img src=\"{address}\" alt=\"\">");
    }
    let _ = writeln!(page, "<h1>{}</h1>", pieces(&told.heading));
    if !told.span.is_empty() {
        let _ = writeln!(page, "<p class=\"span\">{}</p>", text(&told.span));
    }
    words(page, "opening", &told.opening);
    page.push_str("</header>\n");
}

fn season(of: Season) -> &'static str {
    match of {
        Season::Spring => "spring",
        Season::Summer => "summer",
        Season::Autumn => "autumn",
        Season::Winter => "winter",
    }
}

fn write_part(page: &mut String, part: &Part, class: &str) {
    let heading = text(&part.heading);
    let _ = writeln!(page, "<section class=\"{class}\">\n<h2>{heading}</h2>");
    if !part.line.is_empty() {
        let _ = writeln!(page, "<p>{}</p>", pieces(&part.line));
    }
    words(page, "words", &part.words);
    for entry in &part.entries {
        write_entry(page, entry);
    }
    if !part.also.is_empty() {
        let _ = writeln!(page, "<p class=\"also\">{}</p>", text(&part.also));
    }
    page.push_str("</section>\n");
}

fn write_entry(page: &mut String, entry: &Entry) {
    match entry.mark {
        Some(mark) => {
            let _ = writeln!(page, "<article id=\"m{mark}\">");
        }
        None => page.push_str("<article>\n"),
    }
    let when = text(&entry.when);
    let when = match machine_day(entry.on) {
        Some(day) => format!("<time datetime=\"{day}\">{when}</time>"),
        None => when,
    };
    let _ = writeln!(page, "<p class=\"when\">{when}</p>");
    if !entry.beside.is_empty() {
        let _ = writeln!(page, "<p class=\"beside\">{}</p>", pieces(&entry.beside));
    }
    words(page, "words", &entry.words);
    if !entry.lines.is_empty() {
        page.push_str("<ul class=\"lines\">\n");
        for line in &entry.lines {
            let _ = writeln!(page, "<li dir=\"auto\">{}</li>", text(line));
        }
        page.push_str("</ul>\n");
    }
    for thread in &entry.threads {
        let _ = writeln!(page, "<p class=\"thread\">{}</p>", thread_line(thread));
    }
    page.push_str("</article>\n");
}

/// The first day as `datetime` takes it: a day, a month or a year is valid there.
fn machine_day(on: Days) -> Option<String> {
    (on.first() == on.last()).then(|| on.first().to_string())
}

fn thread_line(thread: &Thread) -> String {
    let links: Vec<String> = thread
        .to
        .iter()
        .map(|(mark, day)| format!("<a href=\"#m{mark}\">{}</a>", text(day)))
        .collect();
    format!("{}{}", thread.says, links.join(", "))
}

/// Our words as they are, and each text set apart, so that none reorders what stands beside it.
fn pieces(line: &[Piece]) -> String {
    line.iter()
        .map(|piece| match piece {
            Piece::Ours(ours) => escaped(ours),
            Piece::Theirs(theirs) => format!("<bdi lang=\"\">{}</bdi>", text(theirs)),
        })
        .collect()
}

/// Words of the user, a paragraph for each of their paragraphs, in a language that is not known.
fn words(page: &mut String, class: &str, words: &str) {
    let mut lines = visible::paragraphs(words).peekable();
    if words.trim().is_empty() {
        return;
    }
    let _ = writeln!(page, "<div class=\"{class}\" lang=\"\">");
    let mut paragraph: Vec<String> = Vec::new();
    while let Some(line) = lines.next() {
        let line = line.trim();
        if !line.is_empty() {
            paragraph.push(escaped(line));
        }
        if (line.is_empty() || lines.peek().is_none()) && !paragraph.is_empty() {
            let _ = writeln!(page, "<p dir=\"auto\">{}</p>", paragraph.join("\n"));
            paragraph.clear();
        }
    }
    page.push_str("</div>\n");
}

/// One line of a text, safe to look at and without markup.
fn text(text: &str) -> String {
    escaped(visible::line(text).trim())
}

fn escaped(line: &str) -> String {
    let mut shown = String::with_capacity(line.len() + 8);
    for c in line.chars() {
        match c {
            '&' => shown.push_str("&amp;"),
            '<' => shown.push_str("&lt;"),
            '>' => shown.push_str("&gt;"),
            '"' => shown.push_str("&quot;"),
            '\'' => shown.push_str("&#39;"),
            _ => shown.push(c),
        }
    }
    shown
}
