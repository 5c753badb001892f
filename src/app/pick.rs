//! A short list to pick from, each row with its number: for how long somebody is put off, and whether
//! they are in your life as it is now.

use std::path::PathBuf;

use chrono::NaiveDate;

use crate::app::effect::Deed;
use crate::domain::circle::Circle;
use crate::domain::day::{Day, shifted};
use crate::domain::id::Id;
use crate::domain::person::{Person, Standing};
use crate::domain::review_event::NOT_NOW_DAYS;
use crate::domain::text::visible;
use crate::domain::word::Word;
use crate::wording::{days, standing};

/// How many letters of a name stand in the name of a file.
const MOST_OF_A_NAME: usize = 60;

/// The circles that are offered while there are none.
const OFFERED: [&str; 3] = ["close", "friends", "wider"];

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

    /// Where a story is written: a page for a browser or a text, in each of these folders.
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
            rows: rows.collect(),
            what: What::File(paths),
            selected: 0,
        }
    }

    /// Moves the cursor by so many rows.
    pub fn step(&mut self, by: isize) {
        let last = self.rows.len().saturating_sub(1);
        self.selected = self.selected.saturating_add_signed(by).min(last);
    }

    /// What picking row `at` does; `None` if there is no such row.
    #[must_use]
    pub fn deed(&self, at: usize) -> Option<Deed> {
        let person = self.person;
        match &self.what {
            What::NotNow => {
                let days = *NOT_NOW_DAYS.get(at)?;
                Some(Deed::PutOff { person, days })
            }
            What::Standing => {
                let standing = *Standing::ALL.get(at)?;
                Some(Deed::Stand { person, standing })
            }
            What::File(paths) => {
                let path = paths.get(at)?.clone();
                Some(Deed::WriteStory { person, path })
            }
            What::Circle(names) => {
                let circle = names.get(at).cloned();
                (at < self.rows.len()).then_some(Deed::PutInCircle { person, circle })
            }
        }
    }
}
