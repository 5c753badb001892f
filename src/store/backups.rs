//! The backups of a file: a folder beside it, what lies there, and which of it is kept.
//!
//! A backup is a whole file of ours, named after the moment and the reason it was made. Thinning
//! chooses what is kept and never asks how old something is, so a clock that jumps costs nothing.

use std::collections::BTreeSet;
use std::fs::{self, File, TryLockError};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Datelike as _, NaiveDateTime};

use crate::domain::sorting;
use crate::domain::word::Word;
use crate::store::error::{Result, StoreError};
use crate::store::file;

/// How many are kept: the newest of so many days, weeks and months.
const DAILY: usize = 12;
const WEEKLY: usize = 10;
const MONTHLY: usize = 9;
/// And so many made for each reason.
const EACH: usize = 2;
/// How a moment is written in a name: names in order are moments in order.
const MOMENT: &str = "%Y-%m-%dT%H%M%S%.3fZ";
/// What a backup ends with, and what one that is being made ends with.
const FINISHED: &str = ".db";
pub(in crate::store) const PARTIAL: &str = ".partial";

/// Why a backup was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// The user asked for it.
    Hand,
    /// The screen was opened.
    Screen,
    /// Before something was brought in.
    Import,
    /// Before the file was brought to a newer version.
    Migration,
}

impl Word for Reason {
    const ALL: &'static [Self] = &[Self::Hand, Self::Screen, Self::Import, Self::Migration];

    fn word(self) -> &'static str {
        match self {
            Self::Hand => "hand",
            Self::Screen => "screen",
            Self::Import => "import",
            Self::Migration => "migration",
        }
    }
}

/// One backup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// Where it lies.
    pub path: PathBuf,
    /// When it was made: UTC, milliseconds since 1970.
    pub at: i64,
    /// Why.
    pub reason: Reason,
    /// How large it is.
    pub bytes: u64,
}

impl Backup {
    /// Its name, without the folder.
    #[must_use]
    pub fn name(&self) -> String {
        let name = self.path.file_name().unwrap_or_default();
        name.to_string_lossy().into_owned()
    }
}

/// The backups of one file.
#[derive(Clone, Debug)]
pub struct Backups {
    pub(in crate::store) file: PathBuf,
    pub(in crate::store) folder: PathBuf,
}

impl Backups {
    /// Those of the file at `path`: they lie in the folder beside it that ends in `-backups`.
    #[must_use]
    pub fn of(path: &Path) -> Self {
        let mut folder = path.as_os_str().to_owned();
        folder.push("-backups");
        Self {
            file: path.to_owned(),
            folder: PathBuf::from(folder),
        }
    }

    /// Where they lie; the folder is made with the first of them.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// All backups, the newest first.
    ///
    /// # Errors
    /// A folder that cannot be read.
    pub fn list(&self) -> Result<Vec<Backup>> {
        let entries = match fs::read_dir(&self.folder) {
            Err(why) if why.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries.map_err(refused(&self.folder, "read"))?,
        };
        let mut found = Vec::new();
        for entry in entries {
            let entry = entry.map_err(refused(&self.folder, "read"))?;
            let size = entry.metadata().ok().filter(fs::Metadata::is_file);
            let named = entry.file_name().to_str().and_then(parse);
            if let (Some((at, reason)), Some(size)) = (named, size) {
                found.push(Backup {
                    path: entry.path(),
                    at,
                    reason,
                    bytes: size.len(),
                });
            }
        }
        sorting::by(&mut found, |one, other| {
            other.at.cmp(&one.at).then(other.path.cmp(&one.path))
        });
        Ok(found)
    }

    /// Makes the folder, for the owner alone, and holds it: two programs never make backups at once.
    /// `None` if another one does at the moment and `wait` is false.
    pub(in crate::store) fn hold(&self, wait: bool) -> Result<Option<Held>> {
        file::make_private_folder(&self.folder).map_err(refused(&self.folder, "made"))?;
        let path = self.folder.join(".lock");
        let lock = file::open_or_make(&path).map_err(refused(&path, "made"))?;
        let outcome = if wait {
            lock.lock().map_err(TryLockError::Error)
        } else {
            lock.try_lock()
        };
        match outcome {
            Err(TryLockError::WouldBlock) => Ok(None),
            // Where there are no locks, the names keep two programs apart.
            Ok(()) | Err(TryLockError::Error(_)) => Ok(Some(Held { _lock: lock })),
        }
    }

    /// A name that is free, for a backup made at this moment.
    pub(in crate::store) fn free_name(&self, at: i64, reason: Reason) -> PathBuf {
        (0..i64::from(u32::MAX))
            .map(|later| self.folder.join(name(at + later, reason)))
            .find(|path| path.symlink_metadata().is_err())
            .unwrap_or_default()
    }

    /// Removes what nobody finished. Only while the folder is held.
    pub(in crate::store) fn remove_unfinished(&self) {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        for entry in entries {
            if entry.file_name().to_string_lossy().contains(PARTIAL) {
                let _ = fs::remove_file(entry.path());
            }
        }
    }

