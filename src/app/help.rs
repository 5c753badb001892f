//! Help for where one is, read from the keymap.

use crate::app::command::Group;
use crate::app::keymap::Context;
use crate::app::keys::{Keys, keys_shown};
use crate::domain::measures::measure::Measure;
use crate::wording::evidence;
use crate::wording::section::Section;

/// Its state.
#[derive(Debug)]
pub struct Help {
    /// Where it was asked for.
    pub context: Context,
    /// The line of the sidebar it was asked about.
    pub about: Option<Measure>,
    /// The line at the top.
    pub top: usize,
}

/// One line of the help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// A heading.
    Heading(String),
    /// Keys, and what they do.
    Keys {
        /// "j ↓".
        keys: String,
        /// "one down".
        help: &'static str,
    },
    /// Text.
    Text(String),
    /// Nothing.
    Gap,
}

/// The columns in which text is broken.
const WIDTH: usize = 64;

/// All lines of the help: what the line means that it was asked about, then the keys.
#[must_use]
pub fn lines(help: &Help, keys: &Keys) -> Vec<Line> {
    let context = help.context;
    let mut lines = Vec::new();
    if let Some(measure) = help.about {
        lines.push(Line::Heading(evidence::title(measure).to_owned()));
        for Section { heading, lines: of } in evidence::about(measure, WIDTH) {
            lines.extend([Line::Gap, Line::Heading(heading)]);
            lines.extend(of.into_iter().map(Line::Text));
        }
    }
    for group in Group::ALL {
        let mut of_group = keys
            .bindings_in(context)
            .filter(|binding| !binding.keys.is_empty() && binding.command.about().group == group)
            .peekable();
        if of_group.peek().is_none() {
            continue;
        }
        if !lines.is_empty() {
            lines.push(Line::Gap);
        }
        lines.push(Line::Heading(group.heading().to_owned()));
        lines.extend(of_group.map(|binding| Line::Keys {
            keys: keys_shown(binding),
            help: binding.command.about().help,
        }));
    }
    lines
}
