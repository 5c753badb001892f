//! Those who are named as having been there and then said not to have come: "lunch with Ana and Luka,
//! but Luka didn't come", "lunch with Ana fell through, so coffee with Luka".

use std::collections::HashMap;

use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::domain::sentence::deeds::is_after_with;
use crate::domain::sentence::lexicon::{BY_SOMEBODY, CONTACTED};
use crate::domain::sentence::mentions::{Mention, Whom};
use crate::domain::sentence::page::{Page, Zone};
use crate::domain::sentence::who::{Role, is_said_absent, was_there};
use crate::domain::sentence::zones;

/// Who was not there after all, if anybody else was.
#[must_use]
pub fn absent(page: &Page<'_>, named: &[Mention], roles: &[Role]) -> Vec<Id<Person>> {
    let mut came: HashMap<Id<Person>, bool> = HashMap::new();
    let mut somebody_else = false;
    for (mention, role) in named.iter().zip(roles) {
        let there = was_there(*role);
        match one(mention) {
            Some(person) if is_said_absent(page, mention) => {
                came.insert(person, false);
            }
            Some(person) if there => {
                let happened = !zones::all_unsaid(page, std::iter::once(mention.from));
                *came.entry(person).or_default() |= happened;
            }
            Some(_) => {}
            None => somebody_else |= there,
        }
    }
    let others = somebody_else || came.values().any(|came| *came);
    let absent = came.into_iter().filter(|(_, came)| others && !came);
    // "The Novaks except Jo".
    let groups = named
        .iter()
        .skip_while(|mention| !matches!(mention.whom, Whom::Group(_)));
    let of_group = groups.filter_map(|mention| {
        let before = page.before(mention.from);
        let without = matches!(before, "except" | "without" | "minus");
        one(mention).filter(|_| without)
    });
    absent.map(|(person, _)| person).chain(of_group).collect()
}

/// Whether the words say that nobody was there: "met nobody", "nobody came", "walked alone".
#[must_use]
pub fn nobody(page: &Page<'_>) -> bool {
    let somebody = |at: usize| {
        matches!(
            page.key(at),
            "she" | "he" | "they" | "her" | "him" | "them" | "we" | "us" | "together"
        )
    };
    (0..page.len().min(REACH)).any(|at| page.zone(at) == Zone::Main && is_nobody(page, at))
        || ((0..page.len().min(REACH)).any(|at| is_alone(page, at))
            && !(0..page.len().min(REACH)).any(somebody))
}

/// How many pieces are looked at.
const REACH: usize = 60;

/// "Nobody" or "no one" where somebody could stand; not "nobody but her".
fn is_nobody(page: &Page<'_>, at: usize) -> bool {
    let end = match page.key(at) {
        "nobody" | "noone" => at + 1,
        "no" if page.key(at + 1) == "one" => at + 2,
        "no" if page.key(at + 1) == "-" && page.key(at + 2) == "one" => at + 3,
        _ => return false,
    };
    let other = matches!(
        page.key(end),
        "but" | "except" | "else" | "apart" | "besides" | "other" | "save"
    );
    let whom = is_after_with(page, at)
        || CONTACTED.contains(page.before(at))
        || matches!(page.before(at), "saw" | "visited" | "to" | "see");
    let came = BY_SOMEBODY.contains(page.key(end))
        || page.reads(end, &["was", "there"])
        || page.reads(end, &["was", "home"]);
    !other && (whom || came)
}

/// "Alone", "by myself", "on my own": of me, unless somebody else is told of.
fn is_alone(page: &Page<'_>, at: usize) -> bool {
    let left = matches!(
        page.before(at),
        "not" | "leave" | "left" | "let" | "her" | "him"
    );
    page.key(at) == "alone" && page.key(at + 1) != "with" && !left
        || page.reads(at, &["on", "my", "own"])
        || page.reads(at, &["by", "myself"])
}

/// The one person that a name means.
fn one(mention: &Mention) -> Option<Id<Person>> {
    match &mention.whom {
        Whom::People(people) => people.first().copied().filter(|_| people.len() == 1),
        _ => None,
    }
}
