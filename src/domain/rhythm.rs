//! Rhythm: the gaps between the contact days of one pair, and how the present silence compares.
//!
//! The logarithm of a gap is taken as normal with unknown mean and variance under a
//! normal-inverse-gamma prior; the next gap then follows a Student t distribution
//! (K. Murphy 2007, "Conjugate Bayesian analysis of the Gaussian distribution"). The open gap never
//! enters the fit, and outliers are not trimmed: a pause drops the gap it lies in instead.

use std::sync::OnceLock;

use chrono::NaiveDate;
use serde::Serialize;
use statrs::distribution::{ContinuousCDF, StudentsT};

use crate::domain::pause::Pause;

/// How many gaps are kept: the newest of the pair.
pub const KEPT: usize = 12;
/// Below this many gaps it is too early to say.
pub const ENOUGH: usize = 3;
/// The strong word needs this many gaps.
const ENOUGH_FOR_STRONG: usize = 5;
/// Silence this likely, or more, is in rhythm.
const IN_RHYTHM_ABOVE: f64 = 0.20;
/// Silence this likely, or less, may be called unusual.
const UNUSUAL_UP_TO: f64 = 0.05;
/// A long silence is this many mean gaps or more.
const LONG_SILENCE_MEANS: f64 = 8.0;

/// Contact on one day, or on several days in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The first day.
    pub first: NaiveDate,
    /// The last day; never before the first.
    pub last: NaiveDate,
}

impl Stretch {
    /// Contact on one day.
    #[must_use]
    pub fn on(day: NaiveDate) -> Self {
        Self {
            first: day,
            last: day,
        }
    }
}

/// What the user said about the usual gap, which counts as much as some gaps of the pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prior {
    /// Nothing.
    None,
    /// The circle has this usual gap in days; it weighs as one gap.
    Circle(u16),
    /// For this very person, in days; it weighs as three gaps.
    Stated(u16),
}

impl Prior {
    /// The prior of a person with these settings: what is stated for the person beats the circle.
    #[must_use]
    pub fn of(stated: Option<u16>, circle: Option<u16>) -> Self {
        match (stated.filter(|gap| *gap > 0), circle.filter(|gap| *gap > 0)) {
            (Some(gap), _) => Self::Stated(gap),
            (None, Some(gap)) => Self::Circle(gap),
            (None, None) => Self::None,
        }
    }

    /// kappa0, and the logarithm of the gap.
    fn weight_and_mean(self) -> (f64, f64) {
        match self {
            Self::None => (0.0, 0.0),
            Self::Circle(gap) => (1.0, libm::log(f64::from(gap))),
            Self::Stated(gap) => (3.0, libm::log(f64::from(gap))),
        }
    }
}

/// The newest gaps of a pair and the present silence, in whole days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gaps {
    /// The gaps kept, oldest first, at most [`KEPT`], each at least 1.
    pub kept: Vec<u32>,
    /// Days since the last contact day; `None` without an exact one.
    pub open: Option<u32>,
    /// The last contact day.
    pub last_contact: Option<NaiveDate>,
}

/// Collects gaps while walking back in time; stop asking for older days once it is full.
#[derive(Debug)]
pub struct GapsBackward<'a> {
    today: NaiveDate,
    pauses: &'a [Pause],
    /// Days in a row, newest first.
    long: &'a [Stretch],
    /// The first day of the newest contact not yet joined to an older one.
    from: Option<NaiveDate>,
    gaps: Gaps,
}

impl<'a> GapsBackward<'a> {
    /// Nothing seen yet. `long` holds the contacts that ran over several days, newest first by
    /// their first day; `pauses` those of the pair.
    #[must_use]
    pub fn new(today: NaiveDate, pauses: &'a [Pause], long: &'a [Stretch]) -> Self {
        Self {
            today,
            pauses,
            long,
            from: None,
            gaps: Gaps::default(),
        }
    }

