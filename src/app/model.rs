//! The whole state of the screen.

use std::fmt::Display;

use chrono::{NaiveDate, NaiveTime};

use crate::app::beside::Beside;
use crate::app::check_in::Asking;
use crate::app::command::Command;
use crate::app::confirm::Confirm;
use crate::app::context::Context;
use crate::app::entry::{Entry, Left};
use crate::app::find::Find;
use crate::app::form::fields::Calendar;
use crate::app::form::sheet::Form;
use crate::app::gathering::Gathering;
use crate::app::help::Help;
use crate::app::key::Key;
use crate::app::known::{Knowing, Known};
use crate::app::layout::{Layout, Pane};
use crate::app::new_day::NewDay;
use crate::app::new_file::NewFile;
use crate::app::new_person::NewPerson;
use crate::app::notice::Notice;
use crate::app::palette::Palette;
use crate::app::paper::{Paper, What};
use crate::app::people::People;
use crate::app::person::Shown;
use crate::app::pick::Pick;
use crate::app::quiet::Quiet;
use crate::app::review::{self, Review};
use crate::app::settings::Settings;
use crate::app::shape::Shape;
use crate::app::shelf::{Of, Shelf};
use crate::app::timeline::Timeline;
use crate::app::tray::Tray;
use crate::app::unfinished::Unsaved;
use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::domain::review::card::CardKind;

/// The state. Drawn as it is; changed only by [`crate::app::update::update`].
#[derive(Debug)]
pub struct Model {
    /// Today.
    pub today: NaiveDate,
    /// The time of day when the last key was pressed, which the loop notes; not known at first.
    pub now: Option<NaiveTime>,
    /// Columns of the screen.
    pub width: u16,
    /// Rows of the screen.
    pub height: u16,
    /// The list of people.
    pub people: People,
    /// The selected person.
    pub shown: Option<Shown>,
    /// Their timeline.
    pub timeline: Timeline,
    /// Where one is in the sidebar.
    pub sidebar: Place,
    /// The pane that keys go to.
    pub focus: Pane,
    /// Whether the sidebar is wanted.
    pub sidebar_shown: bool,
    /// The quiet scan, when it is on the screen.
    pub quiet: Option<Quiet>,
    /// A page that is read, when it is on the screen.
    pub paper: Option<Paper>,
    /// About whom a check-in begins as soon as their page is here.
    pub check_in_about: Option<Id<Person>>,
    /// The tray, when it is on the screen.
    pub tray: Option<Tray>,
    /// The review, when it is on the screen.
    pub review: Option<Review>,
    /// What lies between you and whoever is written about.
    pub beside: Beside,
    /// Who matters, when it is on the screen.
    pub gathering: Option<Gathering>,
    /// Finding, when it is on the screen.
    pub find: Option<Find>,
    /// The last search.
    pub find_before: Option<Find>,
    /// What lies above the panes.
    pub overlay: Option<Overlay>,
    /// The list that the open form was opened from.
    pub shelf_behind: Option<Shelf>,
    /// What just happened.
    pub notice: Option<Notice>,
    /// Sentences that were saved in this sitting, the newest last.
    pub said: Vec<String>,
    /// The shape of the newest of them.
    pub shape: Option<Shape>,
    /// Forms that were put away with changes, the newest first.
    pub forms: Vec<Form>,
    /// What is begun and not saved, as it outlasts the program.
    pub unsaved: Unsaved,
    /// Check-ins that were left before their end, the newest first.
    pub check_ins: Vec<Asking>,
    /// Keys that were typed while something was being saved; they are pressed once it is.
    pub held: Vec<Key>,
    /// A half-typed sentence that was left.
    pub draft: Option<Left>,
    /// What sentences are read against.
    pub known: Known,
    /// How far that has been read.
    pub knowing: Knowing,
    /// Whether names and words are hidden.
    pub hidden: bool,
    /// What the user has set.
    pub settings: Settings,
}

/// What can lie above the panes; one at a time.
#[derive(Debug)]
pub enum Overlay {
    /// Quick entry.
    Entry(Box<Entry>),
    /// A new person.
    NewPerson(NewPerson),
    /// A form.
    Form(Box<Form>),
    /// A check-in.
    CheckIn(Box<Asking>),
    /// The palette of commands.
    Palette(Palette),
    /// Help.
    Help(Help),
    /// A yes-or-no question.
    Confirm(Confirm),
    /// A short list to pick from.
    Pick(Pick),
    /// Ties, groups or circles.
    Shelf(Shelf),
    /// A new day for a promise.
    NewDay(NewDay),
    /// Another place for a story.
    NewFile(NewFile),
}

impl Overlay {
    /// Whether what was written in it is being saved, or will be as soon as it is known who is here.
    #[must_use]
    pub fn is_saving(&self) -> bool {
        match self {
            Self::Entry(entry) => entry.saving,
            Self::NewPerson(new) => new.saving || new.save_when_known,
            Self::Form(form) => form.saving,
            Self::CheckIn(asking) => asking.saving,
            Self::NewDay(new) => new.saving,
            Self::NewFile(new) => new.saving,
            Self::Palette(_)
            | Self::Help(_)
            | Self::Confirm(_)
            | Self::Pick(_)
            | Self::Shelf(_) => false,
        }
    }
}

/// A place in a list that scrolls.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The one under the cursor.
    pub selected: usize,
    /// The line at the top.
    pub top: usize,
}

