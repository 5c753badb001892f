//! What lies between you and whoever is being written about: a pane beside the box of quick entry, or
//! a few lines where there is little room.

use chrono::NaiveDate;
use ratatui::buffer::Buffer;
use ratatui::text::{Line, Span};

use crate::app::model::Model;
use crate::app::recalling;
use crate::domain::since::Since;
use crate::domain::text::visible;
use crate::domain::text::wrap::{fitted, width, wrapped};
use crate::view::pane;
use crate::view::theme::Theme;
use crate::wording::since as words;

/// The most lines of a row where not all has room.
const SHORT: usize = 3;
/// The cells before a row where there is little room: the longest label, and air.
const LABEL: usize = 12;

/// Draws the pane above a box that begins on row `foot`, where the screen is wide enough.
pub fn draw(model: &Model, foot: u16, theme: Theme, buffer: &mut Buffer) {
    let Some(since) = model.beside.read() else {
        return;
    };
    let lines = |room: usize, most: usize| in_full(since, (room, most), model.today, theme);
    let Some(room) = recalling::area(model, foot, u16::MAX) else {
        return;
    };
    let rows = lines(room.inner_width(), usize::MAX).len();
    let rows = u16::try_from(rows).unwrap_or(u16::MAX);
    let Some(area) = recalling::area(model, foot, rows) else {
        return;
    };
    let title = words::name(since.last);
    let inner = pane::overlay(buffer, pane::rect(area), title, theme);
    let whole = lines(area.inner_width(), usize::MAX);
    let lines = if whole.len() > area.inner_height() {
        lines(area.inner_width(), SHORT)
    } else {
        whole
    };
    let cut = lines.len() > area.inner_height();
    let shown = area.inner_height().saturating_sub(usize::from(cut));
    for (row, line) in lines.iter().take(shown).enumerate() {
        pane::write(buffer, inner, row, line);
    }
    if cut {
        pane::write(buffer, inner, shown, &Line::styled("…", theme.faint()));
    }
}

fn in_full(
    of: &Since,
    (room, most): (usize, usize),
    today: NaiveDate,
    theme: Theme,
) -> Vec<Line<'static>> {
    let safe = |text: &str| theme.words(text).into_owned();
    let name = visible::line(&of.name);
    let mut lines = vec![Line::styled(safe(&fitted(&name, room)), theme.title())];
    let mut faint = |text: &str| {
        let rows = wrapped(text, room).into_iter();
        lines.extend(rows.map(|line| Line::styled(line, theme.faint())));
    };
    if let Some(spoke) = words::spoke(of.last, today) {
        faint(&spoke);
    }
    if of.rows.is_empty() {
        faint("");
        faint(words::nothing(of));
    }
    for section in words::sections(of, (room, most), today) {
        lines.push(Line::default());
        lines.push(Line::styled(section.heading, theme.heading()));
        let rows = section.lines.iter();
        lines.extend(rows.map(|line| Line::styled(safe(line), theme.text())));
    }
    lines
}

/// At most so many lines of it, one a row; none if nothing lies between you. Words that stand beside
/// it already (`told`) are not told twice.
#[must_use]
pub fn in_short(
    of: &Since,
    told: Option<&str>,
    (room, most): (usize, usize),
    today: NaiveDate,
    theme: Theme,
) -> Vec<Line<'static>> {
    let rows = words::in_short(of, told, today);
    let cut = rows.len() > most;
    let mut lines = Vec::new();
    for (label, text) in rows.into_iter().take(most) {
        let text = visible::line(&text).into_owned();
        let text = fitted(&text, room.saturating_sub(LABEL)).into_owned();
        let air = " ".repeat(LABEL.saturating_sub(width(label)));
        lines.push(Line::from(vec![
            Span::styled(format!("{label}{air}"), theme.faint()),
            Span::styled(theme.words(&text).into_owned(), theme.text()),
        ]));
    }
    if cut
        && most > 1
        && let Some(last) = lines.last_mut()
    {
        *last = Line::styled(format!("{:LABEL$}…", ""), theme.faint());
    }
    lines
}
