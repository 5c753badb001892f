//! What to say when the file cannot be read or written, and what to do about it.

use crate::app::message::Failure;
use crate::store::error::StoreError;

/// What failed, and what to do about it.
#[must_use]
pub fn failure(error: &StoreError) -> Failure {
    let next = match error {
        StoreError::Full => "Make room and save again; the text stays here",
        StoreError::ReadOnly => "Make it writable, or choose another file with --file",
        StoreError::Busy => "Try again once it is done",
        StoreError::Stale(_) => "Look at it again and save once more",
        StoreError::Gone(_) => "It may be in the trash: betwixt trash",
        StoreError::Damaged(_) => "Leave, and put back a backup with: betwixt restore",
        StoreError::Disk(_) => "Leave, and look at the disk; betwixt doctor tells how the file is",
        StoreError::Replaced(_) => {
            "Nothing is written any more. Leave and open it again; what stands in the box is kept"
        }
        _ => "Nothing was changed",
    };
    Failure {
        message: sentence(&error.to_string()),
        next: next.to_owned(),
        of_saving: true,
    }
}

/// A message as the beginning of a sentence.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}
