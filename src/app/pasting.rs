//! Text that is pasted, into whatever takes text.

use crate::app::context::Context;
use crate::app::effect::Effect;
use crate::app::model::{Model, Overlay};
use crate::app::{
    checking, finding, forming, gathering_keys, quiet_keys, selection, timeline_keys, writing,
};

/// Puts `text` where one is writing.
pub fn paste(model: &mut Model, text: &str) -> Vec<Effect> {
    let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some(Overlay::Palette(palette)) = &mut model.overlay {
        palette.paste(&line);
        return Vec::new();
    }
    if let Some(Overlay::CheckIn(asking)) = &mut model.overlay {
        checking::paste(asking, text);
        return Vec::new();
    }
    if let Some(Overlay::NewDay(new)) = &mut model.overlay {
        new.field.insert(&line);
        return Vec::new();
    }
    if let Some(Overlay::NewFile(new)) = &mut model.overlay {
        new.field.insert(&line);
        return Vec::new();
    }
    if let Some(Overlay::Form(form)) = &mut model.overlay {
        forming::paste(form, text, &model.known);
        return Vec::new();
    }
    match model.context() {
        Context::Day => return timeline_keys::paste(model, &line),
        Context::Filter if model.gathering.is_some() => {
            gathering_keys::paste(model, &line);
            return Vec::new();
        }
        Context::Filter if model.quiet.is_some() => {
            quiet_keys::paste(model, &line);
            return Vec::new();
        }
        Context::Filter if model.timeline.is_narrowing() => {
            return timeline_keys::paste(model, &line);
        }
        Context::Filter => {}
        Context::Find => return finding::paste(model, text),
        _ => return writing::paste(model, text),
    }
    if let Some(filter) = &mut model.people.filter {
        filter.insert(&line);
    }
    model.people.filter_changed();
    selection::follow(model)
}
