//! The last row: what just happened, or the keys that work here.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::app::context::Context;
use crate::app::keys::Keys;
use crate::app::model::Model;
use crate::app::notice::Tone;
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
            Line::styled(theme.words(&fitted(&notice.text, room)).into_owned(), style)
        }
        None => hints(&model.settings.keys, model.context(), room, theme),
    };
    buffer.set_line(area.x + 1, area.y, &line, area.width.saturating_sub(2));
}

/// As many hints as there is room for, in the order of the keymap.
fn hints(keys: &Keys, context: Context, room: usize, theme: Theme) -> Line<'static> {
    let mut spans = Vec::new();
    let mut used = 0;
    for binding in keys
        .bindings_in(context)
        .filter(|binding| !binding.hint.is_empty())
    {
        let Some(key) = binding.keys.first().map(ToString::to_string) else {
            continue;
        };
        let cells = width(&key) + 1 + width(binding.hint) + 3;
        if used + cells > room {
            break;
        }
        used += cells;
        spans.push(Span::styled(key, theme.key()));
        spans.push(Span::styled(format!(" {}   ", binding.hint), theme.faint()));
    }
    Line::from(spans)
}
