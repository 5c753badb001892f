//! Promises, topics, pauses, circles, tags, ties, groups, places and single fields, from the shell.

use serde_json::{Value, json};

use crate::program::{Program, said};

/// Ana, Jo Novak, Jo Weber and Vera.
fn four() -> Program {
    let program = Program::new();
    for name in ["Ana Petrović", "Jo Novak", "Jo Weber", "Vera"] {
        program.ok(&["add", name]);
    }
    program.ok(&["log", "2026-11-10: walked with Ana at:Kalemegdan #boat"]);
    program
}

#[test]
fn a_promise_is_noted_moved_broken_and_repaired() {
    let program = four();
    let noted = program.ok(&["promise", "Ana", "read her letter by fri"]);
    assert_eq!(
        noted,
        "Noted: you promised Ana Petrović: read her letter (by Fri 27 Nov)\n"
    );
    program.ok(&[
        "promise", "Ana", "bring", "the", "tent", "--theirs", "--by", "tomorrow", "--on", "20 Nov",
    ]);
    let open = program.json(&["promise"]);
    let rows: Vec<_> = open["promises"].as_array().unwrap().iter().collect();
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[0]["by"], "2026-11-27");
    assert_eq!(
        (&rows[1]["whose"], &rows[1]["by"]),
        (&json!("theirs"), &json!("2026-11-23"))
    );
    let unclear = program.fails(1, &["promise", "keep", "Ana"]);
    assert!(unclear.contains("any of these"), "{unclear}");
    assert!(
        unclear.contains("they promised: bring the tent"),
        "{unclear}"
    );
    program.ok(&["promise", "keep", "Ana", "tent", "--on", "yesterday"]);
    let moved = program.json(&["promise", "move", "Ana letter", "--to", "1 Dec"]);
    assert_eq!(moved["promise"]["by"], "2026-12-01");
    assert!(moved["promise"]["renews"].is_string());
    let broken = program.json(&["promise", "break", "ana"]);
    assert_eq!(broken["promise"]["ended"]["how"], "broken");
    program.ok(&["promise", "repair", "ana", "--how", "said sorry over tea"]);
    assert_eq!(program.ok(&["promise"]), "No promise is open.\n");
    let ends: Vec<Value> = program.json(&["show", "ana"])["promises"]
        .as_array()
        .unwrap()
        .iter()
        .map(|promise| promise["ended"]["how"].clone())
        .collect();
    assert_eq!(ends, ["kept", "renegotiated", "broken"]);
    program.ok(&["undo"]);
    let again = program.json(&["show", "ana"]);
    assert_eq!(again["promises"][2]["repaired"], "");
    assert!(
        program
            .ok(&["history"])
            .contains("closed a promise with Ana")
    );
}

#[test]
fn the_history_tells_what_was_changed_and_from_where() {
    let program = four();
    program.ok(&["edit", "Jo Novak", "--lives-in", "Graz", "--pronouns", "he"]);
    program.ok(&["edit", "Jo Novak", "--lives-in", "Vienna"]);
    program.ok(&["undo"]);
    let told = program.ok(&["history"]);
    for line in [
        "lives in: “Graz”, before: nothing",
        "pronouns: “he”, before: nothing",
        "lives in: “Vienna”, before: “Graz”",
        "from the shell, undone",
    ] {
        assert!(told.contains(line), "{told}");
    }
    let newest = &program.json(&["history", "-n", "1"])["acts"][0];
    assert_eq!(
        newest["changed"],
        serde_json::json!([{"field": "lives_in", "before": "Graz", "after": "Vienna"}])
    );
}

#[test]
fn what_cannot_be_promised_says_what_to_do() {
    let program = four();
    for (arguments, said) in [
        (vec!["promise", "Jo", "call"], "could be any of these"),
        (vec!["promise", "Anm", "call"], "Did you mean Ana Petrović?"),
        (vec!["promise", "Ana", "call by 30 feb"], "no 30 February"),
        (vec!["promise", "Ana", "call", "--by", "3/4"], "could be"),
        (
            vec!["promise", "Ana", "call", "--by", "soonish"],
            "is no day",
        ),
        (vec!["promise", "Ana", "call #boat"], "no part of a promise"),
        (vec!["promise", "Ana", ""], "Nothing is written"),
        (vec!["promise", "keep", "Ana"], "there is no open promise"),
        (vec!["promise", "keep", "nobody"], "Nobody is called nobody"),
        (vec!["not-now", "Ana", "5"], "3, 7, 14 or 30"),
        (vec!["pause", "end", "Ana"], "no pause with Ana"),
        (
            vec!["pause", "Ana", "--to", "2026-11-01", "--from", "2026-11-02"],
            "before it begins",
        ),
        (vec!["tie", "Ana", "partner", "ana"], "one person"),
        (
            vec!["circle", "rename", "close", "near"],
            "No circle is called close",
        ),
        (
            vec!["tag", "rename", "sea", "boat"],
            "Nothing has the tag #sea",
        ),
        (
            vec!["person", "set", "Ana", "brithday", "--05-14"],
            "No field is called",
        ),
        (
            vec!["person", "set", "Ana", "birthday", "30 feb"],
            "is no such day",
        ),
    ] {
        let told = program.fails(1, &arguments);
        assert!(told.contains(said), "{arguments:?}: {told}");
    }
    assert_eq!(
        program.ok(&["promise", "Ana", "Petrović"]),
        "No promise is open.\n"
    );
    assert_eq!(
        program.json(&["history"])["acts"].as_array().unwrap().len(),
        5
    );
}

