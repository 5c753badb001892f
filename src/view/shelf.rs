//! Ties, groups or circles, in the middle of the screen.

use ratatui::Frame;
use ratatui::text::{Line, Span};

use crate::app::boxed;
use crate::app::model::Model;
use crate::app::shelf::Shelf;
use crate::app::shelved;
use crate::domain::text::wrap::{fitted, wrapped};
use crate::view::pane;
use crate::view::theme::Theme;

/// Draws the list.
pub fn draw(shelf: &Shelf, model: &Model, theme: Theme, frame: &mut Frame<'_>) {
    let kept = shelved::kept(&shelf.of, model);
    let selected = shelf.selected.min(kept.len().saturating_sub(1));
    let screen = frame.area();
    let list = boxed::shelf((screen.width, screen.height), kept.len(), selected);
    let area = pane::rect(list.area);
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
    for (at, row) in kept.iter().enumerate().skip(list.top).take(list.seen) {
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
        pane::write(frame.buffer_mut(), inner, list.above + at - list.top, &line);
    }
}
