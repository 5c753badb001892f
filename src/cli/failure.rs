//! What went wrong, as the command line tells it: what, where, and what to do next.

use std::fmt;
use std::io;
use std::process::ExitCode;

use serde::Serialize;

use crate::cli::answer::Named;
use crate::cli::output;
use crate::domain::promise::OutOfOrder;
use crate::store::error::StoreError;
use crate::store::passphrase::can_decrypt;

/// Something that the user can mend.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Failure {
    /// What was not understood or cannot be, and where.
    pub message: String,
    /// What to do next; may be empty.
    pub next: String,
    /// What could have been meant.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub candidates: Vec<Named>,
}

impl Failure {
    /// A failure with its next step.
    pub fn new(message: impl Into<String>, next: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            next: next.into(),
            candidates: Vec::new(),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Failure {}

#[derive(Serialize)]
struct Told {
    error: Failure,
}

/// Tells `error` on standard error and answers the exit code. A reader that went away is told
/// nothing: it is not there.
pub fn tell(error: &anyhow::Error, json: bool) -> ExitCode {
    if is_broken_pipe(error) {
        return ExitCode::SUCCESS;
    }
    let (failure, code) = classified(error);
    if json {
        output::complain_in_json(&Told { error: failure });
    } else {
        complain(&failure);
    }
    ExitCode::from(code)
}

/// Tells in JSON that the command line was not understood.
pub fn tell_usage(told: &clap::Error) {
    let page = told.render().to_string();
    let message = page.lines().next().unwrap_or_default();
    let message = message.strip_prefix("error: ").unwrap_or(message);
    let error = Failure::new(
        message,
        "betwixt --help lists the verbs, betwixt VERB --help what each takes",
    );
    output::complain_in_json(&Told { error });
}

/// Asks whether it shall be done; where nobody can be asked, says `so` what was not done and what is `next`.
pub fn agreed(question: &str, so: &str, next: &str) -> anyhow::Result<bool> {
    if output::can_ask() {
        return output::ask(question);
    }
    Err(Failure::new(format!("Nobody is here to be asked, {so}"), next).into())
}

/// What, what could have been meant, what to do next.
fn complain(failure: &Failure) {
    output::say(&failure.message);
    for candidate in &failure.candidates {
        output::say(&format!("  {}", candidate.label()));
    }
    if !failure.next.is_empty() {
        output::say(&failure.next);
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause
            .downcast_ref::<io::Error>()
            .is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
    })
}

fn classified(error: &anyhow::Error) -> (Failure, u8) {
    if let Some(failure) = error.downcast_ref::<Failure>() {
        return (failure.clone(), 1);
    }
    if let Some(error) = error.downcast_ref::<StoreError>() {
        let (next, code) = next_step(error);
        return (Failure::new(error.to_string(), next), code);
    }
    (Failure::new(format!("{error:#}"), ""), 3)
}

/// What to do about an error of the store, and its exit code.
fn next_step(error: &StoreError) -> (String, u8) {
    let data = |next: &str| (next.to_owned(), 3);
    let mend = |next: &str| (next.to_owned(), 1);
    match error {
        StoreError::Foreign(_) => data("Name another file with --file or BETWIXT_FILE"),
        StoreError::Newer { found, .. } => (
            format!(
                "Install a betwixt that knows file version {found}; the file was left as it is"
            ),
            3,
        ),
        StoreError::Encrypted(_) if can_decrypt() => {
            mend("Its passphrase is asked for at a terminal")
        }
        StoreError::Encrypted(_) => data(
            "This betwixt was built without encryption. To build it with: \
             cargo install --path . --features encryption. Or name another file with --file",
        ),
        StoreError::Passphrase(_) => {
            mend("Try again. Without the passphrase nobody can read the file")
        }
        StoreError::Missing(_) => mend("Begin with: betwixt add 'Ana Petrović'"),
        StoreError::File { .. } | StoreError::ReadOnly => {
            data("See who may write to the file and its folder, or name another file with --file")
        }
        StoreError::Full => data("Make room on the disk and try again; nothing was changed"),
        StoreError::Busy => {
            data("Close the other program or wait for it, and try again; nothing was changed")
        }
        StoreError::InUse(_) => mend("Leave betwixt there, and try again; nothing was changed"),
        StoreError::Replaced(_) => data(
            "Nothing was written. Stop the program that moves files about, such as a sync service, \
             and run the command again",
        ),
        StoreError::Damaged(_) => data(
            "Nothing was written. betwixt backups lists the backups, and betwixt restore puts one back \
             and keeps the damaged file beside it",
        ),
        StoreError::Disk(_) | StoreError::Database(_) => data("Nothing was changed; try again"),
        StoreError::Stale(_) => mend("Look at it again and repeat the change"),
        StoreError::Gone(_) => mend("betwixt trash lists what lies in the trash"),
        StoreError::OnePerson(_) => mend("Name two people; betwixt people --all lists everybody"),
        StoreError::Tied(_) => mend("betwixt tie NAME lists what is noted"),
        StoreError::OutOfOrder(wrong) => mend(of_days(*wrong)),
        StoreError::Taken { .. } => mend("Choose another name"),
        StoreError::Import { .. } => {
            mend("Mend that row of the file and import it again; nothing came in")
        }
    }
}

/// What to do about two days that cannot both be.
fn of_days(wrong: OutOfOrder) -> &'static str {
    match wrong {
        OutOfOrder::PromiseEnded | OutOfOrder::PromiseBy => {
            "Name a later day; betwixt promise edit NAME --on DAY says when it was given"
        }
        OutOfOrder::TopicClosed => "Name a later day",
    }
}
