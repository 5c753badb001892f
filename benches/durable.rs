//! An acknowledged interaction beside the bare durable insert, in one process and one run.
#![allow(
    clippy::unwrap_used,
    missing_docs,
    reason = "a measure that cannot go on has failed"
)]

use betwixt::domain::act::Source;
use betwixt::domain::id::{Id, IdSource};
use betwixt::domain::names::{KnownPerson, Names};
use betwixt::domain::person::Person;
use betwixt::domain::record::Origin;
use betwixt::domain::sentence::read::read;
use betwixt::domain::sentence::reading::{Company, NumericOrder, Setting};
use betwixt::domain::sentence::settled::Settled;
use betwixt::store::open::{Stamp, Store};
use betwixt::store::people::CircleChoice;
use criterion::{Criterion, criterion_group, criterion_main};
use rusqlite::{Connection, TransactionBehavior};

const WORDS: &str = "yesterday: lunch with Ana and a long walk by the river, 2h #boat";

fn durable(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().unwrap();
    let mut group = criterion.benchmark_group("durable");
    let mut bare = Connection::open(folder.path().join("bare.db")).unwrap();
    bare.pragma_update_and_check(None, "journal_mode", "wal", |_| Ok(()))
        .unwrap();
    bare.pragma_update(None, "synchronous", "full").unwrap();
    bare.execute_batch(
        "CREATE TABLE interaction (id INTEGER PRIMARY KEY, day INTEGER, words TEXT); \
         CREATE INDEX by_day ON interaction (day);",
    )
    .unwrap();
    group.bench_function("bare insert", |bencher| {
        bencher.iter(|| {
            let act = bare
                .transaction_with_behavior(TransactionBehavior::Immediate)
                .unwrap();
            act.execute(
                "INSERT INTO interaction (day, words) VALUES (20261121, ?1)",
                [WORDS],
            )
            .unwrap();
            act.commit().unwrap();
        });
    });
    let mut store = Store::open(&folder.path().join("life.db"), IdSource::seeded(1), 1).unwrap();
    let stamp = Stamp {
        at: 1_795_000_000_000,
        source: Source::Screen,
    };
    let ana = Person::named(Id::from_number(0), "Ana".to_owned(), Origin::Hand, 0);
    let ana = store.add_person(ana, &CircleChoice::AsItIs, stamp).unwrap();
    let settled = settled(&ana);
    group.bench_function("an acknowledged interaction", |bencher| {
        bencher.iter(|| store.log(&settled, None, stamp).unwrap());
    });
    group.finish();
}

fn settled(ana: &Person) -> Settled {
    let known = KnownPerson {
        id: ana.id,
        name: ana.name.clone(),
        other_names: Vec::new(),
        last_contact: None,
    };
    let (names, company) = (Names::new(vec![known]), Company::default());
    let setting = Setting {
        names: &names,
        groups: &[],
        places: &[],
        company: &company,
        today: "2026-11-22".parse().unwrap(),
        now: None,
        selected: None,
        order: NumericOrder::Ask,
        choices: &[],
    };
    Settled::new(read(WORDS, &setting)).unwrap()
}

criterion_group!(benches, durable);
criterion_main!(benches);
