//! The mouse: what lies under it, by the same layout that is drawn.

use crate::app::command::Command;
use crate::app::context::Context;
use crate::app::effect::Effect;
use crate::app::find::height;
use crate::app::layout::{Area, Layout, Pane};
use crate::app::message::Pointed;
use crate::app::model::{Model, Overlay};
use crate::app::people::Line as Row;
use crate::app::{finding, gathering_keys, moving, selection, shelving, sidebar};

/// Rows that one notch of the wheel goes.
const NOTCH: usize = 3;

/// What a click does, and what a second one would.
#[derive(Debug)]
pub struct Then {
    /// What is to be done outside.
    pub effects: Vec<Effect>,
    /// What a second click in a row means.
    pub command: Command,
}

/// What lies under the mouse.
enum Under {
    Palette,
    Found,
    /// Who matters.
    Gathering,
    Quiet,
    /// Ties, groups or circles.
    Shelf,
    /// Something else that has the whole screen and scrolls.
    Whole,
    Panes,
    /// What is moved through by keys alone.
    Keys,
}

fn under(model: &Model) -> Under {
    match model.context() {
        Context::Palette => Under::Palette,
        Context::Find => Under::Found,
        Context::Gather => Under::Gathering,
        Context::Filter if model.gathering.is_some() => Under::Gathering,
        Context::Filter if model.quiet.is_some() => Under::Quiet,
        Context::Quiet => Under::Quiet,
        Context::Shelf | Context::Circles => Under::Shelf,
        Context::Help
        | Context::Paper
        | Context::StoryPage
        | Context::Evidence
        | Context::Whole
        | Context::Mirror
        | Context::WhatIf
        | Context::Tray
        | Context::Review
        | Context::ReviewWords
        | Context::ReviewPerson => Under::Whole,
        Context::Anywhere
        | Context::People
        | Context::Timeline
        | Context::Sidebar
        | Context::Filter
        | Context::Day => Under::Panes,
        Context::Yesterday
        | Context::NewDay
        | Context::NewFile
        | Context::Entry
        | Context::Completing
        | Context::Facts
        | Context::Question
        | Context::NewPerson
        | Context::Form
        | Context::FormCompleting
        | Context::CheckIn
        | Context::CheckInWords
        | Context::Confirm
        | Context::Pick
        | Context::Text => Under::Keys,
    }
}

/// A turn of the wheel: what lies under the mouse moves.
pub fn wheel(model: &mut Model, at: Pointed, down: bool) -> Vec<Effect> {
    let command = if down { Command::Down } else { Command::Up };
    match under(model) {
        Under::Keys => Vec::new(),
        Under::Palette => {
            if let Some(Overlay::Palette(palette)) = &mut model.overlay {
                palette.step(if down { 1 } else { -1 });
            }
            Vec::new()
        }
        Under::Found => finding::act(model, command),
        Under::Gathering => notch(|| gathering_keys::act(model, command)),
        Under::Shelf => shelving::act(model, command).unwrap_or_default(),
        Under::Quiet | Under::Whole => notch(|| moving::act(model, command)),
        Under::Panes => {
            let Some((pane, _)) = pane_at(&model.layout(), at.column, at.row) else {
                return Vec::new();
            };
            let before = std::mem::replace(&mut model.focus, pane);
            let effects = notch(|| moving::act(model, command));
            model.focus = before;
            effects
        }
    }
}

/// As far as one notch of the wheel goes.
fn notch(mut step: impl FnMut() -> Option<Vec<Effect>>) -> Vec<Effect> {
    (0..NOTCH)
        .flat_map(|_| step().unwrap_or_default())
        .collect()
}

/// A click: what lies under it is selected. `None` where nothing lies.
pub fn click(model: &mut Model, at: Pointed) -> Option<Then> {
    // The row of the title, the border and the first row inside come before.
    let inside = usize::from(at.row.checked_sub(2)?);
    match under(model) {
        Under::Found => click_found(model, inside),
        Under::Quiet => click_quiet(model, inside),
        Under::Panes => click_panes(model, at),
        Under::Palette | Under::Gathering | Under::Shelf | Under::Whole | Under::Keys => None,
    }
}

fn click_found(model: &mut Model, inside: usize) -> Option<Then> {
    let find = model.find.as_mut()?;
    let mut above = 2;
    let mut rows = find.rows.iter().enumerate().skip(find.top);
    let (place, _) = rows.find(|(_, row)| {
        above += height(row);
        inside >= 2 && inside < above
    })?;
    find.selected = place;
    Some(then(Vec::new(), Command::Open))
}

fn click_panes(model: &mut Model, at: Pointed) -> Option<Then> {
    let (pane, area) = pane_at(&model.layout(), at.column, at.row)?;
    selection::focus(model, pane);
    let line = usize::from(at.row.checked_sub(area.y + 1)?);
    if line >= area.inner_height() {
        return None;
    }
    match pane {
        Pane::People => {
            let place = model.people.top + line.checked_sub(2)?;
            let Some(Row::Person(person)) = model.people.lines.get(place) else {
                return None;
            };
            let id = model.people.all.get(*person)?.id;
            model.people.filtering = false;
            model.people.select(id);
            Some(then(selection::follow(model), Command::Open))
        }
        Pane::Timeline => {
            let line = line.checked_sub(selection::above(model, area))?;
            let entry = model.timeline.lines.get(model.timeline.top + line)?.entry?;
            model.timeline.selected = entry;
            Some(then(selection::more_wanted(model), Command::Edit))
        }
        Pane::Sidebar => {
            let known = model.shown.as_ref()?.page.as_ref()?;
            let lines = sidebar::lines(known, area.inner_width(), model.today);
            let place = model.sidebar.top + line;
            let stops = sidebar::stops(&lines);
            model.sidebar.selected = stops.iter().position(|stop| *stop == place)?;
            Some(then(Vec::new(), Command::Open))
        }
    }
}

fn click_quiet(model: &mut Model, inside: usize) -> Option<Then> {
    let quiet = model.quiet.as_mut()?;
    // Unfolded rows are taller: there the keys are surer.
    let place = quiet.top + inside.checked_sub(1 + quiet.lines_above())?;
    if quiet.unfolded || place >= quiet.len() {
        return None;
    }
    (quiet.selected, quiet.typing) = (place, false);
    Some(then(Vec::new(), Command::Open))
}

fn then(effects: Vec<Effect>, command: Command) -> Then {
    Then { effects, command }
}

/// The pane under a cell, with its area.
fn pane_at(layout: &Layout, column: u16, row: u16) -> Option<(Pane, Area)> {
    let holds = |area: &Area| {
        let columns = area.x..area.x.saturating_add(area.width);
        let rows = area.y..area.y.saturating_add(area.height);
        columns.contains(&column) && rows.contains(&row)
    };
    [
        (Pane::People, layout.people),
        (Pane::Timeline, layout.timeline),
        (Pane::Sidebar, layout.sidebar),
    ]
    .into_iter()
    .find_map(|(pane, area)| Some((pane, area.filter(holds)?)))
}
