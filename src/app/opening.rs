//! Opening, changing and throwing away what is under the cursor.

use crate::app::command::Command;
use crate::app::context::Context;
use crate::app::effect::{Deed, Effect};
use crate::app::layout::Pane;
use crate::app::model::Model;
use crate::app::notice::Notice;
use crate::app::paging::Line;
use crate::app::timeline::Target;
use crate::app::timeline_entry::{Entry, Key};
use crate::app::{checking, forming, paging, selection, tending, timeline_keys};
use crate::domain::find::found::Reached;
use crate::domain::find::wanted::Wanted;
use crate::domain::item::Item;
use crate::domain::measures::evidence::Piece;
use crate::domain::timeline::Begin;

/// Opens it.
pub fn open(model: &mut Model) -> Vec<Effect> {
    if model.paper.is_some() {
        return go(model);
    }
    if model.focus == Pane::Sidebar && model.quiet.is_none() {
        return paging::open_evidence(model);
    }
    if let Some(quiet) = &model.quiet {
        let Some(person) = quiet.selected_row().map(|row| row.person) else {
            return Vec::new();
        };
        model.quiet = None;
        model.people.reveal(person);
        let effects = selection::follow(model);
        selection::focus(model, Pane::Timeline);
        return effects;
    }
    let focus = model.focus;
    match focus {
        Pane::People if model.shown.is_some() => selection::focus(model, Pane::Timeline),
        Pane::Timeline if !tending::end_under_cursor(model) => {
            return edit(model, Context::Timeline);
        }
        _ => {}
    }
    Vec::new()
}

/// Opens what is under the cursor to be changed.
pub fn edit(model: &mut Model, context: Context) -> Vec<Effect> {
    match checking::under_cursor(model).filter(|_| context == Context::Timeline) {
        Some(kept) => checking::edit(model, &kept),
        None => forming::open(model, context),
    }
}

/// Goes to what is under the cursor, where it stands on the timeline.
fn go(model: &mut Model) -> Vec<Effect> {
    let Some(paper) = &model.paper else {
        return Vec::new();
    };
    let lines = paging::lines(paper, model);
    let at = paging::links(&lines).get(paper.selected).copied();
    let Some(Line::Link(_, link)) = at.and_then(|at| lines.get(at)) else {
        return Vec::new();
    };
    let key = match link.piece {
        Piece::Interaction(id) => Key::Interaction(id.number()),
        Piece::Promise(id) => Key::Promise(id.number()),
        Piece::Topic(id) => Key::Topic(id.number()),
        Piece::CheckIn(id) => Key::CheckIn(id.number()),
    };
    let day = i64::from(link.day.packed());
    let place = Reached {
        day,
        id: key.number(),
    };
    model.paper = None;
    model.timeline.narrowing = None;
    model.timeline.wanted = Wanted::default();
    selection::focus(model, Pane::Timeline);
    timeline_keys::go_to(model, Begin::Above(place), Target::Key(key))
}

/// Puts it into the trash.
pub fn trash(model: &mut Model, context: Context) -> Vec<Effect> {
    let deed = match context {
        Context::Timeline => {
            let entry = model.timeline.entries.get(model.timeline.selected);
            let item = entry.map(Entry::item);
            if item == Some(None) {
                let [stand, circle, undo] =
                    [Command::Standing, Command::MoveToCircle, Command::Undo]
                        .map(|command| model.key_of(command));
                model.notice = Some(Notice::done(format!(
                    "this line follows from what you said of them: {stand} and {circle} change it, {undo} undoes it"
                )));
            }
            let key = entry.map(Entry::key).filter(|_| item.flatten().is_some());
            model.timeline.trashed = key;
            item.flatten().map(Deed::Trash)
        }
        Context::People => {
            model.timeline.trashed = None;
            let row = model.people.selected();
            row.map(|row| Deed::Trash(Item::Person(row.id)))
        }
        _ => None,
    };
    deed.map(Effect::Do).into_iter().collect()
}
