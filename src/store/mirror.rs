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
use crate::domain::person::{Person, Standing};
use crate::domain::rhythm::{Prior, pause_today, rhythm};
use crate::domain::text::quick_hash::QuickMap;
use crate::store::error::Result;
use crate::store::open::Reader;
use crate::store::value::{AsJson, AsWord};

/// Minutes, whether they were chosen, and how many seasons ago.
type Noting = (u32, bool, usize);

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
            quiet: self.quiet_of(&felt, today)?,
            felt,
            ..Noted::nothing(today)
        };
        let minutes = self.minutes_noted(today)?;
        self.add_participants(&mut noted, &minutes)?;
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

    fn known_by_circle(&self) -> Result<HashMap<Id<Person>, Known>> {
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

    /// The minutes of the interactions of the last seasons.
    fn minutes_noted(&self, today: NaiveDate) -> Result<QuickMap<Id<Interaction>, Noting>> {
        let seasons = i64::try_from(SEASONS).unwrap_or(1);
        let from = shifted(today, 1 - SEASON_DAYS * seasons);
        let mut statement = self.connection.prepare_cached(
            "SELECT id, day, minutes, chosen FROM interaction \
             WHERE day BETWEEN ?1 AND ?2 AND minutes IS NOT NULL AND live = 1",
        )?;
        let mut rows = statement.query((Day::nearest(from), Day::nearest(today)))?;
        let mut minutes = QuickMap::default();
        while let Some(row) = rows.next()? {
            if let Some(date) = row.get::<_, Day>(1)?.date() {
                let ago = today.signed_duration_since(date).num_days() / SEASON_DAYS;
                let season = usize::try_from(ago).unwrap_or(SEASONS);
                minutes.insert(row.get(0)?, (row.get(2)?, row.get(3)?, season));
            }
        }
        Ok(minutes)
    }

    fn add_participants(
        &self,
        noted: &mut Noted,
        minutes: &QuickMap<Id<Interaction>, Noting>,
    ) -> Result<()> {
        let today = noted.today;
        let mut statement = self.connection.prepare_cached(
            "SELECT person.id, day, last_day, interaction, two_way FROM person CROSS JOIN participant \
             ON participant.person = person.id \
             WHERE day BETWEEN ?1 AND ?2 AND live = 1 AND deleted_at IS NULL",
        )?;
        let mut rows = statement.query((Day::nearest(noted.year.from), Day::nearest(today)))?;
        // The rows of a person stand by day; a day with two interactions is one contact day.
        let reaching = self.add_reaching_in(noted)?;
        let mut counted: Option<(Id<Person>, NaiveDate)> = None;
        let mut related = None;
        while let Some(row) = rows.next()? {
            let person: Id<Person> = row.get(0)?;
            let (day, last_day): (Day, Day) = (row.get(1)?, row.get(2)?);
            let Some(first) = day.date() else {
                continue;
            };
            let last = if last_day == day {
                first
            } else {
                last_day.latest()
            };
            let two_way: bool = row.get(4)?;
            if two_way {
                if related != Some(person) {
                    noted.relationships.insert(person);
                    related = Some(person);
                }
                let done = counted.filter(|(of, _)| *of == person);
                let done = done.map(|(_, day)| day).max(reaching.get(&person).copied());
                let from = done.map_or(first, |day| first.max(shifted(day, 1)));
                let last = last.min(today);
                for day in from.iter_days().take_while(|day| *day <= last) {
                    noted.year.add(day);
                    counted = Some((person, day));
                }
            }
            let interaction = row.get(3)?;
            if let Some((minutes, chosen, season)) = minutes.get(&interaction) {
                noted.times.push(Time {
                    interaction,
                    person,
                    season: *season,
                    minutes: *minutes,
                    chosen: *chosen,
                    two_way,
                });
            }
        }
        Ok(())
    }

    /// The days of contacts that began before the year and ran into it; answers by person up to which
    /// day they are counted.
    fn add_reaching_in(&self, noted: &mut Noted) -> Result<HashMap<Id<Person>, NaiveDate>> {
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

    /// Who of them is quiet: neither set aside nor in a pause, and longer silent than usual.
    fn quiet_of(
        &self,
        felt: &HashMap<Id<Person>, Felt>,
        today: NaiveDate,
    ) -> Result<HashSet<Id<Person>>> {
        let mut quiet = HashSet::new();
        let circles = self.circles()?;
        let not_now = self.not_now()?;
        for id in felt.keys() {
            let Some(person) = self.person(*id)? else {
                continue;
            };
            if person.record.deleted_at.is_some() || person.standing != Standing::Active {
                continue;
            }
            let pauses = self.pauses(*id)?;
            let gaps = self.gaps(*id, &pauses, today)?;
            let put_off = not_now.get(id).is_some_and(|until| *until >= today);
            let set_aside = put_off || pause_today(&pauses, gaps.last_contact, today).is_some();
            let circle = circles
                .iter()
                .find(|circle| Some(circle.id) == person.circle);
            let prior = Prior::of(person.usual_gap, circle.and_then(|circle| circle.usual_gap));
            if !set_aside && rhythm(gaps, prior).word.is_quiet() {
                quiet.insert(*id);
            }
        }
        Ok(quiet)
    }
}
