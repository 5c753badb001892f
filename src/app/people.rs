//! The list of people: circles as headings, names inside, a filter, a second population behind it.

use std::collections::HashMap;

use crate::app::field::Field;
use crate::app::filter::Haystack;
use crate::domain::circle::Circle;
use crate::domain::id::Id;
use crate::domain::listed::{Listed, SEASONS_SHOWN};
use crate::domain::person::Person;

/// Which people the list shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Population {
    /// Those with a contact day, a circle or a stated rhythm.
    Near,
    /// Those without any of these: connections.
    Connections,
}

/// One line of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// The heading of a circle, by its place among the circles; `None` for people without one.
    Heading(Option<usize>),
    /// A person, by the place among all people.
    Person(usize),
    /// An empty line between circles.
    Gap,
}

/// The state of the list.
#[derive(Debug)]
pub struct People {
    /// Everybody, by folded name.
    pub all: Vec<Listed>,
    /// The circles, in the user's order.
    pub circles: Vec<Circle>,
    /// Which people are shown.
    pub population: Population,
    /// The filter; `None` while there is none.
    pub filter: Option<Field>,
    /// Whether keys go into the filter.
    pub filtering: bool,
    /// What is shown, line by line.
    pub lines: Vec<Line>,
    /// The line at the top of the pane.
    pub top: usize,
    /// Contact days of the last seasons, of those on the screen.
    pub seasons: HashMap<Id<Person>, [u32; SEASONS_SHOWN]>,
    /// Whether the list has been read at all.
    pub loaded: bool,
    selected: Option<usize>,
    /// Somebody who was just added: selected once the list has them.
    awaited: Option<Id<Person>>,
    /// Who was put in the trash last, if it was a person.
    pub trashed: Option<Id<Person>>,
    haystack: Haystack,
}

impl Default for People {
    fn default() -> Self {
        Self {
            all: Vec::new(),
            circles: Vec::new(),
            population: Population::Near,
            filter: None,
            filtering: false,
            lines: Vec::new(),
            top: 0,
            seasons: HashMap::new(),
            loaded: false,
            selected: None,
            awaited: None,
            trashed: None,
            haystack: Haystack::default(),
        }
    }
}

impl People {
    /// Takes in a new list, with the names in the same order; the selected person stays selected.
    pub fn take(&mut self, all: Vec<Listed>, names: Haystack, circles: Vec<Circle>) {
        let selected = self.selected().map(|person| person.id);
        self.haystack = names;
        self.all = all;
        self.circles = circles;
        self.loaded = true;
        self.seasons.clear();
        if self.filter.is_none() && !self.all.iter().any(Listed::stands_in_list) {
            self.population = if self.all.is_empty() {
                Population::Near
            } else {
                Population::Connections
            };
        }
        self.arrange(selected);
    }

    /// Takes in the rows of some who are in the list already; the selected person stays selected.
    pub fn take_again(&mut self, rows: Vec<Listed>) {
        let selected = self.selected().map(|person| person.id);
        for row in rows {
            self.seasons.remove(&row.id);
            if let Some(before) = self.all.iter_mut().find(|before| before.id == row.id) {
                *before = row;
            }
        }
        self.arrange(selected);
    }

    /// Makes the lines anew; the cursor stays on `selected`, or goes to whom it waited for.
    fn arrange(&mut self, selected: Option<Id<Person>>) {
        let line = self.selected;
        self.rebuild();
        match (self.awaited.take(), selected) {
            (Some(awaited), _) => self.reveal(awaited),
            (None, Some(person)) => self.stay_with(person, line),
            (None, None) => self.select_first(),
        }
    }

    /// Two circles change places, until the file has said the same.
    pub fn swap_circles(&mut self, one: usize, other: usize) {
        if one.max(other) >= self.circles.len() {
            return;
        }
        let (line, selected) = (self.selected, self.selected().map(|person| person.id));
        self.circles.swap(one, other);
        self.rebuild();
        if let Some(person) = selected {
            self.stay_with(person, line);
        }
    }

    /// Keeps the cursor on `person`, also when they went over to the other population; on the line
    /// where they stood if they are gone.
    fn stay_with(&mut self, person: Id<Person>, line: Option<usize>) {
        match self.line_of(person) {
            Some(line) => self.selected = Some(line),
            None if self.filter.is_none() && self.all.iter().any(|row| row.id == person) => {
                self.reveal(person);
            }
            None => {
                self.selected = line.map(|line| line.min(self.lines.len().saturating_sub(1)));
                if self.selected().is_none() {
                    self.step(-1);
                }
                if self.selected().is_none() {
                    self.select_first();
                }
            }
        }
    }

    fn line_of(&self, person: Id<Person>) -> Option<usize> {
        self.lines.iter().position(
            |line| matches!(line, Line::Person(place) if self.all.get(*place).is_some_and(|row| row.id == person)),
        )
    }

    /// The circle that `person` is in.
    #[must_use]
    pub fn circle_of(&self, person: Id<Person>) -> Option<Id<Circle>> {
        let row = self.all.iter().find(|row| row.id == person)?;
        row.circle
    }

    /// The last one in the trash is out of it: selected once the list has them.
    pub fn brought_back(&mut self) {
        self.awaited = self.trashed.take().or(self.awaited);
    }

    /// Selects `person` as soon as a list arrives that has them.
    pub fn select_when_here(&mut self, person: Id<Person>) {
        self.awaited = Some(person);
    }

    /// The person under the cursor.
    #[must_use]
    pub fn selected(&self) -> Option<&Listed> {
        match self.lines.get(self.selected?)? {
            Line::Person(place) => self.all.get(*place),
            Line::Heading(_) | Line::Gap => None,
        }
    }

