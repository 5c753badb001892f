//! Hostile, broken and unlucky: a clear sentence, and nothing lost.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _};
use std::process::Stdio;
use std::thread;

use serde_json::{Value, json};

use crate::program::{Program, said};

#[test]
fn a_foreign_or_newer_file_is_refused_and_left_as_it_is() {
    for content in [
        &b"Dear diary, today nothing happened."[..],
        b"SQLite format 3\0 but not really one",
    ] {
        let program = Program::new();
        program.write("betwixt.db", content);
        for verb in [&["people"][..], &["add", "Ana"], &["undo"], &["export"]] {
            let error = program.fails(3, verb);
            assert!(
                error.contains("betwixt.db") && error.contains("--file"),
                "{verb:?}: {error}"
            );
        }
        assert_eq!(fs::read(program.file()).unwrap(), content);
    }
    let program = Program::new();
    program.ok(&["add", "Ana"]);
    let connection = rusqlite::Connection::open(program.file()).unwrap();
    connection.pragma_update(None, "user_version", 99).unwrap();
    drop(connection);
    let error = program.fails(3, &["people"]);
    assert!(
        error.contains("newer betwixt") && error.contains("99"),
        "{error}"
    );
    let error: Value = serde_json::from_str(&program.fails(3, &["add", "Jo", "--json"])).unwrap();
    assert!(error["error"]["next"].as_str().unwrap().contains("99"));
}

#[test]
fn a_folder_in_place_of_a_file_is_told() {
    let program = Program::new();
    fs::create_dir(program.path("betwixt.db")).unwrap();
    for verb in [&["people"][..], &["add", "Ana"]] {
        program.fails(3, verb);
    }
    let folder = program.path("folder");
    fs::create_dir(&folder).unwrap();
    program.fails(1, &["import", "--yes", folder.to_str().unwrap()]);
    program.fails(1, &["import", "--yes", "no-such-file"]);
}

/// The owner of the machine may write anywhere, so that it cannot be tested as one.
#[cfg(unix)]
#[test]
fn a_read_only_folder_is_told_and_can_be_read() {
    use std::os::unix::fs::PermissionsExt as _;
    let program = Program::new();
    program.ok(&["add", "Ana"]);
    let locked = program.path("locked");
    fs::create_dir(&locked).unwrap();
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o500)).unwrap();
    let probe = fs::write(locked.join("probe"), "");
    let path = locked.join("betwixt.db");
    if probe.is_err() {
        let error = program.fails(3, &["--file", path.to_str().unwrap(), "add", "Ana"]);
        assert!(error.contains("--file"), "{error}");
        let out = locked.join("export.json");
        program.fails(1, &["export", "--out", out.to_str().unwrap()]);
    }
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o700)).unwrap();
}

