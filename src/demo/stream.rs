//! The interactions of a crowd, one after the other in the order of their days, none of them held.
//!
//! Every pair has its own bursty rhythm: log-normal gaps, stretched to end at an open gap. The
//! pairs wait in a heap by the time of what comes next, so a million rows need the memory of the
//! pairs alone.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::collections::binary_heap::PeekMut;
use std::f64::consts::TAU;

use chrono::{NaiveDate, NaiveTime};

use crate::demo::phrases;
use crate::domain::day::{Day, shifted};
use crate::domain::id::{Id, IdSource};
use crate::domain::interaction::{
    Began, Depth, DepthOfBoth, Interaction, Kind, Minutes, Participant,
};
use crate::domain::person::Person;
use crate::domain::place::Place;
use crate::domain::record::{Origin, Record};

/// Minutes of a day.
const DAY: u32 = 24 * 60;

/// The spread of the logarithm of a gap: most are short, a few are very long.
const BURSTS: f64 = 1.1;

/// How many people are near one another: those who turn up together come from one such set.
const NEIGHBOURS: usize = 8;

/// Tags of a crowd, without the `#`.
const TAGS: &[&str] = &[
    "boat",
    "choir",
    "climbing",
    "family",
    "work",
    "garden",
    "football",
    "books",
    "кухня",
    "旅行",
];

/// What a stream is made from.
pub struct Plan {
    /// Everybody with a row, those with the most first.
    pub people: Vec<Id<Person>>,
    /// How many rows each of them begins, in the same order.
    pub counts: Vec<u32>,
    /// Where things happen.
    pub places: Vec<Id<Place>>,
    /// The day before which nothing happens.
    pub first: NaiveDate,
    /// How many days later "today" is.
    pub days: u32,
    /// What all of it follows from.
    pub seed: u64,
}

/// One pair: you and someone.
struct Pair {
    left: u32,
    /// Minutes since the first day.
    now: f64,
    scale: f64,
    gaps: fastrand::Rng,
    newest: Option<Id<Interaction>>,
}

/// The rows of a [`Plan`], in the order of their days.
pub struct Stream<'a> {
    plan: &'a Plan,
    ids: &'a mut IdSource,
    pairs: Vec<Pair>,
    due: BinaryHeap<Reverse<(u32, usize)>>,
    random: fastrand::Rng,
}

impl<'a> Stream<'a> {
    /// All rows of `plan`, with ids from `ids`.
    #[must_use]
    pub fn new(plan: &'a Plan, ids: &'a mut IdSource) -> Self {
        let mut random = fastrand::Rng::with_seed(plan.seed ^ 0x5EED);
        let mut pairs = Vec::with_capacity(plan.counts.len());
        let mut due = BinaryHeap::with_capacity(plan.counts.len());
        for (rank, count) in plan.counts.iter().enumerate() {
            let mut pair = Pair::new(*count, plan.days, &mut random);
            if let Some(minute) = pair.next() {
                due.push(Reverse((minute, rank)));
            }
            pairs.push(pair);
        }
        Self {
            plan,
            ids,
            pairs,
            due,
            random,
        }
    }

    fn row(&mut self, minute: u32, rank: usize) -> Interaction {
        let date = shifted(self.plan.first, i64::from(minute / DAY));
        // The hours in which people meet, 8 to 22, in the order of the minutes.
        let time = 8 * 60 + (minute % DAY) * 14 / 24;
        let time = NaiveTime::from_num_seconds_from_midnight_opt(time * 60, 0);
        let millis = date
            .and_time(time.unwrap_or_default())
            .and_utc()
            .timestamp_millis();
        let random = &mut self.random;
        let kind = kind(random);
        let id = self.ids.mint(millis);
        Interaction {
            id,
            day: Day::nearest(date),
            last_day: last_day(date, minute / DAY, self.plan.days, random),
            time: time.filter(|_| random.u32(..3) == 0),
            kind: Some(kind),
            people: people(self.plan, rank, kind, random),
            minutes: minutes(kind, random),
            chosen: random.u32(..6) > 0,
            depth: depth(random),
            place: (kind == Kind::Met && random.bool())
                .then(|| random.choice(&self.plan.places).copied())
                .flatten(),
            tags: (random.u32(..5) == 0)
                .then(|| random.choice(TAGS).map(|tag| (*tag).to_owned()))
                .flatten()
                .into_iter()
                .collect(),
            words: phrases::note(random),
            grew_from: self.pairs[rank]
                .newest
                .replace(id)
                .filter(|_| random.u32(..25) == 0),
            private: random.u32(..80) == 0,
            origin: Origin::Hand,
            record: Record::new(millis),
        }
    }
}

