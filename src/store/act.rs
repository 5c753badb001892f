//! One act of the user: one IMMEDIATE transaction, recorded so that it can be undone.

use rusqlite::{Connection, params};

use crate::domain::act::{Act, Verb};
use crate::domain::id::{Id, IdSource};
use crate::domain::record::Record;
use crate::store::drafts;
use crate::store::error::{Result, StoreError};
use crate::store::open::{Reader, Stamp, Store};
use crate::store::recording::Scope;
use crate::store::value::AsWord;
use crate::store::writing::Writing;

/// An act while it is being made.
pub struct Acting<'a> {
    /// The transaction.
    pub connection: &'a Connection,
    /// Mints the ids of new rows.
    pub ids: &'a mut IdSource,
    /// UTC, milliseconds since 1970.
    pub at: i64,
    /// What the act is about, such as names; written into the history.
    pub about: String,
}

impl Acting<'_> {
    /// The id of a new row.
    pub fn mint<T>(&mut self) -> Id<T> {
        self.ids.mint(self.at)
    }
}

impl Store {
    /// Prepares what every act needs, which takes longer than an act does: for whoever has a moment before
    /// the first.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn make_ready(&self) -> Result<()> {
        self.recording
            .arm(&self.reader.connection, Scope::Everything)
    }

    /// Makes one act: all of `changes`, or nothing. What `changes` answers is on disk when this
    /// returns.
    pub(in crate::store) fn act<T>(
        &mut self,
        stamp: Stamp,
        verb: Verb,
        changes: impl FnOnce(&mut Acting<'_>) -> Result<T>,
    ) -> Result<T> {
        self.act_within(Scope::Everything, stamp, verb, changes)
    }

    /// The same where it is known what little the act can change: it is prepared sooner.
    pub(in crate::store) fn act_within<T>(
        &mut self,
        scope: Scope<'_>,
        stamp: Stamp,
        verb: Verb,
        changes: impl FnOnce(&mut Acting<'_>) -> Result<T>,
    ) -> Result<T> {
        let switches = self.switches.clone();
        let draft_after = self.draft_after.take();
        let admitted = self.recording.admit(&self.reader.connection, scope)?;
        let transaction = Writing::begin(&mut self.reader.connection, &switches)?;
        // Only now: while this waited, another program may have put a backup in the file's place.
        self.reader.location.check()?;
        self.ids.stay_above(newest_id(&transaction)?);
        let act: Id<Act> = self.ids.mint(stamp.at);
        transaction.execute(
            "UPDATE act SET state = 'left_behind' WHERE state = 'undone'",
            [],
        )?;
        transaction
            .prepare_cached(
                "INSERT INTO act (id, at, sitting, source, verb, about, state, newest_id) \
                 VALUES (?1, ?2, ?3, ?4, ?5, '', 'done', 0)",
            )?
            .execute(params![
                act,
                stamp.at,
                self.sitting,
                AsWord(stamp.source),
                AsWord(verb)
            ])?;
        let mut acting = Acting {
            connection: &transaction,
            ids: &mut self.ids,
            at: stamp.at,
            about: String::new(),
        };
        switches.record_under(act.number());
        let answer = changes(&mut acting);
        switches.record_under(0);
        let answer = answer?;
        admitted.record(acting.connection, act.number(), &switches)?;
        let newest: Id<Act> = acting.mint();
        let about = acting.about;
        transaction
            .prepare_cached("UPDATE act SET about = ?2, newest_id = ?3 WHERE id = ?1")?
            .execute(params![act, about, newest])?;
        if let Some((slot, text)) = &draft_after {
            drafts::put(&transaction, slot, text, stamp.at)?;
        }
        transaction.commit()?;
        Ok(answer)
    }
}

impl Reader {
    /// The largest id that the file has given away: new ones stay above it.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn newest_id(&self) -> Result<i64> {
        newest_id(&self.connection)
    }
}

/// The largest id that any act has given away.
fn newest_id(connection: &Connection) -> Result<i64> {
    let mut statement =
        connection.prepare_cached("SELECT max(id, newest_id) FROM act ORDER BY id DESC LIMIT 1")?;
    let mut rows = statement.query([])?;
    Ok(rows.next()?.map_or(Ok(0), |row| row.get(0))?)
}

/// Refuses a save over a row that has moved on since it was read.
pub(in crate::store) fn check_fresh(what: &str, now: Record, read: Record) -> Result<()> {
    if now.revision != read.revision || now.deleted_at != read.deleted_at {
        return Err(StoreError::Stale(what.to_owned()));
    }
    Ok(())
}
