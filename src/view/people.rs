//! The list of people.

use chrono::NaiveDate;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::app::command::Command;
use crate::app::layout::{Area, Pane};
use crate::app::model::Model;
use crate::app::people::{Line as Row, Population};
use crate::app::selection;
use crate::domain::day::Day;
use crate::domain::listed::Listed;
use crate::domain::person::Standing;
use crate::domain::text::visible;
use crate::domain::text::wrap::{fitted, width, wrapped};
use crate::view::pane;
use crate::view::theme::Theme;
use crate::wording::days;

/// Heights of the small bars.
const BARS: [char; 5] = ['▁', '▂', '▃', '▄', '▅'];
/// Columns of "12 d".
const AGO: usize = 5;

/// Draws the pane.
pub fn draw(model: &Model, area: Area, theme: Theme, buffer: &mut Buffer) {
    let people = &model.people;
    let focus = model.focus == Pane::People && model.quiet.is_none();
    let title = match people.population {
        Population::Connections if people.filter.is_none() => "Connections",
        _ => "People",
    };
    let inner = pane::frame(buffer, pane::rect(area), title, focus, theme);
    pane::write(buffer, inner, 0, &filter_line(model, theme));
    let rows = selection::people_rows(area.inner_height());
    if people.lines.is_empty() {
        empty(model, inner, theme, buffer);
    }
    let list = Rect {
        y: inner.y.saturating_add(2),
        height: inner.height.saturating_sub(2),
        ..inner
    };
    for (row, (place, line)) in people
        .lines
        .iter()
        .enumerate()
        .skip(people.top)
        .take(rows)
        .enumerate()
    {
        let selected = people.selected_line() == Some(place);
        let line = match line {
            Row::Gap => continue,
            Row::Heading(circle) => {
                let name = circle
                    .and_then(|circle| people.circles.get(circle))
                    .map_or("others", |circle| &circle.name);
                Line::styled(
                    fitted(&visible::line(name), usize::from(list.width)).to_uppercase(),
                    theme.heading(),
                )
            }
            Row::Person(person) => match people.all.get(*person) {
                Some(person) => person_line(
                    model,
                    person,
                    selected,
                    focus,
                    usize::from(list.width),
                    theme,
                ),
                None => continue,
            },
        };
        let at = Rect {
            x: list.x.saturating_sub(1),
            width: list.width + 1,
            ..list
        };
        let shifted = matches!(people.lines.get(place), Some(Row::Person(_)));
        pane::write(buffer, if shifted { at } else { list }, row, &line);
    }
    if inner.height > 4 {
        // In an empty file there is nobody behind a key.
        if !people.all.is_empty() {
            let hint = below(model, theme);
            pane::write(buffer, inner, usize::from(inner.height) - 1, &hint);
        }
    }
}

/// What stands at the foot of the list.
fn below(model: &Model, theme: Theme) -> Line<'static> {
    let hints: &[(Command, &str)] = match model.people.population {
        Population::Near => &[(Command::Connections, " connections")],
        Population::Connections => &[
            (Command::Gather, " who matters   "),
            (Command::Connections, " back"),
        ],
    };
    let hint = |(command, words): &(Command, &'static str)| {
        [
            Span::styled(model.key_of(*command), theme.key()),
            Span::styled(*words, theme.faint()),
        ]
    };
    Line::from(hints.iter().flat_map(hint).collect::<Vec<_>>())
}

fn filter_line(model: &Model, theme: Theme) -> Line<'static> {
    match &model.people.filter {
        Some(filter) => {
            let text = visible::line(filter.text()).into_owned();
            Line::from(vec![
                Span::styled("/ ", theme.key()),
                Span::styled(text, theme.text()),
            ])
        }
        None => Line::from(vec![
            Span::styled(model.key_of(Command::Filter), theme.key()),
            Span::styled(" to filter", theme.faint()),
        ]),
    }
}

