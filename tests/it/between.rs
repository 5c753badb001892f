//! What is between two people: every line from what was noted, the check-in, and what a line rests on.

use serde_json::{Value, json};

use crate::program::Program;
use crate::session::Session;

fn near(value: &Value, expected: f64) {
    let got = value.as_f64().unwrap_or(f64::NAN);
    assert!((got - expected).abs() < 1e-6, "{got}, not {expected}");
}

/// The day, the kind, who began, minutes, the depth of both.
type Row = (
    &'static str,
    &'static str,
    &'static str,
    Option<u32>,
    (u8, u8),
);

/// Nine interactions: five begun by me, four by them; six with minutes this season; two of the contact
/// days went deep on my side, four on theirs, one of them risky for both.
fn interactions() -> Vec<Value> {
    let rows: [Row; 10] = [
        ("2026-11-20", "met", "me", Some(120), (3, 3)),
        ("2026-11-10", "call", "them", Some(30), (1, 2)),
        ("2026-11-01", "met", "me", Some(60), (2, 2)),
        ("2026-10-20", "met", "them", Some(60), (0, 1)),
        ("2026-10-01", "call", "me", None, (1, 2)),
        ("2026-09-15", "met", "them", Some(90), (1, 1)),
        ("2026-07-01", "met", "me", Some(600), (1, 1)),
        ("2026-03-01", "met", "them", None, (1, 1)),
        ("2026-01-01", "met", "me", None, (1, 1)),
        // a year and a day ago: outside of every window
        ("2025-11-22", "met", "them", Some(60), (3, 3)),
    ];
    let row = |(at, row): (usize, &Row)| {
        let (day, kind, began, minutes, (mine, theirs)) = *row;
        let id = 100 + at;
        json!({
            "id": id.to_string(), "day": day, "kind": kind, "minutes": minutes,
            "depth": { "mine": mine, "theirs": theirs },
            "people": [{ "id": "1", "two_way": true, "began": began }],
        })
    };
    rows.iter().enumerate().map(row).collect()
}

fn promise(number: u32, whose: &str, ended: Option<(&str, &str)>, by: Option<&str>) -> Value {
    json!({
        "id": number.to_string(), "person": "1", "whose": whose, "text": format!("promise {number}"),
        "given_on": "2026-01-05", "by": by, "ended": ended.map(|(how, on)| json!({ "how": how, "on": on })),
    })
}

fn check_in(number: u32, day: &str, answers: &Value) -> Value {
    json!({ "id": number.to_string(), "person": "1", "day": day, "answers": answers })
}

fn document() -> Value {
    let kept = |number, whose, on| promise(number, whose, Some(("kept", on)), None);
    let topic = |number: u32, kind: &str, whose: &str, closed: Option<&str>| {
        json!({
            "id": number.to_string(), "person": "1", "kind": kind, "whose": whose, "text": format!("topic {number}"),
            "noted_on": "2026-06-01",
            "closed": closed.map(|how| json!({ "how": how, "on": "2026-07-01" })),
        })
    };
    json!({
        "format": "betwixt", "version": 1,
        "people": [{ "id": "1", "name": "Ana" }], "ties": [], "groups": [], "circles": [], "places": [],
        "interactions": interactions(),
        "promises": [
            kept(201, "mine", "2026-02-01"), kept(202, "mine", "2026-03-01"), kept(203, "mine", "2026-04-01"),
            kept(204, "mine", "2026-05-01"), promise(205, "mine", Some(("broken", "2026-06-01")), None),
            promise(206, "mine", None, Some("2026-11-01")), kept(207, "mine", "2025-11-22"),
            promise(208, "mine", Some(("released", "2026-06-01")), None),
            kept(209, "theirs", "2026-06-01"),
        ],
        "topics": [
            topic(301, "ask", "mine", Some("answered")), topic(302, "need", "theirs", Some("answered")),
            topic(303, "tell", "mine", None), topic(304, "need", "mine", Some("dropped")),
        ],
        "check_ins": [
            check_in(401, "2025-12-01", &json!({ "trust": { "step": 1 } })),
            check_in(402, "2026-03-01", &json!({ "trust": { "step": 2 }, "giving": { "step": 2 } })),
            check_in(403, "2026-06-01", &json!({ "trust": { "step": 3, "words": "closer" } })),
            check_in(404, "2026-09-01", &json!({ "trust": { "step": 3 }, "landed_with_me": { "step": 4 } })),
        ],
        "pauses": [], "reviews": [], "candidates": [],
    })
}

