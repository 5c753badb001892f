//! Files: made for the owner alone, refused when they are not ours, shared by several programs.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::thread;

use betwixt::clock;
use betwixt::domain::id::IdSource;
use betwixt::store::error::StoreError;
use betwixt::store::open::{Reader, Store};

use crate::store::shelf::{Shelf, add, log, strings};

fn open(path: &std::path::Path) -> Result<Store, StoreError> {
    Store::open(path, IdSource::seeded(1), 1)
}

#[test]
fn file_and_folder_are_the_owners_alone() {
    let shelf = Shelf::new();
    let mut store = shelf.open(1);
    add(&mut store, "Ana");
    let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&shelf.path()), 0o600);
    assert_eq!(mode(shelf.path().parent().unwrap()), 0o700);
    for beside in fs::read_dir(shelf.path().parent().unwrap()).unwrap() {
        assert_eq!(mode(&beside.unwrap().path()) & 0o077, 0);
    }
    drop(store);
    fs::set_permissions(shelf.path(), fs::Permissions::from_mode(0o644)).unwrap();
    let beside = shelf.path().with_file_name("life.db-wal");
    fs::write(&beside, "").unwrap();
    fs::set_permissions(&beside, fs::Permissions::from_mode(0o644)).unwrap();
    let opened = shelf.open(2);
    assert!(opened.was_open_to_others());
    assert_eq!(mode(&beside) & 0o077, 0);
    drop(opened);
    assert_eq!(mode(&shelf.path()), 0o600);
}

#[test]
fn what_is_not_ours_is_refused_and_left_as_it_is() {
    let shelf = Shelf::new();
    let folder = shelf.path().parent().unwrap().to_owned();
    fs::create_dir_all(&folder).unwrap();
    let text = folder.join("notes.txt");
    fs::write(&text, "dear diary").unwrap();
    let foreign = folder.join("other.db");
    rusqlite::Connection::open(&foreign)
        .unwrap()
        .execute_batch("CREATE TABLE theirs (x)")
        .unwrap();
    let newer = folder.join("newer.db");
    drop(open(&newer).unwrap());
    rusqlite::Connection::open(&newer)
        .unwrap()
        .pragma_update(None, "user_version", 99)
        .unwrap();
    for path in [&text, &foreign, &newer] {
        let before = fs::read(path).unwrap();
        for refused in [open(path).err().unwrap(), Reader::open(path).err().unwrap()] {
            let told = refused.to_string();
            assert!(
                matches!(refused, StoreError::Foreign(_) | StoreError::Newer { .. }),
                "{told}"
            );
            assert!(told.contains(path.to_str().unwrap()), "{told}");
        }
        assert_eq!(fs::read(path).unwrap(), before);
    }
    assert!(open(&newer).err().unwrap().to_string().contains("99"));
    assert!(matches!(open(&folder), Err(StoreError::Foreign(_))));
}

#[test]
fn an_empty_file_becomes_ours_and_a_missing_one_is_no_file_to_read() {
    let shelf = Shelf::new();
    assert!(matches!(
        Reader::open(&shelf.path()),
        Err(StoreError::Missing(_))
    ));
    fs::create_dir_all(shelf.path().parent().unwrap()).unwrap();
    fs::write(shelf.path(), "").unwrap();
    add(&mut shelf.open(1), "Ana");
    assert!(Reader::open(&shelf.path()).is_ok());
}

#[test]
fn nothing_is_written_through_a_reader() {
    let shelf = Shelf::new();
    add(&mut shelf.open(1), "Ana");
    let before = fs::read(shelf.path()).unwrap();
    let reader = Reader::open(&shelf.path()).unwrap();
    let today = crate::store::shelf::today();
    let id = reader.listed(today).unwrap()[0].id;
    reader.person_page(id, today, clock::day).unwrap().unwrap();
    reader.quiet(today).unwrap();
    drop(reader);
    assert_eq!(fs::read(shelf.path()).unwrap(), before);
}

#[test]
fn a_reader_notices_what_others_write() {
    let shelf = Shelf::new();
    let mut store = shelf.open(1);
    let reader = Reader::open(&shelf.path()).unwrap();
    let before = reader.data_version().unwrap();
    assert_eq!(reader.data_version().unwrap(), before);
    add(&mut store, "Ana");
    assert_ne!(reader.data_version().unwrap(), before);
}

#[test]
fn several_programs_write_at_once_and_nothing_is_lost() {
    let shelf = Shelf::new();
    add(&mut shelf.open(1), "Ana");
    thread::scope(|scope| {
        for sitting in 2..6 {
            let shelf = &shelf;
            scope.spawn(move || {
                let mut store = shelf.open(sitting);
                for number in 0..25 {
                    log(
                        &mut store,
                        &format!("2026-10-01: lunch with Ana, {sitting}/{number}"),
                    );
                }
            });
        }
    });
    let connection = rusqlite::Connection::open(shelf.path()).unwrap();
    assert_eq!(
        strings(
            &connection,
            "SELECT CAST(count(*) AS TEXT) FROM interaction"
        ),
        ["100"]
    );
    assert_eq!(
        strings(
            &connection,
            "SELECT CAST(count(*) AS TEXT) FROM act WHERE verb = 'log'"
        ),
        ["100"]
    );
    shelf.check();
}

#[test]
fn several_programs_make_the_file_at_once() {
    let shelf = Shelf::new();
    thread::scope(|scope| {
        for sitting in 1..5 {
            let shelf = &shelf;
            scope.spawn(move || add(&mut shelf.open(sitting), &format!("Person {sitting}")));
        }
    });
    assert_eq!(
        shelf
            .open(9)
            .reader()
            .listed(crate::store::shelf::today())
            .unwrap()
            .len(),
        4
    );
    shelf.check();
}

/// A second connection of a screen must not cost the first its lock: another program would then take
/// the log away when it ends, and what the screen writes afterwards would be lost.
#[test]
fn what_a_screen_writes_after_the_shell_has_ended_is_not_lost() {
    let shelf = Shelf::new();
    let mut store = shelf.open(1);
    add(&mut store, "Ana");
    let reader = Reader::open(&shelf.path()).unwrap();
    shell(&shelf, &["add", "Jo"]);
    assert!(shelf.path().with_file_name("life.db-wal").exists());
    add(&mut store, "Zoë");
    drop(Reader::open(&shelf.path()).unwrap());
    shell(&shelf, &["add", "Kim"]);
    add(&mut store, "Mia");
    let people = shell(&shelf, &["people", "--all"]);
    for name in ["Ana", "Jo", "Zoë", "Kim", "Mia"] {
        assert!(people.contains(name), "{name} is lost:\n{people}");
    }
    drop((store, reader));
    shelf.check();
}

/// Runs a verb in a process of its own.
fn shell(shelf: &Shelf, arguments: &[&str]) -> String {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_betwixt"))
        .args(arguments)
        .env("BETWIXT_FILE", shelf.path())
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}
