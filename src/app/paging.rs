//! Opening, reading and scrolling a page.

use std::collections::HashMap;
use std::sync::Arc;

use crate::app::command::Command;
use crate::app::effect::{Effect, Question};
use crate::app::layout::Pane;
use crate::app::model::Model;
use crate::app::paper::{Paper, What};
use crate::app::sidebar;
use crate::app::what_if::WhatIf;
use crate::domain::before::Before;
use crate::domain::id::Id;
use crate::domain::measures::evidence::Evidence;
use crate::domain::measures::measure::Measure;
use crate::domain::mirror::seen::Seen;
use crate::domain::person::Person;
use crate::domain::text::visible;
use crate::domain::text::wrap::{self, fitted, wrapped};
use crate::domain::timeline::TimelineRow;
use crate::wording::section::{Link, Section};
use crate::wording::{before, evidence, kept, mirror, what_if};

/// The widest that prose is read well.
const WIDTH: usize = 96;

/// One line of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// A heading.
    Heading(String),
    /// Text, safe to print.
    Text(String),
    /// The first line of something that can be gone to.
    Link(String, Link),
    /// Nothing.
    Gap,
}

/// How wide the page is read on this screen.
#[must_use]
pub fn width(model: &Model) -> usize {
    usize::from(model.width.saturating_sub(6)).min(WIDTH)
}

/// How many lines of it are on the screen.
#[must_use]
pub fn rows(model: &Model) -> usize {
    usize::from(model.height).saturating_sub(4)
}

/// What stands in its border.
#[must_use]
pub fn title(paper: &Paper, model: &Model) -> String {
    match (&paper.what, &model.shown) {
        (What::Evidence(measure, _), Some(shown)) => {
            format!("{} · {}", evidence::title(*measure), shown.name)
        }
        (What::Evidence(measure, _), None) => evidence::title(*measure).to_owned(),
        (What::Mirror(_), _) => "The mirror".to_owned(),
        (What::Before(..), _) => before::TITLE.to_owned(),
        (What::Story(_), _) => "Your story".to_owned(),
        (What::Kept, _) => "Everything you keep of them".to_owned(),
        (What::Alone(..), _) => "A note of your own".to_owned(),
        (What::Told(_), _) if model.quiet.is_some() => "Quiet".to_owned(),
        (What::Told(_), _) => "betwixt".to_owned(),
        (What::WhatIf(..), _) => "What if".to_owned(),
    }
}

/// All lines of it; empty while it is being read.
#[must_use]
pub fn lines(paper: &Paper, model: &Model) -> Vec<Line> {
    let sections = sections(paper, model);
    let room = usize::from(model.width.saturating_sub(4));
    let mut lines = Vec::new();
    for Section {
        heading,
        lines: of,
        links,
    } in sections
    {
        if !lines.is_empty() {
            lines.push(Line::Gap);
        }
        lines.extend(wrapped(&heading, room).into_iter().map(Line::Heading));
        let mut ahead = links.into_iter().peekable();
        for (place, text) in of.into_iter().enumerate() {
            if let Some(link) = ahead.next_if(|link| link.line == place) {
                lines.push(Line::Link(text, link));
            } else if text.is_empty() {
                lines.push(Line::Gap);
            } else if wrap::width(&text) <= room {
                lines.push(Line::Text(text));
            } else {
                lines.extend(wrapped(&text, room).into_iter().map(Line::Text));
            }
        }
    }
    lines
}

fn sections(paper: &Paper, model: &Model) -> Vec<Section> {
    let page = model.shown.as_ref().and_then(|shown| shown.page.as_ref());
    match (&paper.what, page) {
        (What::Evidence(_, Some(behind)), Some(page)) if behind.person == page.person.id => {
            evidence::sections(page, behind, width(model), model.today)
        }
        (What::Mirror(Some(seen)), _) => mirror::sections(seen, &name),
        (What::WhatIf(of, _), _) => {
            what_if::sections(&of.outcome(), of.wish, &of.own_seasons, &name)
        }
        (What::Before(_, Some(read)), _) => before_you_meet(read, model),
        (What::Story(telling), _) => telling.sections(),
        (What::Kept, Some(page)) => kept::of_person(
            page,
            width(model),
            model.today,
            &model.key_of(Command::Edit),
            model.hidden,
        ),
        (What::Alone(_, Some(row)), _) => kept::of_interaction(row, width(model)),
        (What::Told(section), _) => vec![section.clone()],
        _ => Vec::new(),
    }
}

