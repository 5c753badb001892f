//! What the program wants done outside itself, as values.

use std::path::PathBuf;

use chrono::NaiveDate;

use crate::app::find::Wish;
use crate::app::form::deed::FormDeed;
use crate::app::timeline::Ask;
use crate::app::unfinished::Unfinished;
use crate::domain::act::Act;
use crate::domain::candidate::Candidate;
use crate::domain::circle::Circle;
use crate::domain::day::Day;
use crate::domain::find::wanted::Wanted;
use crate::domain::id::Id;
use crate::domain::interaction::Interaction;
use crate::domain::item::Item;
use crate::domain::measures::measure::Measure;
use crate::domain::merge::Merging;
use crate::domain::person::{Person, Standing};
use crate::domain::promise::{End, Promise};
use crate::domain::review::card::CardKey;
use crate::domain::sentence::settled::Settled;
use crate::domain::story::choices::Choices;
use crate::domain::timeline::Begin;
use crate::domain::topic::{Closing, Topic};

/// Where the half-typed sentence of quick entry is kept.
pub const ENTRY_DRAFT: &str = "quick-entry";

/// One effect.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Answer a question from the file.
    Ask(Question),
    /// The same, once what is known by now is drawn: no picture waits for it.
    AskOnceDrawn(Question),
    /// Change the file.
    Do(Deed),
    /// Give this text to the terminal, which keeps what was copied.
    Copy(String),
    /// Let the system open this address, whose scheme was checked.
    OpenLink(String),
    /// Leave the terminal as it was, and end.
    Quit,
    /// Let the user's own editor have the terminal and this text.
    OwnEditor(String),
    /// Leave the terminal as it was, sleep, and come back.
    Suspend,
    /// Paint everything anew.
    Repaint,
}

/// What can be asked of the file. A newer question of a kind replaces an older one that waits.
#[derive(Clone, Debug, PartialEq)]
pub enum Question {
    /// The same as [`Question::People`], but where that takes long only those with whom the list begins.
    Innermost {
        /// Today.
        today: NaiveDate,
    },
    /// Everybody at a glance, with the circles.
    People {
        /// Today.
        today: NaiveDate,
    },
    /// What sentences are read against.
    Known {
        /// Today.
        today: NaiveDate,
    },
    /// One person's page and the first of their timeline.
    Page {
        /// Who.
        person: Id<Person>,
        /// Today.
        today: NaiveDate,
        /// What of the timeline.
        part: Part,
    },
    /// A stretch of a timeline in place of what is shown.
    Stretch {
        /// Whose.
        person: Id<Person>,
        /// What of it.
        part: Part,
    },
    /// Older rows of a timeline.
    Older(More),
    /// Newer rows of a timeline.
    Newer(More),
    /// The contact days of the last seasons.
    Seasons {
        /// Of whom.
        people: Vec<Id<Person>>,
        /// Today.
        today: NaiveDate,
    },
    /// What is found: so many rows of it, and within how many cells the words around.
    Find {
        /// What.
        wish: Wish,
        /// Rows.
        rows: usize,
        /// Cells.
        cells: usize,
    },
    /// Who is quiet.
    Quiet {
        /// Today.
        today: NaiveDate,
    },
    /// The tags of people.
    Tags,
    /// What a line of the sidebar rests on.
    Evidence {
        /// Whose.
        person: Id<Person>,
        /// Which line.
        measure: Measure,
        /// Today.
        today: NaiveDate,
    },
    /// The mirror.
    Mirror {
        /// Today.
        today: NaiveDate,
    },
    /// How many hours there were so far, if the tie is new.
    SoFar {
        /// With whom.
        person: Id<Person>,
        /// Today.
        today: NaiveDate,
    },
    /// What waits in the tray.
    Tray,
    /// The review of the day.
    Review {
        /// Today.
        today: NaiveDate,
    },
    /// What lies between you and one person, since you last spoke.
    Since {
        /// Who.
        person: Id<Person>,
        /// Today.
        today: NaiveDate,
    },
    /// The story of you and one person.
    Story {
        /// Whose.
        person: Id<Person>,
        /// What goes into it.
        choices: Box<Choices>,
        /// Today.
        today: NaiveDate,
    },
    /// What is good to know before you meet somebody.
    Before {
        /// Whom.
        person: Id<Person>,
        /// Today.
        today: NaiveDate,
    },
    /// An interaction, wherever it stands.
    Interaction(Id<Interaction>),
    /// Who was there together how often.
    Company {
        /// Those that a name may mean.
        candidates: Vec<Id<Person>>,
        /// Those who are named for sure.
        named: Vec<Id<Person>>,
    },
    /// What it would be if two entries were one.
    Merging {
        /// The one that stays.
        kept: Id<Person>,
        /// The one that goes into it.
        gone: Id<Person>,
    },
    /// How far one came with putting people into circles.
    Gathered,
    /// What was begun in forms and left.
    Unfinished,
    /// The half-typed sentence, if one was left.
    Draft,
}

