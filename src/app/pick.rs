//! A short list to pick from, each row with its number: for how long somebody is put off, whether they are
//! in your life as it is now, what is open between you and how it ends, by which way they are reached.

use std::path::PathBuf;

use chrono::NaiveDate;

use crate::app::effect::Deed;
use crate::domain::circle::{Circle, OFFERED};
use crate::domain::day::{Day, shifted};
use crate::domain::id::Id;
use crate::domain::page::PersonPage;
use crate::domain::person::{ContactPoint, Person, Standing};
use crate::domain::promise::{End, Promise, Side};
use crate::domain::review_event::NOT_NOW_DAYS;
use crate::domain::since::{Row, Since};
use crate::domain::sorting;
use crate::domain::story::choices::Extra;
use crate::domain::text::visible;
use crate::domain::topic::{Closing, Topic};
use crate::domain::word::Word;
use crate::wording::{days, open, reach, standing};

/// How many letters of a name stand in the name of a file.
const MOST_OF_A_NAME: usize = 60;

/// Its state.
#[derive(Debug)]
pub struct Pick {
    /// About whom.
    pub person: Id<Person>,
    /// What is picked.
    pub what: What,
    /// The title, safe to print.
    pub title: String,
    /// The rows, safe to print.
    pub rows: Vec<String>,
    /// The row under the cursor.
    pub selected: usize,
}

/// What can be picked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// For how long the person stays out of the review.
    NotNow,
    /// Whether the person is in your life as it is now.
    Standing,
    /// The circle the person is in; these are the names, and after the last one stands none.
    Circle(Vec<String>),
    /// The file a story is written to.
    File(Vec<PathBuf>),
    /// What goes into a story that is left out of others.
    Extras(Vec<Extra>),
    /// One of what is open between you.
    Open(Vec<Open>),
    /// How it ended.
    End(Open),
    /// How the person is reached, and what is done with it.
    Contact(Vec<ContactPoint>, Way),
}

/// Something that is open between you.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Open {
    /// A word given.
    Promise(Box<Promise>),
    /// Something to ask, tell or give, or a need.
    Topic(Box<Topic>),
}

impl Open {
    /// How it is told, safe to print.
    fn told(&self, today: NaiveDate) -> String {
        let told = match self {
            Self::Promise(promise) => open::promise(promise, today),
            Self::Topic(topic) => open::topic(topic, today),
        };
        visible::line(&told).into_owned()
    }

    /// The ways in which it can end.
    fn ends(&self) -> &'static [&'static str] {
        match self {
            Self::Promise(promise) if promise.whose == Side::Mine => {
                &["kept", "not kept", "a new day", "they released you"]
            }
            Self::Promise(_) => &["kept", "not kept", "a new day", "you released them"],
            Self::Topic(_) => &[
                "answered: asked, told, given, met",
                "dropped: it no longer matters",
            ],
        }
    }
}

/// What follows when a row is picked.
#[derive(Debug)]
pub enum Picked {
    /// This is done.
    Deed(Deed),
    /// One more thing is picked.
    Then(Pick),
    /// A day is asked for.
    NewDay(Promise),
    /// A story is written to this file.
    Story(Id<Person>, PathBuf),
    /// It goes into the story, or is left out again.
    Extra(Extra),
    /// A place for a story is asked for, this one offered.
    NewFile(Id<Person>, PathBuf),
}

/// Everything that is open between you and the person of `page`, promises first, yours before theirs.
#[must_use]
pub fn open_between(page: &PersonPage) -> Vec<Open> {
    let mut promises: Vec<&Promise> = page
        .promises
        .iter()
        .filter(|of| of.ended.is_none())
        .collect();
    sorting::by_key(&mut promises, |of| of.whose == Side::Theirs);
    let topics = page.topics.iter().filter(|of| of.closed.is_none());
    let promises = promises
        .into_iter()
        .cloned()
        .map(Box::new)
        .map(Open::Promise);
    promises
        .chain(topics.cloned().map(Box::new).map(Open::Topic))
        .collect()
}

/// Everything that is open in what lies between you since you last spoke, in its order.
#[must_use]
pub fn open_since(since: &Since) -> Vec<Open> {
    let rows = since.rows.iter().filter_map(|row| match row {
        Row::Topic(topic) if topic.person == Some(since.person) => {
            Some(Open::Topic(Box::new(topic.clone())))
        }
        Row::Promise(promise) => Some(Open::Promise(Box::new(promise.clone()))),
        _ => None,
    });
    rows.collect()
}

/// What is done with a contact point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// It goes where the terminal keeps what was copied.
    Copy,
    /// It is opened with the program that the system has for it.
    Open,
}

impl Pick {
    /// For how long.
    #[must_use]
    pub fn not_now(person: Id<Person>, name: &str, today: NaiveDate) -> Self {
        let rows = NOT_NOW_DAYS.iter().map(|count| {
            let until = Day::nearest(shifted(today, i64::from(*count)));
            format!("{count} days, until {}", days::short(until, today))
        });
        Self {
            person,
            what: What::NotNow,
            title: format!("Not now: {}", visible::line(name)),
            rows: rows.collect(),
            selected: 0,
        }
    }

    /// Whether they are in your life.
    #[must_use]
    pub fn standing(person: Id<Person>, name: &str) -> Self {
        let rows = Standing::ALL.iter();
        Self {
            person,
            what: What::Standing,
            title: visible::line(name).into_owned(),
            rows: rows.map(|one| standing::meaning(*one).to_owned()).collect(),
            selected: 0,
        }
    }

