//! Our own JSON: everything out, everything in, byte for byte.

use betwixt::domain::act::Source;
use betwixt::domain::document::Document;
use betwixt::domain::id::IdSource;
use betwixt::exchange::json::{read, write};
use betwixt::store::import::Format;
use betwixt::store::open::{Stamp, Store};
use serde_json::json;

use crate::program::Program;
use crate::whole_document::{HOSTILE, filled_with};

const STAMP: Stamp = Stamp {
    at: 1_700_000_000_000,
    source: Source::Shell,
};

/// The export of an empty file into which `document` came.
fn export_of(document: &Document) -> Vec<u8> {
    let program = Program::new();
    let mut store = Store::open(&program.file(), IdSource::seeded(1), 1).unwrap();
    store
        .import(document, &mut std::iter::empty(), Format::Json, "x", STAMP)
        .unwrap();
    let mut out = Vec::new();
    write::write(Some(store.reader()), &mut out).unwrap();
    store.undo().unwrap();
    let mut empty = Vec::new();
    write::write(Some(store.reader()), &mut empty).unwrap();
    assert_eq!(
        read::read(&empty).unwrap(),
        Document::default(),
        "undo takes all of it back"
    );
    store.redo().unwrap();
    let mut again = Vec::new();
    write::write(Some(store.reader()), &mut again).unwrap();
    assert_eq!(again, out, "and redo brings all of it in");
    out
}

#[test]
fn every_field_survives_with_every_text() {
    for text in HOSTILE {
        let document = filled_with(text);
        let first = export_of(&document);
        assert_eq!(read::read(&first).unwrap(), document, "{text:?}");
        assert_eq!(export_of(&read::read(&first).unwrap()), first, "{text:?}");
    }
}

#[test]
fn an_export_never_drives_a_terminal() {
    for text in HOSTILE {
        let export = String::from_utf8(export_of(&filled_with(text))).unwrap();
        assert!(
            !export.chars().any(|c| c.is_control() && c != '\n'),
            "{text:?}"
        );
        assert!(!export.contains(['\u{202e}', '\u{200b}', '\u{2028}', '\u{e0041}']));
    }
}

#[test]
fn an_export_imported_into_an_empty_file_gives_the_same_export() {
    let program = Program::new();
    program.ok(&[
        "add",
        "Ana",
        "--circle",
        "close",
        "--note",
        "\u{1b}[31mred\nand more",
    ]);
    program.ok(&["log", "walked with Ana, 2h #boat"]);
    program.ok(&["add", "Jo"]);
    program.ok(&["trash", "Jo"]);
    let out = program.path("export.json");
    program.ok(&["export", "--json", "--out", out.to_str().unwrap()]);
    let other = Program::new();
    other.ok(&["import", "--yes", out.to_str().unwrap()]);
    let written = std::fs::read_to_string(&out).unwrap();
    assert_eq!(other.ok(&["export"]), written);
    assert_eq!(program.ok(&["export"]), written);
    other.ok(&["undo"]);
    assert_eq!(other.json(&["export"])["people"], json!([]));
    let error = program.fails(1, &["export", "--out", out.to_str().unwrap()]);
    assert!(error.contains("left as it is"), "{error}");
}

#[test]
fn an_import_repeated_changes_nothing_and_new_rows_stay_above() {
    let program = Program::new();
    let path = program.write(
        "other.json",
        r#"{"format": "betwixt", "version": 1, "people": [{"id": "9223370000000000000", "name": "Ana"}]}"#,
    );
    program.ok(&["import", "--yes", &path]);
    let added = program.json(&["add", "Jo"]);
    let number: i64 = added["person"]["id"].as_str().unwrap().parse().unwrap();
    assert!(number > 9_223_370_000_000_000_000);
    let before = program.ok(&["export"]);
    let again = program.json(&["import", "--yes", &path])["imported"].clone();
    assert_eq!(
        (&again["people"], &again["already_here"]),
        (&json!(0), &json!(1))
    );
    assert_eq!(program.ok(&["export"]), before);
    let told = program.ok(&["import", "--yes", &path]);
    assert_eq!(
        told,
        "Nothing new in this JSON export.\nThere already: 1 entry\n"
    );
    program.ok(&["undo"]);
    let people = program.json(&["people", "--all"]);
    let names = people["people"].as_array().unwrap().iter();
    assert_eq!(names.map(|one| &one["name"]).collect::<Vec<_>>(), ["Ana"]);
}

