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
    // One that is longer than the screen scrolls under the cursor.
    let seen = usize::from(inner.height).saturating_sub(2).max(1);
    let top = (pick.selected + 1).saturating_sub(seen);
    for (at, row) in pick.rows.iter().enumerate().skip(top).take(seen) {
        let selected = at == pick.selected;
        let (mark, style) = if selected {
            ("▌ ", theme.selected())
        } else {
            ("  ", theme.text())
        };
        let line = Line::from(vec![
            Span::styled(mark, theme.cursor()),
            Span::styled(number(at), theme.key()),
            Span::styled(fitted(row, room), style),
        ]);
        pane::write(frame.buffer_mut(), inner, at - top + 1, &line);
    }
}

/// The key of a row, for those that have one.
fn number(at: usize) -> String {
    if at < 9 {
        format!("{}  ", at + 1)
    } else {
        "   ".to_owned()
    }
}
