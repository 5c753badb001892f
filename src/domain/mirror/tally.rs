//! Minutes added up while people are gone through one after the other: those with each of them, and those in
//! all, which count an interaction once, however many were there.

use std::num::NonZeroU16;

use crate::domain::id::Id;
use crate::domain::interaction::Interaction;
use crate::domain::person::Person;

/// How many seasons are looked at: this one and the three before.
pub const SEASONS: u8 = 4;

/// Minutes noted of an interaction, and into which sums they went already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spent {
    /// Which interaction.
    pub interaction: Id<Interaction>,
    minutes: u32,
    chosen: bool,
    counted: Counted,
    /// The last ring that counts them.
    ring: Option<RingNumber>,
}

impl Spent {
    /// Minutes of `interaction`, chosen or duty, and in no sum yet.
    #[must_use]
    pub fn new(interaction: Id<Interaction>, minutes: u32, chosen: bool) -> Self {
        Self {
            interaction,
            minutes,
            chosen,
            counted: Counted(0),
            ring: None,
        }
    }
}

/// The number of a circle in the user's order, counted from one; behind the last one stand those in none.
pub type RingNumber = NonZeroU16;

/// Sums that count an interaction once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Counted(u8);

impl Counted {
    const IN_ITS_SEASON: u8 = 1;
    const IN_ALL: u8 = 2;
    const AS_RELATIONSHIP: u8 = 4;

    /// Whether this is the first time for `sum`.
    fn is_new(&mut self, sum: u8) -> bool {
        let new = self.0 & sum == 0;
        self.0 |= sum;
        new
    }
}

/// Minutes and how many interactions they come from, by season, the newest first.
pub type BySeason = [(u32, u32); SEASONS as usize];

/// Somebody whose time is being added.
#[derive(Clone, Copy, Debug)]
pub struct Theirs {
    /// Who.
    pub person: Id<Person>,
    /// In which circle. Those of a circle come one after the other.
    pub ring: RingNumber,
    /// Whether there is a relationship.
    pub related: bool,
    /// What was added so far.
    pub by_season: BySeason,
}

/// The sums.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// Chosen minutes in which both took part, of everybody who has any.
    pub people: Vec<(Id<Person>, BySeason)>,
    /// The same of each season, counted once.
    pub seasons: [u32; SEASONS as usize],
    /// The same of this season by ring.
    pub rings: Vec<u32>,
    /// All chosen minutes of this season with anybody, counted once.
    pub chosen: u32,
    /// Those of them with somebody you have a relationship with.
    pub relationships: u32,
    /// The other minutes of this season, counted once.
    pub duty: u32,
}

impl Tally {
    /// Adds the minutes of what they took part in so many seasons ago; `both` says whether both did.
    pub fn add(&mut self, theirs: &mut Theirs, season: u8, both: bool, spent: &mut Spent) {
        let (minutes, place) = (spent.minutes, usize::from(season));
        if spent.chosen
            && both
            && let Some(own) = theirs.by_season.get_mut(place)
        {
            add(&mut own.0, minutes);
            own.1 += 1;
            if spent.counted.is_new(Counted::IN_ITS_SEASON) {
                add_to(&mut self.seasons, place, minutes);
            }
            if season == 0 && spent.ring.replace(theirs.ring) != Some(theirs.ring) {
                self.add_to_ring(theirs.ring, minutes);
            }
        }
        if season > 0 {
            return;
        }
        if spent.counted.is_new(Counted::IN_ALL) {
            let sum = if spent.chosen {
                &mut self.chosen
            } else {
                &mut self.duty
            };
            add(sum, minutes);
        }
        if theirs.related && spent.chosen && spent.counted.is_new(Counted::AS_RELATIONSHIP) {
            add(&mut self.relationships, minutes);
        }
    }

    /// Notes what was added of one of them, once all of it is.
    pub fn close(&mut self, theirs: Theirs) {
        if theirs.by_season != BySeason::default() {
            self.people.push((theirs.person, theirs.by_season));
        }
    }

    fn add_to_ring(&mut self, ring: RingNumber, minutes: u32) {
        let place = usize::from(ring.get() - 1);
        if self.rings.len() <= place {
            self.rings.resize(place + 1, 0);
        }
        add_to(&mut self.rings, place, minutes);
    }
}

fn add(sum: &mut u32, minutes: u32) {
    *sum = sum.saturating_add(minutes);
}

fn add_to(sums: &mut [u32], place: usize, minutes: u32) {
    if let Some(sum) = sums.get_mut(place) {
        add(sum, minutes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_circle_counts_an_interaction_once_and_so_does_each_other() {
        let [close, none] = [1, 2].map(|number| RingNumber::new(number).unwrap());
        let mut lunch = Spent::new(Id::from_number(10), 60, true);
        let mut call = Spent::new(Id::from_number(11), 15, true);
        let mut duty = Spent::new(Id::from_number(12), 30, false);
        let mut tally = Tally::default();
        for (person, ring, related) in [(1, close, true), (2, close, false), (3, none, true)] {
            let mut theirs = Theirs {
                person: Id::from_number(person),
                ring,
                related,
                by_season: BySeason::default(),
            };
            tally.add(&mut theirs, 0, true, &mut lunch);
            tally.add(&mut theirs, 0, true, &mut duty);
            if person == 2 {
                tally.add(&mut theirs, 0, false, &mut call);
            }
            tally.close(theirs);
        }
        assert_eq!(tally.rings, [60, 60]);
        assert_eq!(tally.seasons, [60, 0, 0, 0]);
        assert_eq!(
            (tally.chosen, tally.relationships, tally.duty),
            (75, 60, 30)
        );
        assert_eq!(tally.people.len(), 3);
    }
}
