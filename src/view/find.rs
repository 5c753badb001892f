//! Finding: the line, and what was found with the words around.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::app::find::{Find, height};
use crate::app::model::Model;
use crate::domain::find::found::Found;
use crate::domain::text::visible;
use crate::domain::text::wrap::{fitted, width, wrapped};
use crate::view::pane;
use crate::view::theme::Theme;
use crate::wording::{days, found};

/// What an empty line teaches.
const TEACHES: [&str; 4] = [
    "Everything that was ever written: what happened, promises, topics, check-ins, pauses, and what you keep of people.",
    "All words must stand in one place, in any spelling; \"quotation marks\" hold words together.",
    "",
    "kind:call   #boat   2024   2024-06   with:jo   at:home   narrow it down; with:ana with:jo is with both.",
];

/// Columns before what was found.
const MARGIN: usize = 2;

/// Draws the screen between title and footer.
pub fn draw(model: &Model, find: &Find, area: Rect, theme: Theme, frame: &mut Frame<'_>) {
    let inner = pane::frame(frame.buffer_mut(), area, "Find", true, theme);
    let room = usize::from(inner.width);
    let (shown, cursor) = line_shown(find, room.saturating_sub(3));
    let style = if find.earlier {
        theme.faint()
    } else {
        theme.text()
    };
    let line = Line::from(vec![
        Span::styled("F ", theme.key()),
        Span::styled(shown, style),
    ]);
    pane::write(frame.buffer_mut(), inner, 0, &line);
    let said = said(find);
    let style = if find.line.problems.is_empty() {
        theme.faint()
    } else {
        theme.question()
    };
    let said = Line::styled(fitted(&said, room).into_owned(), style);
    pane::write(frame.buffer_mut(), inner, 1, &said);
    let below = Rect {
        y: inner.y.saturating_add(2),
        height: inner.height.saturating_sub(2),
        ..inner
    };
    rows(model, find, below, theme, frame.buffer_mut());
    if inner.height > 0 {
        let column = u16::try_from(cursor + 2).unwrap_or(0).min(inner.width);
        frame.set_cursor_position((inner.x + column, inner.y));
    }
}

/// The part of the line around the cursor that fits, and the column of the cursor in it.
fn line_shown(find: &Find, room: usize) -> (String, usize) {
    let (text, cursor) = (find.field.text(), find.field.cursor());
    let before = visible::line(text.get(..cursor).unwrap_or_default()).into_owned();
    let after = visible::line(text.get(cursor..).unwrap_or_default()).into_owned();
    let mut start = 0;
    while width(before.get(start..).unwrap_or_default()) > room {
        start += before
            .get(start..)
            .and_then(|rest| rest.chars().next())
            .map_or(1, char::len_utf8);
    }
    let before = before.get(start..).unwrap_or_default();
    let column = width(before);
    let after = fitted(&after, room.saturating_sub(column)).into_owned();
    (format!("{before}{after}"), column)
}

/// The line below: what was not understood, or what to do when nothing was found.
fn said(find: &Find) -> String {
    match find.line.problems.first() {
        Some(problem) => visible::line(problem).into_owned(),
        None if find.is_looking() && find.rows.is_empty() => "Looking …".to_owned(),
        None => String::new(),
    }
}

fn rows(model: &Model, find: &Find, area: Rect, theme: Theme, buffer: &mut Buffer) {
    let room = usize::from(area.width);
    let sentences: &[&str] = match find.wanted() {
        None if find.line.problems.is_empty() => &TEACHES,
        Some(_) if find.rows.is_empty() && find.settled && !find.is_looking() => &found::NOTHING,
        _ => &[],
    };
    let sentences = sentences.iter().flat_map(|line| match *line {
        "" => vec![String::new()],
        line => wrapped(line, room),
    });
    for (row, line) in sentences.enumerate() {
        pane::write(buffer, area, row, &Line::styled(line, theme.faint()));
    }
    let mut at = 0;
    for (place, of) in find.rows.iter().enumerate().skip(find.top) {
        if at >= usize::from(area.height) {
            break;
        }
        let selected = place == find.selected;
        pane::write(buffer, area, at, &head(model, find, of, room, theme));
        if of.says_more() {
            pane::write(buffer, area, at + 1, &words(of, selected, room, theme));
        }
        at += height(of);
    }
}

fn mark(selected: bool, theme: Theme) -> Span<'static> {
    Span::styled(if selected { "▌ " } else { "  " }, theme.cursor())
}

/// Its day, what it is, and with whom.
fn head(model: &Model, find: &Find, of: &Found, room: usize, theme: Theme) -> Line<'static> {
    let selected = find.selected_row() == Some(of);
    let day = of.day.map_or_else(String::new, |day| {
        format!("{}  ", days::short(day, model.today))
    });
    let what = visible::line(&found::head(of)).into_owned();
    let mut left = room.saturating_sub(MARGIN + width(&day));
    let what = fitted(&what, left).into_owned();
    left -= width(&what);
    let style = if selected {
        theme.selected()
    } else {
        theme.text()
    };
    let mut spans = vec![
        mark(selected, theme),
        Span::styled(day, theme.faint()),
        Span::styled(what, style),
    ];
    for (at, tag) in of.tags.iter().enumerate() {
        let between = if at == 0 { " · " } else { " " };
        let shown = format!("#{}", visible::line(tag));
        let cells = width(between) + width(&shown);
        if cells > left {
            break;
        }
        left -= cells;
        let style = if find.is_meant(tag) {
            theme.found()
        } else {
            theme.faint()
        };
        spans.extend([
            Span::styled(between, theme.faint()),
            Span::styled(shown, style),
        ]);
    }
    Line::from(spans)
}

/// The words around, with what was looked for standing out.
fn words(of: &Found, selected: bool, room: usize, theme: Theme) -> Line<'static> {
    let around = of.words.within(room.saturating_sub(MARGIN + 2));
    let mut spans = vec![mark(selected, theme), Span::raw("  ")];
    spans.extend(around.pieces().map(|(marked, piece)| {
        let style = if marked { theme.found() } else { theme.faint() };
        Span::styled(visible::line(piece).into_owned(), style)
    }));
    Line::from(spans)
}
