//! What the mirror shows: one's own hours, how they are spread, and questions about them.

use std::cmp::Reverse;
use std::iter::repeat;

use chrono::NaiveDate;
use serde::Serialize;

use crate::domain::day::shifted;
use crate::domain::id::Id;
use crate::domain::measures::window::SEASON_DAYS;
use crate::domain::mirror::noted::{Felt, Noted};
use crate::domain::mirror::spread::{ENOUGH_PEOPLE, Spread, distance, spread};
use crate::domain::mirror::tally::{SEASONS, Tally};
use crate::domain::mirror::year::Year;
use crate::domain::person::Person;
use crate::domain::sorting;
use crate::domain::text::fold::fold;

/// An answer from here on says that one comes away fuller.
const FULLER: u8 = 3;
/// An answer up to here says that one comes away heavier.
const HEAVIER: u8 = 1;

/// The mirror. Minutes of a person are chosen time in which both took part, in full for each who was
/// there; totals count the minutes of an interaction once.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Seen {
    /// The last day.
    pub today: NaiveDate,
    /// This season and those before, the newest first.
    pub seasons: Vec<Season>,
    /// Time with each person this season, by hours, then by name.
    pub people: Vec<Hours>,
    /// How far the answers go.
    pub coverage: Coverage,
    /// Whom you come away from fuller, and it is quieter than usual; by name.
    pub dear_but_quiet: Vec<Asked>,
    /// With whom you spend more than most, and come away heavier; by name.
    pub much_time_little_felt: Vec<Asked>,
    /// Time of this season by circle, in the user's order; those in none are last.
    pub circles: Vec<Ring>,
    /// To whom the time of this season went.
    pub went_to: WentTo,
    /// The contact days of a year.
    pub year: Year,
}

/// How the hours of one season were spread.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Season {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// Chosen minutes in which both took part, counted once.
    pub minutes: u32,
    /// The spread over people; `None` with fewer than five.
    pub spread: Option<Spread>,
    /// The Jensen-Shannon distance to the season before, in nats; `None` if either has too few.
    pub from_season_before: Option<f64>,
}

/// Time with one person.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Hours {
    /// Who.
    pub person: Id<Person>,
    /// The name.
    pub name: String,
    /// Minutes.
    pub minutes: u32,
    /// How many interactions they come from.
    pub interactions: u32,
    /// Whether the what-if may move hours to or from them: not with those let go or who died.
    #[serde(skip)]
    pub may_move: bool,
    /// The share of all hours of the season with people, 0 to 1.
    pub share: f64,
    /// What you carry away from it, if you said.
    pub felt: Option<Felt>,
}

/// How many of the hours are with somebody of whom you said what you carry away.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Coverage {
    /// Minutes with those of whom you said it.
    pub minutes: u32,
    /// Minutes with everybody.
    pub of_minutes: u32,
    /// Whether there are five with both hours and an answer, enough to hold one against the other.
    pub enough: bool,
}

/// Somebody a question is about.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Asked {
    /// Who.
    pub person: Id<Person>,
    /// The name.
    pub name: String,
    /// Minutes this season.
    pub minutes: u32,
    /// What you said.
    pub felt: Felt,
}

/// A circle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Ring {
    /// Its name; `None` for those in none.
    pub name: Option<String>,
    /// Minutes with anybody in it, counted once.
    pub minutes: u32,
    /// Those with hours this season, by name.
    pub people: Vec<String>,
}

/// Minutes of this season's time with people, of any direction, counted once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct WentTo {
    /// Chosen, with somebody you have a relationship with.
    pub relationships: u32,
    /// Chosen, with connections alone.
    pub connections: u32,
    /// Duty, with anybody.
    pub duty: u32,
}

/// The mirror of what is noted.
#[must_use]
pub fn seen(mut noted: Noted) -> Seen {
    noted
        .tally
        .people
        .sort_unstable_by_key(|(person, _)| *person);
    let people = hours(&noted);
    Seen {
        today: noted.today,
        seasons: seasons(&noted),
        coverage: coverage(&people),
        dear_but_quiet: dear_but_quiet(&noted, &people),
        much_time_little_felt: much_time(&people),
        circles: rings(&noted, &people),
        went_to: went_to(&noted.tally),
        people,
        year: noted.year,
    }
}

