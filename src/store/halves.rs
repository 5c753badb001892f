//! Two halves of a long question, read at the same time from one state of the file: a question about ten
//! thousand people takes half as long where there are two processors.

use std::path::Path;
use std::thread;

use crate::store::error::Result;
use crate::store::mark::Mark;
use crate::store::open::{self, Reader};
use crate::store::passphrase::is_encrypted;

impl Reader {
    /// Both answers: `right` is asked of a second opening of the file, on a thread of its own. Where that
    /// cannot be, or where the file has moved on in between, one is asked after the other.
    ///
    /// # Errors
    /// What either half answers.
    pub(in crate::store) fn halves<L, R: Send>(
        &self,
        left: impl FnOnce(&Self) -> Result<L>,
        right: impl Fn(&Self) -> Result<R> + Sync,
    ) -> Result<(L, R)> {
        if self.connection.is_autocommit() {
            return self.at_once(|reader| reader.halves(left, right));
        }
        let mark = self.mark()?;
        // A second opening of an encrypted file takes longer than it saves.
        let path = self
            .path()
            .filter(|path| !is_encrypted(path).unwrap_or(true));
        thread::scope(|threads| {
            let beside = path.and_then(|path| {
                let right = &right;
                let read = move || read_beside(&path, mark, right);
                thread::Builder::new().spawn_scoped(threads, read).ok()
            });
            let left = left(self)?;
            let beside = beside.and_then(|beside| beside.join().ok().flatten());
            Ok((left, beside.map_or_else(|| right(self), Ok)?))
        })
    }
}

/// The answer of a second reader, if it sees the state of the first and nothing goes wrong.
fn read_beside<T>(path: &Path, mark: Mark, ask: impl Fn(&Reader) -> Result<T>) -> Option<T> {
    let second = open::to_copy(path).ok()?;
    second.hold_little().ok()?;
    let same = second.at_once(|second| {
        if second.mark()? == mark {
            ask(second).map(Some)
        } else {
            Ok(None)
        }
    });
    same.ok().flatten()
}