    /// Which circle. While there is none yet, some names are offered.
    #[must_use]
    pub fn circle(
        person: Id<Person>,
        name: &str,
        circles: &[Circle],
        now: Option<Id<Circle>>,
    ) -> Self {
        let mut names: Vec<String> = circles.iter().map(|circle| circle.name.clone()).collect();
        if names.is_empty() {
            names = OFFERED.map(str::to_owned).to_vec();
        }
        let rows = names.iter().map(|name| visible::line(name).into_owned());
        let rows: Vec<String> = rows.chain(["no circle".to_owned()]).collect();
        let selected = circles.iter().position(|circle| Some(circle.id) == now);
        Self {
            person,
            selected: selected.unwrap_or_default(),
            title: format!("{}: which circle?", visible::line(name)),
            rows,
            what: What::Circle(names),
        }
    }

    /// What of that which was left out goes into a story; `rows` tell each of `extras`.
    #[must_use]
    pub fn extras(person: Id<Person>, extras: Vec<Extra>, rows: Vec<String>) -> Self {
        Self {
            person,
            title: "What goes into it".to_owned(),
            rows,
            what: What::Extras(extras),
            selected: 0,
        }
    }

    /// Where a story is written: a page for a browser or a text, in each of these folders, or elsewhere.
    #[must_use]
    pub fn file(person: Id<Person>, name: &str, folders: &[PathBuf]) -> Self {
        let name = visible::line(name);
        let letters = |c: char| {
            if c.is_alphanumeric() || c == ' ' {
                c
            } else {
                '_'
            }
        };
        let file: String = name.chars().take(MOST_OF_A_NAME).map(letters).collect();
        let paths = folders.iter().flat_map(|folder| {
            let path = |ending: &str| folder.join(format!("{file} and me.{ending}"));
            [path("html"), path("md")]
        });
        let paths: Vec<PathBuf> = paths.collect();
        let rows = paths
            .iter()
            .map(|path| visible::line(&path.to_string_lossy()).into_owned());
        Self {
            person,
            title: "Where to write it".to_owned(),
            rows: rows.chain(["another place".to_owned()]).collect(),
            what: What::File(paths),
            selected: 0,
        }
    }

    /// Which of what is open between you has come to its end; `None` with nothing open. With one thing
    /// open it is that.
    #[must_use]
    pub fn open(person: Id<Person>, open: Vec<Open>, today: NaiveDate) -> Option<Self> {
        match open.as_slice() {
            [] => None,
            [only] => Some(Self::end(person, only.clone(), today)),
            _ => Some(Self {
                person,
                title: "Which of these is done?".to_owned(),
                rows: open.iter().map(|one| one.told(today)).collect(),
                what: What::Open(open),
                selected: 0,
            }),
        }
    }

    /// How something between you ended.
    #[must_use]
    pub fn end(person: Id<Person>, open: Open, today: NaiveDate) -> Self {
        Self {
            person,
            title: open.told(today),
            rows: open.ends().iter().map(|end| (*end).to_owned()).collect(),
            what: What::End(open),
            selected: 0,
        }
    }

    /// Which contact point; without its figures where names are `hidden`.
    #[must_use]
    pub fn contact(person: &Person, way: Way, hidden: bool) -> Self {
        let rows = person.contact_points.iter().map(|point| {
            let row = reach::point(point);
            reach::kept_from_view(visible::line(&row).into_owned(), hidden)
        });
        let asked = match way {
            Way::Copy => "copy what?",
            Way::Open => "open what?",
        };
        Self {
            person: person.id,
            selected: 0,
            title: format!("{}: {asked}", visible::line(&person.name)),
            rows: rows.collect(),
            what: What::Contact(person.contact_points.clone(), way),
        }
    }

    /// The contact point of row `at`, and what is done with it; `None` if this is no list of them.
    #[must_use]
    pub fn contact_at(&self, at: usize) -> Option<(ContactPoint, Way)> {
        match &self.what {
            What::Contact(points, way) => Some((points.get(at)?.clone(), *way)),
            _ => None,
        }
    }

    /// Moves the cursor by so many rows.
    pub fn step(&mut self, by: isize) {
        let last = self.rows.len().saturating_sub(1);
        self.selected = self.selected.saturating_add_signed(by).min(last);
    }

    /// What picking row `at` does; `None` if there is no such row.
    #[must_use]
    pub fn picked(&self, at: usize, today: NaiveDate) -> Option<Picked> {
        let person = self.person;
        let deed = match &self.what {
            What::NotNow => {
                let days = *NOT_NOW_DAYS.get(at)?;
                Deed::PutOff { person, days }
            }
            What::Standing => {
                let standing = *Standing::ALL.get(at)?;
                Deed::Stand { person, standing }
            }
            What::File(paths) if at == paths.len() => {
                let offered = paths.first().cloned().unwrap_or_default();
                return Some(Picked::NewFile(person, offered));
            }
            What::File(paths) => {
                return Some(Picked::Story(person, paths.get(at)?.clone()));
            }
            What::Extras(extras) => return Some(Picked::Extra(*extras.get(at)?)),
            What::Circle(names) => {
                let circle = names.get(at).cloned();
                (at < self.rows.len()).then_some(Deed::PutInCircle { person, circle })?
            }
            What::Open(open) => {
                let open = open.get(at)?.clone();
                return Some(Picked::Then(Self::end(person, open, today)));
            }
            What::End(Open::Promise(promise)) => {
                let promise = promise.clone();
                let how = *[End::Kept, End::Broken, End::Renegotiated, End::Released].get(at)?;
                if how == End::Renegotiated {
                    return Some(Picked::NewDay(*promise));
                }
                Deed::EndPromise { promise, how }
            }
            What::End(Open::Topic(topic)) => {
                let how = *Closing::ALL.get(at)?;
                Deed::CloseTopic {
                    topic: topic.clone(),
                    how,
                }
            }
            What::Contact(..) => return None,
        };
        Some(Picked::Deed(deed))
    }
}
