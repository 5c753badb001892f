//! A document with every field of every row filled, so that none can be forgotten.

use std::collections::BTreeMap;

use betwixt::domain::candidate::{Candidate, CandidateState};
use betwixt::domain::check_in::{Answer, CheckIn, Mirror, Question, Step};
use betwixt::domain::circle::Circle;
use betwixt::domain::document::Document;
use betwixt::domain::group::Group;
use betwixt::domain::id::Id;
use betwixt::domain::interaction::{
    Began, Depth, DepthOfBoth, Interaction, Kind, Minutes, Participant,
};
use betwixt::domain::pause::{Pause, PauseReason};
use betwixt::domain::person::{ContactKind, ContactPoint, NamedDate, OwnField, Person, Standing};
use betwixt::domain::place::Place;
use betwixt::domain::promise::{End, Ended, Promise, Side};
use betwixt::domain::record::{Origin, Record};
use betwixt::domain::review_event::{ReviewEvent, ReviewKind};
use betwixt::domain::tie::{Tie, TieKind};
use betwixt::domain::topic::{Closed, Closing, Topic, TopicKind};
use betwixt::domain::word::Word as _;

/// Texts that programs have stumbled over.
pub const HOSTILE: &[&str] = &[
    "plain",
    "O'Brien; DROP TABLE person; --",
    "\"quoted\" \\ back\\slash \\u0000 \\n",
    "line\nbreak\r\n\ttab",
    "\u{1b}[2J\u{1b}]0;title\u{7}\u{9b}31m\u{7f}",
    "\u{202e}desrever\u{202c} \u{2066}isolate\u{2069}",
    "zero\u{200b}width\u{feff}\u{2028}\u{2029}",
    "tags\u{e0041}\u{e007f} \u{ffff} \u{fdd0} \u{10fffe}",
    "Zalgo e\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}",
    "👩‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ﷽ 王小明 مُحَمَّد",
    "{\"json\": [1, 2]} </script> %s %n ${HOME} `id`",
    " leading and trailing ",
    "1e400 NaN 007 null",
];

fn id<T>(number: i64) -> Id<T> {
    Id::from_number(number)
}

fn record(at: i64, deleted: bool) -> Record {
    Record {
        revision: 3,
        edited_at: at,
        deleted_at: deleted.then_some(at + 5),
    }
}

/// The document; `text` stands in every free text.
pub fn filled_with(text: &str) -> Document {
    let text = || text.to_owned();
    Document {
        people: people(&text),
        ties: TieKind::ALL
            .iter()
            .zip(20..)
            .map(|(kind, number)| Tie {
                id: id(number),
                person: id(1),
                other: id(2),
                kind: *kind,
                words: text(),
                record: record(number, number % 2 == 0),
            })
            .collect(),
        groups: vec![Group {
            id: id(40),
            name: text(),
            other_names: vec![text()],
            members: vec![id(1), id(2)],
            record: record(40, true),
        }],
        circles: vec![Circle {
            id: id(41),
            name: text(),
            position: 2,
            usual_gap: Some(30),
            record: record(41, false),
        }],
        places: vec![Place {
            id: id(42),
            name: text(),
            other_names: vec![text(), text()],
            record: record(42, true),
        }],
        interactions: interactions(&text),
        promises: promises(&text),
        topics: topics(&text),
        check_ins: vec![check_in(&text)],
        pauses: PauseReason::ALL
            .iter()
            .zip(120..)
            .map(|(reason, number)| Pause {
                id: id(number),
                person: id(2),
                from: "2026-01".parse().unwrap(),
                to: Some("2026-03-01".parse().unwrap()).filter(|_| number > 121),
                until_contact: number == 121,
                reason: *reason,
                words: text(),
                record: record(number, number == 123),
            })
            .collect(),
        reviews: ReviewKind::ALL
            .iter()
            .zip(130..)
            .map(|(kind, number)| ReviewEvent {
                id: id(number),
                person: Some(id(1)).filter(|_| number > 130),
                day: "2026-11-01".parse().unwrap(),
                kind: *kind,
                card: text(),
                until: Some("2026-11-08".parse().unwrap()),
                record: record(number, false),
            })
            .collect(),
        candidates: vec![Candidate {
            id: id(140),
            source: text(),
            day: "2026-11-03".parse().unwrap(),
            time: chrono::NaiveTime::from_hms_opt(23, 59, 0),
            kind: Some(Kind::Message),
            people: vec![id(2), id(1)],
            addresses: vec![text()],
            summary: text(),
            state: CandidateState::Accepted,
            interaction: Some(id(60)),
            record: record(140, true),
        }],
    }
}

