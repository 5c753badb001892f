//! friends.md, from the file on disk to the people in ours.

use serde_json::json;

use crate::program::Program;

const JOURNAL: &str = "\u{feff}### Locations:\r\n- Graz\r\n- Novi Sad (a.k.a. NS)\r\n\r\n### Activities:\r\n\
- 2026-11-20: Lunch with **Ana Petrović** and **Jo** in _Graz_. @food\r\n\
- 2026-11-20: Called **Ana Petrović** for an hour.\r\n\
- 2026-02-30: Swam with **Jo**.\r\n\
- 2027-05-01: Will meet **Jo**.\r\n\
- 2026-10-01: Read a book at home. @quiet\r\n\
what is this\r\n\r\n### Friends:\r\n- Ana Petrović (a.k.a. Anica) [Graz] @boat\r\n- Jo\r\n\r\n### Notes:\r\n\
- 2026-09-01: **Jo** moved to _Novi Sad_.\\nShe likes it.\r\n";

#[test]
fn people_activities_notes_and_places_come_in() {
    let program = Program::new();
    let path = program.write("friends.md", JOURNAL);
    let answer = program.json(&["import", "--yes", &path])["imported"].clone();
    assert_eq!(
        (&answer["people"], &answer["interactions"]),
        (&json!(2), &json!(4))
    );
    assert_eq!(answer["others"], 2);
    let out = answer["left_out"].as_array().unwrap();
    let lines: Vec<_> = out
        .iter()
        .map(|row| row["line"].as_u64().unwrap())
        .collect();
    assert_eq!(lines, [8, 9, 11]);
    assert!(
        out[0]["why"]
            .as_str()
            .unwrap()
            .contains("there is no 2026-02-30")
    );
    let ana = program.json(&["show", "Anica"]);
    assert_eq!(
        (&ana["person"]["lives_in"], &ana["person"]["tags"]),
        (&json!("Graz"), &json!(["boat"]))
    );
    assert_eq!(ana["person"]["origin"], "import");
    let words: Vec<_> = ana["interactions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| &row["words"])
        .collect();
    assert_eq!(
        words,
        [
            "Lunch with Ana Petrović and Jo in Graz.",
            "Called Ana Petrović for an hour."
        ]
    );
    assert_eq!(ana["interactions"][0]["tags"], json!(["food"]));
    assert_eq!(ana["interactions"][0]["people"][0]["two_way"], true);
    assert_eq!(ana["interactions"][1]["minutes"], 60);
    let jo = program.json(&["show", "Jo"]);
    let note = &jo["interactions"][1];
    assert_eq!(
        (&note["kind"], &note["people"][0]["two_way"]),
        (&json!("note"), &json!(false))
    );
    assert_eq!(note["words"], "Jo moved to Novi Sad.\nShe likes it.");
    assert_eq!(jo["since"], "2026-11-20");
}

#[test]
fn the_preview_tells_what_is_left_out_and_why() {
    let program = Program::new();
    let path = program.write("friends.md", JOURNAL);
    let said = program.run(&["import", &path]);
    assert_eq!(said.code, 1);
    assert!(
        said.out
            .contains("line 8: there is no 2026-02-30 in the calendar"),
        "{said:?}"
    );
    assert!(
        said.out.contains("line 9: 2027-05-01 is still to come"),
        "{said:?}"
    );
    assert!(said.err.contains("--yes"), "{said:?}");
    assert!(!program.file().exists());
    assert!(
        program
            .ok(&["import", "--dry-run", &path])
            .contains("2 people, 2 interactions, 2 notes, 2 places")
    );
    assert!(!program.file().exists());
}

#[test]
fn it_is_one_act_and_comes_in_once() {
    let program = Program::new();
    program.ok(&["add", "Sam"]);
    let before = program.ok(&["export"]);
    let path = program.write("friends.md", JOURNAL);
    program.ok(&["import", "--yes", &path]);
    let after = program.ok(&["export"]);
    let again = program.ok(&["import", "--yes", &path]);
    assert!(again.contains("Nothing new"), "{again}");
    assert_eq!(program.ok(&["export"]), after);
    program.ok(&["undo"]);
    assert_eq!(program.ok(&["export"]), before);
    program.ok(&["redo"]);
    assert_eq!(program.ok(&["export"]), after);
}

#[test]
fn people_who_are_there_are_joined_and_the_rest_of_a_journal_follows() {
    let program = Program::new();
    program.ok(&[
        "add",
        "Ana Petrovic",
        "--other-name",
        "Anica",
        "--note",
        "mine",
    ]);
    let path = program.write("friends.md", JOURNAL);
    program.ok(&["import", "--yes", &path]);
    let ana = program.json(&["show", "Ana Petrovic"]);
    assert_eq!(ana["interactions"].as_array().unwrap().len(), 2);
    assert_eq!(
        (&ana["person"]["note"], &ana["person"]["lives_in"]),
        (&json!("mine"), &json!(""))
    );
    let longer = JOURNAL.replace(
        "### Friends:",
        "- 2026-11-21: Tea with **Jo**.\r\n### Friends:",
    );
    let path = program.write("friends.md", longer.replace("what is this\r\n\r\n", ""));
    let answer = program.json(&["import", "--yes", &path])["imported"].clone();
    assert_eq!(
        (&answer["people"], &answer["interactions"]),
        (&json!(0), &json!(1))
    );
}

#[test]
fn a_name_that_several_have_is_left_out_and_never_guessed() {
    let program = Program::new();
    program.ok(&["add", "Jo"]);
    program.ok(&["add", "Jo", "--another"]);
    let path = program.write(
        "friends.md",
        "### Activities:\n- 2026-11-01: Tea with **Jo** and **Ana**.\n### Friends:\n- Jo\n- Ana\n",
    );
    let answer = program.json(&["import", "--yes", &path])["imported"].clone();
    assert_eq!(
        (&answer["people"], &answer["interactions"]),
        (&json!(1), &json!(0))
    );
    let lines: Vec<_> = answer["left_out"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| &row["line"])
        .collect();
    assert_eq!(lines, [2, 4]);
}

#[test]
fn somebody_in_bold_and_in_no_list_comes_in_and_a_first_name_joins_nobody() {
    let program = Program::new();
    program.ok(&["add", "Grace Hopper"]);
    let path = program.write(
        "n.txt",
        "### Notes:\n- 2015-11-01: **Grace** began a PhD. @school\n",
    );
    let answer = program.json(&["import", "--yes", &path])["imported"].clone();
    assert_eq!(
        (&answer["people"], &answer["interactions"]),
        (&json!(1), &json!(1))
    );
    assert_eq!(answer["remarks"][0]["line"], 2);
    assert_eq!(
        program.json(&["show", "Grace Hopper"])["interactions"],
        json!([])
    );
}

#[test]
fn broken_bytes_are_replaced_and_told() {
    let program = Program::new();
    let path = program.write(
        "friends.md",
        b"### Friends:\n- Ren\xe9\n- Jo\0\n".as_slice(),
    );
    let answer = program.json(&["import", "--yes", &path])["imported"].clone();
    assert_eq!(answer["people"], 1);
    assert_eq!(
        (
            &answer["remarks"][0]["line"],
            &answer["left_out"][0]["line"]
        ),
        (&json!(2), &json!(3))
    );
}
