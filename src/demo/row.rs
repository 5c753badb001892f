//! One interaction as a line of a script tells it.

use chrono::{Datelike, NaiveDate, NaiveTime};

use crate::demo::cast::Cast;
use crate::demo::script::{Line, Understood, after};
use crate::demo::when;
use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::interaction::{
    Began, Depth, DepthOfBoth, Interaction, Kind, Minutes, Participant, clock_time,
};
use crate::domain::person::Person;
use crate::domain::place::Place;
use crate::domain::record::{Origin, Record};
use crate::domain::word::Word;

/// What a line says of an interaction; a rhythm fills in what it leaves open.
#[derive(Clone, Debug, Default)]
pub struct Row<'a> {
    /// The kind.
    pub kind: Option<Kind>,
    /// How long.
    pub minutes: Option<Minutes>,
    /// Who began it.
    pub began: Option<Began>,
    /// The name by which another line can say that it grew from this one.
    pub label: Option<&'a str>,
    /// The label of the row it grew from.
    pub grew_from: Option<&'a str>,
    time: Option<NaiveTime>,
    place: Option<Id<Place>>,
    tags: Vec<String>,
    with: Vec<Id<Person>>,
    depth: DepthOfBoth,
    duty: bool,
    private: bool,
    /// The person of the section did not take part as the others did, whatever the kind says.
    one_way: bool,
    months: Option<(u32, u32)>,
    words: String,
}

impl<'a> Row<'a> {
    /// The row that the words of a line and its prose tell.
    ///
    /// # Errors
    /// A word that is not understood.
    pub fn read(
        head: impl Iterator<Item = &'a str>,
        line: Line<'a>,
        cast: &Cast<'a>,
    ) -> Understood<Self> {
        let mut row = Self {
            words: when::filled(line.field(1), cast.today)?,
            ..Self::default()
        };
        for word in head {
            row.take(word, cast)
                .map_err(|why| format!("{word:?}: {why}"))?;
        }
        Ok(row)
    }

    fn take(&mut self, word: &'a str, cast: &Cast<'a>) -> Understood<()> {
        match word {
            "<" => self.began = Some(Began::Them),
            ">" => self.began = Some(Began::Me),
            "=" => self.began = Some(Began::Both),
            "duty" => self.duty = true,
            "private" => self.private = true,
            "oneway" => self.one_way = true,
            _ => {
                if let Some(kind) = Kind::from_word(word) {
                    self.kind = Some(kind);
                } else if let Some(key) = after(word, "@") {
                    self.place = Some(cast.place(key)?);
                } else if let Some(key) = after(word, "+") {
                    self.with.push(cast.person(key)?);
                } else if let Some(tag) = after(word, "#") {
                    self.tags.push(tag.to_owned());
                } else if let Some(label) = after(word, "as:") {
                    self.label = Some(label);
                } else if let Some(label) = after(word, "from:") {
                    self.grew_from = Some(label);
                } else if let Some(depth) = after(word, "d:") {
                    self.depth = both(depth)?;
                } else if let Some(months) = after(word, "in:") {
                    self.months = Some(months_of(months)?);
                } else {
                    self.length_or_time(word)?;
                }
            }
        }
        Ok(())
    }

    fn length_or_time(&mut self, word: &str) -> Understood<()> {
        if word.contains(':') {
            let time = NaiveTime::parse_from_str(word, clock_time::FORMAT);
            self.time = Some(time.map_err(|_| "no time")?);
            return Ok(());
        }
        let (count, unit) = match (word.strip_suffix('h'), word.strip_suffix('m')) {
            (Some(hours), _) => (hours, 60),
            (_, Some(minutes)) => (minutes, 1),
            _ => return Err("means nothing here".to_owned()),
        };
        let count: u32 = count.parse().map_err(|_| "no number")?;
        self.minutes = Minutes::new(count * unit);
        Ok(())
    }

    /// Whether the words can have been written in the month of this day.
    #[must_use]
    pub fn fits(&self, date: NaiveDate) -> bool {
        self.months.is_none_or(|(first, last)| {
            let month = date.month();
            if first <= last {
                (first..=last).contains(&month)
            } else {
                month >= first || month <= last
            }
        })
    }

    /// The interaction it was, with `person` unless it is a note of one's own.
    #[must_use]
    pub fn interaction(
        self,
        id: Id<Interaction>,
        person: Option<Id<Person>>,
        (day, last_day): (Day, Option<Day>),
        millis: i64,
    ) -> Interaction {
        let two_way = self.kind.is_none_or(Kind::two_way);
        let of_section = |id| Participant {
            id,
            two_way: two_way && !self.one_way,
            began: self.began,
        };
        let beside = |id| Participant {
            id,
            two_way,
            began: None,
        };
        Interaction {
            id,
            day,
            last_day,
            time: self.time,
            kind: self.kind,
            people: person
                .map(of_section)
                .into_iter()
                .chain(self.with.iter().copied().map(beside))
                .collect(),
            minutes: self.minutes,
            chosen: !self.duty,
            depth: self.depth,
            place: self.place,
            tags: self.tags,
            words: self.words,
            grew_from: None,
            private: self.private,
            origin: Origin::Hand,
            record: Record::new(millis),
        }
    }
}

/// `2` on both sides, or `2/3`.
fn both(text: &str) -> Understood<DepthOfBoth> {
    let (mine, theirs) = text.split_once('/').unwrap_or((text, text));
    let depth = |text: &str| -> Understood<Depth> {
        let step: u8 = text.parse().map_err(|_| "no depth")?;
        Depth::try_from(step)
    };
    Ok(DepthOfBoth {
        mine: Some(depth(mine)?),
        theirs: Some(depth(theirs)?),
    })
}

/// `6-8`, or `12-2` over the new year.
fn months_of(text: &str) -> Understood<(u32, u32)> {
    let month = |text: &str| text.parse::<u32>().ok().filter(|m| (1..=12).contains(m));
    text.split_once('-')
        .and_then(|(first, last)| month(first).zip(month(last)))
        .ok_or_else(|| "no months".to_owned())
}
