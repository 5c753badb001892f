//! The tray: a row for each that waits, and below the list what is under the cursor in full.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::app::accepting;
use crate::app::model::Model;
use crate::app::tray::Tray;
use crate::domain::candidate::Waiting;
use crate::domain::text::visible;
use crate::domain::text::wrap::{fitted, wrapped};
use crate::view::pane;
use crate::view::theme::Theme;
use crate::wording::mirror::padded;
use crate::wording::tray as words;

/// Draws it over the whole screen between title and footer.
pub fn draw(model: &Model, tray: &Tray, area: Rect, theme: Theme, buffer: &mut Buffer) {
    let inner = pane::frame(buffer, area, "The tray", true, theme);
    let room = usize::from(inner.width);
    let mut say = |row: usize, text: &str, style: Style| {
        let lines = wrapped(text, room);
        for (below, line) in lines.iter().enumerate() {
            pane::write(
                buffer,
                inner,
                row + below,
                &Line::styled(line.as_str(), style),
            );
        }
        row + lines.len()
    };
    let Some(rows) = &tray.read else {
        say(1, "Looking …", theme.faint());
        return;
    };
    let Some(under) = tray.row() else {
        say(1, words::EMPTY, theme.text());
        return;
    };
    let foot = accepting::rows(model).min(rows.len()) + 3;
    let below = say(foot, &words::whom(under), theme.title());
    let below = say(below, &words::what(under, model.today), theme.faint());
    let below = say(below, &under.candidate.summary, theme.text());
    say(below + 1, words::WAITS, theme.faint());
    let shown = accepting::rows(model);
    let places = rows.iter().enumerate().skip(tray.top).take(shown);
    for (row, (place, waiting)) in places.enumerate() {
        let here = place == tray.selected;
        let line = row_line(model, waiting, here, room, theme);
        pane::write(buffer, inner, row + 1, &line);
    }
    if tray.top + shown < rows.len() {
        pane::write(
            buffer,
            inner,
            shown + 1,
            &Line::styled("  …", theme.faint()),
        );
    }
}

fn row_line(model: &Model, of: &Waiting, here: bool, room: usize, theme: Theme) -> Line<'static> {
    let (what, name) = (34.min(room * 2 / 5), (room / 4).clamp(12, 28));
    let cell = |text: &str, cells: usize| {
        padded(
            fitted(&visible::line(text), cells.saturating_sub(1)).as_ref(),
            cells,
        )
    };
    let style = if here { theme.selected() } else { theme.text() };
    Line::from(vec![
        Span::styled(if here { "▌ " } else { "  " }, theme.cursor()),
        Span::styled(cell(&words::what(of, model.today), what), theme.faint()),
        Span::styled(cell(&words::whom(of), name), style),
        Span::styled(
            cell(&of.candidate.summary, room.saturating_sub(2 + what + name)),
            theme.text(),
        ),
    ])
}
