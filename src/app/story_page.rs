//! A story on the screen before it is written: what is in it, what was left out, and what of that is
//! taken in after all.

use std::path::PathBuf;

use crate::app::effect::{Deed, Effect};
use crate::app::model::{Model, Overlay};
use crate::app::notice::Notice;
use crate::app::paging;
use crate::app::paper::{Paper, Telling, What};
use crate::app::pick::Pick;
use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::domain::story::choices::{Choices, Extra};
use crate::domain::story::tale::Story;
use crate::wording::contents;

/// Opens the story of you and `person`.
pub fn open(model: &mut Model, person: Id<Person>) -> Vec<Effect> {
    let telling = Telling {
        person,
        choices: Choices::default(),
        story: None,
    };
    paging::open(model, What::Story(Box::new(telling)))
}

/// Takes in a story.
pub fn take(model: &mut Model, read: Option<Box<Story>>) {
    if let Some(telling) = telling_mut(model)
        && let Some(read) = read.filter(|read| read.person == telling.person)
    {
        telling.story = Some(read);
    }
}

/// Asks where to write it, if there is something in it.
pub fn ask_where(model: &mut Model) {
    let folders = &model.settings.folders;
    let told = telling(model).and_then(|of| of.story.as_deref());
    let told = told.filter(|of| of.moments().next().is_some());
    let pick = told.map(|story| Pick::file(story.person, &story.name, folders));
    model.overlay = pick.map(Overlay::Pick);
}

/// Writes it to `path`, as it is chosen.
#[must_use]
pub fn write(model: &Model, person: Id<Person>, path: PathBuf) -> Vec<Effect> {
    let choices = telling(model).map(|of| of.choices.clone());
    vec![Effect::Do(Deed::WriteStory {
        person,
        choices: Box::new(choices.unwrap_or_default()),
        path,
    })]
}

/// Asks what of that which was left out goes into it.
pub fn ask_extras(model: &mut Model) {
    let Some((telling, story)) = telling(model).and_then(|of| Some((of, of.story.as_ref()?)))
    else {
        return;
    };
    let rows = Extra::ALL
        .into_iter()
        .filter_map(|extra| Some((extra, contents::extra(story, &telling.choices, extra)?)));
    let (extras, rows): (Vec<Extra>, Vec<String>) = rows.unzip();
    if extras.is_empty() {
        model.notice = Some(Notice::done("nothing private was left out of it"));
        return;
    }
    model.overlay = Some(Overlay::Pick(Pick::extras(telling.person, extras, rows)));
}

/// Takes `extra` in, or leaves it out again.
pub fn toggle(model: &mut Model, extra: Extra) -> Vec<Effect> {
    if let Some(telling) = telling_mut(model) {
        telling.choices.toggle(extra);
    }
    paging::wanted(model)
}

fn telling(model: &Model) -> Option<&Telling> {
    match &model.paper.as_ref()?.what {
        What::Story(telling) => Some(telling),
        _ => None,
    }
}

fn telling_mut(model: &mut Model) -> Option<&mut Telling> {
    match &mut model.paper {
        Some(Paper {
            what: What::Story(telling),
            ..
        }) => Some(telling),
        _ => None,
    }
}
