//! What the mirror looks at: a year of participants by probes of the people, and the minutes of the
//! same days. Nothing is read from end to end.

use std::collections::{BTreeMap, HashMap};
use std::convert::Infallible;
use std::num::NonZeroU16;
use std::ops::ControlFlow;

use chrono::{Datelike as _, NaiveDate};

use crate::domain::check_in::{Answer, Question};
use crate::domain::circle::Circle;
use crate::domain::day::{Day, shifted};
use crate::domain::id::Id;
use crate::domain::interaction::Interaction;
use crate::domain::measures::window::{SEASON_DAYS, WINDOW_DAYS, in_window};
use crate::domain::mirror::noted::{Felt, Known, Noted};
use crate::domain::mirror::seen::{Seen, seen};
use crate::domain::mirror::tally::{BySeason, RingNumber, SEASONS, Spent, Tally, Theirs};
use crate::domain::person::{Person, Standing};
use crate::domain::text::quick_hash::QuickMap;
use crate::store::error::Result;
use crate::store::open::Reader;
use crate::store::value::{AsJson, AsWord};

/// Up to which day contacts that began before the year are counted.
type Reaching = HashMap<Id<Person>, NaiveDate>;

/// So many people are gone through before it is asked whether to go on.
const AT_ONCE: usize = 50;

/// What was spent in the last seasons, by day; those of a day in the order of their interactions.
struct AllSpent {
    from: NaiveDate,
    days: Vec<Vec<Spent>>,
}

impl AllSpent {
    fn place(&self, day: NaiveDate) -> Option<usize> {
        let place = usize::try_from(day.signed_duration_since(self.from).num_days()).ok()?;
        (place < self.days.len()).then_some(place)
    }

    /// How many seasons before the last day `day` is, and what is noted of `interaction` on it.
    fn of(&mut self, day: NaiveDate, interaction: Id<Interaction>) -> Option<(u8, &mut Spent)> {
        let place = self.place(day)?;
        let ago = i64::try_from(self.days.len() - 1 - place).ok()? / SEASON_DAYS;
        let spent = self.days.get_mut(place)?;
        let at = spent.binary_search_by_key(&interaction, |one| one.interaction);
        let one = at.ok().and_then(|at| spent.get_mut(at))?;
        Some((u8::try_from(ago).ok()?, one))
    }
}

/// One row of what somebody took part in.
struct TookPart {
    day: NaiveDate,
    interaction: Id<Interaction>,
    both: bool,
}

