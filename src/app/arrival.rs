//! What comes back from the file: answers, deeds done, failures.

use chrono::NaiveDate;

use crate::app::command::Command;
use crate::app::confirm::Confirm;
use crate::app::effect::{Effect, More, Part, Question};
use crate::app::entry::Left;
use crate::app::form::sheet::Subject;
use crate::app::known::Knowing;
use crate::app::message::{Answer, Done, Everybody, Failure};
use crate::app::model::{Model, Overlay};
use crate::app::notice::Notice;
use crate::app::people::Population;
use crate::app::shape::Shape;
use crate::app::timeline::Target;
use crate::app::{
    accepting, checking, finding, forming, gathering_keys, paging, quiet_keys, resuming, reviewing,
    selection, story_page, tended, timeline_keys, whole, writing,
};
use crate::domain::act::{Act, Verb};
use crate::domain::day::Day;
use crate::domain::find::wanted::Wanted;
use crate::domain::id::Id;
use crate::domain::page::PersonPage;
use crate::domain::person::Person;
use crate::domain::text::visible;
use crate::domain::text::wrap::fitted;
use crate::domain::timeline::{Begin, Stretch};
use crate::domain::topic::Closing;
use crate::wording::{acts, days};

/// Reads anew what is read against it.
fn known_is_here(model: &mut Model) -> Vec<Effect> {
    let mut effects = writing::known_is_here(model);
    effects.extend(finding::reread(model));
    effects.extend(timeline_keys::reread(model));
    effects
}

/// Takes in an answer.
pub fn answer(model: &mut Model, answer: Answer) -> Vec<Effect> {
    match answer {
        Answer::People(everybody) => {
            let Everybody {
                people,
                names,
                circles,
                to_come,
            } = *everybody;
            model.people.take(people, names, circles);
            gathering_keys::refreshed(model);
            forming::refreshed(model);
            let mut effects = selection::follow(model);
            if to_come {
                // What fills the screen is there.
                let everybody = Question::People { today: model.today };
                effects.push(Effect::AskOnceDrawn(everybody));
            }
            return effects;
        }
        Answer::PeopleAgain(rows) => {
            model.people.take_again(rows);
            gathering_keys::refreshed(model);
            return selection::follow(model);
        }
        Answer::Known(known) => {
            (model.known, model.knowing) = (*known, Knowing::Here);
            forming::refreshed(model);
            return known_is_here(model);
        }
        Answer::KnownAgain(people) => {
            model.known.met(&people);
            return known_is_here(model);
        }
        Answer::Page { person, page } => return take_page(model, person, page),
        Answer::Stretch { person, read } => return take_stretch(model, person, *read),
        Answer::More(answer) => return take_more(model, *answer),
        Answer::Seasons(seasons) => model.people.seasons.extend(seasons),
        Answer::Found(found) => {
            let (wish, page) = *found;
            return finding::take(model, &wish, page);
        }
        Answer::Quiet(scan) => quiet_keys::take(model, scan),
        Answer::Tags(tags) => quiet_keys::take_tags(model, tags),
        Answer::Merging(merging) => {
            // Unless something else was opened since.
            if matches!(&model.overlay, Some(Overlay::Form(form)) if form.subject == Subject::SamePerson(merging.kept.id))
            {
                model.overlay = Some(Overlay::Confirm(Confirm::Merge(merging)));
            }
        }
        Answer::Evidence(read) => paging::take_evidence(model, read),
        Answer::Mirror(read) => paging::take_mirror(model, read),
        Answer::SoFar(person, so_far) => paging::take_so_far(model, person, so_far),
        Answer::Tray(read) => accepting::take(model, read),
        Answer::Review(read) => return reviewing::take(model, read),
        Answer::Since(read) => model.beside.take(read),
        Answer::Story(read) => story_page::take(model, read),
        Answer::Before(read) => paging::take_before(model, read),
        Answer::Gathered(place) => gathering_keys::take_place(model, place),
        Answer::Interaction(read) => whole::take(model, read),
        Answer::Company(company) => {
            if let Some(Overlay::Entry(entry)) = &mut model.overlay {
                entry.take_company(company, &model.known, model.today);
            }
        }
        Answer::Unfinished(left) => resuming::take(model, left),
        Answer::Draft(draft) => {
            if let Some(text) = draft {
                let left = resuming::half_written(model);
                model.notice = Some(match model.notice.take() {
                    Some(notice) => Notice {
                        text: format!("{} · {left}", notice.text),
                        ..notice
                    },
                    None => Notice::done(left),
                });
                model.draft = Some(Left::from(text));
            }
        }
    }
    Vec::new()
}

