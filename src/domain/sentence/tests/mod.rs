//! Tables of sentences and their readings.

mod blind;
mod days;
mod diary;
mod people;
mod plain;
mod strangers;
mod suites;
mod total;
mod what;
mod world;
