//! A yes-or-no question.

use ratatui::Frame;
use ratatui::text::Line;

use crate::app::confirm::Confirm;
use crate::domain::text::wrap::wrapped;
use crate::view::pane;
use crate::view::theme::Theme;

/// Draws the question in the middle of the screen.
pub fn draw(confirm: &Confirm, theme: Theme, frame: &mut Frame<'_>) {
    let lines = wrapped(&confirm.question(), 56);
    let height = u16::try_from(lines.len() + 4).unwrap_or(6);
    let area = pane::centered(frame.area(), 62, height);
    let inner = pane::overlay(frame.buffer_mut(), area, "Undo", theme);
    for (row, line) in lines.iter().enumerate() {
        pane::write(
            frame.buffer_mut(),
            inner,
            row + 1,
            &Line::raw(line.as_str()),
        );
    }
}
