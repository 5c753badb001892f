//! betwixt: the story between you and the people who matter.

pub mod app;
pub mod domain;
pub mod store;
pub mod wording;
