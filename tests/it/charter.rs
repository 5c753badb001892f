//! The seven rules of the house, as far as a program can be held to them.
//!
//! Two more are kept where they belong: no text praises, counts or shouts (`tree`), and no crate that
//! opens sockets is in the lock file (`supply`).

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::program::Program;
use crate::session::Session;

/// The source files, by their paths below `src`.
fn sources() -> Vec<(String, String)> {
    fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, files);
            } else {
                files.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    walk(&root, &mut files);
    files
        .into_iter()
        .map(|path| {
            let name = path.strip_prefix(&root).unwrap().display().to_string();
            (name, fs::read_to_string(&path).unwrap())
        })
        .collect()
}

/// A life in which Ana and Jo differ in nothing but what was answered about them.
fn life(answers: &[(u32, u8)]) -> Program {
    let person = |id: u32, name: &str| json!({ "id": id.to_string(), "name": name });
    let met = |id: u32, person: u32, day: &str| {
        json!({
            "id": id.to_string(), "day": day, "kind": "met", "minutes": 60,
            "people": [{ "id": person.to_string(), "two_way": true }],
        })
    };
    let days = [
        "2026-08-01",
        "2026-08-08",
        "2026-08-15",
        "2026-08-22",
        "2026-08-29",
        "2026-09-05",
    ];
    let mut interactions = Vec::new();
    for (at, day) in (0_u32..).zip(days) {
        interactions.push(met(100 + 2 * at, 1, day));
        interactions.push(met(101 + 2 * at, 2, day));
    }
    let check_ins: Vec<Value> = (500..)
        .zip(answers)
        .map(|(id, (person, step)): (u32, &(u32, u8))| {
            let answer = json!({ "step": step });
            json!({
                "id": id.to_string(), "person": person.to_string(), "day": "2026-09-01",
                "answers": { "trust": answer, "value": answer, "giving": answer },
            })
        })
        .collect();
    let program = Program::new();
    let file = program.write(
        "life.json",
        json!({
            "format": "betwixt", "version": 1,
            "people": [person(1, "Ana"), person(2, "Jo")], "ties": [], "groups": [], "circles": [], "places": [],
            "interactions": interactions, "promises": [], "topics": [], "check_ins": check_ins,
            "pauses": [], "reviews": [], "candidates": [],
        })
        .to_string(),
    );
    program.ok(&["import", &file, "--yes"]);
    program
}

fn names(rows: &Value) -> Vec<String> {
    let name = |row: &Value| {
        let person = row.get("person").unwrap_or(row);
        person["name"]
            .as_str()
            .or(row["name"].as_str())
            .unwrap()
            .to_owned()
    };
    rows.as_array().unwrap().iter().map(name).collect()
}

#[test]
fn one_nothing_is_sent_started_or_drafted() {
    // Three programs are ever started, each at the user's word: their editor, the one that tells the
    // passphrase, and what the system opens an address with.
    let mut starts: Vec<String> = sources()
        .into_iter()
        .filter(|(_, code)| {
            let of_arguments = code.contains("use clap::{") || code.contains("use clap::Command");
            let started = code.contains("Command::new(") && !of_arguments;
            started || code.contains("process::Command::new(") || code.contains("open::commands(")
        })
        .map(|(name, _)| name)
        .collect();
    starts.sort();
    assert_eq!(
        starts,
        ["cli/passphrase.rs", "tui/link.rs", "tui/own_editor.rs"]
    );
}

#[test]
fn four_your_own_side_stands_first_and_theirs_is_as_you_see_it() {
    let program = life(&[]);
    program.ok(&["promise", "Ana", "--theirs", "bring the tent"]);
    program.ok(&["promise", "Ana", "read her letter"]);
    let shown = program.ok(&["show", "Ana"]);
    let at = |text: &str| {
        shown
            .find(text)
            .unwrap_or_else(|| panic!("{text}: {shown}"))
    };
    assert!(at("Your word") < at("Their word"));
    assert!(at("read her letter") < at("bring the tent"));
    let line = shown
        .lines()
        .find(|line| line.contains("Their word"))
        .unwrap();
    assert!(line.contains("as you see it"), "{line}");
}

