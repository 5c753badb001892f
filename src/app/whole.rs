//! Somebody, or a note that stands on no timeline, on a page of its own: opened, changed, put in the trash.

use crate::app::command::Command;
use crate::app::effect::{Deed, Effect};
use crate::app::model::Model;
use crate::app::notice::Notice;
use crate::app::paper::{Paper, What};
use crate::app::quiet::Quiet;
use crate::app::{forming, paging, reaching, selection};
use crate::domain::id::Id;
use crate::domain::interaction::Interaction;
use crate::domain::item::Item;
use crate::domain::timeline::TimelineRow;

/// Opens everything that is kept of the person on the screen; in the quiet scan of the one on its row.
pub fn open(model: &mut Model) -> Vec<Effect> {
    let row = model.quiet.as_ref().and_then(Quiet::selected_row);
    let mut effects = Vec::new();
    if let Some(person) = row.map(|row| row.person) {
        model.people.reveal(person);
        effects = selection::follow(model);
    }
    if model.shown.is_none() {
        model.notice = Some(Notice::done("nobody is selected"));
        return effects;
    }
    effects.extend(paging::open(model, What::Kept));
    effects
}

/// Opens an interaction that stands on no timeline.
pub fn open_alone(model: &mut Model, id: Id<Interaction>) -> Vec<Effect> {
    paging::open(model, What::Alone(id, None))
}

/// Takes in an interaction.
pub fn take(model: &mut Model, read: Option<Box<TimelineRow>>) {
    if let Some(Paper {
        what: What::Alone(id, row),
        ..
    }) = &mut model.paper
        && let Some(read) = read.filter(|read| read.interaction.id == *id)
    {
        *row = Some(read);
        forming::refreshed(model);
    }
}

/// A command on such a page; `None` if it is one of the program as a whole.
pub fn act(model: &mut Model, command: Command) -> Option<Vec<Effect>> {
    let of_person = matches!(model.paper.as_ref()?.what, What::Kept);
    Some(match command {
        Command::Edit => forming::open_whole(model),
        Command::Trash => trash(model),
        Command::Copy | Command::OpenLink if of_person => reaching::act(model, command),
        Command::Copy | Command::OpenLink => Vec::new(),
        Command::Details => {
            model.paper = None;
            Vec::new()
        }
        _ => return None,
    })
}

/// Puts it into the trash. A note stays in sight, so that it can be brought back.
fn trash(model: &mut Model) -> Vec<Effect> {
    let item = match (model.paper.as_ref().map(|paper| &paper.what), &model.shown) {
        (Some(What::Alone(_, Some(row))), _) if row.interaction.record.deleted_at.is_none() => {
            Some(Item::Interaction(row.interaction.id))
        }
        (Some(What::Kept), Some(shown)) => Some(Item::Person(shown.person)),
        _ => None,
    };
    if matches!(item, Some(Item::Person(_))) {
        model.timeline.trashed = None;
        model.paper = None;
    }
    item.map(|item| Effect::Do(Deed::Trash(item)))
        .into_iter()
        .collect()
}
