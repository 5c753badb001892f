//! How hours are spread over people.

use serde::Serialize;

use crate::domain::sorting;

/// Below so many people there is too little to say about a spread.
pub const ENOUGH_PEOPLE: usize = 5;

/// How the hours of a stretch of time were spread.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Spread {
    /// The effective number of people: `exp(H)`, `H` the Shannon entropy of the shares in nats.
    pub effective_people: f64,
    /// The share of the five with most hours, 0 to 1.
    pub top_five: f64,
}

/// The spread of `hours`, one figure a person in any unit; `None` if there are none.
#[must_use]
pub fn spread(hours: &[f64]) -> Option<Spread> {
    let total: f64 = hours.iter().sum();
    if total <= 0.0 {
        return None;
    }
    let shares = hours.iter().map(|hours| hours / total);
    let entropy: f64 = shares
        .filter(|share| *share > 0.0)
        .map(|share| -share * libm::log(share))
        .sum();
    let mut most: Vec<f64> = hours.to_vec();
    sorting::by(&mut most, |a, b| b.total_cmp(a));
    Some(Spread {
        effective_people: libm::exp(entropy),
        top_five: most.iter().take(5).sum::<f64>() / total,
    })
}

/// How far two signatures are apart: the Jensen-Shannon divergence, in nats from 0 to ln 2, between
/// the shares of the one with most hours, the next one, and so on (Saramäki et al. 2014,
/// 10.1073/pnas.1308540110). Who it is does not count; `None` if either has no hours.
#[must_use]
pub fn distance(one: &[f64], other: &[f64]) -> Option<f64> {
    let (one, other) = (signature(one)?, signature(other)?);
    let term = |share: f64, middle: f64| {
        if share > 0.0 {
            share * libm::log(share / middle) / 2.0
        } else {
            0.0
        }
    };
    let share = |shares: &[f64], rank: usize| shares.get(rank).copied().unwrap_or_default();
    let sum: f64 = (0..one.len().max(other.len()))
        .map(|rank| {
            let (a, b) = (share(&one, rank), share(&other, rank));
            let middle = f64::midpoint(a, b);
            term(a, middle) + term(b, middle)
        })
        .sum();
    Some(sum.max(0.0))
}

/// Shares of the whole, the largest first.
fn signature(hours: &[f64]) -> Option<Vec<f64>> {
    let total: f64 = hours.iter().sum();
    let mut shares: Vec<f64> = hours.iter().map(|hours| hours / total).collect();
    sorting::by(&mut shares, |a, b| b.total_cmp(a));
    (total > 0.0).then_some(shares)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: [f64; 10] = [20.0, 10.0, 6.0, 4.0, 3.0, 2.0, 2.0, 1.0, 1.0, 1.0];
    const OTHER: [f64; 10] = [14.0, 9.0, 7.0, 6.0, 4.0, 3.0, 3.0, 2.0, 1.0, 1.0];

    fn near(got: f64, wanted: f64) {
        assert!((got - wanted).abs() < 1e-6, "{got}, not {wanted}");
    }

    #[test]
    fn the_spread_matches_the_vectors() {
        for (hours, people, top) in [(ONE, 6.085_628, 0.86), (OTHER, 7.535_951, 0.8)] {
            let got = spread(&hours).unwrap();
            near(got.effective_people, people);
            near(got.top_five, top);
        }
        near(distance(&ONE, &OTHER).unwrap(), 0.012_413);
    }

    #[test]
    fn nothing_is_said_of_nothing_and_the_same_is_no_distance() {
        assert_eq!(spread(&[]), None);
        assert_eq!(spread(&[0.0]), None);
        assert_eq!(distance(&[1.0], &[0.0]), None);
        near(distance(&[1.0, 3.0], &[6.0, 2.0]).unwrap(), 0.0);
        assert!(distance(&[1.0], &[1.0, 1.0]).unwrap() > 0.2);
    }
}