#[test]
fn five_a_word_for_a_trend_comes_only_past_the_noise() {
    let mut session = Session::new();
    session.add("Ana");
    session.log("yesterday: met Ana");
    for step in ["3", "3", "3", "2"] {
        session.press("c");
        session.write(step);
        session.press("Enter");
    }
    assert!(session.shows("Trust       it depends Nov"));
    assert!(!session.shows("before"), "{}", session.screen());
}

#[test]
fn six_no_column_holds_a_score() {
    let schema = sources()
        .into_iter()
        .find(|(name, _)| name == "store/migrations/0001.sql");
    let (_, schema) = schema.unwrap();
    let columns: BTreeSet<&str> = schema
        .lines()
        .filter_map(|line| line.strip_prefix("    "))
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert!(
        columns.contains("answers") && columns.contains("minutes"),
        "{columns:?}"
    );
    let unwanted = [
        "score",
        "rank",
        "rating",
        "grade",
        "stars",
        "strength",
        "health",
        "warmth",
        "temperature",
        "level",
        "points",
        "weight",
        "value",
        "closeness",
        "priority",
        "last_contact",
        "next_contact",
    ];
    let found: Vec<_> = columns
        .iter()
        .filter(|name| unwanted.contains(name))
        .collect();
    // `value` is what a setting holds.
    assert_eq!(found, [&"value"]);
}

#[test]
fn six_nobody_is_put_in_an_order_by_anything_felt() {
    // What was answered is one value, and no query looks into it.
    for (name, code) in sources() {
        for line in code.lines().filter(|line| line.contains("answers")) {
            let looks = ["json_extract", "ORDER BY", "max(", "avg(", "sum(", "->>"];
            let looks = line.contains('\u{22}') && looks.iter().any(|look| line.contains(look));
            assert!(!looks, "{name}: {line}");
        }
    }
    let high = life(&[(1, 4), (2, 0)]);
    let low = life(&[(1, 0), (2, 4)]);
    for (verb, part) in [
        ("people", "people"),
        ("quiet", "rows"),
        ("mirror", "people"),
    ] {
        let (one, other) = (high.json(&[verb]), low.json(&[verb]));
        assert_eq!(names(&one[part]), names(&other[part]), "{verb}");
        assert_eq!(names(&one[part]).len(), 2, "{verb}");
    }
}

/// The sockets of the network that this process and its children have open.
#[cfg(target_os = "linux")]
fn network_sockets(process: u32) -> Vec<String> {
    let mut known = BTreeSet::new();
    for table in ["tcp", "tcp6", "udp", "udp6", "raw", "raw6"] {
        let Ok(rows) = fs::read_to_string(format!("/proc/{process}/net/{table}")) else {
            continue;
        };
        let inode = |row: &str| row.split_whitespace().nth(9).map(str::to_owned);
        known.extend(rows.lines().skip(1).filter_map(inode));
    }
    let open = fs::read_dir(format!("/proc/{process}/fd")).unwrap();
    let targets = open.filter_map(|entry| fs::read_link(entry.ok()?.path()).ok());
    let sockets = targets.filter_map(|target| {
        let target = target.display().to_string();
        let inode = target
            .strip_prefix("socket:[")?
            .strip_suffix(']')?
            .to_owned();
        known.contains(&inode).then_some(target)
    });
    sockets.collect()
}

#[cfg(target_os = "linux")]
#[test]
fn three_the_running_screen_has_no_socket_of_the_network() {
    use crate::pty::Pty;
    // The check sees a socket when there is one.
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    assert_eq!(network_sockets(std::process::id()).len(), 1);
    drop(listener);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("life.db");
    let mut pty = Pty::run("echo $$ > \"$BETWIXT_FILE.pid\"; exec $BETWIXT", &file, &[]);
    pty.wait_for("Nobody is here yet.");
    let number = fs::read_to_string(file.with_extension("db.pid")).unwrap();
    let process: u32 = number.trim().parse().unwrap();
    // What is typed while something is saved is held, not lost.
    pty.write("AAna\rayesterday: met Ana\r");
    pty.wait_for("saved");
    assert_eq!(network_sockets(process), Vec::<String>::new());
    pty.write("q");
    pty.wait_for_end();
}
