//! What the keys do in the tray: accept, write it in your own words, or dismiss.

use crate::app::command::Command;
use crate::app::effect::{Deed, Effect, Question};
use crate::app::model::{Model, Overlay};
use crate::app::notice::Notice;
use crate::app::tray::Tray;
use crate::app::writing;
use crate::domain::candidate::Waiting;
use crate::wording::tray;

/// Opens the tray.
pub fn open(model: &mut Model) -> Vec<Effect> {
    model.tray = Some(Tray::default());
    vec![Effect::Ask(Question::Tray)]
}

/// Takes in what waits.
pub fn take(model: &mut Model, read: Vec<Waiting>) {
    let rows = rows(model);
    if let Some(tray) = &mut model.tray {
        tray.take(read);
        tray.scroll(rows);
    }
}

/// How many rows of it are on the screen: below them stands what is under the cursor.
#[must_use]
pub fn rows(model: &Model) -> usize {
    usize::from(model.height).saturating_sub(12)
}

/// Moves by so many rows.
pub fn step(model: &mut Model, by: isize) {
    let rows = rows(model);
    if let Some(tray) = &mut model.tray {
        tray.step(by);
        tray.scroll(rows);
    }
}

/// A command in the tray; `None` if it is none of its own.
pub fn act(model: &mut Model, command: Command) -> Option<Vec<Effect>> {
    if command == Command::Back {
        model.tray = None;
        return Some(Vec::new());
    }
    let row = model.tray.as_ref()?.row().cloned();
    let candidate = row.as_ref().map(|row| Box::new(row.candidate.clone()));
    let deed = match (command, candidate) {
        (Command::Accept | Command::Reword | Command::Dismiss | Command::DismissAll, None) => {
            return Some(Vec::new());
        }
        // Nobody is known yet: the box asks who it was.
        (Command::Accept, Some(_)) if row.as_ref().is_some_and(|row| row.people.is_empty()) => {
            return row.map(|row| reword(model, &row));
        }
        (Command::Reword, Some(_)) => return row.map(|row| reword(model, &row)),
        (Command::Accept, Some(candidate)) => Deed::Accept(candidate),
        (Command::Dismiss, Some(candidate)) => Deed::Dismiss {
            candidate,
            all_of_theirs: false,
        },
        (Command::DismissAll, Some(candidate)) => Deed::Dismiss {
            candidate,
            all_of_theirs: true,
        },
        _ => return None,
    };
    Some(vec![Effect::Do(deed)])
}

/// Opens the box with the sentence that says what waits; a sentence that was left in it comes first.
fn reword(model: &mut Model, row: &Waiting) -> Vec<Effect> {
    if model.draft.is_some() {
        let effects = writing::open_entry(model);
        model.notice = Some(Notice::done(
            "this sentence was left half-written; it comes first",
        ));
        return effects;
    }
    let effects = writing::open_entry(model);
    if let Some(Overlay::Entry(entry)) = &mut model.overlay {
        entry.offer(tray::sentence(row), &model.known, model.today);
        entry.accepting = Some(Box::new(row.candidate.clone()));
    }
    effects
}
