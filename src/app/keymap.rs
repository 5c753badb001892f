//! The one keymap, as the program has it by itself. Dispatch, footer, help, `keys` and the README are
//! read from it, through what the user has changed ([`crate::app::keys`]).

use std::borrow::Cow;

use crate::app::command::Command;
use crate::app::context::Context;
use crate::app::key::{Code, Key};

/// One row of the keymap.
#[derive(Clone, Debug)]
pub struct Binding {
    /// Where.
    pub context: Context,
    /// Any of these keys.
    pub keys: Cow<'static, [Key]>,
    /// Does this.
    pub command: Command,
    /// The word in the footer; empty for none.
    pub hint: &'static str,
}

const fn bind(
    context: Context,
    keys: &'static [Key],
    command: Command,
    hint: &'static str,
) -> Binding {
    Binding {
        context,
        keys: Cow::Borrowed(keys),
        command,
        hint,
    }
}

const ENTER: Key = Key::plain(Code::Enter);
const ESC: Key = Key::plain(Code::Esc);
const TAB: Key = Key::plain(Code::Tab);
const BACK_TAB: Key = Key::plain(Code::BackTab);
const LEFT: Key = Key::plain(Code::Left);
const RIGHT: Key = Key::plain(Code::Right);
const UP: Key = Key::plain(Code::Up);
const DOWN: Key = Key::plain(Code::Down);
const HOME: Key = Key::plain(Code::Home);
const END: Key = Key::plain(Code::End);
const PAGE_UP: Key = Key::plain(Code::PageUp);
const PAGE_DOWN: Key = Key::plain(Code::PageDown);
const CTRL_LEFT: Key = Key::ctrl_code(Code::Left);
const CTRL_RIGHT: Key = Key::ctrl_code(Code::Right);
const CTRL_BACKSPACE: Key = Key::ctrl_code(Code::Backspace);
const CTRL_DELETE: Key = Key::ctrl_code(Code::Delete);
/// The rows of a short list.
const NUMBERS: &[Key] = &[
    Key::char('1'),
    Key::char('2'),
    Key::char('3'),
    Key::char('4'),
    Key::char('5'),
    Key::char('6'),
    Key::char('7'),
    Key::char('8'),
    Key::char('9'),
];

