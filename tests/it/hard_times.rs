//! The short form of `tests/long`: killed at random instants, many programs at once under umask 000,
//! damaged at random. What `docs/safety.md` promises, in seconds.

use std::fs;
use std::io::Read as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

use crate::program::{Program, Said, said};

/// Numbers that look like chance and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }
}

/// Backing up reads and checks the whole file.
fn sound(program: &Program) {
    let copy = program.path("sound.db");
    program.ok(&["backup", "--to", copy.to_str().unwrap()]);
    fs::remove_file(copy).unwrap();
}

#[test]
fn what_was_acknowledged_survives_a_kill() {
    let program = Program::new();
    program.ok(&["add", "Ana"]);
    let mut dice = Dice(7);
    let mut acknowledged = Vec::new();
    for round in 0..24 {
        let token = format!("token {round}.");
        let mut child = program
            .command()
            .args(["log", &format!("yesterday: coffee with Ana, {token}")])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // Killed after so many turns of the scheduler: anywhere from before it began to after its end.
        for _ in 0..dice.below(6_000) {
            thread::yield_now();
        }
        let _ = child.kill();
        let mut out = String::new();
        child
            .stdout
            .take()
            .unwrap()
            .read_to_string(&mut out)
            .unwrap();
        if child.wait().unwrap().success() {
            acknowledged.push(token);
        }
    }
    let text = program.ok(&["export"]);
    for token in acknowledged {
        assert!(text.contains(&token), "{token} is lost");
    }
    sound(&program);
}

#[test]
fn many_programs_at_once_lose_nothing_and_leave_no_file_open_to_others() {
    let program = Program::new();
    let run = |line: &str| {
        let said = open_handed(&program, line);
        assert_eq!(said.err, "", "{line}");
        said.out
    };
    run("add Ana");
    thread::scope(|scope| {
        for which in 0..6 {
            let run = &run;
            scope.spawn(move || {
                for number in 0..12 {
                    run(&format!("log 'coffee with Ana, token {which}/{number}.'"));
                }
                run("backup");
            });
        }
    });
    let text = run("export");
    assert_eq!(text.matches("token ").count(), 72);
    run("restore --yes --json");
    let mut open = Vec::new();
    open_to_others(&program.path("kept"), &mut open);
    assert_eq!(open, Vec::<String>::new());
}

#[test]
fn no_verb_under_umask_000_leaves_a_file_open_to_others() {
    let program = Program::new();
    program.write("friends.md", "### Friends:\n* Zoë\n");
    for line in [
        "add Ana",
        "add Bo",
        "log 'yesterday: coffee with Ana and Bo'",
        "edit Ana --note hers",
        "import --yes ../friends.md",
        "backup --to copy.db",
        "backup",
        "trash Bo",
        "undo",
        "redo",
        "undo",
        "export --out export.json",
        "demo --out demo.db",
        "doctor",
        "log 'today: called Bo'",
        "restore --yes",
        "forget Bo --yes --backups",
    ] {
        open_handed(&program, line);
    }
    let mut open = Vec::new();
    open_to_others(&program.path("kept"), &mut open);
    assert_eq!(open, Vec::<String>::new());
}

/// Runs a line of the shell in the folder `kept`, with everything allowed to everybody.
fn open_handed(program: &Program, line: &str) -> Said {
    let kept = program.path("kept");
    let mut command = Command::new("sh");
    command
        .args([
            "-c",
            &format!("umask 000; mkdir -p -m 700 kept; cd kept; exec \"$BETWIXT\" {line}"),
        ])
        .current_dir(kept.parent().unwrap())
        .env("BETWIXT", env!("CARGO_BIN_EXE_betwixt"))
        .env("BETWIXT_FILE", kept.join("life.db"))
        .stdin(Stdio::null());
    let said = said(&mut command);
    assert_eq!(said.code, 0, "{line}: {said:?}");
    said
}

fn open_to_others(path: &Path, found: &mut Vec<String>) {
    if fs::metadata(path).unwrap().permissions().mode() & 0o077 != 0 {
        found.push(path.display().to_string());
    }
    if path.is_dir() {
        for entry in fs::read_dir(path).unwrap() {
            open_to_others(&entry.unwrap().path(), found);
        }
    }
}

#[test]
fn a_file_damaged_anywhere_is_left_as_it_is_and_the_last_good_state_comes_back() {
    const PAGE: usize = 4096;
    let program = Program::new();
    program.ok(&["add", "Ana"]);
    for round in 0..20 {
        program.ok(&["log", &format!("yesterday: coffee with Ana, {round}")]);
    }
    let backup = program.json(&["backup"])["backup"]["path"].clone();
    let backup = backup.as_str().unwrap();
    let good = program.ok(&["export"]);
    let clean = fs::read(program.file()).unwrap();
    let mut dice = Dice(11);
    for round in 0..12 {
        let mut bytes = clean.clone();
        let page = dice.below(bytes.len() / PAGE) * PAGE;
        match round % 3 {
            0 => bytes[page..page + PAGE].fill(0),
            1 => bytes.truncate(page + 1 + dice.below(PAGE)),
            _ => bytes[page..page + 40].fill(0xa5),
        }
        fs::write(program.file(), &bytes).unwrap();
        for verb in ["people", "export", "doctor", "backup"] {
            let said = program.run(&[verb]);
            assert!([0, 1, 3].contains(&said.code), "{round} {verb}: {said:?}");
            assert!(!said.err.contains("panicked"), "{round} {verb}: {said:?}");
        }
        assert_eq!(fs::read(program.file()).unwrap(), bytes, "{round}");
        program.ok(&["restore", "--yes", backup]);
        assert_eq!(program.ok(&["export"]), good, "{round}");
    }
}
