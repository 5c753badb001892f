//! What is between you.

use ratatui::buffer::Buffer;
use ratatui::text::{Line, Span};

use crate::app::layout::{Area, Pane};
use crate::app::model::Model;
use crate::app::sidebar::{self, Content, LABEL};
use crate::view::pane;
use crate::view::theme::Theme;

/// Draws the pane.
pub fn draw(model: &Model, area: Area, theme: Theme, buffer: &mut Buffer) {
    let focus = model.focus == Pane::Sidebar && model.quiet.is_none();
    let inner = pane::frame(buffer, pane::rect(area), "Between us", focus, theme);
    let Some(page) = model.shown.as_ref().and_then(|shown| shown.page.as_ref()) else {
        return;
    };
    let lines = sidebar::lines(page, area.inner_width(), model.today, &model.settings.keys);
    let cursor = focus.then(|| sidebar::stops(&lines).get(model.sidebar.selected).copied());
    let cursor = cursor.flatten();
    for (row, (place, line)) in lines.iter().enumerate().skip(model.sidebar.top).enumerate() {
        let here = cursor == Some(place);
        let line = match &line.what {
            Content::Gap => Line::default(),
            Content::Title { title, word } => Line::from(vec![
                Span::styled(
                    *title,
                    if here {
                        theme.selected()
                    } else {
                        theme.heading()
                    },
                ),
                Span::raw("  "),
                Span::styled(word.as_str(), theme.title()),
            ]),
            Content::Said { label, text } => Line::from(vec![
                Span::styled(
                    *label,
                    if here {
                        theme.selected()
                    } else {
                        theme.faint()
                    },
                ),
                Span::raw(" ".repeat(LABEL.saturating_sub(label.len()))),
                Span::styled(text.as_str(), theme.text()),
            ]),
            Content::Since(text) | Content::Figures(text) => {
                Line::styled(text.as_str(), theme.text())
            }
            Content::Under(text) => Line::from(vec![
                Span::raw(" ".repeat(LABEL)),
                Span::styled(text.as_str(), theme.faint()),
            ]),
        };
        pane::write(buffer, inner, row, &line);
        if here {
            pane::mark(buffer, inner, row, theme);
        }
    }
}
