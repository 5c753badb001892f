//! A share with its uncertainty.

use serde::Serialize;
use statrs::distribution::{Beta, ContinuousCDF};

/// A share with its uncertainty: Jeffreys interval, `Beta(k + 1/2, n - k + 1/2)`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Share {
    /// The mean, 0 to 1.
    pub mean: f64,
    /// The lower end of the 90 % central interval.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
}

/// The share `k` of `k + rest`; `None` only if the distribution cannot be made.
#[must_use]
pub fn share(k: u32, rest: u32) -> Option<Share> {
    let (a, b) = (f64::from(k) + 0.5, f64::from(rest) + 0.5);
    let beta = Beta::new(a, b).ok()?;
    Some(Share {
        mean: a / (a + b),
        low: beta.inverse_cdf(0.05),
        high: beta.inverse_cdf(0.95),
    })
}
