//! Hours shared by choice: the full minutes of an interaction for each who was there.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::day::shifted;
use crate::domain::interaction::Kind;
use crate::domain::measures::moment::Moment;
use crate::domain::measures::window::SEASON_DAYS;
use crate::domain::word::Word;

/// Hours are told from this many interactions with minutes.
const ENOUGH: u32 = 3;

/// Hours shared by choice: this season and the one before.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct SharedTime {
    /// This season.
    pub season: TimeNoted,
    /// The season before.
    pub before: TimeNoted,
    /// How many kinds of time this season is spread over.
    pub variety: Option<f64>,
    /// The same over tags; an interaction with two counts for both.
    pub variety_of_tags: Option<f64>,
}

/// Minutes of chosen time, and how many interactions they were noted for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TimeNoted {
    /// Minutes.
    pub minutes: u32,
    /// Two-way interactions of chosen time.
    pub interactions: u32,
    /// Those of them with minutes.
    pub with_minutes: u32,
}

impl TimeNoted {
    /// Whether there is enough to tell hours.
    #[must_use]
    pub fn is_enough(&self) -> bool {
        self.with_minutes >= ENOUGH
    }

    fn add(&mut self, moment: &Moment) {
        self.interactions += 1;
        if let Some(minutes) = moment.minutes {
            self.with_minutes += 1;
            self.minutes = self.minutes.saturating_add(minutes);
        }
    }
}

/// Hours shared in the season that ends `today` and in the one before.
#[must_use]
pub fn shared_time(moments: &[Moment], today: NaiveDate) -> SharedTime {
    let (season, before) = (
        shifted(today, -SEASON_DAYS),
        shifted(today, -2 * SEASON_DAYS),
    );
    let mut shared = SharedTime::default();
    let mut kinds: BTreeMap<Option<usize>, f64> = BTreeMap::new();
    let mut tags: BTreeMap<&str, f64> = BTreeMap::new();
    let together = moments.iter().filter(|moment| moment.is_time_together());
    for moment in together.filter(|moment| moment.day <= today) {
        if moment.day > season {
            shared.season.add(moment);
            let minutes = f64::from(moment.minutes.unwrap_or_default());
            let kind = Kind::ALL.iter().position(|kind| moment.kind == Some(*kind));
            *kinds.entry(kind).or_default() += minutes;
            for tag in &moment.tags {
                *tags.entry(tag).or_default() += minutes;
            }
        } else if moment.day > before {
            shared.before.add(moment);
        }
    }
    if shared.season.is_enough() {
        shared.variety = variety(kinds.values().copied());
        shared.variety_of_tags = variety(tags.values().copied());
    }
    shared
}

/// Over how many kinds minutes are spread: `exp(H)`, H the entropy of their shares in nats. From 1, all
/// of one kind, to their number; `None` without any.
#[must_use]
pub fn variety(minutes: impl Iterator<Item = f64> + Clone) -> Option<f64> {
    let total: f64 = minutes.clone().sum();
    (total > 0.0).then(|| {
        let shares = minutes.map(|minutes| minutes / total);
        let entropy: f64 = shares
            .filter(|share| *share > 0.0)
            .map(|share| -share * libm::log(share))
            .sum();
        libm::exp(entropy)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::measures::moment::tests::moment;

    #[test]
    fn the_season_is_the_91_days_that_end_today() {
        let today: NaiveDate = "2026-11-22".parse().unwrap();
        let with = |day, minutes| Moment {
            minutes,
            ..moment(day)
        };
        let shared = shared_time(
            &[
                with("2026-11-22", Some(60)),
                with("2026-08-24", Some(10)),
                with("2026-08-23", Some(100)),
                with("2026-05-25", None),
                with("2026-05-24", Some(1)),
                with("2026-11-23", Some(1)),
            ],
            today,
        );
        let noted = |minutes, interactions, with_minutes| TimeNoted {
            minutes,
            interactions,
            with_minutes,
        };
        assert_eq!(shared.season, noted(70, 2, 2));
        assert_eq!(shared.before, noted(100, 2, 1));
        assert!(!shared.season.is_enough());
        assert_eq!(shared.variety, None);
    }

    #[test]
    fn variety_is_the_number_of_equal_shares_that_would_be_as_mixed() {
        for (minutes, wanted) in [
            (&[60.0][..], 1.0),
            (&[60.0, 60.0, 60.0], 3.0),
            // the entropy of the vector is 1.80593 nats
            (
                &[20.0, 10.0, 6.0, 4.0, 3.0, 2.0, 2.0, 1.0, 1.0, 1.0],
                6.085_628,
            ),
        ] {
            let got = variety(minutes.iter().copied()).unwrap();
            assert!((got - wanted).abs() < 1e-6, "{got}, not {wanted}");
        }
        assert_eq!(variety([0.0].into_iter()), None);
    }
}
