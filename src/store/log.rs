//! Recording an interaction: the sentence as it was read, in one act.

use std::collections::HashMap;

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

impl Logged {
    /// The names of those who were there.
    pub(in crate::store) fn names(&self) -> String {
        let names: Vec<&str> = self.people.iter().map(|(_, name)| name.as_str()).collect();
        names.join(", ")
    }
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
        let tables = tables([settled.reading()]);
        let draft_slot = draft_slot.map(|slot| self.own_slot(slot));
        let verb = if settled.reading().happened {
            Verb::Log
        } else {
            Verb::Add
        };
        self.act_within(Scope::NewRows(&tables), stamp, verb, |acting| {
            let logged = record(acting, settled, &mut HashMap::new())?;
            if let Some(slot) = &draft_slot {
                acting
                    .connection
                    .prepare_cached("DELETE FROM draft WHERE slot = ?1")?
                    .execute([slot])?;
            }
            acting.about = match logged.interaction {
                Some(_) => logged.names(),
                None => noted(settled.reading(), &logged),
            };
            Ok(logged)
        })
    }

    /// Records several sentences, all or nothing, as one act. Somebody new who is named in several of
    /// them is created once.
    ///
    /// # Errors
    /// Whatever the database says; nothing is recorded then.
    pub fn log_all(&mut self, sentences: &[Settled], stamp: Stamp) -> Result<Vec<Logged>> {
        let tables = tables(sentences.iter().map(Settled::reading));
        self.act_within(Scope::NewRows(&tables), stamp, Verb::Log, |acting| {
            let mut new_people = HashMap::new();
            let logged = sentences
                .iter()
                .map(|settled| record(acting, settled, &mut new_people))
                .collect::<Result<Vec<_>>>()?;
            let mut names: Vec<&str> = logged
                .iter()
                .flat_map(|logged| &logged.people)
                .map(|(_, name)| name.as_str())
                .collect();
            names.sort_unstable();
            names.dedup();
            acting.about = names.join(", ");
            Ok(logged)
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

/// What a sentence noted in which nothing happened: "a promise with Ana: read her letter".
fn noted(reading: &Reading, logged: &Logged) -> String {
    let with = |person: Option<Id<Person>>| {
        let mut people = logged.people.iter();
        let named = person.and_then(|wanted| people.find(|(id, _)| *id == wanted));
        let name = named.map_or_else(|| logged.names(), |(_, name)| name.clone());
        if name.is_empty() {
            name
        } else {
            format!(" with {name}")
        }
    };
    let promises = reading.promises.iter();
    let promises = promises.map(|of| format!("a promise{}: {}", with(of.person), of.text));
    let topics = reading.topics.iter();
    let topics = topics.map(|of| format!("a topic{}: {}", with(of.person), of.text));
    promises.chain(topics).collect::<Vec<_>>().join("; ")
}

/// The tables that get new rows when these are recorded.
fn tables<'a>(readings: impl IntoIterator<Item = &'a Reading>) -> Vec<&'static str> {
    let mut tables = vec!["interaction"];
    for reading in readings {
        let with_people = !(reading.people.is_empty() && reading.new_people.is_empty());
        let touched = [
            ("participant", with_people),
            ("interaction_tag", !reading.tags.is_empty()),
            ("person", !reading.new_people.is_empty()),
            ("place", reading.place.is_some()),
            ("promise", !reading.promises.is_empty()),
            ("topic", !reading.topics.is_empty()),
        ];
        tables.extend(
            touched
                .into_iter()
                .filter_map(|(table, is)| is.then_some(table)),
        );
    }
    tables
}

/// Records one sentence; `new_people` are those whom this act has created so far.
pub(in crate::store) fn record(
    acting: &mut Acting<'_>,
    settled: &Settled,
    new_people: &mut HashMap<String, Id<Person>>,
) -> Result<Logged> {
    let reading = settled.reading();
    let participants = participants(acting, reading, new_people)?;
    let mut people = Vec::with_capacity(participants.len());
    for participant in &participants {
        let name = people::name_of(acting.connection, participant.id)?;
        people.push((participant.id, name.ok_or(StoreError::Gone("a person"))?));
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
    Ok(Logged {
        interaction,
        day: reading.days.first(),
        people,
    })
}

/// Everybody named, those who are new created first.
fn participants(
    acting: &mut Acting<'_>,
    reading: &Reading,
    new_people: &mut HashMap<String, Id<Person>>,
) -> Result<Vec<Participant>> {
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
        let id = if let Some(created) = new_people.get(name) {
            *created
        } else {
            let new = Person::named(acting.mint(), name.clone(), Origin::Hand, acting.at);
            people::insert(acting.connection, &new, None)?;
            new_people.insert(name.clone(), new.id);
            new.id
        };
        participants.push(Participant {
            id,
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
