//! The review and today, from the shell.

use serde_json::Value;

use crate::program::Program;

/// Ana, met every week until seven weeks ago; a word to her that is two days past its day, and one
/// of hers; Sam's birthday tomorrow.
fn life() -> Program {
    let program = Program::new();
    program.ok(&["add", "Ana Petrović", "--circle", "close"]);
    program.ok(&["add", "Sam", "--birthday", "1990-11-23"]);
    for day in ["01", "08", "15", "22", "29"] {
        program.ok(&["log", &format!("2026-09-{day}: lunch with Ana")]);
    }
    program.ok(&["log", "2026-10-04: walked with Ana by the river"]);
    program.ok(&["promise", "Ana", "read her letter", "--by", "2026-11-20"]);
    program.ok(&[
        "promise",
        "Ana",
        "bring the tent",
        "--theirs",
        "--by",
        "2026-11-21",
    ]);
    program
}

fn kinds(answer: &Value) -> Vec<String> {
    let cards = answer["cards"].as_array().unwrap();
    cards
        .iter()
        .map(|card| card["card"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn the_review_says_why_and_how_and_ends() {
    let program = life();
    let told = program.ok(&["review"]);
    for said in [
        "Yours\n    Ana Petrović: read her letter\n      2 days past its day · betwixt promise keep ",
        "Theirs, as you see it\n    Ana Petrović: bring the tent",
        "Mon 23 Nov  tomorrow  Sam  birthday, turns 36",
        "49 days; you two usually",
        "last noted, Sun 4 Oct, met:\n    ┃ walked with Ana by the river",
        "Not on this card before.\n    betwixt since 'Ana Petrović'\n    betwixt pause fine 'Ana Petrović'",
        "betwixt not-now 'Ana Petrović' 7\n  At most three a day:",
    ] {
        assert!(told.contains(said), "{said:?} in\n{told}");
    }
    let before = program.json(&["review"]);
    assert_eq!(before["state"], "open");
    assert_eq!(
        kinds(&before),
        ["yesterday", "words_given", "their_day", "gone_quiet"]
    );
    let id = before["cards"][1]["promises"][0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    program.ok(&["promise", "keep", &id]);
    let kept = program.json(&["review"]);
    assert_eq!(kept["cards"][1]["promises"].as_array().unwrap().len(), 1);
    program.ok(&["undo"]);
    assert_eq!(program.json(&["review"]), before);
    let history = program.json(&["history"]);
    assert_eq!(
        program.ok(&["review", "--done"]),
        "That is enough for today.\n"
    );
    assert_eq!(program.ok(&["review"]), "That is enough for today.\n");
    let after = program.json(&["review"]);
    assert_eq!(
        (&after["state"], kinds(&after).len()),
        (&Value::from("finished"), 0)
    );
    assert_eq!(kinds(&program.json(&["review", "--again"])), kinds(&before));
    program.ok(&["review", "--done"]);
    // Looking is no act: what was done stands as it stood, and redo goes on.
    assert_eq!(program.json(&["history"]), history);
    program.ok(&["redo"]);
}

#[test]
fn a_day_without_anything_due_says_so_and_offers_a_memory() {
    let program = Program::new();
    let told = program.ok(&["review"]);
    assert!(
        !told.contains('!') && told.ends_with("Nothing is due today.\n"),
        "{told}"
    );
    assert_eq!(program.ok(&["today", "--brief"]), "");
    program.ok(&["add", "Ana"]);
    program.ok(&["log", "2024-11-21: first snow with Ana, on the bridge"]);
    let told = program.ok(&["review"]);
    assert!(
        told.contains(
            "2 years ago, on Thu 21 Nov 2024, with Ana:\n    ┃ first snow with Ana, on the bridge"
        ),
        "{told}"
    );
    assert_eq!(program.json(&["review"])["state"], "nothing_due");
    assert!(program.ok(&["today"]).contains("Nothing is due today."));
}

#[test]
fn today_is_one_screen_or_one_line() {
    let program = life();
    let told = program.ok(&["today"]);
    assert!(
        told.starts_with("Sunday 22 November 2026\n\nYour word\n  Ana Petrović"),
        "{told}"
    );
    assert!(told.contains("Ana Petrović  7 weeks  unusually quiet for the two of you"));
    let brief = program.ok(&["today", "--brief"]);
    assert_eq!(
        brief,
        "Sam: birthday, turns 36 (tomorrow) · Ana Petrović: read her letter\n"
    );
    let short = program.ok(&["today", "--brief", "--width", "20"]);
    assert_eq!(short, "Sam: birthday, turn…\n");
    let answer = program.json(&["today"]);
    assert_eq!(answer["promises"][0]["days_past"], 2);
    assert_eq!(answer["days"][0]["in_days"], 1);
    assert_eq!(answer["quiet"][0]["person"]["name"], "Ana Petrović");
    program.ok(&["promise", "keep", "Ana letter"]);
    program.ok(&["person", "set", "Sam", "birthday", ""]);
    assert_eq!(program.ok(&["today", "--brief"]), "");
}

#[test]
fn the_page_keeps_to_80_cells_and_its_verbs_can_be_typed_whatever_the_names() {
    let program = Program::new();
    let long = "Wolfeschlegelsteinhausenbergerdorff".repeat(6);
    let text =
        "read the whole of the manuscript about the lighthouse keepers of the northern islands";
    for name in [&*long, "محمد", "王小明", "👩‍👩‍👧"] {
        program.ok(&["add", name, "--birthday", "1990-11-23"]);
        for day in ["01", "08", "15", "22", "29"] {
            program.ok(&["log", &format!("2026-09-{day}: lunch with @\"{name}\"")]);
        }
        program.ok(&["promise", name, text, "--by", "2026-11-20"]);
    }
    program.ok(&["log", "yesterday: a quiet day, and soup"]);
    program.ok(&["log", &format!("yesterday: called @\"{long}\"")]);
    program.ok(&["add", "Old Jo", "--birthday", "1930-11-24"]);
    program.ok(&[
        "edit",
        "Old Jo",
        "--standing",
        "died",
        "--died-on",
        "2020-11-25",
    ]);
    for verb in ["review", "today", "days"] {
        let told = program.ok(&[verb]);
        for line in told.lines() {
            assert!(betwixt::domain::text::wrap::width(line) <= 80, "{line}");
        }
    }
    let told = program.ok(&["today"]);
    let row = "Old Jo                in memory: died 6 years ago  Wed 25 Nov\n";
    assert!(told.contains(row), "{told}");
    let told = program.ok(&["review"]);
    assert!(told.contains("\n    ┃ a quiet day, and soup\n"), "{told}");
    // What sets a script apart stays out of what is copied into a shell.
    let verbs = told
        .lines()
        .filter(|line| line.contains("betwixt pause fine "));
    for verb in verbs {
        assert!(!verb.contains('\u{2068}'), "{verb}");
        let who = verb.rsplit(' ').next().unwrap().to_owned();
        program.ok(&["pause", "fine", &who]);
    }
}