fn with_ana() -> Program {
    let program = Program::new();
    let file = program.write("life.json", document().to_string());
    program.ok(&["import", &file, "--yes"]);
    program
}

#[test]
fn every_line_is_told_with_its_figures() {
    let shown = with_ana().json(&["show", "Ana"]);
    let line = |id: &str| {
        let lines = shown["lines"].as_array().unwrap();
        lines.iter().find(|line| line["id"] == id).unwrap().clone()
    };
    let trust = line("trust");
    let steps: Vec<&Value> = trust["felt"]["answers"]
        .as_array()
        .unwrap()
        .iter()
        .map(|dot| &dot["step"])
        .collect();
    assert_eq!(steps, [1, 2, 3, 3]);
    assert_eq!(
        (&trust["felt"]["trend"], &trust["n"]),
        (&json!("more"), &json!(4))
    );
    assert_eq!(
        (&trust["word"], &trust["noted"]["risky"]),
        (&json!("probably"), &json!(1))
    );
    let reliability = line("reliability");
    assert_eq!(reliability["noted"]["mine"]["kept"], 4);
    assert_eq!(reliability["noted"]["mine"]["broken"], 1);
    assert_eq!(reliability["noted"]["theirs"]["kept"], 1);
    assert_eq!(
        (&reliability["n"], &reliability["felt"]["n"]),
        (&json!(5), &json!(0))
    );
    // Beta(4.5, 1.5)
    near(&reliability["noted"]["mine"]["share"]["mean"], 0.75);
    assert_eq!(reliability["noted"]["theirs"]["share"], Value::Null);
    let integrity = line("integrity");
    assert_eq!(
        integrity["noted"],
        json!({ "past_their_day": 1, "broken": 1, "repaired": 0 })
    );
    let reciprocity = line("reciprocity");
    assert_eq!(
        (&reciprocity["word"], &reciprocity["n"]),
        (&json!("no_clear_lean"), &json!(9))
    );
    near(&reciprocity["interval"][0], 0.296_768);
    near(&reciprocity["interval"][1], 0.791_316);
    assert_eq!(reciprocity["felt"]["trend"], Value::Null);
    let shared = line("shared_time");
    assert_eq!(
        shared["noted"]["season"],
        json!({ "minutes": 360, "interactions": 6, "with_minutes": 5 })
    );
    assert_eq!(shared["noted"]["before"]["minutes"], 600);
    // 330 minutes met, 30 called
    near(&shared["noted"]["variety"], 1.332_206);
    let responsiveness = line("responsiveness");
    assert_eq!(responsiveness["noted"]["by_me"]["noticed"], 3);
    assert_eq!(responsiveness["noted"]["by_me"]["answered"], 2);
    assert_eq!(responsiveness["noted"]["by_them"]["answered"], 0);
    assert_eq!(
        responsiveness["felt"]["landed_with_me"]["last"]["word"],
        "carried along"
    );
    let depth = line("depth");
    assert_eq!(
        (&depth["noted"]["days"], &depth["noted"]["mine"]["days"]),
        (&json!(9), &json!(2))
    );
    near(&depth["noted"]["theirs"]["share"]["mean"], 0.45);
    assert_eq!(line("value")["noted"], Value::Null);
}

#[test]
fn a_line_tells_what_it_rests_on() {
    let program = with_ana();
    let depth = program.json(&["show", "Ana", "--line", "depth"]);
    assert_eq!(depth["interactions"].as_array().unwrap().len(), 9);
    let trust = program.json(&["show", "Ana", "--line", "trust"]);
    assert_eq!(trust["interactions"][0]["day"], "2026-11-20");
    assert_eq!(trust["interactions"].as_array().unwrap().len(), 1);
    let words = program.json(&["show", "Ana", "--line", "reliability"]);
    assert_eq!(words["promises"].as_array().unwrap().len(), 7);
    let text = program.ok(&["show", "Ana", "--line", "rhythm"]);
    assert!(
        text.contains("usually") && text.contains("now 2 d"),
        "{text}"
    );
    let said = program.fails(2, &["show", "Ana", "--line", "love"]);
    assert!(said.contains("no line is called \"love\""), "{said}");
}

