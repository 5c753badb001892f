//! Where the passphrase of an encrypted file comes from: a prompt at the terminal, or a command of
//! the user's, such as a keyring's. Never an argument and never a variable, which others can read.

use std::env;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::cli::failure::Failure;
use crate::cli::output;
use crate::store::error::StoreError;
use crate::store::inspect;
use crate::store::passphrase::{Passphrase, can_decrypt, is_encrypted};
use crate::tui::secret;

/// The command whose first line of output is the passphrase.
const COMMAND: &str = "BETWIXT_PASSPHRASE_COMMAND";
/// So often a person at the terminal may try.
const TRIES: usize = 3;

/// Makes the encrypted ones among `files` readable for this run; asks nothing if none is. The first
/// that the passphrase opens shows that it is right.
pub fn unlock<'a>(files: impl IntoIterator<Item = &'a Path>) -> anyhow::Result<()> {
    let mut encrypted = Vec::new();
    for file in files {
        if is_encrypted(file)? {
            encrypted.push(file);
        }
    }
    let Some(first) = encrypted.first().copied() else {
        return Ok(());
    };
    if !can_decrypt() {
        return Err(StoreError::Encrypted(first.to_owned()).into());
    }
    let (tries, told) = match from_command()? {
        Some(told) => (1, Some(told)),
        None => (TRIES, None),
    };
    let mut refused = None;
    for _ in 0..tries {
        if let Some(refused) = refused.take() {
            output::say(&format!("{refused}"));
        }
        match &told {
            Some(told) => told.clone().hold(),
            None => asked("Passphrase:")?.hold(),
        }
        match encrypted.iter().find_map(|file| inspect::opens(file).ok()) {
            Some(()) => return Ok(()),
            None => refused = inspect::opens(first).err(),
        }
    }
    Err(refused.map_or_else(|| broken_off().into(), anyhow::Error::from))
}

/// A new passphrase: from the command if there is one, else typed twice alike.
#[cfg(feature = "encryption")]
pub fn new() -> anyhow::Result<Passphrase> {
    if let Some(told) = from_command()? {
        return Ok(told);
    }
    let once = asked("New passphrase:")?;
    if asked("The same again:")? == once {
        return Ok(once);
    }
    Err(Failure::new(
        "The two were not alike, so nothing was changed",
        "Try again. Several words that nobody would put together are easier to type than one that is odd",
    )
    .into())
}

/// Whether a new passphrase has to be typed: the command knows only one.
#[cfg(feature = "encryption")]
pub fn is_typed() -> bool {
    env::var_os(COMMAND).is_none()
}

fn asked(question: &str) -> anyhow::Result<Passphrase> {
    if !output::can_ask() {
        return Err(Failure::new(
            "The file is encrypted, and nobody is here to be asked for its passphrase",
            format!(
                "Run it at a terminal, or name a command that prints the passphrase in {COMMAND}"
            ),
        )
        .into());
    }
    let typed = secret::ask(question)?.ok_or_else(broken_off)?;
    Passphrase::typed(&typed).ok_or_else(|| {
        Failure::new(
            "A passphrase has at least one letter and no control characters; nothing was changed",
            "Try again",
        )
        .into()
    })
}

fn broken_off() -> Failure {
    Failure::new("No passphrase was given, so nothing was done", "")
}

/// What the user's own command prints, run by the shell as the user would.
fn from_command() -> anyhow::Result<Option<Passphrase>> {
    let Some(command) = env::var_os(COMMAND) else {
        return Ok(None);
    };
    let failed = |why: &str| {
        Failure::new(
            format!("The command in {COMMAND} gave no passphrase: {why}"),
            "Nothing was changed. Run the command by itself to see what it says",
        )
    };
    let ended = Command::new("sh")
        .arg("-c")
        .arg(command)
        .stderr(Stdio::inherit())
        .output()
        .map_err(|why| failed(&why.to_string()))?;
    if !ended.status.success() {
        return Err(failed("it ended with an error").into());
    }
    let printed = String::from_utf8(ended.stdout).map_err(|_| failed("it is no UTF-8 text"))?;
    let line = printed.lines().next().unwrap_or_default();
    let passphrase = Passphrase::typed(line).ok_or_else(|| failed("its first line is empty"))?;
    Ok(Some(passphrase))
}
