//! A file of any size for measuring: as many people and interactions as asked for, made up.

use chrono::NaiveDate;

use crate::demo::made_up_names;
use crate::demo::phrases;
use crate::demo::stream::{Plan, Stream};
use crate::domain::check_in::{Answer, CheckIn, Question, Step};
use crate::domain::circle::Circle;
use crate::domain::day::{Anniversary, Day, shifted};
use crate::domain::document::Document;
use crate::domain::group::Group;
use crate::domain::id::{Id, IdSource};
use crate::domain::interaction::Interaction;
use crate::domain::pause::{Pause, PauseReason};
use crate::domain::person::{ContactKind, ContactPoint, Person};
use crate::domain::place::Place;
use crate::domain::promise::{End, Ended, Promise, Side};
use crate::domain::record::{Origin, Record};
use crate::domain::topic::{Closed, Closing, Topic, TopicKind};
use crate::domain::word::Word;

/// How many days a crowd goes back: ten years.
const DAYS: u32 = 3_652;

/// One person in so many is a connection only: nothing ever happened between you.
const CONNECTIONS: usize = 16;

/// How much more often someone takes part than they are the one it is about.
const COMPANY: f64 = 1.1;

/// A made-up file. All of it follows from its four figures.
pub struct Crowd {
    people: Vec<Id<Person>>,
    plan: Plan,
    today: NaiveDate,
}

impl Crowd {
    /// So many people with so many interactions up to `today`.
    ///
    /// Without people there are no interactions.
    #[must_use]
    pub fn new(people: usize, interactions: usize, seed: u64, today: NaiveDate) -> Self {
        let first = shifted(today, -i64::from(DAYS));
        // People and places need ids here, before anyone passes a source: their own, on a day
        // before all others, so that rows minted later stand above them.
        let millis = millis_of(shifted(first, -1));
        let mut ids = IdSource::seeded(seed);
        let everybody: Vec<Id<Person>> = (0..people).map(|_| ids.mint(millis)).collect();
        let places = (0..(people / 10).clamp(5, 200))
            .map(|_| ids.mint(millis))
            .collect();
        let mut by_activity = everybody.clone();
        fastrand::Rng::with_seed(seed).shuffle(&mut by_activity);
        by_activity.truncate(people - people / CONNECTIONS);
        Self {
            plan: Plan {
                counts: counts(by_activity.len(), people, interactions),
                people: by_activity,
                places,
                first,
                days: DAYS,
                seed,
            },
            people: everybody,
            today,
        }
    }

    /// Everything but the interactions. `ids` mints above all people and places from here on.
    #[must_use]
    pub fn document(&self, ids: &mut IdSource) -> Document {
        let newest = self.plan.places.iter().map(|id| id.number()).max();
        ids.stay_above(newest.unwrap_or(0));
        let mut making = Making {
            crowd: self,
            ids,
            random: fastrand::Rng::with_seed(self.plan.seed ^ 0xC0DE),
            millis: millis_of(self.plan.first),
        };
        let circles = making.circles();
        let people = making.people(&circles);
        Document {
            groups: making.groups(),
            places: making.places(),
            promises: making.promises(),
            topics: making.topics(),
            check_ins: making.check_ins(),
            pauses: making.pauses(),
            people,
            circles,
            ..Document::default()
        }
    }

    /// Exactly as many interactions as asked for, oldest first, made one at a time.
    pub fn interactions<'a>(
        &'a self,
        ids: &'a mut IdSource,
    ) -> impl Iterator<Item = Interaction> + 'a {
        Stream::new(&self.plan, ids)
    }

    /// How many interactions there are.
    fn size(&self) -> usize {
        self.plan.counts.iter().map(|count| *count as usize).sum()
    }
}

/// How many rows each of `active` people has, the busiest first: a power law whose head is as heavy
/// as in the sizes that everything is measured at (161 of 2,000 among 150 people, 815 of 50,000
/// among 1,500, 16,547 of 1,000,000 among 10,000).
fn counts(active: usize, people: usize, interactions: usize) -> Vec<u32> {
    let total = number(interactions);
    let head = (12.0 / number(people).max(1.0)).clamp(1.0 / 60.8, 0.35) / COMPANY;
    let (mut flat, mut steep) = (0.0, 3.0);
    for _ in 0..40 {
        let middle = f64::midpoint(flat, steep);
        if 1.0 / weights(active, middle).sum::<f64>() < head {
            flat = middle;
        } else {
            steep = middle;
        }
    }
    let sum: f64 = weights(active, flat).sum();
    let (mut so_far, mut given) = (0.0, 0);
    let mut counts: Vec<u32> = weights(active, flat)
        .map(|weight| {
            so_far += weight;
            // Rounding what has been given so far, and not each part, makes the sum exact.
            let upto = whole(so_far / sum * total);
            let count = upto - given;
            given = upto;
            count
        })
        .collect();
    counts.sort_unstable_by(|a, b| b.cmp(a));
    counts
}