fn seasons(noted: &Noted) -> Vec<Season> {
    let each = |ago: usize| -> Vec<f64> {
        let people = noted.tally.people.iter();
        let own = people.filter_map(|(_, by_season)| by_season.get(ago));
        let there = own.filter(|(_, interactions)| *interactions > 0);
        there.map(|(minutes, _)| f64::from(*minutes)).collect()
    };
    let enough = |people: &&Vec<f64>| people.len() >= ENOUGH_PEOPLE;
    let by_season: Vec<Vec<f64>> = (0..usize::from(SEASONS)).map(each).collect();
    let mut seasons = Vec::with_capacity(by_season.len());
    for (place, (people, minutes)) in by_season.iter().zip(noted.tally.seasons).enumerate() {
        let ago = i64::try_from(place).unwrap_or_default();
        let to = shifted(noted.today, -SEASON_DAYS * ago);
        let people = Some(people).filter(enough);
        let before = by_season.get(place + 1).filter(enough);
        seasons.push(Season {
            from: shifted(to, 1 - SEASON_DAYS),
            to,
            minutes,
            spread: people.and_then(|people| spread(people)),
            from_season_before: people
                .zip(before)
                .and_then(|(people, before)| distance(people, before)),
        });
    }
    seasons
}

fn hours(noted: &Noted) -> Vec<Hours> {
    let season = noted.tally.people.iter().filter_map(|(person, by_season)| {
        let (minutes, interactions) = by_season.first()?;
        (*interactions > 0).then_some((person, *minutes, *interactions))
    });
    let total: f64 = season
        .clone()
        .map(|(_, minutes, _)| f64::from(minutes))
        .sum();
    let mut people: Vec<Hours> = season
        .filter_map(|(person, minutes, interactions)| {
            let known = noted.people.get(person)?;
            Some(Hours {
                person: *person,
                name: known.name.clone(),
                may_move: known.may_be_asked_about(),
                minutes,
                interactions,
                share: f64::from(minutes) / total,
                felt: noted.felt.get(person).copied(),
            })
        })
        .collect();
    sorting::by_cached_key(&mut people, |one| (Reverse(one.minutes), fold(&one.name)));
    people.shrink_to_fit();
    people
}

fn coverage(people: &[Hours]) -> Coverage {
    let sum = |people: &mut dyn Iterator<Item = &Hours>| {
        people.fold(0_u32, |sum, one| sum.saturating_add(one.minutes))
    };
    let said = || people.iter().filter(|one| one.felt.is_some());
    Coverage {
        minutes: sum(&mut said()),
        of_minutes: sum(&mut people.iter()),
        enough: said().count() >= ENOUGH_PEOPLE,
    }
}

fn dear_but_quiet(noted: &Noted, people: &[Hours]) -> Vec<Asked> {
    let minutes = |person| {
        let hours = people.iter().find(|hours| hours.person == person);
        hours.map_or(0, |hours| hours.minutes)
    };
    let mut asked: Vec<Asked> = noted
        .felt
        .iter()
        .filter(|(person, felt)| u8::from(felt.step) >= FULLER && noted.quiet.contains(*person))
        .filter_map(|(person, felt)| {
            Some(Asked {
                person: *person,
                name: noted.people.get(person)?.name.clone(),
                minutes: minutes(*person),
                felt: *felt,
            })
        })
        .collect();
    sorting::by_cached_key(&mut asked, |one| (fold(&one.name), one.person));
    asked
}

/// More than most: above the mean of all who have hours this season.
fn much_time(people: &[Hours]) -> Vec<Asked> {
    let count = u32::try_from(people.len()).unwrap_or(u32::MAX);
    let mut asked: Vec<Asked> = people
        .iter()
        .filter(|one| one.may_move && one.share * f64::from(count) > 1.0)
        .filter_map(|one| {
            let felt = one.felt.filter(|felt| u8::from(felt.step) <= HEAVIER)?;
            Some(Asked {
                person: one.person,
                name: one.name.clone(),
                minutes: one.minutes,
                felt,
            })
        })
        .collect();
    sorting::by_cached_key(&mut asked, |one| (fold(&one.name), one.person));
    asked
}

fn rings(noted: &Noted, people: &[Hours]) -> Vec<Ring> {
    let circle_of = |person: Id<Person>| noted.people.get(&person).and_then(|one| one.circle);
    let circles = noted.circles.iter().map(Some).chain([None]);
    let minutes = noted.tally.rings.iter().copied().chain(repeat(0));
    circles
        .zip(minutes)
        .map(|(circle, minutes)| {
            let id = circle.map(|circle| circle.id);
            let mut names: Vec<String> = people
                .iter()
                .filter(|one| circle_of(one.person) == id)
                .map(|one| one.name.clone())
                .collect();
            sorting::by_cached_key(&mut names, |name| fold(name));
            names.shrink_to_fit();
            Ring {
                name: circle.map(|circle| circle.name.clone()),
                minutes,
                people: names,
            }
        })
        .collect()
}

