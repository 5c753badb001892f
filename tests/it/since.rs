//! Since we last spoke, from the shell and beside quick entry.

use serde_json::Value;

use crate::program::Program;

fn parts(answer: &Value) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    answer["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (text(&row["part"]), text(&row["words"])))
        .collect()
}

/// The program with something in every part of Ana.
fn told() -> Program {
    let program = Program::new();
    program.ok(&["add", "Ana Petrović", "--birthday", "1984-11-25"]);
    program.ok(&["add", "Luka", "--birthday", "--11-24"]);
    for sentence in [
        "1 Oct: call with Ana, her first day depth:3",
        "1 Nov: coffee with Ana, she spoke of the move depth:1/2",
        "14 Nov: walked with Ana, the weather",
        "10 Nov: tell: I sold the boat",
        "15 Nov: tell: I have a new job",
        "15 Nov: walked with Luka",
    ] {
        program.ok(&["log", sentence]);
    }
    program.ok(&["topic", "Ana", "about the exam"]);
    program.ok(&["topic", "Ana", "a plumb bob", "--kind", "gift"]);
    program.ok(&["promise", "Ana", "--theirs", "bring the tent"]);
    program.ok(&["promise", "Ana", "read her letter", "--by", "2026-11-20"]);
    program
}

#[test]
fn every_part_stands_in_its_place() {
    let program = told();
    let answer = program.json(&["since", "Ana"]);
    assert_eq!(answer["last_contact"], "2026-11-14");
    let expected = [
        ("ask", "about the exam"),
        ("deep", "Sun 1 Nov: coffee with Ana, she spoke of the move"),
        ("tell", "I have a new job"),
        ("your_word", "read her letter (by Fri 20 Nov, past its day)"),
        ("their_word", "bring the tent"),
        ("gift", "a plumb bob"),
        ("days", "birthday, turns 42 · Wed 25 Nov, in 3 days"),
    ];
    let expected: Vec<(String, String)> = expected
        .map(|(part, words)| (part.to_owned(), words.to_owned()))
        .into();
    assert_eq!(parts(&answer), expected);
    let text = program.ok(&["since", "Ana"]);
    assert!(
        text.contains("Since you last spoke, Sat 14 Nov, 8 days ago"),
        "{text}"
    );
    assert!(text.contains("Their word, as you see it\n  bring the tent\n"));
    // What was noted before the last contact counts as told; a day without a year has no age.
    assert_eq!(
        parts(&program.json(&["since", "Luka"])),
        [(
            "days".to_owned(),
            "birthday · Tue 24 Nov, in 2 days".to_owned()
        )]
    );
    program.ok(&["log", "call with Ana"]);
    let after = parts(&program.json(&["since", "Ana"]));
    assert!(!after.iter().any(|(part, _)| part == "tell"), "{after:?}");
    program.ok(&["undo"]);
    assert_eq!(parts(&program.json(&["since", "Ana"])), expected);
}

#[test]
fn with_nothing_between_there_is_a_sentence() {
    let program = Program::new();
    program.ok(&["add", "王小明"]);
    assert!(
        program
            .ok(&["since", "王小明"])
            .contains("Nothing is noted between you yet.")
    );
    program.ok(&["edit", "王小明", "--standing", "died"]);
    program.ok(&["topic", "王小明", "about the garden"]);
    assert_eq!(parts(&program.json(&["since", "王小明"])), []);
}
