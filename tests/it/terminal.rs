//! The few things that only a real terminal can show: it is taken over, and given back as it was.

use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use crate::pty::Pty;

/// Runs the program, notes how the terminal was set before and after, and its exit code.
const WATCHED: &str = "before=$(stty -a); $BETWIXT; code=$?; after=$(stty -a); \
                       [ \"$before\" = \"$after\" ] && echo SAME; echo CODE $code";

/// The same, with the number of the process in a file, so that a signal can be sent.
const WITH_NUMBER: &str = "before=$(stty -a); sh -c 'echo $$ > \"$BETWIXT_FILE.pid\"; exec \"$BETWIXT\"'; code=$?; \
                           after=$(stty -a); [ \"$before\" = \"$after\" ] && echo SAME; echo CODE $code";

/// The title is kept and set, then the screen, pastes and the mouse are taken.
const TAKEN: [&str; 5] = [
    "\u{1b}[22;0t",
    "\u{1b}]0;betwixt\u{7}",
    "\u{1b}[?1049h",
    "\u{1b}[?2004h",
    "\u{1b}[?1000h",
];
/// Given back the other way round, the cursor last.
const GIVEN_BACK: [&str; 5] = [
    "\u{1b}[?1000l",
    "\u{1b}[?2004l",
    "\u{1b}[?1049l",
    "\u{1b}[23;0t",
    "\u{1b}[?25h",
];

fn folder() -> TempDir {
    TempDir::new().unwrap()
}

fn given_back(pty: &mut Pty, code: u32) {
    assert_eq!(pty.wait_for_end(), 0);
    let screen = pty.screen();
    assert!(
        screen.contains("SAME"),
        "the terminal is set otherwise than before:\n{screen}"
    );
    assert!(screen.contains(&format!("CODE {code}")), "{screen}");
    assert!(!pty.on_own_screen());
    assert!(!pty.hides_cursor());
    assert!(!pty.hears_mouse());
    let sent = pty.sent();
    let places = TAKEN.iter().chain(&GIVEN_BACK).map(|part| sent.rfind(part));
    let places: Vec<_> = places.collect();
    assert!(places.iter().all(Option::is_some), "{places:?} in {sent:?}");
    assert!(places.is_sorted(), "{places:?} in {sent:?}");
    let begun = sent.matches("\u{1b}[?2026h").count();
    assert_eq!(begun, sent.matches("\u{1b}[?2026l").count());
}

fn signal_now(file: &Path, name: &str) {
    let number = std::fs::read_to_string(file.with_extension("db.pid")).unwrap();
    let sent = Command::new("kill")
        .args([&format!("-{name}"), number.trim()])
        .status()
        .unwrap();
    assert!(sent.success());
}

/// Asks the system how the program is until that is as wanted: empty once it is gone.
fn wait_until(file: &Path, otherwise: &str, wanted: impl Fn(&str) -> bool) {
    let number = std::fs::read_to_string(file.with_extension("db.pid")).unwrap();
    for _ in 0..2_000 {
        let told = Command::new("ps")
            .args(["-o", "state=", "-p", number.trim()])
            .output()
            .unwrap();
        if wanted(String::from_utf8(told.stdout).unwrap().trim()) {
            return;
        }
    }
    panic!("{otherwise}");
}

/// A signal to wake it must not come before it sleeps.
fn wait_until_asleep(file: &Path) {
    wait_until(file, "it does not sleep", |state| state.starts_with('T'));
}

#[test]
fn it_starts_takes_a_sentence_and_gives_the_terminal_back() {
    let folder = folder();
    let file = folder.path().join("life.db");
    let mut pty = Pty::run(WATCHED, &file, &[]);
    pty.wait_for("Nobody is here yet.");
    assert!(pty.on_own_screen());
    pty.write("AAna Petrović\r");
    // Whom the walk was with is read off the list, which must be there first.
    pty.wait_for("a connection: no contact day");
    pty.write("ayesterday: long walk, 2h\r");
    pty.wait_for("met · 2 h");
    pty.resize(80, 24);
    pty.wait_for("since 21 November 2026 · too few days yet");
    pty.resize(120, 36);
    pty.wait_for("Between us");
    pty.write("q");
    given_back(&mut pty, 0);
}

#[test]
fn what_the_shell_writes_appears_by_itself() {
    let folder = folder();
    let file = folder.path().join("life.db");
    let mut pty = Pty::run(WATCHED, &file, &[]);
    pty.wait_for("Nobody is here yet.");
    let added = Command::new(env!("CARGO_BIN_EXE_betwixt"))
        .args(["add", "Zoë", "--circle", "close"])
        .env("BETWIXT_FILE", &file)
        .output()
        .unwrap();
    assert!(added.status.success());
    pty.wait_for("Zoë");
    pty.write("q");
    given_back(&mut pty, 0);
}

#[test]
fn a_signal_ends_it_and_the_half_written_sentence_is_kept() {
    for (name, code) in [("TERM", 143), ("HUP", 129), ("INT", 130)] {
        let folder = folder();
        let file = folder.path().join("life.db");
        let mut pty = Pty::run(WITH_NUMBER, &file, &[]);
        pty.wait_for("? help");
        pty.write("ahalf a sentence");
        pty.wait_for("half a sentence");
        signal_now(&file, name);
        given_back(&mut pty, code);
        let mut again = Pty::run(WATCHED, &file, &[]);
        again.wait_for("a sentence was left half-written");
        again.write("a");
        again.wait_for("half a sentence");
        again.write("\u{1b}");
        again.wait_for("kept as a draft");
        again.write("q");
        given_back(&mut again, 0);
    }
}

