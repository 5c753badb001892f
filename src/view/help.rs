//! Help for where one is.

use ratatui::Frame;
use ratatui::text::{Line, Span};

use crate::app::help::{self, Help, Line as Row};
use crate::app::keys::Keys;
use crate::domain::text::wrap::width;
use crate::view::pane;
use crate::view::theme::Theme;

/// Columns of the keys at least.
const KEYS: usize = 10;
/// Columns of the whole: what a narrow terminal has.
const WIDTH: u16 = 80;

/// Draws the help in the middle of the screen.
pub fn draw(help: &Help, keys: &Keys, theme: Theme, frame: &mut Frame<'_>) {
    let mut lines = help::lines(help, keys);
    for line in &mut lines {
        if let Row::Keys { keys, .. } = line {
            *keys = theme.key_name(std::mem::take(keys));
        }
    }
    let height = u16::try_from(lines.len() + 2).unwrap_or(u16::MAX);
    let area = pane::centered(
        frame.area(),
        WIDTH,
        height.min(frame.area().height.saturating_sub(4)),
    );
    let title = match help.about {
        Some(_) => "What this line means, and the keys",
        None => "Keys that work here",
    };
    let inner = pane::overlay(frame.buffer_mut(), area, title, theme);
    let columns = columns(&lines);
    let shown = lines.iter().zip(columns).skip(help.top);
    for (row, (line, column)) in shown.enumerate() {
        let line = match line {
            Row::Gap => Line::default(),
            Row::Heading(heading) => Line::styled(heading.as_str(), theme.heading()),
            Row::Text(text) => Line::raw(text.as_str()),
            Row::Keys { keys, help } => Line::from(vec![
                Span::styled(format!("{keys:<column$}"), theme.key()),
                Span::raw(*help),
            ]),
        };
        pane::write(frame.buffer_mut(), inner, row, &line);
    }
}

/// Of each line, how many columns the keys of its part take.
fn columns(lines: &[Row]) -> Vec<usize> {
    let mut columns = Vec::with_capacity(lines.len());
    for part in lines.split_inclusive(|line| *line == Row::Gap) {
        let widest = part.iter().map(|line| match line {
            Row::Keys { keys, .. } => width(keys),
            Row::Heading(_) | Row::Text(_) | Row::Gap => 0,
        });
        let column = widest.max().unwrap_or(0).max(KEYS) + 1;
        columns.extend(part.iter().map(|_| column));
    }
    columns
}
