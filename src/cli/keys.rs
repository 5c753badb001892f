//! `keys`: what the keys of the screen do, from the one keymap.

use std::fmt::Write as _;

use clap::Args;
use serde::Serialize;

use crate::app::keymap::{BINDINGS, Binding, Context, keys_shown};
use crate::cli::call::Call;
use crate::cli::output;

/// What the keys of the screen do
#[derive(Args, Debug)]
pub struct Keys {
    /// As tables for a README
    #[arg(long)]
    markdown: bool,
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
    if call.json {
        let keys = BINDINGS.iter().map(Row::from).collect();
        return output::json(&Answer { keys });
    }
    output::text(&page(arguments.markdown))
}

impl From<&'static Binding> for Row {
    fn from(binding: &'static Binding) -> Self {
        let about = binding.command.about();
        Self {
            context: binding.context.heading(),
            keys: binding.keys.iter().map(ToString::to_string).collect(),
            command: about.name,
            help: about.help,
        }
    }
}

fn page(markdown: bool) -> String {
    let mut page = String::new();
    for context in Context::ALL {
        let bindings: Vec<&Binding> = BINDINGS
            .iter()
            .filter(|binding| binding.context == context)
            .collect();
        if bindings.is_empty() {
            continue;
        }
        if !page.is_empty() {
            page.push('\n');
        }
        if markdown {
            table(&mut page, context, &bindings);
        } else {
            let rows: Vec<Vec<String>> = bindings
                .iter()
                .map(|binding| {
                    vec![
                        format!("  {}", keys_shown(binding)),
                        binding.command.about().help.to_owned(),
                    ]
                })
                .collect();
            let _ = write!(
                page,
                "{}\n{}",
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
