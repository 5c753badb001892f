//! From what is read to the cards of the day.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::day::{Day, shifted};
use crate::domain::days::Coming;
use crate::domain::id::Id;
use crate::domain::interaction::Kind;
use crate::domain::measures::window::SEASON_DAYS;
use crate::domain::person::Person;
use crate::domain::quiet::{QuietRow, Scan};
use crate::domain::review::card::{Card, CardKey, CardKind, Given, Noted};
use crate::domain::review::turn::{A_DAY, in_turn, last_looks};
use crate::domain::review_event::{ReviewEvent, ReviewKind};
use crate::domain::rhythm::ENOUGH;
use crate::domain::sorting;
use crate::domain::word::Word;

/// How many days ahead the days of others are told.
pub const AHEAD: u32 = 7;

/// How often somebody is put off, since you last met, before the review asks about it.
pub const AGAIN_AND_AGAIN: usize = 3;

/// What the review looks at.
#[derive(Debug)]
pub struct Read {
    /// Today.
    pub today: NaiveDate,
    /// What is written down for yesterday.
    pub yesterday: Vec<Noted>,
    /// The words given that are due or past their day, in the order of the card.
    pub due: Arc<Vec<Given>>,
    /// The days that come round within [`AHEAD`] days.
    pub days: Vec<Coming>,
    /// The scan. While it is to come, only the cards that need none are made.
    pub scan: Arc<Scan>,
    /// The newest check-in of each person.
    pub check_ins: HashMap<Id<Person>, Day>,
    /// What happened in the reviews of the last year.
    pub events: Vec<ReviewEvent>,
    /// Whether anything waits in the tray.
    pub waiting: bool,
}

impl Read {
    /// Nothing yet, and all to come.
    #[must_use]
    pub fn begun(today: NaiveDate) -> Self {
        Self {
            today,
            yesterday: Vec::new(),
            due: Arc::default(),
            days: Vec::new(),
            scan: Arc::new(Scan {
                to_come: true,
                ..Scan::default()
            }),
            check_ins: HashMap::new(),
            events: Vec::new(),
            waiting: false,
        }
    }
}

/// The review of a day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Review {
    /// All cards of the day in their order, also those that were passed already.
    pub cards: Vec<Card>,
    /// Those that were passed today.
    pub passed: HashSet<CardKey>,
    /// Whether the review of today has ended.
    pub finished: bool,
    /// Who is quiet now.
    pub quiet: HashSet<Id<Person>>,
    /// About whom a check-in was made today.
    pub checked_in: HashSet<Id<Person>>,
    /// The last words between you and those on the cards.
    pub last_words: HashMap<Id<Person>, LastWords>,
    /// Something from another year, for a day on which nothing is due.
    pub memory: Option<Noted>,
    /// Whether more cards follow, once everybody was looked at.
    pub to_come: bool,
}

/// The last words between you and somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastWords {
    /// Their day.
    pub day: Day,
    /// What it was.
    pub kind: Option<Kind>,
    /// The words; never empty.
    pub words: String,
}

impl Review {
    /// The cards that are left today, in their order.
    pub fn left(&self) -> impl Iterator<Item = &Card> {
        self.cards
            .iter()
            .filter(|card| !self.finished && !self.passed.contains(&card.key()))
    }

    /// Whether there is nothing today but to say what happened yesterday.
    #[must_use]
    pub fn nothing_due(&self) -> bool {
        let of_yesterday = |card| matches!(card, &Card::Yesterday(_));
        !self.to_come && self.cards.iter().all(of_yesterday)
    }

    /// Whether what `card` is about still stands as the card says: nobody has acted on it since.
    #[must_use]
    pub fn stands(&self, card: CardKey) -> bool {
        let about = |people: &HashSet<Id<Person>>| {
            card.person.is_some_and(|person| people.contains(&person))
        };
        match card.kind {
            CardKind::Quiet | CardKind::PutOff => about(&self.quiet),
            CardKind::HowIsIt => !about(&self.checked_in),
            _ => self.cards.iter().any(|one| one.key() == card),
        }
    }
}

