//! What is not ours is not touched: not its bytes, not its rights, nothing beside it.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::Path;
use std::process::Command;

use betwixt::domain::id::IdSource;
use betwixt::store::error::StoreError;
use betwixt::store::open::{Reader, Store};
use rusqlite::Connection;

use crate::store::shelf::{Shelf, add, today};

fn open(path: &Path) -> Result<Store, StoreError> {
    Store::open(path, IdSource::seeded(1), 1)
}

/// Every file of a folder: its bytes and its rights.
fn seen(folder: &Path) -> BTreeMap<String, (Vec<u8>, u32)> {
    fs::read_dir(folder)
        .unwrap()
        .map(Result::unwrap)
        .map(|entry| {
            let meta = fs::symlink_metadata(entry.path()).unwrap();
            let bytes = if meta.is_file() {
                fs::read(entry.path()).unwrap()
            } else {
                Vec::new()
            };
            let name = entry.file_name().into_string().unwrap();
            (name, (bytes, meta.permissions().mode()))
        })
        .collect()
}

/// Opens `path` for acts and for questions; both are refused, and the folder is as it was.
fn refused(path: &Path) -> [StoreError; 2] {
    let folder = path.parent().unwrap();
    let before = seen(folder);
    let errors = [open(path).unwrap_err(), Reader::open(path).unwrap_err()];
    let after = seen(folder);
    let names = |seen: &BTreeMap<String, _>| seen.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&before), names(&after), "{errors:?}");
    assert!(
        before == after,
        "{} was touched: {errors:?}",
        path.display()
    );
    errors
}

fn a_folder() -> tempfile::TempDir {
    tempfile::TempDir::new().unwrap()
}

fn theirs(path: &Path, pragmas: &str) -> Connection {
    let connection = Connection::open(path).unwrap();
    connection
        .execute_batch(&format!(
            "{pragmas}; CREATE TABLE theirs (x); INSERT INTO theirs VALUES (1)"
        ))
        .unwrap();
    connection
}

#[test]
fn a_file_of_another_program_keeps_its_rights() {
    let folder = a_folder();
    for (name, pragmas) in [
        ("plain.db", ""),
        ("versioned.db", "PRAGMA user_version = 1"),
        ("marked.db", "PRAGMA application_id = 7"),
        ("wal.db", "PRAGMA journal_mode = wal"),
    ] {
        let path = folder.path().join(name);
        drop(theirs(&path, pragmas));
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        for error in refused(&path) {
            assert!(matches!(error, StoreError::Foreign(_)), "{name}: {error:?}");
        }
    }
}

#[test]
fn the_log_that_another_program_left_is_not_played_back() {
    let (folder, crashed) = (a_folder(), a_folder());
    let path = folder.path().join("busy.db");
    let connection = theirs(&path, "PRAGMA journal_mode = wal");
    // As it lies after a power cut: the last writes are in the log alone.
    for name in ["busy.db", "busy.db-wal"] {
        fs::copy(folder.path().join(name), crashed.path().join(name)).unwrap();
    }
    drop(connection);
    for error in refused(&crashed.path().join("busy.db")) {
        assert!(matches!(error, StoreError::Foreign(_)), "{error:?}");
    }
}

#[test]
fn a_newer_file_is_named_and_left_with_all_its_rights() {
    let shelf = Shelf::new();
    drop(shelf.open(1));
    Connection::open(shelf.path())
        .unwrap()
        .pragma_update(None, "user_version", 99)
        .unwrap();
    fs::set_permissions(shelf.path(), fs::Permissions::from_mode(0o640)).unwrap();
    for error in refused(&shelf.path()) {
        assert!(
            matches!(error, StoreError::Newer { found: 99, .. }),
            "{error:?}"
        );
    }
}

