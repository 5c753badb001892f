//! The timeline of the selected person: newest first, by month, the words first, quiet drawn. What
//! has been read of it is one stretch without a gap; more is read when the cursor comes near an end.

use std::ops::RangeInclusive;

use chrono::NaiveDate;

use crate::app::narrowing::{Going, Narrowing};
use crate::app::timeline_entry::{
    Content, Entry, Key, Line, lines_of, month_of, quiet_before, two_way,
};
use crate::domain::day::Days;
use crate::domain::find::found::Reached;
use crate::domain::find::wanted::{Span, Wanted};
use crate::domain::interaction::Interaction;
use crate::domain::page::PersonPage;
use crate::domain::quiet::whole_days;
use crate::domain::sorting;
use crate::domain::timeline::{Begin, Stretch, TimelineRow};

/// How many rows are asked for at a time, at least and at most: as many as a pane has lines.
pub const PAGE: RangeInclusive<usize> = 24..=60;
/// How many rows are held at most: what lies far from the cursor is let go and read again when needed.
pub const MOST: usize = 600;
/// Lines are no wider than this: longer ones are hard to read.
const WIDEST: usize = 92;

/// What the cursor shall go to once it is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// This thing.
    Key(Key),
    /// The newest of what is no later than this place.
    Place(Reached),
    /// The newest of what is no later than these days.
    Days(Days),
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
    /// What was put in the trash from here last.
    pub trashed: Option<Key>,
    /// Where the cursor shall go.
    pub target: Option<Target>,
    /// Where a stretch was asked for that is to be shown instead.
    pub wish: Option<Begin>,
    /// Whether anything has been read of it.
    pub loaded: bool,
    /// What is wanted of it.
    pub wanted: Wanted,
    /// The line that says what is wanted.
    pub narrowing: Option<Narrowing>,
    /// The line for a day to go to.
    pub going: Option<Going>,
    /// That there was nothing on the days that were gone to.
    pub missed: Option<String>,
    /// Ends of it behind which more has been asked for.
    pub asked: Vec<Ask>,
    read: Stretch,
    /// Whether the newest was on it when it was last laid out.
    had_newest: bool,
}

/// A question for more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// What is older than this.
    Older(Reached),
    /// What is newer than this.
    Newer(Reached),
}

impl Timeline {
    /// A timeline of which this part is to be read, and the cursor to go there.
    #[must_use]
    pub fn going_to(begin: Begin, target: Target) -> Self {
        Self {
            target: Some(target),
            wish: Some(begin),
            ..Self::default()
        }
    }

    /// Where the stretch that has been read begins, and how many rows it has, `page` at least: what to read anew.
    #[must_use]
    pub fn extent(&self, page: usize) -> (Begin, usize) {
        if let Some(wish) = self.wish {
            return (wish, page);
        }
        let begin = self.read.newer.map_or(Begin::Newest, Begin::At);
        (begin, self.read.rows.len().max(page))
    }

    /// Whether there is nothing on it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Whether all of it has been read, or as far as one looks.
    #[must_use]
    pub fn is_read(&self) -> bool {
        self.read.newer.is_none() && self.read.older.is_none()
    }

    /// Takes in a stretch in place of what was read before; not while another one is waited for.
    pub fn take(&mut self, begin: Begin, stretch: Stretch) {
        if self.wish.is_some_and(|wish| wish != begin) {
            return;
        }
        self.wish = None;
        self.loaded = true;
        self.read = stretch;
        let ends = self.ends();
        self.asked.retain(|asked| ends.contains(&Some(*asked)));
    }

