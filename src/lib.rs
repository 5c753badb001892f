//! betwixt: the story between you and the people who matter.

pub mod app;
pub mod cli;
pub mod clock;
pub mod demo;
pub mod domain;
pub mod exchange;
pub mod store;
pub mod tui;
pub mod view;
pub mod wording;
