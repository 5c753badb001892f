//! The keys of the quiet scan: who of it is wanted, and the terms of a row.

use std::sync::Arc;

use crate::app::command::Command;
use crate::app::effect::{Effect, Question};
use crate::app::field::Edited;
use crate::app::key::Key;
use crate::app::model::Model;
use crate::app::quiet::{Quiet, Tags};
use crate::domain::quiet::Scan;

/// Opens the scan.
pub fn open(model: &mut Model) -> Vec<Effect> {
    model.quiet = Some(Quiet::default());
    wanted(model)
}

/// Asks for what it shows, and for tags if they are looked at.
#[must_use]
pub fn wanted(model: &Model) -> Vec<Effect> {
    let Some(quiet) = &model.quiet else {
        return Vec::new();
    };
    let tags = quiet.filter.as_ref().map(|_| Question::Tags);
    let scan = Question::Quiet { today: model.today };
    tags.into_iter().chain([scan]).map(Effect::Ask).collect()
}

/// Takes in a scan; what is found of one before its end, only if none is there yet.
pub fn take(model: &mut Model, scan: Arc<Scan>) {
    let whole = !scan.to_come;
    if let Some(quiet) = model
        .quiet
        .as_mut()
        .filter(|quiet| whole || quiet.scan.is_none())
    {
        quiet.take(scan, &model.people);
        quiet.scroll(model.height);
    }
}

/// Takes in the tags of people.
pub fn take_tags(model: &mut Model, tags: Tags) {
    if let Some(quiet) = &mut model.quiet {
        quiet.tags = Some(tags);
        quiet.list(&model.people.circles);
        quiet.scroll(model.height);
    }
}

/// A command here or in the line that says who is wanted; `None` if it is none of these.
pub fn act(model: &mut Model, command: Command) -> Option<Vec<Effect>> {
    let circles = &model.people.circles;
    let quiet = model.quiet.as_mut()?;
    let mut effects = Vec::new();
    match command {
        Command::Terms => quiet.unfolded = !quiet.unfolded,
        Command::Filter => {
            quiet.look();
            if quiet.tags.is_none() {
                effects.push(Effect::Ask(Question::Tags));
            }
        }
        Command::KeepFilter => {
            quiet.typing = false;
            let text = quiet.filter.as_ref().map(|filter| filter.text().trim());
            if text == Some("") {
                quiet.drop_filter(circles);
            }
        }
        Command::DropFilter => quiet.drop_filter(circles),
        Command::Back | Command::Leave if quiet.filter.is_some() => quiet.drop_filter(circles),
        _ => return None,
    }
    quiet.scroll(model.height);
    Some(effects)
}

/// A key that is typed into the line.
pub fn type_key(model: &mut Model, key: Key) {
    if let Some(quiet) = &mut model.quiet {
        let edited = quiet.filter.as_mut().map(|filter| filter.key(key));
        if edited == Some(Edited::Text) {
            quiet.filter_changed(&model.people.circles);
        }
    }
}

/// Text that was pasted into it.
pub fn paste(model: &mut Model, line: &str) {
    if let Some(quiet) = &mut model.quiet
        && let Some(filter) = &mut quiet.filter
    {
        filter.insert(line);
        quiet.filter_changed(&model.people.circles);
    }
}
