//! From the words typed to the exit code.

use std::env;
use std::ffi::OsString;
use std::io::{self, IsTerminal as _, Write as _};
use std::process::ExitCode;

use clap::error::ErrorKind;

use crate::cli::arguments::{Arguments, Verb, described, parse};
use crate::cli::call::Call;
use crate::cli::encryption::Deed;
use crate::cli::failure;
use crate::cli::{
    add, backup, before, checkin, circle, completions, config, days, demo, doctor, edit,
    encryption, export, find, forget, group, history, import, keys, log, merge, mirror, not_now,
    output, passphrase, pause, people, person, place, promise, quiet, restore, review, screen,
    show, since, story, tag, tie, today, topic, trash, tray, undo,
};
use crate::clock::Clock;

/// What a wrong command line ends with.
const USAGE: u8 = 2;

/// Runs the program.
#[must_use]
pub fn run() -> ExitCode {
    let words: Vec<OsString> = env::args_os().map(spoken).collect();
    let arguments = match parse(&words) {
        Ok(arguments) => arguments,
        Err(told) => {
            let told = in_full(told, &words);
            let code = u8::try_from(told.exit_code()).unwrap_or(USAGE);
            if code == USAGE && words.iter().any(|word| word == "--json") {
                failure::tell_usage(&told);
            } else {
                let _ = told.print();
            }
            return ExitCode::from(code);
        }
    };
    let clock = match Clock::from_environment() {
        Ok(clock) => clock,
        Err(error) => {
            output::say(&error.to_string());
            return ExitCode::from(USAGE);
        }
    };
    let json = arguments.for_all.json;
    match perform(arguments, clock) {
        Ok(code) => code,
        Err(error) => failure::tell(&error, json),
    }
}

/// Help, if that is what was asked for, with all there is to say.
fn in_full(told: clap::Error, words: &[OsString]) -> clap::Error {
    match told.kind() {
        ErrorKind::DisplayHelp => described()
            .try_get_matches_from(words)
            .err()
            .unwrap_or(told),
        _ => told,
    }
}

/// `-3d` at the head of a sentence is a day, not an option: no option begins with a digit. A space
/// before it tells the parser so, and no verb minds it.
fn spoken(argument: OsString) -> OsString {
    let bytes = argument.as_encoded_bytes();
    if bytes.first() == Some(&b'-') && bytes.get(1).is_some_and(u8::is_ascii_digit) {
        let mut spaced = OsString::from(" ");
        spaced.push(argument);
        return spaced;
    }
    argument
}

