//! What is between you, line by line: words first, then the figures they came from.

use crate::domain::page::PersonPage;
use crate::domain::text::wrap::wrapped;
use crate::wording::{days, measures, rhythm};

/// What "not known" looks like.
const NOT_KNOWN: &str = "—";
/// The column where the second half of a line begins.
const LABEL: usize = 11;

/// One line of the sidebar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// "since 12 May 2014".
    Since(String),
    /// The title of a part, and a word beside it.
    Title {
        /// Such as "RHYTHM".
        title: &'static str,
        /// Such as "longer than usual".
        word: String,
    },
    /// A label and what is said of it.
    Said {
        /// Such as "Began"; empty on a line that goes on.
        label: &'static str,
        /// Such as "no clear lean".
        text: String,
    },
    /// Figures, without a label.
    Figures(String),
    /// Nothing.
    Gap,
}

/// The sidebar for a pane of `width` cells inside its border.
#[must_use]
pub fn lines(page: &PersonPage, width: usize) -> Vec<Line> {
    let mut lines: Vec<Line> = wrapped(&since(page), width)
        .into_iter()
        .map(Line::Since)
        .collect();
    lines.push(Line::Gap);
    rhythm_lines(page, width, &mut lines);
    lines.push(Line::Gap);
    lines.push(Line::Title {
        title: "YOU NOTED",
        word: String::new(),
    });
    said(
        &mut lines,
        width,
        "Your word",
        &word_given(
            measures::kept(&page.words_mine),
            measures::open(&page.words_mine),
        ),
    );
    let theirs = word_given(
        measures::kept(&page.words_theirs),
        measures::open(&page.words_theirs),
    );
    let theirs = if theirs == NOT_KNOWN {
        theirs
    } else {
        format!("{theirs}, as you see it")
    };
    said(&mut lines, width, "Their word", &theirs);
    let began = &page.beginnings;
    if began.mine + began.theirs == 0 {
        said(&mut lines, width, "Began", NOT_KNOWN);
    } else {
        said(&mut lines, width, "Began", measures::began(began));
        said(&mut lines, width, "", &measures::began_figures(began));
    }
    let shared = match measures::shared(&page.shared) {
        Some(shared) => shared,
        None if page.shared.season.interactions == 0 => NOT_KNOWN.to_owned(),
        None => "too few to say".to_owned(),
    };
    said(&mut lines, width, "Shared", &shared);
    if page.shared.season.interactions > 0 {
        said(
            &mut lines,
            width,
            "",
            &measures::shared_figures(&page.shared),
        );
    }
    lines
}

/// The same in a few lines, for a screen without room for a sidebar.
#[must_use]
pub fn folded(page: &PersonPage) -> Vec<String> {
    let mut first = vec![since(page), rhythm::word(page.rhythm.word).to_owned()];
    first.extend(rhythm::usual(&page.rhythm));
    let mut second = Vec::new();
    second.extend(measures::kept(&page.words_mine).map(|kept| format!("your word {kept}")));
    if page.beginnings.mine + page.beginnings.theirs > 0 {
        second.push(format!("began: {}", measures::began(&page.beginnings)));
    }
    second.extend(measures::shared(&page.shared));
    let mut lines = vec![first.join(" · ")];
    if !second.is_empty() {
        lines.push(second.join(" · "));
    }
    lines
}

fn since(page: &PersonPage) -> String {
    match page.since {
        Some(day) => format!("since {}", days::in_full(day)),
        None => "a connection: no contact day yet".to_owned(),
    }
}

fn rhythm_lines(page: &PersonPage, width: usize, lines: &mut Vec<Line>) {
    let word = rhythm::word(page.rhythm.word);
    if "RHYTHM  ".len() + word.len() <= width {
        lines.push(Line::Title {
            title: "RHYTHM",
            word: word.to_owned(),
        });
    } else {
        lines.push(Line::Title {
            title: "RHYTHM",
            word: String::new(),
        });
        lines.extend(wrapped(word, width).into_iter().map(Line::Figures));
    }
    let terms = rhythm::usual(&page.rhythm)
        .into_iter()
        .chain(rhythm::rank(&page.rhythm));
    let long = page
        .rhythm
        .long_silence
        .then(|| rhythm::LONG_SILENCE.to_owned());
    for term in terms.chain(long) {
        lines.extend(wrapped(&term, width).into_iter().map(Line::Figures));
    }
}

/// Kept ones and open ones in one phrase.
fn word_given(kept: Option<String>, open: Option<String>) -> String {
    match (kept, open) {
        (None, None) => NOT_KNOWN.to_owned(),
        (kept, open) => kept.into_iter().chain(open).collect::<Vec<_>>().join(", "),
    }
}

fn said(lines: &mut Vec<Line>, width: usize, label: &'static str, text: &str) {
    let mut parts = wrapped(text, width.saturating_sub(LABEL)).into_iter();
    lines.push(Line::Said {
        label,
        text: parts.next().unwrap_or_default(),
    });
    lines.extend(parts.map(|text| Line::Said { label: "", text }));
}
