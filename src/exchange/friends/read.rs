//! From the bytes of a friends.md to rows, joined to what the file holds already.

use chrono::NaiveDate;

use crate::domain::id::IdSource;
use crate::exchange::found::{Found, Remark};
use crate::exchange::friends::build::Builder;
use crate::exchange::friends::lines::{self, Lines};
use crate::store::error::Result;
use crate::store::open::Reader;

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
) -> Result<Found> {
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
