//! The palette of commands, in the middle of the screen.

use ratatui::Frame;
use ratatui::text::{Line, Span};

use crate::app::boxed;
use crate::app::keys::keys_shown;
use crate::app::palette::Palette;
use crate::domain::text::visible;
use crate::domain::text::wrap::{fitted, width};
use crate::view::pane;
use crate::view::theme::Theme;

/// Draws the palette.
pub fn draw(palette: &Palette, theme: Theme, frame: &mut Frame<'_>) {
    let screen = frame.area();
    let list = boxed::palette((screen.width, screen.height), palette.selected);
    let area = pane::rect(list.area);
    let inner = pane::overlay(frame.buffer_mut(), area, "Commands", theme);
    let text = visible::line(palette.field.text());
    let shown = fitted(&text, usize::from(inner.width.saturating_sub(3)));
    let line = Line::from(vec![
        Span::styled(": ", theme.faint()),
        Span::raw(shown.into_owned()),
    ]);
    pane::write(frame.buffer_mut(), inner, 0, &line);
    if palette.rows.is_empty() {
        let nothing = Line::styled("No command has these words here.", theme.faint());
        pane::write(frame.buffer_mut(), inner, 2, &nothing);
    }
    let room = usize::from(inner.width);
    for (at, binding) in palette
        .rows
        .iter()
        .enumerate()
        .skip(list.top)
        .take(list.seen)
    {
        let keys = theme.key_name(keys_shown(binding));
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
        pane::write(frame.buffer_mut(), inner, list.above + at - list.top, &line);
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
