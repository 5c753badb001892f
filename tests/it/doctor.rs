//! What `doctor` sees, and that it leaves everything as it is.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use serde_json::Value;

use crate::program::{Program, said};

fn checks(program: &Program, code: i32, file: Option<&str>) -> Vec<(String, String)> {
    let mut command = program.command();
    command.args(["doctor", "--json"]);
    if let Some(file) = file {
        command.args(["--file", file]);
    }
    let said = said(&mut command);
    assert_eq!(said.code, code, "{said:?}");
    let answer: Value = serde_json::from_str(&said.out).unwrap();
    let checks = answer["checks"].as_array().unwrap();
    let text = |check: &Value, key: &str| check[key].as_str().unwrap().to_owned();
    checks
        .iter()
        .map(|check| (text(check, "name"), text(check, "how")))
        .collect()
}

fn how<'c>(checks: &'c [(String, String)], name: &str) -> &'c str {
    let found = checks.iter().find(|(check, _)| check == name);
    found.map_or("", |(_, how)| how)
}

#[test]
fn a_file_that_is_well_is_said_to_be() {
    let program = Program::new();
    assert_eq!(how(&checks(&program, 0, None), "file"), "well");
    assert!(!program.file().exists());
    program.ok(&["add", "Ana"]);
    assert_eq!(how(&checks(&program, 1, None), "backups"), "look");
    program.ok(&["backup"]);
    let well = checks(&program, 0, None);
    for name in [
        "file",
        "SQLite",
        "integrity",
        "search",
        "clock",
        "permissions",
        "place",
        "backups",
        "terminal",
    ] {
        assert_eq!(how(&well, name), "well", "{name}");
    }
}

#[test]
fn what_is_not_well_is_named_with_what_to_do() {
    let program = Program::new();
    program.ok(&["add", "Ana"]);
    program.ok(&["backup"]);
    let file = program.file();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).unwrap();
    let open = program.run(&["doctor"]);
    assert_eq!(open.code, 1);
    assert!(open.out.contains("chmod go-rwx"), "{}", open.out);
    fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
    fs::create_dir(program.path("Dropbox")).unwrap();
    let there = program.path("Dropbox").join("life.db");
    let there = there.to_str().unwrap();
    program.ok(&["backup", "--to", there]);
    assert_eq!(how(&checks(&program, 1, Some(there)), "place"), "look");
    rusqlite::Connection::open(&file)
        .unwrap()
        .execute(
            "DELETE FROM search WHERE rowid IN (SELECT id FROM person)",
            [],
        )
        .unwrap();
    assert_eq!(how(&checks(&program, 1, None), "search"), "look");
    let mut bytes = fs::read(&file).unwrap();
    let end = bytes.len();
    bytes[8192..end / 2].fill(0x5a);
    fs::write(&file, &bytes).unwrap();
    assert_eq!(how(&checks(&program, 3, None), "integrity"), "damaged");
    assert_eq!(fs::read(&file).unwrap(), bytes);
    fs::write(&file, "not a database at all").unwrap();
    assert_eq!(how(&checks(&program, 3, None), "integrity"), "damaged");
}
