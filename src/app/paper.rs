//! A page that is read: what a line of the sidebar rests on, and the mirror.

use std::sync::Arc;

use crate::app::what_if::WhatIf;
use crate::domain::before::Before;
use crate::domain::id::Id;
use crate::domain::interaction::Interaction;
use crate::domain::measures::evidence::Evidence;
use crate::domain::measures::measure::Measure;
use crate::domain::mirror::seen::Seen;
use crate::domain::person::Person;
use crate::domain::story::choices::Choices;
use crate::domain::story::tale::Story;
use crate::domain::text::visible;
use crate::domain::timeline::TimelineRow;
use crate::wording::contents;
use crate::wording::section::Section;

/// Its state.
#[derive(Debug)]
pub struct Paper {
    /// What it shows.
    pub what: What,
    /// The line at the top.
    pub top: usize,
    /// Which of the links is under the cursor.
    pub selected: usize,
}

/// What a page can show; `None` in it while that is being read.
#[derive(Debug)]
pub enum What {
    /// What a line of the person on the screen rests on.
    Evidence(Measure, Option<Box<Evidence>>),
    /// The mirror.
    Mirror(Option<Arc<Seen>>),
    /// What is good to know before you meet somebody.
    Before(Id<Person>, Option<Box<Before>>),
    /// The story of you and somebody, before it is written.
    Story(Box<Telling>),
    /// Everything that is kept of the person on the screen.
    Kept,
    /// An interaction that stands on no timeline.
    Alone(Id<Interaction>, Option<Box<TimelineRow>>),
    /// Lines that are told as they are.
    Told(Section),
    /// What if, and the mirror it was asked from.
    WhatIf(Box<WhatIf>, Arc<Seen>),
}

/// A story before it is written.
#[derive(Debug)]
pub struct Telling {
    /// Of you and whom.
    pub person: Id<Person>,
    /// What goes into it.
    pub choices: Choices,
    /// As it is told by that; `None` while it is being read.
    pub story: Option<Box<Story>>,
}

impl Telling {
    /// What stands on the page; nothing while it is being read.
    #[must_use]
    pub fn sections(&self) -> Vec<Section> {
        let Some(story) = &self.story else {
            return Vec::new();
        };
        let mut sections = contents::preview(story);
        if let Some(first) = sections.first_mut() {
            first.heading = visible::line(&first.heading).into_owned();
        }
        sections
    }
}

impl Paper {
    /// A page that tells `lines`; what comes from a file in them is made safe here.
    #[must_use]
    pub fn told(heading: &str, lines: &[String]) -> Self {
        let safe = |line: &String| visible::line(line).into_owned();
        Self {
            what: What::Told(Section::new(heading, lines.iter().map(safe).collect())),
            top: 0,
            selected: 0,
        }
    }
}
