//! What the keys do in a form, and where forms are opened.

use crate::app::command::Command;
use crate::app::context::Context;
use crate::app::effect::{Deed, Effect, Question};
use crate::app::field::MOST;
use crate::app::form::deed::FormDeed;
use crate::app::form::sheet::{Begun, Form, Subject};
use crate::app::form::{circle, group, interaction, pause, person, promise, same, tie, topic};
use crate::app::key::Key;
use crate::app::known::{Knowing, Known};
use crate::app::model::{Model, Overlay};
use crate::app::notice::Notice;
use crate::app::timeline_entry::Entry;
use crate::app::{paging, resuming, selection, shelved};
use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::page::PersonPage;
use crate::domain::person::Person;
use crate::domain::promise::{Promise, Side};
use crate::domain::record::Record;
use crate::domain::topic::{Topic, TopicKind};

/// Forms that were put away and are kept, at most.
const KEPT: usize = 8;

/// Opens the form of what is selected, as it was put away if it was.
pub fn open(model: &mut Model, context: Context) -> Vec<Effect> {
    let Some(page) = model.shown.as_ref().and_then(|shown| shown.page.as_ref()) else {
        return Vec::new();
    };
    let form = match (context, model.timeline.entries.get(model.timeline.selected)) {
        (Context::Timeline, Some(entry)) => of_entry(entry, page),
        (Context::Timeline, None) => None,
        _ => Some(person::form(page)),
    };
    let Some(form) = form else {
        model.notice = Some(Notice::done("there is no form for this"));
        return Vec::new();
    };
    show(model, form)
}

/// Opens the form of what is on the page that is read: somebody, or a note that stands on no timeline.
pub fn open_whole(model: &mut Model) -> Vec<Effect> {
    let form = match paging::alone(model) {
        Some(row) if row.interaction.record.deleted_at.is_some() => {
            let undo = model.key_of(Command::Undo);
            let text = format!("it lies in the trash: {undo} brings it back");
            model.notice = Some(Notice::done(text));
            return Vec::new();
        }
        Some(row) => interaction::form(row, None),
        None => return open(model, Context::Whole),
    };
    show(model, form)
}

/// Opens the form of a new promise or a new topic with the person on the screen.
pub fn open_new(model: &mut Model, command: Command) -> Vec<Effect> {
    let Some((person, _)) = selection::person_here(model) else {
        model.notice = Some(Notice::done("nobody is selected"));
        return Vec::new();
    };
    let today = Day::nearest(model.today);
    let form = match command {
        Command::AddPromise => promise::form(&new_promise(person, today)),
        _ => topic::form(&new_topic(person, today)),
    };
    show(model, form)
}

/// Opens the line that says who else the person on the screen is.
pub fn open_same(model: &mut Model) -> Vec<Effect> {
    let Some((person, name)) = selection::person_here(model) else {
        model.notice = Some(Notice::done("nobody is selected"));
        return Vec::new();
    };
    show(model, same::form(person, &name))
}

fn new_promise(person: Id<Person>, today: Day) -> Promise {
    Promise {
        id: Id::from_number(0),
        person,
        whose: Side::Mine,
        text: String::new(),
        given_on: today,
        by: None,
        ended: None,
        repaired: String::new(),
        renews: None,
        interaction: None,
        record: Record::default(),
    }
}

fn new_topic(person: Id<Person>, today: Day) -> Topic {
    Topic {
        id: Id::from_number(0),
        person: Some(person),
        kind: TopicKind::Ask,
        whose: Side::Mine,
        text: String::new(),
        noted_on: today,
        from: None,
        closed: None,
        interaction: None,
        record: Record::default(),
    }
}

