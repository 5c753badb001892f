//! The quiet scan: who has been silent longer than the two of you usually are, and why it says so.

use std::cmp::Ordering;
use std::collections::HashSet;

use chrono::NaiveDate;

use crate::domain::circle::Circle;
use crate::domain::id::Id;
use crate::domain::pause::Pause;
use crate::domain::person::{Person, Standing};
use crate::domain::rhythm::{ENOUGH, Gaps, Prior, Rhythm, RhythmWord, pause_today, rhythm};
use crate::domain::sorting;

/// One pair as the scan looks at it.
#[derive(Clone, Debug)]
pub struct Pair<'a> {
    /// Who.
    pub person: Id<Person>,
    /// The name.
    pub name: String,
    /// The circle, if in one.
    pub circle: Option<Id<Circle>>,
    /// Active, resting, let go or died.
    pub standing: Standing,
    /// What the user said about the usual gap.
    pub prior: Prior,
    /// The gaps.
    pub gaps: Gaps,
    /// The pauses of the pair.
    pub pauses: &'a [Pause],
    /// The last day of a "not now", if one is set.
    pub not_now: Option<NaiveDate>,
    /// Own open promises that are past their day: by how many days.
    pub promises_past: Vec<i64>,
}

/// One row of the scan.
#[derive(Clone, Debug, PartialEq)]
pub struct QuietRow {
    /// Who.
    pub person: Id<Person>,
    /// The name.
    pub name: String,
    /// The circle, if in one.
    pub circle: Option<Id<Circle>>,
    /// The rhythm and its terms.
    pub rhythm: Rhythm,
    /// What else speaks for it.
    pub reasons: Vec<Reason>,
}

/// A term of a row, beyond the rhythm itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The silence, and the usual range of the next gap, in days.
    Usual {
        /// Days since the last contact day.
        open: u32,
        /// The lower end of the 80 % range.
        low: u32,
        /// Its upper end.
        high: u32,
    },
    /// The silence exceeds this many of the last gaps.
    LongerThan {
        /// How many it exceeds.
        exceeded: usize,
        /// Of how many.
        of: usize,
    },
    /// The user stated a usual gap for this person, in days.
    Named(u16),
    /// At least eight times the mean gap.
    LongSilence,
    /// Own promises past their day: how many, and by how many days the oldest.
    PromisesPast {
        /// How many.
        count: usize,
        /// By how many days the oldest is past its day.
        days: i64,
    },
}

/// What the scan found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scan {
    /// Those who are quiet, the least likely silence first.
    pub quiet: Vec<QuietRow>,
    /// Everybody else with a relationship, in the same order.
    pub others: Vec<QuietRow>,
    /// Those it does not look at.
    pub set_aside: SetAside,
    /// Whether more people are still being looked at.
    pub to_come: bool,
}

/// People with a relationship whom the scan leaves in peace, by reason, each by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SetAside {
    /// In a pause.
    pub paused: Vec<Id<Person>>,
    /// Put off by the user.
    pub not_now: Vec<Id<Person>>,
    /// Resting.
    pub resting: Vec<Id<Person>>,
}

impl Scan {
    /// Who is quiet.
    #[must_use]
    pub fn whom(&self) -> HashSet<Id<Person>> {
        self.quiet.iter().map(|row| row.person).collect()
    }

    /// Takes in what was `found` of `people`, none of whom was or is set aside, in the place of what it said
    /// of them.
    pub fn renew(&mut self, people: &HashSet<Id<Person>>, found: Self) {
        let lists = [
            (&mut self.quiet, found.quiet),
            (&mut self.others, found.others),
        ];
        for (rows, found) in lists {
            rows.retain(|row| !people.contains(&row.person));
            rows.extend(found);
            sorting::by(rows, by_survival);
        }
    }
}

impl SetAside {
    /// Whether anyone of `people` is set aside.
    #[must_use]
    pub fn has_any(&self, people: &HashSet<Id<Person>>) -> bool {
        let all = [&self.paused, &self.not_now, &self.resting];
        all.into_iter().flatten().any(|one| people.contains(one))
    }
}

/// Scans `pairs`, which are all the relationships of the file. Those let go and those who died are
/// left out without a word.
#[must_use]
pub fn scan<'a>(pairs: impl IntoIterator<Item = Pair<'a>>, today: NaiveDate) -> Scan {
    let mut scan = Scan::default();
    let (mut paused, mut not_now, mut resting) = (Vec::new(), Vec::new(), Vec::new());
    for pair in pairs {
        match pair.standing {
            Standing::LetGo | Standing::Died => {}
            Standing::Resting => resting.push((pair.name, pair.person)),
            Standing::Active
                if pause_today(pair.pauses, pair.gaps.last_contact, today).is_some() =>
            {
                paused.push((pair.name, pair.person));
            }
            Standing::Active if pair.not_now.is_some_and(|until| until >= today) => {
                not_now.push((pair.name, pair.person));
            }
            Standing::Active => {
                let row = row(pair);
                let list = if row.rhythm.word.is_quiet() {
                    &mut scan.quiet
                } else {
                    &mut scan.others
                };
                list.push(row);
            }
        }
    }
    for list in [&mut scan.quiet, &mut scan.others] {
        sorting::by(list, by_survival);
        // A scan is kept for as long as nothing is written.
        list.shrink_to_fit();
    }
    scan.set_aside = SetAside {
        paused: by_name(paused),
        not_now: by_name(not_now),
        resting: by_name(resting),
    };
    scan
}

