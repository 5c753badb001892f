//! Shapes that several answers in JSON share. Scripts rely on them: a key is added, never changed.

use serde::Serialize;

use crate::domain::id::Id;
use crate::domain::names::KnownPerson;
use crate::domain::person::Person;
use crate::domain::rhythm::{Fit, Rhythm, RhythmWord};

/// Something with a name: a person, or an offer for an open question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Named {
    /// The id, as a string.
    pub id: String,
    /// The name.
    pub name: String,
    /// What tells it from others of the same name.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub why: String,
}

impl Named {
    /// Person `id`, called `name`.
    pub fn new(id: Id<Person>, name: &str) -> Self {
        Self {
            id: id.to_string(),
            name: name.to_owned(),
            why: String::new(),
        }
    }

    /// How it is offered in a line of text.
    pub fn label(&self) -> String {
        let Self { id, name, why } = self;
        match (why.is_empty(), id == name) {
            (true, true) => name.clone(),
            (true, false) => format!("{name} ({id})"),
            (false, true) => format!("{name}: {why}"),
            (false, false) => format!("{name}: {why} ({id})"),
        }
    }
}

impl From<&KnownPerson> for Named {
    fn from(person: &KnownPerson) -> Self {
        let why = person
            .last_contact
            .map_or_else(String::new, |day| format!("last contact {day}"));
        Self {
            why,
            ..Self::new(person.id, &person.name)
        }
    }
}

/// A rhythm with all its terms; null where there is no fit or no open gap.
#[derive(Debug, Serialize)]
pub struct RhythmAnswer {
    gaps: Vec<u32>,
    open_gap: Option<u32>,
    n: usize,
    mu: Option<f64>,
    alpha: Option<f64>,
    beta: Option<f64>,
    scale: Option<f64>,
    nu: Option<f64>,
    survival: Option<f64>,
    median: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    longer_than: usize,
    word: RhythmWord,
    long_silence: bool,
}

impl From<&Rhythm> for RhythmAnswer {
    fn from(rhythm: &Rhythm) -> Self {
        let term = |of: fn(&Fit) -> f64| rhythm.fit.as_ref().map(of);
        Self {
            gaps: rhythm.gaps.kept.clone(),
            open_gap: rhythm.gaps.open,
            n: rhythm.gaps.kept.len(),
            mu: term(|fit| fit.mu),
            alpha: term(|fit| fit.alpha),
            beta: term(|fit| fit.beta),
            scale: term(|fit| fit.scale),
            nu: term(|fit| fit.nu),
            survival: rhythm.survival,
            median: term(|fit| fit.median),
            low: term(|fit| fit.low),
            high: term(|fit| fit.high),
            longer_than: rhythm.longer_than,
            word: rhythm.word,
            long_silence: rhythm.long_silence,
        }
    }
}