impl Question {
    /// Whether the answer changes what is on the screen, and may join the picture that is about to be drawn.
    /// What sentences are read against is seen by nobody before one is typed.
    #[must_use]
    pub fn is_soon_seen(&self) -> bool {
        !matches!(self, Self::Known { .. })
    }
}

/// A part of a timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// What is wanted of it.
    pub wanted: Wanted,
    /// Where it begins.
    pub begin: Begin,
    /// How many rows.
    pub rows: usize,
}

/// More of a timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct More {
    /// Whose.
    pub person: Id<Person>,
    /// What is wanted of it.
    pub wanted: Wanted,
    /// Behind which end.
    pub ask: Ask,
    /// How many rows.
    pub rows: usize,
}

/// What can be done to the file.
#[derive(Clone, Debug, PartialEq)]
pub enum Deed {
    /// Record an interaction, and clear its draft.
    Log(Box<Settled>),
    /// What waited is what it says it is.
    Accept(Box<Candidate>),
    /// What waited is what the sentence says; its draft is cleared.
    AcceptAs {
        /// What waited, as it was read.
        candidate: Box<Candidate>,
        /// What it was.
        settled: Box<Settled>,
    },
    /// What waited is not wanted.
    Dismiss {
        /// What waited, as it was read.
        candidate: Box<Candidate>,
        /// Everything about the same people too.
        all_of_theirs: bool,
    },
    /// Write the story of you and one person to a new file, as one page of HTML or in Markdown.
    WriteStory {
        /// With whom.
        person: Id<Person>,
        /// What goes into it.
        choices: Box<Choices>,
        /// The file; if there is one, a name beside it.
        path: PathBuf,
    },
    /// Add a person.
    Add {
        /// The name.
        name: String,
        /// What is begun in forms.
        left: Vec<Unfinished>,
    },
    /// Save what a form says.
    Save {
        /// The row as it shall be.
        deed: Box<FormDeed>,
        /// What is begun in other forms: from then on the draft of this sitting.
        left: Vec<Unfinished>,
    },
    /// A pause until the next contact: this quiet is fine.
    QuietIsFine(Id<Person>),
    /// Leave somebody out of the review for some days.
    PutOff {
        /// Whom.
        person: Id<Person>,
        /// For how many days.
        days: u16,
    },
    /// Say whether somebody is in your life as it is now.
    Stand {
        /// Who.
        person: Id<Person>,
        /// How they stand.
        standing: Standing,
    },
    /// Put somebody into the circle of this name, or into none.
    PutInCircle {
        /// Whom.
        person: Id<Person>,
        /// Its name; it is made if there is none.
        circle: Option<String>,
    },
    /// Make two entries one, as they were looked at.
    Merge(Box<Merging>),
    /// Put the circles into this order.
    OrderCircles(Vec<Id<Circle>>),
    /// Keep how far one came with putting people into circles.
    KeepGathered(Id<Person>),
    /// Put it into the trash.
    Trash(Item),
    /// A word given came to its end, today.
    EndPromise {
        /// The promise as it was read.
        promise: Box<Promise>,
        /// How.
        how: End,
    },
    /// A word given has a new day, as agreed today.
    MovePromise {
        /// The promise as it was read.
        promise: Box<Promise>,
        /// The new day.
        by: Day,
    },
    /// A topic was closed, today.
    CloseTopic {
        /// The topic as it was read.
        topic: Box<Topic>,
        /// How.
        how: Closing,
    },
    /// This card of today's review was passed.
    LookAt(CardKey),
    /// The review of today has ended.
    FinishReview,
    /// Undo the newest act. One of another sitting is named and asked about first; then this is the one
    /// that the user was asked about.
    Undo {
        /// The act that the user agreed to.
        agreed: Option<Id<Act>>,
    },
    /// Do again what was undone.
    Redo,
    /// Keep what was begun in forms; nothing clears it.
    KeepForms(Vec<Unfinished>),
    /// Keep the half-typed sentence; an empty one clears it.
    KeepDraft(String),
}

impl Deed {
    /// Whether what comes of it changes what is on the screen, and may join the picture that is about to be
    /// drawn. That a card was passed, or something half-written kept, is told to nobody.
    #[must_use]
    pub fn is_soon_seen(&self) -> bool {
        !matches!(
            self,
            Self::LookAt(_)
                | Self::FinishReview
                | Self::KeepGathered(_)
                | Self::KeepForms(_)
                | Self::KeepDraft(_)
        )
    }
}