#[test]
fn a_fault_anywhere_gives_the_terminal_back_and_says_so() {
    for place in ["draw", "update", "reader", "writer"] {
        let folder = folder();
        let file = folder.path().join("life.db");
        let mut pty = Pty::run(WATCHED, &file, &[("BETWIXT_FAULT", place)]);
        if matches!(place, "update" | "writer") {
            pty.wait_for("Nobody is here yet.");
            pty.write("u");
        }
        pty.wait_for("betwixt stopped on a fault of its own");
        given_back(&mut pty, 3);
    }
}

#[test]
fn it_sleeps_and_wakes() {
    let folder = folder();
    let file = folder.path().join("life.db");
    let mut pty = Pty::run(WITH_NUMBER, &file, &[]);
    pty.wait_for("Nobody is here yet.");
    pty.write("\u{1a}");
    pty.wait_until("the terminal given back", |pty| !pty.on_own_screen());
    wait_until_asleep(&file);
    signal_now(&file, "CONT");
    pty.wait_until("the screen taken again", Pty::on_own_screen);
    pty.wait_for("Nobody is here yet.");
    pty.write("q");
    given_back(&mut pty, 0);
}

#[test]
fn a_paste_with_line_breaks_is_one_text() {
    let folder = folder();
    let file = folder.path().join("life.db");
    let mut pty = Pty::run(WATCHED, &file, &[]);
    pty.wait_for("Nobody is here yet.");
    pty.write("a\u{1b}[200~one\rtwo q\u{1b}[201~");
    pty.wait_for("two q");
    assert!(pty.screen().contains("What happened?"));
    pty.write("\u{1b}");
    pty.wait_for("kept as a draft");
    pty.write("q");
    given_back(&mut pty, 0);
}

/// Keys as a terminal sends them, each with what must be on the screen afterwards.
const NINE_CARDS: &[(&str, &str)] = &[
    ("r", "Whom else did you meet?"),
    ("\r", "Words given"),
    ("1", "You promised Nguyễn Thị Minh"),
    ("1", "You promised Ioana Dumitrescu"),
    ("5", "You promised Jo Novak"),
    ("3", "A new day"),
    ("f", "by f"),
    ("r", "by fr"),
    ("i", "by fri"),
    ("\r", "a new day: Fri 27 Nov"),
    (" ", "Their day"),
    (" ", "Gone quiet"),
    ("f", "until you meet again · u undoes it"),
    (" ", "At most three a day"),
    ("w", "Not now:"),
    ("2", "until Sun 29 Nov · u undoes it"),
    (" ", "At most three a day"),
    ("s", "resting: quiet is fine for as long"),
    ("2", "is resting: quiet is fine · u undoes it"),
    (" ", "How is it?"),
    ("c", "would you tell"),
    ("3", "What do you usually carry away"),
    ("4", "leave it to me"),
    ("\r", "answered today"),
    (" ", "Not now, again"),
    ("s", "resting: quiet is fine for as long"),
    ("2", "is resting: quiet is fine · u undoes it"),
    (" ", "The tray"),
    (" ", "That is enough for today."),
];

#[test]
fn a_review_of_nine_cards_takes_less_than_forty_keys() {
    let folder = folder();
    let file = folder.path().join("life.db");
    let made = Command::new(env!("CARGO_BIN_EXE_betwixt"))
        .args(["demo", "--out"])
        .arg(&file)
        .env("BETWIXT_NOW", "2026-11-22T14:00:00")
        .output()
        .unwrap();
    assert!(made.status.success());
    let mut pty = Pty::run(WATCHED, &file, &[]);
    pty.wait_for("Ana Petrović");
    let begun = std::time::Instant::now();
    for (key, seen) in NINE_CARDS {
        pty.write(key);
        pty.wait_for(seen);
    }
    let took = begun.elapsed();
    println!("{} keys, {took:.1?} without reading", NINE_CARDS.len());
    assert!(NINE_CARDS.len() < 40);
    // A person reads: at two seconds a key it is still a minute.
    assert!(took < std::time::Duration::from_secs(60), "{took:?}");
    pty.write("u");
    pty.wait_for("undone: ");
    pty.write(" q");
    given_back(&mut pty, 0);
}

#[test]
fn a_terminal_that_went_away_ends_it_also_where_no_signal_says_so() {
    // In a session of its own it is told nothing, and with nothing to draw it does not notice either.
    for (session, typed) in [
        ("", "half a sen"),
        ("setsid ", "half a sen"),
        ("setsid ", ""),
    ] {
        let folder = folder();
        let file = folder.path().join("life.db");
        let shell = format!("{session}sh -c 'echo $$ > \"$BETWIXT_FILE.pid\"; exec \"$BETWIXT\"'");
        let mut pty = Pty::run(&shell, &file, &[]);
        pty.wait_for("Nobody is here yet.");
        if !typed.is_empty() {
            pty.write(&format!("a{typed}"));
            pty.wait_for(typed);
        }
        pty.hang_up();
        wait_until(&file, "it goes on without a terminal", str::is_empty);
        let mut pty = Pty::run("exec $BETWIXT", &file, &[]);
        pty.wait_for("Nobody is here yet.");
        pty.write("a");
        pty.wait_for("What happened?");
        pty.wait_for(typed);
        pty.write("\u{1b}");
        pty.wait_until("the box goes", |pty| {
            !pty.screen().contains("What happened?")
        });
        pty.write("q");
        assert_eq!(pty.wait_for_end(), 0);
    }
}
