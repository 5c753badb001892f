//! The thread that changes the file. Nothing else on the screen does.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};

use crate::app::effect::{Deed, ENTRY_DRAFT};
use crate::app::form::deed::FormDeed;
use crate::app::message::{Done, Failure, Message};
use crate::app::unfinished::{self, FORM_DRAFT, Unfinished};
use crate::clock::{self, Clock};
use crate::domain::act::{Act, Source};
use crate::domain::circle::OFFERED;
use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::person::Person;
use crate::domain::promise::Ended;
use crate::domain::record::Origin;
use crate::domain::story::choices::Choices;
use crate::domain::topic::Closed;
use crate::store::error::{Result, StoreError};
use crate::store::log::Logged;
use crate::store::open::{Stamp, Store};
use crate::store::people::CircleChoice;
use crate::tui::drafting::{self, Drafts};
use crate::tui::event::Event;
use crate::tui::failing::failure;
use crate::tui::fault::Fault;
use crate::tui::telling;

/// Writes until nothing more can come. A draft that waits is written before the end.
pub fn write_all(
    mut store: Store,
    deeds: &Receiver<Deed>,
    events: &Sender<Event>,
    clock: Clock,
    fault: Option<Fault>,
) {
    let mut drafts = Drafts::taken_over(&mut store, clock);
    let mut ready = false;
    loop {
        let next = if drafts.wait() || !ready {
            deeds.recv_timeout(drafting::RESTS)
        } else {
            deeds.recv().map_err(|_| RecvTimeoutError::Disconnected)
        };
        let messages = match next {
            Ok(deed) => {
                let Some(deed) = drafts.take(deed) else {
                    continue;
                };
                Fault::strike(fault, Fault::Writer);
                let slot = match &deed {
                    Deed::Log(_) | Deed::AcceptAs { .. } => Some(ENTRY_DRAFT),
                    Deed::Save { .. } | Deed::Add { .. } => Some(FORM_DRAFT),
                    _ => None,
                };
                let message = done(&mut store, deed, clock);
                // What is on record is no draft any more; what could not be saved is.
                let another = slot
                    .filter(|_| matches!(message, Message::Done(_)))
                    .and_then(|slot| drafts.are_saved(&mut store, slot));
                std::iter::once(message).chain(another).collect()
            }
            Err(RecvTimeoutError::Timeout) => {
                if !ready {
                    ready = true;
                    // What is wrong with the file is told of the first deed that comes to grief by it.
                    let _ = store.make_ready();
                }
                drafts.keep(&mut store, clock)
            }
            Err(RecvTimeoutError::Disconnected) => break,
        };
        let mut told = messages.into_iter().map(Event::Message);
        if told.any(|event| events.send(event).is_err()) {
            break;
        }
    }
    drafts.keep_at_the_end(store, clock, events);
}

/// Does one deed, and answers what came of it.
pub fn done(store: &mut Store, deed: Deed, clock: Clock) -> Message {
    let of_saving = matches!(
        deed,
        Deed::Log(_)
            | Deed::AcceptAs { .. }
            | Deed::Add { .. }
            | Deed::Save { .. }
            | Deed::MovePromise { .. }
            | Deed::WriteStory { .. }
    );
    match act(store, deed, clock) {
        Ok(done) => Message::Done(done),
        Err(error) => Message::Failed(Failure {
            of_saving,
            ..failure(&error)
        }),
    }
}