#[test]
fn escape_sequences_reach_no_terminal() {
    let program = Program::new();
    let name = "\u{1b}]0;owned\u{7}\u{1b}[2JEve\u{202e}\u{9b}m";
    program.ok(&[
        "add",
        name,
        "--note",
        name,
        "--circle",
        name,
        "--tag",
        name,
        "--lives-in",
        name,
    ]);
    let id = program.json(&["people", "--all"])["people"][0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    program.ok(&["log", &format!("walked with @\"{name}\" {name}")]);
    program.ok(&["edit", &id, "--every", "3"]);
    program.ok(&["trash", &id]);
    for verb in [
        &["people", "--all"][..],
        &["quiet", "--all"],
        &["history"],
        &["trash"],
        &["trash", "--json"],
        &["export"],
        &["show", name],
        &["show", &id],
        &["undo"],
        &["show", &id],
        &["show", &id, "--json"],
        &["add", name],
    ] {
        let said = program.run(verb);
        for text in [&said.out, &said.err] {
            let hostile = text
                .chars()
                .find(|c| (c.is_control() && *c != '\n') || *c == '\u{202e}');
            assert_eq!(hostile, None, "{verb:?}: {text:?}");
        }
    }
    assert_eq!(program.json(&["show", &id])["person"]["note"], name);
}

#[test]
fn a_note_of_a_megabyte_is_kept_whole() {
    let program = Program::new();
    let words = "long walk 王小明 ".repeat(50_000);
    let document = json!({
        "format": "betwixt", "version": 1,
        "people": [{"id": "1", "name": "Ana", "note": words}],
        "interactions": [{"id": "2", "day": "2026-11-01", "words": words, "people": [{"id": "1", "two_way": true}]}],
    });
    let path = program.write("big.json", document.to_string());
    program.ok(&["import", "--yes", &path]);
    let shown = program.json(&["show", "Ana"]);
    assert_eq!(shown["person"]["note"], words);
    assert_eq!(shown["interactions"][0]["words"], words);
    assert!(program.ok(&["show", "Ana"]).len() > 1_000_000);
    let sentence = format!("walked with Ana. {}", "la ".repeat(40_000));
    program.ok(&["log", &sentence]);
    assert_eq!(
        program.json(&["show", "Ana"])["interactions"]
            .as_array()
            .unwrap()
            .len(),
        2
    );
}

#[test]
fn an_impossible_or_future_day_is_refused_and_nothing_is_moved() {
    let program = Program::new();
    program.ok(&["add", "Ana"]);
    for sentence in ["2026-02-30: walked with Ana", "2027-03-01: walked with Ana"] {
        let error = program.fails(1, &["log", sentence]);
        assert!(error.contains("20"), "{error}");
    }
    assert_eq!(program.json(&["show", "Ana"])["interactions"], json!([]));
    program.fails(1, &["log", " "]);
}

#[test]
fn broken_text_in_an_argument_is_no_panic() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    let program = Program::new();
    let broken = OsStr::from_bytes(b"Ren\xe9");
    for verb in ["add", "show", "log"] {
        let said = said(program.command().arg(verb).arg(broken));
        assert_eq!(said.code, 2, "{said:?}");
        assert!(!said.err.contains("panicked"));
    }
    let said = said(program.command().args(["export", "--out"]).arg(broken));
    assert_eq!(said.code, 0, "{said:?}");
}

#[test]
fn many_programs_write_at_once_and_nothing_is_lost() {
    let program = Program::new();
    let writers = 6;
    let each = 5;
    thread::scope(|scope| {
        for writer in 0..writers {
            let program = &program;
            scope.spawn(move || {
                for number in 0..each {
                    program.ok(&["add", &format!("Person {writer} {number}")]);
                }
            });
        }
    });
    let people = program.json(&["people", "--all"])["people"]
        .as_array()
        .unwrap()
        .clone();
    assert_eq!(people.len(), writers * each);
    assert_eq!(
        program.json(&["history", "-n", "100"])["acts"]
            .as_array()
            .unwrap()
            .len(),
        writers * each
    );
    let ids: std::collections::HashSet<_> = people
        .iter()
        .map(|row| row["id"].as_str().unwrap())
        .collect();
    assert_eq!(ids.len(), writers * each);
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let program = Program::new();
    let out = program.path("demo.db");
    let out = out.to_str().unwrap();
    program.ok(&[
        "demo",
        "--people",
        "40",
        "--interactions",
        "3000",
        "--out",
        out,
    ]);
    for verb in [
        &["export"][..],
        &["show", "1", "--json"],
        &["people", "--json"],
    ] {
        let mut child = program
            .command()
            .args(["--file", out])
            .args(verb)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut first = String::new();
        let mut pipe = BufReader::with_capacity(16, child.stdout.take().unwrap());
        pipe.read_line(&mut first).unwrap();
        drop(pipe);
        let mut error = String::new();
        child
            .stderr
            .take()
            .unwrap()
            .read_to_string(&mut error)
            .unwrap();
        let code = child.wait().unwrap().code();
        if verb[0] == "show" {
            continue;
        }
        assert_eq!((code, error.as_str()), (Some(0), ""), "{verb:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_file_that_others_may_read_is_made_private_and_told() {
    use std::os::unix::fs::PermissionsExt as _;
    let program = Program::new();
    program.ok(&["add", "Ana"]);
    fs::set_permissions(program.file(), fs::Permissions::from_mode(0o644)).unwrap();
    let said = program.run(&["add", "Jo"]);
    assert!(said.err.contains("Now only you can"), "{said:?}");
    assert_eq!(
        program.file().metadata().unwrap().permissions().mode() & 0o777,
        0o600
    );
}