fn people(text: &dyn Fn() -> String) -> Vec<Person> {
    Standing::ALL
        .iter()
        .zip(1..)
        .map(|(standing, number)| Person {
            id: id(number),
            name: text(),
            other_names: vec![text(), format!("{number}")],
            pronouns: text(),
            how_met: text(),
            met_on: Some("2014".parse().unwrap()),
            met_through: Some(id(1)),
            birthday: Some("--02-29".parse().unwrap()),
            dates: vec![NamedDate {
                name: text(),
                on: "2001-09-10".parse().unwrap(),
            }],
            lives_in: text(),
            contact_points: ContactKind::ALL
                .iter()
                .map(|kind| ContactPoint {
                    kind: *kind,
                    label: text(),
                    value: text(),
                })
                .collect(),
            tags: vec![text()],
            circle: Some(id(41)),
            usual_gap: Some(7),
            fields: vec![OwnField {
                name: text(),
                value: text(),
            }],
            note: text(),
            photo: text(),
            standing: *standing,
            died_on: Some("2025-02".parse().unwrap()),
            origin: Origin::Hand,
            record: record(number, number == 4),
        })
        .collect()
}

fn interactions(text: &dyn Fn() -> String) -> Vec<Interaction> {
    Kind::ALL
        .iter()
        .zip(60..)
        .map(|(kind, number)| Interaction {
            id: id(number),
            day: "2026-10-30".parse().unwrap(),
            last_day: Some("2026-11-02".parse().unwrap()),
            time: chrono::NaiveTime::from_hms_opt(7, 5, 0),
            kind: Some(*kind),
            people: [(1, Began::Me), (2, Began::Them), (3, Began::Both)]
                .map(|(person, began)| Participant {
                    id: id(person),
                    two_way: person > 1,
                    began: Some(began),
                })
                .to_vec(),
            minutes: Minutes::new(95),
            chosen: false,
            depth: DepthOfBoth {
                mine: Some(Depth::Risky),
                theirs: Some(Depth::Logistics),
            },
            place: Some(id(42)),
            tags: vec![text()],
            words: text(),
            grew_from: Some(id(60)),
            private: true,
            origin: Origin::Import,
            record: record(number, number == 61),
        })
        .collect()
}

fn promises(text: &dyn Fn() -> String) -> Vec<Promise> {
    End::ALL
        .iter()
        .zip(90..)
        .map(|(how, number)| Promise {
            id: id(number),
            person: id(1),
            whose: Side::Theirs,
            text: text(),
            given_on: "2026-10-30".parse().unwrap(),
            by: Some("2026-11".parse().unwrap()),
            ended: Some(Ended {
                how: *how,
                on: "2026-11-05".parse().unwrap(),
            }),
            repaired: text(),
            renews: Some(id(90)),
            interaction: Some(id(60)),
            record: record(number, number == 92),
        })
        .collect()
}

fn topics(text: &dyn Fn() -> String) -> Vec<Topic> {
    TopicKind::ALL
        .iter()
        .zip(100..)
        .map(|(kind, number)| Topic {
            id: id(number),
            person: Some(id(3)),
            kind: *kind,
            whose: Side::Mine,
            text: text(),
            noted_on: "2026-10-30".parse().unwrap(),
            from: Some("2027".parse().unwrap()),
            closed: Some(Closed {
                how: Closing::Dropped,
                on: "2026-11-05".parse().unwrap(),
            }),
            interaction: Some(id(60)),
            record: record(number, number == 101),
        })
        .collect()
}

fn check_in(text: &dyn Fn() -> String) -> CheckIn {
    let answers: BTreeMap<Question, Answer> = Question::ALL
        .iter()
        .zip(0..)
        .map(|(question, step)| {
            let answer = Answer {
                step: Step::try_from(step % 5).ok(),
                words: text(),
            };
            (*question, answer)
        })
        .collect();
    CheckIn {
        id: id(110),
        person: id(2),
        day: "2026-09-22".parse().unwrap(),
        answers,
        mirror: Some(Mirror::AskThem),
        record: record(110, false),
    }
}
