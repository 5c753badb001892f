//! `undo` and `redo`: one act back, one act forth.

use serde::Serialize;

use crate::cli::call::Call;
use crate::cli::history::ActAnswer;
use crate::cli::output;
use crate::domain::act::Act;
use crate::wording::acts;

#[derive(Serialize)]
struct Undone {
    undone: Option<ActAnswer>,
}

#[derive(Serialize)]
struct Redone {
    redone: Option<ActAnswer>,
}

/// Undoes the newest act of anyone and names it.
pub fn undo(call: &Call) -> anyhow::Result<()> {
    let act = match call.reader()? {
        Some(_) => call.store()?.undo()?,
        None => None,
    };
    if call.json {
        let undone = act.map(|act| {
            ActAnswer::from(&Act {
                undone: true,
                ..act
            })
        });
        return output::json(&Undone { undone });
    }
    tell(act.as_ref(), "Undone", "Nothing to undo")
}

/// Does again what was undone last and names it.
pub fn redo(call: &Call) -> anyhow::Result<()> {
    let act = match call.reader()? {
        Some(_) => call.store()?.redo()?,
        None => None,
    };
    if call.json {
        let redone = act.map(|act| {
            ActAnswer::from(&Act {
                undone: false,
                ..act
            })
        });
        return output::json(&Redone { redone });
    }
    tell(act.as_ref(), "Done again", "Nothing to do again")
}

fn tell(act: Option<&Act>, what: &str, nothing: &str) -> anyhow::Result<()> {
    match act {
        Some(act) => output::line(&format!("{what}: {}", output::name(&acts::done(act)))),
        None => output::line(nothing),
    }
}
