//! `keys`: what the keys of the screen do, from the one keymap.

use std::fmt::Write as _;

use clap::Args;
use serde::Serialize;

use crate::app::context::Context;
use crate::app::keymap::Binding;
use crate::app::keys::{Keys as Keymap, keys_shown};
use crate::cli::call::Call;
use crate::cli::output;

/// What the keys of the screen do
#[derive(Args, Debug)]
pub struct Keys {
    /// As tables for a README
    #[arg(long)]
    markdown: bool,
    /// With the names that the config calls them by
    #[arg(long)]
    names: bool,
}

#[derive(Serialize)]
struct Answer {
    keys: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    context: &'static str,
    keys: Vec<String>,
    command: &'static str,
    help: &'static str,
}

/// Lists the keys, context by context.
pub fn run(arguments: &Keys, call: &Call) -> anyhow::Result<()> {
    let loaded = call.config();
    let all = &loaded.config.settings.keys;
    if loaded
        .troubles
        .iter()
        .any(|trouble| trouble.setting == "keys")
    {
        output::say("Some keys of the config could not be used: betwixt config check says why");
    }
    if call.json {
        let keys = all.bindings().iter().map(Row::from).collect();
        return output::json(&Answer { keys });
    }
    output::text(&page(all, arguments))
}

impl From<&Binding> for Row {
    fn from(binding: &Binding) -> Self {
        let about = binding.command.about();
        Self {
            context: binding.context.heading(),
            keys: binding.keys.iter().map(ToString::to_string).collect(),
            command: about.name,
            help: about.help,
        }
    }
}

fn page(all: &Keymap, arguments: &Keys) -> String {
    let mut page = String::new();
    for context in Context::ALL {
        let bindings: Vec<&Binding> = all
            .bindings()
            .iter()
            .filter(|binding| binding.context == context && !binding.keys.is_empty())
            .collect();
        if bindings.is_empty() {
            continue;
        }
        if !page.is_empty() {
            page.push('\n');
        }
        if arguments.markdown {
            table(&mut page, context, &bindings);
        } else {
            let rows: Vec<Vec<String>> = bindings
                .iter()
                .map(|binding| {
                    let about = binding.command.about();
                    let mut row = vec![format!("  {}", keys_shown(binding))];
                    row.extend(arguments.names.then(|| about.name.to_owned()));
                    row.push(about.help.to_owned());
                    row
                })
                .collect();
            let place = if arguments.names {
                format!("  [keys.{}]", context.name())
            } else {
                String::new()
            };
            let _ = write!(
                page,
                "{}{place}\n{}",
                output::bold(context.heading()),
                output::columns(&rows)
            );
        }
    }
    page
}

fn table(page: &mut String, context: Context, bindings: &[&Binding]) {
    let _ = writeln!(page, "| {} | |\n|---|---|", context.heading());
    for binding in bindings {
        let keys: Vec<String> = binding.keys.iter().map(|key| format!("`{key}`")).collect();
        let _ = writeln!(
            page,
            "| {} | {} |",
            keys.join(" "),
            binding.command.about().help
        );
    }
}