fn by_name(mut people: Vec<(String, Id<Person>)>) -> Vec<Id<Person>> {
    people.sort_unstable();
    people.into_iter().map(|(_, person)| person).collect()
}

/// The least likely silence first; without one last; then by name.
fn by_survival(a: &QuietRow, b: &QuietRow) -> Ordering {
    let key = |row: &QuietRow| row.rhythm.survival.unwrap_or(f64::INFINITY);
    key(a)
        .total_cmp(&key(b))
        .then_with(|| a.name.cmp(&b.name))
        .then(a.person.cmp(&b.person))
}

fn row(pair: Pair<'_>) -> QuietRow {
    let mut rhythm = rhythm(pair.gaps, pair.prior);
    rhythm.gaps.kept.shrink_to_fit();
    let mut reasons = Vec::new();
    if let (Some(open), Some(fit), true) = (
        rhythm.gaps.open,
        rhythm.fit,
        rhythm.gaps.kept.len() >= ENOUGH,
    ) {
        reasons.push(Reason::Usual {
            open,
            low: whole_days(fit.low),
            high: whole_days(fit.high),
        });
    }
    if let (RhythmWord::PastNamedRhythm, Prior::Stated(gap)) = (rhythm.word, pair.prior) {
        reasons.push(Reason::Named(gap));
    }
    if !rhythm.gaps.kept.is_empty() && rhythm.gaps.open.is_some() {
        reasons.push(Reason::LongerThan {
            exceeded: rhythm.longer_than,
            of: rhythm.gaps.kept.len(),
        });
    }
    if rhythm.long_silence {
        reasons.push(Reason::LongSilence);
    }
    if let Some(days) = pair.promises_past.iter().max() {
        reasons.push(Reason::PromisesPast {
            count: pair.promises_past.len(),
            days: *days,
        });
    }
    // A row of everybody is kept.
    reasons.shrink_to_fit();
    QuietRow {
        person: pair.person,
        name: pair.name,
        circle: pair.circle,
        rhythm,
        reasons,
    }
}

/// A length in days, to the nearest whole one; at least 1.
#[must_use]
pub fn whole_days(days: f64) -> u32 {
    // The range is checked first, so the conversion cannot wrap.
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to 1..=1e6"
    )]
    let whole = days.round().clamp(1.0, 1_000_000.0) as u32;
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(number: i64, kept: &[u32], open: u32) -> Pair<'static> {
        Pair {
            person: Id::from_number(number),
            name: format!("person {number}"),
            circle: None,
            standing: Standing::Active,
            prior: Prior::None,
            gaps: Gaps {
                kept: kept.to_vec(),
                open: Some(open),
                last_contact: None,
            },
            pauses: &[],
            not_now: None,
            promises_past: Vec::new(),
        }
    }

    fn today() -> NaiveDate {
        "2026-11-22".parse().unwrap()
    }

    #[test]
    fn the_least_likely_silence_stands_first_with_its_terms() {
        let mut late = pair(2, &[30, 33, 28, 31, 35, 29, 30, 32, 40, 80], 71);
        late.promises_past = vec![2, 9];
        let scan = scan([pair(1, &[7; 6], 9), late, pair(3, &[7; 6], 40)], today());
        let order: Vec<_> = scan.quiet.iter().map(|row| row.person.number()).collect();
        assert_eq!(order, [3, 2]);
        assert_eq!(scan.others.len(), 1);
        assert!(scan.quiet[1].reasons.contains(&Reason::LongerThan {
            exceeded: 9,
            of: 10
        }));
        assert!(
            scan.quiet[1]
                .reasons
                .contains(&Reason::PromisesPast { count: 2, days: 9 })
        );
    }

    #[test]
    fn whoever_rests_or_was_put_off_is_set_aside_and_the_dead_are_left_in_peace() {
        let standing = |number, standing| Pair {
            standing,
            ..pair(number, &[7; 6], 90)
        };
        let put_off = Pair {
            not_now: Some(today()),
            ..pair(4, &[7; 6], 90)
        };
        let put_off_before = Pair {
            not_now: today().pred_opt(),
            ..pair(5, &[7; 6], 90)
        };
        let scan = scan(
            [
                standing(1, Standing::Resting),
                standing(2, Standing::LetGo),
                standing(3, Standing::Died),
                put_off,
                put_off_before,
            ],
            today(),
        );
        assert_eq!(scan.quiet.len(), 1);
        assert!(scan.others.is_empty());
        assert_eq!(scan.set_aside.resting, [Id::from_number(1)]);
        assert_eq!(scan.set_aside.not_now, [Id::from_number(4)]);
    }
}