#[test]
fn a_word_given_a_while_ago_is_due_after_that_day() {
    let program = Program::new();
    program.ok(&["add", "Ana"]);
    let by = |arguments: &[&str]| program.json(arguments)["promise"]["by"].clone();
    let on = ["--on", "2026-10-20"];
    let said = by(&[&["promise", "Ana", "the book by 25 oct"], &on[..]].concat());
    assert_eq!(said, "2026-10-25");
    let option = by(&[&["promise", "Ana", "the book", "--by", "25 oct"], &on[..]].concat());
    assert_eq!(option, "2026-10-25");
    assert_eq!(by(&["promise", "Ana", "the film by 25 oct"]), "2027-10-25");
    let topic = program.json(&["topic", "Ana", "a letter from 2019"]);
    assert_eq!(topic["topic"]["text"], "a letter from 2019");
}

#[test]
fn nothing_ends_before_the_day_it_began() {
    let program = four();
    program.ok(&["promise", "Ana", "call", "--on", "2026-11-10"]);
    program.ok(&["topic", "Jo Novak", "the new boat"]);
    for (arguments, said) in [
        (
            vec!["promise", "keep", "call", "--on", "2026-11-09"],
            "cannot end before the day it is given\nName a later day; betwixt promise edit",
        ),
        (
            vec!["promise", "break", "call", "--on", "2026-10"],
            "cannot end before",
        ),
        (
            vec!["promise", "release", "call", "--on", "2025"],
            "cannot end before",
        ),
        (
            vec![
                "promise",
                "Ana",
                "write",
                "--by",
                "2026-11-01",
                "--on",
                "2026-11-02",
            ],
            "the day of a promise cannot be before",
        ),
        (
            vec!["topic", "close", "boat", "--on", "2026-11-21"],
            "cannot be closed before the day it is noted",
        ),
    ] {
        let told = program.fails(1, &arguments);
        assert!(told.contains(said), "{arguments:?}: {told}");
    }
    let open = program.json(&["promise"]);
    assert_eq!(open["promises"].as_array().unwrap().len(), 1);
    program.ok(&["topic", "close", "boat", "--on", "2026-11"]);
    program.ok(&["promise", "keep", "call", "--on", "2026-11"]);
    let told = program.fails(1, &["promise", "edit", "Ana", "--on", "2026-12-01"]);
    assert!(told.contains("is still to come"), "{told}");
}

#[test]
fn a_topic_is_noted_changed_and_closed() {
    let program = four();
    program.ok(&["topic", "Ana", "how the exam went from 3 Dec"]);
    program.ok(&["topic", "--anyone", "--kind", "tell", "I have a new job"]);
    let open = program.json(&["topic"]);
    assert_eq!(open["topics"][0]["from"], "2026-12-03");
    assert_eq!(open["topics"][1]["person"], Value::Null);
    program.ok(&["topic", "edit", "exam", "--kind", "need", "--from", ""]);
    let ana = program.json(&["topic", "Ana"]);
    assert_eq!(
        (&ana["topics"][0]["whose"], &ana["topics"][0]["from"]),
        (&json!("theirs"), &Value::Null)
    );
    assert_eq!(
        program.ok(&["topic", "close", "new job"]),
        "Closed: Whoever you meet: tell I have a new job\n"
    );
    program.ok(&["topic", "close", "Ana", "--dropped"]);
    assert_eq!(program.ok(&["topic"]), "No topic is open.\n");
}