fn weights(active: usize, exponent: f64) -> impl Iterator<Item = f64> {
    (1..=active).map(move |rank| libm::pow(number(rank), -exponent))
}

fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a count of rows, never below zero and far below the limit"
)]
fn whole(count: f64) -> u32 {
    count.round() as u32
}

fn millis_of(date: NaiveDate) -> i64 {
    date.and_time(chrono::NaiveTime::MIN)
        .and_utc()
        .timestamp_millis()
}

/// What the making of a document carries along.
struct Making<'a> {
    crowd: &'a Crowd,
    ids: &'a mut IdSource,
    random: fastrand::Rng,
    /// Rows that are no interactions count as written on the first day, so that the interactions
    /// that follow still get ids by their own days.
    millis: i64,
}

impl Making<'_> {
    fn circles(&mut self) -> Vec<Circle> {
        [("close", 14), ("friends", 45), ("wider", 180)]
            .into_iter()
            .zip(0..)
            .map(|((name, gap), position)| Circle {
                id: self.ids.mint(self.millis),
                name: name.to_owned(),
                position,
                usual_gap: Some(gap),
                record: Record::new(self.millis),
            })
            .collect()
    }

    fn people(&mut self, circles: &[Circle]) -> Vec<Person> {
        let crowd = self.crowd;
        let names = made_up_names::names(crowd.people.len(), &mut self.random);
        crowd
            .people
            .iter()
            .zip(names)
            .zip(1..)
            .map(|((id, made), place)| {
                let mut person = Person::named(*id, made.name, Origin::Hand, self.millis);
                person.other_names = made.other_names;
                let random = &mut self.random;
                if random.u32(..5) < 2 {
                    person.circle = random.choice(circles).map(|circle| circle.id);
                }
                if random.bool() {
                    let year = random.bool().then(|| random.i32(1940..2005));
                    person.birthday = Anniversary::new(year, random.u32(1..=12), random.u32(1..29));
                }
                if random.u32(..3) == 0 {
                    person.contact_points.push(ContactPoint {
                        kind: ContactKind::Mail,
                        label: String::new(),
                        value: format!("person-{place}@example.org"),
                    });
                }
                if random.u32(..4) == 0 {
                    person.how_met = format!("Through {}.", phrases::subject(random));
                    person.met_on = self.day().and_then(|day| Day::year(day.year_number()));
                }
                person
            })
            .collect()
    }

    fn groups(&mut self) -> Vec<Group> {
        let crowd = self.crowd;
        crowd
            .people
            .chunks(25)
            .zip(1..)
            .map(|(near, place)| Group {
                id: self.ids.mint(self.millis),
                name: format!("Household {place}"),
                other_names: Vec::new(),
                members: near.iter().take(4).copied().collect(),
                record: Record::new(self.millis),
            })
            .collect()
    }

    fn places(&mut self) -> Vec<Place> {
        self.crowd
            .plan
            .places
            .iter()
            .zip(1..)
            .map(|(id, place)| Place {
                id: *id,
                name: format!("Café {place}"),
                other_names: Vec::new(),
                record: Record::new(self.millis),
            })
            .collect()
    }

    fn promises(&mut self) -> Vec<Promise> {
        self.several(self.crowd.size() / 40, |making, person, given_on| {
            let days = making.random.u32(1..60);
            let by = after(given_on, days);
            let ended = making.random.u32(..8) > 0 && by.latest() < making.crowd.today;
            let how = making.random.choice(End::ALL).copied();
            Promise {
                id: making.ids.mint(making.millis),
                person,
                whose: making.side(),
                text: format!("see about {}", phrases::subject(&mut making.random)),
                given_on,
                by: Some(by),
                ended: how.filter(|_| ended).map(|how| Ended { how, on: by }),
                repaired: String::new(),
                renews: None,
                interaction: None,
                record: Record::new(making.millis),
            }
        })
    }

    fn topics(&mut self) -> Vec<Topic> {
        self.several(self.crowd.size() / 60, |making, person, noted_on| Topic {
            id: making.ids.mint(making.millis),
            person: Some(person),
            kind: making
                .random
                .choice(TopicKind::ALL)
                .copied()
                .unwrap_or(TopicKind::Ask),
            whose: making.side(),
            text: phrases::subject(&mut making.random).to_owned(),
            noted_on,
            from: None,
            closed: (making.random.u32(..5) > 0).then_some(Closed {
                how: Closing::Answered,
                on: noted_on,
            }),
            interaction: None,
            record: Record::new(making.millis),
        })
    }

    fn check_ins(&mut self) -> Vec<CheckIn> {
        self.several(self.crowd.size() / 80, |making, person, day| CheckIn {
            id: making.ids.mint(making.millis),
            person,
            day,
            answers: Question::ALL
                .iter()
                .map(|question| {
                    let step = Step::try_from(making.random.u8(..5)).ok();
                    let words = String::new();
                    (*question, Answer { step, words })
                })
                .collect(),
            mirror: None,
            record: Record::new(making.millis),
        })
    }

    fn pauses(&mut self) -> Vec<Pause> {
        self.several(self.crowd.people.len() / 10, |making, person, from| Pause {
            id: making.ids.mint(making.millis),
            person,
            from,
            to: Some(after(from, making.random.u32(7..90))),
            until_contact: false,
            reason: making
                .random
                .choice(PauseReason::ALL)
                .copied()
                .unwrap_or(PauseReason::Fine),
            words: String::new(),
            record: Record::new(making.millis),
        })
    }

    /// `count` rows about someone, on some day; none if there is nobody.
    fn several<T>(
        &mut self,
        count: usize,
        mut row: impl FnMut(&mut Self, Id<Person>, Day) -> T,
    ) -> Vec<T> {
        let crowd = self.crowd;
        (0..count)
            .filter_map(|_| {
                let person = *self.random.choice(&crowd.plan.people)?;
                let day = self.day()?;
                Some(row(self, person, day))
            })
            .collect()
    }

    fn day(&mut self) -> Option<Day> {
        let days = i64::from(self.random.u32(..=DAYS));
        Day::exact(shifted(self.crowd.plan.first, days))
    }

    fn side(&mut self) -> Side {
        if self.random.bool() {
            Side::Mine
        } else {
            Side::Theirs
        }
    }
}

