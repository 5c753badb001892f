//! Other words by which a command is found: what it is called elsewhere, and what it is used for.

use crate::app::command::Command;

/// The words, beside those that are shown; may be empty.
#[must_use]
pub fn other_words(command: Command) -> &'static str {
    match command {
        Command::AddInteraction => "log note new interaction met called",
        Command::AddPerson => "new contact friend",
        Command::Trash => "delete remove erase",
        Command::Undo => "revert",
        Command::Redo => "repeat again",
        Command::Edit => "birthday rename correct details form address phone",
        Command::Repeat => "again copy",
        Command::SamePerson => "merge duplicate double combine",
        Command::Find => "search look",
        Command::Filter => "narrow",
        Command::GoToDay => "date jump calendar",
        Command::Hide => "privacy private mask secret",
        Command::MoveToCircle => "move closeness",
        Command::Circles => "closeness rename rank",
        Command::Gather => "sort circles",
        Command::Ties => "relation relationship family child sibling spouse tie",
        Command::Groups => "family team household",
        Command::CheckIn => "check checkin feeling mood ask",
        Command::AddPromise => "promise word owe",
        Command::AddTopic => "topic gift remember remind",
        Command::Done => "finish complete close kept answered",
        Command::Quiet => "neglected silent",
        Command::QuietIsFine => "pause",
        Command::NotNow => "snooze later postpone",
        Command::Standing => "archive dead inactive rest",
        Command::Story => "print book export",
        Command::Before => "prepare meeting print",
        Command::Details => "profile everything show",
        Command::Mirror => "statistics hours balance",
        Command::Review => "daily today",
        Command::Tray => "inbox incoming",
        Command::Copy => "phone clipboard",
        Command::OpenLink => "phone write browser",
        Command::Connections => "contacts acquaintances",
        Command::ToggleSidebar => "sidebar panel",
        Command::Help => "keys manual shortcuts",
        Command::Leave | Command::Cancel => "exit quit close",
        _ => "",
    }
}