    /// Takes in what came for `asked`: rows that go on where this ends, and nothing else. A stretch
    /// that was read anew meanwhile may end elsewhere.
    pub fn extend(&mut self, asked: Ask, more: Stretch) {
        if !self.ends().contains(&Some(asked)) {
            return;
        }
        match asked {
            Ask::Older(_) => {
                self.read.rows.extend(more.rows);
                self.read.older = more.older;
                let beyond = self.read.rows.len().saturating_sub(MOST);
                if let Some(first) = self.read.rows.get(beyond).filter(|_| beyond > 0) {
                    self.read.newer = Some(Reached::from(first));
                    self.read.rows.drain(..beyond);
                }
            }
            Ask::Newer(_) => {
                self.read.rows.splice(0..0, more.rows);
                self.read.newer = more.newer;
                if self.read.rows.len() > MOST {
                    self.read.rows.truncate(MOST);
                    self.read.older = self.read.rows.last().map(Reached::from);
                }
            }
        }
        let ends = self.ends();
        self.asked
            .retain(|waiting| *waiting != asked && ends.contains(&Some(*waiting)));
    }

    /// Where to read for the very first or the very last, if it has not been read.
    #[must_use]
    pub fn beyond(&self, last: bool) -> Option<(Begin, Target)> {
        if last {
            self.read.older?;
            Some((Begin::Above(Reached::FOOT), Target::Place(Reached::FOOT)))
        } else {
            self.read.newer?;
            Some((Begin::Newest, Target::Place(Reached::TOP)))
        }
    }

    fn ends(&self) -> [Option<Ask>; 2] {
        [
            self.read.older.map(Ask::Older),
            self.read.newer.map(Ask::Newer),
        ]
    }

    /// What to ask for now: more behind an end that the cursor is near, by half of `page` rows, unless it is on its
    /// way.
    pub fn asks(&mut self, page: usize) -> Vec<Ask> {
        let near = [
            self.selected + page / 2 >= self.entries.len(),
            self.selected < page / 2,
        ];
        let asks: Vec<Ask> = self
            .ends()
            .into_iter()
            .zip(near)
            .filter_map(|(end, near)| end.filter(|ask| near && !self.asked.contains(ask)))
            .collect();
        self.asked.extend(&asks);
        asks
    }

    /// The newest interaction that has been read.
    #[must_use]
    pub fn newest(&self) -> Option<&TimelineRow> {
        self.read.rows.first()
    }

    /// The interaction under the cursor.
    #[must_use]
    pub fn selected_interaction(&self) -> Option<&Interaction> {
        match self.entries.get(self.selected)? {
            Entry::Interaction(row) => Some(&row.interaction),
            _ => None,
        }
    }

    /// Works out entries and lines anew, for a pane of `width` cells inside its border. The cursor
    /// stays on its entry and the entry where it stood; on the newest it stays on the newest.
    pub fn lay_out(&mut self, page: &PersonPage, width: usize, today: NaiveDate) {
        let held = (self.selected > 0 || !self.had_newest)
            .then(|| self.entries.get(self.selected).map(Entry::key))
            .flatten();
        let down = self.first_line().map(|line| line.saturating_sub(self.top));
        self.entries = self.merged(page);
        self.lines = self.drawn(page, width.min(WIDEST), today);
        let place = |key| self.entries.iter().position(|entry| entry.key() == key);
        let held = held.and_then(place);
        self.selected = held
            .unwrap_or(self.selected)
            .min(self.entries.len().saturating_sub(1));
        if let (Some(_), Some(down), Some(line)) = (held, down, self.first_line()) {
            self.top = line.saturating_sub(down);
        }
        self.had_newest = self.read.newer.is_none();
        self.go_to_target();
    }

    /// What went into the trash from here last came back: the cursor goes to it.
    pub fn brought_back(&mut self) {
        let trashed = self.trashed.take().map(Target::Key);
        self.target = trashed.or(self.target);
    }

    /// Lets go of the entry under the cursor: what comes next begins at the top.
    pub fn begin_anew(&mut self) {
        (self.selected, self.top, self.had_newest) = (0, 0, true);
    }

    /// Which entry is under the cursor, and where it stands.
    #[must_use]
    pub fn entry_under_cursor(&self) -> Option<(Reached, Key)> {
        let entry = self.entries.get(self.selected)?;
        let key = entry.key();
        let id = key.number();
        let day = i64::from(entry.day().packed());
        Some((Reached { day, id }, key))
    }

