//! A config while it is read: where each value stands, and what was not understood.

use serde::Serialize;
use toml::Spanned;

use crate::domain::text::wrap::fitted;

/// How much of a line is quoted.
pub const QUOTED: usize = 48;

/// Something in a config that was not understood, or that cannot be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Trouble {
    /// The line, from 1; 0 for the whole file.
    pub line: usize,
    /// What, in a sentence.
    pub message: String,
    /// What is possible; may be empty.
    pub next: String,
    /// Which setting it is about; empty if it is about none alone.
    pub setting: String,
}

impl Trouble {
    /// Trouble with the whole file.
    pub fn of_file(message: impl Into<String>, next: impl Into<String>) -> Self {
        Self {
            line: 0,
            message: message.into(),
            next: next.into(),
            setting: String::new(),
        }
    }

    /// The sentence with its line.
    #[must_use]
    pub fn told(&self) -> String {
        let line = match self.line {
            0 => String::new(),
            line => format!("line {line}: "),
        };
        let next = match self.next.as_str() {
            "" => String::new(),
            next => format!(". {next}"),
        };
        format!("{line}{}{next}", self.message)
    }
}

/// A config while it is read.
pub struct Page<'t> {
    text: &'t str,
    /// What was not understood so far.
    pub troubles: Vec<Trouble>,
}

impl<'t> Page<'t> {
    /// The page of `text`; nothing has been read yet.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        Self {
            text,
            troubles: Vec::new(),
        }
    }

    /// The line on which the byte `at` stands.
    #[must_use]
    pub fn line(&self, at: usize) -> usize {
        let before = self.text.get(..at).unwrap_or(self.text);
        before.matches('\n').count() + 1
    }

    /// The text of the line on which the byte `at` stands.
    #[must_use]
    pub fn line_at(&self, at: usize) -> &'t str {
        let line = self.line(at);
        self.text.lines().nth(line - 1).unwrap_or_default()
    }

    /// The text of `value` as it is written, cut to what one reads at a glance.
    pub fn written<T>(&self, value: &Spanned<T>) -> String {
        let text = self.text.get(value.span()).unwrap_or_default();
        fitted(text.lines().next().unwrap_or_default(), QUOTED).into_owned()
    }

    /// Notes trouble at the byte `at`.
    pub fn note(&mut self, at: usize, setting: &str, message: String, next: impl Into<String>) {
        self.troubles.push(Trouble {
            line: self.line(at),
            message,
            next: next.into(),
            setting: setting.to_owned(),
        });
    }
}
