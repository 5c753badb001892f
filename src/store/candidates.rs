//! Candidates: imported traffic that waits for the user's word.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::domain::act::Verb;
use crate::domain::candidate::{Candidate, CandidateState, Waiting};
use crate::domain::id::Id;
use crate::domain::interaction::{DepthOfBoth, Interaction, Kind, Participant, clock_time};
use crate::domain::person::Person;
use crate::domain::record::{Origin, Record};
use crate::domain::sentence::settled::Settled;
use crate::store::act::{Acting, check_fresh};
use crate::store::error::{Result, StoreError};
use crate::store::interactions::time_of;
use crate::store::log::{Logged, record};
use crate::store::open::{Reader, Stamp, Store};
use crate::store::value::{self, AsJson, AsWord, word_or_null};
use crate::store::{interactions, people};

const COLUMNS: &str = "id, source, day, time, kind, people, addresses, summary, state, interaction, \
                       revision, edited_at, deleted_at";

fn candidate(row: &Row<'_>) -> rusqlite::Result<Candidate> {
    Ok(Candidate {
        id: row.get(0)?,
        source: row.get(1)?,
        day: row.get(2)?,
        time: time_of(row, 3)?,
        kind: row.get::<_, Option<AsWord<Kind>>>(4)?.map(|kind| kind.0),
        people: row.get::<_, AsJson<Vec<Id<Person>>>>(5)?.0,
        addresses: row.get::<_, AsJson<Vec<String>>>(6)?.0,
        summary: row.get(7)?,
        state: row.get::<_, AsWord<CandidateState>>(8)?.0,
        interaction: row.get(9)?,
        record: value::record(row, 10)?,
    })
}

impl Reader {
    /// What waits in the tray: the newest `most` of it, with the names of the people.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn tray(&self, most: usize) -> Result<Vec<Waiting>> {
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM candidate WHERE state = 'waiting' AND deleted_at IS NULL \
             ORDER BY day DESC, id DESC LIMIT ?1"
        ))?;
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        let rows = statement.query_map([most], candidate)?;
        let rows = rows.collect::<rusqlite::Result<Vec<_>>>()?;
        let waiting = rows.into_iter().map(|candidate| {
            let people = there(&self.connection, &candidate)?;
            Ok(Waiting { candidate, people })
        });
        waiting.collect()
    }

    /// The candidate with this id; `None` if there is none, or it does not wait any more.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn waiting(&self, id: Id<Candidate>) -> Result<Option<Waiting>> {
        let found = by_id(&self.connection, id)?.filter(waits);
        found
            .map(|candidate| {
                let people = there(&self.connection, &candidate)?;
                Ok(Waiting { candidate, people })
            })
            .transpose()
    }

    pub(in crate::store) fn each_candidate(
        &self,
        each: &mut dyn FnMut(Candidate) -> Result<()>,
    ) -> Result<()> {
        let mut statement = self
            .connection
            .prepare(&format!("SELECT {COLUMNS} FROM candidate ORDER BY id"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            each(candidate(row)?)?;
        }
        Ok(())
    }
}

impl Store {
    /// Takes `candidate`, as it was read, for what it says: from now on it is an interaction.
    ///
    /// # Errors
    /// [`StoreError::Stale`] if it was settled or changed since, [`StoreError::Gone`] if it is about
    /// nobody who is there.
    pub fn accept(&mut self, candidate: &Candidate, stamp: Stamp) -> Result<Logged> {
        self.act(stamp, Verb::Log, |acting| {
            let people = there(acting.connection, candidate)?;
            if people.is_empty() {
                return Err(StoreError::Gone("anybody it is about"));
            }
            let interaction = compose(acting, candidate, &people);
            interactions::insert(acting.connection, &interaction, None)?;
            let state = CandidateState::Accepted;
            settle(acting, candidate, state, Some(interaction.id))?;
            let logged = Logged {
                interaction: Some(interaction.id),
                day: interaction.day,
                people,
            };
            acting.about = logged.names();
            Ok(logged)
        })
    }

    /// Takes `candidate`, as it was read, for what `settled` says; the draft in `draft_slot` is cleared
    /// in the same transaction.
    ///
    /// # Errors
    /// [`StoreError::Stale`] if it was settled or changed since.
    pub fn accept_as(
        &mut self,
        candidate: &Candidate,
        settled: &Settled,
        draft_slot: Option<&str>,
        stamp: Stamp,
    ) -> Result<Logged> {
        let draft_slot = draft_slot.map(|slot| self.own_slot(slot));
        self.act(stamp, Verb::Log, |acting| {
            let logged = record(acting, settled, &mut HashMap::new())?;
            settle(
                acting,
                candidate,
                CandidateState::Accepted,
                logged.interaction,
            )?;
            if let Some(slot) = &draft_slot {
                acting
                    .connection
                    .prepare_cached("DELETE FROM draft WHERE slot = ?1")?
                    .execute([slot])?;
            }
            acting.about = logged.names();
            Ok(logged)
        })
    }

