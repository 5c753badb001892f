//! `import`: bring in an address book, a friends.md or our own JSON, as one act.

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;

use crate::cli::call::Call;
use crate::cli::failure::{self, Failure};
use crate::cli::import_preview::{self, Preview, RemarkAnswer};
use crate::cli::output;
use crate::domain::id::IdSource;
use crate::domain::word::Word as _;
use crate::exchange::found::Found;
use crate::exchange::json::read::{self, ReadError};
use crate::exchange::sniff::{Content, sniff};
use crate::exchange::{friends, vcard};
use crate::store::error::StoreError;
use crate::store::fitting::{Fitted, fitted};
use crate::store::import::{Format, Imported};
use crate::store::open::Reader;

/// The largest file that is read: it is held in memory while it comes in.
const LARGEST: u64 = 2 * 1024 * 1024 * 1024;
/// Sets the ids of an import apart from those of the store itself under a fixed clock.
const OWN_SEED: u64 = 0x6974_656d_7300_0000;

/// Bring in an address book (vCard), a friends.md or a JSON export, as one act that one undo takes back
#[derive(Args, Debug)]
pub struct Import {
    /// The file; what it is follows from its content
    #[arg(value_name = "FILE")]
    source: PathBuf,
    /// Do not ask
    #[arg(long, short)]
    yes: bool,
    /// Only show what would come in
    #[arg(long, conflicts_with = "yes")]
    dry_run: bool,
}

#[derive(Serialize)]
struct Answer<'a> {
    imported: Counts<'a>,
}

#[derive(Serialize)]
struct Counts<'a> {
    file: String,
    format: &'static str,
    people: usize,
    interactions: usize,
    others: usize,
    changed: usize,
    already_here: usize,
    remarks: Vec<RemarkAnswer<'a>>,
    left_out: Vec<RemarkAnswer<'a>>,
}

/// Previews the file, asks, and brings it in.
pub fn run(arguments: &Import, call: &Call) -> anyhow::Result<()> {
    let bytes = load(&arguments.source)?;
    let preview = preview(&bytes, arguments, call)?;
    drop(bytes);
    if !call.json {
        output::text(&import_preview::page(&preview))?;
    }
    if preview.is_empty() || arguments.dry_run {
        return answer(&preview, preview.would_come(), arguments, call);
    }
    if !arguments.yes
        && !failure::agreed(
            "Import this?",
            "so nothing was imported",
            "To import it without a question: --yes",
        )?
    {
        output::say("Nothing was imported");
        return Ok(());
    }
    let mut store = call.backed_up_store()?;
    let imported = store.import_and_change(
        &preview.found.document,
        &mut std::iter::empty(),
        &preview.found.changes,
        (preview.format, &file_name(&arguments.source)),
        call.stamp(),
    )?;
    answer(&preview, imported, arguments, call)?;
    if !call.json {
        output::line("Imported. betwixt undo takes all of it back.")?;
        if imported.people > 0 {
            output::line("To say who of them matters to you, one key each: betwixt, and then P.")?;
        }
    }
    Ok(())
}

/// Whether the user agrees, where there is a user to ask.
fn answer(
    preview: &Preview,
    imported: Imported,
    arguments: &Import,
    call: &Call,
) -> anyhow::Result<()> {
    if !call.json {
        return Ok(());
    }
    output::json(&Answer {
        imported: Counts {
            file: file_name(&arguments.source),
            format: preview.format.word(),
            people: imported.people,
            interactions: imported.interactions,
            others: imported.others,
            changed: imported.changed,
            already_here: imported.already_here + preview.found.already_here,
            remarks: import_preview::answers(&preview.found.remarks),
            left_out: import_preview::answers(&preview.found.left_out),
        },
    })
}

fn file_name(path: &Path) -> String {
    path.file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned()
}

fn load(path: &Path) -> Result<Vec<u8>, Failure> {
    let refused = |why: std::io::Error| {
        Failure::new(
            format!("{} could not be read: {why}", path.display()),
            "Name a file that you may read",
        )
    };
    let file = File::open(path).map_err(refused)?;
    let mut bytes = Vec::new();
    file.take(LARGEST + 1)
        .read_to_end(&mut bytes)
        .map_err(refused)?;
    if bytes.len() as u64 > LARGEST {
        return Err(Failure::new(
            format!(
                "{} is larger than the 2 GiB that are read at once",
                path.display()
            ),
            "Split it, and import the parts one after the other",
        ));
    }
    Ok(bytes)
}

fn preview(bytes: &[u8], arguments: &Import, call: &Call) -> anyhow::Result<Preview> {
    let name = arguments.source.display();
    match sniff(bytes) {
        Content::Friends => joined(bytes, Format::Friends, call),
        Content::VCard => joined(bytes, Format::VCard, call),
        Content::Json => match read::read(bytes) {
            Ok(document) => {
                let file = there(call)?;
                let Fitted {
                    document,
                    already_here,
                } = fitted(document, file.as_ref())?;
                Ok(Preview::of_document(document, already_here))
            }
            Err(error) => Err(Failure::new(format!("{name}: {error}"), next_step(&error)).into()),
        },
        Content::Empty => Err(Failure::new(
            format!("{name} is empty"),
            "Name an address book (.vcf), a friends.md, or a file that betwixt export wrote",
        )
        .into()),
        Content::Database => Err(Failure::new(
            format!("{name} is a database, not an export"),
            "If it is a betwixt file: betwixt --file FILE export --out export.json, and import that",
        )
        .into()),
        Content::Unknown => Err(Failure::new(
            format!("{name} is no address book, no friends.md and no JSON"),
            "An address book has lines BEGIN:VCARD, a friends.md has a line such as ### Friends: and JSON begins with {",
        )
        .into()),
    }
}

/// The file that it would come into, if there is one.
fn there(call: &Call) -> anyhow::Result<Option<Reader>> {
    match Reader::open(&call.path) {
        Ok(reader) => Ok(Some(reader)),
        Err(StoreError::Missing(_)) => Ok(None),
        Err(other) => Err(other.into()),
    }
}

/// What another program wrote, joined to what the file holds.
fn joined(bytes: &[u8], format: Format, call: &Call) -> anyhow::Result<Preview> {
    let reader = there(call)?;
    let mut ids = IdSource::seeded(call.clock.seed() ^ OWN_SEED);
    if let Some(reader) = &reader {
        ids.stay_above(reader.newest_id()?);
    }
    let (today, at) = (call.today(), call.stamp().at);
    let found: Found = match format {
        Format::VCard => vcard::read::read(bytes, reader.as_ref(), today, at, &mut ids)?,
        _ => friends::read::read(bytes, reader.as_ref(), today, at, &mut ids)?,
    };
    Ok(Preview { format, found })
}

fn next_step(error: &ReadError) -> &'static str {
    match error {
        ReadError::Newer { .. } => "Install a newer betwixt; nothing came in",
        ReadError::At { .. } | ReadError::Broken(_) => {
            "Mend it there and import the file again; nothing came in"
        }
    }
}
