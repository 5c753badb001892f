//! Days that come round, from the shell.

use serde_json::json;

use crate::program::Program;

#[test]
fn days_are_told_with_the_years_that_are_known() {
    let program = Program::new();
    assert_eq!(
        program.ok(&["days"]),
        "No day comes round in the next 30 days.\n"
    );
    program.ok(&["add", "Ana Petrović", "--birthday", "1984-11-25"]);
    program.ok(&["add", "王小明", "--birthday", "--12-01"]);
    program.ok(&["add", "Jo", "--date", "wedding=22 Nov 2025"]);
    program.ok(&["add", "Later", "--birthday", "--12-23"]);
    program.ok(&["add", "Dida", "--birthday", "1936-11-30"]);
    program.ok(&[
        "edit",
        "Dida",
        "--standing",
        "died",
        "--died-on",
        "2 Dec 2019",
    ]);
    program.ok(&["add", "Gone", "--birthday", "--11-23"]);
    program.ok(&["edit", "Gone", "--standing", "let_go"]);
    assert_eq!(
        program.ok(&["days"]),
        "\
Sun 22 Nov  today       Jo            wedding, a year
Wed 25 Nov  in 3 days   Ana Petrović  birthday, turns 42
Mon 30 Nov  in 8 days   Dida          in memory: born in 1936
Tue 1 Dec   in 9 days   王小明        birthday
Wed 2 Dec   in 10 days  Dida          in memory: died 7 years ago
"
    );
    let near = program.json(&["days", "--within", "3"]);
    assert_eq!(near["days"].as_array().unwrap().len(), 2);
    assert_eq!(near["days"][1]["years"], 42);
    assert_eq!(near["days"][1]["person"]["name"], "Ana Petrović");
    let calendar = program.ok(&["days", "--ics"]);
    assert_eq!(calendar.matches("BEGIN:VEVENT\r\n").count(), 6);
    assert!(calendar.contains("SUMMARY:Ana Petrović: birthday\r\nDESCRIPTION:born in 1984\r\n"));
    assert!(calendar.contains("SUMMARY:In memory of Dida\r\n"));
    assert!(!calendar.contains("ALARM"));
    assert_eq!(calendar, program.ok(&["days", "--ics"]));
}

#[test]
fn an_import_alone_brings_nobody_into_the_days() {
    let program = Program::new();
    let document = json!({
        "format": "betwixt", "version": 1,
        "people": [
            {"id": "1", "name": "Somebody", "birthday": "--11-25"},
            {"id": "2", "name": "Close", "birthday": "--11-26", "circle": "3"},
        ],
        "circles": [{"id": "3", "name": "close", "position": 0}],
    });
    let path = program.write("book.json", document.to_string());
    program.ok(&["import", "--yes", &path]);
    let told = program.ok(&["days"]);
    assert!(
        told.contains("Close") && !told.contains("Somebody"),
        "{told}"
    );
    assert!(program.ok(&["days", "--all"]).contains("Somebody"));
    assert!(!program.ok(&["days", "--ics"]).contains("Somebody"));
    program.ok(&["log", "yesterday: lunch with Somebody"]);
    assert!(program.ok(&["days"]).contains("Somebody"));
}

#[test]
fn days_of_people_whom_only_an_import_brought_in_are_pointed_to() {
    let program = Program::new();
    let card = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Kim Lee\r\nBDAY:1984-12-14\r\nEND:VCARD\r\n";
    let path = program.write("one.vcf", card);
    program.ok(&["import", "--yes", &path]);
    let said = program.run(&["days"]);
    assert!(said.err.contains("--all"), "{said:?}");
    assert!(program.ok(&["days", "--all"]).contains("Kim Lee"));
}