    /// Dismisses `candidate`, as it was read; with `all_of_theirs` everything that waits about the same
    /// people, or from the same addresses if none of them is known.
    ///
    /// # Errors
    /// [`StoreError::Stale`] if it was settled or changed since.
    pub fn dismiss(
        &mut self,
        candidate: &Candidate,
        all_of_theirs: bool,
        stamp: Stamp,
    ) -> Result<()> {
        self.act(stamp, Verb::Close, |acting| {
            settle(acting, candidate, CandidateState::Dismissed, None)?;
            let names: Vec<String> = there(acting.connection, candidate)?
                .into_iter()
                .map(|(_, name)| name)
                .collect();
            let whom = match names.as_slice() {
                [] => candidate.addresses.join(", "),
                names => names.join(", "),
            };
            acting.about = format!("what waited in the tray about {whom}");
            if !all_of_theirs {
                return Ok(());
            }
            for other in alike(acting.connection, candidate)? {
                settle(acting, &other, CandidateState::Dismissed, None)?;
            }
            Ok(())
        })
    }
}

fn waits(candidate: &Candidate) -> bool {
    candidate.state == CandidateState::Waiting && candidate.record.deleted_at.is_none()
}

fn by_id(connection: &Connection, id: Id<Candidate>) -> Result<Option<Candidate>> {
    let mut statement =
        connection.prepare_cached(&format!("SELECT {COLUMNS} FROM candidate WHERE id = ?1"))?;
    Ok(statement.query_row([id], candidate).optional()?)
}

/// Those of its people who are there, out of the trash.
fn there(connection: &Connection, candidate: &Candidate) -> Result<Vec<(Id<Person>, String)>> {
    let mut there = Vec::with_capacity(candidate.people.len());
    for id in &candidate.people {
        let person = people::by_id(connection, *id)?;
        let person = person.filter(|person| person.record.deleted_at.is_none());
        there.extend(person.map(|person| (person.id, person.name)));
    }
    Ok(there)
}

/// What else waits about any of the same people; about nobody known, what came from the same addresses.
fn alike(connection: &Connection, of: &Candidate) -> Result<Vec<Candidate>> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM candidate WHERE state = 'waiting' AND deleted_at IS NULL AND \
         CASE WHEN json_array_length(?1) = 0 THEN people = ?1 AND addresses = ?2 ELSE EXISTS \
         (SELECT 1 FROM json_each(people) WHERE value IN (SELECT value FROM json_each(?1))) END"
    ))?;
    let rows = statement.query_map((AsJson(&of.people), AsJson(&of.addresses)), candidate)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What it says as an interaction, in the words of its source.
fn compose(
    acting: &mut Acting<'_>,
    of: &Candidate,
    people: &[(Id<Person>, String)],
) -> Interaction {
    let participant = |(id, _): &(Id<Person>, String)| Participant {
        id: *id,
        two_way: of.kind.is_some_and(Kind::two_way),
        began: None,
    };
    Interaction {
        id: acting.mint(),
        day: of.day,
        last_day: None,
        time: of.time,
        kind: of.kind,
        people: people.iter().map(participant).collect(),
        minutes: None,
        chosen: true,
        depth: DepthOfBoth::default(),
        place: None,
        tags: Vec::new(),
        words: of.summary.clone(),
        grew_from: None,
        private: false,
        origin: Origin::Hand,
        record: Record::new(acting.at),
    }
}

/// Says what became of it.
fn settle(
    acting: &Acting<'_>,
    read: &Candidate,
    state: CandidateState,
    interaction: Option<Id<Interaction>>,
) -> Result<()> {
    let now = by_id(acting.connection, read.id)?
        .filter(waits)
        .ok_or(StoreError::Stale("what waited".to_owned()))?;
    check_fresh("what waited", now.record, read.record)?;
    acting
        .connection
        .prepare_cached(
            "UPDATE candidate SET state = ?2, interaction = ?3, revision = revision + 1, edited_at = ?4 \
             WHERE id = ?1",
        )?
        .execute(params![read.id, AsWord(state), interaction, acting.at])?;
    Ok(())
}

pub(in crate::store) fn insert(
    connection: &Connection,
    candidate: &Candidate,
    batch: Option<i64>,
) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO candidate (id, source, day, time, kind, people, addresses, summary, state, interaction, \
             batch, revision, edited_at, deleted_at) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
        )?
        .execute(params![
            candidate.id,
            candidate.source,
            candidate.day,
            candidate.time.map(|time| time.format(clock_time::FORMAT).to_string()),
            word_or_null(candidate.kind),
            AsJson(&candidate.people),
            AsJson(&candidate.addresses),
            candidate.summary,
            AsWord(candidate.state),
            candidate.interaction,
            batch,
            candidate.record.revision,
            candidate.record.edited_at,
            candidate.record.deleted_at
        ])?;
    Ok(())
}