    /// Whether older days can change nothing any more.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.gaps.kept.len() >= KEPT
    }

    /// A day of contact, no younger than any given before.
    pub fn day(&mut self, day: NaiveDate) {
        while let Some((next, rest)) = self.long.split_first().filter(|(next, _)| next.last >= day)
        {
            self.long = rest;
            self.stretch(*next);
        }
        self.stretch(Stretch::on(day));
    }

    /// The gaps, once there are no older days or it is full.
    #[must_use]
    pub fn finish(mut self) -> Gaps {
        while let Some((next, rest)) = self.long.split_first() {
            self.long = rest;
            self.stretch(*next);
        }
        self.gaps.kept.reverse();
        self.gaps
    }

    fn stretch(&mut self, contact: Stretch) {
        if contact.first > self.today {
            return;
        }
        let last = contact.last.min(self.today);
        if self.gaps.last_contact.is_none_or(|known| known < last) && self.gaps.kept.is_empty() {
            self.gaps.last_contact = Some(last);
            self.gaps.open = days_between(last, self.today);
        }
        if let Some(newer) = self.from.filter(|newer| *newer > last)
            && !self.is_full()
            && !self.paused_between(last, newer)
            && let Some(gap) = days_between(last, newer)
        {
            self.gaps.kept.push(gap);
        }
        self.from = Some(
            self.from
                .map_or(contact.first, |newer| newer.min(contact.first)),
        );
    }

    /// Whether a pause touches the days after `older` and before `newer`.
    fn paused_between(&self, older: NaiveDate, newer: NaiveDate) -> bool {
        self.pauses.iter().any(|pause| {
            let (first, last) = pause.dates(
                [newer]
                    .into_iter()
                    .filter(|_| pause.from.earliest() > older),
            );
            let ended_before = pause.until_contact && pause.from.earliest() <= older;
            !ended_before && first < newer && last > older
        })
    }
}

fn days_between(from: NaiveDate, to: NaiveDate) -> Option<u32> {
    u32::try_from(to.signed_duration_since(from).num_days()).ok()
}

/// The pause in which the pair is today, given the last contact day.
#[must_use]
pub fn pause_today(
    pauses: &[Pause],
    last_contact: Option<NaiveDate>,
    today: NaiveDate,
) -> Option<&Pause> {
    pauses.iter().find(|pause| {
        let (first, last) = pause.dates(last_contact);
        first <= today && today <= last
    })
}

/// What the present silence is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RhythmWord {
    /// No gap yet.
    NoHistory,
    /// One or two gaps.
    TooEarly,
    /// As between the two of you.
    InRhythm,
    /// Longer than most gaps of the pair.
    LongerThanUsual,
    /// Longer than any gap kept, and unlikely.
    UnusuallyQuiet,
    /// Under three gaps, and past the rhythm that the user stated for this person.
    PastNamedRhythm,
}

impl RhythmWord {
    /// Whether a pair of this word stands in the quiet scan.
    #[must_use]
    pub fn is_quiet(self) -> bool {
        matches!(
            self,
            Self::LongerThanUsual | Self::UnusuallyQuiet | Self::PastNamedRhythm
        )
    }
}

/// The fit of one pair: the predictive distribution of the logarithm of the next gap.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fit {
    /// Location, in ln(days).
    pub mu: f64,
    /// Posterior shape.
    pub alpha: f64,
    /// Posterior rate.
    pub beta: f64,
    /// Scale of the Student t, in ln(days).
    pub scale: f64,
    /// Degrees of freedom.
    pub nu: f64,
    /// Median of the next gap in days.
    pub median: f64,
    /// 80 % of next gaps are at least this many days ...
    pub low: f64,
    /// ... and at most this many.
    pub high: f64,
}

/// Rhythm of one pair, with the terms that it rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct Rhythm {
    /// The gaps it was fitted to, and the silence it judges.
    pub gaps: Gaps,
    /// The fit; `None` with neither a gap nor a prior.
    pub fit: Option<Fit>,
    /// The probability of a next gap longer than the open one; `None` without a fit or an open gap.
    pub survival: Option<f64>,
    /// How many of the gaps kept the open one exceeds.
    pub longer_than: usize,
    /// What it is called.
    pub word: RhythmWord,
    /// Eight mean gaps or more, on top of unusually quiet.
    pub long_silence: bool,
}

