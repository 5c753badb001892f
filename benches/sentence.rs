//! How long a reading takes with ten thousand people of three names each, and the index over them.

use std::hint::black_box;
use std::time::{Duration, Instant};

use betwixt::domain::id::Id;
use betwixt::domain::names::{KnownPerson, Names};
use betwixt::domain::sentence::read::read;
use betwixt::domain::sentence::reading::{Company, NumericOrder, Setting};
use chrono::NaiveDate;
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};

const SYLLABLES: &[&str] = &[
    "an", "be", "ko", "ri", "ma", "lu", "te", "so", "vi", "na", "je", "do", "pe", "ša", "zó", "mi",
];

fn word(mut number: usize) -> String {
    let mut word = String::new();
    for _ in 0..4 {
        word.push_str(SYLLABLES[number % SYLLABLES.len()]);
        number /= SYLLABLES.len();
    }
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

fn people() -> Vec<KnownPerson> {
    (0..10_000)
        .zip(1..)
        .map(|(number, id)| KnownPerson {
            id: Id::from_number(id),
            name: format!("{} {}", word(number % 700), word(number * 7 + 3)),
            other_names: vec![
                word(number * 13 + 5),
                format!("{} X", word(number * 17 + 1)),
            ],
            last_contact: None,
        })
        .collect()
}

const SENTENCES: &[&str] = &[
    "yday walked 2h with ana and jo at kalemegdan, she asked #boat promise: read her letter by fri",
    "yesterday, lunch with Anbekori, at the Thai place",
    "called Rimalute about the exam on the 20th",
    "lunch with Anbekory and Lutesovo",
    "long walk by the river. She told me about the job in Graz; she is afraid of telling Luka.",
    "dinner with Anan, Bean, Koan and Rian for an hour and a half at 7",
];

fn bench(criterion: &mut Criterion) {
    let known = people();
    criterion.bench_function("index of 30,000 names", |bencher| {
        bencher.iter_batched(
            || known.clone(),
            |known| Names::new(black_box(known)),
            BatchSize::LargeInput,
        );
    });
    let names = Names::new(known);
    let company = Company::default();
    let Some(today) = NaiveDate::from_ymd_opt(2026, 11, 22) else {
        return;
    };
    let setting = Setting {
        names: &names,
        groups: &[],
        places: &[],
        company: &company,
        today,
        now: None,
        selected: None,
        order: NumericOrder::Ask,
        choices: &[],
    };
    criterion.bench_function("a reading", |bencher| {
        bencher.iter(|| {
            for text in SENTENCES {
                black_box(read(black_box(text), &setting));
            }
        });
    });
    slowest(&setting);
}

/// Every prefix of every sentence, as it is typed: the time that 99 of 100 readings stay under.
fn slowest(setting: &Setting<'_>) {
    let mut times: Vec<Duration> = Vec::new();
    for _ in 0..20 {
        for text in SENTENCES {
            for (at, letter) in text.char_indices() {
                let start = Instant::now();
                black_box(read(&text[..at + letter.len_utf8()], setting));
                times.push(start.elapsed());
            }
        }
    }
    times.sort_unstable();
    let at = |share: usize| times[(times.len() - 1) * share / 1000];
    println!(
        "key strokes: {}, median {:?}, p99 {:?}, p99.9 {:?}, longest {:?}",
        times.len(),
        at(500),
        at(990),
        at(999),
        at(1000)
    );
    for unit in [
        "Ana ",
        "with Anan and Bean, ",
        "2h30 ",
        "王小明",
        "called ",
        "- ",
    ] {
        let long = unit.repeat(1_000_000 / unit.len());
        let start = Instant::now();
        black_box(read(&long, setting));
        println!("a megabyte of {unit:?}: {:?}", start.elapsed());
    }
}

criterion_group!(benches, bench);
criterion_main!(benches);
