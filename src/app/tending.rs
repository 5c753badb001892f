//! What is done about the person under the cursor, on whatever screen: this quiet is fine, not now,
//! which circle, whether they are in your life as it is now, and how what is open between you ended.

use crate::app::command::Command;
use crate::app::context::Context;
use crate::app::effect::{Deed, Effect};
use crate::app::key::{Code, Key};
use crate::app::model::{Model, Overlay};
use crate::app::new_file::NewFile;
use crate::app::notice::Notice;
use crate::app::pick::{Open, Pick, Picked};
use crate::app::timeline_entry::Entry;
use crate::app::{paging, pick, reaching, resuming, selection, story_page};
use crate::domain::id::Id;
use crate::domain::person::Person;

/// One of the commands that need somebody.
pub fn about_somebody(model: &mut Model, command: Command) -> Vec<Effect> {
    if command == Command::Story && model.paper.is_some() {
        story_page::ask_where(model);
        return Vec::new();
    }
    let Some((person, name)) = selection::person_here(model) else {
        model.notice = Some(Notice::done("nobody is selected"));
        return Vec::new();
    };
    let pick = match command {
        Command::Story => return story_page::open(model, person),
        Command::Before => return paging::open_before(model, person),
        Command::QuietIsFine => return vec![Effect::Do(Deed::QuietIsFine(person))],
        Command::NotNow => Pick::not_now(person, &name, model.today),
        Command::MoveToCircle => {
            let circles = &model.people.circles;
            Pick::circle(person, &name, circles, model.people.circle_of(person))
        }
        _ => Pick::standing(person, &name),
    };
    model.overlay = Some(Overlay::Pick(pick));
    Vec::new()
}

/// A command while something is picked.
pub fn act(model: &mut Model, command: Command) -> Vec<Effect> {
    let Some(Overlay::Pick(pick)) = &mut model.overlay else {
        return Vec::new();
    };
    match command {
        Command::Down => pick.step(1),
        Command::Up => pick.step(-1),
        Command::Choose => {
            let at = pick.selected;
            return take(model, at);
        }
        _ => model.overlay = None,
    }
    Vec::new()
}

/// The number of a row.
pub fn number(model: &mut Model, key: Key) -> Vec<Effect> {
    let place = match key.code {
        Code::Char(c) => c.to_digit(10).and_then(|digit| digit.checked_sub(1)),
        _ => None,
    };
    match place.and_then(|place| usize::try_from(place).ok()) {
        Some(at) => take(model, at),
        None => Vec::new(),
    }
}

fn take(model: &mut Model, at: usize) -> Vec<Effect> {
    let Some(Overlay::Pick(pick)) = &model.overlay else {
        return Vec::new();
    };
    if let Some((point, way)) = pick.contact_at(at) {
        model.overlay = None;
        return reaching::reach(model, way, &point);
    }
    let Some(picked) = pick.picked(at, model.today) else {
        return Vec::new();
    };
    model.overlay = None;
    match picked {
        Picked::Deed(deed) => return vec![Effect::Do(deed)],
        Picked::Story(person, path) => return story_page::write(model, person, path),
        Picked::Extra(extra) => return story_page::toggle(model, extra),
        Picked::Then(pick) => model.overlay = Some(Overlay::Pick(pick)),
        Picked::NewFile(person, offered) => {
            model.overlay = Some(Overlay::NewFile(NewFile::of(person, &offered)));
        }
        Picked::NewDay(promise) => {
            model.overlay = Some(Overlay::NewDay(resuming::new_day(model, promise)));
        }
    }
    Vec::new()
}

/// A command in the line for the place of a story.
pub fn act_on_file(model: &mut Model, command: Command) -> Vec<Effect> {
    let Some(Overlay::NewFile(new)) = &mut model.overlay else {
        return Vec::new();
    };
    if command != Command::Save {
        model.overlay = None;
        return Vec::new();
    }
    let Some(path) = new.path(&model.settings.folders).filter(|_| !new.saving) else {
        return Vec::new();
    };
    new.saving = true;
    let person = new.person;
    story_page::write(model, person, path)
}

/// Asks how what is open between you ended: what is under the cursor of the timeline, else any of it.
pub fn done(model: &mut Model, context: Context) -> Vec<Effect> {
    if context == Context::Timeline && end_under_cursor(model) {
        return Vec::new();
    }
    let Some((person, open)) = open_here(model) else {
        model.notice = Some(Notice::done("nobody is selected"));
        return Vec::new();
    };
    match Pick::open(person, open, model.today) {
        Some(pick) => model.overlay = Some(Overlay::Pick(pick)),
        None => model.notice = Some(Notice::done("nothing is open between you")),
    }
    Vec::new()
}

/// Who is under the cursor, and what is open between you; `None` if that was not read: on a card of the
/// review what lies between you is at hand, else the page of whoever is shown.
fn open_here(model: &Model) -> Option<(Id<Person>, Vec<Open>)> {
    let (person, _) = selection::person_here(model)?;
    let open = if model.review.is_some() {
        let since = model.beside.read();
        pick::open_since(since.filter(|since| since.person == person)?)
    } else {
        let page = model.shown.as_ref()?.page.as_ref();
        pick::open_between(page.filter(|page| page.person.id == person)?)
    };
    Some((person, open))
}

/// Asks how the promise or topic under the cursor of the timeline ended; whether it is an open one.
pub fn end_under_cursor(model: &mut Model) -> bool {
    let open = match model.timeline.entries.get(model.timeline.selected) {
        Some(Entry::Promise(of)) if of.ended.is_none() => Open::Promise(Box::new(of.clone())),
        Some(Entry::Topic(of)) if of.closed.is_none() => Open::Topic(Box::new(of.clone())),
        _ => return false,
    };
    let person = model.shown.as_ref().map(|shown| shown.person);
    let pick = person.map(|person| Pick::end(person, open, model.today));
    model.overlay = pick.map(Overlay::Pick);
    true
}
