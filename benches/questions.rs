//! The questions of the screen, in process, at three sizes; and how fast a whole file comes in.
//!
//! `cargo bench --bench questions` (with `BETWIXT_BENCH_L=1` also at 10,000 people and 1,000,000
//! interactions). The page and the timeline are those of the person with the most interactions.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    missing_docs,
    reason = "a measure that cannot go on has failed"
)]

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use betwixt::clock;
use betwixt::demo::crowd::Crowd;
use betwixt::domain::act::Source;
use betwixt::domain::id::{Id, IdSource};
use betwixt::domain::person::Person;
use betwixt::domain::timeline::PageEnd;
use betwixt::store::import::Format;
use betwixt::store::open::{Reader, Stamp, Store};
use chrono::NaiveDate;
use criterion::{Criterion, criterion_group, criterion_main};
use rusqlite::{Connection, params};

const STAMP: Stamp = Stamp {
    at: 1_795_000_000_000,
    source: Source::Shell,
};

fn today() -> NaiveDate {
    "2026-11-22".parse().unwrap()
}

fn questions(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().unwrap();
    let large = std::env::var_os("BETWIXT_BENCH_L").is_some();
    for (size, people, interactions) in [
        ("S", 150, 2_000),
        ("M", 1_500, 50_000),
        ("L", 10_000, 1_000_000),
    ] {
        if size == "L" && !large {
            continue;
        }
        let path = folder.path().join(size);
        bring_in(&path, size, people, interactions);
        ask(criterion, size, &path);
    }
}

/// Makes the file, beside a bare loop that inserts the same words with an index.
fn bring_in(path: &Path, size: &str, people: usize, interactions: usize) {
    let crowd = Crowd::new(people, interactions, 1, today());
    let mut ids = IdSource::seeded(1);
    let document = crowd.document(&mut ids);
    let start = Instant::now();
    let rows = crowd.interactions(&mut ids).count();
    let making = start.elapsed().as_secs_f64();
    let mut ids = IdSource::seeded(1);
    let _ = crowd.document(&mut ids);
    let start = Instant::now();
    bare(&path.with_extension("bare"), crowd.interactions(&mut ids));
    let bare = start.elapsed().as_secs_f64() - making;
    let mut ids = IdSource::seeded(1);
    let _ = crowd.document(&mut ids);
    let mut store = Store::open(path, IdSource::seeded(1), 1).unwrap();
    let start = Instant::now();
    let mut more = crowd.interactions(&mut ids);
    store
        .import(&document, &mut more, Format::Demo, "crowd", STAMP)
        .unwrap();
    let took = start.elapsed().as_secs_f64() - making;
    println!(
        "{size}: {rows} interactions came in within {took:.2} s; a bare loop {bare:.2} s, ratio {:.2}",
        took / bare
    );
}

/// How long the screen waits for rows of the quiet scan.
fn until_the_first(reader: &Reader) -> Duration {
    let start = Instant::now();
    let mut first = None;
    let whole = reader.quiet_and_early(today(), &mut |early| {
        first.get_or_insert_with(|| start.elapsed());
        black_box(early);
    });
    black_box(whole.unwrap());
    first.unwrap_or_else(|| start.elapsed())
}

fn bare(
    path: &Path,
    interactions: impl Iterator<Item = betwixt::domain::interaction::Interaction>,
) {
    let mut connection = Connection::open(path).unwrap();
    connection
        .execute_batch(
            "PRAGMA journal_mode = wal; PRAGMA synchronous = full; \
             CREATE TABLE interaction (id INTEGER PRIMARY KEY, day INTEGER, words TEXT); \
             CREATE INDEX interaction_day ON interaction (day, id); \
             CREATE TABLE participant (person INTEGER, day INTEGER, interaction INTEGER, \
             PRIMARY KEY (person, day, interaction)) WITHOUT ROWID;",
        )
        .unwrap();
    let act = connection.transaction().unwrap();
    {
        let mut row = act
            .prepare("INSERT INTO interaction VALUES (?1, ?2, ?3)")
            .unwrap();
        let mut there = act
            .prepare("INSERT INTO participant VALUES (?1, ?2, ?3)")
            .unwrap();
        for of in interactions {
            let (id, day) = (of.id.number(), of.day.packed());
            row.execute(params![id, day, of.words]).unwrap();
            for person in &of.people {
                there.execute(params![person.id.number(), day, id]).unwrap();
            }
        }
    }
    act.commit().unwrap();
}

fn ask(criterion: &mut Criterion, size: &str, path: &Path) {
    let reader = Reader::open(path).unwrap();
    let busiest = busiest(path);
    let first = reader.timeline(busiest, None, 40).unwrap();
    let end = PageEnd::from(first.last().unwrap());
    let mut group = criterion.benchmark_group(size);
    group.sample_size(10);
    group.bench_function("everybody at a glance", |bencher| {
        bencher.iter(|| black_box(reader.listed(today()).unwrap()));
    });
    group.bench_function("who is quiet", |bencher| {
        bencher.iter(|| black_box(reader.quiet(today()).unwrap()));
    });
    group.bench_function("who is quiet, the first of them", |bencher| {
        bencher.iter_custom(|runs| (0..runs).map(|_| until_the_first(&reader)).sum());
    });
    group.bench_function("a page of the busiest person", |bencher| {
        bencher.iter(|| black_box(reader.person_page(busiest, today(), clock::day).unwrap()));
    });
    group.bench_function("40 rows of their timeline", |bencher| {
        bencher.iter(|| black_box(reader.timeline(busiest, Some(end), 40).unwrap()));
    });
    group.bench_function("the last seasons", |bencher| {
        bencher.iter(|| black_box(reader.seasons(busiest, today()).unwrap()));
    });
    group.bench_function("the trash", |bencher| {
        bencher.iter(|| black_box(reader.trash().unwrap()));
    });
    group.bench_function("opening a file", |bencher| {
        bencher.iter(|| black_box(Reader::open(path).unwrap()));
    });
    group.finish();
}

fn busiest(path: &Path) -> Id<Person> {
    let connection = Connection::open(path).unwrap();
    let sql = "SELECT person FROM participant GROUP BY person ORDER BY count(*) DESC LIMIT 1";
    let number = connection.query_row(sql, [], |row| row.get(0)).unwrap();
    Id::from_number(number)
}

criterion_group!(benches, questions);
criterion_main!(benches);