fn act(store: &mut Store, deed: Deed, clock: Clock) -> Result<Done> {
    let stamp = Stamp {
        at: clock.millis(),
        source: Source::Screen,
    };
    Ok(match deed {
        Deed::Log(settled) => logged(store.log(&settled, Some(ENTRY_DRAFT), stamp)?),
        Deed::WriteStory {
            person,
            choices,
            path,
        } => write_story(store, person, &choices, path, clock)?,
        Deed::Accept(candidate) => logged(store.accept(&candidate, stamp)?),
        Deed::AcceptAs { candidate, settled } => {
            let slot = Some(ENTRY_DRAFT);
            logged(store.accept_as(&candidate, &settled, slot, stamp)?)
        }
        Deed::Dismiss {
            candidate,
            all_of_theirs,
        } => {
            store.dismiss(&candidate, all_of_theirs, stamp)?;
            Done::Dismissed
        }
        Deed::Add { name, left } => add(store, name, &left, stamp)?,
        Deed::Save { deed, left } => {
            let left = unfinished::written(&left);
            store.leaving_draft(FORM_DRAFT, left, stamp.at, |store| {
                save(store, *deed, stamp)
            })?;
            Done::Saved
        }
        Deed::Merge(merging) => {
            let Person { id, name, .. } = store.merge_people(&merging, stamp)?;
            Done::Merged { person: id, name }
        }
        Deed::Trash(item) => trash(store, item, stamp)?,
        Deed::QuietIsFine(person) => quiet_is_fine(store, person, clock, stamp)?,
        Deed::PutOff { person, days } => put_off(store, person, days, clock, stamp)?,
        Deed::Stand { person, standing } => {
            let name = store.set_standing(person, standing, stamp)?;
            Done::Stands {
                person,
                name,
                standing,
            }
        }
        Deed::PutInCircle { person, circle } => put_in_circle(store, person, circle, stamp)?,
        Deed::EndPromise { promise, how } => {
            let on = Day::nearest(clock.today());
            let ended = store.end_promise(*promise, Ended { how, on }, stamp)?;
            let promise = ended.id;
            Done::PromiseEnded { promise, how }
        }
        Deed::MovePromise { promise, by } => {
            let id = promise.id;
            store.renew_promise(*promise, by, Day::nearest(clock.today()), stamp)?;
            Done::PromiseMoved { promise: id, by }
        }
        Deed::CloseTopic { topic, how } => {
            let on = Day::nearest(clock.today());
            store.close_topic(*topic, Closed { how, on }, stamp)?;
            Done::TopicClosed(how)
        }
        Deed::OrderCircles(order) => {
            store.order_circles(&order, stamp)?;
            Done::Saved
        }
        Deed::KeepGathered(place) => {
            store.keep_gathered(place)?;
            Done::Marked
        }
        Deed::LookAt(card) => {
            store.look_at(&[card], clock.today(), stamp.at)?;
            Done::Marked
        }
        Deed::FinishReview => {
            store.finish_review(clock.today(), stamp.at)?;
            Done::Marked
        }
        Deed::Undo { agreed } => undo(store, agreed)?,
        Deed::Redo => Done::Redone(store.redo()?),
        Deed::KeepForms(left) => {
            store.keep_draft(FORM_DRAFT, &unfinished::written(&left), stamp.at)?;
            Done::Undone(None)
        }
        Deed::KeepDraft(text) => {
            store.keep_draft(ENTRY_DRAFT, &text, stamp.at)?;
            Done::Undone(None)
        }
    })
}

/// Undoes the newest act; one of an earlier run only if it is the one that was `agreed` to.
fn undo(store: &mut Store, agreed: Option<Id<Act>>) -> Result<Done> {
    let Some(act) = store.reader().next_undo()? else {
        return Ok(Done::Undone(None));
    };
    if agreed != Some(act.id) && act.sitting != store.sitting() {
        return Ok(Done::AskFirst(act));
    }
    match store.undo_newest(act.id)? {
        Some(undone) => Ok(Done::Undone(Some(undone))),
        // Somebody else was quicker: theirs is the newest now and is asked about.
        None => undo(store, agreed),
    }
}

fn add(store: &mut Store, name: String, left: &[Unfinished], stamp: Stamp) -> Result<Done> {
    let new = Person::named(Id::from_number(0), name, Origin::Hand, stamp.at);
    let left = unfinished::written(left);
    let person = store.leaving_draft(FORM_DRAFT, left, stamp.at, |store| {
        store.add_person(new, &CircleChoice::AsItIs, stamp)
    })?;
    Ok(Done::Added {
        person: person.id,
        name: person.name,
    })
}

fn trash(store: &mut Store, item: Item, stamp: Stamp) -> Result<Done> {
    let person = match item {
        Item::Person(id) => store.reader().name_of(id)?.map(|name| (id, name)),
        _ => None,
    };
    store.trash(item, stamp)?;
    Ok(Done::Trashed { person })
}

