//! `restore`: put a backup back. What would change is shown first; the present file is kept.

use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;

use crate::cli::call::Call;
use crate::cli::failure::{self, Failure};
use crate::cli::history::ActAnswer;
use crate::cli::{output, passphrase};
use crate::domain::act::Act;
use crate::store::backups::Backups;
use crate::store::error::StoreError;
use crate::store::restore::Preview;
use crate::wording::acts;

/// So many acts are told by name.
const TOLD: usize = 12;

/// Put a backup back; it shows what would change, and moves the present file aside
#[derive(Args, Debug)]
pub struct Restore {
    /// Which one: a name that betwixt backups lists, or a file; without it, the newest that is sound
    #[arg(value_name = "BACKUP")]
    backup: Option<String>,
    /// Do not ask
    #[arg(long, short)]
    yes: bool,
    /// Only show what would change
    #[arg(long, conflicts_with = "yes")]
    dry_run: bool,
}

#[derive(Serialize)]
struct Answer<'a> {
    restored: bool,
    from: &'a Path,
    aside: Option<PathBuf>,
    gone: Vec<ActAnswer>,
    back: Vec<ActAnswer>,
    people_gone: &'a [String],
    people_back: &'a [String],
    draft_left_behind: bool,
    damage: Option<&'a str>,
}

impl Restore {
    /// Asks for the passphrase that opens the file, or the copy that is to be put back.
    pub fn unlock(&self, call: &Call) -> anyhow::Result<()> {
        let kept = Backups::of(&call.path).list()?;
        let named = self.backup.as_deref().map(Path::new);
        let copies = kept.iter().map(|backup| backup.path.as_path());
        passphrase::unlock(named.into_iter().chain([call.path.as_path()]).chain(copies))
    }
}

/// Shows what would change, asks, and puts it back.
pub fn run(arguments: &Restore, call: &Call) -> anyhow::Result<()> {
    let kept = Backups::of(&call.path);
    let from = choose(arguments.backup.as_deref(), &kept, call)?;
    let preview = kept.preview(&from).map_err(|error| match error {
        StoreError::Foreign(path) if path == from => anyhow::Error::from(Failure::new(
            format!("{} is no backup, and it was left as it is", path.display()),
            "betwixt backups lists those that there are",
        )),
        other => other.into(),
    })?;
    if !call.json {
        output::text(&page(&from, &preview))?;
    }
    if arguments.dry_run {
        return answer(&from, &preview, false, None, call);
    }
    if !arguments.yes
        && !failure::agreed(
            "Put it back?",
            "so nothing was changed",
            "To put it back without a question: --yes",
        )?
    {
        output::say("Nothing was changed");
        return Ok(());
    }
    let aside = kept.restore(&from, &preview, call.stamp().at)?;
    if !call.json {
        let before = aside.as_ref().map_or_else(String::new, |path| {
            let path = path.display().to_string();
            format!(" The file as it was lies at {}", output::name(&path))
        });
        return output::line(&format!("Put back.{before}"));
    }
    answer(&from, &preview, true, aside, call)
}

/// The backup that is meant: by name, by path, or the newest that is sound.
fn choose(named: Option<&str>, kept: &Backups, call: &Call) -> anyhow::Result<PathBuf> {
    let all = kept.list()?;
    if let Some(name) = named {
        let listed = all.iter().find(|backup| backup.name() == name);
        let path = listed.map_or_else(|| PathBuf::from(name), |backup| backup.path.clone());
        if path.exists() {
            return Ok(path);
        }
        return Err(Failure::new(
            format!("There is no backup called {name}"),
            "betwixt backups lists those that there are",
        )
        .into());
    }
    for backup in all {
        match kept.check(&backup.path) {
            Ok(()) => return Ok(backup.path),
            Err(error) => output::say(&format!("{} is passed over: {error}", backup.name())),
        }
    }
    Err(Failure::new(
        format!("There is no sound backup of {}", call.path.display()),
        "A copy made elsewhere can be put back too: betwixt restore FILE",
    )
    .into())
}

fn answer(
    from: &Path,
    preview: &Preview,
    restored: bool,
    aside: Option<PathBuf>,
    call: &Call,
) -> anyhow::Result<()> {
    if !call.json {
        return Ok(());
    }
    output::json(&Answer {
        restored,
        from,
        aside,
        gone: preview.gone.iter().map(ActAnswer::from).collect(),
        back: preview.back.iter().map(ActAnswer::from).collect(),
        people_gone: &preview.people_gone,
        people_back: &preview.people_back,
        draft_left_behind: preview.draft,
        damage: preview.damage.as_deref(),
    })
}

fn page(from: &Path, preview: &Preview) -> String {
    let from = from.display().to_string();
    let mut lines = vec![format!("From {}", output::name(&from))];
    if let Some(damage) = &preview.damage {
        lines.push(format!("The present file: {}", output::name(damage)));
    }
    if preview.is_empty() {
        lines.push("It holds the acts and the people that the present file holds".to_owned());
    }
    tell(&mut lines, "Would be gone", &preview.gone);
    tell(&mut lines, "Would come back", &preview.back);
    name(&mut lines, "No longer here", &preview.people_gone);
    name(&mut lines, "Here again", &preview.people_back);
    if preview.draft {
        lines.push("A half-written text would stay behind in the present file".to_owned());
    }
    lines.push(String::new());
    lines.join("\n")
}

fn tell(lines: &mut Vec<String>, heading: &str, acts: &[Act]) {
    if acts.is_empty() {
        return;
    }
    lines.push(format!("{heading}:"));
    for act in acts.iter().take(TOLD) {
        let at = crate::clock::local(act.at).format("%Y-%m-%d %H:%M");
        lines.push(format!("  {at}  {}", output::name(&acts::done(act))));
    }
    if acts.len() > TOLD {
        lines.push(format!("  and {} acts before that", acts.len() - TOLD));
    }
}

fn name(lines: &mut Vec<String>, heading: &str, people: &[String]) {
    let mut shown: Vec<String> = people.iter().take(TOLD).cloned().collect();
    if people.len() > TOLD {
        shown.push("others".to_owned());
    }
    if !shown.is_empty() {
        lines.push(format!("{heading}: {}", output::names(&shown, ", ")));
    }
}
