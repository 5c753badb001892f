//! What the keys do in this sitting: the table of the program, with what the user has changed.

use std::borrow::Cow;

use crate::app::command::Command;
use crate::app::context::Context;
use crate::app::key::{Code, Key};
use crate::app::keymap::{self, BINDINGS, Binding};

/// The keys as they are now.
#[derive(Clone, Debug)]
pub struct Keys {
    bindings: Vec<Binding>,
}

impl Default for Keys {
    fn default() -> Self {
        Self {
            bindings: BINDINGS.to_vec(),
        }
    }
}

/// A wish of the user: this command on these keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// Where; everywhere outside text if not said.
    pub context: Option<Context>,
    /// Which command.
    pub command: Command,
    /// On which keys; none at all takes its keys away.
    pub keys: Vec<Key>,
    /// The line of the config that says so.
    pub line: usize,
}

/// A key that was to mean two things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// The key.
    pub key: Key,
    /// What it does now, and the line that says so.
    pub winner: (Command, usize),
    /// What it does not, and the line that wanted it; `None` if that is the table of the program.
    pub loser: (Command, Option<usize>),
}

/// Why a wish cannot be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The command is not known there.
    NotThere(Wish),
    /// A letter alone belongs to the text there.
    Letter(Wish, Key),
}

impl Keys {
    /// All bindings, in the order of the documentation.
    #[must_use]
    pub fn bindings(&self) -> &[Binding] {
        &self.bindings
    }

    /// What `key` does in `context`; `None` if nothing.
    #[must_use]
    pub fn lookup(&self, context: Context, key: Key) -> Option<Command> {
        let found = |wanted: Context| {
            let mut bindings = self.bindings.iter();
            bindings
                .find(|binding| binding.context == wanted && binding.keys.contains(&key))
                .map(|binding| binding.command)
        };
        found(context).or_else(|| context.within().and_then(found))
    }

    /// The key that a text takes for this one, where the user has changed the keys of texts.
    #[must_use]
    pub fn in_text(&self, key: Key) -> Key {
        let texts = |binding: &&Binding| binding.context == Context::Text;
        let mut own = self.bindings.iter().filter(texts);
        let meant = own
            .find(|binding| binding.keys.contains(&key))
            .map(|binding| binding.command);
        if key.is_letter() || meant == keymap::in_text(key) {
            return key;
        }
        let mut rows = BINDINGS.iter().filter(texts);
        meant
            .and_then(|command| rows.find(|row| row.command == command))
            .and_then(|row| row.keys.first().copied())
            .unwrap_or(Key::plain(Code::Esc))
    }

    /// The key of `command` outside texts, as sentences name it: "u". Where it has lost its keys, how the palette
    /// finds it: ":undo".
    #[must_use]
    pub fn key_of(&self, command: Command) -> String {
        let mut bindings = self.bindings.iter();
        let bound = bindings.find(|binding| {
            binding.command == command && !binding.context.takes_text() && !binding.keys.is_empty()
        });
        match bound.and_then(|binding| binding.keys.first()) {
            Some(key) => key.to_string(),
            None => format!(":{}", command.about().name),
        }
    }

