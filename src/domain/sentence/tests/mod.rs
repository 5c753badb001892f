//! Tables of sentences and their readings.

mod plain;
mod world;
