//! The tray: what came in from elsewhere and waits for your word, a row each.

use crate::domain::candidate::Waiting;

/// How many rows are read; what is older comes up as these are settled.
pub const ROWS: usize = 200;

/// Its state.
#[derive(Debug, Default)]
pub struct Tray {
    /// What waits; `None` while it is being read.
    pub read: Option<Vec<Waiting>>,
    /// The row under the cursor.
    pub selected: usize,
    /// The row at the top.
    pub top: usize,
}

impl Tray {
    /// The rows.
    #[must_use]
    pub fn rows(&self) -> &[Waiting] {
        self.read.as_deref().unwrap_or_default()
    }

    /// The row under the cursor.
    #[must_use]
    pub fn row(&self) -> Option<&Waiting> {
        self.rows().get(self.selected)
    }

    /// Takes in what waits now; the cursor stays where it is, as far as there are rows.
    pub fn take(&mut self, read: Vec<Waiting>) {
        self.read = Some(read);
        self.step(0);
    }

    /// Moves the cursor by so many rows.
    pub fn step(&mut self, by: isize) {
        let last = self.rows().len().saturating_sub(1);
        self.selected = self.selected.saturating_add_signed(by).min(last);
    }

    /// Keeps the cursor within `rows` rows of the screen.
    pub fn scroll(&mut self, rows: usize) {
        self.top = self
            .top
            .max((self.selected + 1).saturating_sub(rows.max(1)))
            .min(self.selected);
    }
}
