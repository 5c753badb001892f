//! Putting a backup back: what would change is seen first, and the present file is moved aside.
//!
//! The present file is never written over and never removed. While another program has it open, or
//! once it has moved on since it was looked at, nothing happens.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::domain::act::Act;
use crate::store::backup::{self, Stop, copy, remove_copy, with};
use crate::store::backups::{Backups, refused};
use crate::store::error::{Result, StoreError};
use crate::store::location::Location;
use crate::store::mark::Mark;
use crate::store::open::{self, Reader};
use crate::store::{file, in_use};

/// What the name of a copy ends with that is not yet in its place.
const RESTORING: &str = ".restoring";

/// What follows the name of the file in that of one moved aside.
const ASIDE: &str = ".aside-";

/// What would change.
#[derive(Debug, Default)]
pub struct Preview {
    /// Acts of the present file that the backup does not hold, the newest first.
    pub gone: Vec<Act>,
    /// Acts of the backup that the present file does not hold, the newest first.
    pub back: Vec<Act>,
    /// The names of those who are in the present file only.
    pub people_gone: Vec<String>,
    /// The names of those who are in the backup only.
    pub people_back: Vec<String>,
    /// Whether a half-written text would stay behind in the file moved aside.
    pub draft: bool,
    /// What is wrong with the present file, if anything is: then the lists above may be empty.
    pub damage: Option<String>,
    mark: Option<Mark>,
}

impl Preview {
    /// Whether nothing at all would change.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let lists = self.gone.len() + self.back.len() + self.people_gone.len();
        lists + self.people_back.len() == 0
            && !self.draft
            && self.damage.is_none()
            && self.mark.is_some()
    }
}

impl Backups {
    /// Checks a backup.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] with the first thing that is wrong, or a file that is not ours.
    pub fn check(&self, path: &Path) -> Result<()> {
        backup::check(path, &Stop::default(), |_| Ok(())).map(drop)
    }

    /// What putting back `from` would change.
    ///
    /// # Errors
    /// A backup that fails its check, or cannot be read.
    pub fn preview(&self, from: &Path) -> Result<Preview> {
        self.check(from)?;
        if !self.file.exists() {
            return Ok(Preview::default());
        }
        let present = match open::to_copy(&self.file) {
            Err(
                error @ (StoreError::Damaged(_)
                | StoreError::Foreign(_)
                | StoreError::Passphrase(_)
                | StoreError::Newer { .. }),
            ) => {
                return Ok(Preview::of_damage(&error));
            }
            present => present?,
        };
        let damage = backup::sound(&present.connection).err();
        let found = compare(&present, &open::to_copy(from)?);
        match (damage, found) {
            (None, found) => found,
            (Some(error), found) => Ok(Preview {
                damage: Some(error.to_string()),
                ..found.unwrap_or_default()
            }),
        }
    }

    /// Puts `from` back as the file, and answers where the present one was moved, if there was one.
    /// `at` is UTC milliseconds.
    ///
    /// # Errors
    /// [`StoreError::InUse`] while another program has the file open, [`StoreError::Stale`] if it has
    /// moved on since `seen`, and those of making a backup; the file is as it was then.
    pub fn restore(&self, from: &Path, seen: &Preview, at: i64) -> Result<Option<PathBuf>> {
        let _held = self.hold(true)?;
        let fresh = with(&self.file, RESTORING);
        remove_copy(&fresh);
        let copied = copy(from, &fresh, &Stop::default());
        #[cfg(feature = "encryption")]
        let copied = copied.and_then(|whole| {
            crate::store::encryption::keep_form(&self.file, &fresh).map(|()| whole)
        });
        let put = copied.and_then(|_| self.put_in_place(&fresh, seen, at));
        if put.is_err() {
            remove_copy(&fresh);
        }
        put
    }

    /// The files that were moved aside when a backup was put back.
    #[must_use]
    pub fn aside(&self) -> Vec<PathBuf> {
        let name = with(&self.file, ASIDE);
        let name = name.file_name().unwrap_or_default().to_string_lossy();
        let folder = self.file.parent().filter(|folder| *folder != Path::new(""));
        let entries = fs::read_dir(folder.unwrap_or(Path::new(".")));
        let beside = entries.into_iter().flatten().flatten();
        let aside = beside.filter(|entry| {
            let found = entry.file_name();
            let found = found.to_string_lossy();
            let log = ["-wal", "-shm", "-journal"];
            found.starts_with(&*name) && !log.iter().any(|log| found.ends_with(log))
        });
        aside.map(|entry| entry.path()).collect()
    }

