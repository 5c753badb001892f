//! The config: one TOML file in which the user sets how betwixt behaves. A line that is not
//! understood is told with its number and what is possible; everything else in it holds.

pub mod file;
mod keys;
pub mod page;
pub mod read;
mod sample;
mod syntax;
pub mod verb;