/// The review of the day. `by_hand` answers whether somebody is in your life by your own word (an
/// interaction you wrote down, or a circle you set): nobody comes up because of an import.
pub fn review(read: &Read, by_hand: &mut dyn FnMut(Id<Person>) -> bool) -> Review {
    let today = read.today;
    let (passed, finished) = passed_on(&read.events, today);
    let mut cards = vec![Card::Yesterday(read.yesterday.clone())];
    if !read.due.is_empty() {
        cards.push(Card::Words(Arc::clone(&read.due)));
    }
    if !read.days.is_empty() {
        cards.push(Card::Days(read.days.clone()));
    }
    let put_off = put_off(&read.scan.quiet, &read.events, &passed, today, by_hand);
    let without = put_off.as_ref().and_then(|card| card.key().person);
    let quiet = quiet_cards(
        &read.scan.quiet,
        &read.events,
        (&passed, without),
        today,
        by_hand,
    );
    let mut taken: HashSet<Id<Person>> =
        quiet.iter().filter_map(|card| card.key().person).collect();
    taken.extend(without);
    // Nobody is on two cards of a day, also if the first one was settled.
    taken.extend(of_kind(&passed, CardKind::Quiet));
    taken.extend(of_kind(&passed, CardKind::PutOff));
    let asked = Asked {
        check_ins: &read.check_ins,
        looks: last_looks(&read.events, CardKind::HowIsIt, today),
        today,
    };
    cards.extend(quiet);
    cards.extend(how_is_it(&read.scan, &asked, &passed, &taken, by_hand));
    cards.extend(put_off);
    if read.waiting {
        cards.push(Card::Tray);
    }
    Review {
        cards,
        passed,
        finished,
        quiet: read.scan.whom(),
        checked_in: asked.today(),
        last_words: HashMap::new(),
        memory: None,
        to_come: read.scan.to_come,
    }
}

/// The cards that were passed today, and whether the review has ended.
fn passed_on(events: &[ReviewEvent], today: NaiveDate) -> (HashSet<CardKey>, bool) {
    let mut passed = HashSet::new();
    let mut finished = false;
    for event in events
        .iter()
        .filter(|event| event.day.date() == Some(today))
    {
        match event.kind {
            ReviewKind::LookedAt => {
                passed.extend(CardKind::from_word(&event.card).map(|kind| CardKey {
                    kind,
                    person: event.person,
                }));
            }
            ReviewKind::Finished => finished = true,
            ReviewKind::NotNow => {}
        }
    }
    (passed, finished)
}

fn of_kind(passed: &HashSet<CardKey>, kind: CardKind) -> HashSet<Id<Person>> {
    let keys = passed.iter().filter(|key| key.kind == kind);
    keys.filter_map(|key| key.person).collect()
}

/// Up to three people: those who stood there today already, and whose turn it is.
fn quiet_cards(
    quiet: &[QuietRow],
    events: &[ReviewEvent],
    (passed, without): (&HashSet<CardKey>, Option<Id<Person>>),
    today: NaiveDate,
    by_hand: &mut dyn FnMut(Id<Person>) -> bool,
) -> Vec<Card> {
    let looks = last_looks(events, CardKind::Quiet, today);
    let seen = of_kind(passed, CardKind::Quiet);
    let mut free = A_DAY.saturating_sub(seen.len());
    let mut cards = Vec::new();
    for (row, last_look) in in_turn(quiet, &looks, today) {
        if Some(row.person) == without {
            continue;
        }
        if !seen.contains(&row.person) {
            if free == 0 || !by_hand(row.person) {
                continue;
            }
            free -= 1;
        }
        cards.push(Card::Quiet {
            row: Box::new(row.clone()),
            last_look,
        });
        if free == 0 && cards.len() >= A_DAY {
            break;
        }
    }
    cards
}

struct Asked<'a> {
    check_ins: &'a HashMap<Id<Person>, Day>,
    looks: BTreeMap<Id<Person>, NaiveDate>,
    today: NaiveDate,
}

