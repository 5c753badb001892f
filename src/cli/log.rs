//! `log`: what happened, in one sentence.

use clap::Args;
use serde::Serialize;

use crate::cli::answer::Named;
use crate::cli::call::Call;
use crate::cli::output;
use crate::cli::reading::{self, Read, ReadingAnswer};
use crate::domain::id::Id;
use crate::domain::interaction::Interaction;
use crate::domain::sentence::settled::Settled;
use crate::store::log::Logged;
use crate::wording;

/// Record what happened, in one sentence: 'yesterday: walked with Ana, 2h #boat'
#[derive(Args, Debug)]
pub struct Log {
    /// What happened; put quotes round it if it has # or other signs of the shell
    #[arg(required = true, value_name = "TEXT")]
    text: Vec<String>,
    /// Only show how it is read
    #[arg(long)]
    dry_run: bool,
}

#[derive(Serialize)]
struct Saved<'a> {
    interaction: Option<Id<Interaction>>,
    #[serde(flatten)]
    reading: ReadingAnswer<'a>,
}

/// Reads the sentence, and records it unless something in it is open.
pub fn run(arguments: &Log, call: &Call) -> anyhow::Result<()> {
    let text = arguments.text.join(" ").trim().to_owned();
    if arguments.dry_run {
        let reader = call.reader()?;
        return show(&reading::against(reader.as_ref(), &text, call)?, call);
    }
    let mut store = call.store()?;
    let read = reading::against(Some(store.reader()), &text, call)?;
    let Ok(settled) = Settled::new(read.reading.clone()) else {
        return Err(read.failure().into());
    };
    let logged = store.log(&settled, None, call.stamp())?;
    tell(&read, &logged, call)
}

/// The reading of a dry run. One that cannot be saved is shown all the same; as text it is then a
/// failure that says why.
fn show(read: &Read, call: &Call) -> anyhow::Result<()> {
    if call.json {
        return output::json(&read.answer());
    }
    output::text(&page("", read, call))?;
    match Settled::new(read.reading.clone()) {
        Ok(_) => Ok(()),
        Err(_) => Err(read.failure().into()),
    }
}

fn tell(read: &Read, logged: &Logged, call: &Call) -> anyhow::Result<()> {
    if call.json {
        let mut reading = read.answer();
        let people = logged.people.iter();
        reading.people = people.map(|(id, name)| Named::new(*id, name)).collect();
        return output::json(&Saved {
            interaction: logged.interaction,
            reading,
        });
    }
    output::text(&page("Logged: ", read, call))
}

/// Shows what is kept now of an interaction that was edited.
pub fn tell_saved(interaction: Id<Interaction>, read: &Read, call: &Call) -> anyhow::Result<()> {
    if call.json {
        let reading = read.answer();
        return output::json(&Saved {
            interaction: Some(interaction),
            reading,
        });
    }
    output::text(&page("Saved: ", read, call))
}

fn page(before: &str, read: &Read, call: &Call) -> String {
    let today = call.today();
    let parts = wording::reading::parts(&read.reading, &read.names, today);
    let mut lines = vec![format!("{before}{}", output::names(&parts, " · "))];
    let indent = " ".repeat(before.len());
    if !read.reading.words.is_empty() {
        lines.push(format!("{indent}{}", output::name(&read.reading.words)));
    }
    for clause in wording::reading::clauses(&read.reading, &read.names, today) {
        lines.push(format!("{indent}{}", output::name(&clause)));
    }
    lines.join("\n") + "\n"
}
