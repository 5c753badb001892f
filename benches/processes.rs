//! Whole processes, side by side in one run: what a person waits for in a shell.
//!
//! `cargo bench --bench processes` (with `BETWIXT_BENCH_L=1` also at 10,000 people and 1,000,000
//! interactions). The floor is a bare program on the same SQLite that opens a file with an index and
//! a search table and makes one durable insert. Read the ratios: the times are the machine's.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a measure that cannot go on has failed"
)]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use rusqlite::Connection;

/// How often each command is run.
const RUNS: usize = 41;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let [_, mode, path] = arguments.as_slice()
        && mode == "floor"
    {
        floor(Path::new(path));
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let bare = folder.path().join("floor.db");
    prepare_floor(&bare);
    println!(
        "{:<4}{:<34}{:>10}{:>10}{:>8}",
        "", "command", "p50", "floor", "ratio"
    );
    let large = std::env::var_os("BETWIXT_BENCH_L").is_some();
    for (size, people, interactions) in [
        ("S", 150, 2_000),
        ("M", 1_500, 50_000),
        ("L", 10_000, 1_000_000),
    ] {
        if size == "L" && !large {
            continue;
        }
        let file = made(folder.path(), size, people, interactions);
        for verb in [
            &["log", "yesterday: lunch and a long walk by the river, 2h"][..],
            &["quiet", "--json"],
            &["people", "--json"],
            &["find", "museum"],
            &["history", "-n", "1"],
        ] {
            let (took, floor) = side_by_side(&bare, &file, verb);
            let ratio = took.as_secs_f64() / floor.as_secs_f64();
            println!(
                "{size:<4}{:<34}{:>10.1?}{floor:>10.1?}{ratio:>8.2}",
                verb.join(" ").chars().take(32).collect::<String>(),
                took
            );
        }
    }
}

/// Runs both in turn, so that both meet the same machine; answers the medians.
fn side_by_side(bare: &Path, file: &Path, verb: &[&str]) -> (Duration, Duration) {
    let (mut ours, mut floors) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        ours.push(timed(
            Command::new(env!("CARGO_BIN_EXE_betwixt"))
                .arg("--file")
                .arg(file)
                .args(verb),
        ));
        floors.push(timed(
            Command::new(std::env::current_exe().unwrap())
                .arg("floor")
                .arg(bare),
        ));
    }
    (median(ours), median(floors))
}

fn timed(command: &mut Command) -> Duration {
    let start = Instant::now();
    let status = command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    assert!(status.success());
    start.elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn made(folder: &Path, size: &str, people: usize, interactions: usize) -> PathBuf {
    let file = folder.join(format!("{size}.db"));
    let status = Command::new(env!("CARGO_BIN_EXE_betwixt"))
        .args([
            "demo",
            "--seed",
            "1",
            "--people",
            &people.to_string(),
            "--interactions",
            &interactions.to_string(),
        ])
        .arg("--out")
        .arg(&file)
        .stdout(Stdio::null())
        .status()
        .unwrap();
    assert!(status.success());
    file
}

fn prepare_floor(path: &Path) {
    let connection = open_floor(path);
    connection
        .execute_batch(
            "CREATE TABLE interaction (id INTEGER PRIMARY KEY, day INTEGER, kind TEXT, words TEXT) STRICT; \
             CREATE INDEX interaction_day ON interaction (day, id); \
             CREATE TABLE participant (person INTEGER, day INTEGER, interaction INTEGER, PRIMARY KEY (person, day, \
             interaction)) WITHOUT ROWID; \
             CREATE VIRTUAL TABLE search USING fts5 (words, content = '', contentless_delete = 1);",
        )
        .unwrap();
}

fn open_floor(path: &Path) -> Connection {
    let connection = Connection::open(path).unwrap();
    connection
        .pragma_update_and_check(None, "journal_mode", "wal", |_| Ok(()))
        .unwrap();
    connection
        .pragma_update(None, "synchronous", "full")
        .unwrap();
    connection
}

/// One durable insert.
fn floor(path: &Path) {
    let mut connection = open_floor(path);
    let act = connection
        .transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)
        .unwrap();
    let words = "lunch and a long walk by the river, 2h";
    act.execute(
        "INSERT INTO interaction (day, kind, words) VALUES (20261121, 'met', ?1)",
        [words],
    )
    .unwrap();
    let id = act.last_insert_rowid();
    act.execute("INSERT INTO participant VALUES (1, 20261121, ?1)", [id])
        .unwrap();
    act.execute(
        "INSERT INTO search (rowid, words) VALUES (?1, ?2)",
        rusqlite::params![id, words],
    )
    .unwrap();
    act.commit().unwrap();
}