fn went_to(tally: &Tally) -> WentTo {
    WentTo {
        relationships: tally.relationships,
        connections: tally.chosen.saturating_sub(tally.relationships),
        duty: tally.duty,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{HashMap, HashSet};

    use crate::domain::check_in::Step;
    use crate::domain::interaction::Interaction;
    use crate::domain::mirror::noted::Known;
    use crate::domain::mirror::tally::{self, BySeason, Spent, Theirs};
    use crate::domain::person::Standing;

    use super::*;

    #[derive(Clone, Copy)]
    struct Time {
        interaction: Id<Interaction>,
        person: Id<Person>,
        season: u8,
        minutes: u32,
        chosen: bool,
        two_way: bool,
    }

    fn time(interaction: i64, person: i64, season: u8, minutes: u32) -> Time {
        Time {
            interaction: Id::from_number(interaction),
            person: Id::from_number(person),
            season,
            minutes,
            chosen: true,
            two_way: true,
        }
    }

    /// What is added of these times, with relationships with the first two people.
    fn tally(mut times: Vec<Time>) -> Tally {
        let mut all_spent: HashMap<_, _> = times
            .iter()
            .map(|time| {
                let spent = Spent::new(time.interaction, time.minutes, time.chosen);
                (time.interaction, spent)
            })
            .collect();
        times.sort_by_key(|time| time.person);
        let mut tally = Tally::default();
        for own in times.chunk_by(|one, other| one.person == other.person) {
            let mut theirs = Theirs {
                person: own[0].person,
                ring: tally::RingNumber::MIN,
                related: own[0].person <= Id::from_number(2),
                by_season: BySeason::default(),
            };
            for time in own {
                let spent = all_spent.get_mut(&time.interaction).unwrap();
                tally.add(&mut theirs, time.season, time.two_way, spent);
            }
            tally.close(theirs);
        }
        tally
    }

    fn noted(times: Vec<Time>) -> Noted {
        let today: NaiveDate = "2026-11-22".parse().unwrap();
        let people = (1..=7).map(|id| {
            let name = format!("Person {id}");
            let known = Known {
                name,
                circle: None,
                standing: Standing::Active,
            };
            (Id::from_number(id), known)
        });
        let felt = |step: u8| Felt {
            step: Step::try_from(step).unwrap(),
            on: "2026-09-01".parse().unwrap(),
        };
        Noted {
            today,
            people: people.collect(),
            circles: Vec::new(),
            tally: tally(times),
            felt: HashMap::from([
                (Id::from_number(1), felt(0)),
                (Id::from_number(3), felt(4)),
                (Id::from_number(4), felt(4)),
            ]),
            quiet: HashSet::from([Id::from_number(3)]),
            year: Year::before(today),
        }
    }

    #[test]
    fn minutes_together_count_in_full_for_each_and_once_in_all() {
        let seen = seen(noted(vec![
            time(10, 1, 0, 60),
            time(10, 2, 0, 60),
            time(11, 1, 0, 30),
            time(12, 1, 1, 500),
            Time {
                two_way: false,
                ..time(13, 7, 0, 20)
            },
            Time {
                chosen: false,
                ..time(14, 2, 0, 45)
            },
        ]));
        let minutes: Vec<_> = seen.people.iter().map(|one| one.minutes).collect();
        assert_eq!(minutes, [90, 60]);
        let totals: Vec<_> = seen.seasons.iter().map(|season| season.minutes).collect();
        assert_eq!(totals, [90, 500, 0, 0]);
        assert_eq!(seen.circles[0].minutes, 90);
        assert_eq!(
            seen.went_to,
            WentTo {
                relationships: 90,
                connections: 20,
                duty: 45
            }
        );
        assert_eq!((seen.coverage.minutes, seen.coverage.of_minutes), (90, 150));
        assert!(!seen.coverage.enough);
        assert_eq!(seen.seasons[0].spread, None, "two people are too few");
    }

    #[test]
    fn the_questions_are_about_what_was_said_and_noted() {
        let seen = seen(noted(vec![time(10, 1, 0, 60), time(11, 2, 0, 10)]));
        let names =
            |asked: &[Asked]| -> Vec<String> { asked.iter().map(|one| one.name.clone()).collect() };
        assert_eq!(names(&seen.dear_but_quiet), ["Person 3"]);
        assert_eq!(names(&seen.much_time_little_felt), ["Person 1"]);
    }

    #[test]
    fn seasons_are_held_against_the_one_before() {
        let mut times = Vec::new();
        for person in 1..=5 {
            times.push(time(10 + person, person, 0, 60));
            times.push(time(20 + person, person, 1, 30));
        }
        let seen = seen(noted(times));
        let now = &seen.seasons[0];
        assert!((now.spread.unwrap().effective_people - 5.0).abs() < 1e-9);
        assert!(now.from_season_before.unwrap().abs() < 1e-9);
        assert_eq!(now.from.to_string(), "2026-08-24");
        assert_eq!(seen.seasons[1].to.to_string(), "2026-08-23");
        assert_eq!(seen.seasons[1].from_season_before, None);
    }
}