/// Shows a form, as it was put away if it was.
pub fn show(model: &mut Model, mut form: Form) -> Vec<Effect> {
    let same = |kept: &Form| kept.subject.is_same_row(&form.subject);
    if let Some(at) = model.forms.iter().position(same) {
        let now = std::mem::replace(&mut form, model.forms.remove(at));
        if form.subject != now.subject {
            form.rebase(now);
        }
    } else {
        form = resuming::taken_up(model, form);
    }
    // These belong to nobody's page.
    let of_all = match &form.subject {
        Subject::Group(_) | Subject::Circle(_) => true,
        Subject::Interaction(of) => of.people.is_empty(),
        _ => false,
    };
    let shown = model.shown.as_ref().filter(|_| !of_all);
    form.on = shown.map(|shown| (shown.person, shown.name.clone()));
    model.shelf_behind = match model.overlay.take() {
        Some(Overlay::Shelf(shelf)) => Some(shelf),
        _ => None,
    };
    model.overlay = Some(Overlay::Form(Box::new(form)));
    selection::known_wanted(model)
}

fn of_entry(entry: &Entry, page: &PersonPage) -> Option<Form> {
    match entry {
        Entry::Interaction(row) => Some(interaction::form(
            row,
            Some((page.person.id, &page.person.name)),
        )),
        Entry::Promise(of) => Some(promise::form(of)),
        Entry::Topic(of) => Some(topic::form(of)),
        Entry::Pause(of) => Some(pause::form(of)),
        Entry::Shift(_) => Some(person::form(page)),
        Entry::CheckIn(_) => None,
    }
}

/// Something was read anew: a form that is open takes over what somebody else saved meanwhile.
pub fn refreshed(model: &mut Model) {
    if let (Some(Overlay::CheckIn(asking)), Some(page)) = (
        &mut model.overlay,
        model.shown.as_ref().and_then(|shown| shown.page.as_ref()),
    ) {
        let now = page.check_ins.iter().find(|now| now.id == asking.row.id);
        if let Some(now) = now.filter(|_| !asking.saving) {
            asking.rebase(now);
        }
        return;
    }
    let Some(Overlay::Form(form)) = &model.overlay else {
        return;
    };
    let now = again(model, &form.subject).filter(|now| {
        !form.saving && now.subject.is_same_row(&form.subject) && now.subject != form.subject
    });
    if let (Some(now), Some(Overlay::Form(form))) = (now, &mut model.overlay) {
        form.rebase(now);
    }
}

/// The form of the same row as it is in the file now; `None` if it is not on the screen.
fn again(model: &Model, subject: &Subject) -> Option<Form> {
    let page = model.shown.as_ref().and_then(|shown| shown.page.as_ref());
    match subject {
        Subject::Person(_) => page.map(|page| person::form(page)),
        Subject::Tie { .. } | Subject::Group(_) | Subject::Circle(_) => {
            shelved::again(model, subject)
        }
        Subject::Interaction(of) if of.people.is_empty() => {
            paging::alone(model).map(|row| interaction::form(row, None))
        }
        _ => {
            let entries = model.timeline.entries.iter();
            let mut forms = entries.filter_map(|entry| of_entry(entry, page?));
            forms.find(|now| now.subject.is_same_row(subject))
        }
    }
}

/// A command while a form is open.
pub fn act(model: &mut Model, command: Command) -> Vec<Effect> {
    let Some(Overlay::Form(form)) = &mut model.overlay else {
        return Vec::new();
    };
    if form.saving {
        return Vec::new();
    }
    match command {
        Command::Save => return save(model),
        Command::NextField => form.step(1),
        Command::PreviousField => form.step(-1),
        Command::Complete => form.complete(),
        Command::NextOffer | Command::PreviousOffer => {
            let by = if command == Command::NextOffer { 1 } else { -1 };
            if let Some(completion) = &mut form.completion {
                completion.step(by);
            }
        }
        Command::NewLine if form.takes_lines() => {
            form.insert("\n", &model.known);
        }
        Command::TakeTheirs => form.choose(true),
        Command::KeepYours => form.choose(false),
        Command::OwnEditor => form.begun = Some(Begun::OwnEditor),
        Command::Discard if form.begun == Some(Begun::Discarding) || !form.is_changed() => {
            drop(close(model));
        }
        Command::Discard => {
            form.begun = Some(Begun::Discarding);
            form.trouble =
                Some("Press Ctrl-C again to throw the changes away; Esc keeps them".to_owned());
        }
        Command::KeepDraft => put_away(model),
        _ => {}
    }
    Vec::new()
}

