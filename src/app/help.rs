//! Help for where one is, read from the keymap.

use crate::app::command::Group;
use crate::app::keymap::{self, Context};

/// Its state.
#[derive(Debug)]
pub struct Help {
    /// Where it was asked for.
    pub context: Context,
    /// The line at the top.
    pub top: usize,
}

/// One line of the help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// A heading.
    Heading(&'static str),
    /// Keys, and what they do.
    Keys {
        /// "j ↓".
        keys: String,
        /// "one down".
        help: &'static str,
    },
    /// Nothing.
    Gap,
}

/// All lines of the help for `context`.
#[must_use]
pub fn lines(context: Context) -> Vec<Line> {
    let mut lines = Vec::new();
    for group in Group::ALL {
        let mut of_group = keymap::bindings_in(context)
            .filter(|binding| binding.command.about().group == group)
            .peekable();
        if of_group.peek().is_none() {
            continue;
        }
        if !lines.is_empty() {
            lines.push(Line::Gap);
        }
        lines.push(Line::Heading(group.heading()));
        lines.extend(of_group.map(|binding| Line::Keys {
            keys: keymap::keys_shown(binding),
            help: binding.command.about().help,
        }));
    }
    lines
}
