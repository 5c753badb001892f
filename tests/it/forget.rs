//! Forgetting somebody: afterwards no byte of them is in any file, and what is left can be undone.

use std::fs;
use std::path::Path;

use rusqlite::Connection;
use serde_json::json;

use crate::program::Program;

/// Every field of Ana's has a word of its own that begins with this.
const MARK: &str = "zqx";

/// Ana and Jo, with something of every kind.
fn two_lives(program: &Program) {
    let document = json!({
        "format": "betwixt", "version": 1,
        "people": [
            {"id": "1", "name": "Zqxana Zqxpetrović", "other_names": ["Zqxother"], "pronouns": "zqxpro",
             "how_met": "zqxmet", "lives_in": "zqxlives", "note": "zqxnote", "photo": "zqxphoto",
             "tags": ["zqxtag"], "dates": [{"name": "zqxday", "on": "2019-06-01"}],
             "fields": [{"name": "zqxfield", "value": "zqxvalue"}],
             "contact_points": [{"kind": "mail", "label": "zqxlabel", "value": "zqx@example.org"}]},
            {"id": "2", "name": "Jo Novak", "met_through": "1"},
        ],
        "ties": [{"id": "3", "person": "2", "other": "1", "kind": "own", "words": "zqxtie"}],
        "groups": [{"id": "4", "name": "choir", "members": ["1", "2"]}],
        "interactions": [
            {"id": "5", "day": "2026-11-01", "kind": "met", "words": "zqxalone", "tags": ["zqxalonetag"],
             "people": [{"id": "1", "two_way": true}]},
            {"id": "6", "day": "2026-11-02", "kind": "met", "words": "shared by both", "grew_from": "5",
             "people": [{"id": "1", "two_way": true}, {"id": "2", "two_way": true}]},
        ],
        "promises": [{"id": "7", "person": "1", "whose": "mine", "text": "zqxpromise", "given_on": "2026-11-01",
                      "interaction": "5"}],
        "topics": [{"id": "8", "person": "1", "kind": "ask", "whose": "mine", "text": "zqxtopic", "noted_on": "2026-11-01"}],
        "pauses": [{"id": "10", "person": "1", "from": "2026-11-03", "reason": "fine", "words": "zqxpause"}],
        "candidates": [{"id": "11", "source": "zqxsource", "day": "2026-11-04", "people": ["1"],
                        "addresses": ["zqxaddress"], "summary": "zqxsummary", "state": "waiting"}],
    });
    let path = program.write("two.json", document.to_string());
    program.ok(&["import", "--yes", &path]);
    fs::remove_file(path).unwrap();
}

fn bytes_of(folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            bytes_of(&path, found);
            continue;
        }
        let bytes = fs::read(&path).unwrap().to_ascii_lowercase();
        let here = bytes
            .windows(MARK.len())
            .filter(|part| *part == MARK.as_bytes())
            .count();
        if here > 0 {
            found.push(format!("{here} times in {}", path.display()));
        }
    }
}

