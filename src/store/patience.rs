//! How long a write waits for another program: long for an act of the user, and not much for a draft
//! or once the program is being left.

use std::cell::Cell;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use rusqlite::Connection;

use crate::store::error::Result;

/// So often it tries again, with these rests: ten short ones, then long ones, for a minute in all.
const SHORT: Duration = Duration::from_millis(1);
const LONG: Duration = Duration::from_millis(10);
const SHORT_ONES: i32 = 10;
const MOST: i32 = 6_000;
/// And so often, for a second in all, where nobody should wait.
const MOST_IN_BRIEF: i32 = 100;

/// Whether this process is being left.
static LEAVING: AtomicBool = AtomicBool::new(false);

thread_local! {
    /// Whether what this thread writes can wait for another time.
    static BRIEF: Cell<bool> = const { Cell::new(false) };
}

/// Does `work`, in which no write waits longer than about a second.
pub fn briefly<T>(work: impl FnOnce() -> T) -> T {
    BRIEF.set(true);
    let answer = work();
    BRIEF.set(false);
    answer
}

/// From now on no write of this process waits longer than about a second.
pub fn leave_soon() {
    LEAVING.store(true, Ordering::Relaxed);
}

/// Writes through `connection` wait with this patience.
pub(in crate::store) fn give(connection: &mut Connection) -> Result<()> {
    connection.busy_handler(Some(try_again))?;
    Ok(())
}

fn try_again(tries: i32) -> bool {
    let most = if BRIEF.get() || LEAVING.load(Ordering::Relaxed) {
        MOST_IN_BRIEF
    } else {
        MOST
    };
    thread::sleep(if tries < SHORT_ONES { SHORT } else { LONG });
    tries < most
}
