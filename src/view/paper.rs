//! A page that is read, over the whole screen between title and footer.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::app::model::Model;
use crate::app::paging::{self, Line as Row};
use crate::app::paper::Paper;
use crate::view::pane;
use crate::view::theme::Theme;

/// Draws it.
pub fn draw(model: &Model, open: &Paper, area: Rect, theme: Theme, buffer: &mut Buffer) {
    let inner = pane::frame(buffer, area, &paging::title(open, model), true, theme);
    let lines = paging::lines(open, model);
    if lines.is_empty() {
        pane::write(buffer, inner, 1, &Line::styled("Reading …", theme.faint()));
    }
    for (row, line) in lines.iter().skip(open.top).enumerate() {
        let line = match line {
            Row::Heading(text) => Line::styled(text.as_str(), theme.heading()),
            Row::Text(text) => Line::styled(text.as_str(), theme.text()),
            Row::Gap => Line::default(),
        };
        pane::write(buffer, inner, row, &line);
    }
}
