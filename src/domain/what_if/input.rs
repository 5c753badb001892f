//! What the arithmetic starts from: the hours of this season, as a month has them.

use crate::domain::measures::window::SEASON_DAYS;
use crate::domain::mirror::seen::Hours;
use crate::domain::what_if::moved::{Input, MONTH, Role};

/// Somebody with hours this season. `so_far` are the hours of a new tie, ever.
#[must_use]
pub fn input(of: &Hours, role: Role, so_far: Option<f64>) -> Input {
    let hours = f64::from(of.minutes) / 60.0;
    let season = f64::from(i32::try_from(SEASON_DAYS).unwrap_or(91));
    Input {
        name: of.name.clone(),
        role,
        hours: hours * MONTH / season,
        session: Some(hours / f64::from(of.interactions.max(1))),
        so_far,
    }
}