impl Reader {
    /// The mirror as it stands `today`.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn mirror(&self, today: NaiveDate) -> Result<Seen> {
        let mut on = || ControlFlow::<Infallible>::Continue(());
        let ControlFlow::Continue(seen) = self.mirror_while(today, &mut on)?;
        Ok(seen)
    }

    /// The same in small pieces; between them `part` may break off.
    pub(in crate::store) fn mirror_while<B>(
        &self,
        today: NaiveDate,
        part: &mut dyn FnMut() -> ControlFlow<B>,
    ) -> Result<ControlFlow<B, Seen>> {
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
        let reaching = self.add_reaching_in(&mut noted)?;
        let mut spent = match self.all_spent(today, part)? {
            ControlFlow::Continue(spent) => spent,
            ControlFlow::Break(end) => return Ok(ControlFlow::Break(end)),
        };
        for people in in_rings(&noted).chunks(AT_ONCE) {
            if let ControlFlow::Break(end) = part() {
                return Ok(ControlFlow::Break(end));
            }
            self.add_people(people, &reaching, &mut spent, &mut noted)?;
        }
        Ok(ControlFlow::Continue(seen(noted)))
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

    /// The minutes of the interactions of the last seasons.
    fn all_spent<B>(
        &self,
        today: NaiveDate,
        part: &mut dyn FnMut() -> ControlFlow<B>,
    ) -> Result<ControlFlow<B, AllSpent>> {
        let days = SEASON_DAYS * i64::from(SEASONS);
        let mut spent = AllSpent {
            from: shifted(today, 1 - days),
            days: vec![Vec::new(); usize::try_from(days).unwrap_or_default()],
        };
        let mut statement = self.connection.prepare_cached(
            "SELECT id, minutes, chosen FROM interaction \
             WHERE day = ?1 AND minutes IS NOT NULL AND live = 1",
        )?;
        for (date, of_day) in spent.from.iter_days().zip(&mut spent.days) {
            let rows = statement.query_map([Day::nearest(date)], |row| {
                Ok(Spent::new(row.get(0)?, row.get(1)?, row.get(2)?))
            })?;
            *of_day = rows.collect::<rusqlite::Result<_>>()?;
            of_day.sort_unstable_by_key(|one| one.interaction);
            of_day.shrink_to_fit();
            if let ControlFlow::Break(end) = part() {
                return Ok(ControlFlow::Break(end));
            }
        }
        Ok(ControlFlow::Continue(spent))
    }

    /// Adds what the year tells of these people: a probe each.
    fn add_people(
        &self,
        people: &[(RingNumber, Id<Person>)],
        reaching: &Reaching,
        spent: &mut AllSpent,
        noted: &mut Noted,
    ) -> Result<()> {
        let today = noted.today;
        let (from, to) = (Day::nearest(noted.year.from), Day::nearest(today));
        let mut statement = self.connection.prepare_cached(
            "SELECT day, last_day, interaction, two_way FROM participant \
             WHERE person = ?1 AND day BETWEEN ?2 AND ?3 AND live = 1",
        )?;
        let mut took_part = Vec::new();
        for (ring, person) in people {
            let (ring, person) = (*ring, *person);
            // The rows stand by day; a day with two interactions is one contact day.
            let mut counted = reaching.get(&person).copied();
            let mut related = counted.is_some();
            took_part.clear();
            let mut rows = statement.query((person, from, to))?;
            while let Some(row) = rows.next()? {
                let (day, last_day): (Day, Day) = (row.get(0)?, row.get(1)?);
                let Some(first) = day.date() else {
                    continue;
                };
                let both: bool = row.get(3)?;
                if both {
                    related = true;
                    let last = if last_day == day {
                        first
                    } else {
                        last_day.latest().min(today)
                    };
                    let from = counted.map_or(first, |day| first.max(shifted(day, 1)));
                    for day in from.iter_days().take_while(|day| *day <= last) {
                        noted.year.add(day);
                        counted = Some(day);
                    }
                }
                took_part.push(TookPart {
                    day: first,
                    interaction: row.get(2)?,
                    both,
                });
            }
            // The only contact days may lie further back than a year.
            if !took_part.is_empty() && !related {
                related = self.since(person, today)?.is_some();
            }
            let mut theirs = Theirs {
                person,
                ring,
                related,
                by_season: BySeason::default(),
            };
            add_times(&mut noted.tally, &mut theirs, &took_part, spent);
            noted.tally.close(theirs);
        }
        Ok(())
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
            reaching.insert(person, last);
        }
        Ok(reaching)
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

/// Everybody by the circle they are in, so that what counts once in a circle is told by who counted it last.
fn in_rings(noted: &Noted) -> Vec<(RingNumber, Id<Person>)> {
    let number = |place: usize| {
        let number = u16::try_from(place + 1).ok().and_then(NonZeroU16::new);
        number.unwrap_or(NonZeroU16::MAX)
    };
    let circles = noted.circles.iter().map(|circle| circle.id);
    let places: HashMap<Option<Id<Circle>>, usize> =
        circles.map(Some).chain([None]).zip(0..).collect();
    // A circle that is in the trash has no ring that is shown.
    let gone = places.len();
    let ring = |known: &Known| number(places.get(&known.circle).copied().unwrap_or(gone));
    let people = noted.people.iter();
    let mut people: Vec<_> = people.map(|(id, known)| (ring(known), *id)).collect();
    people.sort_unstable();
    people
}

fn add_times(tally: &mut Tally, theirs: &mut Theirs, rows: &[TookPart], spent: &mut AllSpent) {
    for row in rows {
        if let Some((season, one)) = spent.of(row.day, row.interaction) {
            tally.add(theirs, season, row.both, one);
        }
    }
}
