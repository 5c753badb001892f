//! The mouse: what lies under it, by the same layout that is drawn.

use crate::app::command::Command;
use crate::app::context::Context;
use crate::app::effect::Effect;
use crate::app::find::height;
use crate::app::gathering::FIRST;
use crate::app::layout::{Area, Layout, Pane};
use crate::app::message::Pointed;
use crate::app::model::{Model, Overlay};
use crate::app::paper::{Paper, What};
use crate::app::people::Line as Row;
use crate::app::what_if::WhatIf;
use crate::app::{
    accepting, boxed, finding, gathering_keys, moving, paging, review_rows, selection, shelved,
    shelving, sidebar, tending,
};

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
    /// A short list to pick from.
    Pick,
    /// What waits for your word.
    Tray,
    /// A card of the review.
    Card,
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
        | Context::WhatIf => Under::Whole,
        Context::Tray => Under::Tray,
        Context::Review | Context::ReviewWords | Context::ReviewPerson => Under::Card,
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
        | Context::Text => Under::Keys,
        Context::Pick => Under::Pick,
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
        Under::Pick => tending::act(model, command),
        Under::Quiet | Under::Tray | Under::Card | Under::Whole => {
            notch(|| moving::act(model, command))
        }
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
        Under::Palette | Under::Shelf | Under::Pick => click_box(model, at),
        Under::Gathering => click_gathering(model, inside),
        Under::Tray => click_tray(model, inside),
        Under::Card => click_card(model, inside, at.twice),
        Under::Whole => click_page(model, inside, at.twice),
        Under::Keys => None,
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

/// A row of a list in a box. With the first click of two the list may have scrolled away under the mouse:
/// the second one means the row of the first.
fn click_box(model: &mut Model, at: Pointed) -> Option<Then> {
    let screen = (model.width, model.height);
    if let Some(Overlay::Shelf(shelf)) = &model.overlay {
        let rows = shelved::kept(&shelf.of, model).len();
        let selected = shelf.selected.min(rows.saturating_sub(1));
        let row = boxed::shelf(screen, rows, selected).row_at(at, rows)?;
        if let Some(Overlay::Shelf(shelf)) = &mut model.overlay
            && !at.twice
        {
            shelf.selected = row;
        }
        return Some(then(Vec::new(), Command::Open));
    }
    match &mut model.overlay {
        Some(Overlay::Palette(palette)) => {
            let list = boxed::palette(screen, palette.selected);
            let row = list.row_at(at, palette.rows.len())?;
            palette.selected = if at.twice { palette.selected } else { row };
        }
        Some(Overlay::Pick(pick)) => {
            let list = boxed::pick(screen, pick.rows.len(), pick.selected);
            let row = list.row_at(at, pick.rows.len())?;
            pick.selected = if at.twice { pick.selected } else { row };
        }
        _ => return None,
    }
    Some(then(Vec::new(), Command::Choose))
}

fn click_gathering(model: &mut Model, inside: usize) -> Option<Then> {
    let rows = gathering_keys::rows(model);
    let gathering = model.gathering.as_mut()?;
    let line = inside.checked_sub(FIRST).filter(|line| *line < rows)?;
    let place = gathering.top + line;
    if place >= gathering.rows.len() {
        return None;
    }
    (gathering.selected, gathering.typing) = (place, false);
    Some(then(Vec::new(), Command::MoveToCircle))
}

fn click_tray(model: &mut Model, inside: usize) -> Option<Then> {
    let rows = accepting::rows(model);
    let tray = model.tray.as_mut()?;
    let line = inside.checked_sub(1).filter(|line| *line < rows)?;
    let place = tray.top + line;
    if place >= tray.rows().len() {
        return None;
    }
    tray.selected = place;
    // It is saved by a key, and not by a slip of the hand.
    Some(then(Vec::new(), Command::Reword))
}

/// The rows of a card may scroll under the mouse, as those of a list in a box.
fn click_card(model: &mut Model, inside: usize, twice: bool) -> Option<Then> {
    let height = paging::rows(model);
    let review = model.review.as_mut()?;
    let row = review_rows::row_at(review, height, inside)?;
    review.row = if twice { review.row } else { row };
    Some(then(Vec::new(), Command::Open))
}

/// A line of a page that can be gone to, or somebody of the what-if.
fn click_page(model: &mut Model, inside: usize, twice: bool) -> Option<Then> {
    if model.context() == Context::Help {
        return None;
    }
    let mut paper = model.paper.take()?;
    let command = match &mut paper.what {
        What::WhatIf(of, _) => {
            let rows = paging::rows_of_people(of, model);
            click_person(of, rows, inside, twice)
        }
        _ => click_link(&mut paper, model, inside),
    };
    model.paper = Some(paper);
    command.map(|command| then(Vec::new(), command))
}

/// The people of the what-if may scroll under the mouse, as the rows of a list in a box.
fn click_person(of: &mut WhatIf, rows: usize, inside: usize, twice: bool) -> Option<Command> {
    let row = inside.checked_sub(2).filter(|row| *row < rows)?;
    let place = (of.selected + 1).saturating_sub(rows) + row;
    if place >= of.people.len() {
        return None;
    }
    of.selected = if twice { of.selected } else { place };
    Some(Command::Role)
}

fn click_link(paper: &mut Paper, model: &Model, inside: usize) -> Option<Command> {
    if inside >= paging::rows(model) {
        return None;
    }
    let line = paper.top + inside;
    let stops = paging::links(&paging::lines(paper, model));
    paper.selected = stops.iter().position(|stop| *stop == line)?;
    Some(Command::Open)
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
            let rows = selection::people_rows(area.inner_height());
            let row = line.checked_sub(2).filter(|row| *row < rows)?;
            let place = model.people.top + row;
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
            let lines =
                sidebar::lines(known, area.inner_width(), model.today, &model.settings.keys);
            let place = model.sidebar.top + line;
            lines.get(place)?.measure?;
            // What stands below the first line of a measure belongs to it.
            let stops = sidebar::stops(&lines);
            model.sidebar.selected = stops.iter().rposition(|stop| *stop <= place)?;
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