    fn put_in_place(&self, fresh: &Path, seen: &Preview, at: i64) -> Result<Option<PathBuf>> {
        let folder = self.file.parent();
        if self.file.symlink_metadata().is_err() {
            fs::rename(fresh, &self.file).map_err(refused(&self.file, "put back"))?;
            folder.map(file::sync_folder);
            return Ok(None);
        }
        if in_use::by_another(&self.file) {
            return Err(StoreError::InUse(self.file.clone()));
        }
        // Held until the new file is in its place: who opens the old one meanwhile waits, and then
        // sees that it was replaced.
        let alone = self.alone(seen)?;
        let aside = self.free_aside(at);
        for log in ["-wal", "-shm", "-journal"] {
            let beside = with(&self.file, log);
            if alone.is_none() && beside.exists() {
                let moved = with(&aside, log);
                fs::rename(&beside, &moved).map_err(refused(&beside, "moved aside"))?;
            }
        }
        // With two names for a moment, the file is never missing; where that cannot be, it is moved.
        if fs::hard_link(&self.file, &aside).is_err() {
            fs::rename(&self.file, &aside).map_err(refused(&self.file, "moved aside"))?;
        }
        fs::rename(fresh, &self.file).map_err(refused(&self.file, "put back"))?;
        folder.map(file::sync_folder);
        drop(alone);
        Ok(Some(aside))
    }

    /// The present file, held so that nobody else can use it, with nothing left in a log beside it;
    /// `None` if it is too damaged for that.
    fn alone(&self, seen: &Preview) -> Result<Option<Reader>> {
        match self.try_alone(seen) {
            Err(StoreError::Busy) => Err(StoreError::InUse(self.file.clone())),
            Err(StoreError::Damaged(_) | StoreError::Database(_) | StoreError::Passphrase(_))
                if seen.damage.is_some() =>
            {
                Ok(None)
            }
            outcome => outcome.map(Some),
        }
    }

    fn try_alone(&self, seen: &Preview) -> Result<Reader> {
        let present = Reader {
            connection: in_use::held_alone(&self.file)?,
            location: Location::of(&self.file),
        };
        if seen.mark.is_some() && Some(present.mark()?) != seen.mark {
            return Err(StoreError::Stale("the file".to_owned()));
        }
        Ok(present)
    }

    fn free_aside(&self, at: i64) -> PathBuf {
        let moment = chrono::DateTime::from_timestamp_millis(at).unwrap_or_default();
        let moment = moment.format("%Y-%m-%dT%H%M%SZ");
        (1..u32::MAX)
            .map(|number| with(&self.file, &format!("{ASIDE}{moment}-{number}")))
            .find(|path| path.symlink_metadata().is_err())
            .unwrap_or_default()
    }
}

impl Preview {
    fn of_damage(error: &StoreError) -> Self {
        Self {
            damage: Some(error.to_string()),
            ..Self::default()
        }
    }
}

fn compare(present: &Reader, kept: &Reader) -> Result<Preview> {
    let mark = present.mark()?;
    let (here, there) = (acts(present)?, acts(kept)?);
    let (now, then) = (people(present)?, people(kept)?);
    let draft = present
        .connection
        .query_row("SELECT EXISTS (SELECT 1 FROM draft)", [], |row| row.get(0))?;
    Ok(Preview {
        gone: only_in(&here, &there),
        back: only_in(&there, &here),
        people_gone: names_only_in(&now, &then),
        people_back: names_only_in(&then, &now),
        draft,
        damage: None,
        mark: Some(mark),
    })
}

fn acts(reader: &Reader) -> Result<Vec<Act>> {
    let mut acts = reader.history(usize::MAX)?;
    acts.retain(|act| !act.undone);
    Ok(acts)
}

fn only_in(one: &[Act], other: &[Act]) -> Vec<Act> {
    let known: BTreeSet<_> = other.iter().map(|act| act.id.number()).collect();
    let missing = one.iter().filter(|act| !known.contains(&act.id.number()));
    missing.cloned().collect()
}

fn people(reader: &Reader) -> Result<BTreeMap<i64, String>> {
    let mut statement = reader
        .connection
        .prepare("SELECT id, name FROM person WHERE deleted_at IS NULL")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn names_only_in(one: &BTreeMap<i64, String>, other: &BTreeMap<i64, String>) -> Vec<String> {
    let missing = one.iter().filter(|(id, _)| !other.contains_key(id));
    missing.map(|(_, name)| name.clone()).collect()
}