/// Where the cursor of the filter stands, if keys go there.
#[must_use]
pub fn filter_cursor(model: &Model, area: Area) -> Option<(u16, u16)> {
    let filter = model
        .people
        .filter
        .as_ref()
        .filter(|_| model.people.filtering && model.overlay.is_none())?;
    let before = width(&visible::line(filter.text().get(..filter.cursor())?));
    let column = area.inner_width().min(before + 2);
    Some((area.x + 2 + u16::try_from(column).ok()?, area.y + 1))
}

fn empty(model: &Model, inner: Rect, theme: Theme, buffer: &mut Buffer) {
    let [add, back, connections] = [
        format!("{} adds a person.", model.key_of(Command::AddPerson)),
        format!("{} goes back.", model.key_of(Command::Connections)),
        format!("{} shows connections.", model.key_of(Command::Connections)),
    ];
    let lines: &[&str] = match (
        model.people.loaded,
        &model.people.filter,
        model.people.population,
    ) {
        (false, ..) => &[],
        (true, Some(_), _) => &["Nobody by this name.", "Esc drops the filter."],
        (true, None, Population::Connections) => &["No connections.", &back],
        (true, None, Population::Near) if model.people.all.is_empty() => {
            &["Nobody is here yet.", &add]
        }
        (true, None, Population::Near) => &["Nobody is in a circle yet.", &connections],
    };
    let room = usize::from(inner.width);
    let lines = lines.iter().flat_map(|line| wrapped(line, room));
    for (row, line) in lines.enumerate() {
        pane::write(buffer, inner, row + 2, &Line::styled(line, theme.faint()));
    }
}

fn person_line(
    model: &Model,
    person: &Listed,
    selected: bool,
    focus: bool,
    room: usize,
    theme: Theme,
) -> Line<'static> {
    let bars = if room >= 28 {
        bars(model, person)
    } else {
        String::new()
    };
    let ago = ago(person, model.today);
    let right = AGO + if bars.is_empty() { 0 } else { 2 + width(&bars) };
    let name = visible::line(&person.name);
    let name = fitted(&name, room.saturating_sub(right + 1)).into_owned();
    let air = " ".repeat(room.saturating_sub(width(&name) + right));
    let (mark, mark_style) = match (selected, focus) {
        (true, true) => ("▌", theme.cursor()),
        (true, false) => ("▌", theme.faint()),
        (false, _) => (" ", theme.text()),
    };
    let away = person.standing != Standing::Active || person.last_contact.is_none();
    let name_style = match (selected, away) {
        (true, _) => theme.selected(),
        (false, true) => theme.faint(),
        (false, false) => theme.text(),
    };
    Line::from(vec![
        Span::styled(mark, mark_style),
        Span::styled(name, name_style),
        Span::raw(air),
        Span::styled(format!("{ago:>AGO$}"), theme.faint()),
        Span::raw(if bars.is_empty() { "" } else { "  " }),
        Span::styled(bars, theme.bars()),
    ])
}

fn ago(person: &Listed, today: NaiveDate) -> String {
    match person.last_contact.and_then(Day::date) {
        Some(last) => days::ago_briefly(today.signed_duration_since(last).num_days()),
        None => "—".to_owned(),
    }
}

/// A bar a season, against the fullest season of the same person.
fn bars(model: &Model, person: &Listed) -> String {
    let Some(seasons) = model.people.seasons.get(&person.id) else {
        return "    ".to_owned();
    };
    let most = seasons.iter().copied().max().unwrap_or(0).max(1);
    seasons
        .iter()
        .map(|days| match days {
            0 => ' ',
            days => {
                let step = (usize::try_from(*days).unwrap_or(0) * BARS.len())
                    .div_ceil(usize::try_from(most).unwrap_or(1));
                BARS.get(step.saturating_sub(1)).copied().unwrap_or('▅')
            }
        })
        .collect()
}