fn before_you_meet(read: &Before, model: &Model) -> Vec<Section> {
    let mut sections = before::sections(read, width(model), model.today);
    if let Some(first) = sections.first_mut() {
        first.heading = visible::line(&first.heading).into_owned();
    }
    sections
}

/// A name where it stands in a table.
#[must_use]
pub fn name(name: &str) -> String {
    fitted(&visible::line(name), mirror::NAME).into_owned()
}

/// How many rows of people stand above what would be.
#[must_use]
pub fn rows_of_people(of: &WhatIf, model: &Model) -> usize {
    of.people.len().min(rows(model) / 3).max(1)
}

/// Moves over the people of the what-if by single steps; else scrolls by so many lines, as far as there
/// are.
pub fn step(model: &mut Model, by: isize) {
    let Some(mut paper) = model.paper.take() else {
        return;
    };
    let above = match &mut paper.what {
        What::WhatIf(of, _) if by.abs() == 1 => {
            of.step(by);
            model.paper = Some(paper);
            return;
        }
        What::WhatIf(of, _) => rows_of_people(of, model) + 3,
        _ => 0,
    };
    let shown = rows(model).saturating_sub(above);
    let lines = lines(&paper, model);
    let most = lines.len().saturating_sub(shown);
    let stops = links(&lines);
    if by.abs() == 1 {
        // The cursor goes to the next link if that is in sight, or comes into sight with this step.
        let seen = paper.top.saturating_sub(1)..paper.top + shown + 1;
        let next = paper.selected.saturating_add_signed(by);
        if let Some(line) = stops.get(next).filter(|line| seen.contains(line)) {
            let went = next != paper.selected;
            paper.selected = next;
            if went && (paper.top..paper.top + shown).contains(line) {
                model.paper = Some(paper);
                return;
            }
        }
    }
    paper.top = paper.top.saturating_add_signed(by).min(most);
    if by.abs() != 1 {
        let in_sight = |line: &usize| (paper.top..paper.top + shown).contains(line);
        let here = stops.get(paper.selected).is_some_and(in_sight);
        if let Some(first) = stops.iter().position(in_sight).filter(|_| !here) {
            paper.selected = first;
        }
    }
    model.paper = Some(paper);
}

/// The places of the lines that can be gone to.
#[must_use]
pub fn links(lines: &[Line]) -> Vec<usize> {
    let is_link = |place: &usize| matches!(lines.get(*place), Some(Line::Link(..)));
    (0..lines.len()).filter(is_link).collect()
}

/// Opens what the line under the cursor of the sidebar rests on.
pub fn open_evidence(model: &mut Model) -> Vec<Effect> {
    let Some(measure) = line_under_cursor(model) else {
        return Vec::new();
    };
    open(model, What::Evidence(measure, None))
}

/// Opens what is good to know before you meet `person`.
pub fn open_before(model: &mut Model, person: Id<Person>) -> Vec<Effect> {
    open(model, What::Before(person, None))
}

/// Takes in what is good to know before you meet somebody.
pub fn take_before(model: &mut Model, read: Option<Box<Before>>) {
    if let Some(Paper {
        what: What::Before(person, before),
        ..
    }) = &mut model.paper
        && let Some(read) = read.filter(|read| read.page.person.id == *person)
    {
        *before = Some(read);
    }
}

/// The interaction that is open, once it is read.
#[must_use]
pub fn alone(model: &Model) -> Option<&TimelineRow> {
    match &model.paper.as_ref()?.what {
        What::Alone(_, row) => row.as_deref(),
        _ => None,
    }
}

/// Shows by name whom the quiet scan leaves in peace, and why.
pub fn open_set_aside(model: &mut Model) -> Vec<Effect> {
    let scan = model.quiet.as_ref().and_then(|quiet| quiet.scan.as_ref());
    let Some(aside) = scan.map(|scan| &scan.set_aside) else {
        return Vec::new();
    };
    let people = &model.people.all;
    let names: HashMap<_, _> = people.iter().map(|row| (row.id, &row.name)).collect();
    let all = [
        ("paused", &aside.paused),
        ("not now", &aside.not_now),
        ("resting", &aside.resting),
    ];
    let mut lines = Vec::new();
    for (why, people) in all.iter().filter(|(_, people)| !people.is_empty()) {
        lines.push((*why).to_owned());
        let whom = people.iter().filter_map(|person| names.get(person));
        lines.extend(whom.map(|name| format!("  {name}")));
        lines.push(String::new());
    }
    if lines.is_empty() {
        lines.push("Nobody is paused, put off or resting.".to_owned());
    }
    model.paper = Some(Paper::told("Left in peace", &lines));
    Vec::new()
}