fn take_page(
    model: &mut Model,
    person: Id<Person>,
    page: Option<Box<(PersonPage, Part, Stretch)>>,
) -> Vec<Effect> {
    let Some(shown) = model.shown.as_mut().filter(|shown| shown.person == person) else {
        return Vec::new();
    };
    let Some(page) = page else { return Vec::new() };
    let (page, part, stretch) = *page;
    shown.name = visible::line(&page.person.name).into_owned();
    shown.page = Some(Box::new(page));
    let mut effects = take_stretch(model, person, (part, stretch));
    forming::refreshed(model);
    effects.extend(checking::page_is_here(model, person));
    effects
}

fn is_shown(model: &Model, person: Id<Person>, wanted: &Wanted) -> bool {
    let shown = model.shown.as_ref();
    shown.is_some_and(|shown| shown.person == person) && model.timeline.wanted == *wanted
}

fn take_stretch(
    model: &mut Model,
    person: Id<Person>,
    (part, stretch): (Part, Stretch),
) -> Vec<Effect> {
    let stays = model.timeline.wish.is_none() && model.timeline.target.is_none();
    let held = model.timeline.entry_under_cursor().filter(|_| stays);
    if is_shown(model, person, &part.wanted) {
        model.timeline.take(part.begin, stretch);
    }
    selection::lay_out_timeline(model);
    // It was asked for before the cursor went beyond its end.
    if let Some((place, key)) = held.filter(|held| model.timeline.ends_above(held.0)) {
        return timeline_keys::go_to(model, Begin::Above(place), Target::Key(key));
    }
    selection::more_wanted(model)
}

/// What was asked for before the timeline was another is of no interest any more.
fn take_more(model: &mut Model, (asked, more): (More, Stretch)) -> Vec<Effect> {
    if !is_shown(model, asked.person, &asked.wanted) {
        return Vec::new();
    }
    model.timeline.extend(asked.ask, more);
    selection::lay_out_timeline(model);
    selection::more_wanted(model)
}

/// Takes in that an interaction was saved, with these people on that day.
fn logged(model: &mut Model, people: &[(Id<Person>, String)], day: Day) -> Vec<Effect> {
    // Another box may have been opened since: what is typed there stays.
    match model.overlay.take() {
        Some(Overlay::Entry(entry)) if entry.saving => {
            model.shape = Some(Shape::from(&entry.reading));
            model.said.push(entry.field.text().to_owned());
        }
        other => model.overlay = other,
    }
    model.draft = None;
    let shown = model
        .shown
        .as_ref()
        .is_some_and(|shown| people.iter().any(|(id, _)| *id == shown.person));
    if let Some((first, _)) = people
        .first()
        .filter(|_| !shown && model.people.population == Population::Connections)
    {
        model.people.select_when_here(*first);
    }
    let names: Vec<_> = people.iter().map(|(_, name)| visible::line(name)).collect();
    let whom = if names.is_empty() {
        "a note of your own".to_owned()
    } else {
        names.join(", ")
    };
    model.say_undoable(format!("saved: {whom}, {}", days::short(day, model.today)));
    let mut effects = reviewing::logged(model, people);
    effects.extend(selection::refresh(model));
    effects
}

/// Takes in that something was done.
pub fn done(model: &mut Model, done: Done) -> Vec<Effect> {
    match done {
        Done::Logged { people, day } => logged(model, &people, day),
        Done::Added { person, name } => {
            resuming::saved(model);
            if matches!(&model.overlay, Some(Overlay::NewPerson(new)) if new.saving) {
                model.overlay = None;
            }
            model.say_undoable(format!("added {}", visible::line(&name)));
            model.people.select_when_here(person);
            selection::refresh(model)
        }
        Done::Saved => {
            resuming::saved(model);
            let of_form = matches!(&model.overlay, Some(Overlay::Form(_) | Overlay::CheckIn(_)));
            if of_form && model.overlay.as_ref().is_some_and(Overlay::is_saving) {
                drop(forming::close(model));
            }
            model.say_undoable("saved");
            resuming::offer(model);
            selection::refresh(model)
        }
        Done::StoryWritten(path) => {
            if matches!(&model.overlay, Some(Overlay::NewFile(new)) if new.saving) {
                model.overlay = None;
            }
            let text = format!("written to {path}, for you alone to read");
            model.notice = Some(Notice::done(visible::line(&text)));
            Vec::new()
        }
        Done::Dismissed => {
            model.say_undoable("dismissed");
            selection::refresh(model)
        }
        Done::Merged { person, name } => {
            let undo = model.key_of(Command::Undo);
            let name = named(&name);
            let text = format!("they are one: {name} · {undo} makes two again");
            model.notice = Some(Notice::done(text));
            model.people.select_when_here(person);
            selection::refresh(model)
        }
        Done::Trashed { person } => trashed(model, person),
        Done::PromiseEnded { .. } | Done::PromiseMoved { .. } => reviewing::word_done(model, &done),
        Done::TopicClosed(how) => {
            let said = match how {
                Closing::Answered => "answered",
                Closing::Dropped => "dropped",
            };
            model.say_undoable(said);
            selection::refresh(model)
        }
        Done::Marked => Vec::new(),
        Done::QuietIsFine { .. }
        | Done::PutOff { .. }
        | Done::Stands { .. }
        | Done::InCircle { .. } => {
            let text = tended::said(&done, model.today);
            let is_new = !matches!(done, Done::QuietIsFine { already: true, .. });
            if let Done::QuietIsFine { person, .. }
            | Done::PutOff { person, .. }
            | Done::Stands { person, .. } = &done
            {
                reviewing::tended(model, *person, &text);
            }
            if is_new {
                model.say_undoable(text);
            } else {
                model.notice = Some(Notice::done(text));
            }
            selection::refresh(model)
        }
        Done::Undone(act) => {
            if act.as_ref().is_some_and(|act| act.verb == Verb::Trash) {
                model.timeline.brought_back();
                model.people.brought_back();
            }
            if let Some(review) = &mut model.review {
                review.undone = true;
            }
            told(model, act, "undone", "There is nothing to undo")
        }
        Done::Redone(act) => told(model, act, "done again", "There is nothing to do again"),
        Done::AskFirst(_) if !matches!(model.overlay, None | Some(Overlay::Shelf(_))) => {
            let undo = model.key_of(Command::Undo);
            let text = format!("the newest act is of another sitting: {undo} asks about it");
            model.notice = Some(Notice::done(text));
            Vec::new()
        }
        Done::AskFirst(act) => {
            model.overlay = Some(Overlay::Confirm(Confirm::Undo(act)));
            Vec::new()
        }
    }
}

