//! Finding, in process: until the first results are there, for words that stand everywhere, words
//! that stand nowhere, and all between.
//!
//! `cargo bench --bench find` (with `BETWIXT_BENCH_L=1` also at 10,000 people and 1,000,000
//! interactions; `BETWIXT_BENCH_FILE_M` or `_L` names a file that is there already). The floor is the index
//! alone: the newest forty rowids that have one common word.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a measure that cannot go on has failed"
)]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use betwixt::domain::find::line;
use betwixt::domain::names::Names;
use betwixt::store::find::Size;
use betwixt::store::find::index::LastAnswer;
use betwixt::store::open::Reader;
use rusqlite::Connection;

/// As many as fit on a screen of 36 lines, and a few more: so the screen asks.
const ROWS: usize = 18;
/// What is typed letter by letter.
const SENTENCE: &str = "museum by the river";
/// How often each is asked.
const RUNS: usize = 21;

/// What is typed, letter by letter and at once.
const TYPED: &[&str] = &[
    "m",
    "mu",
    "mus",
    "museum",
    "museum ly",
    "museum by",
    "museum by ",
    "museum by t",
    "museum by the",
    "museum by the r",
    "museum by the ri",
    "й",
    "я",
    "西安",
    "zzzz",
    "walked zzzz",
    "museum z",
    "the kitchen floor",
    "🎂",
    "kind:call",
    "#boat",
    "2019",
    "kind:gift 2019 museum",
];

fn main() {
    let folder = tempfile::tempdir().unwrap();
    println!(
        "{:<4}{:<26}{:>10}{:>10}{:>10}",
        "", "typed", "first", "p50", "worst"
    );
    let large = std::env::var_os("BETWIXT_BENCH_L").is_some();
    for (size, people, interactions) in [("M", 1_500, 50_000), ("L", 10_000, 1_000_000)] {
        if size == "L" && !large {
            continue;
        }
        let file = std::env::var_os(format!("BETWIXT_BENCH_FILE_{size}")).map_or_else(
            || made(folder.path(), size, people, interactions),
            PathBuf::from,
        );
        let bare = Connection::open(&file).unwrap();
        report(size, "(floor)", || {
            let mut statement = bare
                .prepare_cached(
                    "SELECT rowid FROM search WHERE search MATCH 'museum' ORDER BY rowid DESC LIMIT 40",
                )
                .unwrap();
            let rows = statement.query_map([], |row| row.get::<_, i64>(0)).unwrap();
            assert_eq!(rows.count(), 40);
        });
        let reader = Reader::open(&file).unwrap();
        let names = Names::new(reader.known_people().unwrap());
        let places = reader.places().unwrap();
        let page = Size {
            rows: ROWS,
            people: 6,
            cells: 240,
        };
        for typed in TYPED {
            let wanted = line::read(typed, &names, &places).wanted;
            report(size, typed, || {
                reader
                    .at_once(|reader| reader.find(&wanted, None, page, &mut LastAnswer::default()))
                    .unwrap();
            });
        }
        // Letter by letter, with what the index answered for the letters before.
        let mut times = vec![Vec::new(); SENTENCE.len()];
        for _ in 0..RUNS {
            let mut last = LastAnswer::default();
            for (end, times) in (1..).zip(&mut times) {
                let wanted = line::read(&SENTENCE[..end], &names, &places).wanted;
                let start = Instant::now();
                reader
                    .at_once(|reader| reader.find(&wanted, None, page, &mut last))
                    .unwrap();
                times.push(start.elapsed());
            }
        }
        for (end, times) in (1..).zip(times) {
            tell(size, &format!("… {}", &SENTENCE[..end]), times);
        }
    }
}

fn report(size: &str, what: &str, mut ask: impl FnMut()) {
    let times = (0..RUNS).map(|_| {
        let start = Instant::now();
        ask();
        start.elapsed()
    });
    tell(size, what, times.collect());
}

fn tell(size: &str, what: &str, mut times: Vec<Duration>) {
    let first = times[0];
    times.sort();
    let (p50, worst) = (times[RUNS / 2], times[RUNS - 1]);
    println!("{size:<4}{what:<26}{first:>10.1?}{p50:>10.1?}{worst:>10.1?}");
}

fn made(folder: &Path, size: &str, people: usize, interactions: usize) -> PathBuf {
    let file = folder.join(format!("{size}.db"));
    let status = Command::new(env!("CARGO_BIN_EXE_betwixt"))
        .args(["demo", "--seed", "1"])
        .args(["--people", &people.to_string()])
        .args(["--interactions", &interactions.to_string()])
        .arg("--out")
        .arg(&file)
        .stdout(Stdio::null())
        .status()
        .unwrap();
    assert!(status.success());
    file
}