    /// Whether keys go to the line that says what is wanted.
    #[must_use]
    pub fn is_narrowing(&self) -> bool {
        self.narrowing.as_ref().is_some_and(|line| line.typing)
    }

    /// Whether what has been read ends above this place, and not with the oldest.
    #[must_use]
    pub fn ends_above(&self, place: Reached) -> bool {
        self.wish.is_none()
            && self.target.is_none()
            && self.read.older.is_some_and(|end| place < end)
    }

    /// How many lines stand between what is kept of the person and the entries.
    #[must_use]
    pub fn lines_above(&self) -> usize {
        match (&self.going, &self.narrowing) {
            (Some(_), _) => 2,
            (None, Some(narrowing)) => 1 + usize::from(narrowing.typing),
            (None, None) => 0,
        }
    }

    fn first_line(&self) -> Option<usize> {
        self.lines
            .iter()
            .position(|line| line.entry == Some(self.selected))
    }

    fn go_to_target(&mut self) {
        let place = match self.target {
            None => return,
            Some(Target::Key(key)) => self.entries.iter().position(|entry| entry.key() == key),
            Some(Target::Place(place)) => self.no_later(place.day),
            Some(Target::Days(days)) => self.no_later(Reached::end_of(Span::of(days.last())).day),
        };
        if let Some(place) = place {
            if let (Some(Target::Days(days)), Some(entry)) = (self.target, self.entries.get(place))
            {
                self.missed = entry.missed(days);
            }
            self.target = None;
            self.selected = place;
            self.top = self.first_line().map_or(0, |line| line.saturating_sub(3));
        }
    }

    /// The newest entry that is no later than this packed day; the oldest if all are.
    fn no_later(&self, day: i64) -> Option<usize> {
        let place = |entry: &Entry| i64::from(entry.day().packed()) <= day;
        let found = self.entries.iter().position(place);
        found.or_else(|| self.entries.len().checked_sub(1))
    }

    fn drawn(&self, page: &PersonPage, width: usize, today: NaiveDate) -> Vec<Line> {
        let usual = page
            .rhythm
            .fit
            .filter(|_| page.rhythm.gaps.kept.len() >= 3)
            .map(|fit| i64::from(whole_days(fit.high)));
        let line = |entry, what| Line { entry, what };
        let mut lines: Vec<Line> = Vec::new();
        let mut month = String::new();
        let mut newer: Option<NaiveDate> = None;
        for (place, entry) in self.entries.iter().enumerate() {
            // What is left out makes gaps that were none.
            let quiet = quiet_before(entry, newer, usual).filter(|_| self.wanted.is_everything());
            if let Some(quiet) = quiet {
                lines.extend([line(None, Content::Gap), line(None, Content::Quiet(quiet))]);
            }
            let heading = month_of(entry.day());
            if heading != month {
                if !lines.is_empty() {
                    lines.push(line(None, Content::Gap));
                }
                lines.push(line(None, Content::Month(heading.clone())));
                month = heading;
            }
            let of_entry = lines_of(entry, page, width, today);
            lines.extend(of_entry.into_iter().map(|what| line(Some(place), what)));
            if let Entry::Interaction(row) = entry
                && two_way(&row.interaction)
            {
                // Whoever was met in a month or a year was met on some day of it: what lies beyond is no
                // known gap.
                newer = row
                    .interaction
                    .days()
                    .dates()
                    .map(|(first, _)| newer.map_or(first, |newer: NaiveDate| newer.min(first)));
            }
        }
        lines
    }