/// Fits the rhythm of one pair. Exact in `gaps`; nothing is stored.
#[must_use]
pub fn rhythm(gaps: Gaps, prior: Prior) -> Rhythm {
    let fit = fit(&gaps.kept, prior);
    let survival = fit
        .zip(gaps.open)
        .and_then(|(fit, open)| survival(&fit, open));
    let longer_than = gaps.open.map_or(0, |open| {
        gaps.kept.iter().filter(|gap| **gap < open).count()
    });
    let word = word(&gaps, survival, longer_than, prior);
    let long_silence = word == RhythmWord::UnusuallyQuiet && is_long(&gaps);
    Rhythm {
        gaps,
        fit,
        survival,
        longer_than,
        word,
        long_silence,
    }
}

fn fit(gaps: &[u32], prior: Prior) -> Option<Fit> {
    let (kappa0, m0) = prior.weight_and_mean();
    let n = count(gaps.len());
    let kappa = kappa0 + n;
    if kappa <= 0.0 {
        return None;
    }
    let logs = || gaps.iter().map(|gap| libm::log(f64::from(*gap)));
    let mean = if gaps.is_empty() {
        m0
    } else {
        logs().sum::<f64>() / n
    };
    let squares: f64 = logs().map(|y| (y - mean).powi(2)).sum();
    let mu = (kappa0 * m0 + n * mean) / kappa;
    let alpha = 2.0 + n / 2.0;
    let beta =
        std::f64::consts::LN_2 + squares / 2.0 + kappa0 * n * (mean - m0).powi(2) / (2.0 * kappa);
    let scale = (beta * (kappa + 1.0) / (alpha * kappa)).sqrt();
    let nu = 2.0 * alpha;
    let reach = quantile(gaps.len())? * scale;
    Some(Fit {
        mu,
        alpha,
        beta,
        scale,
        nu,
        median: libm::exp(mu),
        low: libm::exp(mu - reach),
        high: libm::exp(mu + reach),
    })
}

/// The .90 quantile of Student t for so many gaps. There are thirteen of them, and finding one takes
/// longer than all the rest of a fit, so each is found once.
fn quantile(gaps: usize) -> Option<f64> {
    static FOUND: OnceLock<Vec<Option<f64>>> = OnceLock::new();
    let find = |n: usize| {
        StudentsT::new(0.0, 1.0, 4.0 + count(n))
            .ok()
            .map(|t| t.inverse_cdf(0.90))
    };
    let found = FOUND.get_or_init(|| (0..=KEPT).map(find).collect());
    found.get(gaps).copied().unwrap_or_else(|| find(gaps))
}

/// P(next gap > open). An open gap of 0 days is always exceeded.
fn survival(fit: &Fit, open: u32) -> Option<f64> {
    if open == 0 {
        return Some(1.0);
    }
    let t = (libm::log(f64::from(open)) - fit.mu) / fit.scale;
    Some(StudentsT::new(0.0, 1.0, fit.nu).ok()?.sf(t))
}

fn word(gaps: &Gaps, survival: Option<f64>, longer_than: usize, prior: Prior) -> RhythmWord {
    let n = gaps.kept.len();
    let past_named =
        matches!(prior, Prior::Stated(_)) && survival.is_some_and(|s| s <= IN_RHYTHM_ABOVE);
    let longest = gaps.open.is_some() && longer_than == n;
    match survival {
        _ if n < ENOUGH && past_named => RhythmWord::PastNamedRhythm,
        _ if n == 0 => RhythmWord::NoHistory,
        _ if n < ENOUGH => RhythmWord::TooEarly,
        Some(s) if s <= UNUSUAL_UP_TO && n >= ENOUGH_FOR_STRONG && longest => {
            RhythmWord::UnusuallyQuiet
        }
        Some(s) if s <= IN_RHYTHM_ABOVE => RhythmWord::LongerThanUsual,
        _ => RhythmWord::InRhythm,
    }
}

fn is_long(gaps: &Gaps) -> bool {
    let n = count(gaps.kept.len());
    let mean = gaps.kept.iter().map(|gap| f64::from(*gap)).sum::<f64>() / n;
    gaps.kept.len() >= ENOUGH_FOR_STRONG
        && gaps
            .open
            .is_some_and(|open| f64::from(open) >= LONG_SILENCE_MEANS * mean)
}

