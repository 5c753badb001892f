//! `backup` and `backups`: a checked copy of the file, and those that there are.

use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;

use crate::cli::call::Call;
use crate::cli::failure::Failure;
use crate::cli::output;
use crate::clock;
use crate::domain::word::Word as _;
use crate::store::backups::{Backup, Backups, Reason};
use crate::wording::backups;

/// Make a backup now: a whole copy of the file, checked before it counts
#[derive(Args, Debug)]
pub struct Make {
    /// Write it to this new file instead, such as on another disk
    #[arg(long, value_name = "FILE")]
    to: Option<PathBuf>,
}

/// List the backups, the newest first
#[derive(Args, Debug)]
pub struct List {
    /// Check each one too
    #[arg(long)]
    check: bool,
}

/// One backup in JSON.
#[derive(Debug, Serialize)]
pub struct BackupAnswer {
    name: String,
    path: PathBuf,
    at: String,
    reason: &'static str,
    bytes: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    sound: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    damage: Option<String>,
}

impl From<&Backup> for BackupAnswer {
    fn from(backup: &Backup) -> Self {
        Self {
            name: backup.name(),
            path: backup.path.clone(),
            at: clock::local(backup.at)
                .format("%Y-%m-%dT%H:%M:%S")
                .to_string(),
            reason: backup.reason.word(),
            bytes: backup.bytes,
            sound: None,
            damage: None,
        }
    }
}

#[derive(Serialize)]
struct Made {
    backup: BackupAnswer,
}

#[derive(Serialize)]
struct Copied<'a> {
    copy: CopyAnswer<'a>,
}

#[derive(Serialize)]
struct CopyAnswer<'a> {
    path: &'a Path,
    bytes: u64,
}

#[derive(Serialize)]
struct Listing {
    folder: PathBuf,
    backups: Vec<BackupAnswer>,
}

/// Makes one.
pub fn make(arguments: &Make, call: &Call) -> anyhow::Result<()> {
    let kept = Backups::of(&call.path);
    if let Some(path) = &arguments.to {
        refuse_place(path)?;
        let bytes = kept.copy_to(path)?;
        if call.json {
            let copy = CopyAnswer { path, bytes };
            return output::json(&Copied { copy });
        }
        let (path, size) = (path.display().to_string(), backups::size(bytes));
        return output::line(&format!(
            "Copied and checked: {}, {size}",
            output::name(&path)
        ));
    }
    let made = kept.make(Reason::Hand, call.stamp().at)?;
    if call.json {
        let backup = BackupAnswer {
            sound: Some(true),
            ..BackupAnswer::from(&made)
        };
        return output::json(&Made { backup });
    }
    let (path, size) = (made.path.display().to_string(), backups::size(made.bytes));
    output::line(&format!(
        "Backed up and checked: {}, {size}",
        output::name(&path)
    ))
}

/// A copy goes into a folder that is there, and over nothing.
fn refuse_place(path: &Path) -> Result<(), Failure> {
    if path.symlink_metadata().is_ok() {
        return Err(Failure::new(
            format!("{} is there already, and was left as it is", path.display()),
            "Name a new file with --to",
        ));
    }
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    match folder {
        Some(folder) if !folder.is_dir() => Err(Failure::new(
            format!("There is no folder {}", folder.display()),
            "Name a file in a folder that is there with --to",
        )),
        _ => Ok(()),
    }
}

/// Lists them.
pub fn list(arguments: &List, call: &Call) -> anyhow::Result<()> {
    let kept = Backups::of(&call.path);
    let all = kept.list()?;
    let mut answers: Vec<BackupAnswer> = all.iter().map(BackupAnswer::from).collect();
    if arguments.check {
        for (answer, backup) in answers.iter_mut().zip(&all) {
            answer.damage = kept.check(&backup.path).err().map(|why| why.to_string());
            answer.sound = Some(answer.damage.is_none());
        }
    }
    if call.json {
        let folder = kept.folder().to_owned();
        let backups = answers;
        return output::json(&Listing { folder, backups });
    }
    if all.is_empty() {
        return output::line(
            "There is no backup yet. betwixt backup makes one; the screen does so by itself.",
        );
    }
    let rows: Vec<Vec<String>> = answers
        .iter()
        .zip(&all)
        .map(|(answer, backup)| row(answer, backup))
        .collect();
    output::text(&output::columns(&rows))?;
    output::say("betwixt restore NAME shows what putting one back would change, and asks");
    Ok(())
}

fn row(answer: &BackupAnswer, backup: &Backup) -> Vec<String> {
    let checked = match (answer.sound, &answer.damage) {
        (Some(true), _) => "sound".to_owned(),
        (Some(false), Some(why)) => output::name(why),
        _ => String::new(),
    };
    vec![
        backup.name(),
        backups::size(backup.bytes),
        backups::reason(backup.reason.word()).to_owned(),
        checked,
    ]
}
