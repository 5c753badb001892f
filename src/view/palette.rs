//! The palette of commands, in the middle of the screen.

use ratatui::Frame;
use ratatui::text::{Line, Span};

use crate::app::keys::keys_shown;
use crate::app::palette::Palette;
use crate::domain::text::visible;
use crate::domain::text::wrap::{fitted, width};
use crate::view::pane;
use crate::view::theme::Theme;

/// Columns of the box.
const WIDTH: u16 = 76;
/// The most rows of commands that are shown at once.
const ROWS: usize = 16;

/// Draws the palette.
pub fn draw(palette: &Palette, theme: Theme, frame: &mut Frame<'_>) {
    let screen = frame.area();
    let height = u16::try_from(ROWS + 4).unwrap_or(u16::MAX);
    let area = pane::centered(screen, WIDTH, height.min(screen.height.saturating_sub(2)));
    let inner = pane::overlay(frame.buffer_mut(), area, "Commands", theme);
    let text = visible::line(palette.field.text());
    let shown = fitted(&text, usize::from(inner.width.saturating_sub(3)));
    let line = Line::from(vec![
        Span::styled(": ", theme.faint()),
        Span::raw(shown.into_owned()),
    ]);
    pane::write(frame.buffer_mut(), inner, 0, &line);
    let rows = usize::from(inner.height.saturating_sub(2));
    if palette.rows.is_empty() {
        let nothing = Line::styled("No command has these words here.", theme.faint());
        pane::write(frame.buffer_mut(), inner, 2, &nothing);
    }
    let top = (palette.selected + 1).saturating_sub(rows);
    let room = usize::from(inner.width);
    for (at, binding) in palette.rows.iter().enumerate().skip(top).take(rows) {
        let keys = keys_shown(binding);
        let help = fitted(
            binding.command.about().help,
            room.saturating_sub(width(&keys) + 4),
        );
        let gap = room.saturating_sub(2 + width(&help) + width(&keys));
        let selected = at == palette.selected;
        let (mark, style) = if selected {
            ("▌ ", theme.name())
        } else {
            ("  ", theme.text())
        };
        let line = Line::from(vec![
            Span::styled(mark, theme.key()),
            Span::styled(help.into_owned(), style),
            Span::raw(" ".repeat(gap)),
            Span::styled(keys, theme.key()),
        ]);
        pane::write(frame.buffer_mut(), inner, 2 + at - top, &line);
    }
    let cursor = palette.field.cursor();
    let before = palette.field.text().get(..cursor).unwrap_or_default();
    let column = 2 + width(&visible::line(before));
    if column < usize::from(inner.width)
        && let Ok(x) = u16::try_from(column)
    {
        frame.set_cursor_position((inner.x + x, inner.y));
    }
}
