//! What is said once something was said of somebody: where they stand, their circle, how long quiet is fine.

use chrono::NaiveDate;

use crate::app::message::Done;
use crate::domain::text::visible;
use crate::wording::{days, standing};

/// The sentence; empty if it was something else.
#[must_use]
pub fn said(done: &Done, today: NaiveDate) -> String {
    let name = |name: &str| visible::line(name).into_owned();
    match done {
        Done::QuietIsFine {
            name: who,
            already: true,
            ..
        } => {
            format!("quiet is fine with {} already", name(who))
        }
        Done::QuietIsFine { name: who, .. } => {
            format!("quiet is fine with {} until you meet again", name(who))
        }
        Done::PutOff {
            name: who, until, ..
        } => format!(
            "not now: {}, until {}",
            name(who),
            days::short(*until, today)
        ),
        Done::Stands {
            name: who,
            standing: how,
            ..
        } => standing::said(*how, &name(who)),
        Done::InCircle {
            name: who,
            circle: Some(circle),
        } => format!("{} · {}", name(who), name(circle)),
        Done::InCircle { name: who, .. } => format!("{} · no circle", name(who)),
        _ => String::new(),
    }
}
