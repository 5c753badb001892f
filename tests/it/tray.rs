//! The tray: what came in from elsewhere counts as nothing until it is accepted, one by one.

use serde_json::{Value, json};

use crate::program::Program;
use crate::session::Session;

/// What stands in a file that another program wrote: two calls with Ana, and a mail from nobody known.
fn came_in() -> Value {
    let candidate = |id: u64, day: &str, people: &[&str], summary: &str| {
        json!({
            "id": id.to_string(), "source": format!("calls:{id}"), "day": day, "time": "18:30",
            "kind": if people.is_empty() { "message" } else { "call" },
            "people": people, "addresses": ["ana@example.org"],
            "summary": summary, "state": "waiting",
        })
    };
    json!({
        "format": "betwixt", "version": 1,
        "people": [{"id": "1001", "name": "Ana Petrović"}, {"id": "1002", "name": "Jo"}],
        "candidates": [
            candidate(2001, "2026-11-10", &["1001"], "a call of 20 minutes"),
            candidate(2002, "2026-11-12", &["1001"], "a call of 3 minutes"),
            candidate(2003, "2026-11-14", &[], "Re: the boat"),
        ],
    })
}

fn program() -> Program {
    let program = Program::new();
    let file = program.write("calls.json", came_in().to_string());
    program.ok(&["import", &file, "--yes"]);
    program
}

fn summaries(program: &Program) -> Vec<String> {
    let answer = program.json(&["tray"]);
    let rows = answer["waiting"].as_array().unwrap().iter();
    rows.map(|row| row["summary"].as_str().unwrap().to_owned())
        .collect()
}

fn last_contact(program: &Program) -> Value {
    program.json(&["since", "Ana"])["last_contact"].clone()
}

#[test]
fn it_is_no_contact_until_it_is_accepted_and_undo_puts_it_back() {
    let program = program();
    assert_eq!(last_contact(&program), Value::Null);
    let before = summaries(&program);
    assert_eq!(
        before,
        [
            "Re: the boat",
            "a call of 3 minutes",
            "a call of 20 minutes"
        ]
    );
    let review = program.json(&["review"]);
    let cards = review["cards"].as_array().unwrap();
    assert_eq!(cards.last().unwrap()["card"], "tray");
    let told = program.ok(&["tray"]);
    assert!(
        told.contains("2002  Thu 12 Nov, 18:30 · call · Ana Petrović"),
        "{told}"
    );
    program.ok(&["tray", "accept", "2002"]);
    assert_eq!(last_contact(&program), "2026-11-12");
    assert_eq!(
        summaries(&program),
        ["Re: the boat", "a call of 20 minutes"]
    );
    assert!(
        program
            .fails(1, &["tray", "accept", "2002"])
            .contains("Nothing waits under 2002")
    );
    program.ok(&["undo"]);
    assert_eq!(last_contact(&program), Value::Null);
    assert_eq!(summaries(&program), before);
    program.ok(&["tray", "dismiss", "2001", "--all-of-theirs"]);
    assert_eq!(summaries(&program), ["Re: the boat"]);
    assert!(
        program
            .fails(1, &["tray", "accept", "2003"])
            .contains("Nobody you know is in it")
    );
    program.ok(&["tray", "dismiss", "2003"]);
    assert!(program.ok(&["tray"]).starts_with("Nothing waits."));
    program.ok(&["undo"]);
    program.ok(&["undo"]);
    assert_eq!(summaries(&program), before);
    // What was dismissed does not come in again.
    program.ok(&["tray", "dismiss", "2001"]);
    let again = program.write("again.json", came_in().to_string());
    program.run(&["import", &again, "--yes"]);
    assert!(!summaries(&program).contains(&"a call of 20 minutes".to_owned()));
}

fn shows(session: &Session, text: &str) {
    assert!(
        session.shows(text),
        "{text:?} is not on\n{}",
        session.screen()
    );
}

#[test]
fn on_the_screen_it_is_accepted_reworded_or_dismissed_with_a_key_each() {
    let mut session = Session::new();
    session.press("T");
    shows(&session, "Nothing waits.");
    session.press("Esc");
    session.import(&came_in().to_string());
    session.press("r Enter");
    shows(&session, "waits for your word");
    session.press("Enter");
    shows(&session, "The tray ─");
    shows(&session, "Thu 12 Nov, 18:30 · call");
    // Nobody known is in the newest: the box asks who it was.
    session.press("Enter");
    shows(&session, "2026-11-14: Re: the boat kind:message");
    session.write(" with Jo");
    session.press("Enter");
    shows(&session, "saved: Jo, Sat 14 Nov");
    assert!(!session.shows("Re: the boat"));
    session.press("Enter");
    shows(&session, "saved: Ana Petrović, Thu 12 Nov");
    session.press("e");
    shows(&session, "a call of 20 minutes @\"Ana Petrović\" kind:call");
    // Left half-written it is still about what waits, and is recorded once.
    session.press("Esc e Enter");
    shows(&session, "Nothing waits.");
    session.press("u");
    shows(&session, "a call of 20 minutes");
    session.press("x");
    shows(&session, "dismissed");
    shows(&session, "Nothing waits.");
    session.press("u u");
    shows(&session, "a call of 3 minutes");
    session.press("j k X");
    shows(&session, "Nothing waits.");
    session.press("u Esc");
    shows(&session, "The tray");
    session.press("Esc");
    session.press("1");
    shows(&session, "People");
}

#[test]
fn a_sentence_that_nobody_typed_is_no_draft() {
    let mut session = Session::new();
    session.import(&came_in().to_string());
    session.press("T e");
    assert!(session.shows("20 minutes") || session.shows("call"));
    session.press("Esc");
    assert!(!session.shows("kept as a draft"), "{}", session.screen());
    session.press("Esc a");
    assert!(
        matches!(&session.model.overlay,
            Some(betwixt::app::model::Overlay::Entry(entry)) if entry.field.text().is_empty()),
        "{}",
        session.screen()
    );
}
