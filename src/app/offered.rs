//! Which of the keys that work somewhere have something to act on there now: the footer names no others.

use crate::app::command::Command;
use crate::app::context::Context;
use crate::app::model::{Model, Overlay};
use crate::app::quiet::Quiet;
use crate::app::review::Review;
use crate::domain::review::card::CardKind;

/// Whether `command` has something to act on in `context`.
#[must_use]
pub fn is_offered(model: &Model, context: Context, command: Command) -> bool {
    match context {
        Context::Tray => {
            needs_no_row(command) || model.tray.as_ref().is_none_or(|of| of.row().is_some())
        }
        Context::Quiet => {
            let any = |of: &Quiet| of.selected_row().is_some();
            needs_no_row(command) || model.quiet.as_ref().is_none_or(any)
        }
        Context::Review => in_review(model, command),
        Context::Entry => in_entry(model, command),
        Context::Form => command != Command::NewLine || in_several_lines(model),
        // Nothing is written yet that could be asked about or overruled.
        Context::Yesterday => !matches!(command, Command::NextQuestion | Command::LineDown),
        _ => true,
    }
}

/// Whether it needs no row under the cursor.
fn needs_no_row(command: Command) -> bool {
    !matches!(
        command,
        Command::Accept
            | Command::Reword
            | Command::Dismiss
            | Command::DismissAll
            | Command::Open
            | Command::Terms
            | Command::AddInteraction
            | Command::QuietIsFine
            | Command::NotNow
            | Command::Standing
    )
}

/// Whether the field under the cursor takes several lines.
fn in_several_lines(model: &Model) -> bool {
    matches!(&model.overlay, Some(Overlay::Form(form)) if form.takes_lines())
}

/// What is written can be saved and overruled, and what is open in it answered.
fn in_entry(model: &Model, command: Command) -> bool {
    let Some(Overlay::Entry(entry)) = &model.overlay else {
        return true;
    };
    match command {
        Command::NextQuestion => model.asks_something(),
        Command::Save | Command::LineDown => {
            entry.reading.problems.is_empty() && !entry.field.text().trim().is_empty()
        }
        _ => true,
    }
}

fn in_review(model: &Model, command: Command) -> bool {
    let review = model.review.as_ref();
    let (over, kind) = (
        review.is_some_and(Review::is_over),
        review.and_then(Review::kind),
    );
    match command {
        Command::CheckIn => kind == Some(CardKind::HowIsIt),
        Command::Open if over => review.is_some_and(|of| of.person().is_some()),
        Command::NextCard => !over,
        // The end of a day on which nothing is due offers to write down a memory.
        Command::AddInteraction if over => review
            .and_then(|of| of.read.as_ref())
            .is_some_and(|read| read.nothing_due()),
        _ => true,
    }
}
