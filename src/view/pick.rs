//! A short list to pick from, in the middle of the screen.

use ratatui::Frame;
use ratatui::text::{Line, Span};

use crate::app::pick::Pick;
use crate::domain::text::wrap::fitted;
use crate::view::pane;
use crate::view::theme::Theme;

/// Columns of the box.
const WIDTH: u16 = 58;

/// Draws the list.
pub fn draw(pick: &Pick, theme: Theme, frame: &mut Frame<'_>) {
    let height = u16::try_from(pick.rows.len() + 4).unwrap_or(u16::MAX);
    let area = pane::centered(frame.area(), WIDTH, height);
    let inner = pane::overlay(frame.buffer_mut(), area, &pick.title, theme);
    let room = usize::from(inner.width).saturating_sub(5);
    let rows = usize::from(inner.height).saturating_sub(2).max(1);
    let top = (pick.selected + 1).saturating_sub(rows);
    for (at, row) in pick.rows.iter().enumerate().skip(top).take(rows) {
        let selected = at == pick.selected;
        let (mark, style) = if selected {
            ("▌ ", theme.selected())
        } else {
            ("  ", theme.text())
        };
        let line = Line::from(vec![
            Span::styled(mark, theme.cursor()),
            Span::styled(format!("{}  ", at + 1), theme.key()),
            Span::styled(fitted(row, room), style),
        ]);
        pane::write(frame.buffer_mut(), inner, at + 1 - top, &line);
    }
}
