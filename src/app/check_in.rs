//! A check-in as it is answered: a question at a time, one key each.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::app::field::Field;
use crate::app::key::{Code, Key};
use crate::domain::check_in::{Answer, CheckIn, Mirror, Question, Step};
use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::measures::window::SEASON_DAYS;
use crate::domain::page::PersonPage;
use crate::domain::record::Record;
use crate::domain::text::visible;
use crate::domain::word::Word;
use crate::wording::{check_in, days};

/// Its state.
#[derive(Debug)]
pub struct Asking {
    /// The row as it will be kept.
    pub row: CheckIn,
    /// The row as it is kept; `None` for a new one.
    pub kept: Option<CheckIn>,
    /// The name of the person, safe to print.
    pub name: String,
    /// The place of the question, one past [`Question::ALL`] for the last.
    pub at: usize,
    /// Words that are being written beside the answer.
    pub words: Option<Field>,
    /// That somebody was asked about less than a season ago.
    pub early: Option<String>,
    /// Whether it is being saved.
    pub saving: bool,
    /// What is wrong.
    pub trouble: Option<String>,
}

impl Asking {
    /// A new one about the person of `page`.
    #[must_use]
    pub fn new(page: &PersonPage, today: NaiveDate) -> Self {
        let row = CheckIn {
            id: Id::from_number(0),
            person: page.person.id,
            day: Day::nearest(today),
            answers: BTreeMap::new(),
            mirror: None,
            record: Record::default(),
        };
        let last = page.check_ins.iter().map(|of| of.day).max();
        let early = last.and_then(|day| {
            let since = today.signed_duration_since(day.latest()).num_days();
            (since < SEASON_DAYS).then(|| {
                format!(
                    "The last one was on {}. Once a season is enough; you can go on all the same.",
                    days::in_full(day)
                )
            })
        });
        Self {
            early,
            ..Self::of(row, None, &page.person.name)
        }
    }

    /// One that is filled with `row`.
    #[must_use]
    pub fn of(row: CheckIn, kept: Option<CheckIn>, name: &str) -> Self {
        Self {
            row,
            kept,
            name: visible::line(name).into_owned(),
            at: 0,
            words: None,
            early: None,
            saving: false,
            trouble: None,
        }
    }

    /// The question that is asked; `None` for the last one, whether they would say the same.
    #[must_use]
    pub fn question(&self) -> Option<Question> {
        Question::ALL.get(self.at).copied()
    }

    /// The step that is chosen on the question that is asked.
    #[must_use]
    pub fn chosen(&self) -> Option<usize> {
        let Some(question) = self.question() else {
            let mirror = self.row.mirror?;
            return Mirror::ALL.iter().position(|one| *one == mirror);
        };
        let step = self.row.answers.get(&question)?.step?;
        Some(usize::from(u8::from(step)))
    }

    /// The last of the numbers that answer the question that is asked.
    #[must_use]
    pub fn last_answer(&self) -> usize {
        let answers = match self.question() {
            Some(question) => check_in::steps(question).len(),
            None => Mirror::ALL.len(),
        };
        answers.saturating_sub(1)
    }

    /// Whether anything would be saved.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        match &self.kept {
            Some(kept) => (&kept.answers, kept.mirror) != (&self.row.answers, self.row.mirror),
            None => !self.row.answers.is_empty() || self.row.mirror.is_some(),
        }
    }

    /// Answers with the step of a key; whether that was one.
    pub fn answer(&mut self, key: Key) -> bool {
        let Code::Char(digit) = key.code else {
            return false;
        };
        let Some(step) = digit.to_digit(10).and_then(|step| u8::try_from(step).ok()) else {
            return false;
        };
        let Some(question) = self.question() else {
            let mirror = Mirror::ALL.get(usize::from(step)).copied();
            self.row.mirror = mirror.or(self.row.mirror);
            return mirror.is_some();
        };
        let Ok(step) = Step::try_from(step) else {
            return false;
        };
        let words = String::new();
        let answer = self.row.answers.entry(question);
        answer.or_insert(Answer { step: None, words }).step = Some(step);
        true
    }

    /// Takes over what another program saved of it meanwhile. Where both answered one question, what was
    /// answered here stands, and it is told.
    pub fn rebase(&mut self, now: &CheckIn) {
        let Some(before) = self.kept.take_if(|before| *before != *now) else {
            return;
        };
        let mut both = Vec::new();
        for question in Question::ALL {
            let yours = self.row.answers.get(question);
            let (old, theirs) = (before.answers.get(question), now.answers.get(question));
            if yours == old {
                match theirs.cloned() {
                    Some(theirs) => drop(self.row.answers.insert(*question, theirs)),
                    None => drop(self.row.answers.remove(question)),
                }
            } else if theirs != old && theirs != yours {
                both.push(format!(
                    "{}: {}",
                    check_in::label(*question),
                    said(*question, theirs)
                ));
            }
        }
        if self.row.mirror == before.mirror {
            self.row.mirror = now.mirror;
        } else if now.mirror != before.mirror && now.mirror != self.row.mirror {
            let theirs = now.mirror.map_or("not answered", check_in::mirror);
            both.push(format!("They would say the same: {theirs}"));
        }
        (self.row.day, self.row.record) = (now.day, now.record);
        self.kept = Some(now.clone());
        self.trouble = Some(if both.is_empty() {
            "Another program changed other answers meanwhile; they are taken over".to_owned()
        } else {
            let both = both.join("; ");
            format!(
                "Another program answered otherwise ({both}). Yours stands here; C-c leaves theirs"
            )
        });
    }

    /// Keeps the words that are being written beside the answer.
    pub fn keep_words(&mut self) {
        let (Some(question), Some(field)) = (self.question(), self.words.take()) else {
            return;
        };
        let words = field.text().trim().to_owned();
        let step = self
            .row
            .answers
            .get(&question)
            .and_then(|answer| answer.step);
        if words.is_empty() && step.is_none() {
            self.row.answers.remove(&question);
        } else {
            self.row.answers.insert(question, Answer { step, words });
        }
    }
}

/// What was answered to a question, in words.
fn said(question: Question, answer: Option<&Answer>) -> String {
    let step = answer.and_then(|answer| answer.step);
    let step = step.map(|step| check_in::answer(question, step).to_owned());
    let words = answer.map(|answer| answer.words.trim()).unwrap_or_default();
    let words = (!words.is_empty()).then(|| format!("“{words}”"));
    let said: Vec<String> = step.into_iter().chain(words).collect();
    if said.is_empty() {
        return "not answered".to_owned();
    }
    said.join(", ")
}