#[test]
fn what_is_here_already_is_told_before_the_rest_comes_in() {
    let program = Program::new();
    let ana = r#"{"id": "1", "name": "Ana"}"#;
    let of = |rows: &str| format!(r#"{{"format": "betwixt", "version": 1, "people": [{rows}]}}"#);
    let path = program.write("one.json", of(ana));
    program.ok(&["import", "--yes", &path]);
    let rows = format!(r#"{ana}, {{"id": "2", "name": "Jo", "met_through": "1"}}"#);
    let path = program.write("two.json", of(&rows));
    let told = program.ok(&["import", "--dry-run", &path]);
    assert_eq!(
        told,
        "From this JSON export: 1 person\n  Jo\nThere already: 1 entry\n"
    );
    let dry = program.json(&["import", "--dry-run", &path]);
    assert_eq!(program.json(&["import", "--yes", &path]), dry);
    assert_eq!(dry["imported"]["people"], 1);
    assert_eq!(dry["imported"]["already_here"], 1);
}

#[test]
fn a_document_that_cannot_be_is_refused_whole() {
    for (rows, told) in [
        (
            r#""people": [{"id": "1", "name": "A", "met_through": "7"}]"#,
            "person 1",
        ),
        (
            r#""interactions": [{"id": "1", "day": "2026", "people": [{"id": "7", "two_way": true}]}]"#,
            "interaction 1 breaks a rule of the file: it points to person 7",
        ),
        (
            r#""candidates": [{"id": "3", "source": "a", "day": "2026", "state": "waiting", "interaction": "4"}]"#,
            "candidate 3",
        ),
        (
            r#""people": [{"id": "9223372036854775807", "name": "A"}]"#,
            "an id may be",
        ),
        (
            r#""people": [{"id": "1", "name": "A"}, {"id": "1", "name": "B"}]"#,
            "person 1",
        ),
        (r#""people": [{"id": "-1", "name": "A"}]"#, "line 1"),
        (r#""people": [{"id": "1", "name": "A\u0000B"}]"#, "NUL"),
        (r#""people": [{"id": "1"}]"#, "missing field `name`"),
    ] {
        let program = Program::new();
        program.ok(&["add", "Sam"]);
        let before = program.ok(&["export"]);
        let path = program.write(
            "x.json",
            format!("{{\"format\": \"betwixt\", \"version\": 1, {rows}}}"),
        );
        let said = program.run(&["import", "--yes", &path]);
        assert_eq!(said.code, 1, "{rows}: {said:?}");
        assert!(said.err.contains(told), "{rows}: {said:?}");
        let dry = program.run(&["import", "--dry-run", &path]);
        assert_eq!((dry.code, dry.err), (said.code, said.err), "{rows}");
        assert_eq!(program.ok(&["export"]), before);
        assert_eq!(
            program.json(&["history"])["acts"].as_array().unwrap().len(),
            1
        );
    }
    let program = Program::new();
    let path = program.write("x.json", r#"{"format": "betwixt", "version": 9}"#);
    let error = program.fails(1, &["import", "--yes", &path]);
    assert!(
        error.contains("version 9") && error.contains("up to 1"),
        "{error}"
    );
}

/// The page on the format names the keys of each list, in their order, and its example comes in.
#[test]
fn the_page_on_the_format_is_true() {
    let page = include_str!("../../docs/format.md");
    let export = String::from_utf8(export_of(&filled_with("x"))).unwrap();
    let there: Vec<&str> = export
        .lines()
        .filter_map(|line| line.strip_prefix("  \"")?.strip_suffix("\": ["))
        .collect();
    let told: Vec<&str> = page
        .lines()
        .filter_map(|line| line.strip_prefix("## "))
        .collect();
    assert_eq!(told, [&there[..], &["record"]].concat());
    for list in there {
        let row = export.split(&format!("  \"{list}\": [\n")).nth(1).unwrap();
        let row = row.lines().next().unwrap().trim().trim_end_matches(',');
        let part = page.split(&format!("\n## {list}\n")).nth(1).unwrap();
        let part = part.split("\n## ").next().unwrap();
        let told: Vec<&str> = part
            .lines()
            .filter_map(|line| line.strip_prefix("| `")?.split('`').next())
            .collect();
        let keys: serde_json::Value = serde_json::from_str(row).unwrap();
        let there = keys.as_object().unwrap();
        let places: Vec<usize> = told
            .iter()
            .map(|key| row.find(&format!("\"{key}\":")).unwrap())
            .collect();
        assert!(places.is_sorted(), "{list}: {told:?}");
        assert_eq!(told.len(), there.len(), "{list}: {told:?} {there:?}");
    }
    let example = page.split("```json\n").nth(1).unwrap();
    let example = example.split("```").next().unwrap();
    let document = read::read(example.as_bytes()).unwrap();
    assert_eq!(document.people.len() + document.interactions.len(), 2);
}
