//! Acts in words.

use crate::domain::act::{Act, Shifted, Source, Verb};
use crate::domain::text::wrap::fitted;

/// Columns of a value that was changed, at most.
const VALUE: usize = 30;

/// What was done, in the past: "logged an interaction with Ana Petrović".
#[must_use]
pub fn done(act: &Act) -> String {
    let about = if act.about.is_empty() {
        "no one in particular"
    } else {
        act.about.as_str()
    };
    match act.verb {
        Verb::Log if act.about.is_empty() => "logged a note of your own".to_owned(),
        Verb::Log => format!("logged an interaction with {about}"),
        Verb::Add => format!("added {about}"),
        Verb::Edit => format!("edited {about}"),
        Verb::Trash => format!("put {about} in the trash"),
        Verb::Restore => format!("took {about} out of the trash"),
        Verb::Import => format!("imported {about}"),
        Verb::Close => format!("closed {about}"),
        Verb::PutOff => format!("put off {about}"),
        Verb::Merge => format!("merged {about}"),
    }
}

/// Where it came from: "from the shell".
#[must_use]
pub fn source(source: Source) -> &'static str {
    match source {
        Source::Screen => "from the screen",
        Source::Shell => "from the shell",
    }
}

/// What a field was changed to: "lives in: Graz, before: nothing". Not made safe for a terminal.
#[must_use]
pub fn shifted(shifted: &Shifted) -> String {
    let field = shifted.field.replace('_', " ");
    let (Some(before), Some(after)) = (&shifted.before, &shifted.after) else {
        return field;
    };
    format!("{field}: {}, before: {}", value(after), value(before))
}

/// The beginning of a text, on one line.
fn value(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.is_empty() {
        return "nothing".to_owned();
    }
    format!("“{}”", fitted(&line, VALUE))
}