    /// The bindings that work in `context`, its own first, each command once, with the keys that are
    /// left to it there; without those that have lost their keys.
    pub fn bindings_in(&self, context: Context) -> impl Iterator<Item = Cow<'_, Binding>> {
        let own = self
            .bindings
            .iter()
            .filter(move |binding| binding.context == context);
        let shared = self.bindings.iter().filter(move |binding| {
            context.within() == Some(binding.context)
                && !self.bindings.iter().any(|own| {
                    own.context == context
                        && (own.command == binding.command || own.keys == binding.keys)
                })
        });
        let taken = move |key: &Key| {
            let mut own = self.bindings.iter().filter(|own| own.context == context);
            own.any(|own| own.keys.contains(key))
        };
        let left = shared.filter_map(move |binding| {
            if !binding.keys.iter().any(taken) {
                return Some(Cow::Borrowed(binding));
            }
            let mut left = binding.clone();
            left.keys.to_mut().retain(|key| !taken(key));
            (!left.keys.is_empty()).then_some(Cow::Owned(left))
        });
        own.map(Cow::Borrowed).chain(left)
    }

    /// Fulfils the wishes as far as they go. Where two want one key the earlier line has it, and
    /// any line goes before the table of the program.
    pub fn change(&mut self, wishes: &[Wish]) -> (Vec<Refusal>, Vec<Clash>) {
        let mut refusals = Vec::new();
        let mut wanted: Vec<Option<usize>> = vec![None; self.bindings.len()];
        for wish in wishes {
            let places = self.places(wish);
            if places.is_empty() {
                refusals.push(Refusal::NotThere(wish.clone()));
            }
            let in_text = places
                .iter()
                .filter_map(|at| self.bindings.get(*at))
                .any(|binding| binding.context.takes_text());
            let letter = wish.keys.iter().find(|key| in_text && key.is_letter());
            if let Some(letter) = letter {
                refusals.push(Refusal::Letter(wish.clone(), *letter));
                continue;
            }
            for at in places {
                if let (Some(binding), Some(line)) = (self.bindings.get_mut(at), wanted.get_mut(at))
                {
                    binding.keys = Cow::Owned(wish.keys.clone());
                    *line = Some(wish.line);
                }
            }
        }
        let clashes = self.part(&wanted);
        (refusals, clashes)
    }

    /// The rows that a wish is about.
    fn places(&self, wish: &Wish) -> Vec<usize> {
        let of = |fits: &dyn Fn(Context) -> bool| -> Vec<usize> {
            let rows = self.bindings.iter().enumerate();
            rows.filter(|(_, row)| row.command == wish.command && fits(row.context))
                .map(|(at, _)| at)
                .collect()
        };
        if let Some(context) = wish.context {
            return of(&|of| of == context);
        }
        let outside = of(&|of| !of.takes_text());
        if outside.is_empty() {
            of(&|_| true)
        } else {
            outside
        }
    }

    /// Takes keys away until each means one thing where both are in force.
    fn part(&mut self, wanted: &[Option<usize>]) -> Vec<Clash> {
        let mut clashes: Vec<Clash> = Vec::new();
        for (at, line) in wanted.iter().enumerate() {
            let (Some(line), Some(winner)) = (*line, self.bindings.get(at).cloned()) else {
                continue;
            };
            for (other, loser) in self.bindings.iter_mut().enumerate() {
                let theirs = wanted.get(other).copied().flatten();
                let first = theirs.is_none_or(|theirs| line <= theirs);
                if loser.command == winner.command || !first || !meet(&winner, loser) {
                    continue;
                }
                for key in winner.keys.iter().filter(|key| loser.keys.contains(key)) {
                    let clash = Clash {
                        key: *key,
                        winner: (winner.command, line),
                        loser: (loser.command, theirs),
                    };
                    if !clashes.contains(&clash) {
                        clashes.push(clash);
                    }
                }
                loser.keys.to_mut().retain(|key| !winner.keys.contains(key));
            }
        }
        clashes
    }
}

/// Whether both rows are in force at once. In text a context goes before the one around it by
/// design: a word that is being completed takes Tab first.
fn meet(one: &Binding, other: &Binding) -> bool {
    let around = |inner: Context, outer: Context| {
        inner.within() == Some(outer) && !inner.takes_text() && !outer.takes_text()
    };
    one.context == other.context
        || around(one.context, other.context)
        || around(other.context, one.context)
}

/// The keys of a binding as they are shown: "j ↓".
#[must_use]
pub fn keys_shown(binding: &Binding) -> String {
    binding
        .keys
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(" ")
}

