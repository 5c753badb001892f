//! The quiet scan as a screen.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::app::field::Field;
use crate::app::filter::Haystack;
use crate::app::people::People;
use crate::domain::circle::Circle;
use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::domain::quiet::{QuietRow, Scan};
use crate::domain::text::fold::fold;

/// Lines of the screen that are not for rows: title, footer, border, heading and who is set aside.
const AROUND: usize = 6;

/// The tags of people, folded.
pub type Tags = HashMap<Id<Person>, Vec<String>>;

/// Its state.
#[derive(Debug, Default)]
pub struct Quiet {
    /// What was found; `None` while it is being looked for.
    pub scan: Option<Arc<Scan>>,
    /// The row under the cursor.
    pub selected: usize,
    /// The row at the top.
    pub top: usize,
    /// Whether the terms of the row under the cursor are shown.
    pub unfolded: bool,
    /// Who is wanted; `None` while everybody is.
    pub filter: Option<Field>,
    /// Whether keys go there.
    pub typing: bool,
    /// The tags of people, once they are read; they are asked for when somebody is wanted.
    pub tags: Option<Tags>,
    /// The rows that are shown, by their place in the scan.
    shown: Vec<usize>,
    /// The names of the rows of the scan.
    names: Haystack,
}

impl Quiet {
    /// The rows that are shown.
    pub fn rows(&self) -> impl Iterator<Item = &QuietRow> {
        let all = self.all();
        self.shown.iter().filter_map(|place| all.get(*place))
    }

    fn all(&self) -> &[QuietRow] {
        self.scan.as_ref().map_or(&[], |scan| scan.quiet.as_slice())
    }

    /// How many rows are shown.
    #[must_use]
    pub fn len(&self) -> usize {
        self.shown.len()
    }

    /// Whether no row is shown.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.shown.is_empty()
    }

    /// The row under the cursor.
    #[must_use]
    pub fn selected_row(&self) -> Option<&QuietRow> {
        self.all().get(*self.shown.get(self.selected)?)
    }

    /// Takes in a scan; the person under the cursor stays there.
    pub fn take(&mut self, scan: Arc<Scan>, people: &People) {
        let selected = self.selected_row().map(|row| row.person);
        let listed: HashMap<_, _> = people.all.iter().map(|row| (row.id, row)).collect();
        let names = scan.quiet.iter().map(|row| {
            let other = listed
                .get(&row.person)
                .map(|row| row.other_names.as_slice());
            (row.name.as_str(), other.unwrap_or_default())
        });
        self.names = Haystack::of(names);
        self.scan = Some(scan);
        self.list(&people.circles);
        self.stay_with(selected);
    }

    /// Works out anew which rows are shown: those that every word of the filter fits.
    pub fn list(&mut self, circles: &[Circle]) {
        let all = self.scan.as_ref().map_or(&[][..], |scan| &scan.quiet);
        self.shown = (0..all.len()).collect();
        let wanted = self.filter.as_ref().map(Field::text).unwrap_or_default();
        for word in wanted.split_whitespace() {
            if let Some(tag) = word.strip_prefix('#') {
                // Until the tags are here nobody is left out.
                let tags = self.tags.as_ref();
                let has = |row: &QuietRow| tags.is_none_or(|tags| has_tag(tags, row.person, tag));
                self.shown.retain(|place| all.get(*place).is_some_and(has));
            } else {
                let fit: HashSet<usize> = fitting(word, &mut self.names, circles, all);
                self.shown.retain(|place| fit.contains(place));
            }
        }
        self.selected = self.selected.min(self.shown.len().saturating_sub(1));
    }

    /// Begins to say who is wanted, or goes on with it.
    pub fn look(&mut self) {
        self.filter.get_or_insert_default();
        self.typing = true;
    }

    /// Somebody else is wanted.
    pub fn filter_changed(&mut self, circles: &[Circle]) {
        (self.selected, self.top) = (0, 0);
        self.list(circles);
    }

    /// Everybody is shown again; the cursor stays with its person.
    pub fn drop_filter(&mut self, circles: &[Circle]) {
        let selected = self.selected_row().map(|row| row.person);
        (self.filter, self.typing) = (None, false);
        self.list(circles);
        self.stay_with(selected);
    }

    fn stay_with(&mut self, person: Option<Id<Person>>) {
        let place = self.rows().position(|row| Some(row.person) == person);
        self.selected = place.unwrap_or(self.selected);
    }

    /// Moves the cursor by so many rows.
    pub fn step(&mut self, by: isize) {
        self.selected = self
            .selected
            .saturating_add_signed(by)
            .min(self.len().saturating_sub(1));
    }

    /// How many lines stand above the heading.
    #[must_use]
    pub fn lines_above(&self) -> usize {
        usize::from(self.filter.is_some())
    }

    /// Keeps the cursor, and the terms under it, on a screen of `height` rows.
    pub fn scroll(&mut self, height: u16) {
        let rows = usize::from(height).saturating_sub(AROUND + self.lines_above());
        let below = if self.unfolded {
            self.selected_row().map_or(0, |row| row.reasons.len())
        } else {
            0
        };
        if self.selected + below >= self.top + rows {
            self.top = (self.selected + below + 1).saturating_sub(rows.max(1));
        }
        self.top = self.top.min(self.selected);
    }
}

/// Whether somebody has a tag that begins so.
fn has_tag(tags: &Tags, person: Id<Person>, begins: &str) -> bool {
    let begins = fold(begins);
    let of = tags.get(&person).map(Vec::as_slice).unwrap_or_default();
    of.iter().any(|tag| tag.starts_with(&begins))
}

/// The places of the rows that have the word in their names, or in whose circle a word begins so; where
/// there are none, of those whose names have its letters in this order.
fn fitting(
    word: &str,
    names: &mut Haystack,
    circles: &[Circle],
    all: &[QuietRow],
) -> HashSet<usize> {
    let folded = fold(word);
    let begins = |of: &&Circle| {
        let name = fold(&of.name);
        name.split_whitespace()
            .any(|part| part.starts_with(&folded))
    };
    let meant: Vec<_> = circles.iter().filter(begins).map(|of| of.id).collect();
    let in_circle = |row: &QuietRow| row.circle.is_some_and(|circle| meant.contains(&circle));
    let places = all.iter().enumerate().filter(|(_, row)| in_circle(row));
    let mut fitting: HashSet<usize> = places.map(|(place, _)| place).collect();
    fitting.extend(names.containing(word));
    if fitting.is_empty() {
        fitting.extend(names.matches(word));
    }
    fitting
}

/// The names of circles, by id.
#[must_use]
pub fn circle_names(circles: &[Circle]) -> HashMap<Id<Circle>, &str> {
    circles
        .iter()
        .map(|circle| (circle.id, circle.name.as_str()))
        .collect()
}