/// Opens the mirror.
pub fn open_mirror(model: &mut Model) -> Vec<Effect> {
    open(model, What::Mirror(None))
}

/// Asks what would happen if the hours of the mirror went elsewhere.
pub fn open_what_if(model: &mut Model) -> Vec<Effect> {
    model.paper = match model.paper.take() {
        Some(Paper {
            what: What::Mirror(Some(seen)),
            ..
        }) => Some(Paper {
            what: What::WhatIf(Box::new(WhatIf::of(&seen)), seen),
            top: 0,
            selected: 0,
        }),
        other => other,
    };
    Vec::new()
}

/// Changes the what-if.
pub fn change(model: &mut Model, command: Command) -> Vec<Effect> {
    let today = model.today;
    let Some(Paper {
        what: What::WhatIf(of, _),
        ..
    }) = &mut model.paper
    else {
        return Vec::new();
    };
    let person = of.change(command);
    let question = person.map(|person| Question::SoFar { person, today });
    question.map(Effect::Ask).into_iter().collect()
}

/// Goes back from the what-if to the mirror, from any other page to where one was; whether there was one.
pub fn back(model: &mut Model) -> bool {
    let Some(paper) = model.paper.take() else {
        return false;
    };
    if let What::WhatIf(_, seen) = paper.what {
        model.paper = Some(Paper {
            what: What::Mirror(Some(seen)),
            top: 0,
            selected: 0,
        });
    }
    true
}

/// Takes in the hours so far of somebody who would get more.
pub fn take_so_far(model: &mut Model, person: Id<Person>, so_far: Option<f64>) {
    if let Some(Paper {
        what: What::WhatIf(of, _),
        ..
    }) = &mut model.paper
    {
        of.take(person, so_far);
    }
}

/// Opens a page, and asks for what it shows.
pub fn open(model: &mut Model, what: What) -> Vec<Effect> {
    model.paper = Some(Paper {
        what,
        top: 0,
        selected: 0,
    });
    wanted(model)
}

/// Asks for what the page shows.
#[must_use]
pub fn wanted(model: &Model) -> Vec<Effect> {
    let today = model.today;
    let question = match (model.paper.as_ref().map(|paper| &paper.what), &model.shown) {
        (Some(What::Evidence(measure, _)), Some(shown)) => Some(Question::Evidence {
            person: shown.person,
            measure: *measure,
            today,
        }),
        (Some(What::Before(person, _)), _) => Some(Question::Before {
            person: *person,
            today,
        }),
        (Some(What::Story(telling)), _) => Some(Question::Story {
            person: telling.person,
            choices: Box::new(telling.choices.clone()),
            today,
        }),
        (Some(What::Alone(id, _)), _) => Some(Question::Interaction(*id)),
        (Some(What::Mirror(_)), _) => Some(Question::Mirror { today }),
        _ => None,
    };
    question.map(Effect::Ask).into_iter().collect()
}

/// Takes in what a line rests on.
pub fn take_evidence(model: &mut Model, read: Box<Evidence>) {
    if let Some(Paper {
        what: What::Evidence(measure, behind),
        ..
    }) = &mut model.paper
        && *measure == read.measure
    {
        *behind = Some(read);
    }
}

/// Takes in the mirror.
pub fn take_mirror(model: &mut Model, read: Arc<Seen>) {
    if let Some(Paper {
        what: What::Mirror(seen),
        ..
    }) = &mut model.paper
    {
        *seen = Some(read);
    }
}

/// The line of the sidebar that the cursor is on.
#[must_use]
pub fn line_under_cursor(model: &Model) -> Option<Measure> {
    let page = model.shown.as_ref()?.page.as_ref()?;
    let area = model
        .layout()
        .sidebar
        .filter(|_| model.focus == Pane::Sidebar)?;
    let lines = sidebar::lines(page, area.inner_width(), model.today, &model.settings.keys);
    let at = *sidebar::stops(&lines).get(model.sidebar.selected)?;
    lines.get(at)?.measure
}
