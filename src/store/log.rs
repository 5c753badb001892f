//! Recording an interaction: the sentence as it was read, in one act.

use crate::domain::act::Verb;
use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::interaction::{Interaction, Participant};
use crate::domain::person::Person;
use crate::domain::promise::{Promise, Side};
use crate::domain::record::{Origin, Record};
use crate::domain::sentence::reading::Reading;
use crate::domain::sentence::settled::Settled;
use crate::domain::topic::{Topic, TopicKind};
use crate::store::act::{Acting, check_fresh};
use crate::store::error::{Result, StoreError};
use crate::store::open::{Stamp, Store};
use crate::store::recording::Scope;
use crate::store::{interactions, people, places, promises, topics};

/// What was recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logged {
    /// The interaction; `None` if the sentence only noted promises, topics or a plan.
    pub interaction: Option<Id<Interaction>>,
    /// Its day.
    pub day: Day,
    /// Who was there.
    pub people: Vec<(Id<Person>, String)>,
}

impl Store {
    /// Records what `settled` says; the draft in `draft_slot` is cleared in the same transaction.
    ///
    /// # Errors
    /// Whatever the database says; nothing is recorded then, and the draft stays.
    pub fn log(
        &mut self,
        settled: &Settled,
        draft_slot: Option<&str>,
        stamp: Stamp,
    ) -> Result<Logged> {
        let reading = settled.reading();
        let tables = tables(reading);
        self.act_within(Scope::NewRows(&tables), stamp, Verb::Log, |acting| {
            let participants = participants(acting, reading)?;
            let mut people = Vec::with_capacity(participants.len());
            for participant in &participants {
                let person = people::by_id(acting.connection, participant.id)?
                    .filter(|person| person.record.deleted_at.is_none())
                    .ok_or(StoreError::Gone("a person"))?;
                people.push((person.id, person.name));
            }
            let interaction = if reading.happened {
                let interaction = compose(acting, reading, participants)?;
                interactions::insert(acting.connection, &interaction, None)?;
                Some(interaction.id)
            } else {
                None
            };
            let only = match people.as_slice() {
                [(one, _)] => Some(*one),
                _ => None,
            };
            clauses(acting, reading, only, interaction)?;
            if let Some(slot) = draft_slot {
                acting
                    .connection
                    .prepare_cached("DELETE FROM draft WHERE slot = ?1")?
                    .execute([slot])?;
            }
            acting.about = people
                .iter()
                .map(|(_, name)| name.as_str())
                .collect::<Vec<_>>()
                .join(", ");
            Ok(Logged {
                interaction,
                day: reading.days.first(),
                people,
            })
        })
    }

    /// Saves an interaction that was read before.
    ///
    /// # Errors
    /// [`StoreError::Stale`] if someone saved it since, [`StoreError::Gone`] if it is in the trash or no more.
    pub fn save_interaction(&mut self, changed: Interaction, stamp: Stamp) -> Result<()> {
        self.save_interaction_at(changed, None, stamp)
    }

    /// The same, at the place of this name if one is given; it is made if there is none.
    ///
    /// # Errors
    /// [`StoreError::Stale`] if someone saved it since, [`StoreError::Gone`] if it is in the trash or no more.
    pub fn save_interaction_at(
        &mut self,
        mut changed: Interaction,
        place: Option<&str>,
        stamp: Stamp,
    ) -> Result<()> {
        self.act(stamp, Verb::Edit, |acting| {
            let now = interactions::by_id(acting.connection, changed.id)?
                .filter(|now| now.record.deleted_at.is_none())
                .ok_or(StoreError::Gone("the interaction"))?;
            check_fresh("the interaction", now.record, changed.record)?;
            if let Some(name) = place {
                changed.place = Some(places::named(acting, name)?);
            }
            changed.record.revision += 1;
            changed.record.edited_at = acting.at;
            acting.about = format!("an interaction of {}", changed.day);
            interactions::update(acting.connection, &changed)
        })
    }
}

/// The tables that get new rows when this is recorded.
fn tables(reading: &Reading) -> Vec<&'static str> {
    [
        ("interaction", true),
        ("participant", true),
        ("interaction_tag", !reading.tags.is_empty()),
        ("person", !reading.new_people.is_empty()),
        ("place", reading.place.is_some()),
        ("promise", !reading.promises.is_empty()),
        ("topic", !reading.topics.is_empty()),
    ]
    .into_iter()
    .filter_map(|(table, touched)| touched.then_some(table))
    .collect()
}

/// Everybody named, those who are new created first.
fn participants(acting: &mut Acting<'_>, reading: &Reading) -> Result<Vec<Participant>> {
    let mut participants: Vec<Participant> = reading
        .people
        .iter()
        .map(|person| Participant {
            id: person.id,
            two_way: reading.two_way,
            began: person.began,
        })
        .collect();
    for name in &reading.new_people {
        let new = Person::named(acting.mint(), name.clone(), Origin::Hand, acting.at);
        people::insert(acting.connection, &new, None)?;
        participants.push(Participant {
            id: new.id,
            two_way: reading.two_way,
            began: reading.began,
        });
    }
    Ok(participants)
}

fn compose(
    acting: &mut Acting<'_>,
    reading: &Reading,
    people: Vec<Participant>,
) -> Result<Interaction> {
    let place = match &reading.place {
        Some(place) => match place.id {
            Some(known) => Some(known),
            None => Some(places::named(acting, &place.name)?),
        },
        None => None,
    };
    let days = reading.days;
    Ok(Interaction {
        id: acting.mint(),
        day: days.first(),
        last_day: Some(days.last()).filter(|last| *last != days.first()),
        time: reading.time,
        kind: reading.kind,
        people,
        minutes: reading.minutes,
        chosen: reading.chosen,
        depth: reading.depth,
        place,
        tags: reading.tags.clone(),
        words: reading.words.clone(),
        grew_from: None,
        private: false,
        origin: Origin::Hand,
        record: Record::new(acting.at),
    })
}

/// Promises and topics of the sentence. One without a person is with the only one there.
fn clauses(
    acting: &mut Acting<'_>,
    reading: &Reading,
    only: Option<Id<Person>>,
    interaction: Option<Id<Interaction>>,
) -> Result<()> {
    let day = reading.days.first();
    for given in &reading.promises {
        let Some(person) = given.person.or(only) else {
            continue;
        };
        let promise = Promise {
            id: acting.mint(),
            person,
            whose: given.whose,
            text: given.text.clone(),
            given_on: day,
            by: given.by,
            ended: None,
            repaired: String::new(),
            renews: None,
            interaction,
            record: Record::new(acting.at),
        };
        promises::insert(acting.connection, &promise, None)?;
    }
    for noted in &reading.topics {
        let whose = if noted.kind == TopicKind::Need {
            Side::Theirs
        } else {
            Side::Mine
        };
        let topic = Topic {
            id: acting.mint(),
            person: noted.person.or(only),
            kind: noted.kind,
            whose,
            text: noted.text.clone(),
            noted_on: day,
            from: noted.from,
            closed: None,
            interaction,
            record: Record::new(acting.at),
        };
        topics::insert(acting.connection, &topic, None)?;
    }
    Ok(())
}
