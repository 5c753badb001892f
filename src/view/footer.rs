//! The last row: what just happened, or the keys that work here.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::app::command::Command;
use crate::app::context::Context;
use crate::app::key::{Code, Key};
use crate::app::keymap::Binding;
use crate::app::model::{Model, Overlay};
use crate::app::notice::Tone;
use crate::app::offered::is_offered;
use crate::domain::text::wrap::{fitted, width};
use crate::view::theme::Theme;

/// Draws the footer.
pub fn draw(model: &Model, area: Rect, theme: Theme, buffer: &mut Buffer) {
    let room = usize::from(area.width.saturating_sub(2));
    let line = match &model.notice {
        Some(notice) => {
            let style = match notice.tone {
                Tone::Done => theme.open(),
                Tone::Problem => theme.problem(),
            };
            Line::styled(theme.words(&cut(&notice.text, room)).into_owned(), style)
        }
        None => hints(model, room, theme),
    };
    buffer.set_line(area.x + 1, area.y, &line, area.width.saturating_sub(2));
}

/// A notice in `room` cells. Of one that is too long the end stays, which says what can be done: "u undoes it".
fn cut(text: &str, room: usize) -> Cow<'_, str> {
    let end = text.rsplit_once(" · ").filter(|(_, end)| {
        let least = room / 2;
        width(text) > room && width(end) < least
    });
    match end {
        Some((before, end)) => {
            let left = room.saturating_sub(width(end) + 3);
            Cow::Owned(format!("{} · {end}", fitted(before, left)))
        }
        None => fitted(text, room),
    }
}

/// As many hints as there is room for, in the order of the keymap; the way out, the next card and the help always.
fn hints(model: &Model, room: usize, theme: Theme) -> Line<'static> {
    let context = model.context();
    // Enter goes to what is asked as long as something is.
    let asks = context == Context::Entry && model.asks_something();
    let told = |binding: &Cow<'_, Binding>| {
        !binding.hint.is_empty() && is_offered(model, context, binding.command)
    };
    let bindings = || model.settings.keys.bindings_in(context).filter(told);
    let leads_back = bindings().any(|binding| binding.keys.contains(&ESC));
    let all: Vec<Hint> = bindings()
        .filter_map(|binding| {
            let key = theme.key_name(binding.keys.first()?.to_string());
            let text = match (&model.overlay, binding.command) {
                (_, Command::Save) if asks => Cow::Borrowed("answer what is open"),
                (Some(Overlay::CheckIn(asking)), Command::Answer) => {
                    Cow::Owned(format!("to {} answer", asking.last_answer()))
                }
                _ => Cow::Borrowed(binding.hint),
            };
            Some(Hint {
                cells: width(&key) + 1 + width(&text) + GAP,
                key,
                text,
                stays: match binding.command {
                    Command::Help | Command::NextCard => true,
                    Command::Leave => !leads_back,
                    _ => binding.keys.contains(&ESC),
                },
            })
        })
        .collect();
    let staying: usize = all
        .iter()
        .filter(|hint| hint.stays)
        .map(|hint| hint.cells)
        .sum();
    // The last one needs no gap behind it.
    let mut left = (room + GAP).saturating_sub(staying);
    let mut full = false;
    let mut spans = Vec::new();
    for hint in all {
        if !hint.stays {
            full |= hint.cells > left;
            if full {
                continue;
            }
            left -= hint.cells;
        }
        spans.push(Span::styled(hint.key, theme.key()));
        spans.push(Span::styled(
            format!(" {}{:GAP$}", hint.text, ""),
            theme.faint(),
        ));
    }
    Line::from(spans)
}

/// A key, and what it does in a word or two.
struct Hint {
    key: String,
    text: Cow<'static, str>,
    cells: usize,
    /// Whether it stands there however narrow it gets.
    stays: bool,
}

/// The key that leads back from everywhere.
const ESC: Key = Key::plain(Code::Esc);
/// Cells between two hints.
const GAP: usize = 3;
