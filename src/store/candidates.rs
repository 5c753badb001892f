//! Candidates: imported traffic that waits for the user's word.

use rusqlite::{Connection, Row, params};

use crate::domain::candidate::{Candidate, CandidateState};
use crate::domain::id::Id;
use crate::domain::interaction::{Kind, clock_time};
use crate::domain::person::Person;
use crate::store::error::Result;
use crate::store::interactions::time_of;
use crate::store::open::Reader;
use crate::store::value::{self, AsJson, AsWord, word_or_null};

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
