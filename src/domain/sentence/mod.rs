//! Quick entry: one sentence in, its reading out.
//!
//! A pure function of the text, of who and what is known, and of today. It never settles an
//! ambiguity in silence and never moves a date: what is not certain is an open question or a
//! problem, each with the bytes of the text it is about.

pub mod marks;
pub mod read;
pub mod reading;
pub mod settled;
pub mod verbs;
pub mod when;
pub mod who;
