//! Whether another program has a file open.

use std::fs;
use std::path::Path;

use crate::store::kept_open::identity;

/// Whether another process of this machine has the file at `path` open, as far as the system tells:
/// on Linux it lists the files of every process of the same user.
pub fn by_another(path: &Path) -> bool {
    let Some(wanted) = identity(path) else {
        return false;
    };
    let own = std::process::id().to_string();
    let others = fs::read_dir("/proc")
        .into_iter()
        .flatten()
        .flatten()
        .filter(|entry| {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            name.bytes().all(|byte| byte.is_ascii_digit()) && name != own
        });
    others.into_iter().any(|process| {
        let open = fs::read_dir(process.path().join("fd"));
        open.into_iter()
            .flatten()
            .flatten()
            .any(|handle| identity(&handle.path()) == Some(wanted))
    })
}
