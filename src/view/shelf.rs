//! Ties, groups or circles, in the middle of the screen.

use ratatui::Frame;
use ratatui::text::{Line, Span};

use crate::app::model::Model;
use crate::app::shelf::Shelf;
use crate::app::shelved;
use crate::domain::text::wrap::{fitted, wrapped};
use crate::view::pane;
use crate::view::theme::Theme;

/// Columns of the box.
const WIDTH: u16 = 70;

/// Draws the list.
pub fn draw(shelf: &Shelf, model: &Model, theme: Theme, frame: &mut Frame<'_>) {
    let kept = shelved::kept(&shelf.of, model);
    let rows = kept.len().max(2);
    let height = u16::try_from(rows + 4).unwrap_or(u16::MAX);
    let screen = frame.area();
    let area = pane::centered(screen, WIDTH, height.min(screen.height.saturating_sub(2)));
    let inner = pane::overlay(frame.buffer_mut(), area, &shelf.of.title(), theme);
    let room = usize::from(inner.width).saturating_sub(2);
    if kept.is_empty() {
        for (at, line) in wrapped(shelved::nothing(&shelf.of, model), room)
            .iter()
            .enumerate()
        {
            let line = Line::styled(line.clone(), theme.faint());
            pane::write(frame.buffer_mut(), inner, at + 1, &line);
        }
    }
    // One that is longer than the screen scrolls under the cursor.
    let seen = usize::from(inner.height).saturating_sub(2).max(1);
    let selected = shelf.selected.min(kept.len().saturating_sub(1));
    let top = (selected + 1).saturating_sub(seen);
    for (at, row) in kept.iter().enumerate().skip(top).take(seen) {
        let (mark, style) = if at == selected {
            ("▌ ", theme.selected())
        } else {
            ("  ", theme.text())
        };
        let words = row.row(model);
        let line = Line::from(vec![
            Span::styled(mark, theme.cursor()),
            Span::styled(fitted(&words, room), style),
        ]);
        pane::write(frame.buffer_mut(), inner, at - top + 1, &line);
    }
}
