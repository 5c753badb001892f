//! The timeline of the selected person: newest first, by month, the words first, quiet drawn.

use chrono::{Datelike, NaiveDate};

use crate::domain::check_in::CheckIn;
use crate::domain::day::Day;
use crate::domain::interaction::Interaction;
use crate::domain::page::PersonPage;
use crate::domain::pause::Pause;
use crate::domain::promise::{End, Promise};
use crate::domain::quiet::whole_days;
use crate::domain::text::visible;
use crate::domain::text::wrap::wrapped;
use crate::domain::timeline::{PageEnd, TimelineRow};
use crate::wording::{days, interactions, open};

/// How many rows are asked for at a time.
pub const PAGE: usize = 60;
/// A gap at least this long may be drawn as a quiet stretch.
const QUIET_FROM: i64 = 28;
/// Without a rhythm to compare with, a gap is drawn from this many days on.
const QUIET_ANYWAY: i64 = 60;
/// Columns that the day takes before the words.
const DAY_COLUMN: usize = 8;
/// Lines are no wider than this: longer ones are hard to read.
const WIDEST: usize = 92;

/// One thing on the timeline.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    /// An interaction.
    Interaction(Box<TimelineRow>),
    /// A promise, at the day it was given.
    Promise(Promise),
    /// A check-in.
    CheckIn(CheckIn),
    /// A pause, at its first day.
    Pause(Pause),
}

impl Entry {
    fn day(&self) -> Day {
        match self {
            Self::Interaction(row) => row.interaction.day,
            Self::Promise(promise) => promise.given_on,
            Self::CheckIn(check_in) => check_in.day,
            Self::Pause(pause) => pause.from,
        }
    }
}

/// One line as it is drawn, safe to print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The entry it belongs to, by its place.
    pub entry: Option<usize>,
    /// What stands in it.
    pub what: Content,
}

/// The kinds of line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// The name of a month or year.
    Month(String),
    /// The first line of an entry: its day and what it was.
    Head {
        /// "10 Tue".
        day: String,
        /// "met · 2 h".
        text: String,
    },
    /// More of what it was.
    More(String),
    /// Words, as they were written.
    Words(String),
    /// A stretch of quiet: "6 weeks quiet".
    Quiet(String),
    /// Nothing.
    Gap,
}

/// The state of the timeline.
#[derive(Debug, Default)]
pub struct Timeline {
    /// What is on it, newest first.
    pub entries: Vec<Entry>,
    /// The lines of it.
    pub lines: Vec<Line>,
    /// The line at the top of the pane.
    pub top: usize,
    /// The entry under the cursor.
    pub selected: usize,
    /// Whether it has been read to its end.
    pub complete: bool,
    /// Whether more of it has been asked for.
    pub asked: bool,
    rows: Vec<TimelineRow>,
}

impl Timeline {
    /// The timeline with its newest rows; `complete` if there are no others.
    #[must_use]
    pub fn new(rows: Vec<TimelineRow>, complete: bool) -> Self {
        Self {
            complete,
            rows,
            ..Self::default()
        }
    }

    /// The same, with the cursor on an entry and a line at the top.
    #[must_use]
    pub fn at(self, selected: usize, top: usize) -> Self {
        Self {
            top,
            selected,
            ..self
        }
    }

    /// How many rows have been read.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is nothing on it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Adds older rows.
    pub fn extend(&mut self, rows: Vec<TimelineRow>, complete: bool) {
        self.rows.extend(rows);
        self.complete = complete;
        self.asked = false;
    }

    /// Where to read on; `None` if it is complete or has been asked for, or the cursor is far from
    /// the end.
    #[must_use]
    pub fn wants(&self) -> Option<PageEnd> {
        let near_the_end = self.selected + PAGE / 2 >= self.entries.len();
        if self.complete || self.asked || !near_the_end {
            None
        } else {
            self.rows.last().map(PageEnd::from)
        }
    }

    /// The interaction under the cursor.
    #[must_use]
    pub fn selected_interaction(&self) -> Option<&Interaction> {
        match self.entries.get(self.selected)? {
            Entry::Interaction(row) => Some(&row.interaction),
            _ => None,
        }
    }

    /// Works out entries and lines anew, for a pane of `width` cells inside its border.
    pub fn lay_out(&mut self, page: &PersonPage, width: usize, today: NaiveDate) {
        self.entries = self.merged(page);
        self.selected = self.selected.min(self.entries.len().saturating_sub(1));
        let width = width.min(WIDEST);
        let usual = page
            .rhythm
            .fit
            .filter(|_| page.rhythm.gaps.kept.len() >= 3)
            .map(|fit| i64::from(whole_days(fit.high)));
        let mut lines: Vec<Line> = Vec::new();
        let mut month = String::new();
        let mut newer: Option<NaiveDate> = None;
        for (place, entry) in self.entries.iter().enumerate() {
            if let Some(quiet) = quiet_before(entry, newer, usual) {
                lines.push(Line {
                    entry: None,
                    what: Content::Gap,
                });
                lines.push(Line {
                    entry: None,
                    what: Content::Quiet(quiet),
                });
            }
            let heading = month_of(entry.day());
            if heading != month {
                if !lines.is_empty() {
                    lines.push(Line {
                        entry: None,
                        what: Content::Gap,
                    });
                }
                lines.push(Line {
                    entry: None,
                    what: Content::Month(heading.clone()),
                });
                month = heading;
            }
            lines.extend(
                lines_of(entry, page, width, today)
                    .into_iter()
                    .map(|what| Line {
                        entry: Some(place),
                        what,
                    }),
            );
            if let Entry::Interaction(row) = entry
                && two_way(&row.interaction)
                && let Some((first, _)) = row.interaction.days().dates()
            {
                newer = Some(newer.map_or(first, |newer: NaiveDate| newer.min(first)));
            }
        }
        self.lines = lines;
    }

