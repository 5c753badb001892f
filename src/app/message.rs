//! What reaches the program from outside.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::app::effect::{More, Part};
use crate::app::filter::Haystack;
use crate::app::find::Wish;
use crate::app::key::Key;
use crate::app::known::Known;
use crate::app::quiet::Tags;
use crate::app::unfinished::Unfinished;
use crate::domain::act::Act;
use crate::domain::before::Before;
use crate::domain::candidate::Waiting;
use crate::domain::circle::Circle;
use crate::domain::day::Day;
use crate::domain::find::found::FoundPage;
use crate::domain::id::Id;
use crate::domain::listed::{Listed, SEASONS_SHOWN};
use crate::domain::measures::evidence::Evidence;
use crate::domain::merge::Merging;
use crate::domain::mirror::seen::Seen;
use crate::domain::page::PersonPage;
use crate::domain::person::{Person, Standing};
use crate::domain::promise::{End, Promise};
use crate::domain::quiet::Scan;
use crate::domain::review::deck::Review;
use crate::domain::sentence::reading::Company;
use crate::domain::since::Since;
use crate::domain::story::tale::Story;
use crate::domain::timeline::{Stretch, TimelineRow};
use crate::domain::topic::Closing;

/// A cell that the mouse points at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pointed {
    /// Its column.
    pub column: u16,
    /// Its row.
    pub row: u16,
    /// Whether it is the second click there in a row.
    pub twice: bool,
}

/// One message.
#[derive(Debug)]
pub enum Message {
    /// A key was pressed.
    Key(Key),
    /// The user's own editor gave this back, or why it did not.
    Edited(Result<String, String>),
    /// An address could not be opened, and why.
    NotOpened(String),
    /// The mouse was clicked.
    Click(Pointed),
    /// The wheel of the mouse was turned by one notch.
    Wheel {
        /// Where the mouse is.
        at: Pointed,
        /// Toward the end.
        down: bool,
    },
    /// Text was pasted.
    Paste(String),
    /// The screen has another size.
    Resize {
        /// Columns.
        width: u16,
        /// Rows.
        height: u16,
    },
    /// A new day has begun.
    Today(NaiveDate),
    /// Another program changed the file.
    FileChanged,
    /// A question was answered.
    Answer(Answer),
    /// A deed was done.
    Done(Done),
    /// A question or a deed failed.
    Failed(Failure),
    /// A write has been waiting for another program.
    Waiting,
    /// The system asks the program to end.
    Terminate,
    /// The system asks the program to sleep.
    Sleep,
}

/// Answers to questions.
#[derive(Debug)]
pub enum Answer {
    /// Everybody at a glance.
    People(Box<Everybody>),
    /// Those at a glance who may read otherwise; the others are as they were.
    PeopleAgain(Vec<Listed>),
    /// What sentences are read against.
    Known(Box<Known>),
    /// Who of those that sentences are read against may have met since; all else is as it was.
    KnownAgain(Vec<Listed>),
    /// One person's page; `None` if the person is gone.
    Page {
        /// Who.
        person: Id<Person>,
        /// The page; what of the timeline was asked for, and what is there.
        page: Option<Box<(PersonPage, Part, Stretch)>>,
    },
    /// A stretch of a timeline.
    Stretch {
        /// Whose.
        person: Id<Person>,
        /// What was asked for, and what is there.
        read: Box<(Part, Stretch)>,
    },
    /// More of a timeline: what was asked for, and what is there.
    More(Box<(More, Stretch)>),
    /// The contact days of the last seasons.
    Seasons(Vec<(Id<Person>, [u32; SEASONS_SHOWN])>),
    /// What was looked for, and what was found.
    Found(Box<(Wish, FoundPage)>),
    /// Who is quiet.
    Quiet(Arc<Scan>),
    /// The tags of people.
    Tags(Tags),
    /// What a line of the sidebar rests on.
    Evidence(Box<Evidence>),
    /// The mirror.
    Mirror(Arc<Seen>),
    /// How many hours there were so far with somebody; `None` if the tie is not new.
    SoFar(Id<Person>, Option<f64>),
    /// What waits in the tray.
    Tray(Vec<Waiting>),
    /// The review of the day.
    Review(Box<Review>),
    /// What lies between you and one person; `None` if the person is gone.
    Since(Option<Box<Since>>),
    /// The story of you and one person; `None` if the person is gone.
    Story(Option<Box<Story>>),
    /// What is good to know before you meet somebody; `None` if the person is gone.
    Before(Option<Box<Before>>),
    /// An interaction; `None` if there is none any more.
    Interaction(Option<Box<TimelineRow>>),
    /// Who was there together how often.
    Company(Company),
    /// What it would be if two entries were one.
    Merging(Box<Merging>),
    /// Who stood under the cursor when one stopped putting people into circles.
    Gathered(Option<Id<Person>>),
    /// What was begun in forms and left.
    Unfinished(Vec<Unfinished>),
    /// The half-typed sentence, if one was left.
    Draft(Option<String>),
}

