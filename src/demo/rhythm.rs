//! A stretch of a story: how often, in which ways, and the words for some of the days.

use chrono::{Datelike, NaiveDate, Weekday};

use crate::demo::cast::Cast;
use crate::demo::row::Row;
use crate::demo::script::{Line, Understood, after};
use crate::demo::when;
use crate::domain::day::{Day, shifted};
use crate::domain::interaction::{Began, Kind, Minutes};
use crate::domain::word::Word;

/// One stretch, as a line of a script tells it, and the rows written under it.
#[derive(Debug)]
pub struct Rhythm<'a> {
    first: NaiveDate,
    last: NaiveDate,
    /// Days from one to the next, in the middle.
    every: f64,
    /// How much the gaps differ: the spread of their logarithm.
    spread: f64,
    kinds: Vec<Kind>,
    began: Vec<Option<Began>>,
    on: Week,
    /// Rows with words, in the order in which they happened.
    pub rows: Vec<Row<'a>>,
}

#[derive(Debug)]
enum Week {
    Any,
    Working,
    End,
    Wednesdays,
}

impl<'a> Rhythm<'a> {
    /// `~ -2000 -400 every:16 spread:40 of:met,call by:me,them,both,- on:weekends`
    ///
    /// # Errors
    /// A word that is not understood.
    pub fn read(line: Line<'a>, cast: &Cast<'a>) -> Understood<Self> {
        let mut words = line.words();
        let mut date = || -> Understood<NaiveDate> {
            Ok(when::day(words.next().unwrap_or(""), cast.today)?.earliest())
        };
        let mut rhythm = Self {
            first: date()?,
            last: date()?,
            every: 30.0,
            spread: 0.35,
            kinds: vec![Kind::Met],
            began: vec![None],
            on: Week::Any,
            rows: Vec::new(),
        };
        for word in words {
            rhythm
                .take(word)
                .ok_or_else(|| format!("{word:?} means nothing here"))?;
        }
        Ok(rhythm)
    }

    fn take(&mut self, word: &str) -> Option<()> {
        if let Some(days) = after(word, "every:") {
            self.every = days.parse::<u16>().ok().filter(|days| *days > 0)?.into();
        } else if let Some(percent) = after(word, "spread:") {
            self.spread = f64::from(percent.parse::<u8>().ok()?) / 100.0;
        } else if let Some(kinds) = after(word, "of:") {
            self.kinds = kinds
                .split(',')
                .map(Kind::from_word)
                .collect::<Option<_>>()?;
        } else if let Some(began) = after(word, "by:") {
            self.began = began
                .split(',')
                .map(|who| match who {
                    "-" => Some(None),
                    who => Began::from_word(who).map(Some),
                })
                .collect::<Option<_>>()?;
        } else {
            self.on = match word {
                "on:workdays" => Week::Working,
                "on:weekends" => Week::End,
                "on:wednesdays" => Week::Wednesdays,
                _ => return None,
            };
        }
        Some(())
    }

    /// Its rows, each on a day that is not `taken`; and how many of those with words found none.
    pub fn laid_out(
        self,
        taken: impl Fn(NaiveDate) -> bool,
        random: &mut fastrand::Rng,
    ) -> (Vec<(Day, Row<'a>)>, usize) {
        let mut days: Vec<(NaiveDate, Option<Row<'a>>)> = self
            .days(random)
            .into_iter()
            .filter(|date| !taken(*date))
            .map(|date| (date, None))
            .collect();
        let (rooms, wordy) = (days.len(), self.rows.len());
        let mut homeless = 0;
        for (place, row) in self.rows.into_iter().enumerate() {
            // Spread evenly over the stretch, from its beginning to its end.
            let from = place * rooms / wordy;
            let free = |place: &usize| {
                days.get(*place)
                    .is_some_and(|(date, there)| there.is_none() && row.fits(*date))
            };
            // A row for a season that does not come again before the end stands earlier.
            match (from..rooms)
                .find(free)
                .or_else(|| (0..from).rev().find(free))
            {
                Some(place) => days[place].1 = Some(row),
                None => homeless += 1,
            }
        }
        let rows = days
            .into_iter()
            .filter_map(|(date, row)| {
                let mut row = row.unwrap_or_default();
                row.kind = row.kind.or_else(|| random.choice(&self.kinds).copied());
                if row.began.is_none() {
                    row.began = random.choice(&self.began).copied().flatten();
                }
                if row.minutes.is_none() {
                    row.minutes = row.kind.and_then(|kind| usual_length(kind, random));
                }
                Some((Day::exact(date)?, row))
            })
            .collect();
        (rows, homeless)
    }

    fn days(&self, random: &mut fastrand::Rng) -> Vec<NaiveDate> {
        let mut days: Vec<NaiveDate> = Vec::new();
        let mut date = self.first;
        while date <= self.last {
            let fitting = date.iter_days().take(7).find(|day| self.fits(*day));
            let fitting = fitting.filter(|day| *day <= self.last);
            days.extend(fitting.filter(|day| days.last().is_none_or(|last| last < day)));
            date = shifted(date, self.gap(random));
        }
        days
    }

    fn fits(&self, date: NaiveDate) -> bool {
        match self.on {
            Week::Any => true,
            Week::Working => when::works(date),
            Week::End => !when::works(date),
            Week::Wednesdays => date.weekday() == Weekday::Wed,
        }
    }

    /// A log-normal gap in whole days, at least one.
    #[allow(
        clippy::cast_possible_truncation,
        reason = "days of a gap, a few hundred at most"
    )]
    fn gap(&self, random: &mut fastrand::Rng) -> i64 {
        // The sum of twelve draws is close enough to a normal one, and cut off at six spreads.
        let normal: f64 = (0..12).map(|_| random.f64()).sum::<f64>() - 6.0;
        ((self.every * libm::exp(self.spread * normal)).round() as i64).max(1)
    }
}

/// How long such a thing takes, if somebody looked at the clock.
fn usual_length(kind: Kind, random: &mut fastrand::Rng) -> Option<Minutes> {
    let minutes = match kind {
        Kind::Met | Kind::Event => 30 * random.u32(2..=7),
        Kind::Call | Kind::Video => 5 * random.u32(2..=12),
        Kind::Helped => 30 * random.u32(1..=6),
        _ => return None,
    };
    (random.u32(..4) > 0)
        .then(|| Minutes::new(minutes))
        .flatten()
}
