//! What the keys do in the review.

use crate::app::command::Command;
use crate::app::effect::{Deed, Effect, Question};
use crate::app::layout::Pane;
use crate::app::message::Done;
use crate::app::model::{Model, Overlay};
use crate::app::notice::Notice;
use crate::app::review::{Review, Said, Subject, YESTERDAY};
use crate::app::{accepting, resuming, selection, writing};
use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::domain::promise::{End, Promise};
use crate::domain::review::card::{Card, CardKey, CardKind};
use crate::domain::review::deck;
use crate::wording::{days, promises};

/// Opens the review where it stopped today. From its end it looks back over the day.
pub fn open(model: &mut Model) -> Vec<Effect> {
    let again = model.review.as_ref().is_some_and(Review::is_over);
    model.review = Some(Review::begun(again));
    vec![Effect::Ask(Question::Review { today: model.today })]
}

/// Takes in what was read. A review that begins on yesterday has its box open; who looks back is asked nothing.
pub fn take(model: &mut Model, read: Box<deck::Review>) -> Vec<Effect> {
    let Some(review) = &mut model.review else {
        return Vec::new();
    };
    let (first, was_over) = (review.read.is_none(), review.is_over());
    let (ended, again) = (read.finished, review.again);
    review.take(read);
    if !was_over && review.is_over() && !again && !ended {
        return vec![Effect::Do(Deed::FinishReview)];
    }
    if first && !again && model.overlay.is_none() && on(model, CardKind::Yesterday) {
        return offer_box(model);
    }
    Vec::new()
}

/// A command on a card.
pub fn act(model: &mut Model, command: Command) -> Option<Vec<Effect>> {
    let over = model.review.as_ref()?.is_over();
    Some(match command {
        Command::NextCard if over => leave(model),
        Command::NextCard => next(model),
        Command::PreviousCard => {
            if let Some(review) = &mut model.review {
                review.turn(-1);
            }
            Vec::new()
        }
        Command::AddInteraction | Command::Open if on(model, CardKind::Yesterday) => {
            open_box(model)
        }
        Command::Open if on(model, CardKind::Tray) => accepting::open(model),
        Command::Open => open_person(model),
        Command::Back | Command::Leave => leave(model),
        Command::Kept => end(model, End::Kept),
        Command::Broken => end(model, End::Broken),
        Command::Release => end(model, End::Released),
        Command::StillOpen => {
            if let Some(review) = &mut model.review {
                still_open(review);
            }
            Vec::new()
        }
        Command::NewDay => {
            if let Some(given) = open_word(model) {
                model.overlay = Some(Overlay::NewDay(resuming::new_day(model, given)));
            }
            Vec::new()
        }
        _ => return None,
    })
}

/// Whether a card of this kind is on the screen.
fn on(model: &Model, kind: CardKind) -> bool {
    model.review.as_ref().and_then(Review::kind) == Some(kind)
}

/// The box stands open on the card of yesterday, unless a sentence about something else was left
/// half-written: that one is told, and stays where it is until it is asked for.
fn offer_box(model: &mut Model) -> Vec<Effect> {
    let elsewhere = |text: &str| !text.trim_start().starts_with(YESTERDAY.trim());
    if model
        .draft
        .as_ref()
        .is_some_and(|left| elsewhere(&left.text))
    {
        model.notice = Some(Notice::done(resuming::half_written(model)));
        return Vec::new();
    }
    open_box(model)
}

/// Opens the box with the beginning of a sentence about yesterday, or with what was left in it.
fn open_box(model: &mut Model) -> Vec<Effect> {
    let effects = writing::open_entry(model);
    if let Some(Overlay::Entry(entry)) = &mut model.overlay
        && entry.field.text().is_empty()
    {
        entry.set(YESTERDAY.to_owned(), &model.known, model.today);
    }
    effects
}

/// A command in the box of yesterday with nothing written in it: Enter goes on, Esc leaves the review. `None` if it is one for the box.
pub fn in_empty_box(model: &mut Model, command: Command) -> Option<Vec<Effect>> {
    let go = match command {
        Command::NextCard => next,
        Command::Back => leave,
        _ => return None,
    };
    model.overlay = None;
    model.draft = None;
    let mut effects = vec![Effect::Do(Deed::KeepDraft(String::new()))];
    effects.extend(go(model));
    Some(effects)
}

/// Passes the card: it is looked at. Behind the last one the review of the day has ended.
fn next(model: &mut Model) -> Vec<Effect> {
    let Some(review) = &mut model.review else {
        return Vec::new();
    };
    let Some(key) = review.card().map(Card::key) else {
        return Vec::new();
    };
    review.turn(1);
    if review.again {
        return Vec::new();
    }
    let mut effects = vec![Effect::Do(Deed::LookAt(key))];
    if review.is_over() {
        effects.push(Effect::Do(Deed::FinishReview));
    }
    effects
}

