//! Writing down: the box of quick entry and the line for a new person.

use crate::app::command::Command;
use crate::app::effect::{Deed, Effect, Question};
use crate::app::entry::{Begun, Entry, Left};
use crate::app::field::{Edited, MOST};
use crate::app::key::Key;
use crate::app::known::Knowing;
use crate::app::model::{Model, Overlay};
use crate::app::new_person::NewPerson;
use crate::app::notice::Notice;
use crate::app::resuming;
use crate::app::selection;
use crate::app::shape::Shape;
use crate::domain::names::Found;
use crate::domain::text::visible;

/// Opens the box, with the sentence that was left in it if there is one.
pub fn open_entry(model: &mut Model) -> Vec<Effect> {
    let selected = selection::person_here(model).map(|(person, _)| person);
    let left = model.draft.take().unwrap_or_default();
    let selected = left.selected.or(selected);
    let mut entry = Entry::new(
        left.text,
        selected,
        &model.known,
        (model.today, model.now),
        model.settings.order,
    );
    entry.accepting = left.accepting;
    model.overlay = Some(Overlay::Entry(Box::new(entry)));
    selection::known_wanted(model)
}

/// Opens the line for a new person.
pub fn open_new_person(model: &mut Model) -> Vec<Effect> {
    let mut new = NewPerson::default();
    if let Some(name) = resuming::named(model) {
        new.field.set(&name);
    }
    model.overlay = Some(Overlay::NewPerson(new));
    selection::known_wanted(model)
}