/// The key of this name, as the help and the config write it: `a`, `C-r`, `Alt-Enter`, `PgDn`.
#[must_use]
pub fn named(name: &str) -> Option<Key> {
    let (ctrl, rest) = prefixed(name, &["C-", "Ctrl-", "ctrl-"]);
    let (alt, rest) = prefixed(rest, &["Alt-", "alt-", "A-", "M-"]);
    let code = match rest {
        "Enter" | "Return" => Code::Enter,
        "Esc" | "Escape" => Code::Esc,
        "Tab" => Code::Tab,
        "S-Tab" | "BackTab" => Code::BackTab,
        "Backspace" => Code::Backspace,
        "Delete" | "Del" => Code::Delete,
        "Left" | "←" => Code::Left,
        "Right" | "→" => Code::Right,
        "Up" | "↑" => Code::Up,
        "Down" | "↓" => Code::Down,
        "Home" => Code::Home,
        "End" => Code::End,
        "PgUp" | "PageUp" => Code::PageUp,
        "PgDn" | "PageDown" => Code::PageDown,
        "Space" => Code::Char(' '),
        letter => {
            let mut letters = letter.chars();
            match (letters.next(), letters.next()) {
                (Some(letter), None) if !letter.is_control() && letter != ' ' => {
                    Code::Char(if ctrl {
                        letter.to_ascii_lowercase()
                    } else {
                        letter
                    })
                }
                _ => return None,
            }
        }
    };
    Some(Key { code, ctrl, alt })
}

fn prefixed<'n>(name: &'n str, prefixes: &[&str]) -> (bool, &'n str) {
    let rest = prefixes.iter().find_map(|prefix| {
        let rest = name.strip_prefix(prefix)?;
        (!rest.is_empty()).then_some(rest)
    });
    (rest.is_some(), rest.unwrap_or(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish(command: Command, key: &str, line: usize) -> Wish {
        Wish {
            context: None,
            command,
            keys: vec![named(key).unwrap()],
            line,
        }
    }

    #[test]
    fn every_key_is_found_by_the_name_it_is_shown_by() {
        for binding in BINDINGS {
            for key in binding.keys.iter() {
                assert_eq!(named(&key.to_string()), Some(*key), "{key}");
            }
        }
        for wrong in ["", "aa", "F5", "C-", "Hyper-x"] {
            assert!(named(wrong).is_none() || wrong == "C-", "{wrong}");
        }
    }

    #[test]
    fn a_key_that_two_want_goes_to_the_line_before_the_table_and_to_the_first_of_two_lines() {
        let mut keys = Keys::default();
        let (refusals, clashes) = keys.change(&[
            wish(Command::Undo, "a", 3),
            wish(Command::Redo, "a", 5),
            wish(Command::Quiet, "J", 7),
        ]);
        assert_eq!(refusals, []);
        assert_eq!(
            keys.lookup(Context::People, Key::char('a')),
            Some(Command::Undo)
        );
        assert_eq!(keys.lookup(Context::People, Key::char('u')), None);
        // What hides it in one pane gives way there too.
        assert_eq!(
            keys.lookup(Context::Timeline, Key::char('J')),
            Some(Command::Quiet)
        );
        let told: Vec<_> = clashes
            .iter()
            .map(|clash| (clash.winner, clash.loser))
            .collect();
        assert!(told.contains(&((Command::Undo, 3), (Command::Redo, Some(5)))));
        assert!(told.contains(&((Command::Undo, 3), (Command::AddInteraction, None))));
        assert!(told.contains(&((Command::Quiet, 7), (Command::GoToDay, None))));
        // In text the letters stay letters.
        assert_eq!(keys.lookup(Context::Entry, Key::char('a')), None);
    }

    #[test]
    fn a_text_takes_the_keys_that_the_user_gave_it() {
        let mut keys = Keys::default();
        assert_eq!(keys.in_text(Key::ctrl('e')), Key::ctrl('e'));
        let own = Wish {
            context: Some(Context::Text),
            ..wish(Command::UndoTyping, "C-g", 1)
        };
        assert_eq!(keys.change(&[own]), (Vec::new(), Vec::new()));
        assert_eq!(keys.in_text(Key::ctrl('g')), Key::ctrl('_'));
        assert_eq!(keymap::in_text(keys.in_text(Key::ctrl('_'))), None);
        assert_eq!(keys.in_text(Key::char('g')), Key::char('g'));
    }

    #[test]
    fn two_that_change_places_do_not_clash() {
        let mut keys = Keys::default();
        let swap = [wish(Command::Undo, "C-r", 1), wish(Command::Redo, "u", 2)];
        assert_eq!(keys.change(&swap), (Vec::new(), Vec::new()));
        assert_eq!(
            keys.lookup(Context::Quiet, Key::char('u')),
            Some(Command::Redo)
        );
    }
}