impl Model {
    /// Whether the sentence in the box leaves something open.
    #[must_use]
    pub fn asks_something(&self) -> bool {
        matches!(&self.overlay, Some(Overlay::Entry(entry)) if !entry.reading.open.is_empty())
    }

    /// The key of `command`, as sentences name it.
    #[must_use]
    pub fn key_of(&self, command: Command) -> String {
        self.settings.keys.key_of(command)
    }

    /// Says what was done, and the key that undoes it.
    pub fn say_undoable(&mut self, done: impl Display) {
        let key = self.key_of(Command::Undo);
        self.notice = Some(Notice::done(format!("{done} · {key} undoes it")));
    }

    /// An empty screen; nothing has been read yet.
    #[must_use]
    pub fn new(today: NaiveDate, width: u16, height: u16) -> Self {
        Self {
            today,
            now: None,
            width,
            height,
            people: People::default(),
            shown: None,
            timeline: Timeline::default(),
            sidebar: Place::default(),
            focus: Pane::People,
            sidebar_shown: true,
            quiet: None,
            check_in_about: None,
            tray: None,
            review: None,
            paper: None,
            beside: Beside::default(),
            gathering: None,
            find: None,
            find_before: None,
            overlay: None,
            shelf_behind: None,
            notice: None,
            said: Vec::new(),
            shape: None,
            forms: Vec::new(),
            unsaved: Unsaved::default(),
            check_ins: Vec::new(),
            held: Vec::new(),
            draft: None,
            known: Known::default(),
            knowing: Knowing::NotYet,
            hidden: false,
            settings: Settings::default(),
        }
    }

    /// How the screen is divided.
    #[must_use]
    pub fn layout(&self) -> Layout {
        Layout::of(self.width, self.height, self.focus, self.sidebar_shown)
    }

    /// Where a key would be pressed now.
    #[must_use]
    pub fn context(&self) -> Context {
        match &self.overlay {
            Some(Overlay::Entry(entry)) if entry.question.is_some() => Context::Question,
            Some(Overlay::Entry(entry)) if entry.fact.is_some() => Context::Facts,
            Some(Overlay::Entry(entry)) if entry.completion.is_some() => Context::Completing,
            Some(Overlay::Entry(_)) if self.says_nothing_of_yesterday() => Context::Yesterday,
            Some(Overlay::Entry(_)) => Context::Entry,
            Some(Overlay::NewPerson(_)) => Context::NewPerson,
            Some(Overlay::Form(form)) if form.completion.is_some() => Context::FormCompleting,
            Some(Overlay::Form(_)) => Context::Form,
            Some(Overlay::CheckIn(asking)) if asking.words.is_some() => Context::CheckInWords,
            Some(Overlay::CheckIn(_)) => Context::CheckIn,
            Some(Overlay::Palette(_)) => Context::Palette,
            Some(Overlay::Help(_)) => Context::Help,
            Some(Overlay::Confirm(_)) => Context::Confirm,
            Some(Overlay::Pick(_)) => Context::Pick,
            Some(Overlay::Shelf(open)) if open.of == Of::Circles => Context::Circles,
            Some(Overlay::Shelf(_)) => Context::Shelf,
            Some(Overlay::NewDay(_)) => Context::NewDay,
            Some(Overlay::NewFile(_)) => Context::NewFile,
            None if self.paper.is_some() => match self.paper.as_ref().map(|paper| &paper.what) {
                Some(What::Evidence(..)) => Context::Evidence,
                Some(What::Story(_)) => Context::StoryPage,
                Some(What::Kept | What::Alone(..)) => Context::Whole,
                Some(What::Mirror(_)) => Context::Mirror,
                Some(What::WhatIf(..)) => Context::WhatIf,
                _ => Context::Paper,
            },
            None if self.find.is_some() => Context::Find,
            None if self.tray.is_some() => Context::Tray,
            None if self.gathering.as_ref().is_some_and(|open| open.typing) => Context::Filter,
            None if self.gathering.is_some() => Context::Gather,
            None if self.review.is_some() => self.review_context(),
            None if self.quiet.as_ref().is_some_and(|open| open.typing) => Context::Filter,
            None if self.quiet.is_some() => Context::Quiet,
            None if self.timeline.going.is_some() => Context::Day,
            None if self.people.filtering || self.timeline.is_narrowing() => Context::Filter,
            None => match self.focus {
                Pane::People => Context::People,
                Pane::Timeline => Context::Timeline,
                Pane::Sidebar => Context::Sidebar,
            },
        }
    }

    /// How a day is read that is typed into a line of its own.
    #[must_use]
    pub fn calendar(&self) -> Calendar {
        Calendar {
            today: self.today,
            order: self.settings.order,
        }
    }

    /// Whether the box of the card of yesterday is open with nothing written in it.
    #[must_use]
    pub fn says_nothing_of_yesterday(&self) -> bool {
        let Some(Overlay::Entry(entry)) = &self.overlay else {
            return false;
        };
        let kind = self.review.as_ref().and_then(Review::kind);
        kind == Some(CardKind::Yesterday)
            && !entry.saving
            && review::says_nothing(entry.field.text())
    }

    fn review_context(&self) -> Context {
        match self.review.as_ref().and_then(Review::kind) {
            Some(CardKind::Words) => Context::ReviewWords,
            Some(CardKind::Quiet | CardKind::PutOff) => Context::ReviewPerson,
            _ => Context::Review,
        }
    }
}
