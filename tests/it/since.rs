//! Since we last spoke, from the shell and beside quick entry.

use serde_json::Value;

use crate::program::Program;
use crate::session::Session;

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

/// Ana with something in most parts, and Luka with nothing.
fn sitting(width: u16, height: u16) -> Session {
    let mut session = Session::sized(width, height);
    session.add("Luka");
    session.add("Ana Petrović");
    for sentence in [
        "14 Nov: walked with Ana, she is afraid of the move depth:2 ask: about the exam",
        "14 Nov: walked with Ana theirs: bring the tent",
        "15 Nov: tell: I have a new job",
        "15 Nov: coffee with Luka",
    ] {
        session.log(sentence);
    }
    session
}

fn shows(session: &Session, text: &str) {
    assert!(
        session.shows(text),
        "{text:?} is not on\n{}",
        session.screen()
    );
}

#[test]
fn it_opens_by_itself_once_somebody_is_named_and_never_moves_what_is_typed() {
    let mut session = sitting(120, 36);
    session.press("1 G a");
    shows(&session, "Nothing is waiting between");
    session.write("coffee all day ");
    let row = |session: &Session| {
        let screen = session.screen();
        screen
            .lines()
            .position(|line| line.contains("coffee all day"))
    };
    let before = row(&session);
    session.write("with Ana");
    shows(&session, "Sat 14 Nov, 8 days ago");
    for part in [
        "To ask",
        "about the exam",
        "Their word, as you see it",
        "I have a new job",
    ] {
        shows(&session, part);
    }
    assert_eq!(row(&session), before);
    session.press("Enter a");
    session.write("with Ana");
    shows(&session, "about the exam");
    session.press("C-c C-c H a");
    session.write("with Ana");
    assert!(!session.shows("about the exam"), "{}", session.screen());
}

#[test]
fn on_a_narrow_screen_it_is_a_few_lines_under_the_reading() {
    let mut session = sitting(80, 24);
    session.press("a");
    session.write("called Ana");
    shows(&session, "To ask      about the exam");
    shows(&session, "Their word  bring the tent");
    let typed = |session: &Session, text: &str| {
        let screen = session.screen();
        screen.lines().filter(|line| line.contains(text)).count()
    };
    assert_eq!(typed(&session, "called Ana"), 1);
    for (width, height) in [(60, 16), (79, 20), (99, 24), (100, 16), (200, 60)] {
        session.send(betwixt::app::message::Message::Resize { width, height });
        assert!(session.shows("called Ana"), "{}", session.screen());
    }
}

#[test]
fn long_words_beside_the_box_leave_room_for_what_comes_after_them() {
    let mut session = sitting(120, 36);
    let long = "she told me of her father and of the house by the river ".repeat(20);
    session.log(&format!("today: called Ana, {long} depth:2"));
    session.press("a");
    session.write("called Ana");
    shows(&session, "You spoke of");
    shows(&session, "…");
    shows(&session, "Their word, as you see it");
    shows(&session, "bring the tent");
}

#[test]
fn a_quiet_card_says_what_lies_between_you() {
    let mut session = Session::new();
    session.add("Ana");
    for day in ["01", "08", "15", "22", "29"] {
        session.log(&format!("2026-09-{day}: lunch with Ana"));
    }
    session.log("2026-10-04: walked with Ana, she told me of her father depth:2 ask: how he is");
    session.press("r Enter");
    shows(&session, "since you last spoke");
    shows(&session, "To ask      how he is");
    // The last words stand there once.
    let screen = session.screen();
    assert_eq!(
        screen.matches("told me of her father").count(),
        1,
        "{screen}"
    );
    session.press("a");
    shows(&session, "╭ Since you last spoke ─");
    shows(&session, "Sun 4 Oct, 7 weeks ago");
}

#[test]
fn long_words_on_a_quiet_card_leave_room_for_what_lies_between_you() {
    let mut session = Session::sized(80, 24);
    session.add("Ana");
    for day in ["01", "08", "15", "22", "29"] {
        session.log(&format!("2026-09-{day}: lunch with Ana"));
    }
    let long = "a long evening by the river with Ana and much to say about it ".repeat(8);
    session.log(&format!("2026-10-04: {long}"));
    for topic in [
        "her father",
        "the boat",
        "the exam",
        "the letter",
        "the move",
    ] {
        session.log(&format!("2026-09-01: lunch with Ana ask: {topic}"));
    }
    session.press("r Enter");
    shows(&session, "since you last spoke");
    shows(&session, "To ask      ");
    shows(&session, "Not on this card before. At most three a day");
    let screen = session.screen();
    let asked = [
        "her father",
        "the boat",
        "the exam",
        "the letter",
        "the move",
    ];
    let shown = asked.iter().filter(|topic| screen.contains(**topic));
    assert_eq!(shown.count(), 3, "{screen}");
}

#[test]
fn before_you_meet_there_is_one_page_for_each_of_them() {
    let program = told();
    program.ok(&[
        "edit",
        "Ana",
        "--lives-in",
        "Belgrade",
        "--note",
        "*no* nuts\nher sister is Mia",
    ]);
    let text = program.ok(&["before", "Ana", "Luka"]);
    for said in [
        "Ana Petrović\nBelgrade · birthday",
        "Since you last spoke, Sat 14 Nov, 8 days ago",
        "her sister is Mia",
        "To ask\n  about the exam\n",
        "Last noted, Sat 14 Nov, met\n  walked with Ana, the weather\n",
        "\n\n\nLuka\n",
    ] {
        assert!(text.contains(said), "{said:?} in\n{text}");
    }
    let page = program.ok(&["before", "Ana", "Luka", "--markdown"]);
    for said in [
        "# Before you meet, Sunday 22 November 2026\n\n## Ana Petrović\n\n- Belgrade",
        "- \\*no\\* nuts\n- her sister is Mia\n",
        "\n### Your word\n\n- read her letter (by Fri 20 Nov, past its day)\n",
        "\n## Luka\n",
    ] {
        assert!(page.contains(said), "{said:?} in\n{page}");
    }
    let answer = program.json(&["before", "Ana Petrović"]);
    let ana = &answer["people"][0];
    assert_eq!(ana["rows"], program.json(&["since", "Ana"])["rows"]);
    assert_eq!(ana["last_words"]["words"], "walked with Ana, the weather");
    assert!(
        program
            .fails(1, &["before", "Anna"])
            .contains("Did you mean Ana")
    );
    // Two words that are one name are one person.
    assert_eq!(
        program.ok(&["before", "Ana", "Petrović"]),
        program.ok(&["before", "Ana"])
    );
}

#[test]
fn the_page_before_you_meet_opens_on_the_screen_from_wherever_somebody_is() {
    let mut session = sitting(120, 36);
    session.press("B");
    shows(&session, "Before you meet ─");
    shows(&session, "Their word, as you see it");
    session.press("Esc : ");
    session.write("before you meet");
    session.press("Enter");
    shows(&session, "Before you meet ─");
    session.press("Esc");
    assert!(!session.shows("Before you meet"));
    let mut empty = Session::new();
    empty.press("B");
    shows(&empty, "nobody is selected");
}