fn put_off(
    store: &mut Store,
    person: Id<Person>,
    days: u16,
    clock: Clock,
    stamp: Stamp,
) -> Result<Done> {
    let until = store.put_off(person, days, clock.today(), stamp)?;
    let name = store.reader().name_of(person)?.unwrap_or_default();
    Ok(Done::PutOff {
        person,
        name,
        until,
    })
}

fn put_in_circle(
    store: &mut Store,
    person: Id<Person>,
    circle: Option<String>,
    stamp: Stamp,
) -> Result<Done> {
    let choice = match circle.clone() {
        None => CircleChoice::None,
        Some(name) if OFFERED.contains(&name.as_str()) => CircleChoice::Offered(name),
        Some(name) => CircleChoice::Named(name),
    };
    store.put_in_circle(&[person], &choice, stamp)?;
    let name = store.reader().name_of(person)?.unwrap_or_default();
    Ok(Done::InCircle { name, circle })
}

fn logged(of: Logged) -> Done {
    Done::Logged {
        people: of.people,
        day: of.day,
    }
}

fn write_story(
    store: &Store,
    person: Id<Person>,
    choices: &Choices,
    path: PathBuf,
    clock: Clock,
) -> Result<Done> {
    let tale = store
        .reader()
        .story(person, choices, clock.today(), clock::day)?;
    let tale = tale.ok_or(StoreError::Gone("the person"))?;
    let written = telling::write(&tale, &path).map_err(|why| StoreError::File {
        path,
        doing: "written",
        why,
    })?;
    Ok(Done::StoryWritten(written.display().to_string()))
}

fn quiet_is_fine(
    store: &mut Store,
    person: Id<Person>,
    clock: Clock,
    stamp: Stamp,
) -> Result<Done> {
    let today = clock.today();
    let already = store.reader().pause_on(person, today)?.is_some();
    if !already {
        store.quiet_is_fine(person, today, stamp)?;
    }
    let name = store.reader().name_of(person)?.unwrap_or_default();
    Ok(Done::QuietIsFine {
        person,
        name,
        already,
    })
}

fn save(store: &mut Store, deed: FormDeed, stamp: Stamp) -> Result<()> {
    match deed {
        FormDeed::Person { person, circle } => {
            let circle = match circle {
                None => CircleChoice::AsItIs,
                Some(name) if name.is_empty() => CircleChoice::None,
                Some(name) => CircleChoice::Named(name),
            };
            store.save_person(*person, &circle, stamp).map(drop)
        }
        FormDeed::Interaction { interaction, place } => {
            store.save_interaction_at(*interaction, place.as_deref(), stamp)
        }
        FormDeed::Promise(promise) if promise.id.number() == 0 => {
            store.add_promise(*promise, stamp).map(drop)
        }
        FormDeed::Topic(topic) if topic.id.number() == 0 => {
            store.add_topic(*topic, stamp).map(drop)
        }
        FormDeed::Topic(topic) => store.save_topic(*topic, stamp).map(drop),
        FormDeed::Promise(promise) => store.save_promise(*promise, stamp).map(drop),
        FormDeed::CheckIn(check_in) if check_in.id.number() == 0 => {
            store.add_check_in(*check_in, stamp).map(drop)
        }
        FormDeed::CheckIn(check_in) => store.save_check_in(*check_in, stamp).map(drop),
        FormDeed::Tie(tie) if tie.id.number() == 0 => store.add_tie(*tie, stamp).map(drop),
        FormDeed::Tie(tie) => store.save_tie(*tie, stamp).map(drop),
        FormDeed::Group(group) if group.id.number() == 0 => {
            store.add_group(*group, stamp).map(drop)
        }
        FormDeed::Group(group) => store.save_group(*group, stamp).map(drop),
        FormDeed::Circle(circle) if circle.id.number() == 0 => store
            .add_circle(&circle.name, circle.usual_gap, stamp)
            .map(drop),
        FormDeed::Circle(circle) => store.save_circle(*circle, stamp).map(drop),
        FormDeed::Pause(pause) => store.save_pause(*pause, stamp).map(drop),
    }
}
