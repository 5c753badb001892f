//! The verbs, from the shell.

use serde_json::{Value, json};

use crate::program::{Program, keys};

/// Ana, whom you met every week until twelve days ago; the circle says seven days.
fn weekly() -> Program {
    let program = Program::new();
    let mut day = chrono::NaiveDate::from_ymd_opt(2026, 11, 10).unwrap();
    let mut rows = vec![];
    for gap in [7, 14, 7, 7, 8, 6, 7, 7, 0] {
        let id = (100 + rows.len()).to_string();
        rows.push(
            json!({"id": id, "day": day, "kind": "met", "people": [{"id": "1", "two_way": true}]}),
        );
        day -= chrono::TimeDelta::days(gap);
    }
    let document = json!({
        "format": "betwixt", "version": 1,
        "people": [{"id": "1", "name": "Ana Petrović", "circle": "2"}],
        "circles": [{"id": "2", "name": "close", "position": 0, "usual_gap": 7}],
        "interactions": rows,
    });
    let path = program.write("weekly.json", document.to_string());
    program.ok(&["import", "--yes", &path]);
    program
}

fn near(value: &Value, wanted: f64) {
    let got = value.as_f64().unwrap();
    assert!((got - wanted).abs() < 1e-6, "{got}, not {wanted}");
}