/// Closes what is open, and gives it back; the list it was opened from is there again.
pub fn close(model: &mut Model) -> Option<Overlay> {
    let shelf = model.shelf_behind.take().map(Overlay::Shelf);
    std::mem::replace(&mut model.overlay, shelf)
}

/// Closes the form; what was changed in it is there when it is opened again.
fn put_away(model: &mut Model) {
    if let Some(Overlay::Form(form)) = close(model)
        && form.is_changed()
    {
        let key = form.subject.goes_on_with(&model.settings.keys);
        model.forms.insert(0, *form);
        model.forms.truncate(KEPT);
        let text = format!("not saved, and kept: {key} goes on with it");
        model.notice = Some(Notice::done(text));
    }
}

fn save(model: &mut Model) -> Vec<Effect> {
    let calendar = model.calendar();
    let Some(Overlay::Form(form)) = &mut model.overlay else {
        return Vec::new();
    };
    if !form.is_changed() {
        drop(close(model));
        return Vec::new();
    }
    if form.to_next_choice() {
        return Vec::new();
    }
    if model.knowing != Knowing::Here {
        form.trouble = Some("The names are still being read; press Enter once more".to_owned());
        return selection::known_wanted(model);
    }
    let deed: Option<FormDeed> = match form.subject.clone() {
        Subject::Person(kept) => person::settle(form, &kept, &model.known, calendar),
        Subject::Interaction(kept) => interaction::settle(form, &kept, &model.known, calendar),
        Subject::Promise(kept) => promise::settle(form, &kept, calendar),
        Subject::Topic(kept) => topic::settle(form, &kept, calendar),
        Subject::Tie { of, tie: kept } => tie::settle(form, of, &kept, &model.known),
        Subject::Group(kept) => group::settle(form, &kept, &model.known),
        Subject::Circle(kept) => circle::settle(form, &kept),
        Subject::Pause(kept) => pause::settle(form, &kept, calendar),
        Subject::SamePerson(kept) => {
            let gone = same::settle(form, kept, &model.known);
            let asked = gone.map(|gone| Effect::Ask(Question::Merging { kept, gone }));
            return asked.into_iter().collect();
        }
    };
    let Some(deed) = deed else {
        return Vec::new();
    };
    form.saving = true;
    let left = resuming::put_away(model);
    vec![Effect::Do(Deed::Save {
        deed: Box::new(deed),
        left,
    })]
}

/// A key that is text, or moves in it.
pub fn key(model: &mut Model, key: Key) -> Vec<Effect> {
    if let Some(Overlay::Form(form)) = &mut model.overlay
        && !form.saving
    {
        if form.begun.take() == Some(Begun::OwnEditor) && key == Key::ctrl('e') {
            let text = form.focused().map(|row| row.field.text().to_owned());
            return text.map(Effect::OwnEditor).into_iter().collect();
        }
        form.key(key, &model.known);
    }
    Vec::new()
}

/// Text that was pasted.
pub fn paste(form: &mut Form, text: &str, known: &Known) {
    if form.saving {
        return;
    }
    let text = kept(text);
    let room = if form.takes_lines() {
        form.insert(&text, known)
    } else {
        form.insert(&on_one_line(&text), known)
    };
    if !room {
        form.trouble = Some("That is more than a megabyte: paste less of it".to_owned());
    }
}

/// Text without what no field can hold.
fn kept(text: &str) -> String {
    text.replace("\r\n", "\n")
        .replace('\r', "\n")
        .replace('\0', "\u{fffd}")
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What the user's own editor gave back for the field under the cursor.
pub fn edited(form: &mut Form, edited: Result<String, String>) {
    let several = form.takes_lines();
    match edited {
        Ok(text) if text.len() <= MOST => {
            let text = if several {
                kept(text.trim_end())
            } else {
                on_one_line(&kept(&text))
            };
            if let Some(row) = form.focused_mut() {
                row.field.set(&text);
                row.trouble = None;
            }
        }
        Ok(_) => {
            form.trouble = Some("That is more than a megabyte; the field is as it was".to_owned());
        }
        Err(why) => form.trouble = Some(why),
    }
}
