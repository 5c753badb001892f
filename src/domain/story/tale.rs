//! A story as a value.

use serde::Serialize;

use crate::domain::check_in::CheckIn;
use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::interaction::{Interaction, Kind};
use crate::domain::person::{Person, Standing};
use crate::domain::promise::Side;
use crate::domain::story::choices::Extra;
use crate::domain::story::season::Season;
use crate::domain::topic::TopicKind;

/// The story of you and one person.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Story {
    /// With whom.
    pub person: Id<Person>,
    /// Their name.
    pub name: String,
    /// The title that was chosen, if one was.
    pub title: Option<String>,
    /// Words before everything else; may be empty.
    pub opening: String,
    /// Since when, if the beginning is part of it.
    pub since: Option<Day>,
    /// How you met.
    pub met: Met,
    /// The first time, if it is part of the story; it stands in no chapter.
    pub first: Option<Moment>,
    /// The rest, by season, oldest first.
    pub chapters: Vec<Chapter>,
    /// How they stand in your life.
    pub standing: Standing,
    /// The day they died.
    pub died_on: Option<Day>,
    /// The day it was told.
    pub told_on: Day,
    /// How much was left out.
    pub left_out: LeftOut,
}

impl Story {
    /// Everything in it, oldest first.
    pub fn moments(&self) -> impl Iterator<Item = &Moment> {
        let chapters = self.chapters.iter().flat_map(|chapter| &chapter.moments);
        self.first.iter().chain(chapters)
    }
}

/// How you met, as far as it is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Met {
    /// The day.
    pub on: Option<Day>,
    /// Through whom.
    pub through: Option<String>,
    /// In words; may be empty.
    pub words: String,
}

/// One season, or what is known of a year without its months.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Chapter {
    /// The season.
    pub season: Option<Season>,
    /// The year; that of its January if it runs over the turn of the year.
    pub year: i32,
    /// Whether it runs over the turn of the year.
    pub turns: bool,
    /// What happened, oldest first; never empty.
    pub moments: Vec<Moment>,
}

/// Something that has its day in the story.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Moment {
    /// The day; the first one if it ran over several.
    pub day: Day,
    /// The last day, if it ran over several.
    pub last_day: Option<Day>,
    /// What it was.
    pub what: What,
}

/// What has a day in a story.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// Something that happened.
    Interaction(Scene),
    /// A word given, on the day it was kept or was not.
    Promise {
        /// Who gave it.
        whose: Side,
        /// What was promised.
        text: String,
        /// The day it was given.
        given_on: Day,
        /// Whether it was kept.
        kept: bool,
        /// How it was made good, if it was not; may be empty.
        repaired: String,
    },
    /// Something to ask, tell or give, or a need, on the day it was noted.
    Topic {
        /// What it was for.
        kind: TopicKind,
        /// Whose it was.
        whose: Side,
        /// What it was about.
        text: String,
    },
    /// How it felt.
    CheckIn(CheckIn),
}

/// An interaction without its measures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Scene {
    /// Which interaction.
    pub id: Id<Interaction>,
    /// What it was; `None` if the words do not say.
    pub kind: Option<Kind>,
    /// Whether both took part.
    pub together: bool,
    /// Where.
    pub place: Option<String>,
    /// Who else was there.
    pub others: Vec<String>,
    /// The words; may be empty.
    pub words: String,
    /// Whether it is marked private.
    pub private: bool,
    /// The one it grew from, if that is in the story.
    pub grew_from: Option<Link>,
    /// Those that grew from it.
    pub led_to: Vec<Link>,
}

/// Another interaction of the same story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Link {
    /// Which.
    pub id: Id<Interaction>,
    /// Its day.
    pub day: Day,
}

/// How many of each were left out, and why.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    /// Marked private, or from an interaction that is.
    pub private: usize,
    /// Notes about them.
    pub notes: usize,
    /// Check-ins.
    pub check_ins: usize,
    /// Topics.
    pub topics: usize,
    /// Promises not kept.
    pub broken: usize,
    /// Promises still open, let go or moved to another day: they are no story yet.
    pub unfinished: usize,
    /// Of another kind, under another tag, on other days, or still to come.
    pub not_chosen: usize,
}

impl LeftOut {
    /// How much of this kind.
    #[must_use]
    pub fn of(&self, extra: Extra) -> usize {
        match extra {
            Extra::Private => self.private,
            Extra::Notes => self.notes,
            Extra::CheckIns => self.check_ins,
            Extra::Topics => self.topics,
            Extra::Broken => self.broken,
        }
    }
}