    /// Interactions and dated things in one order. What lies beyond the rows read so far waits.
    fn merged(&self, page: &PersonPage) -> Vec<Entry> {
        let day = |row: Option<&TimelineRow>| row.map(|row| Reached::from(row).day);
        let rows = &self.read.rows;
        let oldest = self
            .read
            .older
            .map(|end| day(rows.last()).unwrap_or(end.day));
        let newest = self
            .read
            .newer
            .map(|end| day(rows.first()).unwrap_or(end.day));
        let mut entries: Vec<Entry> = rows
            .iter()
            .map(|row| Entry::Interaction(Box::new(row.clone())))
            .collect();
        let wanted = &self.wanted;
        let promises = page.promises.iter().filter(|of| wanted.has_promise(of));
        let topics = page.topics.iter().filter(|of| wanted.has_topic(of));
        let check_ins = page.check_ins.iter().filter(|of| wanted.has_check_in(of));
        let pauses = page.pauses.iter().filter(|of| wanted.has_pause(of));
        // They have no words to look for.
        let shifts = page.shifts.iter().filter(|_| wanted.is_everything());
        let dated = (promises.cloned().map(Entry::Promise))
            .chain(topics.cloned().map(Entry::Topic))
            .chain(check_ins.cloned().map(Entry::CheckIn))
            .chain(pauses.cloned().map(Entry::Pause))
            .chain(shifts.cloned().map(Entry::Shift));
        entries.extend(dated.filter(|entry| {
            let day = i64::from(entry.day().packed());
            oldest.is_none_or(|oldest| day >= oldest) && newest.is_none_or(|newest| day <= newest)
        }));
        sorting::by_key(&mut entries, |entry| std::cmp::Reverse(entry.day()));
        entries
    }

    /// Moves the cursor by so many entries; it stops at both ends.
    pub fn step(&mut self, by: isize) {
        let last = self.entries.len().saturating_sub(1);
        self.selected = self.selected.saturating_add_signed(by).min(last);
    }

    /// Moves the cursor by half of what is in sight of a pane of `rows` rows, down or up; of an entry that
    /// is taller only what is in sight moves.
    pub fn page(&mut self, down: bool, rows: usize) {
        let half = (rows / 2).max(1);
        if self.read_on(down, half, rows) {
            return;
        }
        let Some((first, last)) = self.lines_under_cursor() else {
            return;
        };
        let before = self.selected;
        let aim = if down {
            let aim = last.saturating_add(half).min(self.lines.len());
            self.lines
                .get(..aim)
                .unwrap_or_default()
                .iter()
                .rev()
                .find_map(|line| line.entry)
        } else {
            self.lines
                .get(first.saturating_sub(half)..)
                .unwrap_or_default()
                .iter()
                .find_map(|line| line.entry)
        };
        self.selected = aim.unwrap_or(before);
        if self.selected == before {
            self.step(if down { 1 } else { -1 });
        }
    }

    /// Moves what is in sight of an entry that is taller than the pane, as long as there is more of it that
    /// way; answers whether there was.
    pub fn read_on(&mut self, down: bool, by: usize, rows: usize) -> bool {
        let Some((first, last)) = self.lines_under_cursor() else {
            return false;
        };
        let lowest = (last + 1).saturating_sub(rows);
        if last - first < rows || (down && self.top >= lowest) || (!down && self.top <= first) {
            return false;
        }
        self.top = if down {
            self.top.saturating_add(by).min(lowest)
        } else {
            self.top.saturating_sub(by).max(first)
        };
        true
    }

    /// The first and the last line of the entry under the cursor.
    fn lines_under_cursor(&self) -> Option<(usize, usize)> {
        let of_entry = |line: &Line| line.entry == Some(self.selected);
        let first = self.lines.iter().position(of_entry)?;
        let last = self.lines.iter().rposition(of_entry)?;
        Some((first, last))
    }

    /// Keeps the whole entry under the cursor in sight, or a part of it if it is taller than the pane.
    pub fn scroll(&mut self, rows: usize) {
        let Some((first, last)) = self.lines_under_cursor() else {
            return;
        };
        if last - first >= rows {
            self.top = self.top.clamp(first, last + 1 - rows.max(1));
            return;
        }
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
