//! What you felt: the answers to one question, each with its day, and whether they have moved.
//!
//! One answer is noisy: asked twice, single questions agree with a median of .73 (Wei & Zhang 2019,
//! 10.3724/SP.J.1042.2019.01194). With a standard deviation of 1 (assumed) that is a standard error of
//! `sqrt(1 - .73) = .52` of a step; two means of two differ beyond chance from `1.96 * .52 = 1.02`, two
//! single answers from `1.44`, which on whole steps is 2.

use chrono::NaiveDate;
use serde::Serialize;

use crate::domain::check_in::{CheckIn, Question};
use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::sorting;

/// The least difference of the mean of the last two and of the two before.
const MEANS_APART: f64 = 1.02;
/// The least difference of the last answer and the one before.
const STEP_APART: u8 = 2;

/// The answers to one question.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Felt {
    /// The answers, the oldest first.
    pub answers: Vec<Dot>,
    /// Whether they have moved; `None` with fewer than four steps, and for a place.
    pub trend: Option<Trend>,
}

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Dot {
    /// The check-in it was given in.
    pub check_in: Id<CheckIn>,
    /// The day it was given.
    pub day: Day,
    /// The step, 0 to 4, if one was chosen.
    pub step: Option<u8>,
    /// The words beside it; may be empty.
    pub words: String,
}

/// Where the answers went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Trend {
    /// Up, past the noise.
    More,
    /// Down, past the noise.
    Less,
    /// Within the noise.
    AboutAsBefore,
}

impl Felt {
    /// The newest answer with a step.
    #[must_use]
    pub fn last(&self) -> Option<(u8, Day)> {
        let mut newest = self.answers.iter().rev();
        newest.find_map(|dot| dot.step.map(|step| (step, dot.day)))
    }

    /// How many answers have a step.
    #[must_use]
    pub fn n(&self) -> usize {
        self.answers.iter().filter(|dot| dot.step.is_some()).count()
    }
}

/// What was answered to `question` up to `today`, by day.
#[must_use]
pub fn felt(check_ins: &[CheckIn], question: Question, today: NaiveDate) -> Felt {
    let mut answers: Vec<Dot> = check_ins
        .iter()
        .filter(|check_in| check_in.day.earliest() <= today)
        .filter_map(|check_in| {
            let answer = check_in.answers.get(&question)?;
            Some(Dot {
                check_in: check_in.id,
                day: check_in.day,
                step: answer.step.map(u8::from),
                words: answer.words.clone(),
            })
        })
        .collect();
    sorting::by_key(&mut answers, |dot| (dot.day, dot.check_in));
    let steps: Vec<u8> = answers.iter().filter_map(|dot| dot.step).collect();
    Felt {
        answers,
        trend: trend(&steps).filter(|_| question != Question::Giving),
    }
}

/// Where the last four steps went, the oldest first; `None` if there are fewer: by the means of two and two, else by a leap of the last.
#[must_use]
pub fn trend(steps: &[u8]) -> Option<Trend> {
    let [.., a, b, c, d] = steps else { return None };
    let mean = |x: u8, y: u8| f64::midpoint(f64::from(x), f64::from(y));
    let moved = mean(*c, *d) - mean(*a, *b);
    Some(if moved >= MEANS_APART {
        Trend::More
    } else if moved <= -MEANS_APART {
        Trend::Less
    } else if c.abs_diff(*d) >= STEP_APART {
        if d > c { Trend::More } else { Trend::Less }
    } else {
        Trend::AboutAsBefore
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trend_is_told_only_past_the_noise() {
        for (steps, wanted) in [
            (&[][..], None),
            (&[0, 4, 4], None),
            (&[2, 2, 2, 2], Some(Trend::AboutAsBefore)),
            (&[2, 2, 3, 3], Some(Trend::AboutAsBefore)),
            (&[2, 2, 3, 4], Some(Trend::More)),
            (&[3, 4, 3, 2], Some(Trend::AboutAsBefore)),
            (&[4, 3, 2, 2], Some(Trend::Less)),
            (&[3, 3, 3, 1], Some(Trend::Less)),
            (&[0, 0, 2, 2, 2, 2], Some(Trend::AboutAsBefore)),
            (&[3, 1, 1, 3], Some(Trend::More)),
        ] {
            assert_eq!(trend(steps), wanted, "{steps:?}");
        }
    }
}
