//! Anyone in the file.

use serde::{Deserialize, Serialize};

use crate::domain::circle::Circle;
use crate::domain::day::{Anniversary, Day};
use crate::domain::id::Id;
use crate::domain::record::{Origin, Record};
use crate::domain::word::Word;

/// A person. A text that is empty is not noted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Who it is in the file.
    pub id: Id<Person>,
    /// The name as the user writes it; never empty.
    pub name: String,
    /// Nicknames, maiden names, names in another script.
    #[serde(default)]
    pub other_names: Vec<String>,
    /// Such as "she/her".
    #[serde(default)]
    pub pronouns: String,
    /// How you met, in words.
    #[serde(default)]
    pub how_met: String,
    /// When you met.
    #[serde(default)]
    pub met_on: Option<Day>,
    /// Through whom you met.
    #[serde(default)]
    pub met_through: Option<Id<Person>>,
    /// Their birthday; the year may be unknown.
    #[serde(default)]
    pub birthday: Option<Anniversary>,
    /// Other days that come round.
    #[serde(default)]
    pub dates: Vec<NamedDate>,
    /// Where they live.
    #[serde(default)]
    pub lives_in: String,
    /// Mail, phone, handle, address, url.
    #[serde(default)]
    pub contact_points: Vec<ContactPoint>,
    /// Without the `#`.
    #[serde(default)]
    pub tags: Vec<String>,
    /// The circle the user put them in.
    #[serde(default)]
    pub circle: Option<Id<Circle>>,
    /// The usual gap in days that the user states for this person.
    #[serde(default)]
    pub usual_gap: Option<u16>,
    /// Own fields: a name and a value.
    #[serde(default)]
    pub fields: Vec<OwnField>,
    /// A free note.
    #[serde(default)]
    pub note: String,
    /// The path of a photo.
    #[serde(default)]
    pub photo: String,
    /// Whether the person is in your life as it is now.
    #[serde(default)]
    pub standing: Standing,
    /// The day of their death, if they died and it is known.
    #[serde(default)]
    pub died_on: Option<Day>,
    /// Where the row came from.
    #[serde(default)]
    pub origin: Origin,
    /// Revision, last edit, tombstone.
    #[serde(default)]
    pub record: Record,
}

impl Person {
    /// A person of whom only the name is known.
    #[must_use]
    pub fn named(id: Id<Self>, name: String, origin: Origin, at: i64) -> Self {
        Self {
            id,
            name,
            other_names: Vec::new(),
            pronouns: String::new(),
            how_met: String::new(),
            met_on: None,
            met_through: None,
            birthday: None,
            dates: Vec::new(),
            lives_in: String::new(),
            contact_points: Vec::new(),
            tags: Vec::new(),
            circle: None,
            usual_gap: None,
            fields: Vec::new(),
            note: String::new(),
            photo: String::new(),
            standing: Standing::Active,
            died_on: None,
            origin,
            record: Record::new(at),
        }
    }
}

/// A day that comes round each year, with its name ("wedding", "sober since").
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamedDate {
    /// What the day is.
    pub name: String,
    /// The day; the year may be unknown.
    pub on: Anniversary,
}

/// One way to reach a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContactPoint {
    /// What sort it is.
    pub kind: ContactKind,
    /// Such as "work"; may be empty.
    #[serde(default)]
    pub label: String,
    /// The address, number or handle itself.
    pub value: String,
}

/// The sorts of [`ContactPoint`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContactKind {
    /// An e-mail address.
    Mail,
    /// A telephone number.
    Phone,
    /// A name on some service.
    Handle,
    /// A postal address.
    Address,
    /// A web page.
    Url,
}

impl Word for ContactKind {
    const ALL: &'static [Self] = &[
        Self::Mail,
        Self::Phone,
        Self::Handle,
        Self::Address,
        Self::Url,
    ];

    fn word(self) -> &'static str {
        match self {
            Self::Mail => "mail",
            Self::Phone => "phone",
            Self::Handle => "handle",
            Self::Address => "address",
            Self::Url => "url",
        }
    }
}

/// A field of the user's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnField {
    /// The name of the field.
    pub name: String,
    /// Its value.
    pub value: String,
}

/// Whether a person is in your life as it is now. Only the user sets it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Part of your life.
    #[default]
    Active,
    /// Quiet is fine for as long as it lasts.
    Resting,
    /// You have let it go.
    LetGo,
    /// They died; the story stays, and nothing is asked.
    Died,
}

impl Word for Standing {
    const ALL: &'static [Self] = &[Self::Active, Self::Resting, Self::LetGo, Self::Died];

    fn word(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Resting => "resting",
            Self::LetGo => "let_go",
            Self::Died => "died",
        }
    }
}
