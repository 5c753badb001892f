//! Who matters: people without a circle, one after another by name, each put into one with one key.
//! Nobody has to be; who was passed stands here again the next time.

use std::collections::HashSet;

use crate::app::field::Field;
use crate::app::people::People;
use crate::domain::circle::{Circle, OFFERED};
use crate::domain::id::Id;
use crate::domain::listed::Listed;
use crate::domain::person::{Person, Standing};

/// The first row of the pane with a person.
pub const FIRST: usize = 5;

/// Its state.
#[derive(Debug, Default)]
pub struct Gathering {
    /// The people shown, by their place in the list of all.
    pub rows: Vec<usize>,
    /// The row under the cursor.
    pub selected: usize,
    /// The row at the top.
    pub top: usize,
    /// What is looked for; `None` while nothing is.
    pub filter: Option<Field>,
    /// Whether keys go there.
    pub typing: bool,
    /// Whether it goes on where one stopped before, so that the first rows were passed already.
    pub goes_on: bool,
    /// Those who were put somewhere here: they keep their row.
    touched: HashSet<Id<Person>>,
    /// Who stood under the cursor before something was looked for.
    before: Option<Id<Person>>,
}

/// The names that the keys from 1 stand for: the user's own circles, or those that are offered first.
#[must_use]
pub fn names(circles: &[Circle]) -> Vec<String> {
    if circles.is_empty() {
        return OFFERED.map(str::to_owned).to_vec();
    }
    let names = circles.iter().take(9);
    names.map(|circle| circle.name.clone()).collect()
}

impl Gathering {
    /// The person under the cursor.
    #[must_use]
    pub fn selected<'p>(&self, people: &'p People) -> Option<&'p Listed> {
        people.all.get(*self.rows.get(self.selected)?)
    }

    /// The person under the cursor was put somewhere: they keep their row, and the next one comes.
    /// What was looked for is found with that.
    pub fn put(&mut self, people: &mut People) {
        let Some(person) = self.selected(people).map(|row| row.id) else {
            return;
        };
        self.touched.insert(person);
        if self.filter.is_some() {
            self.drop_filter(people);
        } else {
            self.step(1);
        }
    }

    /// Works out the rows anew; whoever is under the cursor stays there.
    pub fn take(&mut self, people: &mut People) {
        let here = self.selected(people).map(|row| row.id);
        self.list(people);
        if let Some(here) = here {
            self.select(here, people);
        }
    }

    /// Works out the rows anew, with the cursor on `place`; people may have come and gone since.
    pub fn list_at(&mut self, place: Option<Id<Person>>, people: &mut People) {
        self.list(people);
        if let Some(place) = place {
            self.select(place, people);
            self.goes_on = self.selected > 0;
        }
    }

    fn list(&mut self, people: &mut People) {
        let wanted = self.filter.as_ref().map(Field::text);
        self.rows = if let Some(wanted) = wanted.filter(|wanted| !wanted.trim().is_empty()) {
            people.matching(wanted)
        } else {
            let rows = people.all.iter().enumerate();
            rows.filter(|(_, row)| self.stands_here(row))
                .map(|(place, _)| place)
                .collect()
        };
        self.selected = self.selected.min(self.rows.len().saturating_sub(1));
    }

    fn stands_here(&self, row: &Listed) -> bool {
        self.touched.contains(&row.id) || row.circle.is_none() && row.standing == Standing::Active
    }

    fn select(&mut self, person: Id<Person>, people: &People) {
        let is = |place: &usize| people.all.get(*place).is_some_and(|row| row.id == person);
        if let Some(row) = self.rows.iter().position(is) {
            self.selected = row;
        }
    }

    /// Moves the cursor by so many rows, as far as there are.
    pub fn step(&mut self, by: isize) {
        let last = self.rows.len().saturating_sub(1);
        self.selected = self.selected.saturating_add_signed(by).min(last);
        self.goes_on = false;
    }

    /// Keeps the cursor within `rows` rows.
    pub fn scroll(&mut self, rows: usize) {
        if self.selected >= self.top + rows {
            self.top = (self.selected + 1).saturating_sub(rows.max(1));
        }
        self.top = self.top.min(self.selected);
    }

    /// Begins to look for somebody, or goes on with it.
    pub fn look(&mut self, people: &People) {
        if self.filter.is_none() {
            self.before = self.selected(people).map(|row| row.id);
        }
        self.filter.get_or_insert_default();
        self.typing = true;
    }

    /// What is looked for was changed.
    pub fn filter_changed(&mut self, people: &mut People) {
        (self.selected, self.top) = (0, 0);
        self.list(people);
    }

    /// Looks for nobody any more; the cursor is where it was before.
    pub fn drop_filter(&mut self, people: &mut People) {
        (self.filter, self.typing) = (None, false);
        self.list(people);
        if let Some(before) = self.before.take() {
            self.select(before, people);
        }
    }
}