#[test]
fn a_pause_begins_changes_and_ends_and_not_now_sets_aside() {
    let program = four();
    let fine = program.json(&["pause", "fine", "ana"]);
    assert_eq!(fine["pause"]["from"], "2026-11-11");
    assert!(
        program
            .fails(1, &["pause", "fine", "ana"])
            .contains("already")
    );
    assert!(program.ok(&["pause"]).contains("until you meet again"));
    program.ok(&["pause", "end", "Ana"]);
    assert_eq!(program.ok(&["pause"]), "Nobody is in a pause today.\n");
    program.ok(&["pause", "Vera", "--to", "2027-03", "--why", "travel"]);
    program.ok(&["pause", "edit", "Vera", "--words", "in Chile"]);
    let vera = program.json(&["pause", "list", "vera"]);
    assert_eq!(vera["pauses"][0]["words"], "in Chile");
    assert_eq!(vera["pauses"][0]["why"], "travel");
    assert_eq!(
        program.ok(&["not-now", "Ana", "7"]),
        "Not now: Ana Petrović, until Sun 29 Nov\n"
    );
    assert_eq!(program.ok(&["not-now"]), "Ana Petrović  until Sun 29 Nov\n");
}

#[test]
fn who_is_put_off_again_and_again_is_asked_about_once_in_the_shell_too() {
    let program = Program::new();
    let on = |day: u32, arguments: &[&str]| -> String {
        let mut command = program.command();
        command.env("BETWIXT_NOW", format!("2026-10-{day:02}T09:00:00"));
        said(command.args(arguments)).out
    };
    on(1, &["add", "Ana", "--every", "7"]);
    on(1, &["log", "2026-06-10: walked with Ana"]);
    for day in [2, 6, 10] {
        assert!(!on(day, &["review"]).contains("Not now, again"));
        on(day, &["not-now", "Ana", "3"]);
    }
    assert!(on(14, &["review"]).contains("Not now, again"));
    on(14, &["not-now", "Ana", "3"]);
    let review = on(18, &["review"]);
    assert!(review.contains("Ana"), "{review}");
    assert!(!review.contains("Not now, again"), "{review}");
}

#[test]
fn circles_and_tags_are_put_on_people_and_renamed() {
    let program = four();
    program.ok(&["circle", "add", "close", "--every", "14"]);
    program.ok(&["circle", "put", "friends", "Ana", "Jo Novak"]);
    program.ok(&["circle", "put", "close", "Jo", "Weber"]);
    program.ok(&["circle", "order", "friends"]);
    program.ok(&["circle", "rename", "friends", "near"]);
    program.ok(&["circle", "every", "close", ""]);
    let circles = program.json(&["circle"])["circles"].clone();
    assert_eq!(
        (
            &circles[0]["name"],
            circles[0]["people"].as_array().unwrap().len()
        ),
        (&json!("near"), 2)
    );
    assert_eq!(
        (&circles[1]["name"], &circles[1]["usual_gap"]),
        (&json!("close"), &Value::Null)
    );
    program.ok(&["circle", "remove", "near"]);
    assert_eq!(
        program.json(&["show", "ana"])["person"]["circle"],
        Value::Null
    );
    program.ok(&["tag", "add", "#choir", "Ana", "Vera"]);
    program.ok(&["tag", "rename", "choir", "singing"]);
    program.ok(&["tag", "remove", "singing", "Vera"]);
    assert_eq!(
        program.ok(&["tag"]),
        "#boat     in interactions\n#singing  Ana Petrović\n"
    );
}

#[test]
fn ties_groups_and_places() {
    let program = four();
    assert_eq!(
        program.ok(&["tie", "Ana", "child", "Vera"]),
        "Noted: Vera is a parent of Ana Petrović\n"
    );
    program.ok(&["tie", "Vera", "godmother", "Jo Novak"]);
    assert!(
        program
            .fails(1, &["tie", "Vera", "parent", "Ana"])
            .contains("already")
    );
    assert_eq!(program.ok(&["tie", "Ana"]), "parent Vera\n");
    program.ok(&["tie", "remove", "Ana", "Vera"]);
    assert_eq!(program.ok(&["tie", "Ana"]), "No tie is noted.\n");
    program.ok(&["group", "add", "the choir", "Ana", "Vera"]);
    program.ok(&["group", "also", "the choir", "singers"]);
    program.ok(&["group", "join", "singers", "Jo Novak"]);
    program.ok(&["group", "leave", "singers", "Ana"]);
    let group = program.json(&["group"])["groups"][0].clone();
    assert_eq!(group["other_names"], json!(["singers"]));
    assert_eq!(group["members"].as_array().unwrap().len(), 2);
    program.ok(&["log", "lunch with Ana at:Kalemgdan"]);
    program.ok(&["place", "merge", "Kalemegdan", "Kalemgdan"]);
    let places = program.json(&["place"]);
    assert_eq!(places["places"][0]["other_names"], json!(["Kalemgdan"]));
}

