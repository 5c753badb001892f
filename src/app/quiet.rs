//! The quiet scan as a screen.

use std::collections::HashMap;

use crate::domain::circle::Circle;
use crate::domain::quiet::{QuietRow, Scan};

/// Its state.
#[derive(Debug, Default)]
pub struct Quiet {
    /// What was found; `None` while it is being looked for.
    pub scan: Option<Box<Scan>>,
    /// The row under the cursor.
    pub selected: usize,
    /// The row at the top.
    pub top: usize,
    /// Whether the terms of the row under the cursor are shown.
    pub unfolded: bool,
}

impl Quiet {
    /// The rows.
    #[must_use]
    pub fn rows(&self) -> &[QuietRow] {
        self.scan.as_ref().map_or(&[], |scan| scan.quiet.as_slice())
    }

    /// The row under the cursor.
    #[must_use]
    pub fn selected_row(&self) -> Option<&QuietRow> {
        self.rows().get(self.selected)
    }

    /// Takes in a scan; the person under the cursor stays there.
    pub fn take(&mut self, scan: Box<Scan>) {
        let selected = self.selected_row().map(|row| row.person);
        self.scan = Some(scan);
        let place =
            selected.and_then(|person| self.rows().iter().position(|row| row.person == person));
        self.selected = place
            .unwrap_or(self.selected)
            .min(self.rows().len().saturating_sub(1));
    }

    /// Moves the cursor by so many rows.
    pub fn step(&mut self, by: isize) {
        self.selected = self
            .selected
            .saturating_add_signed(by)
            .min(self.rows().len().saturating_sub(1));
    }

    /// Keeps the cursor, and the terms under it, within `rows` rows of the screen.
    pub fn scroll(&mut self, rows: usize) {
        let below = if self.unfolded {
            self.selected_row().map_or(0, |row| row.reasons.len())
        } else {
            0
        };
        if self.selected + below >= self.top + rows {
            self.top = (self.selected + below + 1).saturating_sub(rows.max(1));
        }
        self.top = self.top.min(self.selected);
    }
}

/// The names of circles, by id.
#[must_use]
pub fn circle_names(circles: &[Circle]) -> HashMap<crate::domain::id::Id<Circle>, &str> {
    circles
        .iter()
        .map(|circle| (circle.id, circle.name.as_str()))
        .collect()
}
