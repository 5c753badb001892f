//! A yes-or-no question.

use ratatui::Frame;
use ratatui::text::Line;

use crate::app::confirm::Confirm;
use crate::app::model::Model;
use crate::domain::text::visible;
use crate::domain::text::wrap::wrapped;
use crate::view::pane;
use crate::view::theme::Theme;

/// Columns of the box.
const WIDTH: u16 = 70;

/// Draws the question in the middle of the screen. Where it is too long for that, its last lines, which
/// ask, stay in sight.
pub fn draw(confirm: &Confirm, model: &Model, theme: Theme, frame: &mut Frame<'_>) {
    let screen = frame.area();
    let room = usize::from(WIDTH.min(screen.width).saturating_sub(6)).max(1);
    let lines: Vec<String> = confirm
        .lines(model.today)
        .iter()
        .flat_map(|line| wrapped(&visible::line(line), room))
        .collect();
    let height = u16::try_from(lines.len() + 4).unwrap_or(u16::MAX);
    let area = pane::centered(screen, WIDTH, height.min(screen.height.saturating_sub(2)));
    let inner = pane::overlay(frame.buffer_mut(), area, confirm.title(), theme);
    let shown = usize::from(inner.height).saturating_sub(2).max(1);
    let (last, before) = match lines.split_last() {
        Some((last, before)) => (last.as_str(), before),
        None => return,
    };
    for (row, line) in before.iter().take(shown.saturating_sub(1)).enumerate() {
        let line = Line::raw(line.as_str());
        pane::write(frame.buffer_mut(), inner, row + 1, &line);
    }
    let row = before.len().min(shown.saturating_sub(1)) + 1;
    pane::write(frame.buffer_mut(), inner, row, &Line::raw(last));
}
