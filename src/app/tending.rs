//! What is done about the person under the cursor, on whatever screen: this quiet is fine, not now,
//! which circle, and whether they are in your life as it is now.

use crate::app::command::Command;
use crate::app::effect::{Deed, Effect};
use crate::app::key::{Code, Key};
use crate::app::model::{Model, Overlay};
use crate::app::notice::Notice;
use crate::app::pick::Pick;
use crate::app::{paging, selection};

/// One of the commands that need somebody.
pub fn about_somebody(model: &mut Model, command: Command) -> Vec<Effect> {
    if command == Command::Story && model.paper.is_some() {
        let folders = &model.settings.folders;
        let pick = paging::story(model).map(|story| Pick::file(story.person, &story.name, folders));
        model.overlay = pick.map(Overlay::Pick);
        return Vec::new();
    }
    let Some((person, name)) = selection::person_here(model) else {
        model.notice = Some(Notice::done("nobody is selected"));
        return Vec::new();
    };
    let pick = match command {
        Command::Story => return paging::open_story(model, person),
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
    let Some(deed) = pick.deed(at) else {
        return Vec::new();
    };
    model.overlay = None;
    vec![Effect::Do(deed)]
}
