//! What the mirror looks at: a year of participants by probes of the people, and the minutes of the
//! same days. Nothing is read from end to end.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{Datelike as _, NaiveDate};

use crate::domain::check_in::{Answer, Question};
use crate::domain::day::{Day, shifted};
use crate::domain::id::Id;
use crate::domain::interaction::Interaction;
use crate::domain::measures::window::{SEASON_DAYS, WINDOW_DAYS, in_window};
use crate::domain::mirror::noted::{Felt, Known, Noted, SEASONS, Time};
use crate::domain::mirror::seen::{Seen, seen};
use crate::domain::mirror::year::Year;
use crate::domain::person::{Person, Standing};
use crate::domain::text::quick_hash::QuickMap;
use crate::store::error::Result;
use crate::store::open::Reader;
use crate::store::quiet::MANY;
use crate::store::value::{AsJson, AsWord};

/// Minutes, whether they were chosen, and how many seasons ago.
type Noting = (u32, bool, u8);
/// What is noted of interactions.
type Minutes = QuickMap<Id<Interaction>, Noting>;
/// Up to which day contacts that began before the year are counted.
type Reaching = HashMap<Id<Person>, NaiveDate>;

/// What the year tells of some of the people.
struct Part {
    /// Their contact days.
    year: Year,
    /// Those who have any.
    relationships: Vec<Id<Person>>,
    /// Their times.
    times: Vec<Time>,
}