#[test]
fn no_byte_of_somebody_forgotten_is_left_in_any_file() {
    let program = Program::new();
    two_lives(&program);
    program.ok(&["edit", "Zqxother", "--note", "zqxsecond"]);
    program.ok(&["log", "yesterday: coffee with Zqxana, zqxwords"]);
    program.ok(&["log", "yesterday: walked with choir #boat"]);
    program.ok(&["undo"]);
    let letter = "yesterday: a letter to Zqxana promise: zqxword by friday";
    program.ok(&["log", letter]);
    program.ok(&["log", "today: called Jo"]);
    program.ok(&["edit", "Jo", "--note", "hers"]);
    program.ok(&["log", "today: lunch with choir"]);
    program.ok(&["backup"]);
    Connection::open(program.file())
        .unwrap()
        .execute_batch(
            r#"INSERT INTO draft VALUES ('box', 'tea with zqxana', 1);
            INSERT INTO draft VALUES ('forms', '[{"name":"Kim"},{"form":{"row":"person 1","told":"about Zqxana"}}]', 1);"#,
        )
        .unwrap();
    program.ok(&["trash", "Zqxana"]);
    program.fails(1, &["forget", "Zqxana Zqxpetrović", "--json"]);
    let shown = program.json(&["forget", "Zqxana Zqxpetrović", "--dry-run"]);
    assert_eq!(shown["forgotten"], false);
    assert_eq!(
        (&shown["interactions"], &shown["shared"], &shown["drafts"]),
        (&json!(3), &json!(2), &json!(2))
    );
    assert_eq!(shown["remains"], json!([]));
    let gone = program.json(&["forget", "Zqxana Zqxpetrović", "--yes", "--backups"]);
    assert_eq!(
        (&gone["forgotten"], &gone["log_emptied"]),
        (&json!(true), &json!(true))
    );
    assert_eq!(gone["copies"], json!([]));
    let mut found = Vec::new();
    bytes_of(program.file().parent().unwrap(), &mut found);
    assert_eq!(found, Vec::<String>::new());
    // What was begun about others stays.
    let left =
        Connection::open(program.file())
            .unwrap()
            .query_row("SELECT text FROM draft", [], |row| row.get::<_, String>(0));
    assert_eq!(left.unwrap(), r#"[{"name":"Kim"}]"#);
    assert!(program.ok(&["backups", "--check"]).contains("sound"));
    // Jo keeps what was shared, and the rest of the history still goes back and forth.
    let jo = program.json(&["show", "Jo"]);
    assert_eq!(jo["interactions"].as_array().unwrap().len(), 3);
    let before = program.ok(&["export"]);
    let mut acts = 0;
    while program.ok(&["undo"]) != "Nothing to undo\n" {
        acts += 1;
    }
    assert_eq!(program.json(&["people", "--all"]), json!({"people": []}));
    for _ in 0..acts {
        program.ok(&["redo"]);
    }
    assert_eq!(program.ok(&["export"]), before);
    let connection = Connection::open(program.file()).unwrap();
    let sound: String = connection
        .query_row("PRAGMA integrity_check", [], |row| row.get(0))
        .unwrap();
    assert_eq!(sound, "ok");
}

#[test]
fn somebody_who_was_two_entries_is_forgotten_as_both() {
    let program = Program::new();
    two_lives(&program);
    program.ok(&["add", "Zqxsecond Zqxentry", "--note", "zqxelsewhere"]);
    let merge = ["merge", "Zqxana Zqxpetrović", "Zqxsecond Zqxentry", "--yes"];
    program.ok(&["log", "yesterday: coffee with Zqxsecond Zqxentry, zqxtea"]);
    program.ok(&merge);
    program.ok(&["undo"]);
    program.ok(&["redo"]);
    program.ok(&["log", "today: walked with Zqxana, zqxafter"]);
    program.ok(&["backup"]);
    program.ok(&["forget", "Zqxana Zqxpetrović", "--yes", "--backups"]);
    let mut found = Vec::new();
    bytes_of(program.file().parent().unwrap(), &mut found);
    assert_eq!(found, Vec::<String>::new());
    while program.ok(&["undo"]) != "Nothing to undo\n" {}
    assert_eq!(program.json(&["people", "--all"]), json!({"people": []}));
}

#[test]
fn what_remains_is_told() {
    let program = Program::new();
    program.ok(&["add", "Ana Petrović"]);
    program.ok(&["add", "Jo"]);
    program.ok(&[
        "log",
        "yesterday: coffee with Jo, we spoke of \\Ana all the time",
    ]);
    program.ok(&["backup"]);
    let gone = program.ok(&["forget", "ana", "--yes"]);
    assert!(gone.contains("Ana Petrović is forgotten"), "{gone}");
    assert!(gone.contains("2026-11-21 interaction"), "{gone}");
    assert!(gone.contains(".hand.db"), "{gone}");
    assert!(
        program
            .fails(1, &["forget", "ana"])
            .contains("Nobody is called ana")
    );
}

#[test]
fn whoever_has_a_name_like_theirs_keeps_all_that_is_theirs() {
    let program = Program::new();
    for name in ["Ann van Dijk", "Anna"] {
        program.ok(&["add", name]);
    }
    program.ok(&["edit", "Anna", "--note", "likes tea"]);
    let connection = Connection::open(program.file()).unwrap();
    let drafts = "INSERT INTO draft VALUES ('a', 'tea with Jan van Rijn', 1), ('b', 'ask Dijk', 1)";
    connection.execute(drafts, []).unwrap();
    let gone = program.json(&["forget", "Ann van Dijk", "--yes"]);
    assert_eq!(gone["drafts"], 1);
    let texts: String = connection
        .query_row("SELECT group_concat(text) FROM draft", [], |row| row.get(0))
        .unwrap();
    assert_eq!(texts, "tea with Jan van Rijn");
    let history = program.ok(&["history"]);
    assert!(
        history.contains("Anna") && !history.contains("someone"),
        "{history}"
    );
}
