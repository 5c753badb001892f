//! The line for the place of a new file.

use ratatui::Frame;

use crate::app::new_file::NewFile;
use crate::view::one_line::{self, OneLine};
use crate::view::theme::Theme;

/// Draws it.
pub fn draw(new: &NewFile, theme: Theme, frame: &mut Frame<'_>) {
    let line = OneLine {
        title: if new.saving {
            "Writing"
        } else {
            "Where to write it"
        },
        label: "",
        field: &new.field,
        hint: ".html is a page, .md a text. A file that is there stays: the new one gets a number",
        problem: new.problem.as_deref(),
    };
    one_line::draw(line, theme, frame);
}
