//! `doctor`: whether the file, its backups, the place it lies in and the terminal are well, and what
//! to do about each that is not. It writes nothing.

use std::env;
use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use serde::Serialize;

use crate::cli::call::Call;
use crate::cli::output;
use crate::cli::surroundings;
use crate::clock;
use crate::store::backups::Backups;
use crate::store::error::StoreError;
use crate::store::inspect::{self, Inspection};
use crate::store::passphrase::{can_decrypt, is_encrypted};
use crate::wording::backups::size;

/// A day, in milliseconds.
const DAY: i64 = 86_400_000;
/// A backup older than so many days is worth a word.
const STALE: i64 = 30;
/// What the program ends with when something can be mended, and when the file is damaged.
const MEND: u8 = 1;
const DAMAGED: u8 = 3;

/// Look whether the file, its backups and the terminal are well, and what to do
#[derive(Args, Debug)]
pub struct Doctor {}

/// How something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
enum How {
    Well,
    Look,
    Damaged,
}

/// One thing that was looked at.
#[derive(Debug, Serialize)]
struct Check {
    name: &'static str,
    how: How,
    told: String,
    next: String,
}

#[derive(Serialize)]
struct Answer<'a> {
    path: &'a Path,
    how: How,
    checks: &'a [Check],
}

impl Check {
    fn well(name: &'static str, told: impl Into<String>) -> Self {
        Self {
            name,
            how: How::Well,
            told: told.into(),
            next: String::new(),
        }
    }

    fn look(name: &'static str, told: impl Into<String>, next: impl Into<String>) -> Self {
        Self {
            name,
            how: How::Look,
            told: told.into(),
            next: next.into(),
        }
    }

    fn damaged(name: &'static str, told: impl Into<String>, next: impl Into<String>) -> Self {
        Self {
            how: How::Damaged,
            ..Self::look(name, told, next)
        }
    }
}

/// Looks at everything.
pub fn run(_arguments: &Doctor, call: &Call) -> anyhow::Result<ExitCode> {
    let mut checks = Vec::new();
    file(&mut checks, call);
    permissions(&mut checks, &call.path);
    place(&mut checks, &call.path);
    backups(&mut checks, call);
    checks.push(config(call));
    checks.push(terminal());
    let how = checks
        .iter()
        .map(|check| check.how)
        .max()
        .unwrap_or(How::Well);
    if call.json {
        let (path, checks) = (&*call.path, &*checks);
        output::json(&Answer { path, how, checks })?;
    } else {
        output::text(&page(&checks))?;
    }
    Ok(match how {
        How::Well => ExitCode::SUCCESS,
        How::Look => ExitCode::from(MEND),
        How::Damaged => ExitCode::from(DAMAGED),
    })
}

fn page(checks: &[Check]) -> String {
    let mut lines = Vec::new();
    for check in checks {
        let sign = match check.how {
            How::Well => "well",
            How::Look => "look",
            How::Damaged => "DAMAGED",
        };
        lines.push(format!(
            "{sign:<8}{:<14}{}",
            check.name,
            output::name(&check.told)
        ));
        if !check.next.is_empty() {
            lines.push(format!("{:<22}{}", "", output::name(&check.next)));
        }
    }
    lines.join("\n") + "\n"
}

/// The file itself: what it is, whether it hangs together, its search index, its clock.
fn file(checks: &mut Vec<Check>, call: &Call) {
    let path = call.path.display();
    match inspect::inspect(&call.path) {
        Err(StoreError::Missing(_)) => {
            checks.push(Check::well("file", format!("there is none at {path} yet")));
        }
        Err(
            error @ (StoreError::Newer { .. }
            | StoreError::File { .. }
            | StoreError::ReadOnly
            | StoreError::Busy),
        ) => {
            checks.push(Check::look(
                "file",
                error.to_string(),
                "It was left as it is",
            ));
        }
        Err(error) => checks.push(damage(error.to_string())),
        Ok(found) => {
            checks.push(Check::well(
                "file",
                format!("{path}, version {}", found.version),
            ));
            checks.push(Check::well("encryption", encryption(&call.path)));
            inside(checks, &found, call);
        }
    }
    checks.push(Check::well("SQLite", inspect::sqlite()));
}

