//! Whole processes, side by side in one run: what a person waits for in a shell.
//!
//! `cargo bench --bench processes` (with `BETWIXT_BENCH_L=1` also at 10,000 people and 1,000,000
//! interactions; `BETWIXT=target/release/betwixt` measures the program as it is installed). The floors are bare programs on the same SQLite: one makes a durable insert into a
//! file with an index and a search table, which holds the same rows; one opens the very file and reads forty rows
//! by an index. A durable insert into a file that holds nothing stands beside, as the least that can be.
//! Read the ratios: the times are the machine's. The last column is what was promised for it.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a measure that cannot go on has failed"
)]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use rusqlite::{Connection, OpenFlags};

/// How often each command is run.
const RUNS: usize = 81;

/// The files, smallest first: what they are called, how many people and interactions.
const SIZES: [(&str, usize, usize); 3] = [
    ("S", 150, 2_000),
    ("M", 1_500, 50_000),
    ("L", 10_000, 1_000_000),
];

/// A command, the bare program beside it, and what it may take at each size.
struct Measured {
    verb: Vec<String>,
    floor: Floor,
    promised: [Promised; 3],
}

/// A bare program.
#[derive(Clone, Copy)]
enum Floor {
    /// A durable insert into as large a file.
    Insert,
    /// The same into a file that is empty at first.
    InsertIntoEmpty,
    /// Forty rows of the very file.
    Rows,
}

