//! Something that happened between you and one or more people. The only record of contact:
//! everything else about a relationship is computed from these rows when it is read.

use chrono::NaiveTime;
use serde::{Deserialize, Serialize};

use crate::domain::day::{Day, Days};
use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::domain::place::Place;
use crate::domain::record::{Origin, Record};
use crate::domain::word::Word;

/// One interaction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Interaction {
    /// Which interaction.
    pub id: Id<Interaction>,
    /// The day; the first one if it ran over several.
    pub day: Day,
    /// The last day, if it ran over several.
    #[serde(default)]
    pub last_day: Option<Day>,
    /// When on that day, if known.
    #[serde(default, with = "clock_time")]
    pub time: Option<NaiveTime>,
    /// What it was; `None` if the words do not say.
    #[serde(default)]
    pub kind: Option<Kind>,
    /// Who was there. Empty for a note of one's own life.
    #[serde(default)]
    pub people: Vec<Participant>,
    /// How long, in minutes, if known.
    #[serde(default)]
    pub minutes: Option<Minutes>,
    /// Time freely chosen; `false` is duty.
    #[serde(default = "chosen_by_default")]
    pub chosen: bool,
    /// How deep it went on your side and on theirs.
    #[serde(default)]
    pub depth: DepthOfBoth,
    /// Where.
    #[serde(default)]
    pub place: Option<Id<Place>>,
    /// Without the `#`.
    #[serde(default)]
    pub tags: Vec<String>,
    /// The words; may be empty.
    #[serde(default)]
    pub words: String,
    /// The earlier interaction this one grew from.
    #[serde(default)]
    pub grew_from: Option<Id<Interaction>>,
    /// Left out of a story that is given away.
    #[serde(default)]
    pub private: bool,
    /// Where the row came from.
    #[serde(default)]
    pub origin: Origin,
    /// Revision, last edit, tombstone.
    #[serde(default)]
    pub record: Record,
}

impl Interaction {
    /// The stretch of days; several days that are not in order count as the first alone.
    #[must_use]
    pub fn days(&self) -> Days {
        self.last_day
            .and_then(|last| Days::between(self.day, last))
            .unwrap_or(Days::on(self.day))
    }
}

fn chosen_by_default() -> bool {
    true
}

/// One person in an interaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Participant {
    /// Who.
    pub id: Id<Person>,
    /// Whether both took part. Follows from the kind unless the user says otherwise.
    pub two_way: bool,
    /// Who began it between you and this person; `None` if not known.
    #[serde(default)]
    pub began: Option<Began>,
}

/// What an interaction was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// You were together.
    Met,
    /// A call by voice.
    Call,
    /// A call with pictures.
    Video,
    /// Messages in both directions.
    Message,
    /// A letter or a postcard.
    Letter,
    /// A message from one side, without reply.
    ReachedOut,
    /// One helped the other.
    Helped,
    /// Something was given.
    Gift,
    /// An occasion that both were part of.
    Event,
    /// A note about someone, or about one's own life.
    Note,
}

impl Kind {
    /// Whether both take part in this kind of interaction.
    #[must_use]
    pub fn two_way(self) -> bool {
        !matches!(
            self,
            Self::Letter | Self::Gift | Self::ReachedOut | Self::Note
        )
    }
}

impl Word for Kind {
    const ALL: &'static [Self] = &[
        Self::Met,
        Self::Call,
        Self::Video,
        Self::Message,
        Self::Letter,
        Self::ReachedOut,
        Self::Helped,
        Self::Gift,
        Self::Event,
        Self::Note,
    ];

    fn word(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Call => "call",
            Self::Video => "video",
            Self::Message => "message",
            Self::Letter => "letter",
            Self::ReachedOut => "reached_out",
            Self::Helped => "helped",
            Self::Gift => "gift",
            Self::Event => "event",
            Self::Note => "note",
        }
    }
}

/// Who began an interaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Began {
    /// You.
    Me,
    /// This person.
    Them,
    /// Both, or by habit.
    Both,
}

impl Word for Began {
    const ALL: &'static [Self] = &[Self::Me, Self::Them, Self::Both];

    fn word(self) -> &'static str {
        match self {
            Self::Me => "me",
            Self::Them => "them",
            Self::Both => "both",
        }
    }
}

/// A length of time in minutes, 1 to [`Minutes::MOST`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u32", into = "u32")]
pub struct Minutes(u32);

impl Minutes {
    /// Sixty days: longer is a slip of the finger.
    pub const MOST: u32 = 60 * 24 * 60;

    /// That many minutes; `None` for none at all or more than [`Minutes::MOST`].
    #[must_use]
    pub fn new(minutes: u32) -> Option<Self> {
        (1..=Self::MOST).contains(&minutes).then_some(Self(minutes))
    }

    /// The number of minutes.
    #[must_use]
    pub fn number(self) -> u32 {
        self.0
    }
}

impl TryFrom<u32> for Minutes {
    type Error = String;

    fn try_from(minutes: u32) -> Result<Self, String> {
        Self::new(minutes)
            .ok_or_else(|| format!("{minutes} minutes is not a length from 1 to {}", Self::MOST))
    }
}

impl From<Minutes> for u32 {
    fn from(minutes: Minutes) -> Self {
        minutes.0
    }
}

/// How deep an exchange went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub enum Depth {
    /// Arrangements.
    Logistics,
    /// Everyday things.
    Everyday,
    /// Something personal.
    Personal,
    /// Something that was a risk to say.
    Risky,
}

impl TryFrom<u8> for Depth {
    type Error = String;

    fn try_from(step: u8) -> Result<Self, String> {
        match step {
            0 => Ok(Self::Logistics),
            1 => Ok(Self::Everyday),
            2 => Ok(Self::Personal),
            3 => Ok(Self::Risky),
            _ => Err(format!("depth is 0, 1, 2 or 3, not {step}")),
        }
    }
}

impl From<Depth> for u8 {
    fn from(depth: Depth) -> Self {
        depth as Self
    }
}

/// Depth on either side; `None` if not noted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DepthOfBoth {
    /// Yours.
    #[serde(default)]
    pub mine: Option<Depth>,
    /// Theirs, as you see it.
    #[serde(default)]
    pub theirs: Option<Depth>,
}

/// `HH:MM` in JSON and in the file.
pub mod clock_time {
    use chrono::NaiveTime;
    use serde::de::Error as _;
    use serde::{Deserialize, Deserializer, Serializer};

    /// How a time of day is written.
    pub const FORMAT: &str = "%H:%M";

    /// Writes `HH:MM` or nothing.
    ///
    /// # Errors
    /// Whatever the serializer gives.
    #[allow(clippy::ref_option, reason = "the signature that serde asks for")]
    pub fn serialize<S: Serializer>(
        time: &Option<NaiveTime>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match time {
            Some(time) => serializer.collect_str(&time.format(FORMAT)),
            None => serializer.serialize_none(),
        }
    }

    /// Reads `HH:MM` or nothing.
    ///
    /// # Errors
    /// A text that is no time of day.
    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<NaiveTime>, D::Error> {
        let Some(text) = Option::<String>::deserialize(deserializer)? else {
            return Ok(None);
        };
        NaiveTime::parse_from_str(&text, FORMAT)
            .map(Some)
            .map_err(|_| D::Error::custom(format!("{text:?} is not a time: write 18:30")))
    }
}