fn encryption(path: &Path) -> &'static str {
    match is_encrypted(path) {
        Ok(true) => "encrypted, and opened with your passphrase",
        _ if can_decrypt() => {
            "none: whoever can read this disk can read the file. betwixt encrypt changes that"
        }
        _ => {
            "none: whoever can read this disk can read the file. A betwixt built with encryption can change that"
        }
    }
}

fn damage(told: String) -> Check {
    Check::damaged(
        "integrity",
        told,
        "Write nothing to it. betwixt restore puts the newest sound backup back, and keeps this file beside it",
    )
}

fn inside(checks: &mut Vec<Check>, found: &Inspection, call: &Call) {
    checks.push(match &found.damage {
        Some(what) => damage(what.clone()),
        None => Check::well("integrity", "pages, rules and references are sound"),
    });
    if found.damage.is_some() {
        return;
    }
    checks.push(if found.unindexed == 0 {
        Check::well("search", "the index has every row")
    } else {
        Check::look(
            "search",
            format!("the index differs in {} rows", found.unindexed),
            "Something may not be found. Export everything and import it into a new file, with --file",
        )
    });
    if !found.logged_ahead {
        checks.push(Check::look(
            "log",
            "no write-ahead log is in use",
            "Each write is as safe, only slower; it comes with the next opening, where the disk allows it",
        ));
    }
    let ahead = found.newest_act - call.clock.millis();
    checks.push(if ahead > DAY {
        let at = clock::local(found.newest_act).format("%Y-%m-%d %H:%M");
        Check::look(
            "clock",
            format!("the newest act is of {at}, which is still to come"),
            "See whether the clock of this machine is right; the history stays in order in any case",
        )
    } else {
        Check::well("clock", call.clock.now().format("%Y-%m-%d %H:%M").to_string())
    });
}

/// Who else on this machine may read what lies there.
fn permissions(checks: &mut Vec<Check>, file: &Path) {
    if !file.exists() {
        return;
    }
    let kept = Backups::of(file);
    let beside = ["", "-wal", "-shm", "-journal"].map(|end| {
        let mut name = file.as_os_str().to_owned();
        name.push(end);
        PathBuf::from(name)
    });
    let mut all = beside.to_vec();
    all.push(kept.folder().to_owned());
    all.extend(
        kept.list()
            .unwrap_or_default()
            .into_iter()
            .map(|backup| backup.path),
    );
    all.extend(kept.aside());
    let open = surroundings::open_to_others(&all);
    checks.push(match open.first() {
        None => Check::well("permissions", "only you can read the file and its backups"),
        Some(first) => Check::look(
            "permissions",
            format!("others on this machine may read {}", first.display()),
            format!("chmod go-rwx '{}'", first.display()),
        ),
    });
    if !surroundings::writable(file) {
        checks.push(Check::look(
            "permissions",
            "the file is marked as read-only",
            format!("To write to it: chmod u+w '{}'", file.display()),
        ));
    }
}

