//! A short list to pick from, in the middle of the screen.

use ratatui::Frame;
use ratatui::text::{Line, Span};

use crate::app::boxed;
use crate::app::pick::Pick;
use crate::domain::text::wrap::fitted;
use crate::view::pane;
use crate::view::theme::Theme;

/// Draws the list.
pub fn draw(pick: &Pick, theme: Theme, frame: &mut Frame<'_>) {
    let screen = frame.area();
    let list = boxed::pick(
        (screen.width, screen.height),
        pick.rows.len(),
        pick.selected,
    );
    let area = pane::rect(list.area);
    let inner = pane::overlay(frame.buffer_mut(), area, &pick.title, theme);
    let room = usize::from(inner.width).saturating_sub(5);
    // One that is longer than the screen scrolls under the cursor.
    for (at, row) in pick.rows.iter().enumerate().skip(list.top).take(list.seen) {
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
        pane::write(frame.buffer_mut(), inner, list.above + at - list.top, &line);
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