    /// The line under the cursor.
    #[must_use]
    pub fn selected_line(&self) -> Option<usize> {
        self.selected
    }

    /// Moves the cursor to `person`; to the first if they are not shown.
    pub fn select(&mut self, person: Id<Person>) {
        match self.line_of(person) {
            Some(line) => self.selected = Some(line),
            None => self.select_first(),
        }
    }

    /// Shows `person` whatever the filter and the population are, and moves the cursor there.
    pub fn reveal(&mut self, person: Id<Person>) {
        if let Some(row) = self.all.iter().find(|row| row.id == person) {
            self.population = if row.stands_in_list() {
                Population::Near
            } else {
                Population::Connections
            };
            self.filter = None;
            self.filtering = false;
            self.rebuild();
            self.select(person);
        }
    }

    /// Moves the cursor by so many people; it stops at both ends.
    pub fn step(&mut self, by: isize) {
        let Some(mut at) = self.selected else {
            return self.select_first();
        };
        let mut left = by.unsigned_abs();
        let mut next = at;
        while left > 0 {
            next = match if by < 0 {
                next.checked_sub(1)
            } else {
                next.checked_add(1)
            } {
                Some(next) if next < self.lines.len() => next,
                _ => break,
            };
            if matches!(self.lines.get(next), Some(Line::Person(_))) {
                at = next;
                left -= 1;
            }
        }
        self.selected = Some(at);
    }

    /// Moves the cursor to the first person.
    pub fn select_first(&mut self) {
        self.selected = self
            .lines
            .iter()
            .position(|line| matches!(line, Line::Person(_)));
        self.top = 0;
    }

    /// Moves the cursor to the last person.
    pub fn select_last(&mut self) {
        self.selected = self
            .lines
            .iter()
            .rposition(|line| matches!(line, Line::Person(_)));
    }

    /// Keeps the cursor within `rows` rows of the pane, a heading above it in sight.
    pub fn scroll(&mut self, rows: usize) {
        let at = self.selected.unwrap_or(0);
        let above = if matches!(self.lines.get(at.wrapping_sub(1)), Some(Line::Heading(_))) {
            at - 1
        } else {
            at
        };
        if above < self.top {
            self.top = above;
        } else if at >= self.top + rows {
            self.top = at + 1 - rows.max(1);
        }
        self.top = self.top.min(self.lines.len().saturating_sub(rows.max(1)));
    }

    /// The people on `rows` rows of the pane.
    pub fn visible(&self, rows: usize) -> impl Iterator<Item = &Listed> {
        self.lines
            .iter()
            .skip(self.top)
            .take(rows)
            .filter_map(|line| match line {
                Line::Person(place) => self.all.get(*place),
                Line::Heading(_) | Line::Gap => None,
            })
    }

    /// Shows the other population.
    pub fn swap_population(&mut self) {
        self.population = match self.population {
            Population::Near => Population::Connections,
            Population::Connections => Population::Near,
        };
        self.rebuild();
        self.select_first();
    }

    /// The filter changed: finds the people anew, the best match selected.
    pub fn filter_changed(&mut self) {
        self.rebuild();
        self.select_first();
    }

    /// Drops the filter; the person under the cursor stays.
    pub fn drop_filter(&mut self) {
        let selected = self.selected().map(|person| person.id);
        self.filter = None;
        self.filtering = false;
        self.rebuild();
        match selected {
            Some(person) => self.reveal(person),
            None => self.select_first(),
        }
    }

    /// The places of the people that match `filter`, the best match first.
    pub fn matching(&mut self, filter: &str) -> Vec<usize> {
        self.haystack.matches(filter)
    }

    /// Works out the lines anew.
    fn rebuild(&mut self) {
        let filter = self
            .filter
            .as_ref()
            .map(Field::text)
            .filter(|filter| !filter.trim().is_empty());
        self.lines = match filter {
            Some(filter) => self
                .haystack
                .matches(filter)
                .into_iter()
                .map(Line::Person)
                .collect(),
            None => self.by_circle(),
        };
        self.selected = self
            .selected
            .filter(|selected| *selected < self.lines.len());
    }

    fn by_circle(&self) -> Vec<Line> {
        let near = self.population == Population::Near;
        let order: HashMap<_, usize> = self
            .circles
            .iter()
            .enumerate()
            .map(|(place, circle)| (circle.id, place))
            .collect();
        let mut inside: Vec<Vec<usize>> = vec![Vec::new(); self.circles.len() + 1];
        for (place, person) in self
            .all
            .iter()
            .enumerate()
            .filter(|(_, person)| person.stands_in_list() == near)
        {
            let circle = person.circle.and_then(|circle| order.get(&circle)).copied();
            if let Some(people) = inside.get_mut(circle.unwrap_or(self.circles.len())) {
                people.push(place);
            }
        }
        let headed = inside.iter().filter(|people| !people.is_empty()).count() > 1
            || inside
                .iter()
                .take(self.circles.len())
                .any(|people| !people.is_empty());
        let mut lines = Vec::with_capacity(self.all.len());
        for (circle, people) in inside
            .into_iter()
            .enumerate()
            .filter(|(_, people)| !people.is_empty())
        {
            if headed {
                if !lines.is_empty() {
                    lines.push(Line::Gap);
                }
                lines.push(Line::Heading(
                    Some(circle).filter(|circle| *circle < self.circles.len()),
                ));
            }
            lines.extend(people.into_iter().map(Line::Person));
        }
        lines
    }
}