/// Whether another machine has a hand in the folder.
fn place(checks: &mut Vec<Check>, file: &Path) {
    let mut well = true;
    if let Some(kind) = surroundings::network(file) {
        well = false;
        checks.push(Check::look(
            "place",
            format!("the file lies on a network file system ({kind})"),
            "Its locks and its order of writing may fail, and then a file is damaged. Keep it on a disk of this \
             machine, and copy it there with: betwixt backup --to FILE",
        ));
    }
    if let Some(folder) = surroundings::synced(file) {
        well = false;
        checks.push(Check::look(
            "place",
            format!("{} seems to be kept in step with other machines", folder.display()),
            "A service that copies the file while it is written can copy half of it, or put an old one in its place; \
             and whoever runs it can read it. Keep the file elsewhere (--file or BETWIXT_FILE), and put copies there \
             with: betwixt backup --to FILE",
        ));
    }
    for copy in surroundings::conflicts(file) {
        well = false;
        checks.push(Check::look(
            "place",
            format!(
                "{} looks like a second copy that such a service made",
                copy.display()
            ),
            "See what it holds with --file, before you remove it",
        ));
    }
    if well {
        checks.push(Check::well(
            "place",
            "on this machine, and not in a folder kept in step with others",
        ));
    }
}

/// The backups: whether there are any, how old the newest is, whether it is sound.
fn backups(checks: &mut Vec<Check>, call: &Call) {
    let kept = Backups::of(&call.path);
    let all = match kept.list() {
        Ok(all) => all,
        Err(error) => {
            checks.push(Check::look(
                "backups",
                error.to_string(),
                "See who may read that folder",
            ));
            return;
        }
    };
    let Some(newest) = all.first() else {
        if call.path.exists() {
            let next = "betwixt backup makes one; the screen does so by itself";
            checks.push(Check::look("backups", "there is none yet", next));
        }
        return;
    };
    let days = (call.clock.millis() - newest.at) / DAY;
    let total: u64 = all.iter().map(|backup| backup.bytes).sum();
    checks.push(match kept.check(&newest.path) {
        Err(error) => Check::look(
            "backups",
            format!("the newest, {}, is not sound: {error}", newest.name()),
            "Make a new one: betwixt backup; betwixt backups --check looks at all of them",
        ),
        Ok(()) if days >= STALE => Check::look(
            "backups",
            format!("the newest is {days} days old"),
            "Make a new one: betwixt backup",
        ),
        Ok(()) => Check::well(
            "backups",
            format!(
                "the newest, {}, is sound; all take {}",
                newest.name(),
                size(total)
            ),
        ),
    });
}

/// Whether the config is understood.
fn config(call: &Call) -> Check {
    let loaded = call.config();
    let path = loaded.path.display();
    match loaded.troubles.first() {
        Some(first) => Check::look(
            "config",
            format!("{path}, {}", first.told()),
            "betwixt config check says all of it; the rest of the config holds",
        ),
        None if loaded.there => Check::well("config", format!("{path}, all of it understood")),
        None => Check::well(
            "config",
            format!("there is none at {path}; everything is as it comes"),
        ),
    }
}

/// What the terminal can do.
fn terminal() -> Check {
    let variable = |name| env::var(name).unwrap_or_default();
    let term = variable("TERM");
    let told = |rest: &str| format!("TERM={term}{rest}");
    if !io::stdout().is_terminal() {
        return Check::well("terminal", told(", and the output goes elsewhere"));
    }
    if term.is_empty() || term == "dumb" {
        return Check::look(
            "terminal",
            told(", which cannot move its cursor"),
            "The screen needs one that can; every verb works without",
        );
    }
    let language = ["LC_ALL", "LC_CTYPE", "LANG"].map(variable);
    let language = language.iter().find(|text| !text.is_empty());
    let utf8 = language.is_none_or(|text| text.to_lowercase().replace('-', "").contains("utf8"));
    if !utf8 {
        return Check::look(
            "terminal",
            told(", and the language is not set to UTF-8"),
            "Names may look wrong: set LANG to a language in UTF-8, such as en_US.UTF-8",
        );
    }
    let colours = match variable("COLORTERM").as_str() {
        "truecolor" | "24bit" => ", all colours",
        _ if term.contains("256color") => ", 256 colours",
        _ => "",
    };
    let none = if variable("NO_COLOR").is_empty() {
        ""
    } else {
        ", NO_COLOR is set"
    };
    Check::well("terminal", told(&format!("{colours}{none}")))
}
