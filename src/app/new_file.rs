//! The line for the place of a new file: a path as it is typed, and Enter.

use std::path::{Path, PathBuf};

use crate::app::field::Field;
use crate::domain::id::Id;
use crate::domain::person::Person;

/// Its state.
#[derive(Debug)]
pub struct NewFile {
    /// Whose story is written.
    pub person: Id<Person>,
    /// What is typed.
    pub field: Field,
    /// Why it cannot be that, and what to do.
    pub problem: Option<String>,
    /// Whether it is being written.
    pub saving: bool,
}

impl NewFile {
    /// The line with `offered` in it.
    #[must_use]
    pub fn of(person: Id<Person>, offered: &Path) -> Self {
        Self {
            person,
            field: Field::with(offered.to_string_lossy().into_owned()),
            problem: None,
            saving: false,
        }
    }

    /// The path that is typed; `None`, and why noted, if no page can be written there. The first of
    /// `folders` is where one is, the last one's own.
    pub fn path(&mut self, folders: &[PathBuf]) -> Option<PathBuf> {
        let text = self.field.text().trim();
        let typed = match text.strip_prefix("~/") {
            Some(rest) => folders.last().map(|own| own.join(rest)),
            None => folders.first().map(|here| here.join(text)),
        };
        let path = typed.unwrap_or_else(|| PathBuf::from(text));
        let ending = path.extension().and_then(|ending| ending.to_str());
        if matches!(ending, Some("html" | "md")) {
            return Some(path);
        }
        self.problem = Some("End its name in .html for a page, or in .md for a text".to_owned());
        None
    }
}
