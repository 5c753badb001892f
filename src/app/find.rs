//! Finding in everything, as a screen: a line that is typed in, and what was found so far.

use crate::app::field::Field;
use crate::app::key::{Code, Key};
use crate::app::layout::Pane;
use crate::app::timeline::Target;
use crate::domain::find::found::{Found, FoundPage, Reached};
use crate::domain::find::line::{self, Line};
use crate::domain::find::wanted::Wanted;
use crate::domain::id::Id;
use crate::domain::names::Names;
use crate::domain::person::Person;
use crate::domain::place::Place;
use crate::domain::text::fold::fold;

/// How many more rows are asked for at a time; at first it is what fits on the screen, which is soon found.
const PAGE: usize = 40;
/// So many rows below those on the screen are there before they are wanted.
const AHEAD: usize = 3;
/// How many people, groups and places stand above them.
pub const PEOPLE: usize = 6;

/// Its state.
#[derive(Debug, Default)]
pub struct Find {
    /// The line.
    pub field: Field,
    /// How the line was read.
    pub line: Line,
    /// What was found: people, groups and places first, then what has a day, newest first.
    pub rows: Vec<Found>,
    /// The row under the cursor.
    pub selected: usize,
    /// The row at the top.
    pub top: usize,
    /// Whether the rows are those of the line; while they are looked for, those before it stay.
    pub settled: bool,
    /// Whether the line is that of an earlier search: typing replaces it.
    pub earlier: bool,
    /// Where one was before.
    pub origin: Origin,
    /// The person whose timeline one went to from here.
    pub went_to: Option<Id<Person>>,
    next: Option<Reached>,
    asked: Option<Asked>,
}

/// Where one was before finding.
#[derive(Clone, Copy, Debug, Default)]
pub struct Origin {
    /// Who was shown.
    pub person: Option<Id<Person>>,
    /// What the cursor was on.
    pub place: Option<(Reached, Target)>,
    /// Where keys went.
    pub pane: Option<Pane>,
}

/// A question that is on its way: behind which row; `None` for the first.
type Asked = Option<Reached>;

/// What to ask the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Wish {
    /// What is wanted.
    pub wanted: Wanted,
    /// Behind which row.
    pub after: Option<Reached>,
}

impl Find {
    /// What is wanted; `None` if there is nothing to look for, or not all was understood.
    #[must_use]
    pub fn wanted(&self) -> Option<&Wanted> {
        let wanted = &self.line.wanted;
        (self.line.problems.is_empty() && !wanted.is_everything()).then_some(wanted)
    }

    /// Whether a tag is one that was looked for.
    #[must_use]
    pub fn is_meant(&self, tag: &str) -> bool {
        let wanted = &self.line.wanted;
        let folded = fold(tag);
        wanted.tags.iter().any(|wanted| wanted.means(&folded))
            || !wanted.words.marks(tag).is_empty()
    }

    /// Types `key` into the line.
    pub fn key(&mut self, key: Key) {
        if self.earlier && matches!(key.code, Code::Char(_)) && !key.ctrl && !key.alt {
            self.field = Field::default();
        }
        self.earlier = false;
        self.field.key(key);
    }

    /// Reads the line anew. Answers what to ask, if something else is wanted than before.
    pub fn reread(&mut self, names: &Names, places: &[Place]) -> Option<Wish> {
        let line = line::read(self.field.text(), names, places);
        if line == self.line && self.settled {
            return None;
        }
        self.line = line;
        if self.wanted().is_none() {
            self.rows.clear();
            (self.next, self.asked) = (None, None);
            self.settled = true;
            return None;
        }
        self.settled = false;
        self.ask_first()
    }

    /// What to ask to see it all anew.
    pub fn ask_first(&mut self) -> Option<Wish> {
        let wanted = self.wanted()?.clone();
        self.asked = Some(None);
        Some(Wish {
            wanted,
            after: None,
        })
    }

    /// What to ask for more, if the screen of `lines` lines comes near the end.
    pub fn ask_more(&mut self, lines: usize) -> Option<Wish> {
        let after = self.next.filter(|_| self.settled && self.asked.is_none())?;
        let below = self.rows.iter().skip(self.top + AHEAD);
        let near = below.map(height).sum::<usize>() < lines;
        let wanted = self.wanted().filter(|_| near)?.clone();
        self.asked = Some(Some(after));
        Some(Wish {
            wanted,
            after: Some(after),
        })
    }

    /// Takes in what was found, unless something else is wanted by now.
    pub fn take(&mut self, wish: &Wish, page: FoundPage) {
        if self.wanted() != Some(&wish.wanted) || self.asked != Some(wish.after) {
            return;
        }
        self.asked = None;
        self.next = page.next;
        if wish.after.is_some() {
            self.rows.extend(page.rows);
            return;
        }
        let held = self
            .selected_row()
            .filter(|_| self.settled && self.selected > 0)
            .map(|row| (row.what, row.id));
        self.rows = page.people;
        self.rows.extend(page.rows);
        let place =
            held.and_then(|held| self.rows.iter().position(|row| (row.what, row.id) == held));
        self.selected = place.unwrap_or(0);
        self.top = self.top.min(self.selected);
        self.settled = true;
    }

    /// A question failed: it can be asked again.
    pub fn failed(&mut self) {
        self.asked = None;
    }

    /// Whether more is being looked for.
    #[must_use]
    pub fn is_looking(&self) -> bool {
        self.asked.is_some()
    }

    /// The row under the cursor.
    #[must_use]
    pub fn selected_row(&self) -> Option<&Found> {
        self.rows.get(self.selected)
    }

    /// Moves the cursor by so many rows, and keeps it within `lines` lines of the screen.
    pub fn step(&mut self, by: isize, lines: usize) {
        let last = self.rows.len().saturating_sub(1);
        self.selected = self.selected.saturating_add_signed(by).min(last);
        self.scroll(lines);
    }

    /// Keeps the cursor within `lines` lines of the screen.
    pub fn scroll(&mut self, lines: usize) {
        self.top = self.top.min(self.selected);
        let mut used = 0;
        let shown = self.rows.iter().take(self.selected + 1).rev();
        let fitting = shown.take_while(|row| {
            used += height(row);
            used <= lines
        });
        let first = self.selected + 1 - fitting.count().max(1).min(self.selected + 1);
        self.top = self.top.max(first);
    }
}

/// How many rows to ask for on a screen of `lines` lines: those that fit and a few more, or more behind others.
#[must_use]
pub fn rows_wanted(wish: &Wish, lines: usize) -> usize {
    if wish.after.is_some() {
        return PAGE;
    }
    // What is found by its words shows them on a second line.
    let fit = if wish.wanted.words.is_empty() {
        lines
    } else {
        lines.div_ceil(2)
    };
    fit + AHEAD + 1
}

/// How many lines a row takes: one for what it is, and one for the words around.
#[must_use]
pub fn height(of: &Found) -> usize {
    1 + usize::from(of.says_more())
}
