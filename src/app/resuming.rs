//! Going on with what was begun and not saved, also by a sitting that ended otherwise than it should:
//! what has to be kept after each message, and how it comes back.

use crate::app::check_in::Asking;
use crate::app::command::Command;
use crate::app::effect::{Deed, Effect};
use crate::app::field::Field;
use crate::app::form::sheet::Form;
use crate::app::keys::Keys;
use crate::app::model::{Model, Overlay};
use crate::app::new_day::NewDay;
use crate::app::new_person::NewPerson;
use crate::app::notice::Notice;
use crate::app::unfinished::Unfinished;
use crate::domain::promise::Promise;
use crate::domain::text::visible;

/// What has to be kept after a message, if that is anything else than before.
pub fn to_keep(model: &mut Model) -> Option<Effect> {
    let open = matches!(
        &model.overlay,
        Some(Overlay::Form(_) | Overlay::CheckIn(_) | Overlay::NewPerson(_) | Overlay::NewDay(_))
    );
    // What was put away does not change by itself.
    if !std::mem::replace(&mut model.unsaved.open, open) && !open {
        return None;
    }
    let begun = match &model.overlay {
        Some(Overlay::Form(form)) => of_form(form, &model.settings.keys),
        Some(Overlay::CheckIn(asking)) => of_asking(asking),
        Some(Overlay::NewPerson(new)) => of_new_person(new),
        Some(Overlay::NewDay(new)) => of_new_day(new),
        _ => None,
    };
    let now: Vec<_> = begun.into_iter().chain(put_away(model)).collect();
    if now == model.unsaved.kept {
        return None;
    }
    model.unsaved.kept.clone_from(&now);
    Some(Effect::Do(Deed::KeepForms(now)))
}

/// What stays begun when that which is open is saved.
#[must_use]
pub fn put_away(model: &Model) -> Vec<Unfinished> {
    let keys = &model.settings.keys;
    let forms = model.forms.iter();
    let forms = forms.filter_map(|form| of_form(form, keys));
    let asked = model.check_ins.iter().filter_map(of_asking);
    forms
        .chain(asked)
        .chain(model.unsaved.left.iter().cloned())
        .collect()
}

/// What was open has been saved, and is no draft any more.
pub fn saved(model: &mut Model) {
    model.unsaved.kept = put_away(model);
}

/// Takes in what an earlier sitting left, and says so.
pub fn take(model: &mut Model, left: Vec<Unfinished>) {
    if let Some(person) = left.first().and_then(Unfinished::person) {
        model.people.select_when_here(person);
    }
    model.unsaved.kept.clone_from(&left);
    model.unsaved.left = left;
    offer(model);
}

/// Says what was left by an earlier sitting and was not opened since, after what is said already.
pub fn offer(model: &mut Model) {
    let keys = &model.settings.keys;
    let left = model.unsaved.left.first();
    let Some(told) = left.map(|left| told(left, keys)) else {
        return;
    };
    model.notice = Some(match model.notice.take() {
        Some(notice) => Notice {
            text: format!("{} · {told}", notice.text),
            ..notice
        },
        None => Notice::done(told),
    });
}

/// Closes the line for a new person or for a new day; what was typed is there when it is opened again.
pub fn put_line_away(model: &mut Model) {
    let typed = match model.overlay.take() {
        Some(Overlay::NewPerson(new)) => of_new_person(&new),
        Some(Overlay::NewDay(new)) => of_new_day(&new),
        _ => None,
    };
    if let Some(typed) = typed {
        model.unsaved.left.insert(0, typed);
        offer(model);
    }
}

/// The form that is opened anew, with what was typed into it by an earlier sitting if that left it.
#[must_use]
pub fn taken_up(model: &mut Model, fresh: Form) -> Form {
    let key = fresh.subject.key();
    let left = model
        .unsaved
        .take(|left| matches!(left, Unfinished::Form { row, .. } if *row == key));
    match left {
        Some(Unfinished::Form { lines, focus, .. }) => fresh.taken_up(&lines, focus),
        _ => fresh,
    }
}

