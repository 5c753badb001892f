//! What was recorded, as text and as JSON.

use serde::Serialize;

use crate::cli::answer::Named;
use crate::cli::call::Call;
use crate::cli::output;
use crate::cli::reading::{Read, ReadingAnswer};
use crate::domain::id::Id;
use crate::domain::interaction::Interaction;
use crate::store::log::Logged;
use crate::wording;

/// What was recorded, in JSON.
#[derive(Serialize)]
pub struct Saved<'a> {
    interaction: Option<Id<Interaction>>,
    #[serde(flatten)]
    reading: ReadingAnswer<'a>,
}

impl<'a> Saved<'a> {
    /// The answer for one sentence.
    pub fn new(read: &'a Read, logged: &'a Logged) -> Self {
        let mut reading = read.answer();
        let people = logged.people.iter();
        reading.people = people.map(|(id, name)| Named::new(*id, name)).collect();
        Self {
            interaction: logged.interaction,
            reading,
        }
    }
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

/// A reading as text, its first line after `before`.
pub fn page(before: &str, read: &Read, call: &Call) -> String {
    let today = call.today();
    let parts = wording::reading::parts(&read.reading, &read.names, today);
    let mut lines = vec![format!("{before}{}", output::names(&parts, " · "))];
    let indent = " ".repeat(before.len());
    if read.reading.happened && !read.reading.words.is_empty() {
        lines.push(format!("{indent}{}", output::name(&read.reading.words)));
    }
    for clause in wording::reading::clauses(&read.reading, &read.names, today) {
        lines.push(format!("{indent}{}", output::name(&clause)));
    }
    for stranger in wording::reading::strangers(&read.reading, &read.text) {
        lines.push(format!("{indent}{}", output::name(&stranger)));
    }
    lines.join("\n") + "\n"
}
