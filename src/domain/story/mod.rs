//! The story of two people: their shared history as a page to keep or to give. What is private is
//! left out unless it is asked for; how deep, how long and who began is never part of it.

pub mod build;
pub mod choices;
pub mod season;
pub mod tale;
pub mod told;
