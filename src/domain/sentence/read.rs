//! The grammar.

use crate::domain::day::{Day, Days};
use crate::domain::interaction::DepthOfBoth;
use crate::domain::sentence::reading::{Reading, Setting};

/// Reads `text` against `setting`. Total: any text has a reading.
#[must_use]
pub fn read(text: &str, setting: &Setting<'_>) -> Reading {
    Reading {
        days: Days::on(Day::nearest(setting.today)),
        time: None,
        people: Vec::new(),
        new_people: Vec::new(),
        kind: None,
        began: None,
        two_way: false,
        minutes: None,
        chosen: true,
        place: None,
        tags: Vec::new(),
        depth: DepthOfBoth::default(),
        promises: Vec::new(),
        topics: Vec::new(),
        words: text.trim().to_owned(),
        marks: Vec::new(),
        open: Vec::new(),
        problems: Vec::new(),
    }
}