impl Asked<'_> {
    /// About whom a check-in was made today.
    fn today(&self) -> HashSet<Id<Person>> {
        let now = Day::nearest(self.today);
        let made = self.check_ins.iter().filter(|(_, day)| **day == now);
        made.map(|(person, _)| *person).collect()
    }

    /// Whether that was asked, or offered, within this season, today not counted.
    fn this_season(&self, person: Id<Person>) -> bool {
        let season = shifted(self.today, 1 - SEASON_DAYS);
        let made = self.check_ins.get(&person).copied().map(Day::latest);
        let offered = self.looks.get(&person).copied();
        [made, offered]
            .into_iter()
            .flatten()
            .any(|day| day >= season && day < self.today)
    }
}

/// One person about whom it was not asked this season: somebody you met in this season, in a circle or
/// with enough days between you; who was asked longest ago, then whom you met last.
fn how_is_it(
    scan: &Scan,
    asked: &Asked<'_>,
    passed: &HashSet<CardKey>,
    taken: &HashSet<Id<Person>>,
    by_hand: &mut dyn FnMut(Id<Person>) -> bool,
) -> Option<Card> {
    let offered = of_kind(passed, CardKind::HowIsIt);
    let rows = || scan.others.iter().chain(&scan.quiet);
    let card = |row: &QuietRow| Card::HowIsIt {
        person: row.person,
        name: row.name.clone(),
        last_asked: asked
            .check_ins
            .get(&row.person)
            .copied()
            .filter(|day| day.latest() < asked.today),
        last_contact: row.rhythm.gaps.last_contact,
    };
    if let Some(person) = offered.iter().min() {
        return rows().find(|row| row.person == *person).map(card);
    }
    // At most one a day, also if it was made elsewhere.
    if !asked.today().is_empty() {
        return None;
    }
    let mut candidates: Vec<_> = rows()
        .filter(|row| {
            let recent = row
                .rhythm
                .gaps
                .open
                .is_some_and(|days| i64::from(days) < SEASON_DAYS);
            let near = row.circle.is_some() || row.rhythm.gaps.kept.len() >= ENOUGH;
            recent && near && !taken.contains(&row.person) && !asked.this_season(row.person)
        })
        .collect();
    sorting::by_key(&mut candidates, |row| {
        let last = asked.check_ins.get(&row.person).copied();
        (last, row.rhythm.gaps.open, row.person)
    });
    candidates
        .into_iter()
        .find(|row| by_hand(row.person))
        .map(card)
}

/// Somebody quiet who was put off again and again since you last met, and has not been asked about.
fn put_off(
    quiet: &[QuietRow],
    events: &[ReviewEvent],
    passed: &HashSet<CardKey>,
    today: NaiveDate,
    by_hand: &mut dyn FnMut(Id<Person>) -> bool,
) -> Option<Card> {
    let asked_today = of_kind(passed, CardKind::PutOff);
    let looks = last_looks(events, CardKind::PutOff, today);
    let since_contact = |row: &QuietRow| -> Vec<NaiveDate> {
        let last = row.rhythm.gaps.last_contact.unwrap_or(NaiveDate::MIN);
        let mut days: Vec<NaiveDate> = events
            .iter()
            .filter(|event| event.kind == ReviewKind::NotNow && event.person == Some(row.person))
            .filter_map(|event| event.day.date().filter(|day| *day > last))
            .collect();
        days.sort_unstable();
        days
    };
    let again: HashSet<Id<Person>> = events
        .iter()
        .filter(|event| event.kind == ReviewKind::NotNow)
        .filter_map(|event| event.person)
        .collect();
    let mut rows = quiet.iter().filter(|row| again.contains(&row.person));
    rows.find_map(|row| {
        let days = since_contact(row);
        let since = days.first().filter(|_| days.len() >= AGAIN_AND_AGAIN)?;
        let asked = looks.get(&row.person).is_some_and(|look| look >= since);
        let today_or_new = asked_today.contains(&row.person)
            || (asked_today.is_empty() && !asked && by_hand(row.person));
        today_or_new.then(|| Card::PutOff {
            row: Box::new(row.clone()),
            since: *since,
        })
    })
}
