//! A form: a label and a value on each row, the one under the cursor opened.

use ratatui::Frame;
use ratatui::text::{Line, Span};

use crate::app::form::person::REACH;
use crate::app::form::sheet::{Form, Row};
use crate::domain::text::visible;
use crate::domain::text::wrap::{fitted, flow, width, wrapped};
use crate::view::pane;
use crate::view::theme::Theme;
use crate::wording::reach;

/// Columns of the box at most.
const WIDTH: u16 = 92;
/// Columns of the labels.
const LABEL: usize = 15;
/// Rows of a long text that are shown while the cursor is in it.
const OPENED: usize = 8;

struct Drawn {
    lines: Vec<Line<'static>>,
    /// Where the cursor is, as a column and a row of `lines`.
    cursor: Option<(usize, usize)>,
}

/// Draws the form in the middle of the screen.
pub fn draw(form: &Form, theme: Theme, frame: &mut Frame<'_>) {
    let screen = frame.area();
    let box_width = WIDTH.min(screen.width);
    let room = usize::from(box_width.saturating_sub(4));
    let below = below(form, room, theme);
    let drawn = rows(form, room, theme);
    let wanted = drawn.lines.len() + below.len() + 3;
    let height = u16::try_from(wanted)
        .unwrap_or(u16::MAX)
        .min(screen.height.saturating_sub(2));
    let area = pane::centered(screen, box_width, height);
    let title = if form.saving {
        "Saving".into()
    } else {
        theme.words(&form.title)
    };
    let inner = pane::overlay(frame.buffer_mut(), area, &title, theme);
    let shown = usize::from(inner.height).saturating_sub(below.len() + 1);
    let at = drawn.cursor.map_or(0, |(_, row)| row);
    let top = (at + 1).saturating_sub(shown);
    for (row, line) in drawn.lines.iter().skip(top).take(shown).enumerate() {
        pane::write(frame.buffer_mut(), inner, row, line);
    }
    for (row, line) in below.iter().enumerate() {
        pane::write(frame.buffer_mut(), inner, shown + 1 + row, line);
    }
    if let Some((column, row)) = drawn.cursor
        && let (Ok(x), Ok(y)) = (u16::try_from(column), u16::try_from(row - top))
        && x < inner.width
        && usize::from(y) < shown
    {
        frame.set_cursor_position((inner.x + x, inner.y + y));
    }
}

/// What stands below the fields: completions, what is wrong, or what to write.
fn below(form: &Form, room: usize, theme: Theme) -> Vec<Line<'static>> {
    if let Some(completion) = &form.completion {
        let mut spans = Vec::new();
        for (place, offer) in completion.offers.iter().enumerate() {
            let style = if place == completion.at {
                theme.chosen()
            } else {
                theme.open()
            };
            if place > 0 {
                spans.push(Span::styled(" · ", theme.faint()));
            }
            spans.push(Span::styled(
                theme.words(&visible::line(offer)).into_owned(),
                style,
            ));
        }
        return vec![Line::from(spans)];
    }
    let focused = form.focused();
    let trouble = form
        .trouble
        .as_deref()
        .or_else(|| focused.and_then(|row| row.trouble.as_deref()));
    let (text, style) = match (trouble, focused) {
        (Some(trouble), _) => (trouble, theme.problem()),
        (None, Some(row)) => (row.hint, theme.faint()),
        (None, None) => ("", theme.faint()),
    };
    wrapped(&visible::line(text), room)
        .into_iter()
        .map(|line| Line::styled(line, style))
        .collect()
}

fn rows(form: &Form, room: usize, theme: Theme) -> Drawn {
    let mut drawn = Drawn {
        lines: Vec::new(),
        cursor: None,
    };
    for (at, row) in form.rows.iter().enumerate() {
        if at == form.focus {
            // What is being typed is seen where names are hidden; what stood there before is not.
            let theme = if form.changed(row.label) {
                theme.hiding(false)
            } else {
                theme
            };
            opened(row, room, theme, &mut drawn);
        } else {
            drawn.lines.push(closed(row, room, theme));
        }
        if let Some(theirs) = row.theirs() {
            drawn.lines.push(beside(theirs, room, theme));
        }
    }
    drawn
}

fn label(row: &Row, focused: bool, theme: Theme) -> Span<'static> {
    let trouble = row.trouble.is_some() || row.theirs().is_some();
    let style = if trouble {
        theme.problem()
    } else if focused {
        theme.key()
    } else {
        theme.faint()
    };
    let mark = if trouble { "!" } else { "" };
    Span::styled(format!("{:<LABEL$}", format!("{}{mark}", row.label)), style)
}

/// What another program saved in the field above, on one line.
fn beside(theirs: &str, room: usize, theme: Theme) -> Line<'static> {
    const SAYS: &str = "theirs: ";
    let text = if theirs.trim().is_empty() {
        "(nothing)".into()
    } else {
        visible::line(theirs)
    };
    let text = fitted(&text, room.saturating_sub(LABEL + SAYS.len()));
    Line::from(vec![
        Span::raw(" ".repeat(LABEL)),
        Span::styled(SAYS, theme.faint()),
        Span::styled(theme.words(&text).into_owned(), theme.open()),
    ])
}

/// A field on one line: the beginning of its text.
fn closed(row: &Row, room: usize, theme: Theme) -> Line<'static> {
    let text = row.field.text();
    let first = text.lines().next().unwrap_or_default();
    let more = if text.trim_end().contains('\n') {
        " …"
    } else {
        ""
    };
    let value = visible::line(first);
    let value = fitted(&value, room.saturating_sub(LABEL + width(more)));
    Line::from(vec![
        label(row, false, theme),
        Span::styled(format!("{}{more}", said(row, &value, theme)), theme.text()),
    ])
}

/// What stands in a field, as it may be shown.
fn said(row: &Row, text: &str, theme: Theme) -> String {
    let hidden = theme.is_hiding() && row.label == REACH;
    reach::kept_from_view(theme.words(text).into_owned(), hidden)
}

/// The field under the cursor, over as many rows as it needs.
fn opened(row: &Row, room: usize, theme: Theme, drawn: &mut Drawn) {
    let text = row.field.text();
    let ranges = flow(text, room.saturating_sub(LABEL + 1).max(1));
    let cursor = row.field.cursor();
    let at = ranges
        .iter()
        .rposition(|range| range.start <= cursor)
        .unwrap_or(0);
    let first = at.saturating_sub(OPENED - 1);
    for (place, range) in ranges.iter().enumerate().skip(first).take(OPENED) {
        let head = if place == first {
            label(row, true, theme)
        } else {
            Span::raw(" ".repeat(LABEL))
        };
        if place == at {
            let before = text
                .get(range.start..cursor.min(range.end))
                .unwrap_or_default();
            let before = visible::line(before);
            let column = LABEL + width(&theme.words(&before));
            drawn.cursor = Some((column, drawn.lines.len()));
        }
        let shown = text.get(range.clone()).unwrap_or_default();
        drawn.lines.push(Line::from(vec![
            head,
            Span::styled(said(row, &visible::line(shown), theme), theme.name()),
        ]));
    }
}
