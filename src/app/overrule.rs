//! Overruling what was inferred, on the reading itself: each choice is written into the text as the
//! attribute that says it, so that the sentence stays the whole truth.

use crate::domain::interaction::{Began, Kind};
use crate::domain::sentence::reading::{Meaning, Reading};
use crate::domain::word::Word;

/// A part of the reading that can be overruled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact {
    /// What it was.
    Kind,
    /// Who began it.
    Began,
    /// Chosen or duty.
    Duty,
    /// How deep it went, for both.
    Depth,
}

impl Fact {
    /// All of them, in the order of the reading.
    pub const ALL: [Self; 4] = [Self::Kind, Self::Began, Self::Duty, Self::Depth];

    fn meaning(self) -> Meaning {
        match self {
            Self::Kind => Meaning::Kind,
            Self::Began => Meaning::Began,
            Self::Duty => Meaning::Duty,
            Self::Depth => Meaning::Depth,
        }
    }

    /// The attributes it can be set by, in a round; the empty one unsets it.
    fn attributes(self) -> Vec<String> {
        match self {
            Self::Kind => Kind::ALL
                .iter()
                .map(|kind| format!("kind:{}", kind.word()))
                .collect(),
            Self::Began => vec![">".into(), "<".into(), "=".into(), String::new()],
            Self::Duty => vec!["duty".into(), String::new()],
            Self::Depth => (0..4)
                .map(|depth| format!("depth:{depth}"))
                .chain([String::new()])
                .collect(),
        }
    }

    /// What the reading has now, as the attribute that says it.
    fn present(self, reading: &Reading) -> String {
        match self {
            Self::Kind => reading
                .kind
                .map(|kind| format!("kind:{}", kind.word()))
                .unwrap_or_default(),
            Self::Began => match reading.began {
                Some(Began::Me) => ">".to_owned(),
                Some(Began::Them) => "<".to_owned(),
                Some(Began::Both) => "=".to_owned(),
                None => String::new(),
            },
            Self::Duty if reading.chosen => String::new(),
            Self::Duty => "duty".to_owned(),
            Self::Depth => reading
                .depth
                .mine
                .or(reading.depth.theirs)
                .map(|depth| format!("depth:{}", u8::from(depth)))
                .unwrap_or_default(),
        }
    }
}

/// The text in which `fact` has the value so many places on in its round.
#[must_use]
pub fn overruled(text: &str, reading: &Reading, fact: Fact, by: isize) -> String {
    let round = fact.attributes();
    let present = fact.present(reading);
    let count = isize::try_from(round.len()).unwrap_or(1).max(1);
    let now = round
        .iter()
        .position(|attribute| *attribute == present)
        .and_then(|at| isize::try_from(at).ok());
    let next = match now {
        Some(at) => at + by,
        None if by > 0 => 0,
        None => count - 1,
    };
    let next = usize::try_from(next.rem_euclid(count))
        .ok()
        .and_then(|at| round.get(at))
        .map_or("", String::as_str);
    // An attribute in the text gives way to the new one; words that said it stay and are overruled.
    let mut kept = text.to_owned();
    for mark in reading.marks.iter().rev() {
        let written = mark.span.of(text);
        if mark.meaning == fact.meaning() && is_attribute(written) {
            let end = mark.span.end
                + usize::from(
                    text.get(mark.span.end..)
                        .is_some_and(|rest| rest.starts_with(' ')),
                );
            kept.replace_range(mark.span.start..end, "");
        }
    }
    let kept = kept.trim_end();
    if next.is_empty() {
        kept.to_owned()
    } else {
        format!("{kept} {next}")
    }
}

fn is_attribute(written: &str) -> bool {
    matches!(written, "<" | ">" | "=" | "duty")
        || written.starts_with("kind:")
        || written.starts_with("depth:")
}
