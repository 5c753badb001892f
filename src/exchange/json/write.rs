//! Writing everything a file keeps, row by row: memory does not grow with the file.

use std::io::{self, Write};

use serde::Serialize;

use crate::exchange::json::format::{FORMAT, VERSION};
use crate::exchange::json::formatter;
use crate::store::error::StoreError;
use crate::store::export::Part;
use crate::store::open::Reader;

/// The lists, in their order.
const LISTS: [&str; 12] = [
    "people",
    "ties",
    "groups",
    "circles",
    "places",
    "interactions",
    "promises",
    "topics",
    "check_ins",
    "pauses",
    "reviews",
    "candidates",
];

/// Why an export stopped.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The file.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The place it was written to.
    #[error("the export could not be written: {0}")]
    Out(#[from] io::Error),
}

/// Writes the whole file behind `reader`, or an empty document without one.
///
/// # Errors
/// Whatever the file or `out` says.
pub fn write(reader: Option<&Reader>, out: &mut dyn Write) -> Result<(), ExportError> {
    let mut sheet = Sheet {
        out,
        list: 0,
        rows: 0,
    };
    sheet.begin()?;
    if let Some(reader) = reader {
        let mut stopped = None;
        let done = reader.export(&mut |part| {
            sheet.part(&part).map_err(|error| {
                let said = StoreError::Disk(error.to_string());
                stopped = Some(error);
                said
            })
        });
        if let Some(error) = stopped {
            return Err(error.into());
        }
        done?;
    }
    sheet.end()?;
    Ok(())
}

/// The document while it is written.
struct Sheet<'w> {
    out: &'w mut dyn Write,
    /// The list that is open.
    list: usize,
    /// How many rows it has so far.
    rows: usize,
}

impl Sheet<'_> {
    fn begin(&mut self) -> io::Result<()> {
        write!(
            self.out,
            "{{\n  \"format\": \"{FORMAT}\",\n  \"version\": {VERSION},\n  \"{}\": [",
            LISTS[0]
        )
    }

    fn part(&mut self, part: &Part) -> io::Result<()> {
        match part {
            Part::Person(row) => self.row(0, row),
            Part::Tie(row) => self.row(1, row),
            Part::Group(row) => self.row(2, row),
            Part::Circle(row) => self.row(3, row),
            Part::Place(row) => self.row(4, row),
            Part::Interaction(row) => self.row(5, row),
            Part::Promise(row) => self.row(6, row),
            Part::Topic(row) => self.row(7, row),
            Part::CheckIn(row) => self.row(8, row),
            Part::Pause(row) => self.row(9, row),
            Part::Review(row) => self.row(10, row),
            Part::Candidate(row) => self.row(11, row),
        }
    }

    fn row<T: Serialize>(&mut self, list: usize, row: &T) -> io::Result<()> {
        while self.list < list {
            self.next_list()?;
        }
        self.out.write_all(if self.rows == 0 {
            b"\n    "
        } else {
            b",\n    "
        })?;
        self.rows += 1;
        self.out.write_all(&formatter::compact(row)?)
    }

    fn close_list(&mut self) -> io::Result<()> {
        self.out
            .write_all(if self.rows == 0 { b"]" } else { b"\n  ]" })
    }

    fn next_list(&mut self) -> io::Result<()> {
        self.close_list()?;
        self.list += 1;
        self.rows = 0;
        write!(self.out, ",\n  \"{}\": [", LISTS[self.list])
    }

    fn end(&mut self) -> io::Result<()> {
        while self.list + 1 < LISTS.len() {
            self.next_list()?;
        }
        self.close_list()?;
        self.out.write_all(b"\n}\n")?;
        self.out.flush()
    }
}
