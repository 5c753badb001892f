//! The keys of the lines above a timeline: what is wanted of it, and the day to go to.

use crate::app::command::Command;
use crate::app::effect::{Effect, Part, Question};
use crate::app::field::Edited;
use crate::app::key::Key;
use crate::app::known::Knowing;
use crate::app::layout::Pane;
use crate::app::model::Model;
use crate::app::narrowing::{Going, Narrowing};
use crate::app::selection;
use crate::app::timeline::Target;
use crate::domain::find::found::Reached;
use crate::domain::find::line;
use crate::domain::find::wanted::Span;
use crate::domain::find::wanted::Wanted;
use crate::domain::sentence::days;
use crate::domain::timeline::Begin;

/// Opens the line that says what is wanted.
pub fn open(model: &mut Model) -> Vec<Effect> {
    if model.shown.is_none() {
        return Vec::new();
    }
    model.timeline.going = None;
    model
        .timeline
        .narrowing
        .get_or_insert_with(Narrowing::default)
        .typing = true;
    selection::focus(model, Pane::Timeline);
    Vec::new()
}

/// Opens the line for a day.
pub fn open_day(model: &mut Model) -> Vec<Effect> {
    if model.shown.is_some() {
        model.timeline.going = Some(Going::default());
        selection::focus(model, Pane::Timeline);
    }
    Vec::new()
}

/// Types into the line that is open.
pub fn type_key(model: &mut Model, key: Key) -> Vec<Effect> {
    if let Some(going) = &mut model.timeline.going {
        going.field.key(key);
        going.problem = None;
        return Vec::new();
    }
    let narrowing = model.timeline.narrowing.as_mut();
    match narrowing.map(|narrowing| narrowing.field.key(key)) {
        Some(Edited::Text) => reread(model),
        _ => Vec::new(),
    }
}

/// Pastes into the line that is open.
pub fn paste(model: &mut Model, line: &str) -> Vec<Effect> {
    if let Some(going) = &mut model.timeline.going {
        going.field.insert(line);
        return Vec::new();
    }
    if let Some(narrowing) = &mut model.timeline.narrowing {
        narrowing.field.insert(line);
    }
    reread(model)
}

/// What a command does in the line that says what is wanted.
pub fn act(model: &mut Model, command: Command) -> Vec<Effect> {
    let Some(narrowing) = &mut model.timeline.narrowing else {
        return Vec::new();
    };
    if command != Command::KeepFilter || narrowing.field.text().trim().is_empty() {
        return drop_it(model);
    }
    narrowing.typing = false;
    selection::lay_out_timeline(model);
    Vec::new()
}

/// What a command does in the line for a day.
pub fn act_on_day(model: &mut Model, command: Command) -> Vec<Effect> {
    let (today, order) = (model.today, model.settings.order);
    let Some(going) = &mut model.timeline.going else {
        return Vec::new();
    };
    if command != Command::Go {
        model.timeline.going = None;
        selection::lay_out_timeline(model);
        return Vec::new();
    }
    match days::alone(going.field.text(), today, order) {
        Ok(days) => {
            model.timeline.going = None;
            let place = Reached::end_of(Span::of(days.last()));
            go_to(model, Begin::Above(place), Target::Days(days))
        }
        Err((why, next)) => {
            going.problem = Some(format!("{why} {next}").trim().to_owned());
            Vec::new()
        }
    }
}

/// Everything is wanted again; the cursor stays on its row.
pub fn drop_it(model: &mut Model) -> Vec<Effect> {
    let was = model.timeline.narrowing.take();
    let nothing_was_left_out = model.timeline.wanted.is_everything();
    if was.is_none() || nothing_was_left_out {
        selection::lay_out_timeline(model);
        return Vec::new();
    }
    model.timeline.wanted = Wanted::default();
    match model.timeline.entry_under_cursor() {
        Some((place, key)) => go_to(model, Begin::Above(place), Target::Key(key)),
        None => read_anew(model, Begin::Newest),
    }
}

/// Reads the line anew: it was changed, or names are known now.
pub fn reread(model: &mut Model) -> Vec<Effect> {
    let Some(narrowing) = &mut model.timeline.narrowing else {
        return Vec::new();
    };
    // Reading the names of a large file takes a moment: not before one is typed.
    if model.knowing != Knowing::Here && line::needs_names(narrowing.field.text()) {
        return selection::known_wanted(model);
    }
    let known = &model.known;
    narrowing.line = line::read(narrowing.field.text(), &known.names, &known.places);
    let read = &narrowing.line;
    if !read.problems.is_empty() || read.wanted == model.timeline.wanted {
        return Vec::new();
    }
    model.timeline.wanted = read.wanted.clone();
    model.timeline.begin_anew();
    read_anew(model, Begin::Newest)
}

/// Reads another part of the timeline, and goes there.
pub fn go_to(model: &mut Model, begin: Begin, target: Target) -> Vec<Effect> {
    model.timeline.target = Some(target);
    read_anew(model, begin)
}

fn read_anew(model: &mut Model, begin: Begin) -> Vec<Effect> {
    model.timeline.wish = Some(begin);
    let Some(person) = model.shown.as_ref().map(|shown| shown.person) else {
        return Vec::new();
    };
    vec![Effect::Ask(Question::Stretch {
        person,
        part: Part {
            wanted: model.timeline.wanted.clone(),
            begin,
            rows: selection::page_rows(model),
        },
    })]
}
