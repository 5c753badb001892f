//! Tables for a spreadsheet: harmless there, and every text in them lossless.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use betwixt::exchange::csv::cell;

use crate::program::Program;

/// The rows below the heading.
fn rows(table: &str) -> Vec<Vec<String>> {
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    assert_eq!(reader.headers().unwrap().get(0), Some("id"));
    reader
        .records()
        .map(|row| row.unwrap().iter().map(str::to_owned).collect())
        .collect()
}

#[test]
fn no_cell_is_a_formula_and_each_gives_its_text_back() {
    let names = [
        "=HYPERLINK(\"x\")",
        "+49 30",
        "-1",
        "@ana",
        "'=twice",
        "O'Brien, \"Bob\"",
        "王小明",
        "'t Hooft",
    ];
    let program = Program::new();
    for name in names {
        program.ok(&["add", "--", name]);
    }
    program.ok(&["add", "Gone"]);
    program.ok(&["trash", "Gone"]);
    let table = program.ok(&["export", "--csv", "people"]);
    let found = rows(&table);
    let cells = found.iter().flatten();
    assert!(
        cells
            .clone()
            .all(|cell| !cell.starts_with(['=', '+', '-', '@'])),
        "{table}"
    );
    let told: Vec<&str> = found.iter().map(|row| cell::text(&row[1])).collect();
    assert_eq!(told, names);
}

#[test]
fn what_happened_stands_in_a_row_with_its_people_by_name() {
    let program = Program::new();
    program.ok(&["add", "Ana Petrović"]);
    program.ok(&["add", "Jo Novak"]);
    program.ok(&[
        "log",
        "yesterday: =walked= 2h with Ana and Jo at:Kalemegdan #boat",
    ]);
    program.ok(&["log", "called Ana"]);
    program.ok(&["undo"]);
    let out = program.path("what.csv");
    program.ok(&[
        "export",
        "--csv",
        "interactions",
        "--out",
        out.to_str().unwrap(),
    ]);
    assert_eq!(
        fs::metadata(&out).unwrap().permissions().mode() & 0o777,
        0o600
    );
    let found = rows(&fs::read_to_string(&out).unwrap());
    assert_eq!(found.len(), 1);
    assert_eq!(found[0][1], "2026-11-21");
    assert_eq!(found[0][5], "Ana Petrović; Jo Novak");
    assert_eq!(found[0][6], "yes; yes");
    assert_eq!(found[0][8], "120");
    assert_eq!(found[0][12], "Kalemegdan");
    // What is there is not written over.
    program.fails(
        1,
        &["export", "--csv", "people", "--out", out.to_str().unwrap()],
    );
    // Without a file there is the heading alone.
    let empty = Program::new();
    assert_eq!(empty.ok(&["export", "--csv", "people"]).lines().count(), 1);
}