/// Everybody at a glance.
#[derive(Debug, Default)]
pub struct Everybody {
    /// People, by folded name.
    pub people: Vec<Listed>,
    /// Their names, in the same order.
    pub names: Haystack,
    /// Circles, in the user's order.
    pub circles: Vec<Circle>,
    /// Whether these are only those with whom the list begins, and all are still to be asked for.
    pub to_come: bool,
}

/// What was done.
#[derive(Debug)]
pub enum Done {
    /// An interaction is on disk.
    Logged {
        /// Who was there.
        people: Vec<(Id<Person>, String)>,
        /// Its day.
        day: Day,
    },
    /// A person is on disk.
    Added {
        /// Who.
        person: Id<Person>,
        /// The name.
        name: String,
    },
    /// A story is written to this file.
    StoryWritten(String),
    /// What waited is dismissed.
    Dismissed,
    /// What a form said is on disk.
    Saved,
    /// Two entries are one.
    Merged {
        /// The one that stays.
        person: Id<Person>,
        /// The name.
        name: String,
    },
    /// It lies in the trash.
    Trashed {
        /// Who it was, if it was a person.
        person: Option<(Id<Person>, String)>,
    },
    /// Quiet is fine with this one, until the next contact; `already` if it was before.
    QuietIsFine {
        /// Who.
        person: Id<Person>,
        /// The name.
        name: String,
        /// Whether there was a pause already, so that nothing was done.
        already: bool,
    },
    /// Somebody is out of the review until a day.
    PutOff {
        /// Who.
        person: Id<Person>,
        /// The name.
        name: String,
        /// The last day of it.
        until: Day,
    },
    /// How somebody stands was said.
    Stands {
        /// Who.
        person: Id<Person>,
        /// The name.
        name: String,
        /// How they stand now.
        standing: Standing,
    },
    /// Somebody is in the circle of this name, or in none.
    InCircle {
        /// The name.
        name: String,
        /// The circle.
        circle: Option<String>,
    },
    /// A word given came to its end.
    PromiseEnded {
        /// Which.
        promise: Id<Promise>,
        /// How.
        how: End,
    },
    /// A word given has a new day.
    PromiseMoved {
        /// The one that ended so.
        promise: Id<Promise>,
        /// The new day.
        by: Day,
    },
    /// A topic was closed.
    TopicClosed(Closing),
    /// A mark of the review is on disk; there is nothing to say about it.
    Marked,
    /// An act was undone; `None` if there was none.
    Undone(Option<Act>),
    /// An act was done again; `None` if there was none.
    Redone(Option<Act>),
    /// The newest act is of another sitting: the user is to be asked first.
    AskFirst(Act),
}

/// Why something was not done, in a sentence and the next step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// What happened.
    pub message: String,
    /// What to do.
    pub next: String,
    /// Whether it was the saving of what is in a box: the text stays there.
    pub of_saving: bool,
}
