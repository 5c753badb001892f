//! From the bytes of a friends.md to rows, joined to what the file holds already.

use chrono::NaiveDate;

use crate::domain::document::Document;
use crate::domain::id::IdSource;
use crate::exchange::friends::build::Builder;
use crate::exchange::friends::lines::{self, Lines};
use crate::store::error::Result;
use crate::store::open::Reader;

/// What an import would bring in, and what not.
#[derive(Debug, Default)]
pub struct Friends {
    /// The new rows.
    pub document: Document,
    /// Names of people who are in the file already; their rows stay as they are.
    pub joined: Vec<String>,
    /// How many activities, notes and places are in the file already.
    pub already_here: usize,
    /// What else there is to say, with the line it is about.
    pub remarks: Vec<Remark>,
    /// What is left out, with the line and the reason.
    pub left_out: Vec<Remark>,
}

/// Something to say about a line.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Remark {
    /// The line, from 1.
    pub line: usize,
    /// What there is to say.
    pub what: String,
}

/// Reads a friends.md. `reader` is the file it would come into, `at` the stamp of the new rows.
///
/// # Errors
/// Whatever the database says.
pub fn read(
    bytes: &[u8],
    reader: Option<&Reader>,
    today: NaiveDate,
    at: i64,
    ids: &mut IdSource,
) -> Result<Friends> {
    let Lines {
        friends,
        places,
        mut happenings,
        left_out,
        mended,
    } = lines::read(bytes, today);
    let mut builder = Builder::new(reader, at, ids)?;
    for place in places {
        builder.place(place);
    }
    for friend in friends {
        builder.friend(friend);
    }
    // The program writes the newest first; ids rise, so that one day keeps its order.
    happenings.reverse();
    for happening in happenings {
        builder.happening(happening)?;
    }
    let mut read = builder.finish();
    read.left_out.extend(left_out.into_iter().map(|out| Remark {
        line: out.line,
        what: out.why,
    }));
    read.remarks.extend(mended.into_iter().map(|line| Remark {
        line,
        what: "some of its bytes are no text; each was replaced by \u{fffd}".to_owned(),
    }));
    read.left_out.sort();
    read.remarks.sort();
    Ok(read)
}