#[test]
fn three_interactions_are_recorded_seen_and_taken_back() {
    let program = Program::new();
    program.ok(&["add", "Ana", "Petrović", "--circle", "close"]);
    program.ok(&["add", "Jo Novak"]);
    program.ok(&["log", "walked with Ana and Jo, 2h #boat"]);
    program.ok(&["log", "last fri: coffee with Ana"]);
    let shown = program.json(&["show", "ana"]);
    let days: Vec<_> = shown["interactions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["day"].as_str().unwrap())
        .collect();
    assert_eq!(days, ["2026-11-22", "2026-11-20"]);
    assert_eq!(shown["since"], "2026-11-20");
    assert_eq!(shown["relationship"], true);
    assert_eq!(shown["person"]["circle"], "close");
    assert_eq!(
        program.json(&["show", "Jo Novak"])["interactions"][0]["minutes"],
        120
    );
    for _ in 0..4 {
        program.ok(&["undo"]);
    }
    assert_eq!(program.json(&["people", "--all"]), json!({"people": []}));
    assert_eq!(program.ok(&["undo"]), "Nothing to undo\n");
    for _ in 0..4 {
        program.ok(&["redo"]);
    }
    assert_eq!(program.json(&["show", "ana"]), shown);
}

#[test]
fn a_dry_run_shows_the_reading_and_saves_nothing() {
    let program = Program::new();
    program.ok(&["add", "Ana"]);
    let before = program.ok(&["export"]);
    let out = program.ok(&[
        "log",
        "yesterday: walked with Ana, 2h #boat",
        "--dry-run",
        "--json",
    ]);
    assert_eq!(
        keys(&out),
        [
            "day",
            "time",
            "people",
            "new_people",
            "kind",
            "began",
            "two_way",
            "minutes",
            "chosen",
            "place",
            "tags",
            "depth",
            "promises",
            "topics",
            "words",
            "open",
            "problems",
            "strangers"
        ]
    );
    let reading: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(
        reading["day"],
        json!({"from": "2026-11-21", "to": "2026-11-21", "precision": "day"})
    );
    assert_eq!(reading["people"][0]["name"], "Ana");
    assert_eq!(
        (&reading["minutes"], &reading["tags"]),
        (&json!(120), &json!(["boat"]))
    );
    assert_eq!(program.ok(&["export"]), before);
    let nobody = Program::new();
    nobody.ok(&["log", "--dry-run", "walked"]);
    assert!(!nobody.file().exists());
}

#[test]
fn an_ambiguous_name_is_an_error_with_its_candidates() {
    let program = Program::new();
    program.ok(&["add", "Jo Novak"]);
    program.ok(&["add", "Jo Weber"]);
    program.ok(&["log", "coffee with Jo Weber"]);
    let error = program.fails(1, &["show", "Jo"]);
    assert!(
        error.find("Jo Weber").unwrap() < error.find("Jo Novak").unwrap(),
        "{error}"
    );
    let error = program.fails(1, &["log", "walked with Jo"]);
    assert!(
        error.contains("Jo Novak") && error.contains("nothing was saved"),
        "{error}"
    );
    assert_eq!(
        program.json(&["history"])["acts"].as_array().unwrap().len(),
        3
    );
    let error: Value = serde_json::from_str(&program.fails(1, &["show", "Jo", "--json"])).unwrap();
    let candidates = error["error"]["candidates"].as_array().unwrap();
    let id = candidates[0]["id"].as_str().unwrap();
    assert_eq!(
        program.json(&["show", id])["person"]["name"],
        candidates[0]["name"]
    );
}

#[test]
fn an_unknown_name_is_told_with_what_looks_alike() {
    let program = Program::new();
    program.ok(&["add", "Mirjana"]);
    let error = program.fails(1, &["show", "Mirjna"]);
    assert_eq!(
        error,
        "Nobody is called Mirjna\n  Mirjana\nDid you mean Mirjana?\n".replace(
            "  Mirjana\n",
            &error
                .lines()
                .nth(1)
                .map(|line| format!("{line}\n"))
                .unwrap()
        )
    );
    let error: Value =
        serde_json::from_str(&program.fails(1, &["show", "Xavier", "--json"])).unwrap();
    assert_eq!(error["error"]["message"], "Nobody is called Xavier");
}

#[test]
fn show_gives_the_keys_that_scripts_rely_on() {
    let program = weekly();
    let out = program.ok(&["show", "Ana", "--json"]);
    assert_eq!(
        keys(&out),
        [
            "person",
            "since",
            "relationship",
            "rhythm",
            "lines",
            "interactions",
            "promises",
            "topics",
            "check_ins",
            "pauses",
            "changes"
        ]
    );
    let shown: Value = serde_json::from_str(&out).unwrap();
    let rhythm = &shown["rhythm"];
    assert_eq!(rhythm["gaps"], json!([7, 7, 6, 8, 7, 7, 14, 7]));
    assert_eq!((&rhythm["open_gap"], &rhythm["n"]), (&json!(12), &json!(8)));
    near(&rhythm["mu"], 2.020_635);
    near(&rhythm["survival"], 0.142_456);
    assert_eq!(rhythm["word"], "longer_than_usual");
    let ids: Vec<_> = shown["lines"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| &line["id"])
        .collect();
    assert_eq!(
        ids,
        [
            "trust",
            "value",
            "reliability",
            "integrity",
            "reciprocity",
            "shared_time",
            "responsiveness",
            "rhythm",
            "depth"
        ]
    );
}

#[test]
fn nobody_noted_yet_has_nulls_and_no_history() {
    let program = Program::new();
    program.ok(&["add", "Ana"]);
    let shown = program.json(&["show", "Ana"]);
    assert_eq!(
        (&shown["since"], &shown["relationship"]),
        (&Value::Null, &json!(false))
    );
    assert_eq!(shown["rhythm"]["word"], "no_history");
    assert_eq!(shown["rhythm"]["mu"], Value::Null);
    assert_eq!(shown["rhythm"]["survival"], Value::Null);
}

#[test]
fn quiet_tells_who_and_why() {
    let program = weekly();
    let scan = program.json(&["quiet"]);
    assert_eq!(scan["today"], "2026-11-22");
    let row = &scan["rows"][0];
    assert_eq!(
        (&row["circle"], &row["since_last"]),
        (&json!("close"), &json!(12))
    );
    assert_eq!(row["person"], json!({"id": "1", "name": "Ana Petrović"}));
    near(&row["rhythm"]["survival"], 0.142_456);
    assert!(
        row["reasons"].to_string().contains("7 of your last 8 gaps"),
        "{row}"
    );
    let text = program.ok(&["quiet"]);
    assert!(text.starts_with("Ana Petrović  close  12 d"), "{text}");
    program.ok(&["tag", "add", "boat", "Ana"]);
    assert_eq!(program.ok(&["quiet", "-c", "Close", "-t", "#boat"]), text);
    program.ok(&["circle", "add", "Work"]);
    let nobody = "Nobody is unusually quiet.\n";
    assert_eq!(program.ok(&["quiet", "--circle", "work"]), nobody);
    let said = program.fails(1, &["quiet", "--tag", "bo"]);
    assert!(said.contains("Nobody has the tag bo"), "{said}");
    let said = program.fails(1, &["quiet", "--circle", "far"]);
    assert!(said.contains("No circle is called far"), "{said}");
    program.ok(&["log", "coffee with Ana"]);
    assert_eq!(program.ok(&["quiet"]), nobody);
    assert_eq!(
        program.json(&["quiet", "--all"])["rows"][0]["rhythm"]["word"],
        "in_rhythm"
    );
    program.ok(&["edit", "Ana", "--standing", "resting"]);
    let aside = &program.json(&["quiet"])["set_aside"];
    assert_eq!(
        aside["resting"],
        json!([{"id": "1", "name": "Ana Petrović"}])
    );
}

#[test]
fn people_are_listed_by_circle_and_connections_stand_apart() {
    let program = Program::new();
    program.ok(&["add", "Zoe", "--circle", "close"]);
    program.ok(&["add", "Ana", "--circle", "wider"]);
    program.ok(&["add", "Mum", "--every", "7"]);
    program.ok(&["add", "Baker"]);
    let names = |arguments: &[&str]| -> Vec<String> {
        let listed = program.json(arguments);
        let people = listed["people"].as_array().unwrap().clone();
        people
            .iter()
            .map(|row| row["name"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(names(&["people"]), ["Zoe", "Ana", "Mum"]);
    assert_eq!(names(&["people", "--connections"]), ["Baker"]);
    assert_eq!(names(&["people", "--all"]), ["Zoe", "Ana", "Baker", "Mum"]);
    let row = &program.json(&["people"])["people"][0];
    assert_eq!(
        (&row["circle"], &row["relationship"]),
        (&json!("close"), &json!(false))
    );
    assert_eq!(
        (&row["since"], &row["last_contact"]),
        (&Value::Null, &Value::Null)
    );
}

#[test]
fn what_is_kept_of_a_person_is_changed_and_cleared() {
    let program = Program::new();
    program.ok(&["add", "Jo"]);
    program.ok(&[
        "add",
        "Ana",
        "--other-name",
        "Anica",
        "--circle",
        "close",
        "--every",
        "7",
        "--birthday",
        "--05-14",
        "--met",
        "2014-05",
        "--how-met",
        "At the choir",
        "--through",
        "jo",
        "--lives-in",
        "Graz",
        "--pronouns",
        "she/her",
        "--tag",
        "#boat",
        "--note",
        "n",
        "--mail",
        "a@example.org",
        "--phone",
        "-49 1",
        "--url",
        "u",
        "--handle",
        "@a",
        "--address",
        "Street 1",
    ]);
    let person = program.json(&["show", "anica"])["person"].clone();
    assert_eq!(
        (&person["birthday"], &person["met_on"]),
        (&json!("--05-14"), &json!("2014-05"))
    );
    assert_eq!(person["met_through"]["name"], "Jo");
    assert_eq!(
        (&person["tags"], &person["usual_gap"]),
        (&json!(["boat"]), &json!(7))
    );
    assert_eq!(person["contact_points"].as_array().unwrap().len(), 5);
    program.ok(&[
        "edit",
        "Ana",
        "--name",
        "Ana Petrović",
        "--circle",
        "",
        "--every",
        "",
        "--birthday",
        "",
        "--met",
        "",
        "--through",
        "",
        "--tag",
        "",
        "--tag",
        "choir",
        "--phone",
        "",
        "--note",
        "",
        "--died-on",
        "2026-01-02",
    ]);
    let person = program.json(&["show", "Ana Petrovic"])["person"].clone();
    for key in ["circle", "usual_gap", "birthday", "met_on", "met_through"] {
        assert_eq!(person[key], Value::Null, "{key}");
    }
    assert_eq!(
        (&person["tags"], &person["standing"]),
        (&json!(["choir"]), &json!("died"))
    );
    assert_eq!(person["contact_points"].as_array().unwrap().len(), 4);
    program.fails(1, &["edit", "Ana Petrović"]);
    program.fails(1, &["edit", "Ana Petrović", "--name", " "]);
    program.fails(2, &["edit", "Ana Petrović", "--standing", "dead"]);
    program.fails(2, &["add", "B", "--birthday", "2026-02-30"]);
    program.fails(2, &["add", "B", "--every", "0"]);
}

#[test]
fn a_second_person_of_one_name_is_made_on_purpose_only() {
    let program = Program::new();
    program.ok(&["add", "Ana Petrović"]);
    let error = program.fails(1, &["add", "ana petrovic"]);
    assert!(error.contains("--another"), "{error}");
    program.ok(&["add", "Ana"]);
    program.ok(&["add", "Ana Petrović", "--another"]);
    assert_eq!(
        program.json(&["people", "--all"])["people"]
            .as_array()
            .unwrap()
            .len(),
        3
    );
}

#[test]
fn an_interaction_is_read_anew_and_keeps_what_is_not_said() {
    let program = Program::new();
    program.ok(&["add", "Ana"]);
    // The reading says whether it counts as a contact day.
    let read = |text| program.ok(&["log", "--dry-run", text]);
    assert!(read("lovely day with Ana").contains(" · together · Ana"));
    assert!(read("Ana didn't come").contains("no contact day · Ana"));
    program.ok(&["add", "Jo"]);
    let logged = program.json(&["log", "3 days ago: walked with Ana, 2h #boat"]);
    let id = logged["interaction"].as_str().unwrap();
    program.ok(&["edit", "--interaction", id, "called Jo about the river"]);
    let kept = program.json(&["show", "Jo"])["interactions"][0].clone();
    assert_eq!(
        (&kept["id"], &kept["day"]),
        (&json!(id), &json!("2026-11-19"))
    );
    assert_eq!(
        (&kept["minutes"], &kept["tags"]),
        (&json!(120), &json!(["boat"]))
    );
    assert_eq!(kept["kind"], "call");
    assert_eq!(program.json(&["show", "Ana"])["interactions"], json!([]));
    // A time is of its day, whatever the clock says now, and what is kept is told.
    let said = program.ok(&["edit", "--interaction", id, "called at 23:00"]);
    assert!(
        said.contains("Thu 19 Nov · 23:00 · call · Jo · you began · 2 h · #boat"),
        "{said}"
    );
    program.ok(&["undo"]);
    program.ok(&["undo"]);
    assert_eq!(
        program.json(&["show", "Ana"])["interactions"][0]["kind"],
        "met"
    );
    program.ok(&["trash", "--interaction", id]);
    program.fails(1, &["edit", "--interaction", id, "walked"]);
    program.fails(1, &["edit", "--interaction", "7", "walked"]);
}

#[test]
fn the_trash_is_listed_and_gives_back() {
    let program = Program::new();
    program.ok(&["add", "Ana"]);
    program.ok(&["add", "Jo"]);
    let logged = program.json(&["log", "walked with Ana and Jo"]);
    let id = logged["interaction"].as_str().unwrap();
    let ana = program.json(&["show", "Ana"])["person"]["id"].clone();
    program.ok(&["trash", "Ana"]);
    program.fails(1, &["show", "Ana"]);
    program.fails(1, &["show", ana.as_str().unwrap()]);
    let named = || {
        let read = program.json(&["log", "--dry-run", "walked with Ana and Jo"]);
        let people = read["people"].as_array().unwrap().clone();
        people
            .iter()
            .map(|one| one["name"].clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(named(), ["Jo"]);
    assert_eq!(
        program.json(&["show", "Jo"])["interactions"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
    program.ok(&["trash", "--interaction", id]);
    let lying = program.json(&["trash"])["trash"].clone();
    assert_eq!(lying.as_array().unwrap().len(), 2);
    assert!(program.ok(&["trash"]).contains("Ana"));
    program.ok(&["trash", "--restore", "ana"]);
    program.ok(&["trash", "--restore", id]);
    assert_eq!(named(), ["Ana", "Jo"]);
    assert_eq!(
        program.json(&["show", "Ana"])["interactions"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
    assert_eq!(program.ok(&["trash"]), "The trash is empty.\n");
    program.fails(1, &["trash", "--restore", "ana"]);
    program.fails(1, &["trash", "--interaction", "12345"]);
}

#[test]
fn history_tells_acts_newest_first_and_new_acts_end_redo() {
    let program = Program::new();
    program.ok(&["add", "Ana"]);
    program.ok(&["add", "Jo"]);
    program.ok(&["undo"]);
    let acts = program.json(&["history", "-n", "5"])["acts"].clone();
    assert_eq!(
        (&acts[0]["about"], &acts[0]["undone"]),
        (&json!("Jo"), &json!(true))
    );
    assert_eq!(
        (&acts[1]["verb"], &acts[1]["at"]),
        (&json!("add"), &json!("2026-11-22T14:00:00"))
    );
    program.ok(&["add", "Sam"]);
    assert_eq!(program.ok(&["redo"]), "Nothing to do again\n");
}

#[test]
fn verbs_that_ask_find_nothing_where_no_file_is_and_make_none() {
    let program = Program::new();
    assert_eq!(program.json(&["people"]), json!({"people": []}));
    assert_eq!(program.json(&["quiet"])["rows"], json!([]));
    assert_eq!(program.json(&["history"]), json!({"acts": []}));
    assert_eq!(program.json(&["trash"]), json!({"trash": []}));
    assert_eq!(program.json(&["undo"]), json!({"undone": null}));
    let export = program.ok(&["export"]);
    assert!(export.contains("\"interactions\": []"), "{export}");
    let said = program.run(&["people"]);
    assert!(said.err.contains("betwixt add"), "{said:?}");
    program.fails(1, &["show", "Ana"]);
    assert!(!program.file().exists());
}

#[test]
fn a_minus_at_the_head_of_a_sentence_is_a_day() {
    let program = Program::new();
    program.ok(&["add", "Ana"]);
    let read = program.json(&["log", "-3d: walked with Ana", "--dry-run"]);
    assert_eq!(
        read["words"].as_str().unwrap().trim(),
        read["words"].as_str().unwrap()
    );
    assert_eq!(read["people"][0]["name"], "Ana");
    program.fails(2, &["log", "--dryrun", "walked"]);
}

#[test]
fn without_a_verb_a_pipe_gets_short_help() {
    let program = Program::new();
    let help = program.ok(&[]);
    assert_eq!(help, program.ok(&["-h"]));
    assert!(help.lines().count() <= 40, "{help}");
    assert!(help.contains("Examples:") && program.ok(&["--help"]).contains("Exit codes"));
    let error = program.fails(1, &["demo"]);
    assert!(error.contains("betwixt people"), "{error}");
}

#[test]
fn what_cannot_be_of_a_person_is_refused() {
    let program = Program::new();
    let born = program.fails(1, &["add", "Ana", "--birthday", "2030-01-01"]);
    assert!(born.contains("still to come"), "{born}");
    let tag = program.fails(1, &["add", "Ana", "--tag", "my friends"]);
    assert!(tag.contains("one word"), "{tag}");
    assert_eq!(program.ok(&["people", "--all"]), "");
    program.ok(&["add", "Ana", "--tag", "#boat"]);
    program.ok(&["edit", "Ana", "--tag", "", "--tag", "choir"]);
    assert_eq!(program.json(&["show", "Ana"])["person"]["tags"][0], "choir");
}

#[test]
fn a_wrong_command_line_or_moment_is_usage() {
    let program = Program::new();
    program.fails(2, &["fly"]);
    program.fails(2, &["people", "--all", "--connections"]);
    let told: serde_json::Value =
        serde_json::from_str(&program.fails(2, &["fly", "--json"])).unwrap();
    let message = told["error"]["message"].as_str().unwrap();
    assert!(message.contains("'fly'"), "{message}");
    let said = crate::program::said(
        program
            .command()
            .args(["people"])
            .env("BETWIXT_NOW", "noon"),
    );
    assert_eq!(said.code, 2);
    assert!(said.err.contains("2026-11-22T14:00:00"), "{said:?}");
}

#[test]
fn under_a_fixed_clock_outputs_are_exact() {
    let export = || {
        let program = Program::new();
        program.ok(&["add", "Ana"]);
        program.ok(&["log", "walked with Ana"]);
        let path = program.write("friends.md", "### Friends:\n- Jo\n");
        program.ok(&["import", "--yes", &path]);
        program.ok(&["export"])
    };
    assert_eq!(export(), export());
}

#[test]
fn keys_and_demo_answer_without_a_file_of_the_user() {
    let program = Program::new();
    assert!(
        program
            .ok(&["keys", "--markdown"])
            .contains("| `u` | undo the newest act |")
    );
    assert!(program.json(&["keys"])["keys"][0]["command"].is_string());
    let out = program.path("demo.db");
    let out = out.to_str().unwrap();
    let made = [
        "demo",
        "--people",
        "12",
        "--interactions",
        "90",
        "--seed",
        "3",
        "--out",
        out,
    ];
    assert_eq!(
        program.json(&made)["demo"],
        json!({"people": 12, "interactions": 90})
    );
    program.fails(1, &made);
    let export = program.json(&["--file", out, "export"]);
    assert_eq!(export["interactions"].as_array().unwrap().len(), 90);
    assert!(!program.file().exists());
}

#[cfg(unix)]
#[test]
fn the_default_file_lies_in_the_data_folder_for_the_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let program = Program::new();
    let data = program.path("data");
    let mut command = program.command();
    command
        .env_remove("BETWIXT_FILE")
        .env("XDG_DATA_HOME", &data);
    assert_eq!(crate::program::said(command.args(["add", "Ana"])).code, 0);
    let mode = |path: &std::path::Path| path.metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&data.join("betwixt/betwixt.db")), 0o600);
    assert_eq!(mode(&data.join("betwixt")), 0o700);
    let export = program.path("export.json");
    program.ok(&["export", "--out", export.to_str().unwrap()]);
    assert_eq!(mode(&export), 0o600);
}

#[test]
fn what_was_written_is_found_from_the_shell() {
    let program = Program::new();
    program.ok(&["add", "Ana Petrović", "--circle", "close"]);
    program.ok(&["add", "Jo Novak"]);
    program.ok(&["add", "Jo Weber"]);
    program.ok(&["log", "2019-06-02: called Ana about the river"]);
    program.ok(&[
        "log",
        "yesterday: walked along the river Ödla with Ana and Jo Novak, 2h #Boat",
    ]);
    program.ok(&[
        "log",
        "yesterday: coffee with Ana, promise: send the photos",
    ]);
    let days = |arguments: &[&str]| -> Vec<String> {
        let found = program.json(&[&["find"], arguments].concat());
        let rows = found["found"].as_array().unwrap();
        rows.iter()
            .map(|row| row["day"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(days(&["river"]), ["2026-11-21", "2019-06-02"]);
    assert_eq!(days(&["odla", "riv"]), ["2026-11-21"]);
    assert_eq!(days(&["river", "--kind", "call"]), ["2019-06-02"]);
    assert_eq!(days(&["--tag", "boat"]), ["2026-11-21"]);
    assert_eq!(days(&["#boat", "2026"]), ["2026-11-21"]);
    assert_eq!(
        days(&["--with", "ana", "--with", "jo novak"]),
        ["2026-11-21"]
    );
    assert_eq!(days(&["--year", "2019"]), ["2019-06-02"]);
    let found = program.json(&["find", "river", "-n", "1"]);
    let row = &found["found"][0];
    let words = row["words"].as_str().unwrap();
    let mark = &row["marks"][0];
    let (from, to) = (mark[0].as_u64().unwrap(), mark[1].as_u64().unwrap());
    assert_eq!(
        &words[usize::try_from(from).unwrap()..usize::try_from(to).unwrap()],
        "river"
    );
    assert_eq!(row["what"], "interaction");
    assert_eq!(row["people"][1]["name"], "Jo Novak");
    let next = found["next"].as_str().unwrap();
    assert_eq!(days(&["river", "--after", next]), ["2019-06-02"]);
    assert_eq!(
        program.json(&["find", "petrovic"])["people"][0]["people"][0]["name"],
        "Ana Petrović"
    );
    let text = program.ok(&["find", "photos"]);
    assert_eq!(
        text,
        "Sat 21 Nov  you promised · Ana Petrović\n    send the photos\n"
    );
    assert_eq!(program.ok(&["find", "nothing like it"]), "");
    let said = program.fails(1, &["find", "with:jo"]);
    assert!(
        said.contains("jo could be with:\"Jo Novak\" or with:\"Jo Weber\""),
        "{said}"
    );
    let said = program.fails(1, &["find", "--kind", "sang"]);
    assert!(said.contains("There are met, call"), "{said}");
    let shown = |arguments: &[&str]| {
        let shown = program.json(&[&["show", "ana"], arguments].concat());
        shown["interactions"].as_array().unwrap().len()
    };
    assert_eq!(shown(&[]), 3);
    assert_eq!(shown(&["--words", "river"]), 2);
    assert_eq!(shown(&["--words", "river", "--kind", "met"]), 1);
    assert_eq!(shown(&["--with", "jo novak"]), 1);
    assert_eq!(shown(&["--tag", "boat", "--year", "2026-11"]), 1);
    assert_eq!(shown(&["--year", "2018"]), 0);
    let said = program.fails(1, &["find"]);
    assert!(said.contains("There is nothing to look for"), "{said}");
}

#[test]
fn the_mirror_tells_hours_and_what_if_names_whom_it_costs() {
    let program = Program::new();
    let empty = program.json(&["mirror"]);
    assert_eq!(empty["people"], json!([]));
    for name in ["Ana", "Jo", "Sam"] {
        program.ok(&["add", name]);
    }
    program.ok(&["log", "yesterday: walked with Ana and Jo, 2h"]);
    program.ok(&["log", "yesterday: coffee with Sam, 30 min"]);
    let seen = program.json(&["mirror"]);
    assert_eq!(seen["seasons"][0]["minutes"], 150, "two hours count once");
    assert_eq!(seen["went_to"]["relationships"], 150);
    assert_eq!(seen["seasons"][0]["spread"], Value::Null, "three are few");
    assert_eq!(seen["people"][0]["minutes"], 120);
    let year = seen["year"]["days"].as_array().unwrap();
    assert_eq!(year.iter().rev().nth(1), Some(&json!(3)));
    let text = program.ok(&["mirror"]);
    assert!(text.contains("To whom the hours went"), "{text}");
    let moved = program.json(&["mirror", "--what-if", "--depth", "Ana", "--keep", "Jo"]);
    let [ana, jo, sam] = [0, 1, 2].map(|at| &moved["outcome"]["people"][at]);
    let month = 30.4375 / 91.0;
    near(&moved["outcome"]["moved"], 0.8 * 0.5 * month);
    near(&ana["after"]["hours"], (2.0 + 0.4) * month);
    near(&jo["after"]["hours"], 2.0 * month);
    near(&sam["after"]["gap"], 91.0 / 0.2);
    let text = program.ok(&["mirror", "--what-if", "--depth", "Ana", "--keep", "Jo"]);
    assert!(
        text.contains("Sam: from once a season to less than yearly"),
        "{text}"
    );
    program.fails(1, &["mirror", "--what-if"]);
}
