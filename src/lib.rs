//! betwixt: the story between you and the people who matter.

pub mod demo;
pub mod domain;
