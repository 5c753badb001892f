//! Files that earlier versions wrote: each opens, with everything in it and all of its history.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use crate::program::Program;

/// A file of the first version, and what that version exported from it.
const FIRST: &[u8] = include_bytes!("../data/version1.db");
const FIRST_EXPORT: &str = include_str!("../data/version1.json");

fn of_the_first_version() -> Program {
    let program = Program::new();
    fs::write(program.file(), FIRST).unwrap();
    fs::set_permissions(program.file(), fs::Permissions::from_mode(0o600)).unwrap();
    program
}

#[test]
fn a_file_of_the_first_version_is_read_as_it_was() {
    // By a question that writes nothing itself, as by an act.
    let program = of_the_first_version();
    assert_eq!(program.ok(&["export"]), FIRST_EXPORT);
    let backups = program.ok(&["backups"]);
    assert!(backups.contains("migration"), "{backups}");
    program.ok(&["doctor"]);
}

#[test]
fn its_history_goes_on_both_ways() {
    let program = of_the_first_version();
    program.ok(&["redo"]);
    assert!(program.ok(&["show", "Elodie"]).contains("Nantes"));
    program.ok(&["log", "yesterday: a walk with Élodie, heron on the quay"]);
    assert!(program.ok(&["find", "heron"]).contains("Élodie"));
    assert!(program.ok(&["find", "exam"]).contains("王小明"));
    program.ok(&["undo"]);
    program.ok(&["undo"]);
    assert_eq!(program.ok(&["export"]), FIRST_EXPORT);
    for _ in 0..7 {
        program.ok(&["undo"]);
    }
    assert!(!program.ok(&["people", "--all"]).contains("Élodie"));
    for _ in 0..7 {
        program.ok(&["redo"]);
    }
    assert_eq!(program.ok(&["export"]), FIRST_EXPORT);
    // The search index followed all of it.
    program.ok(&["doctor"]);
}
