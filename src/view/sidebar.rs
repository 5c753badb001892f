//! What is between you.

use ratatui::buffer::Buffer;
use ratatui::text::{Line, Span};

use crate::app::layout::{Area, Pane};
use crate::app::model::Model;
use crate::app::sidebar::{self, Line as Row};
use crate::view::pane;
use crate::view::theme::Theme;

/// Columns of a label.
const LABEL: usize = 11;

/// Draws the pane.
pub fn draw(model: &Model, area: Area, theme: Theme, buffer: &mut Buffer) {
    let focus = model.focus == Pane::Sidebar && model.quiet.is_none();
    let inner = pane::frame(buffer, pane::rect(area), "Between us", focus, theme);
    let Some(page) = model.shown.as_ref().and_then(|shown| shown.page.as_ref()) else {
        return;
    };
    let lines = sidebar::lines(page, area.inner_width());
    for (row, line) in lines.iter().skip(model.sidebar_top).enumerate() {
        let line = match line {
            Row::Gap => Line::default(),
            Row::Title { title, word } => Line::from(vec![
                Span::styled(*title, theme.heading()),
                Span::raw("  "),
                Span::styled(word.as_str(), theme.title()),
            ]),
            Row::Said { label, text } => Line::from(vec![
                Span::styled(format!("{label:<LABEL$}"), theme.faint()),
                Span::raw(text.as_str()),
            ]),
            Row::Since(text) | Row::Figures(text) => Line::styled(text.as_str(), theme.text()),
        };
        pane::write(buffer, inner, row, &line);
    }
}
