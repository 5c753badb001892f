//! Making one backup: a copy of one state of the file, checked before it counts.
//!
//! It is taken page by page inside one reading transaction, so other programs go on writing
//! meanwhile. Whatever fails, what lay in the folder before lies there afterwards.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rusqlite::backup::{Backup as Copying, StepResult};
use rusqlite::{Connection, OpenFlags};

use crate::store::backups::{Backup, Backups, PARTIAL, Reason, refused};
use crate::store::error::{Result, StoreError};
use crate::store::passphrase::connect_like;
use crate::store::{file, open};

/// So many pages are copied between two looks at whether to stop.
const STRIDE: i32 = 512;
/// So many steps of a check between two of them.
const CHECK_STRIDE: i32 = 20_000;
/// The screen makes no second backup within an hour.
const HOUR: i64 = 3_600_000;

/// Tells a backup that is being made to stop.
#[derive(Clone, Debug, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// From now on it stops.
    pub fn now(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    fn asked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

impl Backups {
    /// Makes a backup, checks it, and thins the others. `at` is UTC milliseconds.
    ///
    /// # Errors
    /// No such file, no room, a folder that cannot be written, or [`StoreError::Damaged`] if the copy
    /// fails its check: then it is removed, and no other backup is touched.
    pub fn make(&self, reason: Reason, at: i64) -> Result<Backup> {
        let _held = self.hold(true)?;
        self.make_held(reason, at, &Stop::default())
            .and_then(|made| made.ok_or(StoreError::Gone("the backup")))
    }

    /// The backup that the screen makes by itself: not if nothing was done since the last, if that is
    /// less than an hour old, or if another program is at it. Answers it, if one was made.
    ///
    /// # Errors
    /// Those of [`Backups::make`].
    pub fn make_if_due(&self, at: i64, stop: &Stop) -> Result<Option<Backup>> {
        let mark = open::to_copy(&self.file)?.mark()?;
        if mark.is_empty() {
            return Ok(None);
        }
        let Some(_held) = self.hold(false)? else {
            return Ok(None);
        };
        if let Some(newest) = self.list()?.first() {
            let recent = (0..HOUR).contains(&(at - newest.at));
            let same = || open::to_copy(&newest.path).and_then(|copy| copy.mark());
            if recent || same().is_ok_and(|kept| kept.same_acts(&mark)) {
                return Ok(None);
            }
        }
        self.make_held(Reason::Screen, at, stop)
    }

    /// Writes a checked copy of the file to the new file `to`, outside the folder of backups.
    ///
    /// # Errors
    /// Those of [`Backups::make`], and something that lies at `to` already.
    pub fn copy_to(&self, to: &Path) -> Result<u64> {
        if to.symlink_metadata().is_ok() {
            let why =
                std::io::Error::other("something lies there already, and it was left as it is");
            return Err(refused(to, "made")(why));
        }
        let partial = with(to, PARTIAL);
        let made = copy(&self.file, &partial, &Stop::default())
            .and_then(|_| fs::rename(&partial, to).map_err(refused(to, "named")));
        if let Err(error) = made {
            // What lay there before and is not ours is the one reason not to remove it.
            if !matches!(&error, StoreError::File { doing: "made", .. }) {
                remove_copy(&partial);
            }
            return Err(error);
        }
        if let Some(folder) = to.parent() {
            file::sync_folder(folder);
        }
        Ok(fs::metadata(to).map_err(refused(to, "read"))?.len())
    }

    fn make_held(&self, reason: Reason, at: i64, stop: &Stop) -> Result<Option<Backup>> {
        self.remove_unfinished();
        let path = self.free_name(at, reason);
        let partial = with(&path, PARTIAL);
        let made = copy(&self.file, &partial, stop);
        if !matches!(made, Ok(true)) {
            remove_copy(&partial);
            return made.map(|_| None);
        }
        fs::rename(&partial, &path).map_err(refused(&path, "named"))?;
        file::sync_folder(&self.folder);
        let bytes = fs::metadata(&path).map_err(refused(&path, "read"))?.len();
        // The backup is made and sound; an old one that could not be removed is tried again with the next.
        let _ = self.thin(&path);
        Ok(Some(Backup {
            path,
            at,
            reason,
            bytes,
        }))
    }
}

/// Copies the state that `from` has now into the new file `to`, puts it on disk and checks it: pages,
/// references, search index, and that every table has as many rows. Answers false if it was stopped.
pub(in crate::store) fn copy(from: &Path, to: &Path, stop: &Stop) -> Result<bool> {
    // Copied and checked is beside the screen, whose memory is to stay small.
    let source = open::to_copy(from)?;
    source.hold_little()?;
    file::make_file(to).map_err(refused(to, "made"))?;
    let rows = {
        let state = source.connection.unchecked_transaction()?;
        let rows = rows(&state)?;
        let mut target = connect_like(from, to, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        target.execute_batch("PRAGMA locking_mode = EXCLUSIVE; PRAGMA synchronous = OFF")?;
        if !copy_pages(&state, &mut target, stop)? {
            return Ok(false);
        }
        // A backup is one file: it needs no log beside it to be read.
        target.pragma_update_and_check(None, "journal_mode", "delete", |_| Ok(()))?;
        state.finish()?;
        rows
    };
    let whole = file::open_or_make(to).and_then(|file| file.sync_all());
    whole.map_err(refused(to, "put on disk"))?;
    check(to, stop, |copied| {
        let copied = self::rows(copied)?;
        match rows
            .iter()
            .find(|(table, count)| copied.get(*table) != Some(count))
        {
            None => Ok(()),
            Some((table, _)) => Err(StoreError::Damaged(format!(
                "the copy has not all rows of {table}"
            ))),
        }
    })
}

fn copy_pages(from: &Connection, to: &mut Connection, stop: &Stop) -> Result<bool> {
    let copying = Copying::new(from, to)?;
    loop {
        match copying.step(STRIDE)? {
            StepResult::Done => return Ok(true),
            StepResult::More if stop.asked() => return Ok(false),
            StepResult::More => {}
            _ => return Err(StoreError::Busy),
        }
    }
}

/// Checks the file at `path`, which is only read, and then whatever `more` asks of it. Answers false
/// if it was stopped.
///
/// # Errors
/// [`StoreError::Damaged`] with the first thing that is wrong.
pub(in crate::store) fn check(
    path: &Path,
    stop: &Stop,
    more: impl FnOnce(&Connection) -> Result<()>,
) -> Result<bool> {
    let mut reader = open::to_copy(path)?;
    reader.hold_little()?;
    let asked = stop.clone();
    reader
        .connection
        .progress_handler(CHECK_STRIDE, Some(move || asked.asked()))?;
    match sound(&reader.connection).and_then(|()| more(&reader.connection)) {
        Err(_) if stop.asked() => Ok(false),
        outcome => outcome.map(|()| true),
    }
}

/// Whether a database hangs together: pages, indexes, rules, the search index, references.
///
/// # Errors
/// [`StoreError::Damaged`] with the first thing that is wrong.
pub(in crate::store) fn sound(connection: &Connection) -> Result<()> {
    let told: String = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if told != "ok" {
        return Err(StoreError::Damaged(told.replace('\n', " ")));
    }
    let loose: Option<String> = {
        let mut statement = connection.prepare("PRAGMA foreign_key_check")?;
        let mut rows = statement.query([])?;
        rows.next()?.map(|row| row.get(0)).transpose()?
    };
    match loose {
        None => Ok(()),
        Some(table) => Err(StoreError::Damaged(format!(
            "a row of {table} points to nothing"
        ))),
    }
}

/// How many rows each table has.
fn rows(connection: &Connection) -> Result<BTreeMap<String, i64>> {
    let mut tables = connection
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0")?;
    let names = tables
        .query_map([], |row| row.get::<_, String>(0))?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    let count = |name: String| {
        let sql = format!("SELECT count(*) FROM \"{name}\"");
        let count = connection.query_row(&sql, [], |row| row.get(0))?;
        Ok((name, count))
    };
    names.into_iter().map(count).collect()
}

/// Removes a copy that nobody needs, and what the database kept beside it.
pub(in crate::store) fn remove_copy(path: &Path) {
    for beside in ["", "-wal", "-shm", "-journal"] {
        let _ = fs::remove_file(with(path, beside));
    }
}

/// The path with this at its end.
pub(in crate::store) fn with(path: &Path, end: &str) -> PathBuf {
    let mut longer = path.as_os_str().to_owned();
    longer.push(end);
    PathBuf::from(longer)
}