    /// Removes what is not to be kept; `made` is kept in any case.
    pub(in crate::store) fn thin(&self, made: &Path) -> Result<()> {
        let all = self.list()?;
        let kept = kept(&all);
        for (backup, keep) in all.iter().zip(kept) {
            if !keep && backup.path != made {
                fs::remove_file(&backup.path).map_err(refused(&backup.path, "removed"))?;
            }
        }
        Ok(())
    }
}

/// The folder of backups, held.
pub(in crate::store) struct Held {
    _lock: File,
}

/// The day, week or month of a moment.
type Period = fn(NaiveDateTime) -> (i32, u32);

/// Which of `all`, the newest first, are kept: the newest of the last days, weeks and months that
/// have any, and the newest made for each reason.
fn kept(all: &[Backup]) -> Vec<bool> {
    let mut keep = vec![false; all.len()];
    let mut reasons = [0; Reason::ALL.len()];
    let periods: [(usize, Period); 3] = [
        (DAILY, |at| (at.year(), at.ordinal())),
        (WEEKLY, |at| (at.iso_week().year(), at.iso_week().week())),
        (MONTHLY, |at| (at.year(), at.month())),
    ];
    let mut seen = [const { BTreeSet::new() }; 3];
    for (backup, keep) in all.iter().zip(&mut keep) {
        let at = moment(backup.at);
        if let Some(count) = reasons.get_mut(backup.reason as usize) {
            *keep = *count < EACH;
            *count += 1;
        }
        for ((most, period), seen) in periods.iter().zip(&mut seen) {
            *keep |= seen.len() < *most && seen.insert(period(at));
        }
    }
    keep
}

fn moment(at: i64) -> NaiveDateTime {
    DateTime::from_timestamp_millis(at)
        .unwrap_or_default()
        .naive_utc()
}

fn name(at: i64, reason: Reason) -> String {
    let moment = moment(at).format(MOMENT);
    format!("{moment}.{}{FINISHED}", reason.word())
}

/// When and why a backup of this name was made; `None` for any other name.
fn parse(name: &str) -> Option<(i64, Reason)> {
    let (moment, reason) = name.strip_suffix(FINISHED)?.rsplit_once('.')?;
    let at = NaiveDateTime::parse_from_str(moment, MOMENT).ok()?;
    Some((at.and_utc().timestamp_millis(), Reason::from_word(reason)?))
}

/// What the system refused to do with `path`.
pub(in crate::store) fn refused(
    path: &Path,
    doing: &'static str,
) -> impl FnOnce(std::io::Error) -> StoreError {
    let path = path.to_owned();
    move |why| StoreError::File { path, doing, why }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: i64 = 3_600_000;

    fn made(hours: impl Iterator<Item = i64>) -> Vec<Backup> {
        let mut all: Vec<Backup> = hours
            .map(|hour| Backup {
                path: PathBuf::from(name(hour * HOUR, Reason::Screen)),
                at: hour * HOUR,
                reason: Reason::Screen,
                bytes: 1,
            })
            .collect();
        all.sort_by_key(|backup| std::cmp::Reverse(backup.at));
        all
    }

    #[test]
    fn a_name_tells_moment_and_reason() {
        let path = name(1_795_000_000_123, Reason::Import);
        assert_eq!(path, "2026-11-18T110640.123Z.import.db");
        assert_eq!(parse(&path), Some((1_795_000_000_123, Reason::Import)));
        for other in [
            "",
            ".lock",
            "notes.db",
            "2026-11-18T110640.123Z.import.db.partial",
        ] {
            assert_eq!(parse(other), None);
        }
    }

    #[test]
    fn twelve_days_ten_weeks_and_nine_months_stay_however_often_it_is_thinned() {
        // Two years, a backup every seven hours, thinned after each.
        let mut left: Vec<Backup> = Vec::new();
        for hour in (0..17_520).step_by(7) {
            left.splice(0..0, made(std::iter::once(hour)));
            let keep = kept(&left);
            let mut keep = keep.into_iter();
            left.retain(|_| keep.next().unwrap());
        }
        let of = |period: fn(NaiveDateTime) -> (i32, u32)| {
            let all: BTreeSet<_> = left
                .iter()
                .map(|backup| period(moment(backup.at)))
                .collect();
            all.len()
        };
        assert_eq!(of(|at| (at.year(), at.month())), 9);
        assert!(of(|at| (at.iso_week().year(), at.iso_week().week())) >= 10);
        assert!(of(|at| (at.year(), at.ordinal())) >= 12);
        assert!(left.len() <= 12 + 10 + 9 + 2, "{}", left.len());
    }

    #[test]
    fn a_clock_that_jumps_removes_nothing_but_what_is_crowded_out() {
        // One made in 2099 by a wrong clock takes one place of each set, and no more.
        let all = made((0..12).map(|day| day * 24).chain([1_130_000]));
        assert_eq!(kept(&all).iter().filter(|keep| **keep).count(), 12);
        let after_years = made((0..5).map(|year| year * 9_000));
        assert!(kept(&after_years).iter().all(|keep| *keep));
    }
}
