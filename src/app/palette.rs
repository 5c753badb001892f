//! The palette: every command that makes sense where one is, found by its words.

use std::borrow::Cow;
use std::cmp::Reverse;

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32String};

use crate::app::command::Command;
use crate::app::command_words::other_words;
use crate::app::context::Context;
use crate::app::field::{Edited, Field};
use crate::app::key::Key;
use crate::app::keymap::Binding;
use crate::app::keys::Keys;
use crate::domain::sorting;
use crate::domain::text::fold::fold;

/// Its state.
#[derive(Debug)]
pub struct Palette {
    /// Where the command will be carried out.
    pub context: Context,
    /// What is looked for.
    pub field: Field,
    /// The commands that match it, the best match first; all of them while nothing is looked for.
    pub rows: Vec<Binding>,
    /// The one under the cursor.
    pub selected: usize,
    all: Vec<Binding>,
}

impl Palette {
    /// The palette over `context`, with nothing looked for.
    #[must_use]
    pub fn over(context: Context, keys: &Keys) -> Self {
        let mut palette = Self {
            context,
            field: Field::default(),
            rows: Vec::new(),
            selected: 0,
            all: keys
                .bindings_in(context)
                .filter(|binding| binding.command != Command::Palette)
                .map(Cow::into_owned)
                .collect(),
        };
        palette.look();
        palette
    }

    /// Types `key`.
    pub fn key(&mut self, key: Key) {
        if self.field.key(key) == Edited::Text {
            self.look();
        }
    }

    /// Puts `text` in.
    pub fn paste(&mut self, text: &str) {
        self.field.insert(text);
        self.look();
    }

    /// Moves the cursor so many rows, as far as there are.
    pub fn step(&mut self, by: isize) {
        let last = self.rows.len().saturating_sub(1);
        self.selected = self.selected.saturating_add_signed(by).min(last);
    }

    /// The command under the cursor; `None` if nothing matches.
    #[must_use]
    pub fn chosen(&self) -> Option<Command> {
        self.rows.get(self.selected).map(|binding| binding.command)
    }

    fn look(&mut self) {
        self.selected = 0;
        let wanted = fold(self.field.text());
        if wanted.trim().is_empty() {
            self.rows.clone_from(&self.all);
            return;
        }
        let pattern = Pattern::new(
            &wanted,
            CaseMatching::Respect,
            Normalization::Never,
            AtomKind::Fuzzy,
        );
        let mut matcher = Matcher::new(Config::DEFAULT);
        let mut found: Vec<(Match, Reverse<u32>, &Binding)> = self
            .all
            .iter()
            .filter_map(|binding| {
                let about = binding.command.about();
                let shown = fold(&format!("{} {}", about.help, about.name));
                let score =
                    pattern.score(Utf32String::from(shown.as_str()).slice(..), &mut matcher);
                let other = fold(other_words(binding.command));
                let of_words = by_words(&wanted, &format!("{shown} {other}"));
                let how = of_words.or_else(|| score.map(|_| Match::Letters))?;
                Some((how, Reverse(score.unwrap_or(0)), binding))
            })
            .collect();
        sorting::by_key(&mut found, |(how, score, _)| (*how, *score));
        self.rows = found
            .into_iter()
            .map(|(.., binding)| binding.clone())
            .collect();
    }
}

/// How well a command matches, the best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Match {
    /// All that was typed are words of it.
    Words,
    /// All that was typed begins words of it.
    Beginnings,
    /// The letters stand in it, in their order.
    Letters,
}

/// Whether what is `wanted` are words of `text`, or begins them.
fn by_words(wanted: &str, text: &str) -> Option<Match> {
    let words = || text.split(|c: char| !c.is_alphanumeric());
    let mut wanted = wanted.split_whitespace();
    if wanted.clone().all(|one| words().any(|word| word == one)) {
        return Some(Match::Words);
    }
    let begins = wanted.all(|one| words().any(|word| word.starts_with(one)));
    begins.then_some(Match::Beginnings)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_found_by_what_it_does() {
        let mut palette = Palette::over(Context::People, &Keys::default());
        assert!(palette.rows.len() > 10);
        for (words, expected) in [
            ("quiet", Some(Command::Quiet)),
            ("undo newest", Some(Command::Undo)),
            ("merge", Some(Command::SamePerson)),
            ("join", Some(Command::SamePerson)),
            ("duplicate", Some(Command::SamePerson)),
            ("dupl", Some(Command::SamePerson)),
            ("delete", Some(Command::Trash)),
            ("remove", Some(Command::Trash)),
            ("birthday", Some(Command::Edit)),
            ("search", Some(Command::Find)),
            ("privacy", Some(Command::Hide)),
            ("partner", Some(Command::Ties)),
            ("family", Some(Command::Ties)),
            ("circles", Some(Command::Circles)),
            ("check-in", Some(Command::CheckIn)),
            ("check in", Some(Command::CheckIn)),
            ("exit", Some(Command::Leave)),
            ("quit", Some(Command::Leave)),
            ("help", Some(Command::Help)),
            ("undo", Some(Command::Undo)),
            ("redo", Some(Command::Redo)),
            ("change", Some(Command::Edit)),
            ("snooze", Some(Command::NotNow)),
            ("statistics", Some(Command::Mirror)),
            ("xyzzy", None),
        ] {
            palette.field = Field::default();
            palette.paste(words);
            assert_eq!(palette.chosen(), expected, "{words}");
        }
    }
}
