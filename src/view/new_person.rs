//! The line for a new person.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::app::new_person::NewPerson;
use crate::domain::text::visible;
use crate::domain::text::wrap::{flow, width, wrapped};
use crate::view::pane;
use crate::view::theme::Theme;

/// Draws the box at the foot of the screen; `edit` is the key that changes a person.
pub fn draw(new: &NewPerson, edit: &str, theme: Theme, frame: &mut Frame<'_>) {
    let screen = frame.area();
    let room = usize::from(screen.width.saturating_sub(4));
    let first =
        format!("The name as you say it. Everything else can come later: {edit} fills it in");
    let hint = wrapped(new.hint.as_ref().unwrap_or(&first), room);
    let height = u16::try_from(hint.len() + 4)
        .unwrap_or(4)
        .min(screen.height.saturating_sub(2));
    let area = Rect::new(
        0,
        screen.height.saturating_sub(height + 1),
        screen.width,
        height,
    );
    let title = if new.saving { "Saving" } else { "Who is it?" };
    let inner = pane::overlay(frame.buffer_mut(), area, title, theme);
    let (text, cursor) = (new.field.text(), new.field.cursor());
    let rows = flow(text, room.saturating_sub(1));
    let row = rows
        .iter()
        .rfind(|row| row.start <= cursor)
        .cloned()
        .unwrap_or(0..0);
    let shown = text.get(row.clone()).unwrap_or_default();
    pane::write(
        frame.buffer_mut(),
        inner,
        0,
        &Line::raw(visible::line(shown).into_owned()),
    );
    for (at, line) in hint.iter().enumerate() {
        pane::write(
            frame.buffer_mut(),
            inner,
            at + 2,
            &Line::styled(line.as_str(), theme.faint()),
        );
    }
    let before = text.get(row.start..cursor.min(row.end)).unwrap_or_default();
    if let Ok(x) = u16::try_from(width(&visible::line(before))) {
        frame.set_cursor_position((inner.x + x, inner.y));
    }
}
