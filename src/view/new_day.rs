//! The line for a new day of a promise.

use ratatui::Frame;
use ratatui::text::{Line, Span};

use crate::app::new_day::NewDay;
use crate::domain::text::visible;
use crate::domain::text::wrap::{fitted, width, wrapped};
use crate::view::pane;
use crate::view::theme::Theme;

/// Columns of the box.
const WIDTH: u16 = 66;

/// What stands below the line while there is nothing else to say.
const HINT: &str = "The promise stays the same, with another day: fri, in 2 weeks, 3 Dec";

/// Draws the line in the middle of the screen.
pub fn draw(new: &NewDay, theme: Theme, frame: &mut Frame<'_>) {
    let room = usize::from(WIDTH.min(frame.area().width).saturating_sub(4));
    let (hint, style) = match &new.problem {
        Some(problem) => (problem.as_str(), theme.question()),
        None => (HINT, theme.faint()),
    };
    let hint = wrapped(hint, room);
    let height = u16::try_from(hint.len() + 4).unwrap_or(u16::MAX);
    let area = pane::centered(frame.area(), WIDTH, height);
    let title = if new.saving { "Saving" } else { "A new day" };
    let inner = pane::overlay(frame.buffer_mut(), area, title, theme);
    let text = visible::line(new.field.text());
    let shown = fitted(&text, room.saturating_sub(4));
    let line = Line::from(vec![
        Span::styled("by ", theme.faint()),
        Span::raw(shown.into_owned()),
    ]);
    pane::write(frame.buffer_mut(), inner, 0, &line);
    for (row, line) in hint.iter().enumerate() {
        pane::write(
            frame.buffer_mut(),
            inner,
            row + 2,
            &Line::styled(line.as_str(), style),
        );
    }
    let cursor = new.field.cursor();
    let before = new.field.text().get(..cursor).unwrap_or_default();
    let column = (3 + width(&visible::line(before))).min(room);
    if let Ok(x) = u16::try_from(column) {
        frame.set_cursor_position((inner.x + x, inner.y));
    }
}