/// A small count as a number to calculate with.
fn count(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::day::{Day, shifted};
    use crate::domain::id::Id;
    use crate::domain::pause::PauseReason;
    use crate::domain::record::Record;
    use proptest::prelude::*;

    /// (gaps, prior, open gap; mu, beta, scale, nu, median, low, high, survival, word, long silence)
    type Vector = (
        &'static [u32],
        Prior,
        u32,
        f64,
        f64,
        f64,
        f64,
        [f64; 3],
        f64,
        RhythmWord,
        bool,
    );

    const WEEKLY: &[u32] = &[7, 7, 6, 8, 7, 7, 14, 7];
    const BURSTS: &[u32] = &[1, 1, 2, 45, 1, 3, 60, 1, 2, 1];
    const FORTNIGHT: &[u32] = &[14, 13, 15, 16, 14];

    #[allow(clippy::unreadable_literal, clippy::approx_constant, reason = "figures as the vectors give them")]
    #[rustfmt::skip]
    const VECTORS: &[Vector] = &[
        (WEEKLY, Prior::Circle(7), 12, 2.020635, 0.929043, 0.414783, 12.0, [7.54, 4.3, 13.24], 0.142456, RhythmWord::LongerThanUsual, false),
        (WEEKLY, Prior::Circle(7), 21, 2.020635, 0.929043, 0.414783, 12.0, [7.54, 4.3, 13.24], 0.014788, RhythmWord::UnusuallyQuiet, false),
        (&[40, 95], Prior::Circle(30), 120, 3.881318, 1.053089, 0.684134, 6.0, [48.49, 18.11, 129.84], 0.116766, RhythmWord::TooEarly, false),
        (&[], Prior::Circle(180), 200, 5.192957, 0.693147, 0.832555, 4.0, [180.0, 50.22, 645.12], 0.452701, RhythmWord::NoHistory, false),
        (BURSTS, Prior::Circle(30), 30, 1.253374, 14.548113, 1.505735, 14.0, [3.5, 0.46, 26.54], 0.087832, RhythmWord::LongerThanUsual, false),
        (BURSTS, Prior::Circle(30), 150, 1.253374, 14.548113, 1.505735, 14.0, [3.5, 0.46, 26.54], 0.012849, RhythmWord::UnusuallyQuiet, true),
        (&[350, 372, 364], Prior::Circle(365), 400, 5.89347, 0.694129, 0.497899, 7.0, [362.66, 179.29, 733.6], 0.424782, RhythmWord::InRhythm, false),
        (&[14, 13, 15, 16, 180, 14], Prior::Circle(30), 45, 3.131122, 3.41137, 0.88303, 10.0, [22.9, 6.82, 76.92], 0.230965, RhythmWord::InRhythm, false),
        (FORTNIGHT, Prior::Circle(30), 45, 2.787483, 0.931526, 0.491433, 9.0, [16.24, 8.23, 32.05], 0.033967, RhythmWord::UnusuallyQuiet, false),
        (&[10, 12, 9, 11, 10, 8], Prior::Circle(30), 85, 2.452262, 1.26982, 0.538743, 10.0, [11.61, 5.55, 24.33], 0.002073, RhythmWord::UnusuallyQuiet, true),
        (FORTNIGHT, Prior::Stated(14), 40, 2.655109, 0.706158, 0.420166, 9.0, [14.23, 7.96, 25.44], 0.018068, RhythmWord::UnusuallyQuiet, false),
        (FORTNIGHT, Prior::None, 40, 2.664741, 0.705539, 0.433756, 9.0, [14.36, 7.88, 26.17], 0.021262, RhythmWord::UnusuallyQuiet, false),
        (&[7; 12], Prior::None, 8, 1.94591, 0.693147, 0.306372, 16.0, [7.0, 4.65, 10.54], 0.334385, RhythmWord::InRhythm, false),
        (&[7, 7, 8, 6], Prior::None, 30, 1.940755, 0.713891, 0.472325, 8.0, [6.96, 3.6, 13.47], 0.007422, RhythmWord::LongerThanUsual, false),
    ];

    fn gaps(kept: &[u32], open: u32) -> Gaps {
        Gaps {
            kept: kept.to_vec(),
            open: Some(open),
            last_contact: None,
        }
    }

    #[test]
    fn the_vectors_hold() {
        for (kept, prior, open, mu, beta, scale, nu, range, survival, word, long) in VECTORS {
            let rhythm = rhythm(gaps(kept, *open), *prior);
            let fit = rhythm.fit.unwrap();
            for (name, got, wanted, by) in [
                ("mu", fit.mu, *mu, 1e-6),
                ("beta", fit.beta, *beta, 1e-6),
                ("scale", fit.scale, *scale, 1e-6),
                ("nu", fit.nu, *nu, 1e-9),
                ("median", fit.median, range[0], 0.005_001),
                ("low", fit.low, range[1], 0.005_001),
                ("high", fit.high, range[2], 0.005_001),
                ("survival", rhythm.survival.unwrap(), *survival, 1e-6),
            ] {
                assert!(
                    (got - wanted).abs() <= by,
                    "{kept:?} open {open}: {name} is {got}, not {wanted}"
                );
            }
            assert_eq!(
                (rhythm.word, rhythm.long_silence),
                (*word, *long),
                "{kept:?} open {open}"
            );
        }
    }

    #[test]
    fn the_tail_of_student_t_is_exact() {
        for (t, nu, tail) in [
            (1.0, 4.0, 0.186_950_483),
            (2.0, 4.0, 0.058_058_262),
            (-1.0, 6.0, 0.822_041_158),
            (2.5, 12.0, 0.013_957_7),
            (0.0, 7.0, 0.5),
            (3.0, 10.0, 0.006_671_828),
        ] {
            assert!((StudentsT::new(0.0, 1.0, nu).unwrap().sf(t) - tail).abs() < 1e-8);
        }
    }

    #[test]
    fn without_history_there_is_no_fit() {
        let nothing = rhythm(Gaps::default(), Prior::None);
        assert_eq!(
            (nothing.word, nothing.fit, nothing.survival),
            (RhythmWord::NoHistory, None, None)
        );
        assert_eq!(rhythm(gaps(&[5, 5, 5], 0), Prior::None).survival, Some(1.0));
    }

    #[test]
    fn only_a_gap_stated_for_the_person_speaks_before_three_gaps() {
        assert_eq!(
            rhythm(gaps(&[30], 200), Prior::Stated(30)).word,
            RhythmWord::PastNamedRhythm
        );
        assert_eq!(
            rhythm(gaps(&[30], 200), Prior::Circle(30)).word,
            RhythmWord::TooEarly
        );
        assert_eq!(
            rhythm(gaps(&[30], 30), Prior::Stated(30)).word,
            RhythmWord::TooEarly
        );
    }

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn walk(today: &str, days: &[&str], long: &[Stretch], pauses: &[Pause]) -> Gaps {
        let mut gaps = GapsBackward::new(date(today), pauses, long);
        for day in days {
            gaps.day(date(day));
        }
        gaps.finish()
    }

    fn pause(from: &str, to: Option<&str>, until_contact: bool) -> Pause {
        Pause {
            id: Id::from_number(1),
            person: Id::from_number(1),
            from: from.parse().unwrap(),
            to: to.map(|to| to.parse().unwrap()),
            until_contact,
            reason: PauseReason::Fine,
            words: String::new(),
            record: Record::new(0),
        }
    }

    #[test]
    fn several_contacts_on_a_day_are_one_contact_day() {
        let gaps = walk(
            "2026-11-22",
            &["2026-11-10", "2026-11-10", "2026-11-03"],
            &[],
            &[],
        );
        assert_eq!((gaps.kept, gaps.open), (vec![7], Some(12)));
    }

    #[test]
    fn a_stretch_of_days_gives_no_gap_inside_and_hides_the_days_it_covers() {
        let trip = Stretch {
            first: date("2026-11-10"),
            last: date("2026-11-15"),
        };
        let days = ["2026-11-20", "2026-11-12", "2026-11-05"];
        let gaps = walk("2026-11-22", &days, &[trip], &[]);
        assert_eq!((gaps.kept, gaps.open), (vec![5, 5], Some(2)));
        let long = Stretch {
            first: date("2026-10-01"),
            last: date("2026-11-21"),
        };
        let inside = walk("2026-11-22", &["2026-11-10"], &[long], &[]);
        assert_eq!((inside.kept, inside.open), (vec![], Some(1)));
    }

    #[test]
    fn a_gap_with_a_pause_in_it_is_dropped_and_an_older_one_enters() {
        let days = ["2026-11-20", "2026-10-01", "2026-09-01"];
        let dropped = walk(
            "2026-11-22",
            &days,
            &[],
            &[pause("2026-10-20", Some("2026-10-25"), false)],
        );
        assert_eq!(dropped.kept, [30]);
        let until = walk("2026-11-22", &days, &[], &[pause("2026-10-02", None, true)]);
        assert_eq!(until.kept, [30]);
        let open_ended = walk(
            "2026-11-22",
            &days,
            &[],
            &[pause("2026-09-05", None, false)],
        );
        assert_eq!(open_ended.kept, Vec::<u32>::new());
        let on_a_contact_day = walk(
            "2026-11-22",
            &days,
            &[],
            &[pause("2026-10-01", Some("2026-10-01"), false)],
        );
        assert_eq!(on_a_contact_day.kept, [30, 50]);
    }

    #[test]
    fn a_pause_until_contact_ends_with_it() {
        let pauses = [pause("2026-11-01", None, true)];
        let today = date("2026-11-22");
        assert!(pause_today(&pauses, Some(date("2026-10-31")), today).is_some());
        assert!(pause_today(&pauses, Some(date("2026-11-02")), today).is_none());
        assert!(
            pause_today(
                &[pause("2026-11-01", Some("2026-11-22"), false)],
                None,
                today
            )
            .is_some()
        );
        assert!(
            pause_today(
                &[pause("2026-11-01", Some("2026-11-21"), false)],
                None,
                today
            )
            .is_none()
        );
    }

    #[test]
    fn only_the_newest_twelve_gaps_are_kept() {
        let today = date("2026-11-22");
        let mut walk = GapsBackward::new(today, &[], &[]);
        let mut asked = 0;
        for step in 0..400 {
            if walk.is_full() {
                break;
            }
            walk.day(shifted(today, -step * 3));
            asked += 1;
        }
        assert_eq!(asked, 13);
        assert_eq!(walk.finish().kept, [3; 12]);
        assert_eq!(Day::nearest(today).to_string(), "2026-11-22");
    }

    proptest! {
        #[test]
        fn survival_falls_as_the_silence_grows(kept in prop::collection::vec(1u32..2000, 1..13), open in 1u32..4000) {
            let s = |open| rhythm(gaps(&kept, open), Prior::Circle(30)).survival.unwrap();
            prop_assert!(s(open) > s(open + 1));
        }

        #[test]
        fn the_order_of_gaps_does_not_matter(mut kept in prop::collection::vec(1u32..2000, 1..13), open in 1u32..4000) {
            let one = rhythm(gaps(&kept, open), Prior::None);
            kept.sort_unstable();
            let other = rhythm(gaps(&kept, open), Prior::None);
            prop_assert!((one.survival.unwrap() - other.survival.unwrap()).abs() < 1e-9);
            prop_assert_eq!(one.word, other.word);
        }

        #[test]
        fn without_a_prior_the_unit_does_not_matter(kept in prop::collection::vec(1u32..500, 1..13), open in 1u32..500, k in 2u32..20) {
            let one = rhythm(gaps(&kept, open), Prior::None).survival.unwrap();
            let scaled: Vec<u32> = kept.iter().map(|gap| gap * k).collect();
            let other = rhythm(gaps(&scaled, open * k), Prior::None).survival.unwrap();
            prop_assert!((one - other).abs() < 1e-9);
        }

        #[test]
        fn few_gaps_never_yield_the_strong_word(kept in prop::collection::vec(1u32..50, 0..5), open in 0u32..9000) {
            prop_assert_ne!(rhythm(gaps(&kept, open), Prior::Stated(5)).word, RhythmWord::UnusuallyQuiet);
        }
    }
}
