//! The lines of a script: how `assets/demo/*.txt` are read before anything is made of them.
//!
//! A line is a mark and its fields, divided by ` | `. The first field is a list of words (what is
//! read), the others are prose (what is shown). `assets/demo/README.md` tells the marks.

/// One line that says something.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    /// Where it stands, from 1.
    pub number: usize,
    /// What sort of line it is: `=`, `*`, `-`, or the name of a field such as `lives`.
    pub mark: &'a str,
    /// Everything after the mark.
    rest: &'a str,
}

/// A line that could not be read, and why. The demo goes on without it; a test sees to it that
/// there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// Which of the scripts.
    pub script: &'static str,
    /// Where it stands, from 1.
    pub line: usize,
    /// What was not understood.
    pub what: String,
}

/// What a line gives, or what of it was not understood.
pub type Understood<T> = Result<T, String>;

/// The lines of a script without the empty ones and the remarks.
pub fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    text.lines().zip(1..).filter_map(|(line, number)| {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            return None;
        }
        let (mark, rest) = line.split_once(' ').unwrap_or((line, ""));
        Some(Line {
            number,
            mark: mark.strip_suffix(':').unwrap_or(mark),
            rest: rest.trim(),
        })
    })
}

impl<'a> Line<'a> {
    /// The words before the first ` | `.
    pub fn words(self) -> impl Iterator<Item = &'a str> {
        self.field(0).split_whitespace()
    }

    /// The field at this place, from 0; empty if there is none.
    #[must_use]
    pub fn field(self, place: usize) -> &'a str {
        self.fields().nth(place).unwrap_or("")
    }

    /// All fields; the first is empty if the line begins with its prose.
    pub fn fields(self) -> impl Iterator<Item = &'a str> {
        self.rest.split('|').map(str::trim)
    }
}

/// What stands after `mark` in a word, such as the 16 of `every:16`.
#[must_use]
pub fn after<'a>(word: &'a str, mark: &str) -> Option<&'a str> {
    word.strip_prefix(mark).filter(|rest| !rest.is_empty())
}
