//! A pane: a border with a title, and lines inside it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, BorderType, Clear, Widget};

use crate::app::layout::Area;
use crate::domain::text::wrap::fitted;
use crate::view::theme::Theme;

/// The same area in the terms of the drawing library.
#[must_use]
pub fn rect(area: Area) -> Rect {
    Rect::new(area.x, area.y, area.width, area.height)
}

/// Draws a border with a title, and answers the area inside it with one cell of air on both sides.
pub fn frame(buffer: &mut Buffer, area: Rect, title: &str, focus: bool, theme: Theme) -> Rect {
    let (border, name) = if focus {
        (theme.border_focus(), theme.title())
    } else {
        (theme.border(), theme.name())
    };
    let room = usize::from(area.width.saturating_sub(6));
    let title = Span::styled(format!(" {} ", fitted(title, room)), name);
    Block::bordered()
        .border_type(BorderType::Rounded)
        .border_style(border)
        .title(title)
        .render(area, buffer);
    inside(area)
}

/// Draws an empty box above everything else, and answers the area inside it.
pub fn overlay(buffer: &mut Buffer, area: Rect, title: &str, theme: Theme) -> Rect {
    Clear.render(area, buffer);
    buffer.set_style(area, theme.base());
    frame(buffer, area, title, true, theme)
}

fn inside(area: Rect) -> Rect {
    Rect::new(
        area.x.saturating_add(2),
        area.y.saturating_add(1),
        area.width.saturating_sub(4),
        area.height.saturating_sub(2),
    )
}

/// Writes `line` on row `row` of `area`; nothing if that is below it.
pub fn write(buffer: &mut Buffer, area: Rect, row: usize, line: &Line<'_>) {
    if let Some(y) = u16::try_from(row).ok().filter(|row| *row < area.height) {
        buffer.set_line(area.x, area.y + y, line, area.width);
    }
}

/// Marks row `row` of `area` as the one under the cursor, in the cell of air before it.
pub fn mark(buffer: &mut Buffer, area: Rect, row: usize, theme: Theme) {
    if let Some(y) = u16::try_from(row).ok().filter(|row| *row < area.height) {
        buffer.set_line(
            area.x.saturating_sub(1),
            area.y + y,
            &Line::styled("▌", theme.cursor()),
            1,
        );
    }
}

/// A box of `width` and `height` cells in the middle of `screen`, or as much of it as there is.
#[must_use]
pub fn centered(screen: Rect, width: u16, height: u16) -> Rect {
    let (width, height) = (width.min(screen.width), height.min(screen.height));
    Rect::new(
        screen.x + (screen.width - width) / 2,
        screen.y + (screen.height - height) / 2,
        width,
        height,
    )
}