#[test]
fn folders_links_and_pipes_are_no_files() {
    let folder = a_folder();
    let inside = folder.path().join("inside");
    fs::create_dir(&inside).unwrap();
    let (to_folder, to_nothing, to_theirs, pipe) = (
        inside.join("to-folder"),
        inside.join("to-nothing"),
        inside.join("to-theirs"),
        inside.join("pipe"),
    );
    drop(theirs(&folder.path().join("theirs.db"), ""));
    symlink(folder.path(), &to_folder).unwrap();
    symlink(folder.path().join("nothing.db"), &to_nothing).unwrap();
    symlink(folder.path().join("theirs.db"), &to_theirs).unwrap();
    assert!(
        Command::new("mkfifo")
            .arg(&pipe)
            .status()
            .unwrap()
            .success()
    );
    let outside = seen(folder.path());
    for path in [&inside, &to_folder, &to_theirs, &pipe] {
        for error in refused(path) {
            assert!(matches!(error, StoreError::Foreign(_)), "{error:?}");
        }
    }
    let [made, read] = refused(&to_nothing);
    assert!(matches!(made, StoreError::File { .. }), "{made:?}");
    assert!(matches!(read, StoreError::Missing(_)), "{read:?}");
    assert!(
        seen(folder.path()) == outside,
        "what a link points to was touched"
    );
}

#[test]
fn a_link_to_a_file_of_ours_leads_there() {
    let shelf = Shelf::new();
    add(&mut shelf.open(1), "Ana");
    let folder = a_folder();
    let link = folder.path().join("life.db");
    symlink(shelf.path(), &link).unwrap();
    add(&mut open(&link).unwrap(), "Jo");
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(shelf.open(2).reader().listed(today()).unwrap().len(), 2);
}

#[test]
fn half_a_file_of_ours_is_damaged_not_foreign_and_is_left_as_it_is() {
    let shelf = Shelf::new();
    add(&mut shelf.open(1), "Ana");
    let whole = fs::read(shelf.path()).unwrap();
    let folder = a_folder();
    for (name, length) in [
        ("half", whole.len() / 2),
        ("one page", 4096),
        ("one page less", whole.len() - 4096),
        ("a byte less", whole.len() - 1),
    ] {
        let path = folder.path().join(name.replace(' ', "-"));
        fs::write(&path, &whole[..length]).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        // It has our mark, so the database library looks at it; beside it, a log may stay.
        for error in [open(&path).unwrap_err(), Reader::open(&path).unwrap_err()] {
            assert!(matches!(error, StoreError::Damaged(_)), "{name}: {error:?}");
        }
        assert!(
            fs::read(&path).unwrap() == whole[..length],
            "{name} was touched"
        );
    }
    for length in [1, 15, 16, 60, 99] {
        let path = folder.path().join(format!("head-{length}"));
        fs::write(&path, &whole[..length]).unwrap();
        for error in refused(&path) {
            assert!(
                matches!(error, StoreError::Foreign(_) | StoreError::Damaged(_)),
                "{length}: {error:?}"
            );
        }
    }
}

/// Run by [`under_a_mask_that_hides_nothing`] in a process of its own.
#[test]
fn made_under_the_mask_of_this_process() {
    let Some(path) = std::env::var_os("BETWIXT_MADE_UNDER_MASK") else {
        return;
    };
    let path = Path::new(&path);
    let mut store = open(path).unwrap();
    add(&mut store, "Ana");
    // While it is open, the files beside it are there too.
    println!();
    for (name, (_, mode)) in seen(path.parent().unwrap()) {
        println!("{name} {:o}", mode & 0o777);
    }
}

#[test]
fn under_a_mask_that_hides_nothing() {
    let folder = a_folder();
    let path = folder.path().join("one").join("two").join("life.db");
    let run = Command::new("sh")
        .args(["-c", "umask 000; exec \"$0\" \"$@\""])
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", "--nocapture", "--test-threads=1"])
        .arg("store::refused::made_under_the_mask_of_this_process")
        .env("BETWIXT_MADE_UNDER_MASK", &path)
        .output()
        .unwrap();
    let said = String::from_utf8(run.stdout).unwrap();
    for line in ["life.db 600", "life.db-wal 600", "life.db-shm 600"] {
        assert!(said.lines().any(|said| said == line), "{line} in {said}");
    }
    for made in [
        path.parent().unwrap(),
        path.parent().unwrap().parent().unwrap(),
    ] {
        assert_eq!(
            fs::metadata(made).unwrap().permissions().mode() & 0o777,
            0o700
        );
    }
}
