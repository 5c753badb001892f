//! A page that is read: what a line of the sidebar rests on, and the mirror.

use crate::domain::measures::evidence::Evidence;
use crate::domain::measures::measure::Measure;
use crate::domain::mirror::seen::Seen;

/// Its state.
#[derive(Debug)]
pub struct Paper {
    /// What it shows.
    pub what: What,
    /// The line at the top.
    pub top: usize,
}

/// What a page can show; `None` in it while that is being read.
#[derive(Debug)]
pub enum What {
    /// What a line of the person on the screen rests on.
    Evidence(Measure, Option<Box<Evidence>>),
    /// The mirror.
    Mirror(Option<Box<Seen>>),
}
