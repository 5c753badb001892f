//! Who matters: the circles with their keys, and people by name below them.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::app::command::Command;
use crate::app::gathering::{FIRST, Gathering, names};
use crate::app::gathering_keys;
use crate::app::model::Model;
use crate::domain::listed::Listed;
use crate::domain::text::visible;
use crate::domain::text::wrap::{fitted, width};
use crate::view::pane;
use crate::view::theme::Theme;

/// Columns of a name.
const NAME: usize = 34;
/// Columns of a circle.
const CIRCLE: usize = 16;
/// The row of the pane with the line that looks for somebody.
const LOOK: usize = 3;

/// Draws the screen between title and footer.
pub fn draw(model: &Model, open: &Gathering, area: Rect, theme: Theme, frame: &mut Frame<'_>) {
    let buffer = frame.buffer_mut();
    let inner = pane::frame(buffer, area, "Who matters to you?", true, theme);
    let room = usize::from(inner.width);
    let why = if room >= 76 {
        "One key puts somebody into a circle. As few as you like, stop any time."
    } else {
        "One key puts somebody into a circle. Stop any time."
    };
    pane::write(
        buffer,
        inner,
        0,
        &Line::styled(fitted(why, room), theme.faint()),
    );
    pane::write(buffer, inner, 1, &circles(model, room, theme));
    pane::write(buffer, inner, LOOK, &look(model, open, theme));
    if open.rows.is_empty() {
        let nobody = Line::styled(nobody(model, open), theme.faint());
        pane::write(buffer, inner, FIRST, &nobody);
    }
    let rows = gathering_keys::rows(model);
    let shown = open.rows.iter().enumerate().skip(open.top).take(rows);
    for (at, (place, row)) in shown.enumerate() {
        if let Some(person) = model.people.all.get(*row) {
            let line = person_line(model, person, place == open.selected, room, theme);
            pane::write(buffer, inner, FIRST + at, &line);
        }
    }
    if let Some(filter) = open.filter.as_ref().filter(|_| open.typing)
        && model.overlay.is_none()
    {
        let before = filter.text().get(..filter.cursor()).unwrap_or_default();
        let column = (2 + width(&visible::line(before))).min(room.saturating_sub(1));
        if let (Ok(x), Ok(y)) = (u16::try_from(column), u16::try_from(LOOK)) {
            frame.set_cursor_position((inner.x + x, inner.y + y));
        }
    }
}

/// The row of the screen on which something is typed, if something is.
#[must_use]
pub fn typed_row(open: &Gathering, area: Rect) -> Option<u16> {
    let row = u16::try_from(LOOK + 1).ok()?;
    open.typing.then_some(area.y + row)
}

fn nobody(model: &Model, open: &Gathering) -> String {
    match (model.people.all.is_empty(), &open.filter) {
        (true, _) => {
            let add = model.key_of(Command::AddPerson);
            format!("Nobody is here yet. {add} adds a person; betwixt import FILE brings in many.")
        }
        (false, Some(_)) => "Nobody by this name.".to_owned(),
        (false, None) => "Everybody is in a circle.".to_owned(),
    }
}

/// "1 close   2 friends   3 wider   0 none".
fn circles(model: &Model, room: usize, theme: Theme) -> Line<'static> {
    let names = names(&model.people.circles);
    let each = (room / (names.len() + 1)).saturating_sub(5).max(3);
    let mut spans = Vec::new();
    for (place, name) in names.iter().enumerate() {
        let name = visible::line(name);
        spans.push(Span::styled((place + 1).to_string(), theme.key()));
        let name = fitted(&name, each);
        spans.push(Span::styled(
            format!(" {}   ", theme.words(&name)),
            theme.text(),
        ));
    }
    spans.push(Span::styled("0", theme.key()));
    spans.push(Span::styled(" none", theme.text()));
    Line::from(spans)
}

fn look(model: &Model, open: &Gathering, theme: Theme) -> Line<'static> {
    let key = Span::styled(model.key_of(Command::Filter), theme.key());
    match &open.filter {
        Some(filter) => Line::from(vec![
            key,
            Span::styled(format!(" {}", visible::line(filter.text())), theme.text()),
        ]),
        None if open.goes_on => Line::from(vec![
            key,
            Span::styled(
                format!(
                    " to find somebody · it goes on where you stopped, {} is the first",
                    model.key_of(Command::First)
                ),
                theme.faint(),
            ),
        ]),
        None => Line::from(vec![key, Span::styled(" to find somebody", theme.faint())]),
    }
}

fn person_line(
    model: &Model,
    person: &Listed,
    selected: bool,
    room: usize,
    theme: Theme,
) -> Line<'static> {
    let cell = |text: &str, cells: usize| {
        let text = visible::line(text);
        let text = fitted(&text, cells.saturating_sub(2)).into_owned();
        let air = " ".repeat(cells.saturating_sub(width(&text)));
        format!("{text}{air}")
    };
    let circle = person
        .circle
        .and_then(|id| model.people.circles.iter().find(|circle| circle.id == id))
        .map_or("", |circle| circle.name.as_str());
    let others = person.other_names.join(", ");
    let left = room.saturating_sub(2 + NAME + CIRCLE);
    let style = if selected {
        theme.selected()
    } else {
        theme.text()
    };
    Line::from(vec![
        Span::styled(if selected { "▌ " } else { "  " }, theme.cursor()),
        Span::styled(cell(&person.name, NAME), style),
        Span::styled(cell(circle, CIRCLE), theme.open()),
        Span::styled(cell(&others, left), theme.faint()),
    ])
}
