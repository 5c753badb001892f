//! What the keys do with ties, groups and circles.

use crate::app::command::Command;
use crate::app::context::Context;
use crate::app::effect::{Deed, Effect};
use crate::app::model::{Model, Overlay};
use crate::app::notice::Notice;
use crate::app::shelf::{Of, Shelf};
use crate::app::{forming, selection, shelved};

/// Opens the list that `command` names.
pub fn open(model: &mut Model, context: Context, command: Command) -> Vec<Effect> {
    let of = match command {
        Command::Groups => Of::Groups,
        Command::Circles => Of::Circles,
        _ => {
            let shown = model.shown.as_ref().filter(|_| context != Context::Quiet);
            let Some(page) = shown.and_then(|shown| shown.page.as_ref()) else {
                model.notice = Some(Notice::done("nobody is selected"));
                return Vec::new();
            };
            let (person, name) = (page.person.id, page.person.name.clone());
            Of::Ties { person, name }
        }
    };
    model.overlay = Some(Overlay::Shelf(Shelf { of, selected: 0 }));
    selection::known_wanted(model)
}

/// A command while it is open; `None` if that is one of the program as a whole.
pub fn act(model: &mut Model, command: Command) -> Option<Vec<Effect>> {
    let Some(Overlay::Shelf(shelf)) = &model.overlay else {
        return None;
    };
    let kept = shelved::kept(&shelf.of, model);
    let last = kept.len().saturating_sub(1);
    let selected = shelf.selected.min(last);
    let here = kept.get(selected);
    let (mut to, mut effects) = (selected, Vec::new());
    match command {
        Command::Down => to = selected.saturating_add(1).min(last),
        Command::Up => to = selected.saturating_sub(1),
        Command::First => to = 0,
        Command::Last => to = last,
        Command::Back => model.overlay = None,
        Command::New => {
            let form = shelved::new(&shelf.of, model);
            return Some(forming::show(model, form));
        }
        Command::Open => {
            let form = here.and_then(|here| here.form(model))?;
            return Some(forming::show(model, form));
        }
        Command::Trash => effects.extend(here.map(|here| Effect::Do(Deed::Trash(here.item())))),
        Command::Earlier if selected > 0 => to = selected - 1,
        Command::Later if selected < last => to = selected + 1,
        Command::Earlier | Command::Later => {}
        _ => return None,
    }
    if matches!(command, Command::Earlier | Command::Later) && to != selected {
        model.people.swap_circles(selected, to);
        let order = model.people.circles.iter().map(|circle| circle.id);
        effects.push(Effect::Do(Deed::OrderCircles(order.collect())));
    }
    if let Some(Overlay::Shelf(shelf)) = &mut model.overlay {
        shelf.selected = to;
    }
    Some(effects)
}