#[derive(Clone, Copy)]
enum Promised {
    Nothing,
    /// So many times the floor.
    Times(f64),
    Milliseconds(u64),
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let [_, floor, path] = arguments.as_slice() {
        match floor.as_str() {
            "insert" => return insert(Path::new(path)),
            "rows" => return rows(Path::new(path)),
            _ => {}
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let empty = folder.path().join("empty.db");
    prepare_floor(&empty);
    println!(
        "{:<4}{:<34}{:>10}{:>10}{:>8}  promised",
        "", "command", "p50", "floor", "ratio"
    );
    let large = std::env::var_os("BETWIXT_BENCH_L").is_some();
    for (place, (size, people, interactions)) in SIZES.into_iter().enumerate() {
        if size == "L" && !large {
            continue;
        }
        let file = made(folder.path(), size, people, interactions);
        let bare = folder.path().join(format!("{size}-floor.db"));
        prepare_floor(&bare);
        fill_floor(&bare, &file);
        for measured in all_measured(&file) {
            let floor = match measured.floor {
                Floor::Insert => ("insert", &bare),
                Floor::InsertIntoEmpty => ("insert", &empty),
                Floor::Rows => ("rows", &file),
            };
            let (took, floor) = side_by_side(floor, &file, &measured.verb);
            let ratio = took.as_secs_f64() / floor.as_secs_f64();
            let promised = match measured.promised[place] {
                Promised::Nothing => String::new(),
                Promised::Times(times) => format!("{times} x, {}", held(ratio <= times)),
                Promised::Milliseconds(most) => {
                    let most = Duration::from_millis(most);
                    format!("{most:?}, {}", held(took <= most))
                }
            };
            println!(
                "{size:<4}{:<34}{took:>10.1?}{floor:>10.1?}{ratio:>8.2}  {promised}",
                measured.verb.join(" ").chars().take(32).collect::<String>(),
            );
        }
    }
}

/// The program that is measured: the one that `BETWIXT` names, such as the one that is installed, or the one
/// that was built for this.
fn program() -> PathBuf {
    std::env::var_os("BETWIXT").map_or_else(
        || PathBuf::from(env!("CARGO_BIN_EXE_betwixt")),
        PathBuf::from,
    )
}

fn held(is: bool) -> &'static str {
    if is { "held" } else { "not held here" }
}

fn all_measured(file: &Path) -> Vec<Measured> {
    use Promised::{Milliseconds, Nothing, Times};
    let busiest = with_about(file, 1_000_000);
    let with_busiest = format!(
        "yesterday: a long walk with @\"{}\", 2h",
        name_of(file, &busiest)
    );
    let pair = with_about(file, 500);
    let measured = |floor, verb: &[&str], promised| Measured {
        verb: verb.iter().map(|word| (*word).to_owned()).collect(),
        floor,
        promised,
    };
    vec![
        measured(
            Floor::Insert,
            &["log", "yesterday: lunch and a long walk by the river, 2h"],
            [Times(1.6); 3],
        ),
        measured(Floor::Insert, &["log", &with_busiest], [Times(1.6); 3]),
        measured(
            Floor::InsertIntoEmpty,
            &["log", &with_busiest],
            [Nothing; 3],
        ),
        measured(
            Floor::Rows,
            &["quiet", "--json"],
            [Nothing, Milliseconds(20), Milliseconds(150)],
        ),
        measured(
            Floor::Rows,
            &["people", "--json"],
            [Nothing, Milliseconds(12), Nothing],
        ),
        measured(
            Floor::Rows,
            &["find", "museum"],
            [Nothing, Milliseconds(10), Milliseconds(30)],
        ),
        measured(
            Floor::Rows,
            &["mirror", "--json"],
            [Nothing, Nothing, Milliseconds(300)],
        ),
        measured(
            Floor::Rows,
            &["today", "--brief"],
            [Nothing, Milliseconds(25), Nothing],
        ),
        measured(Floor::Rows, &["show", &busiest], [Nothing; 3]),
        measured(Floor::Rows, &["story", &pair], [Milliseconds(100); 3]),
        measured(Floor::Rows, &["history", "-n", "1"], [Nothing; 3]),
    ]
}

/// The id of the person whose count of interactions is nearest to `count`.
fn with_about(file: &Path, count: i64) -> String {
    let connection = Connection::open(file).unwrap();
    let sql = "SELECT person FROM participant GROUP BY person ORDER BY abs(count(*) - ?1) LIMIT 1";
    let person: i64 = connection
        .query_row(sql, [count], |row| row.get(0))
        .unwrap();
    person.to_string()
}

/// What the person with this id is called.
fn name_of(file: &Path, id: &str) -> String {
    let connection = Connection::open(file).unwrap();
    let sql = "SELECT name FROM person WHERE id = ?1";
    connection.query_row(sql, [id], |row| row.get(0)).unwrap()
}

/// Runs both in turn, so that both meet the same machine; answers the medians.
fn side_by_side(
    (floor, bare): (&str, &PathBuf),
    file: &Path,
    verb: &[String],
) -> (Duration, Duration) {
    let (mut ours, mut floors) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        ours.push(timed(
            Command::new(program()).arg("--file").arg(file).args(verb),
        ));
        floors.push(timed(
            Command::new(std::env::current_exe().unwrap())
                .arg(floor)
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
    let status = Command::new(program())
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

/// Fills the floor with the rows of `file`, indexed for search in one piece.
fn fill_floor(path: &Path, file: &Path) {
    let connection = open_floor(path);
    connection
        .execute("ATTACH ?1 AS whole", [file.to_str().unwrap()])
        .unwrap();
    connection
        .execute_batch(
            "INSERT INTO interaction SELECT id, day, kind, words FROM whole.interaction ORDER BY id; \
             INSERT INTO participant SELECT person, day, interaction FROM whole.participant ORDER BY person, day; \
             INSERT INTO search (rowid, words) SELECT id, words FROM whole.interaction ORDER BY id; \
             INSERT INTO search (search) VALUES ('optimize');",
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

/// Forty rows by an index.
fn rows(path: &Path) {
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    let mut statement = connection
        .prepare("SELECT day, words FROM interaction ORDER BY day DESC LIMIT 40")
        .unwrap();
    let words: Vec<(i64, String)> = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    assert_eq!(words.len(), 40);
}

/// One durable insert.
fn insert(path: &Path) {
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
