//! A box with one line of text in it, in the middle of the screen.

use ratatui::Frame;
use ratatui::text::{Line, Span};

use crate::app::field::Field;
use crate::domain::text::visible;
use crate::domain::text::wrap::{flow, width, wrapped};
use crate::view::pane;
use crate::view::theme::Theme;

/// Columns of the box.
const WIDTH: u16 = 66;

/// What stands in it.
#[derive(Clone, Copy, Debug)]
pub struct OneLine<'a> {
    /// The title of the box.
    pub title: &'a str,
    /// What stands before the text.
    pub label: &'a str,
    /// What is typed.
    pub field: &'a Field,
    /// What stands below while there is nothing else to say.
    pub hint: &'a str,
    /// What was not understood, and what to do.
    pub problem: Option<&'a str>,
}

/// Draws the box. Of a text that is too long the part with the cursor is shown.
pub fn draw(of: OneLine<'_>, theme: Theme, frame: &mut Frame<'_>) {
    let room = usize::from(WIDTH.min(frame.area().width).saturating_sub(4));
    let (hint, style) = match of.problem {
        Some(problem) => (problem, theme.question()),
        None => (of.hint, theme.faint()),
    };
    let hint = wrapped(hint, room);
    let height = u16::try_from(hint.len() + 4).unwrap_or(u16::MAX);
    let area = pane::centered(frame.area(), WIDTH, height);
    let inner = pane::overlay(frame.buffer_mut(), area, of.title, theme);
    let (text, cursor) = (of.field.text(), of.field.cursor());
    let label = width(of.label);
    let rows = flow(text, room.saturating_sub(label + 1));
    let row = rows.into_iter().rfind(|row| row.start <= cursor);
    let row = row.unwrap_or(0..0);
    let shown = text.get(row.clone()).unwrap_or_default();
    let line = Line::from(vec![
        Span::styled(of.label, theme.faint()),
        Span::raw(visible::line(shown).into_owned()),
    ]);
    pane::write(frame.buffer_mut(), inner, 0, &line);
    for (at, line) in hint.iter().enumerate() {
        let line = Line::styled(line.as_str(), style);
        pane::write(frame.buffer_mut(), inner, at + 2, &line);
    }
    let before = text.get(row.start..cursor.min(row.end)).unwrap_or_default();
    if let Ok(x) = u16::try_from(label + width(&visible::line(before))) {
        frame.set_cursor_position((inner.x + x, inner.y));
    }
}
