//! A page that is read, over the whole screen between title and footer.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::app::model::Model;
use crate::app::paging::{self, Line as Row};
use crate::app::paper::{Paper, What};
use crate::app::what_if::WhatIf;
use crate::view::pane;
use crate::view::theme::Theme;
use crate::wording::mirror::{NAME, padded};
use crate::wording::{days, what_if};

/// Draws it.
pub fn draw(model: &Model, open: &Paper, area: Rect, theme: Theme, buffer: &mut Buffer) {
    let inner = pane::frame(buffer, area, &paging::title(open, model), true, theme);
    let lines = paging::lines(open, model);
    if lines.is_empty() {
        pane::write(buffer, inner, 1, &Line::styled("Reading …", theme.faint()));
    }
    let above = match &open.what {
        What::WhatIf(of, _) => people(model, of, inner, theme, buffer),
        _ => 0,
    };
    let cursor = paging::links(&lines).get(open.selected).copied();
    for (row, (place, line)) in lines.iter().enumerate().skip(open.top).enumerate() {
        let here = cursor == Some(place);
        if here && above + row < usize::from(inner.height) {
            pane::mark(buffer, inner, above + row, theme);
        }
        let line = match line {
            Row::Link(text, _) if here => Line::styled(text.as_str(), theme.selected()),
            Row::Heading(text) => Line::styled(text.as_str(), theme.heading()),
            Row::Link(text, _) | Row::Text(text) => Line::styled(text.as_str(), theme.text()),
            Row::Gap => Line::default(),
        };
        pane::write(buffer, inner, above + row, &line);
    }
}

/// What is to be moved, and between whom; answers how many rows that took.
fn people(model: &Model, of: &WhatIf, inner: Rect, theme: Theme, buffer: &mut Buffer) -> usize {
    let wish = what_if::wish(of.wish);
    pane::write(buffer, inner, 0, &Line::styled(wish, theme.title()));
    let rows = paging::rows_of_people(of, model);
    let top = (of.selected + 1).saturating_sub(rows);
    let shown = of.people.iter().zip(&of.roles).enumerate();
    for (place, (hours, role)) in shown.skip(top).take(rows) {
        let row = 2 + place - top;
        let here = place == of.selected;
        let name = padded(&paging::name(&hours.name), NAME);
        let style = if here { theme.selected() } else { theme.text() };
        let line = Line::from(vec![
            Span::styled(format!("{:<8}", what_if::role(*role)), theme.key()),
            Span::styled(name, style),
            Span::styled(
                format!("  {:>7} this season", days::hours(hours.minutes)),
                theme.faint(),
            ),
        ]);
        pane::write(buffer, inner, row, &line);
        if here {
            pane::mark(buffer, inner, row, theme);
        }
    }
    rows + 3
}
