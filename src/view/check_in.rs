//! A check-in: one question, its five answers, and what was answered so far.

use ratatui::Frame;
use ratatui::text::{Line, Span};

use crate::app::check_in::Asking;
use crate::domain::check_in::{Mirror, Question};
use crate::domain::text::visible;
use crate::domain::text::wrap::{fitted, width, wrapped};
use crate::domain::word::Word;
use crate::view::pane;
use crate::view::theme::Theme;
use crate::wording::check_in;

/// Columns of the box at most.
const WIDTH: u16 = 76;

/// Draws it in the middle of the screen.
pub fn draw(asking: &Asking, theme: Theme, frame: &mut Frame<'_>) {
    let screen = frame.area();
    let room = usize::from(WIDTH.min(screen.width).saturating_sub(4));
    let (lines, cursor) = lines(asking, room, theme);
    let height = u16::try_from(lines.len() + 2).unwrap_or(u16::MAX);
    let height = height.min(screen.height.saturating_sub(2));
    let area = pane::centered(screen, WIDTH, height);
    let title = if asking.saving {
        "Saving".to_owned()
    } else {
        let of = Question::ALL.len() + 1;
        let at = asking.at.min(of - 1) + 1;
        format!("You and {} · {at} of {of}", asking.name)
    };
    let inner = pane::overlay(frame.buffer_mut(), area, &title, theme);
    for (row, line) in lines.iter().enumerate() {
        pane::write(frame.buffer_mut(), inner, row, line);
    }
    if let Some((column, row)) = cursor
        && let (Ok(x), Ok(y)) = (u16::try_from(column), u16::try_from(row))
        && x < inner.width
        && y < inner.height
    {
        frame.set_cursor_position((inner.x + x, inner.y + y));
    }
}

type Cursor = Option<(usize, usize)>;

fn lines(asking: &Asking, room: usize, theme: Theme) -> (Vec<Line<'static>>, Cursor) {
    let mut lines = Vec::new();
    if let Some(early) = asking.early.as_ref().filter(|_| asking.at == 0) {
        let early = wrapped(early, room);
        lines.extend(
            early
                .into_iter()
                .map(|line| Line::styled(line, theme.faint())),
        );
        lines.push(Line::default());
    }
    let prompt = match asking.question() {
        Some(question) => check_in::prompt(question, &asking.name),
        None => check_in::mirror_prompt(&asking.name),
    };
    let prompt = wrapped(&prompt, room);
    lines.extend(
        prompt
            .into_iter()
            .map(|line| Line::styled(line, theme.title())),
    );
    lines.push(Line::default());
    let answers: Vec<&str> = match asking.question() {
        Some(question) => check_in::steps(question).to_vec(),
        None => Mirror::ALL
            .iter()
            .map(|one| check_in::mirror(*one))
            .collect(),
    };
    for (step, answer) in answers.iter().enumerate() {
        let chosen = asking.chosen() == Some(step);
        let (mark, style) = if chosen {
            ("▌ ", theme.chosen())
        } else {
            ("  ", theme.text())
        };
        lines.push(Line::from(vec![
            Span::styled(mark, theme.cursor()),
            Span::styled(step.to_string(), theme.key()),
            Span::raw("  "),
            Span::styled((*answer).to_owned(), style),
        ]));
    }
    // The height stays the same from question to question.
    for _ in answers.len()..5 {
        lines.push(Line::default());
    }
    lines.push(Line::default());
    let cursor = words(asking, room, theme, &mut lines);
    if let Some(trouble) = &asking.trouble {
        let trouble = wrapped(trouble, room);
        lines.extend(
            trouble
                .into_iter()
                .map(|line| Line::styled(line, theme.problem())),
        );
    }
    (lines, cursor)
}

/// The words beside the answer: those that are being written, or those that were.
fn words(asking: &Asking, room: usize, theme: Theme, lines: &mut Vec<Line<'static>>) -> Cursor {
    let Some(field) = &asking.words else {
        let written = asking
            .question()
            .and_then(|question| asking.row.answers.get(&question))
            .map(|answer| answer.words.trim())
            .filter(|words| !words.is_empty());
        let line = match written {
            Some(words) => {
                let words = visible::line(words);
                Line::raw(format!("“{}”", fitted(&words, room.saturating_sub(2))))
            }
            None => Line::default(),
        };
        lines.push(line);
        return None;
    };
    let label = "In words: ";
    let left = room.saturating_sub(label.len() + 1);
    let before = field.text().get(..field.cursor()).unwrap_or_default();
    let (before, text) = (visible::line(before), visible::line(field.text()));
    // Long words slide along under the cursor.
    let hidden = width(&before).saturating_sub(left);
    let shown: String = if hidden > 0 {
        let kept: Vec<char> = before.chars().rev().take(left / 2).collect();
        kept.into_iter().rev().collect()
    } else {
        fitted(&text, left).into_owned()
    };
    let at = if hidden > 0 {
        width(&shown)
    } else {
        width(&before)
    };
    lines.push(Line::from(vec![
        Span::styled(label, theme.faint()),
        Span::raw(shown),
    ]));
    Some((label.len() + at, lines.len() - 1))
}
