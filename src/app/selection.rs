//! What follows when another person is selected, or when what is shown must be read anew.

use crate::app::command::Command;
use crate::app::effect::{self, Effect, More, Question};
use crate::app::field::Edited;
use crate::app::key::Key;
use crate::app::known::Knowing;
use crate::app::layout::{Area, Layout, Pane};
use crate::app::model::{Model, Place};
use crate::app::notice::Notice;
use crate::app::paging;
use crate::app::person::{self, Line, Part, Shown};
use crate::app::quiet_keys;
use crate::app::recalling;
use crate::app::sidebar;
use crate::app::timeline::{self, Ask, Timeline};
use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::domain::text::visible;
use crate::domain::text::wrap::wrapped;

/// Shows the person under the cursor, if it is another one than before.
pub fn follow(model: &mut Model) -> Vec<Effect> {
    let selected = model
        .people
        .selected()
        .map(|row| (row.id, visible::line(&row.name).into_owned()));
    let Some((person, name)) = selected else {
        model.shown = None;
        model.timeline = Timeline::default();
        return seasons_wanted(model);
    };
    if model
        .shown
        .as_ref()
        .is_some_and(|shown| shown.person == person)
    {
        return seasons_wanted(model);
    }
    // Only straight from there does one go back to what was found.
    if let Some(find) = &mut model.find_before {
        find.went_to = find.went_to.filter(|went| *went == person);
    }
    model.shown = Some(Shown {
        person,
        name,
        page: None,
    });
    model.timeline = Timeline::default();
    model.sidebar = Place::default();
    let mut effects = vec![page_wanted(model, person)];
    effects.extend(seasons_wanted(model));
    effects
}

/// The person under the cursor, and their name: on a card or in the quiet scan whose row it is, else
/// who is shown.
#[must_use]
pub fn person_here(model: &Model) -> Option<(Id<Person>, String)> {
    if let Some(tray) = &model.tray {
        return tray.row()?.people.first().cloned();
    }
    if let Some(gathering) = &model.gathering {
        let row = gathering.selected(&model.people)?;
        return Some((row.id, row.name.clone()));
    }
    if let Some(review) = &model.review {
        return review.person().map(|(id, name)| (id, name.to_owned()));
    }
    if let Some(quiet) = &model.quiet {
        let row = quiet.selected_row()?;
        return Some((row.person, row.name.clone()));
    }
    let shown = model.shown.as_ref()?;
    Some((shown.person, shown.name.clone()))
}

/// Asks for everything on the screen anew; nothing goes away until the answers are here.
#[must_use]
pub fn refresh(model: &Model) -> Vec<Effect> {
    let mut effects = vec![Effect::Ask(Question::People { today: model.today })];
    effects.extend(page_again(model));
    if model.knowing != Knowing::NotYet {
        effects.push(Effect::Ask(Question::Known { today: model.today }));
    }
    if model.tray.is_some() {
        effects.push(Effect::Ask(Question::Tray));
    }
    if model.review.is_some() {
        effects.push(Effect::Ask(Question::Review { today: model.today }));
    }
    effects.extend(quiet_keys::wanted(model));
    effects.extend(recalling::again(model));
    effects.extend(paging::wanted(model));
    effects
}

/// Asks for what sentences are read against, when something is written for the first time.
pub fn known_wanted(model: &mut Model) -> Vec<Effect> {
    if model.knowing != Knowing::NotYet {
        return Vec::new();
    }
    model.knowing = Knowing::Asked;
    vec![Effect::Ask(Question::Known { today: model.today })]
}

/// Asks for the page of the person who is shown.
#[must_use]
pub fn page_again(model: &Model) -> Option<Effect> {
    let shown = model.shown.as_ref()?;
    Some(page_wanted(model, shown.person))
}

fn page_wanted(model: &Model, person: Id<Person>) -> Effect {
    let (begin, rows) = model.timeline.extent(page_rows(model));
    Effect::Ask(Question::Page {
        person,
        today: model.today,
        part: effect::Part {
            wanted: model.timeline.wanted.clone(),
            begin,
            rows,
        },
    })
}

/// Asks for the bars of those who came into sight.
pub fn seasons_wanted(model: &mut Model) -> Vec<Effect> {
    let Some(area) = model.layout().people else {
        return Vec::new();
    };
    let rows = people_rows(area.inner_height());
    model.people.scroll(rows);
    let people: Vec<_> = model
        .people
        .visible(rows)
        .filter(|row| row.is_relationship() && !model.people.seasons.contains_key(&row.id))
        .map(|row| row.id)
        .collect();
    if people.is_empty() {
        return Vec::new();
    }
    vec![Effect::Ask(Question::Seasons {
        people,
        today: model.today,
    })]
}

