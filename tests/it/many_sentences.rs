//! Several sentences from standard input, and questions answered at a terminal.

use std::io::Write as _;
use std::process::Stdio;

use serde_json::Value;

use crate::program::Program;
use crate::pty::Pty;

fn friends() -> Program {
    let program = Program::new();
    for name in ["Ana Petrović", "Jo Novak", "Jo Weber"] {
        program.ok(&["add", name]);
    }
    program
}

/// Runs `log` with `input` on standard input; answers the exit code and both outputs.
fn log(program: &Program, options: &[&str], input: &[u8]) -> (i32, String, String) {
    let mut child = program
        .command()
        .arg("log")
        .args(options)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    let ended = child.wait_with_output().unwrap();
    (
        ended.status.code().unwrap(),
        String::from_utf8(ended.stdout).unwrap(),
        String::from_utf8(ended.stderr).unwrap(),
    )
}

fn recorded(program: &Program, name: &str) -> usize {
    let shown = program.json(&["show", name]);
    shown["interactions"].as_array().unwrap().len()
}

const GOOD: &str = "yesterday: lunch with Ana\n\n2026-11-01: met @\"New Friend\" and Ana\ncall with @\"New Friend\"\n";

#[test]
fn all_lines_are_one_act_or_nothing_is_recorded() {
    let program = friends();
    let (code, _, said) = log(
        &program,
        &["-"],
        format!("{GOOD}coffee with Jo\n").as_bytes(),
    );
    assert_eq!(code, 1);
    assert!(said.contains("line 5: coffee with Jo"), "{said}");
    assert!(said.contains("Jo Weber"), "{said}");
    assert_eq!(recorded(&program, "Ana"), 0);

    let (code, told, _) = log(&program, &["-"], GOOD.as_bytes());
    assert_eq!((code, told.matches("Logged:").count()), (0, 3), "{told}");
    assert_eq!(recorded(&program, "Ana"), 2);
    assert_eq!(recorded(&program, "New Friend"), 2);
    program.ok(&["undo"]);
    assert_eq!(recorded(&program, "Ana"), 0);
    program.fails(1, &["show", "New Friend"]);
}

#[test]
fn what_can_be_recorded_is_and_the_rest_is_told() {
    let program = friends();
    let input = format!("30 February: lunch with Ana\n{GOOD}");
    let (code, told, _) = log(&program, &["-", "--keep-going", "--json"], input.as_bytes());
    assert_eq!(code, 1);
    let answer: Value = serde_json::from_str(&told).unwrap();
    assert_eq!(answer["logged"].as_array().unwrap().len(), 3);
    assert_eq!(answer["failed"][0]["line"], 1);
    assert_eq!(recorded(&program, "Ana"), 2);
}

#[test]
fn input_that_cannot_be_read_is_told_with_its_line() {
    let program = friends();
    let (code, _, said) = log(&program, &["-"], b"lunch with Ana\n\xff\xfe\n");
    assert_eq!(code, 1);
    assert!(
        said.contains("Line 2 is no UTF-8; nothing was saved"),
        "{said}"
    );
    let (code, _, said) = log(&program, &["-"], b"\n \n");
    assert_eq!(code, 1);
    assert!(said.contains("There was nothing to read"), "{said}");
    assert_eq!(recorded(&program, "Ana"), 0);
}

#[test]
fn an_open_question_is_answered_at_the_terminal() {
    let program = friends();
    let (code, _, said) = log(&program, &["--choose", "coffee with Jo"], b"2\n");
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("asks at a terminal"), "{said}");
    let mut pty = Pty::run(
        "$BETWIXT log --choose 'coffee with Jo'",
        &program.file(),
        &[],
    );
    pty.wait_for("\"Jo\": which?");
    pty.write("7\r");
    pty.write("2\r");
    assert_eq!(pty.wait_for_end(), 0, "{}", pty.screen());
    let both = recorded(&program, "Jo Novak") + recorded(&program, "Jo Weber");
    assert_eq!(both, 1);
}

#[test]
fn a_mark_at_the_beginning_of_a_text_is_no_part_of_it() {
    let program = friends();
    let text = "\u{feff}yesterday lunch with Ana\r\n";
    let (code, told, _) = log(&program, &["-"], text.as_bytes());
    assert_eq!(code, 0, "{told}");
    let shown = &program.json(&["show", "Ana"])["interactions"][0];
    assert_eq!(shown["day"], "2026-11-21");
    assert_eq!(shown["words"], "lunch with Ana");
}

#[test]
fn the_own_editor_has_the_terminal_while_it_runs() {
    let program = friends();
    let editor = program.write(
        "editor.sh",
        "printf 'editing: '; cat \"$1\"; read line; printf '%s with Ana' \"$line\" > \"$1\"",
    );
    let mut pty = Pty::run(
        "$BETWIXT",
        &program.file(),
        &[("EDITOR", &format!("sh {editor}"))],
    );
    pty.wait_for("Jo Weber");
    pty.write("ahalf\u{18}\u{5}");
    pty.wait_for("editing: half");
    assert!(!pty.on_own_screen());
    pty.write("long walk\r");
    pty.wait_for("│ long walk with Ana");
    pty.write("\r");
    pty.wait_for("saved: Ana Petrović");
    pty.write("q");
    assert_eq!(pty.wait_for_end(), 0);
    assert_eq!(recorded(&program, "Ana"), 1);
}
