//! The part of the config that says which keys do what.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::app::command::Command;
use crate::app::context::Context;
use crate::app::key::Key;
use crate::app::keymap::BINDINGS;
use crate::app::keys::{Clash, Keys, Refusal, Wish, named};
use crate::cli::config::page::{Page, Trouble};
use crate::domain::sorting;

/// What the setting is called.
const SETTING: &str = "keys";
/// How a key is written.
const KEY: &str = "A key is written like a, A, C-r, Alt-Enter, Space, Tab, S-Tab, PgDn or Left";

/// Reads the table, and changes `keys` as it says.
pub fn read(page: &mut Page<'_>, value: &Spanned<DeValue<'_>>, keys: &mut Keys) {
    let Some(table) = value.get_ref().as_table() else {
        let message = format!("keys = {} is not possible", page.written(value));
        let next = "It is a part of its own: [keys], and below it undo = \"u\"";
        page.note(value.span().start, SETTING, message, next);
        return;
    };
    let mut wishes = Vec::new();
    rows(page, table, None, &mut wishes);
    sorting::by_key(&mut wishes, |wish| wish.line);
    let (refusals, clashes) = keys.change(&wishes);
    page.troubles.extend(refusals.iter().map(refused));
    page.troubles.extend(clashes.iter().map(clashing));
}

fn rows(
    page: &mut Page<'_>,
    table: &DeTable<'_>,
    context: Option<Context>,
    wishes: &mut Vec<Wish>,
) {
    for (name, value) in table {
        let (at, word) = (name.span().start, name.get_ref().as_ref());
        if let (Some(inner), None) = (value.get_ref().as_table(), context) {
            if let Some(context) = Context::ALL.iter().find(|context| context.name() == word) {
                rows(page, inner, Some(*context), wishes);
            } else {
                let names: Vec<String> = Context::ALL.iter().map(|one| one.name()).collect();
                let message = format!("there is no place called “{word}” for keys");
                page.note(
                    at,
                    SETTING,
                    message,
                    format!("It can be {}", names.join(", ")),
                );
            }
            continue;
        }
        let Some(command) = command(word) else {
            let message = format!("there is no command called “{word}”");
            page.note(at, SETTING, message, "betwixt keys --names lists them all");
            continue;
        };
        if matches!(command, Command::PickNumber | Command::Answer) {
            let message = format!("the keys of {word} are its numbers, and stay");
            page.note(at, SETTING, message, "");
            continue;
        }
        if let Some(keys) = keys_of(page, value) {
            wishes.push(Wish {
                context,
                command,
                keys,
                line: page.line(at),
            });
        }
    }
}

fn command(name: &str) -> Option<Command> {
    let mut all = BINDINGS.iter().map(|binding| binding.command);
    all.find(|command| command.about().name == name)
}

/// One key, or a list of keys; `None` if one of them is none.
fn keys_of(page: &mut Page<'_>, value: &Spanned<DeValue<'_>>) -> Option<Vec<Key>> {
    let list: Vec<&Spanned<DeValue<'_>>> = match value.get_ref().as_array() {
        Some(list) => list.iter().collect(),
        None => vec![value],
    };
    let mut keys = Vec::new();
    for one in list {
        if let Some(key) = one.get_ref().as_str().and_then(named) {
            keys.push(key);
        } else {
            let message = format!("{} is no key", page.written(one));
            page.note(one.span().start, SETTING, message, KEY);
            return None;
        }
    }
    Some(keys)
}

fn refused(refusal: &Refusal) -> Trouble {
    let (wish, message, next) = match refusal {
        Refusal::NotThere(wish) => {
            let places: Vec<String> = BINDINGS
                .iter()
                .filter(|binding| binding.command == wish.command)
                .map(|binding| format!("[keys.{}]", binding.context.name()))
                .collect();
            let place = wish.context.map(Context::heading).unwrap_or_default();
            let message = format!(
                "{} means nothing there ({place})",
                wish.command.about().name
            );
            (
                wish,
                message,
                format!("It has keys in {}", places.join(", ")),
            )
        }
        Refusal::Letter(wish, key) => (
            wish,
            format!(
                "{key} goes into the text where {} is used",
                wish.command.about().name
            ),
            "Take a key with C- or Alt-, or one with a name".to_owned(),
        ),
    };
    Trouble {
        line: wish.line,
        message,
        next,
        setting: SETTING.to_owned(),
    }
}

fn clashing(clash: &Clash) -> Trouble {
    let (winner, line) = (clash.winner.0.about().name, clash.winner.1);
    let loser = clash.loser.0.about().name;
    let (at, message, next) = match clash.loser.1 {
        Some(theirs) => (
            theirs,
            format!(
                "{} is the key of {loser} here, and of {winner} on line {line}",
                clash.key
            ),
            format!("{winner} has it; give {loser} another"),
        ),
        None => (
            line,
            format!(
                "{} is the key of {winner} here, and of {loser} by itself",
                clash.key
            ),
            format!("{winner} has it; give {loser} another: {loser} = \"...\""),
        ),
    };
    Trouble {
        line: at,
        message,
        next,
        setting: SETTING.to_owned(),
    }
}
