//! The daily review: what is read, and the cards of the day that follow from it. It ends: at most nine.
//!
//! Looked at, not now and contacted are three separate events. A card that was passed leaves a mark
//! of its day ([`crate::domain::review_event::ReviewKind::LookedAt`]), by which the same day goes on
//! where it stopped and the quiet card takes turns; a mark is neither contact nor an act.

pub mod card;
pub mod deck;
pub mod turn;
