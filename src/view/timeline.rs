//! The timeline, under the person's heading.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::app::layout::{Area, Pane};
use crate::app::model::Model;
use crate::app::selection;
use crate::app::timeline_entry::{Content, Line as Row};
use crate::domain::text::wrap::{width, wrapped};
use crate::view::pane;
use crate::view::theme::Theme;

/// Columns of "10 Tue" and the air behind it.
const DAY: usize = 8;

/// Draws the pane.
pub fn draw(model: &Model, area: Area, theme: Theme, buffer: &mut Buffer) {
    let focus = model.focus == Pane::Timeline && model.quiet.is_none();
    let Some(shown) = &model.shown else {
        let inner = pane::frame(buffer, pane::rect(area), "betwixt", focus, theme);
        if model.people.loaded && model.people.all.is_empty() {
            welcome(inner, theme, buffer);
        }
        return;
    };
    let inner = pane::frame(buffer, pane::rect(area), &shown.name, focus, theme);
    let header = selection::header_lines(model, area.inner_width());
    let mut open = false;
    for (row, line) in header.iter().enumerate() {
        open |= line.starts_with('✎');
        let folded = line.starts_with("since ") || line.starts_with("a connection:");
        open &= !folded;
        let style = if open { theme.open() } else { theme.faint() };
        pane::write(buffer, inner, row, &Line::styled(line.as_str(), style));
    }
    let above = u16::try_from(header.len() + usize::from(!header.is_empty())).unwrap_or(u16::MAX);
    let body = Rect {
        y: inner.y.saturating_add(above),
        height: inner.height.saturating_sub(above),
        ..inner
    };
    let timeline = &model.timeline;
    if timeline.is_empty() && timeline.loaded {
        let lines = wrapped(
            "Nothing is written down yet. a adds the first: one sentence, then Enter.",
            area.inner_width(),
        );
        for (row, line) in lines.iter().enumerate() {
            pane::write(
                buffer,
                body,
                row,
                &Line::styled(line.as_str(), theme.faint()),
            );
        }
    }
    for (row, line) in timeline
        .lines
        .iter()
        .skip(timeline.top)
        .take(usize::from(body.height))
        .enumerate()
    {
        let selected = focus && line.entry.is_some() && line.entry == Some(timeline.selected);
        pane::write(
            buffer,
            body,
            row,
            &content(line, selected, usize::from(body.width), theme),
        );
        if selected {
            let mark = Rect {
                x: body.x.saturating_sub(1),
                width: 1,
                ..body
            };
            pane::write(buffer, mark, row, &Line::styled("▌", theme.cursor()));
        }
    }
}

fn content(line: &Row, selected: bool, room: usize, theme: Theme) -> Line<'_> {
    let head = if selected {
        theme.selected()
    } else {
        theme.text()
    };
    match &line.what {
        Content::Gap => Line::default(),
        Content::Month(month) => Line::styled(month.as_str(), theme.heading()),
        Content::Head { day, text } => Line::from(vec![
            Span::styled(format!("{day:<DAY$}"), theme.faint()),
            Span::styled(text.as_str(), head),
        ]),
        Content::More(text) => Line::from(vec![
            Span::raw(" ".repeat(DAY)),
            Span::styled(text.as_str(), head),
        ]),
        Content::Words(text) => Line::from(vec![
            Span::raw(" ".repeat(DAY)),
            Span::styled("┃ ", theme.quotation()),
            Span::styled(text.as_str(), theme.text()),
        ]),
        Content::Quiet(text) => {
            let drawn = format!("· · ·  {text}  · · ·");
            let left = room.min(72).saturating_sub(width(&drawn)) / 2;
            Line::styled(format!("{}{drawn}", " ".repeat(left)), theme.faint())
        }
    }
}

/// What an empty file teaches.
fn welcome(inner: Rect, theme: Theme, buffer: &mut Buffer) {
    let say = |text: &'static str| Line::styled(text, theme.text());
    let key = |key: &'static str, text: &'static str| {
        Line::from(vec![
            Span::styled(format!("  {key:<4}"), theme.key()),
            Span::raw(text),
        ])
    };
    let lines = [
        say("The people who matter, and the story between you."),
        Line::default(),
        key("A", "adds a person"),
        key("a", "writes down what happened, in one sentence:"),
        Line::styled(
            "        yesterday: long walk with @\"Ana\", 2h",
            theme.faint(),
        ),
        key("?", "shows every key that works where you are"),
        key("q", "quits"),
        Line::default(),
        say("Do you have a friends.md, or an export of betwixt?"),
        Line::styled("        betwixt import FILE", theme.faint()),
        say("Only want to look around?"),
        Line::styled("        betwixt demo", theme.faint()),
    ];
    for (row, line) in lines.iter().enumerate() {
        pane::write(buffer, inner, row + 1, line);
    }
}