    /// Interactions and dated things in one order. What is older than the rows read so far waits.
    fn merged(&self, page: &PersonPage) -> Vec<Entry> {
        let oldest = self
            .rows
            .last()
            .map(|row| row.interaction.day)
            .filter(|_| !self.complete);
        let mut entries: Vec<Entry> = self
            .rows
            .iter()
            .map(|row| Entry::Interaction(Box::new(row.clone())))
            .collect();
        let dated = (page.promises.iter().cloned().map(Entry::Promise))
            .chain(page.check_ins.iter().cloned().map(Entry::CheckIn))
            .chain(page.pauses.iter().cloned().map(Entry::Pause));
        entries.extend(dated.filter(|entry| oldest.is_none_or(|oldest| entry.day() >= oldest)));
        entries.sort_by_key(|entry| std::cmp::Reverse(entry.day()));
        entries
    }

    /// Moves the cursor by so many entries; it stops at both ends.
    pub fn step(&mut self, by: isize) {
        let last = self.entries.len().saturating_sub(1);
        self.selected = self.selected.saturating_add_signed(by).min(last);
    }

    /// Keeps the whole entry under the cursor in sight, or its head if it is taller than the pane.
    pub fn scroll(&mut self, rows: usize) {
        let of_entry = |line: &Line| line.entry == Some(self.selected);
        let Some(first) = self.lines.iter().position(of_entry) else {
            return;
        };
        let last = self.lines.iter().rposition(of_entry).unwrap_or(first);
        let head = if self.selected == 0 { 0 } else { first };
        if last >= self.top + rows {
            self.top = last + 1 - rows.max(1);
        }
        if head < self.top {
            self.top = head;
        }
        self.top = self.top.min(self.lines.len().saturating_sub(rows.max(1)));
    }
}

fn two_way(interaction: &Interaction) -> bool {
    interaction.people.iter().any(|person| person.two_way)
}

fn month_of(day: Day) -> String {
    match day.month_number() {
        Some(_) => day.earliest().format("%B %Y").to_string(),
        None => day.year_number().to_string(),
    }
}

/// The stretch of quiet between an entry and the newer contact above it, if it was one.
fn quiet_before(entry: &Entry, newer: Option<NaiveDate>, usual: Option<i64>) -> Option<String> {
    let Entry::Interaction(row) = entry else {
        return None;
    };
    if !two_way(&row.interaction) {
        return None;
    }
    let (_, last) = row.interaction.days().dates()?;
    let gap = newer?.signed_duration_since(last).num_days();
    let quiet = match usual {
        Some(usual) => gap >= QUIET_FROM && gap > usual,
        None => gap >= QUIET_ANYWAY,
    };
    quiet.then(|| format!("{} quiet", days::stretch(gap)))
}

fn lines_of(entry: &Entry, page: &PersonPage, width: usize, today: NaiveDate) -> Vec<Content> {
    let (text, words) = match entry {
        Entry::Interaction(row) => (
            visible::line(&interactions::head(row, &page.person)).into_owned(),
            row.interaction.words.as_str(),
        ),
        Entry::Promise(promise) => (promise_head(promise, today), ""),
        Entry::CheckIn(_) => ("check-in".to_owned(), ""),
        Entry::Pause(pause) => (pause_head(pause, today), pause.words.as_str()),
    };
    let room = width.saturating_sub(DAY_COLUMN);
    let mut head = wrapped(&text, room).into_iter();
    let mut lines = vec![Content::Head {
        day: day_in_month(entry.day()),
        text: head.next().unwrap_or_default(),
    }];
    lines.extend(head.map(Content::More));
    if !words.trim().is_empty() {
        lines.extend(
            wrapped(words.trim(), room.saturating_sub(2))
                .into_iter()
                .map(Content::Words),
        );
    }
    lines
}

/// "10 Tue"; empty if the day is not known.
fn day_in_month(day: Day) -> String {
    day.date().map_or_else(String::new, |date| {
        format!("{:>2} {}", date.day(), date.format("%a"))
    })
}

fn promise_head(promise: &Promise, today: NaiveDate) -> String {
    let whose = open::promised(promise.whose);
    let end = match promise.ended {
        Some(ended) => {
            let how = match ended.how {
                End::Kept => "✓ kept",
                End::Broken => "not kept",
                End::Released => "released",
                End::Renegotiated => "a new day agreed",
            };
            format!(" · {how} {}", days::short(ended.on, today))
        }
        None => promise
            .by
            .map(|by| format!(" · by {}", days::short(by, today)))
            .unwrap_or_default(),
    };
    visible::line(&format!("{whose}: {}{end}", promise.text)).into_owned()
}

fn pause_head(pause: &Pause, today: NaiveDate) -> String {
    match (pause.to, pause.until_contact) {
        (Some(to), _) => format!("quiet is fine until {}", days::short(to, today)),
        (None, true) => "quiet is fine until you meet again".to_owned(),
        (None, false) => "quiet is fine from here".to_owned(),
    }
}