impl Iterator for Stream<'_> {
    type Item = Interaction;

    fn next(&mut self) -> Option<Interaction> {
        let mut top = self.due.peek_mut()?;
        let Reverse((minute, rank)) = *top;
        match self.pairs[rank].next() {
            Some(next) => {
                *top = Reverse((next, rank));
                drop(top);
            }
            None => {
                PeekMut::pop(top);
            }
        }
        Some(self.row(minute, rank))
    }
}

impl Pair {
    /// A pair with `count` rows, between some day of the past and today, and an open gap after.
    fn new(count: u32, days: u32, random: &mut fastrand::Rng) -> Self {
        let all = f64::from(days * DAY);
        // Those met long ago outnumber the new ones: the smaller of two draws.
        let now = all * 0.9 * random.f64().min(random.f64());
        let gaps = random.fork();
        let mut ahead = gaps.clone();
        let sum: f64 = (0..=count).map(|_| gap(&mut ahead)).sum();
        Self {
            left: count,
            now,
            scale: (all - now) / sum,
            gaps,
            newest: None,
        }
    }

    /// The minute of the next row.
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "minutes of a few years, never below zero"
    )]
    fn next(&mut self) -> Option<u32> {
        self.left = self.left.checked_sub(1)?;
        self.now += gap(&mut self.gaps) * self.scale;
        Some(self.now as u32)
    }
}

/// A log-normal gap, in a unit of its own.
fn gap(random: &mut fastrand::Rng) -> f64 {
    let radius = (-2.0 * libm::log(1.0 - random.f64())).sqrt();
    libm::exp(BURSTS * radius * libm::cos(TAU * random.f64()))
}

fn kind(random: &mut fastrand::Rng) -> Kind {
    match random.u32(..100) {
        0..38 => Kind::Met,
        38..56 => Kind::Call,
        56..62 => Kind::Video,
        62..80 => Kind::Message,
        80..86 => Kind::ReachedOut,
        86..90 => Kind::Helped,
        90..93 => Kind::Event,
        93..95 => Kind::Gift,
        95..97 => Kind::Letter,
        _ => Kind::Note,
    }
}

/// Now and then it ran over several days, never past today.
fn last_day(date: NaiveDate, day: u32, today: u32, random: &mut fastrand::Rng) -> Option<Day> {
    let more = random.u32(1..5).min(today - day);
    (more > 0 && random.u32(..150) == 0).then(|| Day::nearest(shifted(date, i64::from(more))))
}

/// The one whose row it is, and sometimes one or two of their neighbours.
fn people(plan: &Plan, rank: usize, kind: Kind, random: &mut fastrand::Rng) -> Vec<Participant> {
    let more = match random.u32(..100) {
        0..80 => 0,
        80..95 => 1,
        _ => 2,
    };
    let mut ranks = vec![rank];
    let first = rank - rank % NEIGHBOURS;
    let near = first..(first + NEIGHBOURS).min(plan.people.len());
    for _ in 0..more {
        let other = random.usize(near.clone());
        if !ranks.contains(&other) {
            ranks.push(other);
        }
    }
    let began = match random.u32(..8) {
        0..3 => Some(Began::Me),
        3..6 => Some(Began::Them),
        6 => Some(Began::Both),
        _ => None,
    };
    ranks
        .iter()
        .map(|other| Participant {
            id: plan.people[*other],
            two_way: kind.two_way(),
            began: began.filter(|_| *other == rank),
        })
        .collect()
}

fn minutes(kind: Kind, random: &mut fastrand::Rng) -> Option<Minutes> {
    let steps = match kind {
        Kind::Met | Kind::Event | Kind::Helped => 24,
        Kind::Call | Kind::Video => 8,
        _ => return None,
    };
    (random.u32(..3) > 0)
        .then(|| Minutes::new(10 * random.u32(1..=steps)))
        .flatten()
}

fn depth(random: &mut fastrand::Rng) -> DepthOfBoth {
    const STEPS: [Depth; 8] = [
        Depth::Logistics,
        Depth::Everyday,
        Depth::Everyday,
        Depth::Everyday,
        Depth::Everyday,
        Depth::Personal,
        Depth::Personal,
        Depth::Risky,
    ];
    if random.u32(..3) > 0 {
        return DepthOfBoth::default();
    }
    DepthOfBoth {
        mine: random.choice(STEPS),
        theirs: random.choice(STEPS),
    }
}
