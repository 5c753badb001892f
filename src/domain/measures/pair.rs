//! All measures of one pair, from what is kept of it.

use chrono::NaiveDate;

use crate::domain::check_in::{CheckIn, Question};
use crate::domain::measures::began::{Beginnings, beginnings};
use crate::domain::measures::depth::{self, DeepDays, depth};
use crate::domain::measures::felt::{Felt, felt};
use crate::domain::measures::given::{WordsGiven, words_given};
use crate::domain::measures::landed::{Landed, landed};
use crate::domain::measures::moment::Moment;
use crate::domain::measures::time::{SharedTime, shared_time};
use crate::domain::promise::{Promise, Side};
use crate::domain::topic::Topic;
use crate::domain::word::Word;

/// All lines of a pair but the rhythm, as they stand on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Measures {
    /// The answers to each question, oldest first, in the order of [`Question::ALL`].
    felt: Vec<(Question, Felt)>,
    /// How many interactions of the window were risky to say for both.
    pub risky: u32,
    /// Words you gave.
    pub words_mine: WordsGiven,
    /// Words they gave, as you see it.
    pub words_theirs: WordsGiven,
    /// Who began.
    pub began: Beginnings,
    /// Hours by choice.
    pub shared: SharedTime,
    /// What was theirs to be heard, and you answered.
    pub by_me: Landed,
    /// What was yours to be heard, and they answered.
    pub by_them: Landed,
    /// How deep it went.
    pub depth: DeepDays,
}

impl Measures {
    /// The measures of one pair, from what is kept of it, in any order. Nothing later than `today` counts.
    #[must_use]
    pub fn of(
        moments: &[Moment],
        promises: &[Promise],
        topics: &[Topic],
        check_ins: &[CheckIn],
        today: NaiveDate,
    ) -> Self {
        Self {
            felt: Question::ALL
                .iter()
                .map(|question| (*question, felt(check_ins, *question, today)))
                .collect(),
            risky: depth::risky(moments, today),
            words_mine: words_given(promises, Side::Mine, today),
            words_theirs: words_given(promises, Side::Theirs, today),
            began: beginnings(moments, today),
            shared: shared_time(moments, today),
            by_me: landed(topics, Side::Mine, today),
            by_them: landed(topics, Side::Theirs, today),
            depth: depth(moments, today),
        }
    }

    /// What was answered to `question`.
    #[must_use]
    pub fn felt(&self, question: Question) -> Option<&Felt> {
        self.felt
            .iter()
            .find(|(asked, _)| *asked == question)
            .map(|(_, felt)| felt)
    }
}