/// Cells of a name in a notice, at most: what happened stands behind it.
const NAMED: usize = 32;

/// A name as notices have room for it.
fn named(name: &str) -> String {
    fitted(&visible::line(name), NAMED).into_owned()
}

/// Takes in that something lies in the trash, and who if it is somebody.
fn trashed(model: &mut Model, person: Option<(Id<Person>, String)>) -> Vec<Effect> {
    let text = match &person {
        Some((_, name)) => format!("{} is in the trash", named(name)),
        None => "in the trash".to_owned(),
    };
    model.people.trashed = person.map(|(id, _)| id);
    let undo = model.key_of(Command::Undo);
    model.notice = Some(Notice::done(format!("{text} · {undo} brings it back")));
    selection::refresh(model)
}

fn told(model: &mut Model, act: Option<Act>, how: &str, nothing: &str) -> Vec<Effect> {
    let Some(act) = act else {
        model.notice = Some(Notice::done(nothing));
        return Vec::new();
    };
    model.notice = Some(Notice::done(format!(
        "{how}: {}",
        visible::line(&acts::done(&act))
    )));
    selection::refresh(model)
}

/// Takes in that something failed. What was being saved stays where it was typed.
pub fn failed(model: &mut Model, failure: &Failure) -> Vec<Effect> {
    if failure.of_saving {
        // Keys that were meant for what comes after it would be typed into the box that stays.
        model.held.clear();
    } else {
        // A question that failed can be asked again.
        model.timeline.asked.clear();
        if model.knowing == Knowing::Asked {
            model.knowing = Knowing::NotYet;
            if let Some(Overlay::NewPerson(new)) = &mut model.overlay {
                new.save_when_known = false;
                model.held.clear();
            }
        }
        if let Some(find) = &mut model.find {
            find.failed();
        }
    }
    reviewing::failed(model);
    let text = format!("{}. {}", failure.message, failure.next);
    match &mut model.overlay {
        Some(Overlay::Entry(entry)) if failure.of_saving && entry.saving => {
            entry.saving = false;
            entry.trouble = Some(text);
        }
        Some(Overlay::Form(form)) if failure.of_saving && form.saving => {
            form.saving = false;
            form.trouble = Some(text);
            // Should the row be another by now, it is shown beside what was typed.
            return selection::refresh(model);
        }
        Some(Overlay::CheckIn(asking)) if failure.of_saving && asking.saving => {
            asking.saving = false;
            asking.trouble = Some(text);
            return selection::refresh(model);
        }
        Some(Overlay::NewDay(new)) if failure.of_saving && new.saving => {
            new.saving = false;
            new.problem = Some(text);
        }
        Some(Overlay::NewFile(new)) if failure.of_saving && new.saving => {
            new.saving = false;
            new.problem = Some(text);
        }
        Some(Overlay::NewPerson(new)) if failure.of_saving && new.saving => {
            new.saving = false;
            new.hint = Some(text);
        }
        _ => model.notice = Some(Notice::problem(visible::line(&text))),
    }
    Vec::new()
}

/// What is asked at the start; for what was left half-written first, before anything can be
/// written over it.
#[must_use]
pub fn first_questions(today: NaiveDate) -> [Question; 3] {
    [
        Question::Draft,
        Question::Unfinished,
        Question::Innermost { today },
    ]
}