#[test]
fn a_check_in_is_kept_changed_and_taken_back() {
    let program = with_ana();
    let before = program.ok(&["export"]);
    let arguments = [
        "checkin",
        "Ana",
        "--answer",
        "value=4",
        "--words",
        "value=the boat",
        "--same",
        "think_so",
    ];
    let kept = program.json(&arguments);
    assert_eq!(kept["check_in"]["day"], "2026-11-22");
    assert_eq!(
        kept["check_in"]["answers"]["value"],
        json!({ "step": 4, "words": "the boat" })
    );
    let id = kept["check_in"]["id"].as_str().unwrap();
    let changed = program.json(&["checkin", "edit", id, "--answer", "value=3"]);
    assert_eq!(
        changed["check_in"]["answers"]["value"],
        json!({ "step": 3, "words": "the boat" })
    );
    assert!(
        program
            .ok(&["checkin", "list", "Ana"])
            .contains("Value: a little fuller, “the boat”")
    );
    program.ok(&["checkin", "trash", id]);
    let listed = program.json(&["checkin", "list", "Ana"]);
    assert_eq!(listed["check_ins"].as_array().unwrap().len(), 4);
    for _ in 0..3 {
        program.ok(&["undo"]);
    }
    assert_eq!(program.ok(&["export"]), before);
    let nobody = program.fails(1, &["checkin", "Ana"]);
    assert!(nobody.contains("nobody at a terminal"), "{nobody}");
    let wrong = program.fails(2, &["checkin", "Ana", "--answer", "trust=7"]);
    assert!(wrong.contains("from 0 to 4"), "{wrong}");
}

#[test]
fn on_the_screen_a_key_answers_and_the_sidebar_says_it() {
    let mut session = Session::new();
    session.add("Élodie");
    session.log("yesterday: met Élodie, 2h");
    assert!(session.shows("not asked yet: c asks"));
    session.press("c");
    assert!(session.shows("would you tell Élodie?"));
    session.write("3 \"");
    session.write("keeps her word");
    session.press("Enter 4 Esc");
    assert!(session.shows("c goes on with it"));
    session.press("c");
    assert!(session.shows("do words and deeds still meet"));
    session.press("Enter");
    assert!(session.shows("saved · u undoes it"));
    assert!(session.shows("Trust       probably Nov"));
    assert!(session.shows("Reliability forget about it"));
    assert!(session.shows("check-in · “keeps her word”"));
    session.press("3 j Enter");
    assert!(session.shows("You felt"));
    assert!(session.shows("I'd keep it │"));
    session.press("q ?");
    assert!(session.shows("What it does not"));
    session.press("q c");
    assert!(session.shows("The last one was on 22 November 2026"));
    session.press("Esc u");
    assert!(session.shows("not asked yet: c asks"));
}

#[test]
fn a_check_in_says_how_many_answers_a_question_has() {
    let mut session = Session::new();
    session.add("Ana");
    session.press("c");
    assert!(session.shows("1 of 8") && session.shows("0 to 4 answer"));
    session.write("4444444");
    assert!(session.shows("8 of 8"), "{}", session.screen());
    assert!(session.shows("0 to 3 answer"), "{}", session.screen());
    session.write("4");
    assert!(
        session.shows("0 to 3 answer this one"),
        "{}",
        session.screen()
    );
    session.write("3");
    assert!(session.shows("saved"), "{}", session.screen());
}

#[test]
fn the_mirror_and_what_if_are_read_on_the_screen() {
    let mut session = Session::new();
    session.press("M");
    assert!(session.shows("The mirror") && session.shows("No contact day in a year"));
    session.press("q");
    for name in ["Ana", "Jo"] {
        session.add(name);
        session.log(&format!("yesterday: met {name}, 5h"));
    }
    session.press("M");
    assert!(session.shows("This season, time against value"));
    session.press("Enter");
    assert!(session.shows("6 h a month from breadth to depth"));
    assert!(session.shows("it takes somebody who gets more"));
    session.write(" +>r");
    assert!(session.shows("7 h a month from breadth to depth, for 13 months"));
    assert!(session.shows("75 of 100 parts of it arrive"));
    assert!(session.shows("Whom it costs"));
    session.press("Esc");
    assert!(session.shows("This season, time against value"));
    session.press("Esc");
    assert!(session.shows("Between us"));
}