#[test]
fn one_field_of_a_person_is_set_and_cleared() {
    let program = four();
    for (field, value) in [
        ("lives-in", "Graz"),
        ("birthday", "14 May"),
        ("met", "May 2014"),
        ("through", "Vera"),
        ("mail", "ana@example.org"),
        ("phone", "+43 1 234"),
        ("standing", "resting"),
        ("circle", "close"),
    ] {
        program.ok(&["person", "set", "Ana", field, value]);
    }
    program.ok(&["person", "set", "Ana", "shoe size", "38", "--own"]);
    program.ok(&["person", "set", "Ana", "shoe size", "39"]);
    program.ok(&["person", "set", "Ana", "wedding", "12 June 2010", "--date"]);
    let person = program.json(&["show", "ana"])["person"].clone();
    assert_eq!(person["birthday"], "--05-14");
    assert_eq!(person["met_on"], "2014-05");
    assert_eq!(person["met_through"]["name"], "Vera");
    assert_eq!(person["contact_points"].as_array().unwrap().len(), 2);
    assert_eq!(
        person["fields"],
        json!([{"name": "shoe size", "value": "39"}])
    );
    assert_eq!(
        person["dates"],
        json!([{"name": "wedding", "on": "2010-06-12"}])
    );
    assert_eq!(person["standing"], "resting");
    for field in ["birthday", "shoe size", "circle", "mail"] {
        program.ok(&["person", "set", "Ana", field, ""]);
    }
    let person = program.json(&["show", "ana"])["person"].clone();
    assert_eq!(
        (&person["birthday"], &person["fields"], &person["circle"]),
        (&Value::Null, &json!([]), &Value::Null)
    );
}

#[test]
fn each_of_these_verbs_shows_how_it_is_used() {
    let program = Program::new();
    for verb in [
        "promise", "topic", "pause", "not-now", "circle", "tag", "tie", "group", "place", "person",
    ] {
        let help = program.ok(&[verb, "--help"]);
        assert!(help.contains(&format!("betwixt {verb}")), "{help}");
        assert!(help.contains("Examples:"), "{help}");
        if !matches!(verb, "tie" | "person") {
            let empty = program.json(&[verb]);
            assert!(empty.is_object(), "{empty}");
        }
    }
    assert!(!program.file().exists(), "asking makes no file");
}

#[test]
fn what_would_change_nothing_says_so_and_takes_no_undo() {
    let program = four();
    program.ok(&["tag", "add", "sea", "Ana"]);
    program.ok(&["group", "add", "the choir", "Ana"]);
    let before = program.json(&["history"]);
    for (arguments, said) in [
        (["tag", "add", "Sea", "Ana"], "has it already"),
        (["tag", "remove", "nosuch", "Ana"], "does not have it"),
        (["group", "join", "the choir", "Ana"], "would change"),
        (["group", "leave", "the choir", "Vera"], "would change"),
    ] {
        let told = program.fails(1, &arguments);
        assert!(told.contains(said), "{arguments:?}: {told}");
    }
    assert_eq!(program.json(&["history"]), before);
}

#[test]
fn what_happened_has_no_day_to_come() {
    let program = four();
    program.ok(&["promise", "Ana", "read her letter"]);
    program.ok(&["topic", "Ana", "the exam"]);
    for arguments in [
        vec!["promise", "Ana", "call back", "--on", "2027-01-01"],
        vec!["promise", "keep", "Ana", "letter", "--on", "2027-01-01"],
        vec!["topic", "close", "Ana", "exam", "--on", "2030-01-01"],
        vec!["person", "set", "Ana", "died-on", "2027-05-05"],
        vec!["add", "New Here", "--met", "2030"],
    ] {
        let told = program.fails(1, &arguments);
        assert!(told.contains("still to come"), "{arguments:?}: {told}");
    }
}

#[test]
fn the_page_of_a_person_has_what_was_asked_for_also_where_it_came_to_an_end() {
    let program = four();
    program.ok(&["promise", "Ana", "read her letter"]);
    program.ok(&["promise", "keep", "Ana", "letter"]);
    let told = program.ok(&["show", "Ana", "-k", "promise"]);
    assert!(told.contains("read her letter"), "{told}");
    let told = program.ok(&["show", "Ana", "--words", "xyzzy"]);
    assert!(told.contains("Nothing between you says this."), "{told}");
}

