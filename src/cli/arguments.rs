//! The command line as it is typed.

use std::ffi::OsString;
use std::fmt::Write as _;
use std::path::PathBuf;

use clap::{Args, Command, CommandFactory as _, FromArgMatches as _, Parser, Subcommand};

use crate::cli::add::Add;
use crate::cli::backup::{List, Make};
use crate::cli::before::BeforeVerb;
use crate::cli::checkin::CheckInVerb;
use crate::cli::circle::CircleVerb;
use crate::cli::completions::{Completions, Manual};
use crate::cli::config::verb::ConfigVerb;
use crate::cli::days::Days;
use crate::cli::demo::Demo;
use crate::cli::doctor::Doctor;
use crate::cli::edit::Edit;
use crate::cli::encryption::{Change, Decrypt, Encrypt};
use crate::cli::export::Export;
use crate::cli::find::Find;
use crate::cli::forget::Forget;
use crate::cli::group::GroupVerb;
use crate::cli::history::History;
use crate::cli::import::Import;
use crate::cli::keys::Keys;
use crate::cli::lazily::Lazily;
use crate::cli::log::Log;
use crate::cli::merge::Merge;
use crate::cli::mirror::Mirror;
use crate::cli::not_now::NotNow;
use crate::cli::pause::PauseVerb;
use crate::cli::people::People;
use crate::cli::person::PersonVerb;
use crate::cli::place::PlaceVerb;
use crate::cli::promise::PromiseVerb;
use crate::cli::quiet::Quiet;
use crate::cli::restore::Restore;
use crate::cli::review::ReviewVerb;
use crate::cli::show::Show;
use crate::cli::since::SinceVerb;
use crate::cli::story::Story;
use crate::cli::tag::TagVerb;
use crate::cli::tie::TieVerb;
use crate::cli::today::Today;
use crate::cli::topic::TopicVerb;
use crate::cli::trash::Trash;
use crate::cli::tray::TrayVerb;

const EXAMPLES: &str = "\
Examples:
  betwixt                                   the screen
  betwixt add 'Ana Petrović' --circle close
  betwixt log 'yesterday: walked with Ana, 2h'
  betwixt show Ana
  betwixt quiet
  betwixt undo";

const MORE: &str = "\
Everything is one file on this machine, by default in the platform's data folder, or where --file
or BETWIXT_FILE says. Nothing is ever sent anywhere. An encrypted file asks for its passphrase, or
takes it from the command that BETWIXT_PASSPHRASE_COMMAND names.

Names are matched whole, with accents and case ignored; quotes round them are optional. Where a
name is wanted, the id that --json prints does too.

Standard output is the answer, standard error is talk. With --json an error is JSON as well, on
standard error. Exit codes: 0 done; 1 you can mend it; 2 the command line is wrong; 3 the file or
the machine.";

/// The verbs stand after the options, where short help has room for their names alone.
const TEMPLATE: &str = "{about}\n\n{usage-heading} {usage}\n\n{options}{after-help}";

/// What each verb is for, in one word, and the verbs.
pub const VERBS: &[(&str, &[&str])] = &[
    (
        "Write down",
        &[
            "log", "add", "edit", "person", "promise", "topic", "checkin", "pause", "not-now",
            "trash",
        ],
    ),
    (
        "Order",
        &["circle", "tag", "tie", "group", "place", "merge"],
    ),
    ("Each day", &["review", "today", "tray"]),
    (
        "Look",
        &[
            "people", "show", "since", "before", "find", "quiet", "days", "mirror", "story",
        ],
    ),
    ("Take back", &["undo", "redo", "history"]),
    (
        "The file",
        &[
            "import",
            "export",
            "backup",
            "backups",
            "restore",
            "doctor",
            "encrypt",
            "decrypt",
            "passphrase",
            "forget",
        ],
    ),
    (
        "The program",
        &["keys", "config", "completions", "man", "demo", "help"],
    ),
];

fn short_help() -> String {
    let verbs: Vec<String> = VERBS
        .iter()
        .map(|(heading, verbs)| format!("  {heading:<12} {}", verbs.join(" ")))
        .collect();
    format!(
        "Verbs (betwixt VERB -h says more):\n{}\n\n{EXAMPLES}",
        verbs.join("\n")
    )
}

/// The command line with its help, which takes longer to put together than most verbs take: only for
/// those who ask for it.
#[must_use]
pub fn described() -> Command {
    let command = Arguments::command();
    let more = long_help(&command);
    command.after_help(short_help()).after_long_help(more)
}

/// The arguments in `words`. Of all verbs only the one that was typed is parsed: what is wrong with the words, and
/// help, is told by the whole of the command line.
///
/// # Errors
/// What the parser has to say: that the words are wrong, or the help that they ask for.
pub fn parse(words: &[OsString]) -> Result<Arguments, clap::Error> {
    let mut whole = Arguments::command();
    let mut typed = words.iter().skip(1);
    let verb = typed.find_map(|word| whole.find_subcommand(word));
    if let Some(verb) = verb.cloned() {
        let alone = ForAllVerbs::augment_args(Command::new("betwixt")).subcommand(verb);
        let read = alone.try_get_matches_from(words);
        if let Ok(arguments) = read.and_then(|read| Arguments::from_arg_matches(&read)) {
            return Ok(arguments);
        }
    }
    let read = whole.try_get_matches_from_mut(words)?;
    Arguments::from_arg_matches(&read).map_err(|error| error.format(&mut whole))
}

