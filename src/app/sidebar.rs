//! What is between you, line by line: words first, then the figures they came from.

use chrono::NaiveDate;

use crate::app::command::Command;
use crate::app::keys::Keys;
use crate::domain::measures::measure::Measure;
use crate::domain::page::PersonPage;
use crate::domain::text::wrap::wrapped;
use crate::wording::between::{self, Said};
use crate::wording::{days, measures, rhythm};

/// Cells of a label and the air behind it.
pub const LABEL: usize = 12;

/// One line of the sidebar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The measure it belongs to; lines of one measure next to each other are one to the cursor.
    pub measure: Option<Measure>,
    /// What stands in it.
    pub what: Content,
}

/// The kinds of line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
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
    /// Figures below what was said.
    Under(String),
    /// Nothing.
    Gap,
}

/// The sidebar for a pane of `width` cells inside its border.
#[must_use]
pub fn lines(page: &PersonPage, width: usize, today: NaiveDate, keys: &Keys) -> Vec<Line> {
    let mut lines = Lines {
        width,
        lines: Vec::new(),
    };
    for text in wrapped(&since(page), width) {
        lines.push(None, Content::Since(text));
    }
    lines.push(None, Content::Gap);
    lines.rhythm(page);
    lines.push(None, Content::Gap);
    lines.title(None, "YOU FELT", "");
    if let Some(felt) = between::felt(page, today) {
        lines.said(&felt);
    } else {
        let asks = format!("not asked yet: {} asks", keys.key_of(Command::CheckIn));
        for text in wrapped(&asks, width) {
            lines.push(None, Content::Figures(text));
        }
    }
    lines.push(None, Content::Gap);
    lines.title(None, "YOU NOTED", "");
    lines.said(&between::noted(page));
    lines.lines
}

struct Lines {
    width: usize,
    lines: Vec<Line>,
}

impl Lines {
    fn push(&mut self, measure: Option<Measure>, what: Content) {
        self.lines.push(Line { measure, what });
    }

    fn title(&mut self, measure: Option<Measure>, title: &'static str, word: &str) {
        let word = word.to_owned();
        self.push(measure, Content::Title { title, word });
    }

    fn rhythm(&mut self, page: &PersonPage) {
        let of = Some(Measure::Rhythm);
        let word = rhythm::word(page.rhythm.word);
        if "RHYTHM  ".len() + word.len() <= self.width {
            self.title(of, "RHYTHM", word);
        } else {
            self.title(of, "RHYTHM", "");
            for text in wrapped(word, self.width) {
                self.push(of, Content::Figures(text));
            }
        }
        let terms = rhythm::usual(&page.rhythm)
            .into_iter()
            .chain(rhythm::rank(&page.rhythm));
        let long = page
            .rhythm
            .long_silence
            .then(|| rhythm::LONG_SILENCE.to_owned());
        for term in terms.chain(long) {
            for text in wrapped(&term, self.width) {
                self.push(of, Content::Figures(text));
            }
        }
    }

    fn said(&mut self, said: &[Said]) {
        let room = self.width.saturating_sub(LABEL);
        for line in said {
            let of = Some(line.measure);
            let mut label = line.label;
            for text in wrapped(&line.text, room) {
                self.push(of, Content::Said { label, text });
                label = "";
            }
            for figures in &line.figures {
                for text in wrapped(figures, room) {
                    self.push(of, Content::Under(text));
                }
            }
        }
    }
}

/// The places of the lines at which the cursor can stand: the first line of each measure in a row.
#[must_use]
pub fn stops(lines: &[Line]) -> Vec<usize> {
    let begins = |at: &usize| {
        let of = |at: usize| lines.get(at).and_then(|line| line.measure);
        let before = at.checked_sub(1).and_then(of);
        of(*at).is_some() && of(*at) != before
    };
    (0..lines.len()).filter(begins).collect()
}

/// The same in a few lines, for a screen without room for a sidebar.
#[must_use]
pub fn folded(page: &PersonPage) -> Vec<String> {
    let of = &page.measures;
    let mut first = vec![since(page)];
    if page.since.is_some() {
        first.push(rhythm::word(page.rhythm.word).to_owned());
    }
    first.extend(rhythm::usual(&page.rhythm));
    let mut second = Vec::new();
    second.extend(measures::kept(&of.words_mine).map(|kept| format!("your word {kept}")));
    if of.began.mine + of.began.theirs > 0 {
        second.push(format!("began: {}", measures::began(&of.began)));
    }
    second.extend(measures::shared(&of.shared));
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