impl Reader {
    /// The mirror as it stands `today`.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn mirror(&self, today: NaiveDate) -> Result<Seen> {
        let felt = self.value_felt(today)?;
        let mut noted = Noted {
            people: self.known_by_circle()?,
            circles: self.circles()?,
            quiet: self
                .quiet_of(&felt.keys().copied().collect(), today)?
                .whom(),
            felt,
            ..Noted::nothing(today)
        };
        self.add_participants(&mut noted)?;
        self.add_older_relationships(&mut noted)?;
        Ok(seen(noted))
    }

    /// All chosen hours in which both took part, ever, with somebody you have known for less than a year;
    /// `None` for an older tie.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn hours_of_a_new_tie(&self, person: Id<Person>, today: NaiveDate) -> Result<Option<f64>> {
        let since = self.since(person, today)?;
        let old = since.is_some_and(|since| {
            let days = today.signed_duration_since(since.earliest());
            days.num_days() >= WINDOW_DAYS
        });
        if old {
            return Ok(None);
        }
        self.hours_so_far(person, today).map(Some)
    }

    /// All chosen hours in which both took part, ever, with `person` up to `today`.
    ///
    /// # Errors
    /// Whatever the database says.
    fn hours_so_far(&self, person: Id<Person>, today: NaiveDate) -> Result<f64> {
        let mut statement = self.connection.prepare_cached(
            "SELECT sum(minutes) FROM participant JOIN interaction ON interaction.id = interaction \
             WHERE person = ?1 AND participant.day <= ?2 AND two_way = 1 AND participant.live = 1 AND chosen = 1",
        )?;
        let minutes: Option<f64> =
            statement.query_row((person, Day::nearest(today)), |row| row.get(0))?;
        Ok(minutes.unwrap_or_default() / 60.0)
    }

    fn known_by_circle(&self) -> Result<QuickMap<Id<Person>, Known>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id, name, circle, standing FROM person WHERE deleted_at IS NULL",
        )?;
        let people = statement.query_map([], |row| {
            let known = Known {
                name: row.get(1)?,
                circle: row.get(2)?,
                standing: row.get::<_, AsWord<Standing>>(3)?.0,
            };
            Ok((row.get(0)?, known))
        })?;
        Ok(people.collect::<rusqlite::Result<_>>()?)
    }

    /// What the year tells of everybody; where they are many, of two parts of them at the same time.
    fn add_participants(&self, noted: &mut Noted) -> Result<()> {
        let reaching = self.add_reaching_in(noted)?;
        let today = noted.today;
        let minutes = self.minutes_noted(today)?;
        let mut people: Vec<Id<Person>> = noted.people.keys().copied().collect();
        people.sort_unstable();
        let (first, others) = people.split_at(people.len() / 2);
        let told_of = |reader: &Self, people| reader.told_of(people, today, &reaching, &minutes);
        let (left, right) = if people.len() < MANY {
            (told_of(self, first)?, told_of(self, others)?)
        } else {
            self.halves(
                |reader| told_of(reader, first),
                |reader| told_of(reader, others),
            )?
        };
        for part in [left, right] {
            noted.year.add_all(&part.year);
            noted.relationships.extend(part.relationships);
            noted.times.extend(part.times);
        }
        Ok(())
    }

    /// The minutes of the interactions of the last seasons.
    fn minutes_noted(&self, today: NaiveDate) -> Result<Minutes> {
        let from = shifted(today, 1 - SEASON_DAYS * i64::from(SEASONS));
        let mut statement = self.connection.prepare_cached(
            "SELECT id, day, minutes, chosen FROM interaction \
             WHERE day BETWEEN ?1 AND ?2 AND minutes IS NOT NULL AND live = 1",
        )?;
        let mut rows = statement.query((Day::nearest(from), Day::nearest(today)))?;
        let mut minutes = Minutes::default();
        while let Some(row) = rows.next()? {
            if let Some(date) = row.get::<_, Day>(1)?.date() {
                let ago = today.signed_duration_since(date).num_days() / SEASON_DAYS;
                let season = u8::try_from(ago).unwrap_or(SEASONS);
                minutes.insert(row.get(0)?, (row.get(2)?, row.get(3)?, season));
            }
        }
        Ok(minutes)
    }

    /// What the year tells of these people: a probe each.
    fn told_of(
        &self,
        people: &[Id<Person>],
        today: NaiveDate,
        reaching: &Reaching,
        minutes: &Minutes,
    ) -> Result<Part> {
        let mut part = Part {
            year: Year::before(today),
            relationships: Vec::new(),
            times: Vec::new(),
        };
        let (from, to) = (Day::nearest(part.year.from), Day::nearest(today));
        let mut statement = self.connection.prepare_cached(
            "SELECT day, last_day, interaction, two_way FROM participant \
             WHERE person = ?1 AND day BETWEEN ?2 AND ?3 AND live = 1",
        )?;
        for person in people {
            let person = *person;
            // The rows stand by day; a day with two interactions is one contact day.
            let mut counted = reaching.get(&person).copied();
            let mut related = false;
            let mut rows = statement.query((person, from, to))?;
            while let Some(row) = rows.next()? {
                let (day, last_day): (Day, Day) = (row.get(0)?, row.get(1)?);
                let Some(first) = day.date() else {
                    continue;
                };
                let two_way: bool = row.get(3)?;
                if two_way {
                    related = true;
                    let last = if last_day == day {
                        first
                    } else {
                        last_day.latest().min(today)
                    };
                    let from = counted.map_or(first, |day| first.max(shifted(day, 1)));
                    for day in from.iter_days().take_while(|day| *day <= last) {
                        part.year.add(day);
                        counted = Some(day);
                    }
                }
                let interaction = row.get(2)?;
                if let Some((minutes, chosen, season)) = minutes.get(&interaction) {
                    part.times.push(Time {
                        interaction,
                        person,
                        season: *season,
                        minutes: *minutes,
                        chosen: *chosen,
                        two_way,
                    });
                }
            }
            if related {
                part.relationships.push(person);
            }
        }
        Ok(part)
    }

    /// The days of contacts that began before the year and ran into it; answers by person up to which
    /// day they are counted.
    fn add_reaching_in(&self, noted: &mut Noted) -> Result<Reaching> {
        let from = noted.year.from;
        let mut reaching = HashMap::new();
        for (person, stretches) in self.stretches_of_all()? {
            let in_file = noted.people.contains_key(&person);
            let mut runs = stretches.iter();
            let Some(run) = runs
                .find(|run| run.first < from)
                .filter(|run| in_file && run.last >= from)
            else {
                continue;
            };
            let last = run.last.min(noted.today);
            for day in from.iter_days().take_while(|day| *day <= last) {
                noted.year.add(day);
            }
            noted.relationships.insert(person);
            reaching.insert(person, last);
        }
        Ok(reaching)
    }

    /// Those whose only contact days lie further back than a year.
    fn add_older_relationships(&self, noted: &mut Noted) -> Result<()> {
        let mut asked = HashSet::new();
        for time in noted.times.iter().filter(|time| time.season == 0) {
            let new = !noted.relationships.contains(&time.person) && asked.insert(time.person);
            if new && self.since(time.person, noted.today)?.is_some() {
                noted.relationships.insert(time.person);
            }
        }
        Ok(())
    }

    /// The newest answer of the last year to what one carries away, of everybody.
    fn value_felt(&self, today: NaiveDate) -> Result<HashMap<Id<Person>, Felt>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT person, day, answers FROM check_in WHERE day BETWEEN ?1 AND ?2 AND deleted_at IS NULL \
             ORDER BY day",
        )?;
        // A month or a year stands before its days: one that the window begins in is asked for too.
        let from = Day::year(shifted(today, 1 - WINDOW_DAYS).year());
        let mut rows = statement.query((from, Day::nearest(today)))?;
        let mut felt = HashMap::new();
        while let Some(row) = rows.next()? {
            if !in_window(row.get::<_, Day>(1)?.earliest(), today) {
                continue;
            }
            let answers: BTreeMap<Question, Answer> = row.get::<_, AsJson<_>>(2)?.0;
            if let Some(step) = answers.get(&Question::Value).and_then(|said| said.step) {
                let on = row.get(1)?;
                felt.insert(row.get(0)?, Felt { step, on });
            }
        }
        Ok(felt)
    }
}