/// How many rows of people fit: one is for the filter, one for the hint below, two for air.
#[must_use]
pub fn people_rows(inner_height: usize) -> usize {
    inner_height.saturating_sub(4)
}

/// The lines above the timeline, wrapped for the pane.
#[must_use]
pub fn header_lines(model: &Model, width: usize) -> Vec<Line> {
    let Some(page) = model.shown.as_ref().and_then(|shown| shown.page.as_ref()) else {
        return Vec::new();
    };
    let rows = usize::from(model.height);
    let folded = model.layout().sidebar.is_none() && model.sidebar_shown && model.width >= 80;
    // Where what is between you stands there too, more than the timeline has would be much.
    let room = if folded { rows / 4 } else { rows / 3 };
    let rest = format!("… {} shows the rest", model.key_of(Command::Details));
    let mut lines = person::header(page, model.today, (width, rows), room, &rest, model.hidden);
    if folded {
        let between = sidebar::folded(page);
        let between = between.iter().flat_map(|line| wrapped(line, width));
        let part = Part::Between;
        lines.extend(between.map(|text| Line { part, text }));
    }
    lines
}

/// Works out the timeline anew and keeps its cursor in sight; after new rows, a new size, a new day.
pub fn lay_out_timeline(model: &mut Model) {
    let Layout {
        timeline: Some(area),
        ..
    } = model.layout()
    else {
        return;
    };
    let rows = area.inner_height().saturating_sub(above(model, area));
    if let Some(page) = model.shown.as_ref().and_then(|shown| shown.page.as_ref()) {
        model
            .timeline
            .lay_out(page, area.inner_width(), model.today);
        model.timeline.scroll(rows);
        let missed = model.timeline.missed.take().map(Notice::done);
        model.notice = missed.or(model.notice.take());
    }
}

/// How many rows of the pane stand above the timeline itself.
#[must_use]
pub fn above(model: &Model, area: Area) -> usize {
    let header = header_lines(model, area.inner_width()).len();
    header + usize::from(header > 0) + model.timeline.lines_above()
}

/// How many rows the timeline has on the screen.
#[must_use]
pub fn timeline_rows(model: &Model) -> usize {
    let Some(area) = model.layout().timeline else {
        return 0;
    };
    area.inner_height().saturating_sub(above(model, area))
}

/// How many rows of the timeline are asked for at a time: more than are seen at once, for each takes a line at least, and
/// what is near an end is asked for before it is reached.
#[must_use]
pub fn page_rows(model: &Model) -> usize {
    let lines = model
        .layout()
        .timeline
        .map_or(0, |area| area.inner_height());
    lines.clamp(*timeline::PAGE.start(), *timeline::PAGE.end())
}

/// Asks for more rows when the cursor comes near an end of those that were read.
pub fn more_wanted(model: &mut Model) -> Vec<Effect> {
    let Some(person) = model.shown.as_ref().map(|shown| shown.person) else {
        return Vec::new();
    };
    let wanted = model.timeline.wanted.clone();
    let rows = page_rows(model);
    let asks = model.timeline.asks(rows).into_iter();
    asks.map(|ask| {
        let more = More {
            person,
            wanted: wanted.clone(),
            ask,
            rows,
        };
        Effect::Ask(match ask {
            Ask::Older(_) => Question::Older(more),
            Ask::Newer(_) => Question::Newer(more),
        })
    })
    .collect()
}

/// Moves to a pane; on a narrow screen that is another page.
pub fn focus(model: &mut Model, pane: Pane) {
    model.focus = pane;
    if !model.layout().shows(pane) {
        model.focus = Pane::Timeline;
    }
    lay_out_timeline(model);
}

/// A key in the filter line of the people.
pub fn type_filter(model: &mut Model, key: Key) -> Vec<Effect> {
    let Some(filter) = &mut model.people.filter else {
        return Vec::new();
    };
    if filter.key(key) == Edited::Cursor {
        return Vec::new();
    }
    model.people.filter_changed();
    follow(model)
}

/// Everybody is shown again.
pub fn drop_filter(model: &mut Model) -> Vec<Effect> {
    model.people.drop_filter();
    follow(model)
}