/// Leaves; it goes on here later today. A card on which something was done is passed.
pub fn leave(model: &mut Model) -> Vec<Effect> {
    let Some(review) = model.review.take() else {
        return Vec::new();
    };
    let touched = review.card().filter(|_| review.settled().is_some());
    touched
        .map(|card| Effect::Do(Deed::LookAt(card.key())))
        .into_iter()
        .collect()
}

fn open_person(model: &mut Model) -> Vec<Effect> {
    let person = model.review.as_ref().and_then(Review::person);
    let Some((person, _)) = person else {
        return Vec::new();
    };
    let mut effects = leave(model);
    model.quiet = None;
    model.people.reveal(person);
    effects.extend(selection::follow(model));
    selection::focus(model, Pane::Timeline);
    effects
}

/// The word given under the cursor, if nothing was done about it yet.
fn open_word(model: &mut Model) -> Option<Promise> {
    let review = model.review.as_ref()?;
    let given = review.given()?;
    let id = given.promise.id;
    let acted = review
        .done
        .get(&Subject::Word(id))
        .is_some_and(|said| said.is_act);
    if acted {
        let undo = model.key_of(Command::Undo);
        model.notice = Some(Notice::done(format!("that is done; {undo} undoes it")));
        return None;
    }
    Some(given.promise.clone())
}

/// Ends it. The row says so at once, so that the next key is for the next row.
fn end(model: &mut Model, how: End) -> Vec<Effect> {
    let Some(promise) = open_word(model) else {
        return Vec::new();
    };
    if let Some(review) = &mut model.review {
        let text = promises::ended(how).to_lowercase();
        let said = Said { text, is_act: true };
        review.done.insert(Subject::Word(promise.id), said);
        review.ending.push(promise.id);
        review.to_next_open();
    }
    let promise = Box::new(promise);
    vec![Effect::Do(Deed::EndPromise { promise, how })]
}

/// Something could not be done: the rows that waited for it are as they were.
pub fn failed(model: &mut Model) {
    if let Some(review) = &mut model.review {
        for promise in std::mem::take(&mut review.ending) {
            review.done.remove(&Subject::Word(promise));
        }
    }
}

fn still_open(review: &mut Review) {
    let Some(id) = review.given().map(|given| given.promise.id) else {
        return;
    };
    let said = Said {
        text: "still open".to_owned(),
        is_act: false,
    };
    review.done.entry(Subject::Word(id)).or_insert(said);
    review.to_next_open();
}

/// A command in the line for a new day.
pub fn act_on_day(model: &mut Model, command: Command) -> Vec<Effect> {
    let calendar = model.calendar();
    let Some(Overlay::NewDay(new)) = &mut model.overlay else {
        return Vec::new();
    };
    if command != Command::Save {
        resuming::put_line_away(model);
        return Vec::new();
    }
    let Some(by) = new.day(calendar).filter(|_| !new.saving) else {
        return Vec::new();
    };
    new.saving = true;
    let promise = new.promise.clone();
    vec![Effect::Do(Deed::MovePromise { promise, by })]
}

/// A word given came to its end, or has a new day.
pub fn word_done(model: &mut Model, done: &Done) -> Vec<Effect> {
    let (id, text) = match done {
        Done::PromiseEnded { promise, how } => (*promise, promises::ended(*how).to_lowercase()),
        Done::PromiseMoved { promise, by } => (
            *promise,
            format!("a new day: {}", days::short(*by, model.today)),
        ),
        _ => return Vec::new(),
    };
    if matches!(done, Done::PromiseMoved { .. })
        && matches!(&model.overlay, Some(Overlay::NewDay(new)) if new.saving)
    {
        model.overlay = None;
    }
    model.say_undoable(&text);
    if let Some(review) = &mut model.review {
        review.ending.retain(|ending| *ending != id);
        let said = Said { text, is_act: true };
        review.done.insert(Subject::Word(id), said);
        let moved = matches!(done, Done::PromiseMoved { .. });
        if moved && review.given().is_some_and(|given| given.promise.id == id) {
            review.to_next_open();
        }
    }
    selection::refresh(model)
}

/// Something was done about somebody: it stands on their card.
pub fn tended(model: &mut Model, person: Id<Person>, text: &str) {
    let Some(review) = &mut model.review else {
        return;
    };
    let keys = review.cards.iter().map(Card::key);
    let about: Vec<CardKey> = keys.filter(|key| key.person == Some(person)).collect();
    for key in about {
        let text = text.to_owned();
        let said = Said { text, is_act: true };
        review.done.insert(Subject::Card(key), said);
    }
}

/// An interaction was written down: about somebody on a card, or about yesterday, whose box opens
/// once more.
pub fn logged(model: &mut Model, people: &[(Id<Person>, String)]) -> Vec<Effect> {
    for (person, _) in people {
        tended(model, *person, "written down");
    }
    if model.overlay.is_none() && on(model, CardKind::Yesterday) {
        return open_box(model);
    }
    Vec::new()
}
