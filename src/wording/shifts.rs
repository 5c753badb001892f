//! Changes of standing and circle in words.

use crate::domain::person::Standing;
use crate::domain::shift::{Shift, ShiftTo};

/// "resting from here", "in close, before that in friends".
#[must_use]
pub fn told(of: &Shift) -> String {
    match &of.to {
        ShiftTo::Standing(Standing::Active) => "part of your life again".to_owned(),
        ShiftTo::Standing(Standing::Resting) => "resting from here".to_owned(),
        ShiftTo::Standing(Standing::LetGo) => "let go".to_owned(),
        ShiftTo::Standing(Standing::Died) => "died".to_owned(),
        ShiftTo::Circle {
            from: None,
            to: None,
        } => "in no circle".to_owned(),
        ShiftTo::Circle {
            from: None,
            to: Some(to),
        } => format!("in the circle {to}"),
        ShiftTo::Circle {
            from: Some(from),
            to: None,
        } => format!("no longer in the circle {from}"),
        ShiftTo::Circle {
            from: Some(from),
            to: Some(to),
        } => {
            format!("in the circle {to}, before that in {from}")
        }
    }
}
