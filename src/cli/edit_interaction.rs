//! `edit --interaction`: a new sentence for something recorded before.
//!
//! What the sentence says replaces what is kept; what it does not mention stays, its day too. The
//! words are always those of the sentence. Days are read as of today, as everywhere.

use serde::Serialize;

use crate::cli::call::Call;
use crate::cli::failure::Failure;
use crate::cli::reading::{self, Read};
use crate::cli::{logged, output};
use crate::domain::id::Id;
use crate::domain::interaction::{Interaction, Participant};
use crate::domain::names::Names;
use crate::domain::sentence::reading::{Meaning, ReadPerson, ReadPlace, Reading};
use crate::store::error::StoreError;
use crate::store::open::{Reader, Store};

/// Reads `sentence` and saves what it says in place of what was kept.
pub fn run(
    id: Id<Interaction>,
    sentence: &str,
    private: Option<bool>,
    call: &Call,
) -> anyhow::Result<()> {
    let mut store = call.store()?;
    let kept = kept(&store, id)?;
    let mut read = reading::anew(store.reader(), sentence, kept.day, call)?;
    if !read.reading.is_settled() {
        return Err(read.failure().into());
    }
    check(&read)?;
    let mut changed = merged(kept, &read.reading);
    changed.private = private.unwrap_or(changed.private);
    let place = read.reading.place.clone().map(|place| place.name);
    store.save_interaction_at(changed, place.as_deref(), call.stamp())?;
    if let Some(saved) = store.reader().interaction(id)? {
        show_as_kept(&mut read, saved, store.reader())?;
    }
    logged::tell_saved(id, &read, call)?;
    output::say("betwixt undo takes it back");
    Ok(())
}

/// Marks an interaction private or not, and nothing else.
pub fn mark_private(id: Id<Interaction>, private: bool, call: &Call) -> anyhow::Result<()> {
    let mut store = call.store()?;
    let mut changed = kept(&store, id)?;
    let says = if private {
        "private: stories leave it out"
    } else {
        "not private: stories tell it"
    };
    if changed.private == private {
        return Err(Failure::new(format!("It is already {says}"), "Nothing was changed").into());
    }
    changed.private = private;
    store.save_interaction(changed, call.stamp())?;
    if call.json {
        return output::json(&Marked {
            interaction: id,
            private,
        });
    }
    output::line(&format!("Saved: {says}"))?;
    output::say("betwixt undo takes it back");
    Ok(())
}

#[derive(Serialize)]
struct Marked {
    interaction: Id<Interaction>,
    private: bool,
}

fn kept(store: &Store, id: Id<Interaction>) -> Result<Interaction, StoreError> {
    let found = store.reader().interaction(id)?;
    found
        .filter(|kept| kept.record.deleted_at.is_none())
        .ok_or(StoreError::Gone("the interaction"))
}

fn check(read: &Read) -> Result<(), Failure> {
    let Reading {
        promises,
        topics,
        new_people,
        ..
    } = &read.reading;
    if !promises.is_empty() || !topics.is_empty() {
        return Err(Failure::new(
            "A promise or a topic is not part of an interaction that is edited",
            "Leave it out here, and record it with: betwixt log",
        ));
    }
    if let Some(name) = new_people.first() {
        return Err(Failure::new(
            format!("{name} is not in the file yet"),
            format!("First: betwixt add {name:?}"),
        ));
    }
    Ok(())
}

/// `kept` with what the reading says.
fn merged(kept: Interaction, reading: &Reading) -> Interaction {
    let says = |meaning| reading.marks.iter().any(|mark| mark.meaning == meaning);
    let (kind, began) = (reading.kind.is_some(), reading.began.is_some());
    let mut changed = kept;
    if says(Meaning::When) {
        changed.day = reading.days.first();
        changed.last_day = Some(reading.days.last()).filter(|last| *last != changed.day);
    }
    changed.time = reading.time.or(changed.time);
    if kind {
        changed.kind = reading.kind;
    }
    if !reading.people.is_empty() {
        changed.people = participants(&changed, reading, kind);
    } else if kind || began {
        for person in &mut changed.people {
            person.two_way = if kind {
                reading.two_way
            } else {
                person.two_way
            };
            person.began = if began { reading.began } else { person.began };
        }
    }
    changed.minutes = reading.minutes.or(changed.minutes);
    changed.depth.mine = reading.depth.mine.or(changed.depth.mine);
    changed.depth.theirs = reading.depth.theirs.or(changed.depth.theirs);
    changed.chosen &= reading.chosen;
    for tag in &reading.tags {
        if !changed.tags.contains(tag) {
            changed.tags.push(tag.clone());
        }
    }
    changed.words.clone_from(&reading.words);
    changed
}

/// Makes the reading say all that is kept by now.
fn show_as_kept(read: &mut Read, kept: Interaction, file: &Reader) -> Result<(), StoreError> {
    read.names = Names::new(file.people_of(kept.people.iter().map(|person| person.id))?);
    let place = kept.place;
    let places = place
        .map(|_| file.places())
        .transpose()?
        .unwrap_or_default();
    let mut places = places.into_iter();
    let place = places.find(|one| Some(one.id) == place);
    let mut each = kept.people.iter().map(|person| person.began);
    let first = each.next().flatten();
    let reading = &mut read.reading;
    reading.days = kept.days();
    reading.began = first.filter(|_| each.all(|began| began == first));
    reading.two_way = kept.people.iter().any(|person| person.two_way);
    reading.people = kept
        .people
        .iter()
        .map(|person| ReadPerson {
            id: person.id,
            began: person.began,
        })
        .collect();
    reading.place = place.map(|place| ReadPlace {
        id: Some(place.id),
        name: place.name,
    });
    (reading.time, reading.kind, reading.minutes) = (kept.time, kept.kind, kept.minutes);
    (reading.chosen, reading.depth) = (kept.chosen, kept.depth);
    (reading.tags, reading.words) = (kept.tags, kept.words);
    Ok(())
}

/// Those of the sentence. Somebody who was there before keeps what the sentence does not say.
fn participants(kept: &Interaction, reading: &Reading, says_kind: bool) -> Vec<Participant> {
    let before = |id| kept.people.iter().find(|person| person.id == id);
    reading
        .people
        .iter()
        .map(|person| Participant {
            id: person.id,
            two_way: match before(person.id) {
                Some(before) if !says_kind => before.two_way,
                _ => reading.two_way,
            },
            began: person
                .began
                .or_else(|| before(person.id).and_then(|before| before.began)),
        })
        .collect()
}
