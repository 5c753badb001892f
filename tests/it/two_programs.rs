//! Several programs on one file, and a file that is replaced under one of them.

use std::fs;
use std::process::Command;
use std::time::{Duration, Instant};

use betwixt::app::effect::ENTRY_DRAFT;
use betwixt::domain::id::IdSource;
use betwixt::store::error::StoreError;
use betwixt::store::open::{Reader, Store};
use rusqlite::{Connection, TransactionBehavior};
use tempfile::TempDir;

use crate::pty::Pty;
use crate::store::shelf::{Shelf, add, stamp};

#[test]
fn each_sitting_has_a_draft_of_its_own_and_all_are_offered_back() {
    let shelf = Shelf::new();
    let (mut one, mut other) = (shelf.open(1), shelf.open(2));
    one.keep_draft("box", "coffee with", 10).unwrap();
    other.keep_draft("box", "walked", 20).unwrap();
    one.keep_draft("box", "coffee with Ana", 30).unwrap();
    drop((one, other));
    let mut later = shelf.open(3);
    let reader = Reader::open(&shelf.path()).unwrap();
    assert_eq!(reader.draft("box").unwrap().unwrap(), "coffee with Ana");
    let offered = later.take_over_draft("box", 40).unwrap();
    assert_eq!(offered.unwrap(), "coffee with Ana");
    assert_eq!(later.take_over_draft("box", 40).unwrap(), None);
    later.keep_draft("box", "", 50).unwrap();
    // One that is being typed at the moment is left alone.
    assert_eq!(later.take_over_draft("box", 15).unwrap(), None);
    let offered = later.take_over_draft("box", 40).unwrap();
    assert_eq!(offered.unwrap(), "walked");
    later.keep_draft("box", "", 60).unwrap();
    assert_eq!(reader.draft("box").unwrap(), None);
}

#[test]
fn what_a_screen_is_in_the_middle_of_is_left_alone_until_it_ends() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("life.db");
    let mut pty = Pty::run("$BETWIXT", &file, &[]);
    pty.wait_for("Nobody is here yet.");
    pty.write("ahalf a sentence");
    pty.wait_for("half a sentence");
    let other = Connection::open(&file).unwrap();
    let until = Instant::now() + Duration::from_secs(20);
    while other
        .query_row("SELECT count(*) FROM draft", [], |row| row.get::<_, i64>(0))
        .unwrap()
        == 0
    {
        assert!(Instant::now() < until, "{}", pty.screen());
        std::thread::yield_now();
    }
    drop(other);
    let mut store = Store::open(&file, IdSource::seeded(1), 7).unwrap();
    assert_eq!(store.take_over_draft(ENTRY_DRAFT, i64::MAX).unwrap(), None);
    assert_eq!(store.reader().draft(ENTRY_DRAFT).unwrap(), None);
    pty.write("\u{1b}");
    pty.wait_for("kept as a draft");
    pty.write("q");
    pty.wait_for_end();
    let offered = store.take_over_draft(ENTRY_DRAFT, i64::MAX).unwrap();
    assert_eq!(offered.unwrap(), "half a sentence");
}

#[test]
fn a_draft_does_not_move_the_mark_and_every_act_does() {
    let shelf = Shelf::new();
    let mut store = shelf.open(1);
    add(&mut store, "Ana");
    let reader = Reader::open(&shelf.path()).unwrap();
    let added = reader.mark().unwrap();
    store.keep_draft("box", "coffee", 10).unwrap();
    assert_eq!(reader.mark().unwrap(), added);
    store.undo().unwrap();
    let undone = reader.mark().unwrap();
    assert_ne!(undone, added);
    store.redo().unwrap();
    assert_eq!(reader.mark().unwrap(), added);
    let person = reader.known_people().unwrap()[0].id;
    betwixt::store::forget::forget(&shelf.path(), person).unwrap();
    assert!(![added, undone].contains(&reader.mark().unwrap()));
}

#[test]
fn nothing_is_written_to_a_file_that_was_replaced() {
    let shelf = Shelf::new();
    let mut store = shelf.open(1);
    add(&mut store, "Ana");
    let copy = shelf.path().with_file_name("copy");
    fs::copy(shelf.path(), &copy).unwrap();
    fs::rename(&copy, shelf.path()).unwrap();
    let refused = store.undo().err().unwrap();
    assert!(matches!(refused, StoreError::Replaced(_)), "{refused}");
    let refused = store.keep_draft("box", "coffee", stamp().at).err().unwrap();
    assert!(matches!(refused, StoreError::Replaced(_)), "{refused}");
}

#[test]
fn the_screen_says_that_its_file_was_replaced_and_keeps_what_was_typed() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("life.db");
    let mut pty = Pty::run("$BETWIXT", &file, &[]);
    pty.wait_for("Nobody is here yet.");
    pty.write("AAna\r");
    pty.wait_for("added Ana");
    let copy = folder.path().join("copy");
    let made = Command::new(env!("CARGO_BIN_EXE_betwixt"))
        .args(["backup", "--to"])
        .arg(&copy)
        .env("BETWIXT_FILE", &file)
        .output()
        .unwrap();
    assert!(made.status.success());
    fs::rename(&copy, &file).unwrap();
    fs::remove_file(folder.path().join("life.db-wal")).unwrap();
    fs::remove_file(folder.path().join("life.db-shm")).unwrap();
    pty.wait_for("was moved, or replaced");
    pty.write("ahalf a sentence\r");
    pty.wait_for("what stands in the box is kept");
    pty.write("\u{1b}");
    pty.wait_for("kept as a draft");
    pty.write("q");
    pty.wait_for_end();
    let reader = Reader::open(&file).unwrap();
    let kept = reader.draft(betwixt::app::effect::ENTRY_DRAFT).unwrap();
    assert_eq!(kept.unwrap(), "half a sentence");
}

#[test]
fn leaving_does_not_wait_for_another_program_and_gives_the_sentence_back() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("life.db");
    let mut pty = Pty::run("$BETWIXT", &file, &[]);
    pty.wait_for("Nobody is here yet.");
    let mut other = Connection::open(&file).unwrap();
    let held = other
        .transaction_with_behavior(TransactionBehavior::Immediate)
        .unwrap();
    pty.write("ahalf a sentence");
    pty.wait_for("half a sentence");
    pty.write("\u{1b}");
    pty.wait_for("kept as a draft");
    pty.write("q");
    // It ends while the other still holds the file.
    pty.wait_for_end();
    let screen = pty.screen();
    assert!(
        screen.contains("could not be kept; here it is:"),
        "{screen}"
    );
    assert!(screen.contains("half a sentence"), "{screen}");
    held.rollback().unwrap();
}