fn long_help(command: &Command) -> String {
    let about = |verb: &str| {
        let found = command.find_subcommand(verb).and_then(Command::get_about);
        found.map_or_else(|| "Say more about a verb".to_owned(), ToString::to_string)
    };
    let mut text = String::from("Verbs:");
    for (heading, verbs) in VERBS {
        let _ = write!(text, "\n  {heading}");
        for verb in *verbs {
            let _ = write!(text, "\n    {verb:<10} {}", about(verb));
        }
    }
    format!("{text}\n\n{EXAMPLES}\n\n{MORE}")
}

/// The story between you and the people who matter
#[derive(Debug, Parser)]
#[command(name = "betwixt", version, help_template = TEMPLATE)]
pub struct Arguments {
    /// What any verb may be told.
    #[command(flatten)]
    pub for_all: ForAllVerbs,
    /// What to do; without a verb, the screen
    #[command(subcommand)]
    pub verb: Option<Verb>,
}

/// What any verb may be told.
#[derive(Debug, Args)]
pub struct ForAllVerbs {
    /// The file to use
    #[arg(
        long,
        global = true,
        env = "BETWIXT_FILE",
        value_name = "PATH",
        hide_env_values = true
    )]
    pub file: Option<PathBuf>,
    /// Answer in JSON
    #[arg(long, global = true)]
    pub json: bool,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Add a person
    Add(Lazily<Add>),
    /// Record what happened, in one sentence
    Log(Lazily<Log>),
    /// Who is in your life
    People(Lazily<People>),
    /// Everything between you and one person
    Show(Lazily<Show>),
    /// What to ask, what to tell, whose word stands
    Since(Lazily<SinceVerb>),
    /// One page to read before you meet somebody
    Before(Lazily<BeforeVerb>),
    /// Find in everything ever written
    ///
    /// Newest first, with the words around. All words must stand in one entry, in any script and
    /// spelling; the last one may be the beginning of a word; quotation marks hold words together.
    Find(Lazily<Find>),
    /// Change what is kept of a person, or an interaction
    Edit(Lazily<Edit>),
    /// Set one field of one person, a field of your own too
    Person(Lazily<PersonVerb>),
    /// Note a promise, end one, or list those that are open
    Promise(Lazily<PromiseVerb>),
    /// Something to ask, tell or give, or a need
    Topic(Lazily<TopicVerb>),
    /// Say how it feels between you and somebody
    Checkin(Lazily<CheckInVerb>),
    /// A stretch in which quiet is fine
    Pause(Lazily<PauseVerb>),
    /// Leave somebody out of the review for some days
    NotNow(Lazily<NotNow>),
    /// Your circles
    Circle(Lazily<CircleVerb>),
    /// Tags on people and interactions
    Tag(Lazily<TagVerb>),
    /// What two people are to each other
    Tie(Lazily<TieVerb>),
    /// Families, households, clubs
    Group(Lazily<GroupVerb>),
    /// Where things happen
    Place(Lazily<PlaceVerb>),
    /// Two entries are one person: join them, with everything kept
    Merge(Lazily<Merge>),
    /// Put something in the trash, list it, or take it out
    Trash(Lazily<Trash>),
    /// The cards of the day; it ends
    Review(Lazily<ReviewVerb>),
    /// What is due today, on one screen or in one line
    Today(Lazily<Today>),
    /// What came in and waits for your word
    Tray(Lazily<TrayVerb>),
    /// Who has been silent longer than usual, and why
    Quiet(Lazily<Quiet>),
    /// Birthdays, anniversaries and days of remembrance
    Days(Lazily<Days>),
    /// Where your time goes, beside what you feel it is worth
    Mirror(Lazily<Mirror>),
    /// The history of the two of you as a page to keep or to give
    Story(Lazily<Story>),
    /// Take back the newest act
    Undo,
    /// Do again what was undone last
    Redo,
    /// What was done, newest first
    History(Lazily<History>),
    /// Bring in an address book, a friends.md or a JSON export
    Import(Lazily<Import>),
    /// Write out everything as JSON
    Export(Lazily<Export>),
    /// Make a backup now, and check it
    Backup(Lazily<Make>),
    /// List the backups
    Backups(Lazily<List>),
    /// Put a backup back
    Restore(Lazily<Restore>),
    /// Look whether the file, its backups and the terminal are well
    Doctor(Lazily<Doctor>),
    /// Encrypt the file and its backups with a passphrase
    Encrypt(Lazily<Encrypt>),
    /// Take the encryption away
    Decrypt(Lazily<Decrypt>),
    /// Another passphrase for the encrypted file
    Passphrase(Lazily<Change>),
    /// Remove a person for good
    Forget(Lazily<Forget>),
    /// What the keys of the screen do
    Keys(Lazily<Keys>),
    /// The config: where it lies, a new one, whether it is understood
    Config(Lazily<ConfigVerb>),
    /// Completions for bash, zsh or fish
    Completions(Lazily<Completions>),
    /// The manual page
    Man(Lazily<Manual>),
    /// Look round in a made-up life
    Demo(Lazily<Demo>),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_verb_stands_in_the_help_once() {
        let command = Verb::augment_subcommands(clap::Command::new("betwixt"));
        let mut there: Vec<&str> = command
            .get_subcommands()
            .map(clap::Command::get_name)
            .collect();
        there.push("help");
        let mut told: Vec<&str> = VERBS
            .iter()
            .flat_map(|(_, verbs)| *verbs)
            .copied()
            .collect();
        there.sort_unstable();
        told.sort_unstable();
        assert_eq!(told, there);
    }
}
