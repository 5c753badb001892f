//! The line for a new day of a promise.

use ratatui::Frame;

use crate::app::new_day::NewDay;
use crate::view::one_line::{self, OneLine};
use crate::view::theme::Theme;

/// Draws it.
pub fn draw(new: &NewDay, theme: Theme, frame: &mut Frame<'_>) {
    let line = OneLine {
        title: if new.saving { "Saving" } else { "A new day" },
        label: "by ",
        field: &new.field,
        hint: "The promise stays the same, with another day: fri, in 2 weeks, 3 Dec",
        problem: new.problem.as_deref(),
    };
    one_line::draw(line, theme, frame);
}
