//! The keys of finding, and going to the place of what was found.

use crate::app::command::Command;
use crate::app::effect::{Effect, Question};
use crate::app::field::Field;
use crate::app::find::{Find, Origin, Wish, rows_wanted};
use crate::app::key::Key;
use crate::app::known::Knowing;
use crate::app::layout::Pane;
use crate::app::model::Model;
use crate::app::notice::Notice;
use crate::app::selection;
use crate::app::timeline::{Target, Timeline};
use crate::app::timeline_entry;
use crate::app::whole;
use crate::domain::find::found::{Found, FoundPage, Reached, What};
use crate::domain::find::line;
use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::domain::timeline::Begin;

/// Lines of the screen that are not for what was found: title, footer, border, the line and its hint.
const AROUND: usize = 6;

/// Opens the screen; an earlier search is offered again.
pub fn open(model: &mut Model) -> Vec<Effect> {
    let mut find = model.find_before.take().unwrap_or_default();
    find.earlier = !find.field.text().is_empty();
    find.went_to = None;
    find.origin = Origin {
        person: model.shown.as_ref().map(|shown| shown.person),
        place: model
            .timeline
            .entry_under_cursor()
            .map(|(place, key)| (place, Target::Key(key))),
        pane: Some(model.focus),
    };
    let wish = find.ask_first();
    model.find = Some(find);
    asked(model, wish)
}

/// Back to what was found, if one came from there to the person who is shown; `None` if not.
pub fn back_to(model: &mut Model) -> Option<Vec<Effect>> {
    let shown = model.shown.as_ref().map(|shown| shown.person);
    let came = model.focus == Pane::Timeline
        && shown.is_some()
        && model
            .find_before
            .as_ref()
            .is_some_and(|find| find.went_to == shown);
    if !came {
        return None;
    }
    model.find = model.find_before.take();
    Some(refresh(model))
}

/// Leaves, to where one was before; of the timeline of somebody else also that is shown again.
fn leave(model: &mut Model) -> Vec<Effect> {
    let Some(mut find) = model.find.take() else {
        return Vec::new();
    };
    let (origin, went) = (find.origin, find.went_to.take());
    model.find_before = Some(find);
    let Some(person) = origin.person.filter(|_| went.is_some()) else {
        return Vec::new();
    };
    let effects = go_to(model, person, origin.place);
    selection::focus(model, origin.pane.unwrap_or(Pane::People));
    effects
}

/// What a command does here.
pub fn act(model: &mut Model, command: Command) -> Vec<Effect> {
    let lines = lines(model);
    let half = isize::try_from(lines / 4).unwrap_or(1).max(1);
    let Some(find) = &mut model.find else {
        return Vec::new();
    };
    let by = match command {
        Command::Down => 1,
        Command::Up => -1,
        Command::PageDown => half,
        Command::PageUp => -half,
        Command::Open => return open_selected(model),
        Command::Back => return leave(model),
        _ => return Vec::new(),
    };
    find.earlier = false;
    find.step(by, lines);
    more(model)
}

/// Types into the line.
pub fn type_key(model: &mut Model, key: Key) -> Vec<Effect> {
    if let Some(find) = &mut model.find {
        find.key(key);
    }
    reread(model)
}

/// Pastes into the line.
pub fn paste(model: &mut Model, text: &str) -> Vec<Effect> {
    let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let fits = match &mut model.find {
        Some(find) => find.field.insert(&line),
        None => true,
    };
    if !fits {
        model.notice = Some(Notice::problem("That is too long for a line to look for"));
    }
    reread(model)
}

/// Reads the line anew: it was changed, or other names are known now.
pub fn reread(model: &mut Model) -> Vec<Effect> {
    let text = model.find.as_ref().map(|find| find.field.text());
    // Reading the names of a large file takes a moment: not before one is typed.
    if model.knowing != Knowing::Here && text.is_some_and(line::needs_names) {
        return selection::known_wanted(model);
    }
    let known = &model.known;
    let wish = model
        .find
        .as_mut()
        .and_then(|find| find.reread(&known.names, &known.places));
    asked(model, wish)
}