fn perform(arguments: Arguments, clock: Clock) -> anyhow::Result<ExitCode> {
    let call = Call::new(arguments.for_all.file, clock, arguments.for_all.json)?;
    if call.json && matches!(arguments.verb, Some(Verb::Completions(_) | Verb::Man(_))) {
        let told = described().error(ErrorKind::ArgumentConflict, "there is no JSON of that");
        failure::tell_usage(&told);
        return Ok(ExitCode::from(USAGE));
    }
    unlock(arguments.verb.as_ref(), &call)?;
    let done = match &arguments.verb {
        None => return without_verb(&call),
        Some(Verb::Add(arguments)) => add::run(arguments, &call),
        Some(Verb::Log(arguments)) => log::run(arguments, &call),
        Some(Verb::People(arguments)) => people::run(arguments, &call),
        Some(Verb::Show(arguments)) => show::run(arguments, &call),
        Some(Verb::Since(arguments)) => since::run(arguments, &call),
        Some(Verb::Before(arguments)) => before::run(arguments, &call),
        Some(Verb::Find(arguments)) => find::run(arguments, &call),
        Some(Verb::Edit(arguments)) => edit::run(arguments, &call),
        Some(Verb::Person(arguments)) => person::run(arguments, &call),
        Some(Verb::Promise(arguments)) => promise::run(arguments, &call),
        Some(Verb::Topic(arguments)) => topic::run(arguments, &call),
        Some(Verb::Checkin(arguments)) => checkin::run(arguments, &call),
        Some(Verb::Pause(arguments)) => pause::run(arguments, &call),
        Some(Verb::NotNow(arguments)) => not_now::run(arguments, &call),
        Some(Verb::Circle(arguments)) => circle::run(arguments, &call),
        Some(Verb::Tag(arguments)) => tag::run(arguments, &call),
        Some(Verb::Tie(arguments)) => tie::run(arguments, &call),
        Some(Verb::Group(arguments)) => group::run(arguments, &call),
        Some(Verb::Place(arguments)) => place::run(arguments, &call),
        Some(Verb::Merge(arguments)) => merge::run(arguments, &call),
        Some(Verb::Trash(arguments)) => trash::run(arguments, &call),
        Some(Verb::Tray(arguments)) => tray::run(arguments, &call),
        Some(Verb::Quiet(arguments)) => quiet::run(arguments, &call),
        Some(Verb::Review(arguments)) => review::run(arguments, &call),
        Some(Verb::Today(arguments)) => today::run(arguments, &call),
        Some(Verb::Days(arguments)) => days::run(arguments, &call),
        Some(Verb::Mirror(arguments)) => mirror::run(arguments, &call),
        Some(Verb::Story(arguments)) => story::run(arguments, &call),
        Some(Verb::Undo) => undo::undo(&call),
        Some(Verb::Redo) => undo::redo(&call),
        Some(Verb::History(arguments)) => history::run(arguments, &call),
        Some(Verb::Import(arguments)) => import::run(arguments, &call),
        Some(Verb::Export(arguments)) => export::run(arguments, &call),
        Some(Verb::Backup(arguments)) => backup::make(arguments, &call),
        Some(Verb::Backups(arguments)) => backup::list(arguments, &call),
        Some(Verb::Restore(arguments)) => restore::run(arguments, &call),
        Some(Verb::Doctor(arguments)) => return doctor::run(arguments, &call),
        Some(Verb::Encrypt(_)) => encryption::run(Deed::Encrypt, &call),
        Some(Verb::Decrypt(_)) => encryption::run(Deed::Decrypt, &call),
        Some(Verb::Passphrase(_)) => encryption::run(Deed::Change, &call),
        Some(Verb::Forget(arguments)) => forget::run(arguments, &call),
        Some(Verb::Keys(arguments)) => keys::run(arguments, &call),
        Some(Verb::Config(arguments)) => return config::verb::run(arguments, &call),
        Some(Verb::Completions(arguments)) => completions::completions(arguments, described()),
        Some(Verb::Man(_)) => completions::manual(described()),
        Some(Verb::Demo(arguments)) => return demo::run(arguments, &call),
    };
    done.map(|()| ExitCode::SUCCESS)
}

/// Asks for the passphrase of an encrypted file, if the verb has to do with the file.
fn unlock(verb: Option<&Verb>, call: &Call) -> anyhow::Result<()> {
    match verb {
        None if !io::stdout().is_terminal() => Ok(()),
        Some(
            Verb::Keys(_) | Verb::Config(_) | Verb::Completions(_) | Verb::Man(_) | Verb::Demo(_),
        ) => Ok(()),
        // A file whose passphrase no longer shows, since it is damaged, can still be put back.
        Some(Verb::Restore(arguments)) => arguments.unlock(call),
        _ => passphrase::unlock([call.path.as_path()]),
    }
}

/// The screen on a terminal, short help into a pipe, and a sentence where no screen can be.
fn without_verb(call: &Call) -> anyhow::Result<ExitCode> {
    if !io::stdout().is_terminal() {
        let help = described().render_help().to_string();
        let mut out = io::stdout().lock();
        out.write_all(help.as_bytes())?;
        out.flush()?;
        return Ok(ExitCode::SUCCESS);
    }
    screen::refuse_without_terminal()?;
    screen::open(&call.path, call)
}
