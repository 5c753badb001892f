//! The box of quick entry: the text with what was understood in it, and the reading below.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use unicode_segmentation::UnicodeSegmentation;

use crate::app::beside::WIDE;
use crate::app::entry::Entry;
use crate::app::entry_line::{self, Part, Role};
use crate::app::model::Model;
use crate::app::writing::entry_width;
use crate::domain::sentence::reading::{Meaning, Reading};
use crate::domain::text::visible;
use crate::domain::text::wrap::{flow, width, wrapped};
use crate::view::theme::Theme;
use crate::view::{beside, pane};

/// What stands below the box of yesterday while nothing is written in it.
const NOTHING_MORE: &str =
    "One sentence: walked with Jo, 2h. Enter alone goes on to the next card.";

/// The most rows of text that are shown at once.
const TEXT_ROWS: usize = 8;

/// Draws the box at the foot of the screen.
pub fn draw(model: &Model, entry: &Entry, theme: Theme, frame: &mut Frame<'_>) {
    let screen = frame.area();
    let room = usize::from(screen.width.saturating_sub(4));
    let rows = flow(entry.field.text(), entry_width(screen.width));
    let cursor = entry.field.cursor();
    let at = rows
        .iter()
        .rposition(|row| row.start <= cursor)
        .unwrap_or(0);
    let first = at.saturating_sub(TEXT_ROWS - 1);
    let shown = rows.len().saturating_sub(first).clamp(1, TEXT_ROWS);
    let of_yesterday = model.says_nothing_of_yesterday();
    let below: Vec<Line<'_>> = if of_yesterday {
        wrapped(NOTHING_MORE, room)
            .into_iter()
            .map(|line| Line::styled(line, theme.faint()))
            .collect()
    } else {
        entry_line::lines(entry, &model.known.names, model.today)
            .into_iter()
            .flat_map(|parts| reading_lines(&parts, room, theme))
            .collect()
    };
    let below = with_beside(model, below, room, theme);
    let height = u16::try_from(shown + 1 + below.len() + 2)
        .unwrap_or(u16::MAX)
        .min(screen.height.saturating_sub(2));
    let area = Rect::new(
        0,
        screen.height.saturating_sub(height + 1),
        screen.width,
        height,
    );
    beside::draw(model, area.y, theme, frame.buffer_mut());
    let title = if entry.saving {
        "Saving"
    } else {
        "What happened?"
    };
    let inner = pane::overlay(frame.buffer_mut(), area, title, theme);
    for (row, range) in rows.iter().skip(first).take(shown).enumerate() {
        let line = text_line(entry.field.text(), range.clone(), &entry.reading, theme);
        pane::write(frame.buffer_mut(), inner, row, &line);
    }
    for (row, line) in below.iter().enumerate() {
        pane::write(frame.buffer_mut(), inner, shown + 1 + row, line);
    }
    if entry.question.is_none()
        && entry.fact.is_none()
        && let Some(row) = rows.get(at)
        && let Some(before) = entry.field.text().get(row.start..cursor.min(row.end))
        && let (Ok(x), Ok(y)) = (
            u16::try_from(width(&visible::line(before))),
            u16::try_from(at - first),
        )
    {
        frame.set_cursor_position((inner.x + x, inner.y + y));
    }
}

/// What stands below the text; on a narrow screen with what lies between you under it.
fn with_beside<'l>(
    model: &Model,
    mut below: Vec<Line<'l>>,
    room: usize,
    theme: Theme,
) -> Vec<Line<'l>> {
    if model.width < WIDE
        && let Some(since) = model.beside.read()
    {
        let most = (usize::from(model.height) / 6).clamp(2, 5);
        let lines = beside::in_short(since, None, (room, most), model.today, theme);
        below.extend((!lines.is_empty()).then(Line::default));
        below.extend(lines);
    }
    below
}

/// One row of the text, with what was understood in it.
fn text_line(
    text: &str,
    range: std::ops::Range<usize>,
    reading: &Reading,
    theme: Theme,
) -> Line<'static> {
    let mut spans: Vec<Span<'static>> = Vec::new();
    let row = text.get(range.clone()).unwrap_or_default();
    let mut marks = reading.marks.iter().peekable();
    for (offset, grapheme) in row.grapheme_indices(true) {
        let byte = range.start + offset;
        while marks.next_if(|mark| mark.span.end <= byte).is_some() {}
        let style = marks
            .peek()
            .filter(|mark| mark.span.start <= byte)
            .map_or(theme.text(), |mark| meaning_style(mark.meaning, theme));
        let shown = visible::line(grapheme);
        match spans.last_mut() {
            Some(last) if last.style == style => last.content.to_mut().push_str(&shown),
            _ => spans.push(Span::styled(shown.into_owned(), style)),
        }
    }
    Line::from(spans)
}

fn meaning_style(meaning: Meaning, theme: Theme) -> Style {
    match meaning {
        Meaning::Ambiguous => theme.question(),
        Meaning::Problem => theme.problem(),
        Meaning::Promise | Meaning::Topic => theme.open(),
        _ => theme.understood(),
    }
}

/// Parts joined by dots, over as many rows as they need.
fn reading_lines(parts: &[Part], room: usize, theme: Theme) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    let mut line: Vec<Span<'static>> = Vec::new();
    let (mut used, mut after_question) = (0, false);
    for part in parts {
        let cells = width(&part.text);
        if used > 0 && used + 3 + cells > room {
            lines.push(Line::from(std::mem::take(&mut line)));
            used = 0;
        }
        if used > 0 {
            line.push(Span::styled(
                if after_question { " " } else { " · " },
                theme.faint(),
            ));
            used += 3;
        }
        after_question = matches!(part.role, Role::Asks | Role::Problem);
        let style = match part.role {
            Role::Read => theme.text(),
            Role::Unset => theme.faint(),
            Role::Asks | Role::Open => theme.question(),
            Role::Chosen => theme.chosen(),
            Role::Problem => theme.problem(),
        };
        for (row, piece) in wrapped(&part.text, room).into_iter().enumerate() {
            if row > 0 {
                lines.push(Line::from(std::mem::take(&mut line)));
                used = 0;
            }
            used += width(&piece);
            line.push(Span::styled(theme.words(&piece).into_owned(), style));
        }
    }
    lines.push(Line::from(line));
    lines
}