/// Asks for what is on the screen anew.
pub fn refresh(model: &mut Model) -> Vec<Effect> {
    let wish = model.find.as_mut().and_then(Find::ask_first);
    asked(model, wish)
}

/// Takes in what was found.
pub fn take(model: &mut Model, wish: &Wish, page: FoundPage) -> Vec<Effect> {
    let lines = lines(model);
    let Some(find) = &mut model.find else {
        return Vec::new();
    };
    find.take(wish, page);
    find.scroll(lines);
    more(model)
}

/// Asks for more, if the screen comes near the end of what was found.
pub fn more(model: &mut Model) -> Vec<Effect> {
    let lines = lines(model);
    let wish = model.find.as_mut().and_then(|find| find.ask_more(lines));
    asked(model, wish)
}

/// How many lines there are for what was found.
#[must_use]
pub fn lines(model: &Model) -> usize {
    usize::from(model.height).saturating_sub(AROUND)
}

fn asked(model: &Model, wish: Option<Wish>) -> Vec<Effect> {
    let cells = usize::from(model.width).max(40);
    let lines = lines(model);
    wish.map(|wish| {
        let rows = rows_wanted(&wish, lines);
        Effect::Ask(Question::Find { wish, rows, cells })
    })
    .into_iter()
    .collect()
}

fn open_selected(model: &mut Model) -> Vec<Effect> {
    let Some(find) = &mut model.find else {
        return Vec::new();
    };
    let Some(row) = find.selected_row().cloned() else {
        return Vec::new();
    };
    if row.what == What::Place {
        let name = row.words.text.split(" · ").next().unwrap_or_default();
        find.field = Field::with(format!("at:\"{}\"", name.replace('\u{22}', "")));
        return reread(model);
    }
    let shown = model.shown.as_ref().map(|shown| shown.person);
    let with = find.line.wanted.with.first().copied();
    let there = |person: Id<Person>| row.people.iter().any(|(id, _)| *id == person);
    let person = [shown, with]
        .into_iter()
        .flatten()
        .find(|person| there(*person))
        .or_else(|| row.people.first().map(|(id, _)| *id));
    let Some(person) = person else {
        if let What::Interaction(_) = row.what {
            return whole::open_alone(model, Id::from_number(row.id));
        }
        model.notice = Some(Notice::done(
            "nobody else was there: it stands on no timeline",
        ));
        return Vec::new();
    };
    find.went_to = Some(person);
    model.find_before = model.find.take();
    go_to(model, person, place_of(&row))
}

/// Where it stands on a timeline, if it does.
fn place_of(row: &Found) -> Option<(Reached, Target)> {
    let day = i64::from(row.day?.packed());
    let key = match row.what {
        What::Interaction(_) => timeline_entry::Key::Interaction(row.id),
        What::Promise(_) => timeline_entry::Key::Promise(row.id),
        What::CheckIn => timeline_entry::Key::CheckIn(row.id),
        What::Pause => timeline_entry::Key::Pause(row.id),
        What::Topic(_) | What::Person | What::Tie | What::Group | What::Place => return None,
    };
    Some((Reached { day, id: row.id }, Target::Key(key)))
}

/// Shows `person`, and of their timeline the place, however far back it is.
pub fn go_to(
    model: &mut Model,
    person: Id<Person>,
    place: Option<(Reached, Target)>,
) -> Vec<Effect> {
    model.quiet = None;
    model.people.reveal(person);
    let mut effects = selection::follow(model);
    if let Some((reached, target)) = place {
        model.timeline = Timeline::going_to(Begin::Above(reached), target);
        effects.retain(|effect| !matches!(effect, Effect::Ask(Question::Page { .. })));
        effects.extend(selection::page_again(model));
    }
    selection::focus(model, Pane::Timeline);
    effects
}
