//! Acts in words.

use crate::domain::act::{Act, Source, Verb};

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