/// All bindings. Within a context the order is that of the footer and the help.
#[rustfmt::skip]
pub const BINDINGS: &[Binding] = &[
    bind(Context::Anywhere, &[Key::char('a')], Command::AddInteraction, "add"),
    bind(Context::Anywhere, &[Key::char('r')], Command::Review, "review"),
    bind(Context::Anywhere, &[Key::char('Q')], Command::Quiet, "quiet"),
    bind(Context::Anywhere, &[Key::char('c')], Command::CheckIn, ""),
    bind(Context::Anywhere, &[Key::char('p')], Command::AddPromise, ""),
    bind(Context::Anywhere, &[Key::char('t')], Command::AddTopic, ""),
    bind(Context::Anywhere, &[Key::char('T')], Command::Tray, ""),
    bind(Context::Anywhere, &[Key::char('S')], Command::Story, ""),
    bind(Context::Anywhere, &[Key::char('B')], Command::Before, ""),
    bind(Context::Anywhere, &[Key::char('i')], Command::Details, ""),
    bind(Context::Anywhere, &[Key::char('D')], Command::Done, ""),
    bind(Context::Anywhere, &[Key::char('M')], Command::Mirror, ""),
    bind(Context::Anywhere, &[Key::char('/')], Command::Filter, "filter"),
    bind(Context::Anywhere, &[Key::char('F')], Command::Find, "find"),
    bind(Context::Anywhere, &[Key::char(':')], Command::Palette, "commands"),
    bind(Context::Anywhere, &[Key::char('?')], Command::Help, "help"),
    bind(Context::Anywhere, &[Key::char('A')], Command::AddPerson, "new person"),
    bind(Context::Anywhere, &[Key::char('u')], Command::Undo, ""),
    bind(Context::Anywhere, &[Key::ctrl('r')], Command::Redo, ""),
    bind(Context::Anywhere, &[Key::char('e')], Command::Edit, "edit"),
    bind(Context::Anywhere, &[Key::char('.')], Command::Repeat, ""),
    bind(Context::Anywhere, &[Key::char('d')], Command::Trash, ""),
    bind(Context::Anywhere, &[Key::char('f')], Command::QuietIsFine, ""),
    bind(Context::Anywhere, &[Key::char('w')], Command::NotNow, ""),
    bind(Context::Anywhere, &[Key::char('m')], Command::MoveToCircle, ""),
    bind(Context::Anywhere, &[Key::char('P')], Command::Gather, ""),
    bind(Context::Anywhere, &[Key::char('O')], Command::Circles, ""),
    bind(Context::Anywhere, &[Key::char('K')], Command::Ties, ""),
    bind(Context::Anywhere, &[Key::char('&')], Command::Groups, ""),
    bind(Context::Anywhere, &[Key::char('s')], Command::Standing, ""),
    bind(Context::Anywhere, &[Key::char('=')], Command::SamePerson, ""),
    bind(Context::Anywhere, &[Key::char('y')], Command::Copy, ""),
    bind(Context::Anywhere, &[Key::char('o')], Command::OpenLink, ""),
    bind(Context::Anywhere, &[Key::char('C')], Command::Connections, ""),
    bind(Context::Anywhere, &[Key::char('b')], Command::ToggleSidebar, ""),
    bind(Context::Anywhere, &[Key::char('H')], Command::Hide, ""),
    bind(Context::Anywhere, &[Key::char('j'), DOWN], Command::Down, ""),
    bind(Context::Anywhere, &[Key::char('k'), UP], Command::Up, ""),
    bind(Context::Anywhere, &[Key::char('g'), HOME], Command::First, ""),
    bind(Context::Anywhere, &[Key::char('G'), END], Command::Last, ""),
    bind(Context::Anywhere, &[Key::ctrl('d'), PAGE_DOWN], Command::PageDown, ""),
    bind(Context::Anywhere, &[Key::ctrl('u'), PAGE_UP], Command::PageUp, ""),
    bind(Context::Anywhere, &[TAB, Key::char('l'), RIGHT], Command::NextPane, ""),
    bind(Context::Anywhere, &[BACK_TAB, Key::char('h'), LEFT], Command::PreviousPane, ""),
    bind(Context::Anywhere, &[Key::char('1')], Command::PanePeople, ""),
    bind(Context::Anywhere, &[Key::char('2')], Command::PaneTimeline, ""),
    bind(Context::Anywhere, &[Key::char('3')], Command::PaneSidebar, ""),
    bind(Context::Anywhere, &[ENTER], Command::Open, ""),
    bind(Context::Anywhere, &[ESC], Command::Back, ""),
    bind(Context::Anywhere, &[Key::char('q')], Command::Leave, "quit"),
    bind(Context::Anywhere, &[Key::ctrl('c')], Command::Cancel, ""),
    bind(Context::Anywhere, &[Key::ctrl('z')], Command::Suspend, ""),
    bind(Context::Anywhere, &[Key::ctrl('l')], Command::Repaint, ""),

    bind(Context::People, &[Key::char('J')], Command::GoToDay, ""),
    bind(Context::Timeline, &[Key::char('J')], Command::GoToDay, ""),

    bind(Context::Quiet, &[ENTER], Command::Open, "open"),
    bind(Context::Quiet, &[Key::char('z')], Command::Terms, "terms"),
    bind(Context::Quiet, &[Key::char('a')], Command::AddInteraction, "add"),
    bind(Context::Quiet, &[Key::char('f')], Command::QuietIsFine, "this quiet is fine"),
    bind(Context::Quiet, &[Key::char('w')], Command::NotNow, "not now"),
    bind(Context::Quiet, &[Key::char('s')], Command::Standing, "standing"),
    bind(Context::Quiet, &[Key::char('/')], Command::Filter, "filter"),
    bind(Context::Quiet, &[Key::char('v')], Command::SetAside, ""),
    bind(Context::Quiet, &[ESC], Command::Back, "back"),

    bind(Context::Tray, &[ENTER], Command::Accept, "accept"),
    bind(Context::Tray, &[Key::char('e')], Command::Reword, "in your own words"),
    bind(Context::Tray, &[Key::char('x')], Command::Dismiss, "dismiss"),
    bind(Context::Tray, &[Key::char('X')], Command::DismissAll, "dismiss all of theirs"),
    bind(Context::Tray, &[Key::char('u')], Command::Undo, "undo"),
    bind(Context::Tray, &[ESC, Key::char('q')], Command::Back, "back"),
    bind(Context::Tray, &[Key::ctrl('r')], Command::Redo, ""),

    bind(Context::Review, &[Key::char(' ')], Command::NextCard, "next"),
    bind(Context::Review, &[LEFT, Key::char('h'), Key::plain(Code::Backspace)], Command::PreviousCard, "back one"),
    bind(Context::Review, &[ENTER], Command::Open, "open"),
    bind(Context::Review, &[Key::char('a')], Command::AddInteraction, "add"),
    bind(Context::Review, &[Key::char('c')], Command::CheckIn, "check in"),
    bind(Context::Review, &[Key::char('T')], Command::Tray, ""),
    bind(Context::Review, &[Key::char('B')], Command::Before, ""),
    bind(Context::Review, &[Key::char('u')], Command::Undo, "undo"),
    bind(Context::Review, &[ESC, Key::char('q')], Command::Back, "leave"),
    bind(Context::Review, &[Key::char('?')], Command::Help, "help"),
    bind(Context::Review, &[Key::char('r')], Command::Review, ""),
    bind(Context::Review, &[Key::ctrl('r')], Command::Redo, ""),
    bind(Context::Review, &[Key::char(':')], Command::Palette, ""),
    bind(Context::Review, &[Key::char('j'), DOWN], Command::Down, ""),
    bind(Context::Review, &[Key::char('k'), UP], Command::Up, ""),
    bind(Context::Review, &[Key::char('g'), HOME], Command::First, ""),
    bind(Context::Review, &[Key::char('G'), END], Command::Last, ""),
    bind(Context::Review, &[Key::ctrl('d'), PAGE_DOWN], Command::PageDown, ""),
    bind(Context::Review, &[Key::ctrl('u'), PAGE_UP], Command::PageUp, ""),
    bind(Context::Review, &[Key::ctrl('c')], Command::Cancel, ""),
    bind(Context::Review, &[Key::ctrl('z')], Command::Suspend, ""),
    bind(Context::Review, &[Key::ctrl('l')], Command::Repaint, ""),

    bind(Context::ReviewWords, &[Key::char('1')], Command::Kept, "kept"),
    bind(Context::ReviewWords, &[Key::char('2')], Command::Broken, "broken"),
    bind(Context::ReviewWords, &[Key::char('3')], Command::NewDay, "new day"),
    bind(Context::ReviewWords, &[Key::char('4')], Command::Release, "release"),
    bind(Context::ReviewWords, &[Key::char('5')], Command::StillOpen, "still open"),

    bind(Context::ReviewPerson, &[Key::char('a')], Command::AddInteraction, "add"),
    bind(Context::ReviewPerson, &[Key::char('f')], Command::QuietIsFine, "this quiet is fine"),
    bind(Context::ReviewPerson, &[Key::char('w')], Command::NotNow, "not now"),
    bind(Context::ReviewPerson, &[Key::char('s')], Command::Standing, "standing"),
    bind(Context::ReviewPerson, &[Key::char('D')], Command::Done, "done, told"),

    bind(Context::Yesterday, &[ENTER], Command::NextCard, "go on"),
    bind(Context::Yesterday, &[ESC], Command::Back, "leave the review"),
    bind(Context::Yesterday, &[Key::ctrl('c')], Command::Back, ""),

    bind(Context::NewDay, &[ENTER], Command::Save, "save"),
    bind(Context::NewDay, &[ESC, Key::ctrl('c')], Command::Back, "back"),

    bind(Context::NewFile, &[ENTER], Command::Save, "write"),
    bind(Context::NewFile, &[ESC, Key::ctrl('c')], Command::Back, "back"),

    bind(Context::Gather, NUMBERS, Command::PutInto, "… into a circle"),
    bind(Context::Gather, &[Key::char('0'), Key::plain(Code::Backspace)], Command::NoCircle, "none"),
    bind(Context::Gather, &[Key::char(' ')], Command::Skip, "skip"),
    bind(Context::Gather, &[Key::char('/')], Command::Filter, "find"),
    bind(Context::Gather, &[Key::char('u')], Command::Undo, "undo"),
    bind(Context::Gather, &[ESC, Key::char('q')], Command::Back, "stop here"),
    bind(Context::Gather, &[Key::char('?')], Command::Help, "help"),
    bind(Context::Gather, &[Key::char('m')], Command::MoveToCircle, ""),
    bind(Context::Gather, &[Key::char('A')], Command::AddPerson, ""),
    bind(Context::Gather, &[Key::ctrl('r')], Command::Redo, ""),
    bind(Context::Gather, &[Key::char(':')], Command::Palette, ""),
    bind(Context::Gather, &[Key::char('H')], Command::Hide, ""),
    bind(Context::Gather, &[Key::char('j'), DOWN], Command::Down, ""),
    bind(Context::Gather, &[Key::char('k'), UP], Command::Up, ""),
    bind(Context::Gather, &[Key::char('g'), HOME], Command::First, ""),
    bind(Context::Gather, &[Key::char('G'), END], Command::Last, ""),
    bind(Context::Gather, &[Key::ctrl('d'), PAGE_DOWN], Command::PageDown, ""),
    bind(Context::Gather, &[Key::ctrl('u'), PAGE_UP], Command::PageUp, ""),
    bind(Context::Gather, &[Key::ctrl('c')], Command::Cancel, ""),
    bind(Context::Gather, &[Key::ctrl('z')], Command::Suspend, ""),
    bind(Context::Gather, &[Key::ctrl('l')], Command::Repaint, ""),

    bind(Context::Find, &[ENTER], Command::Open, "open"),
    bind(Context::Find, &[DOWN, Key::ctrl('n'), TAB], Command::Down, "down"),
    bind(Context::Find, &[UP, Key::ctrl('p'), BACK_TAB], Command::Up, "up"),
    bind(Context::Find, &[PAGE_DOWN], Command::PageDown, ""),
    bind(Context::Find, &[PAGE_UP], Command::PageUp, ""),
    bind(Context::Find, &[ESC, Key::ctrl('c')], Command::Back, "back"),
    bind(Context::Find, &[Key::ctrl('z')], Command::Suspend, ""),
    bind(Context::Find, &[Key::ctrl('l')], Command::Repaint, ""),

    bind(Context::Filter, &[ENTER, DOWN, TAB], Command::KeepFilter, "go to the list"),
    bind(Context::Filter, &[ESC, Key::ctrl('c')], Command::DropFilter, "drop the filter"),

    bind(Context::Day, &[ENTER], Command::Go, "go there"),
    bind(Context::Day, &[ESC, Key::ctrl('c')], Command::Back, "back"),

    bind(Context::Entry, &[ENTER], Command::Save, "save"),
    bind(Context::Entry, &[TAB], Command::NextQuestion, "next question"),
    bind(Context::Entry, &[BACK_TAB], Command::PreviousQuestion, ""),
    bind(Context::Entry, &[UP], Command::LineUp, ""),
    bind(Context::Entry, &[DOWN], Command::LineDown, "overrule"),
    bind(Context::Entry, &[Key::ctrl('x')], Command::OwnEditor, ""),
    bind(Context::Entry, &[Key::alt(Code::Enter), Key::ctrl('j')], Command::NewLine, ""),
    bind(Context::Entry, &[ESC], Command::KeepDraft, "keep as draft"),
    bind(Context::Entry, &[Key::ctrl('c')], Command::Discard, ""),
    bind(Context::Entry, &[Key::ctrl('z')], Command::Suspend, ""),
    bind(Context::Entry, &[Key::ctrl('l')], Command::Repaint, ""),

    bind(Context::Completing, &[TAB], Command::Complete, "complete"),
    bind(Context::Completing, &[DOWN], Command::NextOffer, "next"),
    bind(Context::Completing, &[UP, BACK_TAB], Command::PreviousOffer, ""),

    bind(Context::Facts, &[RIGHT, TAB], Command::NextFact, "next part"),
    bind(Context::Facts, &[LEFT, BACK_TAB], Command::PreviousFact, ""),
    bind(Context::Facts, &[DOWN, Key::char(' ')], Command::NextOffer, "change it"),
    bind(Context::Facts, &[UP], Command::PreviousOffer, ""),
    bind(Context::Facts, &[ENTER, ESC], Command::Back, "back to the text"),
    bind(Context::Facts, &[Key::ctrl('c')], Command::Discard, ""),

    bind(Context::Question, &[ENTER], Command::Choose, "choose"),
    bind(Context::Question, &[RIGHT, DOWN, Key::char('l'), Key::char('j')], Command::NextOffer, "next answer"),
    bind(Context::Question, &[LEFT, UP, Key::char('h'), Key::char('k')], Command::PreviousOffer, ""),
    bind(Context::Question, &[TAB], Command::NextQuestion, "next question"),
    bind(Context::Question, &[BACK_TAB], Command::PreviousQuestion, ""),
    bind(Context::Question, &[ESC], Command::Back, "back to the text"),
    bind(Context::Question, &[Key::ctrl('c')], Command::Discard, ""),

    bind(Context::NewPerson, &[ENTER], Command::Save, "save"),
    bind(Context::NewPerson, &[ESC, Key::ctrl('c')], Command::Back, "back"),

    bind(Context::Form, &[ENTER], Command::Save, "save"),
    bind(Context::Form, &[TAB, DOWN], Command::NextField, "next field"),
    bind(Context::Form, &[BACK_TAB, UP], Command::PreviousField, ""),
    bind(Context::Form, &[Key::alt(Code::Enter), Key::ctrl('j')], Command::NewLine, "new line"),
    bind(Context::Form, &[Key::ctrl('x')], Command::OwnEditor, ""),
    bind(Context::Form, &[Key::ctrl('t')], Command::TakeTheirs, ""),
    bind(Context::Form, &[Key::ctrl('o')], Command::KeepYours, ""),
    bind(Context::Form, &[ESC], Command::KeepDraft, "back; changes are kept"),
    bind(Context::Form, &[Key::ctrl('c')], Command::Discard, ""),
    bind(Context::Form, &[Key::ctrl('z')], Command::Suspend, ""),
    bind(Context::Form, &[Key::ctrl('l')], Command::Repaint, ""),

    bind(Context::FormCompleting, &[TAB], Command::Complete, "complete"),
    bind(Context::FormCompleting, &[DOWN], Command::NextOffer, "next"),
    bind(Context::FormCompleting, &[UP, BACK_TAB], Command::PreviousOffer, ""),

    bind(Context::CheckIn, &[Key::char('0'), Key::char('1'), Key::char('2'), Key::char('3'), Key::char('4')], Command::Answer, "to 4 answer"),
    bind(Context::CheckIn, &[Key::char(' '), DOWN, TAB], Command::Skip, "skip"),
    bind(Context::CheckIn, &[Key::char('\u{22}')], Command::Words, "add words"),
    bind(Context::CheckIn, &[UP, BACK_TAB], Command::PreviousQuestion, "back"),
    bind(Context::CheckIn, &[Key::plain(Code::Backspace)], Command::Clear, ""),
    bind(Context::CheckIn, &[ENTER], Command::Save, "save"),
    bind(Context::CheckIn, &[ESC], Command::KeepDraft, "leave; it is kept"),
    bind(Context::CheckIn, &[Key::ctrl('c')], Command::Discard, ""),
    bind(Context::CheckIn, &[Key::ctrl('z')], Command::Suspend, ""),
    bind(Context::CheckIn, &[Key::ctrl('l')], Command::Repaint, ""),

    bind(Context::CheckInWords, &[ENTER], Command::Choose, "keep the words"),
    bind(Context::CheckInWords, &[ESC, Key::ctrl('c')], Command::Back, "back"),

    bind(Context::Paper, &[Key::char('j'), DOWN], Command::Down, "down"),
    bind(Context::Paper, &[Key::char('k'), UP], Command::Up, "up"),
    bind(Context::Paper, &[Key::ctrl('d'), PAGE_DOWN, Key::char(' ')], Command::PageDown, "page"),
    bind(Context::Paper, &[Key::ctrl('u'), PAGE_UP], Command::PageUp, ""),
    bind(Context::Paper, &[Key::char('g'), HOME], Command::First, ""),
    bind(Context::Paper, &[Key::char('G'), END], Command::Last, ""),
    bind(Context::Paper, &[ESC, Key::char('q')], Command::Back, "back"),
    bind(Context::Paper, &[Key::char('?')], Command::Help, "help"),
    bind(Context::Paper, &[Key::char('H')], Command::Hide, ""),
    bind(Context::Paper, &[Key::ctrl('c')], Command::Cancel, ""),
    bind(Context::Paper, &[Key::ctrl('z')], Command::Suspend, ""),
    bind(Context::Paper, &[Key::ctrl('l')], Command::Repaint, ""),

    bind(Context::StoryPage, &[Key::char('S')], Command::Story, "write it"),
    bind(Context::StoryPage, &[Key::char('t')], Command::TakeIn, "take in"),

    bind(Context::Evidence, &[ENTER], Command::Open, "go there"),

    bind(Context::Whole, &[ENTER, Key::char('e')], Command::Edit, "edit"),
    bind(Context::Whole, &[Key::char('d')], Command::Trash, "to the trash"),
    bind(Context::Whole, &[Key::char('u')], Command::Undo, "undo"),
    bind(Context::Whole, &[Key::char('y')], Command::Copy, ""),
    bind(Context::Whole, &[Key::char('o')], Command::OpenLink, ""),
    bind(Context::Whole, &[Key::char('i')], Command::Details, ""),
    bind(Context::Whole, &[Key::ctrl('r')], Command::Redo, ""),

    bind(Context::Mirror, &[ENTER], Command::WhatIf, "what if"),

    bind(Context::WhatIf, &[Key::char(' ')], Command::Role, "more, as now, less"),
    bind(Context::WhatIf, &[Key::char('+')], Command::MoreHours, "more hours"),
    bind(Context::WhatIf, &[Key::char('-')], Command::FewerHours, "fewer"),
    bind(Context::WhatIf, &[Key::char('>')], Command::MoreMonths, "more months"),
    bind(Context::WhatIf, &[Key::char('<')], Command::FewerMonths, "fewer"),
    bind(Context::WhatIf, &[Key::char('r')], Command::Arrival, "arrives"),

    bind(Context::Palette, &[ENTER], Command::Choose, "do it"),
    bind(Context::Palette, &[DOWN, Key::ctrl('n'), TAB], Command::Down, "down"),
    bind(Context::Palette, &[UP, Key::ctrl('p'), BACK_TAB], Command::Up, "up"),
    bind(Context::Palette, &[ESC, Key::ctrl('c')], Command::Back, "back"),

    bind(Context::Help, &[Key::char('j'), DOWN], Command::Down, "down"),
    bind(Context::Help, &[Key::char('k'), UP], Command::Up, "up"),
    bind(Context::Help, &[Key::ctrl('d'), PAGE_DOWN, Key::char(' ')], Command::PageDown, ""),
    bind(Context::Help, &[Key::ctrl('u'), PAGE_UP], Command::PageUp, ""),
    bind(Context::Help, &[ESC, Key::char('q'), Key::char('?'), ENTER, Key::ctrl('c')], Command::Back, "back"),

    bind(Context::Confirm, &[Key::char('y'), ENTER], Command::Yes, "yes"),
    bind(Context::Confirm, &[Key::char('n'), ESC, Key::char('q'), Key::ctrl('c')], Command::No, "no"),

    bind(Context::Pick, NUMBERS, Command::PickNumber, "… pick"),
    bind(Context::Pick, &[ENTER, Key::char(' ')], Command::Choose, "take this"),
    bind(Context::Pick, &[Key::char('j'), DOWN, TAB], Command::Down, "down"),
    bind(Context::Pick, &[Key::char('k'), UP, BACK_TAB], Command::Up, "up"),
    bind(Context::Pick, &[ESC, Key::char('q'), Key::ctrl('c')], Command::Back, "back"),

    bind(Context::Shelf, &[ENTER], Command::Open, "change it"),
    bind(Context::Shelf, &[Key::char('n')], Command::New, "new"),
    bind(Context::Shelf, &[Key::char('d')], Command::Trash, "to the trash"),
    bind(Context::Shelf, &[Key::char('u')], Command::Undo, "undo"),
    bind(Context::Shelf, &[ESC, Key::char('q'), Key::ctrl('c')], Command::Back, "back"),
    bind(Context::Shelf, &[Key::char('?')], Command::Help, "help"),
    bind(Context::Shelf, &[Key::ctrl('r')], Command::Redo, ""),
    bind(Context::Shelf, &[Key::char('H')], Command::Hide, ""),
    bind(Context::Shelf, &[Key::char('j'), DOWN, TAB], Command::Down, ""),
    bind(Context::Shelf, &[Key::char('k'), UP, BACK_TAB], Command::Up, ""),
    bind(Context::Shelf, &[Key::char('g'), HOME], Command::First, ""),
    bind(Context::Shelf, &[Key::char('G'), END], Command::Last, ""),
    bind(Context::Shelf, &[Key::ctrl('z')], Command::Suspend, ""),
    bind(Context::Shelf, &[Key::ctrl('l')], Command::Repaint, ""),

    bind(Context::Circles, &[Key::char('<')], Command::Earlier, "up"),
    bind(Context::Circles, &[Key::char('>')], Command::Later, "down"),

    bind(Context::Text, &[Key::ctrl('_')], Command::UndoTyping, ""),
    bind(Context::Text, &[Key::ctrl('r')], Command::RedoTyping, ""),
    bind(Context::Text, &[LEFT, Key::ctrl('b')], Command::LetterBack, ""),
    bind(Context::Text, &[RIGHT, Key::ctrl('f')], Command::LetterOn, ""),
    bind(Context::Text, &[Key::alt(Code::Char('b')), Key::alt(Code::Left), CTRL_LEFT], Command::WordBack, ""),
    bind(Context::Text, &[Key::alt(Code::Char('f')), Key::alt(Code::Right), CTRL_RIGHT], Command::WordOn, ""),
    bind(Context::Text, &[HOME, Key::ctrl('a')], Command::LineStart, ""),
    bind(Context::Text, &[END, Key::ctrl('e')], Command::LineEnd, ""),
    bind(Context::Text, &[Key::plain(Code::Backspace), Key::ctrl('h')], Command::DeleteBack, ""),
    bind(Context::Text, &[Key::plain(Code::Delete), Key::ctrl('d')], Command::Delete, ""),
    bind(Context::Text, &[Key::alt(Code::Backspace), CTRL_BACKSPACE], Command::CutWordBack, ""),
    bind(Context::Text, &[Key::ctrl('w')], Command::CutToSpace, ""),
    bind(Context::Text, &[Key::alt(Code::Char('d')), CTRL_DELETE], Command::CutWord, ""),
    bind(Context::Text, &[Key::ctrl('u')], Command::CutToStart, ""),
    bind(Context::Text, &[Key::ctrl('k')], Command::CutToEnd, ""),
    bind(Context::Text, &[Key::ctrl('y')], Command::PutBack, ""),
];