/// A command while something is being written.
pub fn act(model: &mut Model, command: Command) -> Vec<Effect> {
    match &mut model.overlay {
        Some(Overlay::Entry(entry)) if !entry.saving => in_entry(model, command),
        Some(Overlay::NewPerson(new)) if !new.saving => match command {
            Command::Save => save_person(model),
            Command::Back => {
                resuming::put_line_away(model);
                Vec::new()
            }
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}

fn in_entry(model: &mut Model, command: Command) -> Vec<Effect> {
    let Some(Overlay::Entry(entry)) = &mut model.overlay else {
        return Vec::new();
    };
    let (known, today) = (&model.known, model.today);
    match command {
        Command::Save if model.knowing != Knowing::Here => {
            entry.save_when_known = true;
            return selection::known_wanted(model);
        }
        Command::Save => return save_entry(entry),
        Command::NewLine => {
            entry.field.insert("\n");
            return reread(model);
        }
        Command::Complete => {
            entry.complete();
            return reread(model);
        }
        Command::NextQuestion => entry.next_question(1),
        Command::PreviousQuestion => entry.next_question(-1),
        Command::NextOffer | Command::PreviousOffer => {
            let by = if command == Command::NextOffer { 1 } else { -1 };
            if entry.fact.is_some() {
                entry.overrule(by, known, today);
                return written(entry);
            }
            match &mut entry.completion {
                Some(completion) => completion.step(by),
                None => entry.next_offer(by),
            }
        }
        Command::Choose => entry.choose(known, today),
        Command::LineUp | Command::LineDown => return move_row(model, command),
        Command::NextFact => entry.next_fact(1),
        Command::PreviousFact => entry.next_fact(-1),
        Command::Back => (entry.question, entry.fact) = (None, None),
        Command::OwnEditor => entry.begun = Some(Begun::OwnEditor),
        Command::Discard => return discard(entry).unwrap_or_else(|| close_entry(model, None)),
        Command::KeepDraft => {
            let text = entry.draft().map(str::to_owned);
            return close_entry(model, text);
        }
        _ => {}
    }
    Vec::new()
}

/// Up from the first row is what was written before; down from the last is the reading.
fn move_row(model: &mut Model, command: Command) -> Vec<Effect> {
    let Some(Overlay::Entry(entry)) = &mut model.overlay else {
        return Vec::new();
    };
    let by = if command == Command::LineUp { -1 } else { 1 };
    let width = entry_width(model.width);
    if entry.move_row(by, width) {
        return Vec::new();
    }
    let (known, today) = (&model.known, model.today);
    if by < 0 || entry.is_recalled() {
        return if entry.recall(-by, &model.said, known, today) {
            written(entry)
        } else {
            Vec::new()
        };
    }
    entry.next_fact(1);
    Vec::new()
}

/// How many cells of text a row of the box has on a screen of `width` columns.
#[must_use]
pub fn entry_width(width: u16) -> usize {
    usize::from(width.saturating_sub(5))
}

/// Opens the box with the shape of the entry before: its kind, length, place and tags, for the person
/// selected now. The words are to be written.
pub fn repeat(model: &mut Model) -> Vec<Effect> {
    if model.draft.is_some() {
        return open_entry(model);
    }
    let shape = model
        .said
        .last()
        .and(model.shape.clone())
        .or_else(|| model.timeline.newest().map(Shape::from));
    let Some(shape) = shape else {
        let add = model.key_of(Command::AddInteraction);
        model.notice = Some(Notice::done(format!(
            "nothing was written down yet: {add} begins"
        )));
        return Vec::new();
    };
    let effects = open_entry(model);
    if let Some(Overlay::Entry(entry)) = &mut model.overlay {
        entry.offer(shape.to_string(), &model.known, model.today);
        entry.field.go_to(0);
    }
    effects
}

/// What the user's own editor gave back.
pub fn edited(model: &mut Model, edited: Result<String, String>) -> Vec<Effect> {
    let Some(Overlay::Entry(entry)) = &mut model.overlay else {
        return Vec::new();
    };
    match edited {
        Ok(text) if text.len() <= MOST => {
            let text = kept(&text, true).trim_end().to_owned();
            entry.set(text, &model.known, model.today);
            written(entry)
        }
        Ok(_) => {
            entry.trouble = Some("That is more than a megabyte; the text is as it was".to_owned());
            Vec::new()
        }
        Err(why) => {
            entry.trouble = Some(why);
            Vec::new()
        }
    }
}

/// What sentences are read against has come: reads what was typed meanwhile.
pub fn known_is_here(model: &mut Model) -> Vec<Effect> {
    look_up_name(model);
    if let Some(Overlay::NewPerson(new)) = &mut model.overlay
        && std::mem::take(&mut new.save_when_known)
    {
        let effects = save_person(model);
        if effects.is_empty() {
            // What was typed for afterwards is not meant for a line that stays.
            model.held.clear();
        }
        return effects;
    }
    let Some(Overlay::Entry(entry)) = &mut model.overlay else {
        return Vec::new();
    };
    if entry.saving {
        return Vec::new();
    }
    entry.reread(&model.known, model.today);
    if std::mem::take(&mut entry.save_when_known) {
        return save_entry(entry);
    }
    company(entry)
}

fn save_entry(entry: &mut Entry) -> Vec<Effect> {
    let is_empty = entry.field.text().trim().is_empty();
    if let Some(settled) = entry.settled().filter(|_| !is_empty) {
        entry.saving = true;
        entry.trouble = None;
        let settled = Box::new(settled);
        let deed = match entry.accepting.clone() {
            Some(candidate) => Deed::AcceptAs { candidate, settled },
            None => Deed::Log(settled),
        };
        return vec![Effect::Do(deed)];
    }
    if entry.reading.problems.is_empty() && !entry.reading.open.is_empty() {
        entry.next_question(1);
    } else if entry.reading.problems.is_empty() {
        entry.trouble =
            Some("Write what happened first, such as: yesterday: coffee with Ana".to_owned());
    }
    Vec::new()
}

/// The first press warns; answers `None` when it was the second.
fn discard(entry: &mut Entry) -> Option<Vec<Effect>> {
    if entry.begun == Some(Begun::Discarding) || entry.field.text().is_empty() {
        return None;
    }
    entry.begun = Some(Begun::Discarding);
    entry.trouble =
        Some("Press Ctrl-C again to throw this away; Esc keeps it as a draft".to_owned());
    Some(Vec::new())
}

fn close_entry(model: &mut Model, draft: Option<String>) -> Vec<Effect> {
    let (accepting, selected) = match model.overlay.take() {
        Some(Overlay::Entry(entry)) => (entry.accepting, entry.selected),
        _ => (None, None),
    };
    let text = draft.filter(|text| !text.trim().is_empty());
    model.draft = text.clone().map(|text| Left {
        text,
        accepting,
        selected,
    });
    if text.is_some() {
        let add = model.key_of(Command::AddInteraction);
        model.notice = Some(Notice::done(format!(
            "kept as a draft: {add} goes on with it"
        )));
    }
    vec![Effect::Do(Deed::KeepDraft(text.unwrap_or_default()))]
}

fn save_person(model: &mut Model) -> Vec<Effect> {
    let left = resuming::put_away(model);
    let Some(Overlay::NewPerson(new)) = &mut model.overlay else {
        return Vec::new();
    };
    let name = new.field.text().trim().to_owned();
    if new.saving {
        return Vec::new();
    }
    if name.is_empty() {
        new.hint = Some("Write a name first; Esc goes back".to_owned());
        return Vec::new();
    }
    if model.knowing != Knowing::Here {
        new.save_when_known = true;
        return selection::known_wanted(model);
    }
    if !new.told && model.known.names.has(&name) {
        new.told = true;
        let name = visible::line(&name);
        new.hint = Some(format!(
            "Somebody called {name} is here already. Enter once more adds another of that name"
        ));
        return Vec::new();
    }
    new.saving = true;
    vec![Effect::Do(Deed::Add { name, left })]
}

/// A key that is text, or moves in it.
pub fn type_key(model: &mut Model, key: Key) -> Vec<Effect> {
    match &mut model.overlay {
        Some(Overlay::Entry(entry))
            if !entry.saving && entry.question.is_none() && entry.fact.is_none() =>
        {
            entry.begun = None;
            if entry.field.key(key) == Edited::Text {
                return reread(model);
            }
            entry.completion = None;
            Vec::new()
        }
        Some(Overlay::NewPerson(new)) if !new.saving => {
            if new.field.key(key) == Edited::Text {
                (new.told, new.save_when_known) = (false, false);
                look_up_name(model);
            }
            Vec::new()
        }
        _ => Vec::new(),
    }
}

/// Text that was pasted.
pub fn paste(model: &mut Model, text: &str) -> Vec<Effect> {
    let room = match &mut model.overlay {
        Some(Overlay::Entry(entry)) if !entry.saving => entry.field.insert(&kept(text, true)),
        Some(Overlay::NewPerson(new)) if !new.saving => {
            (new.told, new.save_when_known) = (false, false);
            new.field.insert(&kept(text, false))
        }
        _ => return Vec::new(),
    };
    if !room {
        model.notice = Some(Notice::problem(
            "That is more than a megabyte: paste less of it",
        ));
        return Vec::new();
    }
    look_up_name(model);
    reread(model)
}

/// Pasted text without what no field can hold: NUL and carriage returns; one line unless several
/// are welcome.
fn kept(text: &str, several_lines: bool) -> String {
    let unix = text
        .replace("\r\n", "\n")
        .replace('\r', "\n")
        .replace('\0', "\u{fffd}");
    if several_lines {
        unix
    } else {
        unix.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// The text changed: reads it anew, keeps it as a draft, asks who was often together.
fn reread(model: &mut Model) -> Vec<Effect> {
    let Some(Overlay::Entry(entry)) = &mut model.overlay else {
        return Vec::new();
    };
    entry.note_time(model.now);
    entry.reread(&model.known, model.today);
    entry.look_for_completions(&model.known);
    written(entry)
}

/// Another text is in the box and has been read.
fn written(entry: &mut Entry) -> Vec<Effect> {
    entry.trouble = None;
    entry.begun = None;
    entry.save_when_known = false;
    let mut effects = vec![Effect::Do(Deed::KeepDraft(entry.field.text().to_owned()))];
    effects.extend(company(entry));
    effects
}

fn company(entry: &mut Entry) -> Vec<Effect> {
    let wanted = entry.company_wanted().map(|wanted| {
        Effect::Ask(Question::Company {
            candidates: wanted.candidates,
            named: wanted.named,
        })
    });
    wanted.into_iter().collect()
}

/// Says if somebody has the name already: two people may share one.
fn look_up_name(model: &mut Model) {
    let Some(Overlay::NewPerson(new)) = &mut model.overlay else {
        return;
    };
    if new.told {
        return;
    }
    new.hint = match model.known.names.find(new.field.text()) {
        Found::One(known) => Some(format!(
            "{} is here already; Enter adds another one",
            visible::line(&known.name)
        )),
        Found::Several(_) => {
            Some("Several people go by this name; Enter adds another one".to_owned())
        }
        Found::Nobody(_) => None,
    };
}
