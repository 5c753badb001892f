//! `encrypt`, `decrypt`, `passphrase`: the file and its backups, encrypted or not.

use clap::Args;

use crate::cli::call::Call;
use crate::cli::failure::Failure;
use crate::store::error::StoreError;

/// Encrypt the file and its backups with a passphrase; it is asked for at the terminal
///
/// Whoever loses the passphrase loses the file: nobody can read it without. Each later run asks for
/// it, or takes it from the command named in `BETWIXT_PASSPHRASE_COMMAND`.
#[derive(Args, Debug)]
pub struct Encrypt {}

/// Take the encryption away from the file and its backups
#[derive(Args, Debug)]
pub struct Decrypt {}

/// Give the encrypted file and its backups another passphrase
#[derive(Args, Debug)]
pub struct Change {}

/// What the three verbs are about to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Encrypt.
    Encrypt,
    /// Take it away.
    Decrypt,
    /// Another passphrase.
    Change,
}

/// Does it, once the file is unlocked.
pub fn run(deed: Deed, call: &Call) -> anyhow::Result<()> {
    if !call.path.exists() {
        return Err(StoreError::Missing(call.path.clone()).into());
    }
    done::run(deed, call)
}

#[cfg(not(feature = "encryption"))]
mod done {
    use super::{Call, Deed, Failure};

    pub fn run(_deed: Deed, _call: &Call) -> anyhow::Result<()> {
        Err(Failure::new(
            "This betwixt was built without encryption; nothing was changed",
            "To build it with: cargo install --path . --features encryption (needs perl and make, \
             and some minutes)",
        )
        .into())
    }
}

#[cfg(feature = "encryption")]
mod done {
    use serde::Serialize;

    use super::{Call, Deed, Failure};
    use crate::cli::{output, passphrase};
    use crate::store::backups::Backups;
    use crate::store::encryption::Form;
    use crate::store::passphrase::is_encrypted;

    #[derive(Serialize)]
    struct Answer {
        encrypted: bool,
        backups: usize,
        left: Vec<Left>,
    }

    #[derive(Serialize)]
    struct Left {
        path: String,
        why: String,
    }

    pub fn run(deed: Deed, call: &Call) -> anyhow::Result<()> {
        fits(deed, is_encrypted(&call.path)?)?;
        let form = match deed {
            Deed::Decrypt => Form::Plain,
            Deed::Change if !passphrase::is_typed() => return Err(Failure::new(
                "A new passphrase is typed at the terminal, and a command gives only the old one",
                "Unset BETWIXT_PASSPHRASE_COMMAND, run betwixt passphrase, and let the command know the new one",
            )
            .into()),
            Deed::Encrypt | Deed::Change => Form::Encrypted(passphrase::new()?),
        };
        let kept = Backups::of(&call.path);
        let converted = kept.convert(&form)?;
        let answer = Answer {
            encrypted: deed != Deed::Decrypt,
            backups: converted.backups,
            left: converted
                .left
                .iter()
                .map(|(path, why)| Left {
                    path: path.display().to_string(),
                    why: why.to_string(),
                })
                .collect(),
        };
        if call.json {
            return output::json(&answer);
        }
        output::text(&page(deed, call, &answer, &kept))
    }

    /// A deed that would do nothing is told before anything is asked.
    fn fits(deed: Deed, encrypted: bool) -> Result<(), Failure> {
        match (deed, encrypted) {
            (Deed::Encrypt, true) => Err(Failure::new(
                "The file is encrypted already; nothing was changed",
                "betwixt passphrase gives it another passphrase, betwixt decrypt takes the encryption away",
            )),
            (Deed::Change, false) => Err(Failure::new(
                "The file is not encrypted; nothing was changed",
                "betwixt encrypt does so",
            )),
            (Deed::Decrypt, false) => Err(Failure::new(
                "The file is not encrypted; nothing was changed",
                "",
            )),
            _ => Ok(()),
        }
    }

    fn page(deed: Deed, call: &Call, answer: &Answer, kept: &Backups) -> String {
        let file = call.path.display().to_string();
        let file = output::name(&file);
        let mut lines = vec![match deed {
            Deed::Encrypt => format!("Encrypted {file}, and its backups"),
            Deed::Decrypt => format!("{file} and its backups are not encrypted any more"),
            Deed::Change => format!("{file} and its backups have the new passphrase"),
        }];
        for left in &answer.left {
            lines.push(format!(
                "Left as it was: {}: {}",
                output::name(&left.path),
                output::name(&left.why)
            ));
        }
        if deed == Deed::Encrypt {
            lines.push(
                "Keep the passphrase somewhere safe: without it nobody can read the file, you neither"
                    .to_owned(),
            );
            for aside in kept.aside() {
                let aside = aside.display().to_string();
                lines.push(format!("Still there, as it was: {}", output::name(&aside)));
            }
            lines.push(
                "Copies and exports elsewhere, and free blocks of the disk, may still hold what was \
                 written before"
                    .to_owned(),
            );
        }
        lines.join("\n") + "\n"
    }
}
