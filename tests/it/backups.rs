//! Backups and putting them back, from the shell and by the screen.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use betwixt::store::backups::Backups;
use rusqlite::Connection;

use crate::program::Program;
use crate::pty::Pty;

fn names(program: &Program) -> Vec<String> {
    let all = program.json(&["backups"]);
    let all = all["backups"].as_array().unwrap();
    all.iter()
        .map(|one| one["name"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn a_backup_holds_everything_and_is_for_the_owner_alone() {
    let program = Program::new();
    program.ok(&["add", "Ana"]);
    program.ok(&["log", "yesterday: coffee with Ana #boat"]);
    let made = program.json(&["backup"]);
    let path = made["backup"]["path"].as_str().unwrap().to_owned();
    let rights = |path: &str| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(rights(&path), 0o600);
    let folder = Backups::of(&program.file()).folder().to_owned();
    assert_eq!(rights(folder.to_str().unwrap()), 0o700);
    assert_eq!(
        program.ok(&["--file", &path, "export"]),
        program.ok(&["export"])
    );
    assert_eq!(names(&program).len(), 1);
    // Nothing but the backup and the lock is left in the folder, also after it was read.
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 2);
    let copy = program.path("copy.db");
    program.ok(&["backup", "--to", copy.to_str().unwrap()]);
    assert_eq!(rights(copy.to_str().unwrap()), 0o600);
    program.fails(1, &["backup", "--to", copy.to_str().unwrap()]);
}

#[test]
fn a_backup_is_made_while_others_write_and_never_by_log() {
    let program = Program::new();
    program.ok(&["add", "Ana"]);
    let mut writer = Connection::open(program.file()).unwrap();
    let writing = writer
        .transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)
        .unwrap();
    writing
        .execute("INSERT INTO setting VALUES ('half', 'done')", [])
        .unwrap();
    program.ok(&["backup"]);
    writing.commit().unwrap();
    let kept = program.json(&["backups"])["backups"][0]["path"].clone();
    let kept = Connection::open(kept.as_str().unwrap()).unwrap();
    let settings: i64 = kept
        .query_row("SELECT count(*) FROM setting", [], |row| row.get(0))
        .unwrap();
    assert_eq!(settings, 0);
    program.ok(&["log", "coffee with Ana"]);
    assert_eq!(names(&program).len(), 1);
    let friends = program.write("friends.md", "### Friends:\n* Zoë\n");
    program.ok(&["import", "--yes", &friends]);
    assert!(names(&program)[0].ends_with(".import.db"));
}

#[test]
fn what_would_change_is_shown_and_the_present_file_stays() {
    let program = Program::new();
    program.ok(&["add", "Ana"]);
    program.ok(&["backup"]);
    program.ok(&["add", "Jo"]);
    program.ok(&["log", "coffee with Ana"]);
    let before = program.ok(&["export"]);
    let shown = program.ok(&["restore", "--dry-run"]);
    assert!(shown.contains("logged an interaction with Ana"), "{shown}");
    assert!(shown.contains("No longer here: Jo"), "{shown}");
    let refused = program.run(&["restore"]);
    assert_eq!(refused.code, 1, "{refused:?}");
    assert_eq!(program.ok(&["export"]), before);
    let put_back = program.json(&["restore", "--yes"]);
    assert_eq!(put_back["gone"].as_array().unwrap().len(), 2);
    let people = program.ok(&["people", "--all"]);
    assert!(people.contains("Ana") && !people.contains("Jo"), "{people}");
    let aside = put_back["aside"].as_str().unwrap();
    assert_eq!(program.ok(&["--file", aside, "export"]), before);
    // And back again.
    program.ok(&["restore", "--yes", aside]);
    assert_eq!(program.ok(&["export"]), before);
    assert!(
        program
            .ok(&["restore", "--yes", aside])
            .contains("the acts and the people that the present file holds")
    );
}

#[test]
fn nothing_is_put_back_while_another_program_has_the_file() {
    let program = Program::new();
    program.ok(&["add", "Ana"]);
    program.ok(&["backup"]);
    program.ok(&["add", "Jo"]);
    let mut pty = Pty::run("$BETWIXT", &program.file(), &[]);
    pty.wait_for("Ana");
    let told = program.run(&["restore", "--yes"]);
    assert_eq!(told.code, 1, "{told:?}");
    assert!(told.err.contains("another program has"), "{told:?}");
    pty.write("q");
    pty.wait_for_end();
    program.ok(&["restore", "--yes"]);
    assert!(!program.ok(&["people", "--all"]).contains("Jo"));
}

#[test]
fn a_damaged_file_makes_no_backup_and_the_last_sound_one_comes_back() {
    let program = Program::new();
    program.ok(&["add", "Ana"]);
    program.ok(&["backup"]);
    let good = program.ok(&["export"]);
    program.ok(&["add", "Jo"]);
    // The newest backup is damaged too: it is passed over.
    let newest = program.json(&["backup"])["backup"]["path"].clone();
    for path in [program.file(), newest.as_str().unwrap().into()] {
        let mut bytes = fs::read(&path).unwrap();
        let middle = bytes.len() / 2;
        bytes[8192..middle].fill(0x5a);
        fs::write(&path, bytes).unwrap();
    }
    let damaged = fs::read(program.file()).unwrap();
    let told = program.fails(3, &["backup"]);
    assert!(told.contains("damaged"), "{told}");
    assert_eq!(names(&program).len(), 2);
    let checked = program.json(&["backups", "--check"]);
    assert_eq!(checked["backups"][0]["sound"], false);
    assert_eq!(checked["backups"][1]["sound"], true);
    let put_back = program.json(&["restore", "--yes"]);
    assert_eq!(program.ok(&["export"]), good);
    let aside = put_back["aside"].as_str().unwrap();
    assert_eq!(fs::read(aside).unwrap(), damaged);
}

#[test]
fn the_screen_writes_nothing_to_a_file_that_its_backup_found_damaged() {
    let program = Program::new();
    program.ok(&["add", "Ana"]);
    let connection = Connection::open(program.file()).unwrap();
    let page: i64 = connection
        .query_row(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'candidate'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    drop(connection);
    let mut bytes = fs::read(program.file()).unwrap();
    let page = usize::try_from(page - 1).unwrap() * 4096;
    bytes[page..page + 64].fill(0x5a);
    fs::write(program.file(), &bytes).unwrap();
    let mut pty = Pty::run("$BETWIXT", &program.file(), &[]);
    pty.wait_for("No backup could be made. The file is damaged");
    pty.write("AJo\r");
    pty.wait_for("a look at all of it found so");
    pty.write("\u{1b}");
    pty.wait_until("the box is closed", Pty::hides_cursor);
    pty.write("q");
    pty.wait_for_end();
    assert_eq!(fs::read(program.file()).unwrap(), bytes);
}

#[test]
fn the_screen_makes_one_after_its_first_picture_if_anything_was_done() {
    let program = Program::new();
    let look = || {
        let mut pty = Pty::run("$BETWIXT", &program.file(), &[]);
        pty.wait_for("? help");
        pty
    };
    let leave = |mut pty: Pty| {
        pty.write("q");
        pty.wait_for_end();
    };
    leave(look());
    assert!(names(&program).is_empty());
    program.ok(&["add", "Ana"]);
    let pty = look();
    let until = std::time::Instant::now() + std::time::Duration::from_secs(20);
    while names(&program).is_empty() {
        assert!(std::time::Instant::now() < until, "no backup came");
    }
    leave(pty);
    assert!(names(&program)[0].ends_with(".screen.db"));
    leave(look());
    assert_eq!(names(&program).len(), 1);
}
