//! Whose turn it is on the quiet card, so that the same people do not stand there for weeks.
//!
//! Nobody comes twice within seven days. First come those who have not stood there yet, then
//! whoever stood there longest ago; among those alike the least likely silence. So everybody who is
//! quiet has a turn, three a day, whatever the length of the list.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::domain::quiet::QuietRow;
use crate::domain::review::card::CardKind;
use crate::domain::review_event::{ReviewEvent, ReviewKind};
use crate::domain::sorting;
use crate::domain::word::Word;

/// How many people the quiet card shows in a day.
pub const A_DAY: usize = 3;

/// For how many days somebody who stood on the quiet card does not come up again.
pub const APART: i64 = 7;

/// When each person last stood on a card of this kind, on a day before `today`.
#[must_use]
pub fn last_looks(
    events: &[ReviewEvent],
    kind: CardKind,
    today: NaiveDate,
) -> BTreeMap<Id<Person>, NaiveDate> {
    let mut looks: BTreeMap<Id<Person>, NaiveDate> = BTreeMap::new();
    for event in events {
        let look = event.kind == ReviewKind::LookedAt && event.card == kind.word();
        if let (Some(person), Some(day), true) = (event.person, event.day.date(), look)
            && day < today
        {
            let last = looks.entry(person).or_insert(day);
            *last = day.max(*last);
        }
    }
    looks
}

/// Those of `quiet`, the least likely silence first, whose turn it can be today, in their order.
#[must_use]
pub fn in_turn<'q>(
    quiet: &'q [QuietRow],
    looks: &BTreeMap<Id<Person>, NaiveDate>,
    today: NaiveDate,
) -> Vec<(&'q QuietRow, Option<NaiveDate>)> {
    let mut turn: Vec<_> = quiet
        .iter()
        .map(|row| (row, looks.get(&row.person).copied()))
        .filter(|(_, look)| {
            look.is_none_or(|look| today.signed_duration_since(look).num_days() >= APART)
        })
        .collect();
    sorting::by_key(&mut turn, |(_, look)| *look);
    turn
}
