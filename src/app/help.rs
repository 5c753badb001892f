//! Help for where one is, read from the keymap.

use std::borrow::Cow;

use crate::app::command::Group;
use crate::app::context::Context;
use crate::app::keymap::Binding;
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
        for Section {
            heading, lines: of, ..
        } in evidence::about(measure, WIDTH)
        {
            lines.extend([Line::Gap, Line::Heading(heading)]);
            lines.extend(of.into_iter().map(Line::Text));
        }
    }
    for group in Group::ALL {
        let of_group = keys
            .bindings_in(context)
            .filter(|binding| binding.command.about().group == group);
        listed(&mut lines, group.heading(), of_group);
    }
    let in_text = keys.bindings_in(Context::Text);
    listed(&mut lines, Context::Text.heading(), in_text);
    lines
}

/// A heading and the keys under it, if there are any.
fn listed<'k>(lines: &mut Vec<Line>, heading: &str, keys: impl Iterator<Item = Cow<'k, Binding>>) {
    let mut keys = keys.filter(|binding| !binding.keys.is_empty()).peekable();
    if keys.peek().is_none() {
        return;
    }
    if !lines.is_empty() {
        lines.push(Line::Gap);
    }
    lines.push(Line::Heading(heading.to_owned()));
    lines.extend(keys.map(|binding| Line::Keys {
        keys: keys_shown(&binding),
        help: binding.command.about().help,
    }));
}