/// The check-in that is opened anew, with what an earlier sitting answered in it if that left it.
#[must_use]
pub fn asked(model: &mut Model, mut fresh: Asking) -> Asking {
    let id = fresh.kept.as_ref().map(|kept| kept.id);
    let of = fresh.row.person;
    let left = model.unsaved.take(|left| match left {
        Unfinished::CheckIn { person, kept, .. } => {
            *person == of && kept.as_ref().map(|kept| kept.id) == id
        }
        _ => false,
    });
    if let Some(Unfinished::CheckIn {
        kept,
        answers,
        mirror,
        at,
        words,
        ..
    }) = left
    {
        (fresh.row.answers, fresh.row.mirror) = (answers, mirror);
        (fresh.at, fresh.words) = (at, words.map(Field::with));
        let now = std::mem::replace(&mut fresh.kept, kept.map(|kept| *kept));
        if let Some(now) = now {
            fresh.rebase(&now);
        }
    }
    fresh
}

/// The name of a new person that an earlier sitting left.
pub fn named(model: &mut Model) -> Option<String> {
    let left = model
        .unsaved
        .take(|left| matches!(left, Unfinished::Name(_)));
    match left {
        Some(Unfinished::Name(name)) => Some(name),
        _ => None,
    }
}

/// The line for a new day of `promise`, with what an earlier sitting typed into it.
#[must_use]
pub fn new_day(model: &mut Model, promise: Promise) -> NewDay {
    let mut new = NewDay::of(promise);
    let id = new.promise.id;
    let of =
        |left: &Unfinished| matches!(left, Unfinished::NewDay { promise, .. } if *promise == id);
    if let Some(Unfinished::NewDay { text, .. }) = model.unsaved.take(of) {
        new.field.set(&text);
    }
    new
}

/// That a sentence was left, and the key that goes on with it.
#[must_use]
pub fn half_written(model: &Model) -> String {
    let add = model.key_of(Command::AddInteraction);
    format!("a sentence was left half-written: {add} goes on with it")
}

/// What was being written, and the key that goes on.
fn told(left: &Unfinished, keys: &Keys) -> String {
    match left {
        Unfinished::Name(name) => {
            let name = visible::line(name);
            let key = keys.key_of(Command::AddPerson);
            format!("you were adding {name}: {key} goes on")
        }
        Unfinished::NewDay { .. } => {
            let key = keys.key_of(Command::Done);
            format!("you were giving a promise a new day: {key} goes on")
        }
        Unfinished::Form { told, .. } => visible::line(told).into_owned(),
        Unfinished::CheckIn { name, kept, .. } => {
            let name = visible::line(name);
            let key = match kept {
                None => keys.key_of(Command::CheckIn),
                Some(_) => format!("{} on it", keys.key_of(Command::Edit)),
            };
            format!("you were in a check-in about {name}: {key} goes on")
        }
    }
}

fn of_form(form: &Form, keys: &Keys) -> Option<Unfinished> {
    if !form.is_changed() {
        return None;
    }
    let title = form.title.as_str();
    let on = form.on.as_ref().filter(|(_, name)| !title.contains(name));
    let with = on.map_or_else(String::new, |(_, name)| format!(" · {name}"));
    let key = form.subject.goes_on_with(keys);
    Some(Unfinished::Form {
        row: form.subject.key(),
        told: format!("you were writing “{title}{with}”: {key} goes on"),
        person: form.on.as_ref().map(|(person, _)| *person),
        lines: form.lines(),
        focus: form.focus,
    })
}

fn of_new_person(new: &NewPerson) -> Option<Unfinished> {
    let name = new.field.text();
    (!name.trim().is_empty()).then(|| Unfinished::Name(name.to_owned()))
}

fn of_new_day(new: &NewDay) -> Option<Unfinished> {
    let text = new.field.text();
    (!text.trim().is_empty()).then(|| Unfinished::NewDay {
        promise: new.promise.id,
        person: new.promise.person,
        text: text.to_owned(),
    })
}

fn of_asking(asking: &Asking) -> Option<Unfinished> {
    let words = asking.words.as_ref().map(|field| field.text().to_owned());
    let begun = asking.is_changed() || words.as_ref().is_some_and(|words| !words.is_empty());
    begun.then(|| Unfinished::CheckIn {
        person: asking.row.person,
        name: asking.name.clone(),
        kept: asking.kept.clone().map(Box::new),
        answers: asking.row.answers.clone(),
        mirror: asking.row.mirror,
        at: asking.at,
        words,
    })
}