/// What `key` does in a text; `None` if nothing.
#[must_use]
pub fn in_text(key: Key) -> Option<Command> {
    BINDINGS
        .iter()
        .find(|binding| binding.context == Context::Text && binding.keys.contains(&key))
        .map(|binding| binding.command)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::keys::Keys;
    use std::collections::HashSet;

    #[test]
    fn every_key_and_what_it_does_fit_the_help_of_a_narrow_terminal() {
        for binding in BINDINGS {
            let keys = crate::app::keys::keys_shown(binding);
            assert!(keys.chars().count() < 26, "{keys}");
            let help = binding.command.about().help;
            assert!(help.chars().count() <= 50, "{help}");
        }
    }

    #[test]
    fn no_key_has_two_meanings_in_a_context() {
        for context in Context::ALL {
            let mut seen = HashSet::new();
            for binding in BINDINGS.iter().filter(|binding| binding.context == context) {
                for key in binding.keys.iter() {
                    assert!(seen.insert(*key), "{key} twice in {context:?}");
                }
            }
        }
    }

    #[test]
    fn a_context_gives_a_key_of_everywhere_no_other_meaning() {
        for binding in BINDINGS
            .iter()
            .filter(|binding| binding.context.takes_no_text())
        {
            for key in binding.keys.iter() {
                if let Some(shared) = Keys::default()
                    .lookup(Context::People, *key)
                    .filter(|_| binding.context != Context::People)
                {
                    assert_eq!(shared, binding.command, "{key} in {:?}", binding.context);
                }
            }
        }
    }

    #[test]
    fn every_command_has_a_key_and_a_name_of_its_own() {
        let names: HashSet<_> = BINDINGS
            .iter()
            .map(|binding| binding.command.about().name)
            .collect();
        let commands: HashSet<_> = BINDINGS.iter().map(|binding| binding.command).collect();
        assert_eq!(names.len(), commands.len());
    }

    #[test]
    fn text_contexts_leave_letters_to_the_text() {
        for context in [
            Context::Find,
            Context::Filter,
            Context::Entry,
            Context::NewPerson,
        ] {
            assert_eq!(Keys::default().lookup(context, Key::char('q')), None);
        }
        assert_eq!(
            Keys::default().lookup(Context::Timeline, Key::char('q')),
            Some(Command::Leave)
        );
    }
}
