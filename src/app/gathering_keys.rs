//! The keys of the screen on which people are put into circles.

use crate::app::command::Command;
use crate::app::effect::{Deed, Effect, Question};
use crate::app::field::Edited;
use crate::app::gathering::{Gathering, names};
use crate::app::key::{Code, Key};
use crate::app::model::Model;
use crate::domain::id::Id;
use crate::domain::person::Person;

/// Lines of the screen that are not for people: title, footer, border, and what stands above them.
const AROUND: usize = 9;

/// Opens the screen where one stopped before.
pub fn open(model: &mut Model) -> Vec<Effect> {
    let mut gathering = Gathering::default();
    gathering.list_at(None, &mut model.people);
    model.gathering = Some(gathering);
    vec![Effect::Ask(Question::Gathered)]
}

/// Takes in where one stopped before.
pub fn take_place(model: &mut Model, place: Option<Id<Person>>) {
    let rows = rows(model);
    if let Some(gathering) = model.gathering.as_mut().filter(|open| open.selected == 0) {
        gathering.list_at(place, &mut model.people);
        gathering.scroll(rows);
    }
}

/// How many rows of people are on the screen.
#[must_use]
pub fn rows(model: &Model) -> usize {
    usize::from(model.height).saturating_sub(AROUND)
}

/// The list of everybody was read anew.
pub fn refreshed(model: &mut Model) {
    if let Some(gathering) = &mut model.gathering {
        gathering.take(&mut model.people);
    }
    scroll(model);
}

/// A command here; `None` if it is none of this screen.
pub fn act(model: &mut Model, command: Command) -> Option<Vec<Effect>> {
    let rows = rows(model);
    let half = isize::try_from(rows / 2).unwrap_or(1).max(1);
    let people = &mut model.people;
    let gathering = model.gathering.as_mut()?;
    match command {
        Command::Skip | Command::Down => gathering.step(1),
        Command::Up => gathering.step(-1),
        Command::PageDown => gathering.step(half),
        Command::PageUp => gathering.step(-half),
        Command::First => gathering.step(isize::MIN),
        Command::Last => gathering.step(isize::MAX),
        Command::NoCircle => return Some(put(model, None)),
        Command::Filter => gathering.look(people),
        Command::KeepFilter => gathering.typing = false,
        Command::DropFilter => gathering.drop_filter(people),
        Command::Back if gathering.filter.is_some() => gathering.drop_filter(people),
        Command::Back => return Some(leave(model)),
        _ => return None,
    }
    gathering.scroll(rows);
    Some(Vec::new())
}

fn leave(model: &mut Model) -> Vec<Effect> {
    let stopped = model.gathering.take();
    let place = stopped.and_then(|open| open.selected(&model.people).map(|row| row.id));
    place
        .map(|place| Effect::Do(Deed::KeepGathered(place)))
        .into_iter()
        .collect()
}

/// The number of a circle: whoever is under the cursor goes into it.
pub fn number(model: &mut Model, key: Key) -> Vec<Effect> {
    let place = match key.code {
        Code::Char(c) => c.to_digit(10).and_then(|digit| digit.checked_sub(1)),
        _ => None,
    };
    let names = names(&model.people.circles);
    let name = place
        .and_then(|place| usize::try_from(place).ok())
        .and_then(|place| names.get(place).cloned());
    match name {
        Some(name) => put(model, Some(name)),
        None => Vec::new(),
    }
}

fn put(model: &mut Model, circle: Option<String>) -> Vec<Effect> {
    let Some(gathering) = &mut model.gathering else {
        return Vec::new();
    };
    let Some(person) = gathering.selected(&model.people).map(|row| row.id) else {
        return Vec::new();
    };
    gathering.put(&mut model.people);
    scroll(model);
    vec![Effect::Do(Deed::PutInCircle { person, circle })]
}

/// A key that is typed into what is looked for.
pub fn type_key(model: &mut Model, key: Key) {
    let Some(gathering) = &mut model.gathering else {
        return;
    };
    let changed = gathering.filter.as_mut().map(|filter| filter.key(key));
    if changed == Some(Edited::Text) {
        gathering.filter_changed(&mut model.people);
    }
}

/// Text that was pasted into what is looked for.
pub fn paste(model: &mut Model, line: &str) {
    if let Some(gathering) = &mut model.gathering
        && let Some(filter) = &mut gathering.filter
    {
        filter.insert(line);
        gathering.filter_changed(&mut model.people);
    }
}

fn scroll(model: &mut Model) {
    let rows = rows(model);
    if let Some(gathering) = &mut model.gathering {
        gathering.scroll(rows);
    }
}
