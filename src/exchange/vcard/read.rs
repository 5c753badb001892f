//! From the bytes of a vCard file to rows, joined to what the file holds already.

use chrono::NaiveDate;

use crate::domain::id::IdSource;
use crate::domain::sorting;
use crate::exchange::found::Found;
use crate::exchange::vcard::build::Builder;
use crate::exchange::vcard::cards::{self, Card};
use crate::exchange::vcard::entry;
use crate::exchange::vcard::lines::narrowed;
use crate::exchange::vcard::reading::{Desk, Entry};
use crate::store::error::Result;
use crate::store::open::Reader;

/// Reads cards. `reader` is the file they would come into, `at` the stamp of the new rows.
///
/// # Errors
/// Whatever the database says.
pub fn read(
    bytes: &[u8],
    reader: Option<&Reader>,
    today: NaiveDate,
    at: i64,
    ids: &mut IdSource,
) -> Result<Found> {
    let mut desk = Desk {
        today,
        remarks: Vec::new(),
        left_out: Vec::new(),
        inside: Vec::new(),
    };
    let mut entries: Vec<(Entry, Option<usize>)> = Vec::new();
    let mut take = |card: Card, desk: &mut Desk| {
        let agent_of = card.agent_of;
        let read = entry::read(card, desk);
        entries.extend(read.map(|entry| (entry, agent_of)));
    };
    let beside = cards::read(&narrowed(bytes), &mut |card| {
        take(card, &mut desk);
        // Cards in the values of a card, and in theirs.
        while let Some(inner) = desk.inside.pop() {
            take(inner, &mut desk);
        }
    });
    // Those inside a card end before it; the order is that of the file.
    sorting::by_key(&mut entries, |(entry, _)| entry.line);
    let mut builder = Builder::new(reader, at, ids)?;
    let mut agents = Vec::new();
    for (entry, agent_of) in entries {
        agents.extend(agent_of.map(|of| (of, entry.line)));
        builder.entry(entry)?;
    }
    for (of, line) in agents {
        builder.agent(of, line);
    }
    let mut found = builder.finish()?;
    found.remarks.extend(desk.remarks);
    found.remarks.extend(beside.remarks);
    found.left_out.extend(desk.left_out);
    found.left_out.extend(beside.left_out);
    found.remarks.sort();
    found.left_out.sort();
    Ok(found)
}