fn after(day: Day, days: u32) -> Day {
    Day::nearest(shifted(day.earliest(), i64::from(days)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{HashMap, HashSet};

    const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();

    fn rows(crowd: &Crowd) -> Vec<Interaction> {
        crowd.interactions(&mut IdSource::seeded(9)).collect()
    }

    #[test]
    fn a_crowd_has_exactly_the_size_asked_for_and_the_busiest_a_fair_share() {
        for (people, interactions, busiest) in [(150, 2_000, 161), (1_500, 50_000, 815)] {
            let crowd = Crowd::new(people, interactions, 7, TODAY);
            let document = crowd.document(&mut IdSource::seeded(1));
            assert_eq!(document.people.len(), people);
            assert!(document.interactions.is_empty());
            let rows = rows(&crowd);
            assert_eq!(rows.len(), interactions);
            let mut each: HashMap<Id<Person>, i32> = HashMap::new();
            for person in rows.iter().flat_map(|row| &row.people) {
                *each.entry(person.id).or_default() += 1;
            }
            let most = *each.values().max().unwrap();
            assert!((most - busiest).abs() * 10 <= busiest, "{most} of {people}");
            assert!(each.len() < people, "somebody is a connection only");
        }
    }

    #[test]
    fn the_same_figures_give_the_same_crowd() {
        let (one, two) = (Crowd::new(60, 500, 3, TODAY), Crowd::new(60, 500, 3, TODAY));
        assert_eq!(rows(&one), rows(&two));
        let document = |crowd: &Crowd| crowd.document(&mut IdSource::seeded(1));
        assert_eq!(document(&one), document(&two));
        assert_ne!(rows(&one), rows(&Crowd::new(60, 500, 4, TODAY)));
    }

    #[test]
    fn rows_stand_in_the_order_of_their_days_with_rising_ids_and_never_after_today() {
        let crowd = Crowd::new(300, 6_000, 5, TODAY);
        let mut ids = IdSource::seeded(2);
        let document = crowd.document(&mut ids);
        let known: HashSet<_> = document.people.iter().map(|person| person.id).collect();
        let rows: Vec<Interaction> = crowd.interactions(&mut ids).collect();
        let first = document.people.iter().map(|p| p.id.number()).max().unwrap();
        assert!(rows[0].id.number() > first);
        for pair in rows.windows(2) {
            assert!(pair[0].day <= pair[1].day && pair[0].id < pair[1].id);
        }
        for row in &rows {
            assert!(row.days().last() <= Day::nearest(TODAY));
            assert!((1..=3).contains(&row.people.len()));
            assert!(row.people.iter().all(|person| known.contains(&person.id)));
        }
        assert!(rows.iter().any(|row| row.last_day.is_some()));
        assert!(rows.iter().any(|row| row.grew_from.is_some()));
    }

    #[test]
    fn very_small_crowds_are_fine() {
        for people in 0..20 {
            let crowd = Crowd::new(people, 10, 1, TODAY);
            assert_eq!(rows(&crowd).len(), if people == 0 { 0 } else { 10 });
            assert_eq!(
                crowd.document(&mut IdSource::seeded(1)).people.len(),
                people
            );
        }
    }
}