#[test]
fn the_seasons_of_the_mirror_stand_in_columns_over_the_turn_of_the_year_too() {
    let mut session = Session::sized(120, 60);
    session.add("Ana");
    for day in ["2026-10-01", "2026-07-01", "2026-04-01", "2026-01-20"] {
        session.log(&format!("{day}: met Ana, 5h"));
    }
    session.press("M");
    let screen = session.screen();
    assert!(screen.contains("Nov 2025 – "), "{screen}");
    let hours: Vec<usize> = screen
        .lines()
        .filter(|line| line.contains(" – ") && line.contains("too few to say"))
        .map(|line| line.find("5 h").unwrap())
        .collect();
    assert!(hours.len() > 3, "{screen}");
    assert!(hours.iter().all(|at| *at == hours[0]), "{screen}");
}

#[test]
fn from_what_a_line_rests_on_one_goes_to_the_place() {
    let mut session = Session::new();
    session.add("Ana");
    for day in ["11-20", "11-10", "10-01", "09-15", "08-20"] {
        session.log(&format!("2026-{day}: met Ana, we spoke of {day}"));
    }
    session.press("3 Enter");
    assert!(session.shows("Rhythm · Ana"), "{}", session.screen());
    session.press("?");
    assert!(session.shows("What it does not"), "{}", session.screen());
    session.press("q j j Enter");
    assert_eq!(session.model.focus, betwixt::app::layout::Pane::Timeline);
    let entry = session.model.timeline.selected_interaction().unwrap();
    assert_eq!(entry.day.to_string(), "2026-10-01");
}

#[test]
fn several_days_that_ran_into_the_year_are_contact_days_of_it() {
    let program = Program::new();
    let met = |id: u32, day: &str, last: Option<&str>| {
        json!({
            "id": id.to_string(), "day": day, "last_day": last, "kind": "met",
            "people": [{ "id": "1", "two_way": true }], "depth": { "mine": 2, "theirs": 1 },
        })
    };
    let life = json!({
        "format": "betwixt", "version": 1, "people": [{ "id": "1", "name": "Ana" }],
        // The window begins on 23 November 2025.
        "interactions": [met(11, "2025-11-10", Some("2025-11-30")), met(12, "2026-11-22", None)],
    });
    let file = program.write("life.json", life.to_string());
    program.ok(&["import", &file, "--yes"]);
    let depth = program.json(&["show", "Ana", "--line", "depth"]);
    assert_eq!(depth["line"]["noted"]["days"], 9);
    assert_eq!(depth["interactions"].as_array().unwrap().len(), 2);
    let year = program.json(&["mirror"])["year"].clone();
    let days = year["days"].as_array().unwrap();
    // Monday 17 to Sunday 30 November 2025, and today.
    assert_eq!(year["from"], "2025-11-17");
    assert_eq!(days.iter().filter(|day| **day == 1).count(), 15);
    assert_eq!(
        program.json(&["show", "Ana", "--line", "rhythm"])["year"],
        year
    );
}

#[test]
fn nothing_is_asked_about_the_dead_and_nothing_is_moved_from_them() {
    let program = Program::new();
    let met = |id: u32, person: u32, minutes: u32| {
        json!({
            "id": id.to_string(), "day": "2026-11-01", "kind": "met", "minutes": minutes,
            "people": [{ "id": person.to_string(), "two_way": true }],
        })
    };
    let life = json!({
        "format": "betwixt", "version": 1,
        "people": [
            { "id": "1", "name": "Ana" },
            { "id": "2", "name": "Grandma", "standing": "died", "died_on": "2026-11-10" },
        ],
        "interactions": [met(11, 1, 60), met(12, 2, 600)],
        "check_ins": [{ "id": "20", "person": "2", "day": "2026-10-01", "answers": { "value": { "step": 0 } } }],
    });
    let file = program.write("life.json", life.to_string());
    program.ok(&["import", &file, "--yes"]);
    let mirror = program.json(&["mirror"]);
    assert_eq!(mirror["people"][0]["name"], "Grandma");
    assert_eq!(mirror["much_time_little_felt"], json!([]));
    let what_if = program.ok(&["mirror", "--what-if", "--depth", "Ana"]);
    assert!(!what_if.contains("Grandma"), "{what_if}");
    let shown = program.json(&["show", "Grandma"]);
    assert_eq!(
        shown["changes"],
        json!([{ "day": "2026-11-10", "standing": "died" }])
    );
}
