//! Moving through lists and panes.

use crate::app::command::Command;
use crate::app::context::Context;
use crate::app::effect::Effect;
use crate::app::layout::Pane;
use crate::app::model::{Model, Overlay, Place};
use crate::app::{accepting, help, paging, selection, sidebar, timeline_keys};

/// Moves as `command` says; `None` if it is no movement.
pub fn act(model: &mut Model, command: Command) -> Option<Vec<Effect>> {
    let half = isize::try_from(usize::from(model.height) / 2)
        .unwrap_or(1)
        .max(1);
    Some(match command {
        Command::Down => step(model, 1),
        Command::Up => step(model, -1),
        Command::PageDown => page(model, half),
        Command::PageUp => page(model, -half),
        Command::First => step(model, isize::MIN + 1),
        Command::Last => step(model, isize::MAX),
        Command::NextPane => next_pane(model, 1),
        Command::PreviousPane => next_pane(model, -1),
        Command::PanePeople => to_pane(model, Pane::People),
        Command::PaneTimeline => to_pane(model, Pane::Timeline),
        Command::PaneSidebar => to_pane(model, Pane::Sidebar),
        _ => return None,
    })
}

/// By so many entries, or in a timeline by as many as half of it shows.
fn page(model: &mut Model, by: isize) -> Vec<Effect> {
    let context = model.context();
    if context != Context::Timeline {
        return step(model, by);
    }
    let rows = selection::timeline_rows(model);
    model.timeline.page(by > 0, rows);
    model.timeline.scroll(rows);
    selection::more_wanted(model)
}

fn step(model: &mut Model, by: isize) -> Vec<Effect> {
    let height = usize::from(model.height);
    if let Some(Overlay::Help(help)) = &mut model.overlay {
        let most = help::lines(help, &model.settings.keys)
            .len()
            .saturating_sub(height.saturating_sub(8));
        help.top = help.top.saturating_add_signed(by).min(most);
        return Vec::new();
    }
    if model.paper.is_some() {
        paging::step(model, by);
        return Vec::new();
    }
    if model.tray.is_some() {
        accepting::step(model, by);
        return Vec::new();
    }
    if let Some(review) = &mut model.review {
        review.step(by);
        return Vec::new();
    }
    if let Some(quiet) = &mut model.quiet {
        quiet.step(by);
        quiet.scroll(model.height);
        return Vec::new();
    }
    match model.focus {
        Pane::People => {
            match by {
                isize::MAX => model.people.select_last(),
                by if by < -isize::MAX / 2 => model.people.select_first(),
                by => model.people.step(by),
            }
            selection::follow(model)
        }
        Pane::Timeline => {
            let far = by == isize::MAX || by < -isize::MAX / 2;
            if let Some((begin, target)) = model.timeline.beyond(by > 0).filter(|_| far) {
                return timeline_keys::go_to(model, begin, target);
            }
            let rows = selection::timeline_rows(model);
            if far && by < 0 {
                model.timeline.top = 0;
            }
            if by.unsigned_abs() > 1 || !model.timeline.read_on(by > 0, 1, rows) {
                model.timeline.step(by);
            }
            model.timeline.scroll(rows);
            selection::more_wanted(model)
        }
        Pane::Sidebar => {
            step_in_sidebar(model, by);
            Vec::new()
        }
    }
}

/// Moves over the lines of the sidebar; what belongs to a line stays in sight with it.
fn step_in_sidebar(model: &mut Model, by: isize) {
    let (Some(area), Some(page)) = (
        model.layout().sidebar,
        model.shown.as_ref().and_then(|shown| shown.page.as_ref()),
    ) else {
        return;
    };
    let lines = sidebar::lines(page, area.inner_width(), model.today, &model.settings.keys);
    let stops = sidebar::stops(&lines);
    let last = stops.len().saturating_sub(1);
    let Place { selected, top } = model.sidebar;
    let selected = selected.saturating_add_signed(by).min(last);
    let begins = stops.get(selected).copied().unwrap_or(0);
    let ends = stops.get(selected + 1).copied().unwrap_or(lines.len());
    let rows = area.inner_height().max(1);
    let above = if selected == 0 { 0 } else { begins };
    model.sidebar = Place {
        selected,
        top: top.max(ends.saturating_sub(rows)).min(above),
    };
}

/// The panes from left to right.
const ORDER: [Pane; 3] = [Pane::People, Pane::Timeline, Pane::Sidebar];

fn next_pane(model: &mut Model, by: isize) -> Vec<Effect> {
    if model.quiet.is_some() || model.tray.is_some() {
        return Vec::new();
    }
    let at = ORDER
        .iter()
        .position(|pane| *pane == model.focus)
        .and_then(|at| isize::try_from(at).ok())
        .unwrap_or(0);
    let paged = model.width < 80 || (model.width < 100 && model.sidebar_shown);
    for step in 1..=3 {
        let next = usize::try_from((at + by * step).rem_euclid(3)).unwrap_or(0);
        if let Some(pane) = ORDER
            .get(next)
            .filter(|pane| paged || model.layout().shows(**pane))
        {
            return to_pane(model, *pane);
        }
    }
    Vec::new()
}

fn to_pane(model: &mut Model, pane: Pane) -> Vec<Effect> {
    if model.quiet.is_none()
        && model.tray.is_none()
        && (model.shown.is_some() || pane == Pane::People)
    {
        selection::focus(model, pane);
    }
    Vec::new()
}