#[test]
fn whoever_is_called_exactly_so_is_meant() {
    let program = Program::new();
    for name in ["Ana Petrović", "Ana Petrovic", "Luka", "Luka Jurić"] {
        program.ok(&["add", name, "--another"]);
    }
    for name in ["Ana Petrović", "Ana Petrovic", "Luka"] {
        assert_eq!(program.json(&["show", name])["person"]["name"], name);
    }
    let told = program.fails(1, &["show", "ana petrović"]);
    assert!(told.contains("Write the whole name"), "{told}");
}

#[test]
fn whoever_is_put_off_is_listed_also_without_a_contact_day() {
    let program = four();
    program.ok(&["not-now", "Vera", "7"]);
    assert_eq!(program.ok(&["not-now"]), "Vera  until Sun 29 Nov\n");
    assert_eq!(
        program.json(&["not-now"])["not_now"][0]["until"],
        "2026-11-29"
    );
    let told = program.fails(1, &["not-now", "Ana", "10"]);
    assert!(told.contains("It cannot be for 10 days"), "{told}");
}

#[test]
fn a_pause_of_today_that_ends_is_taken_back() {
    let program = four();
    program.ok(&["pause", "Vera", "--to", "2026-12-24"]);
    let told = program.ok(&["pause", "end", "Vera"]);
    assert!(
        told.contains("Taken back") && told.contains("in the trash"),
        "{told}"
    );
}

#[test]
fn whoever_lies_in_the_trash_is_found_by_a_first_name() {
    let program = four();
    program.ok(&["person", "set", "Ana", "note", "x"]);
    program.ok(&["trash", "Ana"]);
    let told = program.ok(&["forget", "Ana", "--dry-run"]);
    assert!(told.contains("Ana Petrović would be gone"), "{told}");
    let told = program.fails(1, &["forget", "Zoltan", "--dry-run"]);
    assert!(told.contains("betwixt trash"), "{told}");
    let told = program.ok(&["trash", "--restore", "Ana"]);
    assert!(told.contains("Out of the trash: Ana Petrović"), "{told}");
}

#[test]
fn a_word_that_names_nobody_is_no_name_that_remains() {
    let program = four();
    program.ok(&["edit", "Ana", "--other-name", "The Boss"]);
    program.ok(&["log", "yesterday: walked by the river with Vera"]);
    let gone = program.json(&["forget", "Ana", "--dry-run"]);
    let of = gone["remains"].as_array().unwrap().iter();
    assert_eq!(of.filter(|one| one["of"] == "interaction").count(), 0);
    // Somebody may be called so by their friends.
    program.ok(&["edit", "Ana", "--other-name", "Di Marsh"]);
    program.ok(&["log", "yesterday: Vera spoke of Di by the river"]);
    let gone = program.json(&["forget", "Ana", "--dry-run"]);
    let of = gone["remains"].as_array().unwrap().iter();
    assert_eq!(of.filter(|one| one["of"] == "interaction").count(), 1);
}

#[test]
fn in_json_standard_error_is_one_object() {
    let program = Program::new();
    let told = program.run(&["show", "Ana", "--json"]);
    let error: Value = serde_json::from_str(&told.err).unwrap();
    assert_eq!(error["error"]["message"], "Nobody is called Ana");
}

#[test]
fn what_cannot_be_done_says_what_to_name_instead() {
    let program = four();
    let file = program.write("copy.db", "x");
    let told = program.fails(1, &["backup", "--to", &file]);
    assert!(told.contains("--to") && !told.contains("--file"), "{told}");
    let told = program.fails(1, &["backup", "--to", "nowhere/copy.db"]);
    assert!(told.contains("There is no folder"), "{told}");
    program.fails(2, &["export", "--csv", "people", "--json"]);
    program.fails(2, &["completions", "bash", "--json"]);
    program.fails(2, &["man", "--json"]);
    let other = program.write(
        "other.json",
        "{}, which is no database, and is long enough for one",
    );
    let told = program.fails(1, &["restore", &other]);
    assert!(told.contains("betwixt backups"), "{told}");
    let dry = program.run(&["log", "--dry-run", "coffee with Jo", "--json"]);
    assert_eq!(dry.code, 1, "{dry:?}");
    let read: Value = serde_json::from_str(&dry.out).unwrap();
    assert_eq!(read["open"][0]["kind"], "person");
    let told = program.fails(1, &["topic", "Ana", "x", "--from", "next week"]);
    assert!(told.contains("or another of them"), "{told}");
    let told = program.fails(1, &["find"]);
    assert_eq!(told, Program::new().fails(1, &["find"]));
    program.ok(&["promise", "Vera", "call"]);
    let shown = program.ok(&["show", "Vera"]);
    assert!(shown.contains("no contact day yet"), "{shown}");
}
