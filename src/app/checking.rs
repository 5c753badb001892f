//! What the keys do in a check-in, and where one is opened.

use crate::app::check_in::Asking;
use crate::app::command::Command;
use crate::app::effect::{Deed, Effect};
use crate::app::field::{Edited, Field};
use crate::app::form::deed::FormDeed;
use crate::app::key::Key;
use crate::app::model::{Model, Overlay};
use crate::app::notice::Notice;
use crate::app::resuming;
use crate::app::selection;
use crate::app::timeline_entry::Entry;
use crate::domain::check_in::CheckIn;
use crate::domain::id::Id;
use crate::domain::person::Person;

/// Check-ins that were left before their end and are kept, at most.
const KEPT: usize = 8;

/// Opens the check-in about the person under the cursor, once their page is here.
pub fn open(model: &mut Model) -> Vec<Effect> {
    let Some((person, _)) = selection::person_here(model) else {
        return Vec::new();
    };
    let shown = model.shown.as_ref();
    if shown.is_some_and(|shown| shown.person == person && shown.page.is_some()) {
        return begin(model);
    }
    model.check_in_about = Some(person);
    model.people.reveal(person);
    selection::follow(model)
}

/// A page has come: if the check-in waits for it, it begins.
pub fn page_is_here(model: &mut Model, person: Id<Person>) -> Vec<Effect> {
    if model
        .check_in_about
        .take_if(|about| *about == person)
        .is_none()
        || model.overlay.is_some()
    {
        return Vec::new();
    }
    begin(model)
}

/// Begins it about the person who is shown, as it was left if it was.
fn begin(model: &mut Model) -> Vec<Effect> {
    let Some(page) = model.shown.as_ref().and_then(|shown| shown.page.as_ref()) else {
        return Vec::new();
    };
    let person = page.person.id;
    let left = |left: &Asking| left.kept.is_none() && left.row.person == person;
    let asking = if let Some(at) = model.check_ins.iter().position(left) {
        model.check_ins.remove(at)
    } else {
        let fresh = Asking::new(page, model.today);
        resuming::asked(model, fresh)
    };
    model.overlay = Some(Overlay::CheckIn(Box::new(asking)));
    Vec::new()
}

/// Opens a check-in of the timeline to be changed.
pub fn edit(model: &mut Model, kept: &CheckIn) -> Vec<Effect> {
    let Some(shown) = &model.shown else {
        return Vec::new();
    };
    let left = |left: &Asking| {
        left.kept
            .as_ref()
            .is_some_and(|before| before.id == kept.id)
    };
    let asking = if let Some(at) = model.check_ins.iter().position(left) {
        let mut asking = model.check_ins.remove(at);
        asking.rebase(kept);
        asking
    } else {
        let fresh = Asking::of(kept.clone(), Some(kept.clone()), &shown.name);
        resuming::asked(model, fresh)
    };
    model.overlay = Some(Overlay::CheckIn(Box::new(asking)));
    Vec::new()
}

/// The check-in under the cursor of the timeline.
#[must_use]
pub fn under_cursor(model: &Model) -> Option<CheckIn> {
    match model.timeline.entries.get(model.timeline.selected) {
        Some(Entry::CheckIn(check_in)) => Some(check_in.clone()),
        _ => None,
    }
}

/// A key that answers.
pub fn answer(model: &mut Model, key: Key) -> Vec<Effect> {
    let Some(Overlay::CheckIn(asking)) = &mut model.overlay else {
        return Vec::new();
    };
    if asking.saving {
        return Vec::new();
    }
    if !asking.answer(key) {
        let said = format!("0 to {} answer this one", asking.last_answer());
        model.notice = Some(Notice::problem(said));
        return Vec::new();
    }
    go_on(model)
}

/// A command while a check-in is answered.
pub fn act(model: &mut Model, command: Command) -> Vec<Effect> {
    let Some(Overlay::CheckIn(asking)) = &mut model.overlay else {
        return Vec::new();
    };
    if asking.saving {
        return Vec::new();
    }
    match command {
        Command::Skip => return go_on(model),
        Command::PreviousQuestion => asking.at = asking.at.saturating_sub(1),
        Command::Words => {
            if let Some(question) = asking.question() {
                let answer = asking.row.answers.get(&question);
                let words = answer.map(|answer| answer.words.clone());
                asking.words = Some(Field::with(words.unwrap_or_default()));
            }
        }
        Command::Choose => asking.keep_words(),
        Command::Back => asking.words = None,
        Command::Clear => {
            if let Some(question) = asking.question() {
                asking.row.answers.remove(&question);
            } else {
                asking.row.mirror = None;
            }
        }
        Command::Save => return save(model),
        Command::KeepDraft => leave(model),
        Command::Discard => model.overlay = None,
        _ => {}
    }
    Vec::new()
}

/// A key of the words beside an answer.
pub fn type_key(model: &mut Model, key: Key) -> Vec<Effect> {
    if let Some(Overlay::CheckIn(asking)) = &mut model.overlay
        && let Some(field) = &mut asking.words
    {
        let _: Edited = field.key(key);
    }
    Vec::new()
}

/// Text that was pasted beside an answer.
pub fn paste(asking: &mut Asking, text: &str) {
    if let Some(field) = &mut asking.words {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if !field.insert(&text) {
            asking.trouble = Some("That is more than a megabyte: paste less of it".to_owned());
        }
    }
}

/// To the next question; after the last one it is saved.
fn go_on(model: &mut Model) -> Vec<Effect> {
    let Some(Overlay::CheckIn(asking)) = &mut model.overlay else {
        return Vec::new();
    };
    if asking.question().is_none() {
        return save(model);
    }
    asking.at += 1;
    Vec::new()
}

fn save(model: &mut Model) -> Vec<Effect> {
    let Some(Overlay::CheckIn(asking)) = &mut model.overlay else {
        return Vec::new();
    };
    if !asking.is_changed() {
        model.overlay = None;
        model.notice = Some(Notice::done("nothing was answered, nothing is kept"));
        return Vec::new();
    }
    asking.saving = true;
    asking.trouble = None;
    let deed = Box::new(FormDeed::CheckIn(Box::new(asking.row.clone())));
    let left = resuming::put_away(model);
    vec![Effect::Do(Deed::Save { deed, left })]
}

/// Closes it; what was answered is there when it is opened again.
fn leave(model: &mut Model) {
    if let Some(Overlay::CheckIn(asking)) = model.overlay.take()
        && asking.is_changed()
    {
        model.check_ins.insert(0, *asking);
        model.check_ins.truncate(KEPT);
        let key = model.key_of(Command::CheckIn);
        model.notice = Some(Notice::done(format!(
            "not saved, and kept: {key} goes on with it"
        )));
    }
}
